use super::super::sign_ins::methods;
use super::security::has_stepped_up;
use super::sign_in::sign_in_of;
use super::{Browser, Error, Service};
use countersign_store::model::{ClientSession, Purpose, SignInStatus};
use countersign_store::{find_member, find_workspace};

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
}
