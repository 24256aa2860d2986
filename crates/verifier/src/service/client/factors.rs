//! Setting up one's own factors, and taking them away.

use super::super::enrolment::{Confirmed, remove};
use super::security::{security, stepped_up};
use super::sign_in::{open_sign_in, pass};
use super::{Browser, Error, Presented, Service};
use crate::service::recovery_codes::NewCodes;
use countersign_store::ids::FactorId;
use countersign_store::model::{Confirmation, Factor, Label, PendingFactor, Purpose, SignInStatus};
use countersign_store::{ClientTokenRow, Transaction, active_factors, list_factors};

impl Service {
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
                let token = browser.session_to_change(tx)?;
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
        let shown = codes.as_ref().map(NewCodes::exposed);
        let service = self.clone();
        let confirmed = self
            .store
            .write(move |tx| {
                let token = browser.session_to_change(tx)?;
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
                let token = browser.session_to_change(tx)?;
                let token = stepped_up(tx, token)?;
                remove(tx, &token.member, &factor)
            })
            .await
    }
}

/// Whoever only knows the password may set up a first factor, and no further one.
fn may_enrol(tx: &mut Transaction<'_>, token: &ClientTokenRow) -> Result<(), Error> {
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
