//! A sign-in as the browser passes it: by a code, or by having set up a first factor.
//!
//! What passes a sign-in stays with the browser that gave the code (S28). The accepting answer ends the client token that
//! it came with. When that answer is lost on its way, the same browser, known by what it drew before it sent the code,
//! asks again and gets a receipt in place of the one it did not see; nobody else does.

use countersign_store::ids::{MemberKey, SignInId};
use countersign_store::methods::Typed;
use countersign_store::model::{AcceptedCode, SignInStatus, Verification};
use countersign_store::token::{ReceiptToken, TokenDigest};
use countersign_store::{
    ClientTokenRow, SignInRow, Transaction, Trial, bind_sign_in, end_client_token, find_member,
    issue_receipt, lock_member,
};

use super::authority::{Browser, expect_status, is_tied_to, sign_in_of};
use super::check::OwnedTrial;
use super::sign_ins::pass;
use super::{Conflict, Error, Gone, Noun, Service};

/// Seconds in which a receipt must be redeemed (S14).
const RECEIPT_SECONDS: u32 = 60;

/// A sign-in passed, and the receipt that proves it.
#[derive(Debug)]
pub struct PassedSignIn {
    /// Which.
    pub sign_in: SignInId,
    /// Its receipt, for the application's backend.
    pub receipt: ReceiptToken,
    /// Wrong codes since the member's last success that were not given in this sign-in.
    pub failures_before: u32,
}

impl Service {
    /// Passes a sign-in with a code; the receipt comes with the acceptance.
    ///
    /// # Errors
    /// When the token is not for a sign-in that asks for a code, or the sign-in was begun in another browser.
    pub async fn pass_sign_in(
        &self,
        browser: Browser,
        typed: Typed,
    ) -> Result<(Verification, Option<PassedSignIn>), Error> {
        let asked = browser.clone();
        let typed = self
            .prepare(typed, move |tx| {
                let session = asked.session(tx)?;
                let sign_in = challenge_of(tx, &asked, &session)?;
                Ok(OwnedTrial {
                    member: session.member,
                    network: sign_in.network,
                })
            })
            .await;
        let typed = match typed {
            // An ended session may be one whose answer was lost: what it is due needs no hash.
            Err(Error::Gone(Gone::Token)) => Typed::read(""),
            typed => typed?,
        };
        let receipt = ReceiptToken::mint(self.entropy.as_ref())?;
        let digest = receipt.digest();
        let service = self.clone();
        let (verification, passed) = self
            .store
            .write(move |tx| service.pass_or_refuse(tx, &browser, &typed, &digest))
            .await?;
        let passed = passed.map(|(sign_in, failures_before)| PassedSignIn {
            sign_in,
            receipt,
            failures_before,
        });
        Ok((verification, passed))
    }

    fn pass_or_refuse(
        &self,
        tx: &mut Transaction<'_>,
        browser: &Browser,
        typed: &Typed,
        receipt: &TokenDigest,
    ) -> Result<(Verification, Option<(SignInId, u32)>), Error> {
        let secret = browser.secret()?;
        let member = browser.session_or_ended(tx)?.member;
        lock_member(tx, &member)?;
        // What another decision did while this one waited is seen only now.
        let session = browser.session_or_ended(tx)?;
        if session.ended_at.is_some() {
            let (sign_in, verification) = self.answer_again(tx, &session, secret)?;
            give_receipt(tx, &session, &sign_in.id, secret, receipt)?;
            let failures_before = sign_in.passed.map_or(0, |passed| passed.failures_before);
            return Ok((verification, Some((sign_in.id, failures_before))));
        }
        let sign_in = challenge_of(tx, browser, &session)?;
        if sign_in.browser.is_none() && !typed.is_malformed() {
            bind_sign_in(tx, &member, &sign_in.id, secret)?;
        }
        let trial = Trial {
            member: &member,
            network: sign_in.network,
            session: Some(&session),
        };
        let checked = self.check(tx, &trial, typed)?;
        let passed = match &checked {
            Err(_) => None,
            Ok(accepted) => {
                pass(tx, &sign_in, secret, accepted)?;
                give_receipt(tx, &session, &sign_in.id, secret, receipt)?;
                end_client_token(tx, &session.digest)?;
                let failures_before = accepted.failures_before().saturating_sub(sign_in.failures);
                Some((sign_in.id, failures_before))
            }
        };
        Ok((self.answer(tx, &checked)?, passed))
    }

    /// What the browser was due when its code was accepted and the answer did not arrive.
    fn answer_again(
        &self,
        tx: &mut Transaction<'_>,
        session: &ClientTokenRow,
        secret: &TokenDigest,
    ) -> Result<(SignInRow, Verification), Error> {
        let sign_in = passed_by(tx, session, secret)?;
        let passed = sign_in.passed.as_ref().ok_or(Gone::Token)?;
        let member = find_member(tx, &session.member)?.ok_or(Error::NotFound(Noun::Member))?;
        let accepted = AcceptedCode {
            method: passed.method,
            factor: passed.factor.clone(),
            recovery_codes_left: member.recovery_codes_left,
            at: passed.at,
        };
        Ok((sign_in, Verification::Accepted(accepted)))
    }

    /// Makes the receipt of a sign-in that setting up a first factor has passed, for the browser that set it up. Each call
    /// replaces the receipt before.
    ///
    /// # Errors
    /// When another browser asks, the sign-in is not passed, or its receipt was redeemed.
    pub async fn complete_sign_in(&self, browser: Browser) -> Result<PassedSignIn, Error> {
        let receipt = ReceiptToken::mint(self.entropy.as_ref())?;
        let digest = receipt.digest();
        let sign_in = self.store.write(move |tx| {
            let secret = browser.secret()?;
            let member: MemberKey = browser.session_or_ended(tx)?.member;
            lock_member(tx, &member)?;
            let session = browser.session_or_ended(tx)?;
            if session.ended_at.is_none() {
                let status = sign_in_of(tx, &session)?.status_at(tx.now());
                expect_status(status, SignInStatus::Passed)?;
            }
            let sign_in = passed_by(tx, &session, secret)?;
            give_receipt(tx, &session, &sign_in.id, secret, &digest)?;
            Ok::<_, Error>(sign_in.id)
        });
        Ok(PassedSignIn {
            sign_in: sign_in.await?,
            receipt,
            failures_before: 0,
        })
    }
}

/// The token's sign-in, if it asks this browser for a code.
fn challenge_of(
    tx: &mut Transaction<'_>,
    browser: &Browser,
    session: &ClientTokenRow,
) -> Result<SignInRow, Error> {
    let sign_in = sign_in_of(tx, session)?;
    is_tied_to(&sign_in, browser.secret()?)?;
    expect_status(sign_in.status_at(tx.now()), SignInStatus::Challenge)?;
    Ok(sign_in)
}

/// The sign-in that this very browser passed and that was not redeemed: only it gets another receipt.
fn passed_by(
    tx: &mut Transaction<'_>,
    session: &ClientTokenRow,
    secret: &TokenDigest,
) -> Result<SignInRow, Error> {
    let sign_in = sign_in_of(tx, session)?;
    let is_this_browser = sign_in.browser.as_deref() == Some(secret.as_bytes());
    let is_due = sign_in.status_at(tx.now()) == SignInStatus::Passed;
    if !is_this_browser || !is_due {
        return Err(Gone::Token.into());
    }
    if sign_in.redeemed_at.is_some() {
        return Err(Conflict::ReceiptRedeemed.into());
    }
    Ok(sign_in)
}

fn give_receipt(
    tx: &mut Transaction<'_>,
    session: &ClientTokenRow,
    sign_in: &SignInId,
    secret: &TokenDigest,
    receipt: &TokenDigest,
) -> Result<(), Error> {
    let expires_at = tx.now().plus_seconds(RECEIPT_SECONDS);
    let workspace = &session.member.workspace;
    if issue_receipt(tx, workspace, sign_in, secret, receipt, expires_at)? {
        Ok(())
    } else {
        Err(Gone::SignIn.into())
    }
}
