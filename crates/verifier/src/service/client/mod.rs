//! What a browser does with a client token: pass one sign-in, or look after its own factors.
//!
//! The token is looked up inside the transaction that acts on it: one that a lock has just ended does nothing any more.

mod factors;
mod security;
mod session;
mod sign_in;

pub use self::sign_in::PassedSignIn;

use super::check::Proof;
use super::{Error, Presented, Service};
use countersign_store::ids::MemberKey;
use countersign_store::token::{ClientToken, TokenDigest};
use countersign_store::{
    ClientTokenRow, Transaction, find_client_token, find_workspace, lock_member,
};

/// A page that calls: its token, and where it comes from if that is not the verifier itself.
#[derive(Clone, Debug)]
pub struct Browser {
    token: TokenDigest,
    origin: Option<String>,
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
    fn session(&self, tx: &mut Transaction<'_>) -> Result<ClientTokenRow, Error> {
        let row = find_client_token(tx, &self.token)?.ok_or(Error::Unauthenticated)?;
        if row.expires_at.is_past(tx.now()) {
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

    /// The same, when the member's factors are about to change: nothing else decides about them before the commit, and
    /// whatever another decision did while this one waited (ended the token, confirmed a factor) is seen.
    fn session_to_change(&self, tx: &mut Transaction<'_>) -> Result<ClientTokenRow, Error> {
        let member = self.session(tx)?.member;
        lock_member(tx, &member)?;
        self.session(tx)
    }

    fn member(&self, tx: &mut Transaction<'_>) -> Result<MemberKey, Error> {
        Ok(self.session(tx)?.member)
    }
}

impl Service {
    /// Whom a browser speaks for.
    async fn client_member(&self, browser: &Browser) -> Result<MemberKey, Error> {
        let browser = browser.clone();
        self.store.read(move |tx| browser.member(tx)).await
    }

    async fn client_proof(&self, browser: &Browser, presented: Presented) -> Result<Proof, Error> {
        // An authenticator's code is looked at in the transaction alone: that finds out whose it is.
        match Proof::at_once(presented) {
            Ok(proof) => Ok(proof),
            Err(code) => {
                let member = self.client_member(browser).await?;
                self.hashed(&member, code).await
            }
        }
    }
}
