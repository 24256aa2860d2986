//! Looking after one's own factors: every change asks for a code first, once there is a factor to lose.

use zeroize::Zeroizing;

use super::super::verify::tell;
use super::{Browser, Error, Presented, Service};
use countersign_store::model::{EventKind, Purpose, Verification};
use countersign_store::{
    ClientTokenRow, Transaction, active_factors, record, step_up_client_token,
};

/// Seconds for which a step-up allows changes.
const STEP_UP_SECONDS: u32 = 10 * 60;

impl Service {
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
                let token = browser.session_to_change(tx)?;
                let token = stepped_up(tx, token)?;
                new.replace(tx, &token.member)
            })
            .await?;
        Ok(shown)
    }
}

/// The token, if it is for the security page.
pub(super) fn security(token: ClientTokenRow) -> Result<ClientTokenRow, Error> {
    match token.purpose {
        Purpose::Security => Ok(token),
        Purpose::SignIn => Err(Error::Forbidden(
            "this token is for a sign-in, not for the security page",
        )),
    }
}

/// The token, if it may change the member's factors.
pub(super) fn stepped_up(
    tx: &mut Transaction<'_>,
    token: ClientTokenRow,
) -> Result<ClientTokenRow, Error> {
    let token = security(token)?;
    let unprotected = active_factors(tx, &token.member)?.is_empty();
    if unprotected || has_stepped_up(tx, &token) {
        Ok(token)
    } else {
        Err(Error::StepUpRequired)
    }
}

pub(super) fn has_stepped_up(tx: &mut Transaction<'_>, token: &ClientTokenRow) -> bool {
    token
        .stepped_up_at
        .is_some_and(|at| !at.plus_seconds(STEP_UP_SECONDS).is_past(tx.now()))
}
