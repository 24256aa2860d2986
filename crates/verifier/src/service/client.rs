//! What a browser does with a client token: pass one sign-in, or look after its own factors.
//!
//! The token is looked up inside the transaction that acts on it: one that a lock has just ended does nothing any more.

use zeroize::Zeroizing;

use super::enrolment::{Confirmed, remove};
use super::sign_ins::{RECEIPT_SECONDS, methods};
use super::verify::tell;
use super::{Error, Presented, Service};
use crate::ids::{FactorId, MemberKey, SignInId};
use crate::model::{
    ClientSession, Confirmation, EventKind, Factor, Label, PendingFactor, Purpose, SignInStatus,
    Verification,
};
use crate::store::{
    self, Accepted, ClientTokenRow, SignInRow, Transaction, active_factors, find_client_token,
    find_member, find_sign_in, find_workspace, list_factors, pass_sign_in, record,
    step_up_client_token,
};
use crate::token::{ClientToken, ReceiptToken, TokenDigest};

/// Seconds for which a step-up allows changes.
const STEP_UP_SECONDS: u32 = 10 * 60;

/// A page that calls: its token, and where it comes from if that is not the verifier itself.
#[derive(Clone, Debug)]
pub struct Browser {
    token: TokenDigest,
    origin: Option<String>,
}

/// A sign-in passed, and the receipt that proves it.
#[derive(Debug)]
pub struct PassedSignIn {
    /// Which.
    pub sign_in: SignInId,
    /// Its receipt, for the application's backend.
    pub receipt: ReceiptToken,
}

impl Browser {
    /// The page that presents `token`, coming from `origin` (none: the verifier's own pages).
    #[must_use]
    pub fn new(token: &ClientToken, origin: Option<String>) -> Self {
        Self {
            token: token.digest(),
            origin,
        }
    }

    /// What its token is good for at this moment.
    fn session(&self, tx: &mut dyn Transaction) -> Result<ClientTokenRow, Error> {
        let row = find_client_token(tx, &self.token)?.ok_or(Error::Unauthenticated)?;
        if row.expires_at.has_come(tx.now()) {
            return Err(Error::Gone("session"));
        }
        if let Some(origin) = &self.origin {
            let workspace =
                find_workspace(tx, &row.member.workspace)?.ok_or(Error::Unauthenticated)?;
            if !workspace.lists(origin) {
                return Err(Error::Forbidden(
                    "pages of this origin may not call for this workspace",
                ));
            }
        }
        Ok(row)
    }

    fn member(&self, tx: &mut dyn Transaction) -> Result<MemberKey, Error> {
        Ok(self.session(tx)?.member)
    }
}

impl Service {
    /// What a browser may know of what it holds a token for.
    ///
    /// # Errors
    /// When the token is unknown or expired, or the page may not call.
    pub async fn client_session(&self, browser: Browser) -> Result<ClientSession, Error> {
        self.store
            .read(move |tx| {
                let token = browser.session(tx)?;
                let member = find_member(tx, &token.member)?.ok_or(Error::NotFound("member"))?;
                let workspace = find_workspace(tx, &token.member.workspace)?
                    .ok_or(Error::NotFound("workspace"))?;
                let status = match token.purpose {
                    Purpose::SignIn => Some(sign_in_of(tx, &token)?.status_at(tx.now())),
                    Purpose::Security => None,
                };
                let shown = status.unwrap_or(SignInStatus::Challenge);
                let methods = if member.factors == 0 && status.is_none() {
                    vec![]
                } else {
                    methods(shown, &member)
                };
                Ok(ClientSession {
                    purpose: token.purpose,
                    workspace: workspace.name,
                    member: member.id,
                    label: member.label,
                    status,
                    methods,
                    needs_step_up: status.is_none()
                        && member.factors > 0
                        && !has_stepped_up(tx, &token),
                    factors: member.factors,
                    recovery_codes_left: member.recovery_codes_left,
                    return_to: token.return_to,
                    expires_at: token.expires_at,
                })
            })
            .await
    }

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

    /// Begins to set up a factor: in a sign-in that asks for a first one, or from the security page.
    ///
    /// # Errors
    /// When the token is for neither, or a code is asked for first.
    pub async fn client_begin_factor(
        &self,
        browser: Browser,
        label: Option<Label>,
    ) -> Result<PendingFactor, Error> {
        let new = self.new_set_up(label)?;
        let service = self.clone();
        self.store
            .write(move |tx| {
                let token = browser.session(tx)?;
                may_enrol(tx, &token)?;
                service.begin(tx, &token.member, &new)
            })
            .await
    }

    /// Confirms a factor with its first code. In a sign-in that asked for it, that passes the sign-in; its receipt is
    /// made by [`Service::client_complete`] when the person has kept the recovery codes.
    ///
    /// # Errors
    /// As [`Service::confirm_factor`], and when the token is not for this.
    pub async fn client_confirm_factor(
        &self,
        browser: Browser,
        factor: FactorId,
        presented: Presented,
    ) -> Result<Confirmation, Error> {
        let member = self.client_member(&browser).await?;
        let codes = self.codes_for_first_factor(&member, &presented).await?;
        let shown = codes.as_ref().map(super::recovery_codes::NewCodes::exposed);
        let service = self.clone();
        let confirmed = self
            .store
            .write(move |tx| {
                let token = browser.session(tx)?;
                may_enrol(tx, &token)?;
                let confirmed =
                    service.confirm(tx, &token.member, &factor, &presented, codes.as_ref())?;
                if let (Confirmed::Yes { accepted, .. }, Some(sign_in)) =
                    (&confirmed, &token.sign_in)
                {
                    pass(tx, sign_in, accepted)?;
                }
                Ok::<_, Error>(confirmed)
            })
            .await?;
        Ok(confirmed.tell(shown))
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

    /// Proves a factor again, so that the factors may be changed.
    ///
    /// # Errors
    /// When the token is not for the security page.
    pub async fn client_step_up(
        &self,
        browser: Browser,
        presented: Presented,
    ) -> Result<Verification, Error> {
        let proof = self.client_proof(&browser, presented).await?;
        let service = self.clone();
        self.store
            .write(move |tx| {
                let token = security(browser.session(tx)?)?;
                let checked = service.check(tx, &token.member, &proof)?;
                if let Ok(accepted) = &checked {
                    step_up_client_token(tx, &token.digest, accepted)?;
                    record(
                        tx,
                        &token.member.workspace,
                        Some(&token.member.member),
                        &EventKind::StepUpPassed,
                    )?;
                }
                tell(tx, &checked)
            })
            .await
    }

    /// One's own factors.
    ///
    /// # Errors
    /// When the token is not for the security page.
    pub async fn client_factors(&self, browser: Browser) -> Result<Vec<Factor>, Error> {
        self.store
            .read(move |tx| {
                let token = security(browser.session(tx)?)?;
                Ok(list_factors(tx, &token.member)?)
            })
            .await
    }

    /// Takes one of one's own factors away.
    ///
    /// # Errors
    /// When there is none such, or a code is asked for first.
    pub async fn client_remove_factor(
        &self,
        browser: Browser,
        factor: FactorId,
    ) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                let token = browser.session(tx)?;
                let token = stepped_up(tx, token)?;
                remove(tx, &token.member, &factor)
            })
            .await
    }

    /// Hands out a new set of one's own recovery codes.
    ///
    /// # Errors
    /// When a code is asked for first, or there is no factor yet.
    pub async fn client_recovery_codes(
        &self,
        browser: Browser,
    ) -> Result<Vec<Zeroizing<String>>, Error> {
        let check = browser.clone();
        self.store
            .read(move |tx| {
                let token = check.session(tx)?;
                stepped_up(tx, token).map(drop)
            })
            .await?;
        let new = self.new_recovery_codes().await?;
        let shown = new.exposed();
        self.store
            .write(move |tx| {
                let token = browser.session(tx)?;
                let token = stepped_up(tx, token)?;
                new.replace(tx, &token.member)
            })
            .await?;
        Ok(shown)
    }

    async fn client_member(&self, browser: &Browser) -> Result<MemberKey, Error> {
        let browser = browser.clone();
        self.store.read(move |tx| browser.member(tx)).await
    }

    async fn client_proof(
        &self,
        browser: &Browser,
        presented: Presented,
    ) -> Result<super::check::Proof, Error> {
        let member = self.client_member(browser).await?;
        self.prepare(&member, presented).await
    }
}

fn sign_in_of(tx: &mut dyn Transaction, token: &ClientTokenRow) -> Result<SignInRow, Error> {
    let id = token
        .sign_in
        .as_ref()
        .ok_or(Error::Forbidden("this token is not for a sign-in"))?;
    find_sign_in(tx, &token.member.workspace, id)?.ok_or(Error::Gone("sign-in"))
}

/// The token's sign-in, if it is at `expected`.
fn open_sign_in(
    tx: &mut dyn Transaction,
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

/// Whoever only knows the password may set up a first factor, and no further one.
fn may_enrol(tx: &mut dyn Transaction, token: &ClientTokenRow) -> Result<(), Error> {
    match token.purpose {
        Purpose::Security => stepped_up(tx, token.clone()).map(drop),
        Purpose::SignIn => {
            open_sign_in(tx, token, SignInStatus::Enroll)?;
            // Another sign-in may have set one up since this one began.
            let enrolled = !active_factors(tx, &token.member)?.is_empty();
            if enrolled {
                Err(Error::Forbidden(
                    "there is a factor by now; sign in again with it",
                ))
            } else {
                Ok(())
            }
        }
    }
}

fn security(token: ClientTokenRow) -> Result<ClientTokenRow, Error> {
    match token.purpose {
        Purpose::Security => Ok(token),
        Purpose::SignIn => Err(Error::Forbidden(
            "this token is for a sign-in, not for the security page",
        )),
    }
}

fn stepped_up(tx: &mut dyn Transaction, token: ClientTokenRow) -> Result<ClientTokenRow, Error> {
    let token = security(token)?;
    let unprotected = active_factors(tx, &token.member)?.is_empty();
    if unprotected || has_stepped_up(tx, &token) {
        Ok(token)
    } else {
        Err(Error::StepUpRequired)
    }
}

fn has_stepped_up(tx: &mut dyn Transaction, token: &ClientTokenRow) -> bool {
    token
        .stepped_up_at
        .is_some_and(|at| !at.plus_seconds(STEP_UP_SECONDS).has_come(tx.now()))
}

fn pass(tx: &mut dyn Transaction, sign_in: &SignInId, accepted: &Accepted) -> Result<(), Error> {
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
    tx: &mut dyn Transaction,
    token: &ClientTokenRow,
    sign_in: &SignInId,
    receipt: &TokenDigest,
) -> Result<(), Error> {
    let expires_at = tx.now().plus_seconds(RECEIPT_SECONDS);
    if store::issue_receipt(tx, &token.member.workspace, sign_in, receipt, expires_at)? {
        Ok(())
    } else {
        Err(Error::Conflict(
            "this sign-in is not passed, or its receipt was redeemed",
        ))
    }
}
