//! Who asks for a change, made sure of inside the transaction that makes it.
//!
//! A backend names a member of its own workspace and may do anything with it; a browser holds a client token and may do
//! what that is for. Either becomes an [`Authority`]: there is one function for each act, not one for each caller.

use countersign_policy::Network;
use countersign_store::ids::{MemberId, MemberKey, SignInId};
use countersign_store::methods::sent::Subject;
use countersign_store::methods::set_up::Confirmer;
use countersign_store::model::{AdminAct, Context, Purpose, SignInStatus};
use countersign_store::token::{BrowserSecret, ClientToken, TokenDigest};
use countersign_store::{
    ClientTokenRow, SignInRow, Spared, Transaction, Trial, active_factors, find_client_token,
    find_sign_in, find_workspace, lock_member,
};

use super::admin::{Administrator, admin_role};
use super::sending::{About, Question, factor_methods};
use super::{Conflict, Error, Forbidden, Gone, Noun};

/// Seconds for which a step-up allows changes.
const STEP_UP_SECONDS: u32 = 10 * 60;

/// Who asks.
#[derive(Clone, Debug)]
pub enum Caller {
    /// The application's backend, for one of its workspace's members.
    Backend(MemberKey),
    /// A page, for the member that its token is for.
    Browser(Browser),
    /// An administrator's page, for a member of its workspace.
    Admin(Browser, MemberId),
}

impl From<MemberKey> for Caller {
    fn from(member: MemberKey) -> Self {
        Self::Backend(member)
    }
}

impl From<Browser> for Caller {
    fn from(browser: Browser) -> Self {
        Self::Browser(browser)
    }
}

/// A page that calls: its token, where it comes from if that is not the verifier itself, and what it drew to be known by.
#[derive(Clone, Debug)]
pub struct Browser {
    token: TokenDigest,
    origin: Option<String>,
    secret: Option<TokenDigest>,
}

/// What the caller is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Read the member's factors.
    Look,
    /// Prove a factor again.
    StepUp,
    /// End the page's session.
    Leave,
    /// Set up a factor.
    Enroll,
    /// Remove a factor, renew the recovery codes.
    Change,
}

/// Who asked, and that they may.
#[derive(Clone, Debug)]
pub(super) struct Authority {
    member: MemberKey,
    session: Option<ClientTokenRow>,
    sign_in: Option<SignInRow>,
    confirmer: Confirmer,
    admin: Option<Administrator>,
}

impl Authority {
    /// Whose factors it is about.
    pub(super) fn member(&self) -> &MemberKey {
        &self.member
    }

    /// The session of the member's own page; none when a backend or an administrator asked.
    pub(super) fn session(&self) -> Option<&ClientTokenRow> {
        self.session.as_ref()
    }

    /// The sign-in that the page is to pass.
    pub(super) fn sign_in(&self) -> Option<&SignInRow> {
        self.sign_in.as_ref()
    }

    /// What outlives the change: the session that asked for it.
    pub(super) fn spared(&self) -> Spared<'_> {
        let admin = self.admin.as_ref().map(Administrator::session);
        let session = self.session.as_ref().or(admin);
        session.map_or(Spared::Nothing, Spared::Session)
    }

    /// The administrator who asked, if one did.
    pub(super) fn admin(&self) -> Option<&MemberId> {
        self.admin.as_ref().map(|admin| &admin.key().member)
    }

    /// Writes down what was done, if it was an administrator who did it.
    pub(super) fn sign(&self, tx: &mut Transaction<'_>, act: AdminAct) -> Result<(), Error> {
        match &self.admin {
            Some(admin) => admin.sign(tx, &self.member, act),
            None => Ok(()),
        }
    }

    /// A try at the first code of a factor, made by the caller.
    pub(super) fn trial(&self) -> Trial<'_> {
        Trial {
            network: self.network(),
            session: self.session.as_ref(),
            ..Trial::of(&self.member)
        }
    }

    /// What proves one of the member's factors again on this page.
    pub(super) fn question(&self, tx: &mut Transaction<'_>) -> Result<Question, Error> {
        let session = self.session.as_ref().ok_or(Forbidden::WrongPurpose)?;
        Ok(Question {
            member: self.member.clone(),
            subject: Subject::page(&session.digest),
            offered: factor_methods(tx, &self.member)?,
            context: Context::default(),
            about: About::Change,
        })
    }

    /// Whose first code confirms a factor.
    pub(super) fn confirmer(&self) -> Confirmer {
        self.confirmer
    }

    fn network(&self) -> Option<Network> {
        self.sign_in.as_ref().and_then(SignInRow::network)
    }
}

impl Caller {
    /// Makes sure that the caller may, without holding anybody up.
    pub(super) fn may(&self, tx: &mut Transaction<'_>, act: Act) -> Result<Authority, Error> {
        match self {
            Self::Backend(member) => Ok(Authority::acting_for(member.clone(), None)),
            Self::Browser(browser) => browser.may(tx, act),
            Self::Admin(page, member) => {
                let admin = Administrator::of(page, tx, act)?;
                let member = admin.colleague(member);
                if act == Act::Change {
                    admin.may_change(tx, &member)?;
                }
                Ok(Authority::acting_for(member, Some(admin)))
            }
        }
    }

    /// The same, when something about the member is about to change: nothing else decides about them before the commit,
    /// and whatever another decision did while this one waited (ended the token, confirmed a factor) is seen.
    pub(super) fn may_change(
        &self,
        tx: &mut Transaction<'_>,
        act: Act,
    ) -> Result<Authority, Error> {
        // Whatever an administrator changes of others asks for their own fresh code.
        let act = match self {
            Self::Admin(..) => Act::Change,
            Self::Backend(_) | Self::Browser(_) => act,
        };
        let Authority { member, admin, .. } = self.may(tx, act)?;
        let mut concerned = vec![member];
        concerned.extend(admin.map(|admin| admin.key().clone()));
        // In the order of their ids: two decisions about the same members never wait for each other.
        concerned.sort_by(|one, other| one.member.cmp(&other.member));
        for member in &concerned {
            if !lock_member(tx, member)? {
                return Err(Error::NotFound(Noun::Member));
            }
        }
        self.may(tx, act)
    }
}

impl Authority {
    /// That of who is not the member, but answers for them.
    fn acting_for(member: MemberKey, admin: Option<Administrator>) -> Self {
        Self {
            member,
            session: None,
            sign_in: None,
            confirmer: Confirmer::Backend,
            admin,
        }
    }
}

impl Browser {
    /// The page that presents `token`, coming from `origin` (none: the verifier's own pages).
    #[must_use]
    pub fn new(token: &ClientToken, origin: Option<String>) -> Self {
        Self {
            token: token.digest(),
            origin,
            secret: None,
        }
    }

    /// The same page, and what it drew before it sent its first code.
    #[must_use]
    pub fn known_by(self, secret: &BrowserSecret) -> Self {
        Self {
            secret: Some(secret.digest()),
            ..self
        }
    }

    /// What it drew. A page that drew nothing is known again by nothing.
    pub(super) fn secret(&self) -> Result<&TokenDigest, Error> {
        self.secret.as_ref().ok_or(Conflict::OtherBrowser.into())
    }

    /// What its token is good for at this moment.
    pub(super) fn session(&self, tx: &mut Transaction<'_>) -> Result<ClientTokenRow, Error> {
        let row = self.session_or_ended(tx)?;
        match row.ended_at {
            Some(_) => Err(Gone::Token.into()),
            None => Ok(row),
        }
    }

    /// The same, even when an answer that this page may not have seen ended it.
    pub(super) fn session_or_ended(
        &self,
        tx: &mut Transaction<'_>,
    ) -> Result<ClientTokenRow, Error> {
        let row = find_client_token(tx, &self.token)?.ok_or(Error::Unauthenticated)?;
        if row.expires_at.is_past(tx.now()) {
            return Err(Gone::Token.into());
        }
        if let Some(origin) = &self.origin {
            let workspace =
                find_workspace(tx, &row.member.workspace)?.ok_or(Error::Unauthenticated)?;
            if !workspace.lists(origin) {
                return Err(Forbidden::OriginNotListed.into());
            }
        }
        Ok(row)
    }

    fn may(&self, tx: &mut Transaction<'_>, act: Act) -> Result<Authority, Error> {
        let session = match act {
            // Confirming a first factor ends the token with the sign-in; the same browser may ask for that answer again.
            Act::Enroll => self.session_or_ended(tx)?,
            Act::Look | Act::StepUp | Act::Leave | Act::Change => self.session(tx)?,
        };
        let sign_in = match (session.purpose, act) {
            (Purpose::Security, Act::Look | Act::StepUp | Act::Leave)
            | (Purpose::Admin, Act::Leave) => None,
            (Purpose::Admin, Act::StepUp) => {
                admin_role(tx, &session.member)?;
                None
            }
            (Purpose::Security, Act::Enroll | Act::Change) => {
                if session.ended_at.is_some() {
                    return Err(Gone::Token.into());
                }
                has_proved(tx, &session)?;
                None
            }
            (Purpose::SignIn, Act::Enroll) => Some(self.may_enroll(tx, &session)?),
            (Purpose::SignIn, Act::Look | Act::StepUp | Act::Leave | Act::Change)
            | (Purpose::Admin, Act::Look | Act::Enroll | Act::Change) => {
                return Err(Forbidden::WrongPurpose.into());
            }
        };
        let confirmer = match self.secret {
            Some(secret) => Confirmer::Browser(secret),
            // Known by its token alone, which no other page can show.
            None => Confirmer::Browser(self.token),
        };
        Ok(Authority {
            member: session.member.clone(),
            session: Some(session),
            sign_in,
            confirmer,
            admin: None,
        })
    }

    /// Whoever only knows the password may set up a first factor, and no further one.
    fn may_enroll(
        &self,
        tx: &mut Transaction<'_>,
        session: &ClientTokenRow,
    ) -> Result<SignInRow, Error> {
        let sign_in = sign_in_of(tx, session)?;
        if let Some(secret) = &self.secret {
            is_tied_to(&sign_in, secret)?;
        }
        let status = sign_in.status_at(tx.now());
        let is_asking_again = status == SignInStatus::Passed && sign_in.redeemed_at.is_none();
        if is_asking_again {
            return Ok(sign_in);
        }
        expect_status(status, SignInStatus::Enroll)?;
        if session.ended_at.is_some() {
            return Err(Gone::Token.into());
        }
        // Another sign-in may have set one up since this one began; unless this one proved it.
        if sign_in.proved.is_some() || active_factors(tx, &session.member)?.is_empty() {
            Ok(sign_in)
        } else {
            Err(Forbidden::EnrolledAlready.into())
        }
    }
}

/// The sign-in that a token is for.
pub(super) fn sign_in_of(
    tx: &mut Transaction<'_>,
    session: &ClientTokenRow,
) -> Result<SignInRow, Error> {
    let id: &SignInId = session.sign_in.as_ref().ok_or(Forbidden::WrongPurpose)?;
    find_sign_in(tx, &session.member.workspace, id)?.ok_or(Gone::SignIn.into())
}

/// The token's sign-in, if it asks this browser for a code.
pub(super) fn challenge_of(
    tx: &mut Transaction<'_>,
    browser: &Browser,
    session: &ClientTokenRow,
) -> Result<SignInRow, Error> {
    let sign_in = sign_in_of(tx, session)?;
    is_tied_to(&sign_in, browser.secret()?)?;
    expect_status(sign_in.status_at(tx.now()), SignInStatus::Challenge)?;
    Ok(sign_in)
}

/// A sign-in belongs to the browser that sent its first code (S28).
pub(super) fn is_tied_to(sign_in: &SignInRow, secret: &TokenDigest) -> Result<(), Conflict> {
    match &sign_in.browser {
        Some(browser) if browser != secret.as_bytes() => Err(Conflict::OtherBrowser),
        _ => Ok(()),
    }
}

pub(super) fn expect_status(status: SignInStatus, expected: SignInStatus) -> Result<(), Error> {
    match status {
        status if status == expected => Ok(()),
        SignInStatus::Passed => Err(Conflict::SignInPassed.into()),
        SignInStatus::Challenge => Err(Conflict::SignInChallenges.into()),
        SignInStatus::Enroll => Err(Conflict::SignInEnrolls.into()),
        SignInStatus::Denied | SignInStatus::Ended => Err(Gone::SignIn.into()),
    }
}

/// Changes ask for a fresh code, once there is or was a factor to lose (S29).
pub(super) fn has_proved(tx: &mut Transaction<'_>, session: &ClientTokenRow) -> Result<(), Error> {
    if has_stepped_up(tx, session) {
        return Ok(());
    }
    if session.asks_for_code || !active_factors(tx, &session.member)?.is_empty() {
        return Err(Forbidden::StepUpRequired.into());
    }
    Ok(())
}

/// Whether the session's holder gave a code of late.
pub(super) fn has_stepped_up(tx: &Transaction<'_>, session: &ClientTokenRow) -> bool {
    session
        .stepped_up_at
        .is_some_and(|at| !at.plus_seconds(STEP_UP_SECONDS).is_past(tx.now()))
}
