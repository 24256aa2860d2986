//! Somebody lost the phone and the recovery codes: by what way they get back in, without anybody else getting in.
//!
//! A reset never signs anybody in (S12). It takes the factors away, and the next sign-in, with the password, sets up a new one
//! before anything else. People ask for one themselves from a sign-in, by a code that is sent to their e-mail address, and
//! wait; every address is told and can cancel, and so does whoever gives the factor after all. Or somebody whose role the
//! policy names asks for it, and an owner permits it where the policy says so.

use std::sync::Arc;

use countersign_delivery::Text;
use countersign_policy::{Facts, InForce, Role, SelfReset};
use countersign_store::ids::{MemberId, MemberKey, ResetId, WorkspaceId};
use countersign_store::methods::Typed;
use countersign_store::methods::sent::Subject;
use countersign_store::methods::set_up::{FirstCode, match_address};
use countersign_store::model::{
    AdminAct, AskedBy, Brand, CancelledBy, EventKind, Method, Page, PageSize, Reason, Refusal,
    Reset, ResetStatus, Sent,
};
use countersign_store::token::ResetToken;
use countersign_store::{
    Charge, ResetsWanted, SignInRow, StoreError, Transaction, Trial, ask_for_reset, bind_sign_in,
    cancel_reset, charge, facts, find_brand, find_policy, find_reset, find_workspace, list_resets,
    lock_member, permit_reset, record, refuse_reset, reset_member, reset_of_link, reset_under_way,
    send_reset_links,
};

use super::admin::{WorkspaceAuthority, WorkspaceCaller};
use super::authority::{Act, Browser, Caller, challenge_of};
use super::once::{Creation, DAY, Work};
use super::sending::{seen_from, within_limits};
use super::{Conflict, Error, Forbidden, Gone, Noun, Service};

/// Days after its delay in which a reset is done at a sign-in: one that everybody forgot is no door left open.
const DONE_WITHIN_DAYS: u32 = 7;
/// Days in which an owner can permit one.
const PERMITTED_WITHIN_DAYS: u32 = 30;

/// What an owner's word does to a reset that waits for it.
type Decide = fn(&mut Transaction<'_>, &MemberKey, &Reset, &MemberId) -> Result<bool, StoreError>;

/// Whether a code proved the e-mail address of whoever asks for a reset.
#[derive(Debug)]
pub enum ResetProof {
    /// It did: the reset waits.
    Waiting(Reset),
    /// It did not.
    Refused(Refusal),
}

/// What the page of a link may know that cancels a reset.
#[derive(Clone, Debug)]
pub struct ResetLinkSession {
    /// The workspace's name.
    pub workspace: String,
    /// How its hosted pages look.
    pub brand: Brand,
    /// The reset.
    pub reset: Reset,
}

impl Service {
    /// Sends a code to the e-mail address of somebody who lost their factors, in a sign-in that asks for one. Whoever asks does
    /// not learn whether there was anywhere to send it.
    ///
    /// # Errors
    /// When the policy gives no such way, the token is not for a sign-in that asks for a factor, or a reset is under way.
    pub async fn start_reset(&self, browser: Browser) -> Result<Sent, Error> {
        let service = self.clone();
        self.store
            .write(move |tx| {
                let asked = lost(tx, &browser)?;
                if asked.sign_in.browser.is_none() {
                    bind_sign_in(tx, &asked.member, &asked.sign_in.id, browser.secret()?)?;
                }
                service.send_for_reset(tx, &asked)
            })
            .await
    }

    /// Asks for a reset of one's own factors, by the code that was sent. It waits for the policy's delay; every address is told
    /// of it, each with a link to `page` that cancels it.
    ///
    /// # Errors
    /// When the policy gives no such way, the token is not for a sign-in that asks for a factor, or a reset is under way.
    pub async fn prove_for_reset(
        &self,
        browser: Browser,
        typed: Typed,
        page: String,
    ) -> Result<ResetProof, Error> {
        let (service, id) = (self.clone(), self.draw()?);
        self.store
            .write(move |tx| {
                let asked = lost(tx, &browser)?;
                if typed.is_malformed() {
                    return Ok(ResetProof::Refused(Refusal::only(Reason::Malformed)));
                }
                let session = browser.session(tx)?;
                let trial = Trial {
                    network: asked.sign_in.network(),
                    session: Some(&session),
                    ..Trial::of(&asked.member)
                };
                let attempt = match charge(tx, &trial)? {
                    Charge::Admitted(attempt) => attempt,
                    Charge::Refused(refusal) => return Ok(ResetProof::Refused(refusal)),
                    Charge::NoMember => return Err(Error::NotFound(Noun::Member)),
                };
                let subject = Subject::reset(&asked.sign_in.id);
                let keys = &service.keys.0;
                match match_address(tx, keys, attempt, &subject, Method::EmailCode, &typed)? {
                    FirstCode::Refused(refused) => Ok(ResetProof::Refused(refused.0)),
                    FirstCode::Expired(refused) => {
                        let sent = within_limits(service.send_for_reset(tx, &asked))?;
                        Ok(ResetProof::Refused(Refusal { sent, ..refused.0 }))
                    }
                    FirstCode::Right => service
                        .begin_waiting(tx, &asked, id, &page)
                        .map(ResetProof::Waiting),
                }
            })
            .await
    }

    fn send_for_reset(&self, tx: &mut Transaction<'_>, asked: &Lost) -> Result<Sent, Error> {
        let subject = Subject::reset(&asked.sign_in.id);
        let seconds = asked.in_force.policy.floor.code_seconds.get();
        let text = Text::ResetCode {
            seconds,
            from: seen_from(&asked.sign_in.context),
        };
        self.send_to_primary(tx, &asked.member, &subject, text, seconds)
    }

    fn begin_waiting(
        &self,
        tx: &mut Transaction<'_>,
        asked: &Lost,
        id: [u8; 10],
        page: &str,
    ) -> Result<Reset, Error> {
        let now = tx.now();
        let delay = asked.in_force.policy.reset.delay_hours.get();
        let due_at = now.plus_seconds(delay.saturating_mul(3600));
        let reset = Reset {
            id: ResetId::mint(now, id),
            member: asked.member.member.clone(),
            status: ResetStatus::Waiting,
            asked_by: AskedBy::Person,
            asked_at: now,
            due_at: Some(due_at),
            expires_at: due_at.plus_days(DONE_WITHIN_DAYS),
            settled_at: None,
        };
        ask_for_reset(tx, &asked.member, &reset)?;
        let text = Text::ResetAsked {
            due: due_at.micros().div_euclid(1_000_000),
            from: seen_from(&asked.sign_in.context),
        };
        let (keys, entropy) = (&self.keys.0, self.entropy.as_ref());
        send_reset_links(
            tx,
            keys,
            entropy,
            &asked.member,
            &reset.id,
            page,
            (text, due_at),
        )?;
        Ok(reset)
    }
}

impl<K: Clone + Send + Sync + 'static> Service<K> {
    /// Takes the member's factors away, for support or for `by`, an administrator: at once, or once an owner permits it. At the
    /// next sign-in a new one is set up.
    ///
    /// # Errors
    /// When there is no such member or none named `by`, the policy does not let their role, they are the same, the member has
    /// no factor, or a reset waits for an owner already.
    pub fn require_set_up(
        &self,
        caller: impl Into<Caller>,
        by: Option<MemberId>,
    ) -> Creation<Reset, K> {
        let (service, caller) = (self.clone(), caller.into());
        Creation::new(self, DAY, async move {
            let id = service.draw()?;
            Ok(Work::new(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let member = authority.member().clone();
                let by = authority.admin().or(by.as_ref()).cloned();
                let in_force = find_policy(tx, &member.workspace)?;
                let known = facts(tx, &member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
                let waits = may_require(tx, &in_force, &member, &known, by.as_ref())?;
                if known.factors.count() == 0 {
                    return Err(Conflict::NotEnrolled.into());
                }
                if let Some(earlier) = reset_under_way(tx, &member)? {
                    if waits {
                        return Err(Conflict::ResetUnderWay.into());
                    }
                    cancel_reset(tx, &member, &earlier.id, CancelledBy::Later)?;
                }
                let now = tx.now();
                let (status, due_at) = if waits {
                    (ResetStatus::Permission, None)
                } else {
                    (ResetStatus::Waiting, Some(now))
                };
                let reset = Reset {
                    id: ResetId::mint(now, id),
                    member: member.member.clone(),
                    status,
                    asked_by: by.clone().map_or(AskedBy::App, AskedBy::Member),
                    asked_at: now,
                    due_at,
                    expires_at: now.plus_days(PERMITTED_WITHIN_DAYS),
                    settled_at: None,
                };
                ask_for_reset(tx, &member, &reset)?;
                if !waits {
                    reset_member(tx, &member, &reset.id)?;
                }
                found(tx, &member.workspace, &reset.id)
            }))
        })
    }

    /// An owner permits a reset: the factors are gone at once.
    ///
    /// # Errors
    /// When there is no such reset or nobody named `by`, they are no owner or the member themselves, or nothing waits.
    pub async fn grant_reset(
        &self,
        caller: impl Into<WorkspaceCaller>,
        id: ResetId,
        by: Option<MemberId>,
    ) -> Result<Reset, Error> {
        self.decide_as_owner(caller.into(), id, by, permit_reset)
            .await
    }

    /// An owner refuses a reset.
    ///
    /// # Errors
    /// As [`grant_reset`](Self::grant_reset).
    pub async fn refuse_reset(
        &self,
        caller: impl Into<WorkspaceCaller>,
        id: ResetId,
        by: Option<MemberId>,
    ) -> Result<Reset, Error> {
        self.decide_as_owner(caller.into(), id, by, refuse_reset)
            .await
    }

    async fn decide_as_owner(
        &self,
        caller: WorkspaceCaller,
        id: ResetId,
        by: Option<MemberId>,
        decide: Decide,
    ) -> Result<Reset, Error> {
        self.store
            .write(move |tx| {
                let WorkspaceAuthority { workspace, admin } = caller.may(tx, Act::Change)?;
                let by = admin.or(by.clone()).ok_or(Forbidden::Role)?;
                let (member, reset) = to_permit(tx, &workspace, &id, &by)?;
                caller.may(tx, Act::Change)?;
                decide(tx, &member, &reset, &by)?;
                found(tx, &workspace, &id)
            })
            .await
    }

    /// Cancels a reset that is under way, for the application.
    ///
    /// # Errors
    /// When there is none of this id, or it is settled.
    pub async fn cancel_reset(
        &self,
        caller: impl Into<WorkspaceCaller>,
        id: ResetId,
    ) -> Result<(), Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let WorkspaceAuthority { workspace, .. } = caller.may(tx, Act::Change)?;
                let (member, reset) = hold(tx, &workspace, &id)?;
                let Some(by) = caller.may(tx, Act::Change)?.admin else {
                    return settled(cancel_reset(tx, &member, &reset.id, CancelledBy::App)?);
                };
                settled(cancel_reset(tx, &member, &reset.id, CancelledBy::Admin)?)?;
                let acted = EventKind::AdminActed {
                    by,
                    act: AdminAct::CancelReset,
                };
                Ok(record(tx, &workspace, Some(&member.member), &acted)?)
            })
            .await
    }

    /// Cancels one's own reset, on the security page. It asks for no code: it only keeps what there is.
    ///
    /// # Errors
    /// When the token is not for the security page, or no reset of the member waits.
    pub async fn cancel_own_reset(&self, browser: Browser) -> Result<(), Error> {
        let caller = Caller::from(browser);
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Look)?;
                let member = authority.member();
                // What an administrator asked for is not the member's to cancel: their device may be in other hands.
                let reset = reset_under_way(tx, member)?
                    .filter(|reset| reset.status == ResetStatus::Waiting)
                    .ok_or(Error::NotFound(Noun::Reset))?;
                settled(cancel_reset(tx, member, &reset.id, CancelledBy::Person)?)
            })
            .await
    }

    /// The reset that a mailed link cancels. Looking spends nothing: mail scanners open every link.
    ///
    /// # Errors
    /// When it is settled, or nobody's.
    pub async fn reset_link(&self, token: &ResetToken) -> Result<ResetLinkSession, Error> {
        let digest = token.digest();
        self.store
            .read(move |tx| {
                let (member, reset) = reset_of_link(tx, &digest)?.ok_or(Gone::Link)?;
                let workspace = find_workspace(tx, &member.workspace)?
                    .ok_or(Error::NotFound(Noun::Workspace))?;
                Ok(ResetLinkSession {
                    brand: find_brand(tx, &workspace.id)?,
                    workspace: workspace.name,
                    reset,
                })
            })
            .await
    }

    /// Cancels the reset that a mailed link is for, in whatever browser. It needs nothing else: it only keeps what there is.
    ///
    /// # Errors
    /// When it is settled, or nobody's.
    pub async fn cancel_by_link(&self, token: &ResetToken) -> Result<(), Error> {
        let digest = token.digest();
        self.store
            .write(move |tx| {
                let (member, _) = reset_of_link(tx, &digest)?.ok_or(Gone::Link)?;
                lock_member(tx, &member)?;
                let (member, reset) = reset_of_link(tx, &digest)?.ok_or(Gone::Link)?;
                if cancel_reset(tx, &member, &reset.id, CancelledBy::Link)? {
                    Ok(())
                } else {
                    Err(Gone::Link.into())
                }
            })
            .await
    }

    /// The resets of a workspace, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn resets(
        &self,
        caller: impl Into<WorkspaceCaller>,
        wanted: ResetsWanted,
        size: PageSize,
    ) -> Result<Page<Reset>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                let rows = list_resets(tx, &workspace, &wanted, size.rows() + 1)?;
                Ok(Page::cut(rows, size, |reset| reset.id.as_str().to_owned()))
            })
            .await
    }
}

/// Carries out the reset that the member of a sign-in waits for, if its delay is over; what is known of them then. Asked of
/// whoever holds the member's row, before anything else is decided about the sign-in.
pub(super) fn carry_out(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    in_force: &InForce,
    known: Facts,
) -> Result<Facts, Error> {
    if known.factors.count() == 0 || known.locked || known.full_until.is_some() {
        return Ok(known);
    }
    let now = tx.now();
    match reset_under_way(tx, member)?.filter(|reset| reset.is_due(now)) {
        None => Ok(known),
        Some(reset) => {
            reset_member(tx, member, &reset.id)?;
            facts(tx, member, in_force)?.ok_or(Error::NotFound(Noun::Member))
        }
    }
}

/// Somebody who knows the password, and says that they lost the rest.
struct Lost {
    member: MemberKey,
    sign_in: SignInRow,
    in_force: Arc<InForce>,
}

/// Makes sure that whoever holds this page may ask for a reset; nothing else is decided about the member before the commit.
fn lost(tx: &mut Transaction<'_>, browser: &Browser) -> Result<Lost, Error> {
    browser.secret()?;
    let member = browser.session(tx)?.member;
    lock_member(tx, &member)?;
    // What another decision did while this one waited is seen only now.
    let session = browser.session(tx)?;
    let sign_in = challenge_of(tx, browser, &session)?;
    // An action is asked for by whoever is signed in: the password was not.
    if sign_in.action.is_some() {
        return Err(Forbidden::NotAllowed.into());
    }
    let in_force = find_policy(tx, &member.workspace)?;
    if in_force.policy.reset.by_person == SelfReset::Never {
        return Err(Forbidden::NotAllowed.into());
    }
    let known = facts(tx, &member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    if known.factors.count() == 0 {
        return Err(Conflict::NotEnrolled.into());
    }
    if reset_under_way(tx, &member)?.is_some() {
        return Err(Conflict::ResetUnderWay.into());
    }
    Ok(Lost {
        member,
        sign_in,
        in_force,
    })
}

/// Whether the policy lets `by` (none: the application) require a new set-up of the member, and whether that waits for an
/// owner.
fn may_require(
    tx: &mut Transaction<'_>,
    in_force: &InForce,
    member: &MemberKey,
    known: &Facts,
    by: Option<&MemberId>,
) -> Result<bool, Error> {
    let terms = &in_force.policy.reset;
    let Some(by) = by else {
        return if terms.of.contains(&known.role) {
            Ok(terms.owner_permission)
        } else {
            Err(Forbidden::NotAllowed.into())
        };
    };
    let by = other_than(tx, member, by, in_force)?;
    if !terms.lets(by.role, known.role) {
        return Err(Forbidden::Role.into());
    }
    Ok(terms.waits_for_owner(by.role))
}

/// What is known of `by`, who is somebody else: whoever took over somebody's session does not rid them of their factors.
fn other_than(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    by: &MemberId,
    in_force: &InForce,
) -> Result<Facts, Error> {
    if *by == member.member {
        return Err(Forbidden::OwnReset.into());
    }
    let key = MemberKey {
        workspace: member.workspace.clone(),
        member: by.clone(),
    };
    facts(tx, &key, in_force)?.ok_or(Error::NotFound(Noun::Member))
}

/// A reset that waits for an owner, for `by` to permit or refuse.
fn to_permit(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &ResetId,
    by: &MemberId,
) -> Result<(MemberKey, Reset), Error> {
    let (member, reset) = hold(tx, workspace, id)?;
    let in_force = find_policy(tx, workspace)?;
    let by = other_than(tx, &member, by, &in_force)?;
    if by.role != Role::Owner {
        return Err(Forbidden::Role.into());
    }
    if reset.status != ResetStatus::Permission {
        return Err(Conflict::ResetSettled.into());
    }
    Ok((member, reset))
}

/// A reset, and its member held until the commit.
fn hold(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &ResetId,
) -> Result<(MemberKey, Reset), Error> {
    let member = MemberKey {
        workspace: workspace.clone(),
        member: found(tx, workspace, id)?.member,
    };
    lock_member(tx, &member)?;
    Ok((member, found(tx, workspace, id)?))
}

fn found(tx: &mut Transaction<'_>, workspace: &WorkspaceId, id: &ResetId) -> Result<Reset, Error> {
    find_reset(tx, workspace, id)?.ok_or(Error::NotFound(Noun::Reset))
}

fn settled(by_this: bool) -> Result<(), Error> {
    if by_this {
        Ok(())
    } else {
        Err(Conflict::ResetSettled.into())
    }
}
