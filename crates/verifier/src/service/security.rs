//! Looking after one's own factors: every change asks for a code first, once there is a factor to lose.

use countersign_policy::Timestamp;
use countersign_store::ids::{MemberKey, SignInId};
use countersign_store::methods::Typed;
use countersign_store::model::{EventKind, Purpose, ReturnTo, Verification};
use countersign_store::token::ClientToken;
use countersign_store::{
    ClientTokenRow, create_client_token, end_client_token, find_member, find_sign_in, lock_member,
    record, step_up_client_token,
};

use super::admin::admin_role;
use super::authority::{Act, Browser, Caller};
use super::check::OwnedTrial;
use super::once::{Creation, DAY, Work};
use super::sign_ins::may_return;
use super::{Error, Forbidden, Noun, Service};

/// Seconds for which a person may look after their factors.
const SECURITY_SECONDS: u32 = 30 * 60;

/// A client token just made.
#[derive(Debug)]
pub struct NewClientToken {
    /// The token.
    pub token: ClientToken,
    /// When it is worth nothing any more.
    pub expires_at: Timestamp,
}

impl Service {
    /// Ends the session of a security page that is left. The link that opened it may stand in the browser's history, for
    /// whoever uses that browser next.
    ///
    /// # Errors
    /// When the token is unknown, over already, or for a sign-in.
    pub async fn leave_security(&self, browser: Browser) -> Result<(), Error> {
        let caller = Caller::from(browser);
        self.store
            .write(move |tx| {
                let authority = caller.may(tx, Act::Leave)?;
                if let Some(session) = authority.session() {
                    end_client_token(tx, &session.digest)?;
                }
                Ok(())
            })
            .await
    }

    /// Lets a member who is signed in look after their own factors. `came_by` is the sign-in that they came in by, which their
    /// page then marks; one that is not theirs, or kept no more, marks nothing.
    ///
    /// # Errors
    /// When there is no such member, or `return_to` leads to an origin that the workspace does not list.
    pub fn create_security_token(
        &self,
        member: MemberKey,
        came_by: Option<SignInId>,
        return_to: Option<ReturnTo>,
    ) -> Creation<NewClientToken> {
        self.create_page_token(member, Purpose::Security, came_by, return_to)
    }

    /// Makes the token of a page that is not a sign-in's.
    pub(super) fn create_page_token(
        &self,
        member: MemberKey,
        purpose: Purpose,
        came_by: Option<SignInId>,
        return_to: Option<ReturnTo>,
    ) -> Creation<NewClientToken> {
        let service = self.clone();
        Creation::new(self, DAY, async move {
            let token = ClientToken::mint(service.entropy.as_ref())?;
            Ok(Work::new(move |tx| {
                // A factor that is being confirmed is waited for: the token must know of it (S29).
                lock_member(tx, &member)?;
                let known = find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))?;
                let is_admin = purpose == Purpose::Admin;
                if is_admin {
                    admin_role(tx, &member)?;
                }
                may_return(tx, &member.workspace, return_to.as_ref())?;
                let came_by = match &came_by {
                    Some(id) => find_sign_in(tx, &member.workspace, id)?,
                    None => None,
                };
                let came_by = came_by.filter(|row| row.member == member.member && row.is_over());
                let expires_at = tx.now().plus_seconds(SECURITY_SECONDS);
                let row = ClientTokenRow {
                    digest: token.digest(),
                    member: member.clone(),
                    purpose,
                    sign_in: came_by.map(|row| row.id),
                    return_to: return_to
                        .as_ref()
                        .map(|address| address.as_str().to_owned()),
                    expires_at,
                    ended_at: None,
                    // Who has no factor changes nothing about others, whatever they may do about themselves.
                    asks_for_code: is_admin || known.factors > 0,
                    stepped_up_at: None,
                };
                create_client_token(tx, &row)?;
                let issued = EventKind::TokenIssued { purpose };
                record(tx, &member.workspace, Some(&member.member), &issued)?;
                Ok(NewClientToken {
                    expires_at,
                    token: token.clone(),
                })
            }))
        })
    }

    /// Proves a factor again, so that the factors may be changed.
    ///
    /// # Errors
    /// When the token is not for the security page.
    pub async fn step_up(&self, browser: Browser, typed: Typed) -> Result<Verification, Error> {
        let caller = Caller::from(browser);
        let asked = caller.clone();
        let typed = self
            .prepare(typed, move |tx| {
                let authority = asked.may(tx, Act::StepUp)?;
                Ok(OwnedTrial::of(authority.member().clone()))
            })
            .await?;
        let service = self.clone();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::StepUp)?;
                let session = authority.session().ok_or(Forbidden::WrongPurpose)?;
                let question = authority.question(tx)?;
                let checked = service.check_sent(tx, &question, session, &typed)?;
                if let Ok(accepted) = &checked {
                    step_up_client_token(tx, &session.digest, accepted)?;
                    let member = authority.member();
                    let passed = EventKind::StepUpPassed;
                    record(tx, &member.workspace, Some(&member.member), &passed)?;
                }
                service.answer(tx, &checked)
            })
            .await
    }
}
