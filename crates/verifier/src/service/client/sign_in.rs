//! Passing one sign-in: by a code, or by having set up a first factor.

use super::super::sign_ins::RECEIPT_SECONDS;
use super::super::verify::tell;
use super::{Browser, Error, Presented, Service};
use countersign_store::ids::SignInId;
use countersign_store::model::{EventKind, SignInStatus, Verification};
use countersign_store::token::{ReceiptToken, TokenDigest};
use countersign_store::{
    Accepted, ClientTokenRow, SignInRow, Transaction, find_sign_in, issue_receipt, pass_sign_in,
    record,
};

/// A sign-in passed, and the receipt that proves it.
#[derive(Debug)]
pub struct PassedSignIn {
    /// Which.
    pub sign_in: SignInId,
    /// Its receipt, for the application's backend.
    pub receipt: ReceiptToken,
}

impl Service {
    /// Passes a sign-in with a code; the receipt comes with the acceptance.
    ///
    /// # Errors
    /// When the token is not for a sign-in that asks for a code.
    pub async fn client_verify(
        &self,
        browser: Browser,
        presented: Presented,
    ) -> Result<(Verification, Option<PassedSignIn>), Error> {
        let proof = self.client_proof(&browser, presented).await?;
        let receipt = ReceiptToken::mint(self.entropy.as_ref())?;
        let digest = receipt.digest();
        let service = self.clone();
        let (verification, sign_in) = self
            .store
            .write(move |tx| {
                let token = browser.session(tx)?;
                let sign_in = open_sign_in(tx, &token, SignInStatus::Challenge)?;
                let checked = service.check(tx, &token.member, &proof)?;
                let passed = match &checked {
                    Ok(accepted) => {
                        pass(tx, &sign_in.id, accepted)?;
                        give_receipt(tx, &token, &sign_in.id, &digest)?;
                        Some(sign_in.id)
                    }
                    Err(_) => None,
                };
                Ok::<_, Error>((tell(tx, &checked)?, passed))
            })
            .await?;
        Ok((
            verification,
            sign_in.map(|sign_in| PassedSignIn { sign_in, receipt }),
        ))
    }

    /// Makes the receipt of a sign-in that setting up a factor has passed. Each call replaces the receipt before.
    ///
    /// # Errors
    /// When the sign-in is not passed, or its receipt was redeemed.
    pub async fn client_complete(&self, browser: Browser) -> Result<PassedSignIn, Error> {
        let receipt = ReceiptToken::mint(self.entropy.as_ref())?;
        let digest = receipt.digest();
        let sign_in = self.store.write(move |tx| {
            let token = browser.session(tx)?;
            let sign_in = sign_in_of(tx, &token)?;
            give_receipt(tx, &token, &sign_in.id, &digest)?;
            Ok::<_, Error>(sign_in.id)
        });
        Ok(PassedSignIn {
            sign_in: sign_in.await?,
            receipt,
        })
    }
}

/// The sign-in that a token is for.
pub(super) fn sign_in_of(
    tx: &mut Transaction<'_>,
    token: &ClientTokenRow,
) -> Result<SignInRow, Error> {
    let id = token
        .sign_in
        .as_ref()
        .ok_or(Error::Forbidden("this token is not for a sign-in"))?;
    find_sign_in(tx, &token.member.workspace, id)?.ok_or(Error::Gone("sign-in"))
}

/// The token's sign-in, if it is at `expected`.
pub(super) fn open_sign_in(
    tx: &mut Transaction<'_>,
    token: &ClientTokenRow,
    expected: SignInStatus,
) -> Result<SignInRow, Error> {
    let sign_in = sign_in_of(tx, token)?;
    match sign_in.status_at(tx.now()) {
        status if status == expected => Ok(sign_in),
        SignInStatus::Passed => Err(Error::Conflict("this sign-in is passed already")),
        SignInStatus::Challenge => Err(Error::Forbidden(
            "this sign-in asks for a code, not for a new factor",
        )),
        SignInStatus::Enroll => Err(Error::Conflict(
            "this sign-in asks for a first factor to be set up",
        )),
        SignInStatus::Denied | SignInStatus::Ended => Err(Error::Gone("sign-in")),
    }
}

/// Passes a sign-in, which only an acceptance can.
pub(super) fn pass(
    tx: &mut Transaction<'_>,
    sign_in: &SignInId,
    accepted: &Accepted,
) -> Result<(), Error> {
    if !pass_sign_in(tx, sign_in, accepted)? {
        return Err(Error::Gone("sign-in"));
    }
    let member = accepted.member();
    let passed = EventKind::SignInPassed {
        sign_in: sign_in.clone(),
    };
    Ok(record(
        tx,
        &member.workspace,
        Some(&member.member),
        &passed,
    )?)
}

fn give_receipt(
    tx: &mut Transaction<'_>,
    token: &ClientTokenRow,
    sign_in: &SignInId,
    receipt: &TokenDigest,
) -> Result<(), Error> {
    let expires_at = tx.now().plus_seconds(RECEIPT_SECONDS);
    if issue_receipt(tx, &token.member.workspace, sign_in, receipt, expires_at)? {
        Ok(())
    } else {
        Err(Error::Conflict(
            "this sign-in is not passed, or its receipt was redeemed",
        ))
    }
}
