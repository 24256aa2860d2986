use countersign_store::model::{ClientSession, Purpose};
use countersign_store::{find_brand, find_member, find_workspace, methods};

use super::authority::{Browser, has_stepped_up, sign_in_of};
use super::sign_ins::offered;
use super::{Error, Noun, Service};

impl Service {
    /// What a browser may know of what it holds a token for.
    ///
    /// # Errors
    /// When the token is unknown or over, or the page may not call.
    pub async fn client_session(&self, browser: Browser) -> Result<ClientSession, Error> {
        self.store
            .read(move |tx| {
                let session = browser.session(tx)?;
                let member =
                    find_member(tx, &session.member)?.ok_or(Error::NotFound(Noun::Member))?;
                let workspace = find_workspace(tx, &session.member.workspace)?
                    .ok_or(Error::NotFound(Noun::Workspace))?;
                let brand = find_brand(tx, &workspace.id)?;
                let status = match session.purpose {
                    Purpose::SignIn => Some(sign_in_of(tx, &session)?.status_at(tx.now())),
                    Purpose::Security => None,
                };
                let may_be_typed = match status {
                    Some(status) => offered(tx, status, &session.member)?,
                    None => methods::open(&member),
                };
                let asks_for_code = session.asks_for_code || member.factors > 0;
                Ok(ClientSession {
                    purpose: session.purpose,
                    workspace: workspace.name,
                    brand,
                    member: member.id,
                    label: member.label,
                    status,
                    methods: may_be_typed,
                    needs_step_up: status.is_none()
                        && asks_for_code
                        && !has_stepped_up(tx, &session),
                    factors: member.factors,
                    recovery_codes_left: member.recovery_codes_left,
                    return_to: session.return_to,
                    expires_at: session.expires_at,
                })
            })
            .await
    }
}
