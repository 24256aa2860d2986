//! Recovery codes: drafted with a first set-up, renewed, and handed out one by one.

use std::sync::Arc;

use countersign_store::ids::{FactorId, MemberId, MemberKey};
use countersign_store::methods::recovery::{
    DrawnCode, DrawnSet, NewSet, may_draft_again, set_to_join,
};
use countersign_store::methods::set_up::{ToConfirm, to_confirm};
use countersign_store::{Transaction, active_factors, facts, find_member, find_policy};
use zeroize::Zeroizing;

use super::authority::{Act, Authority, Caller};
use super::once::{Creation, SHORTLY, Work};
use super::{Conflict, Error, Forbidden, Gone, Noun, Service};

impl Service {
    /// Recovery codes that are shown before the set-up which they belong to is confirmed. They open nothing until it is.
    ///
    /// # Errors
    /// When the caller may not, there is no such set-up, it is not the member's first, or too many sets were asked for.
    pub async fn draft_recovery_codes(
        &self,
        caller: impl Into<Caller>,
        id: FactorId,
    ) -> Result<Vec<Zeroizing<String>>, Error> {
        let caller = caller.into();
        let (asked, wanted) = (caller.clone(), id.clone());
        let member = self
            .store
            .read(move |tx| {
                let authority = asked.may(tx, Act::Enroll)?;
                may_draft(tx, &authority, &wanted)?;
                Ok::<_, Error>(authority.member().clone())
            })
            .await?;
        let set = Arc::new(self.new_set(&member).await?);
        let new = Arc::clone(&set);
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Enroll)?;
                may_draft(tx, &authority, &id)?;
                if new.draft(tx, &id)? {
                    Ok(())
                } else {
                    Err(Error::from(Conflict::DraftLimit))
                }
            })
            .await?;
        Ok(set.exposed())
    }
}

impl<K> Service<K> {
    /// A new set of recovery codes for `member`, hashed: as many as the policy says.
    pub(super) async fn new_set(&self, member: &MemberKey) -> Result<NewSet, Error> {
        let workspace = member.workspace.clone();
        let in_force = self
            .store
            .read(move |tx| find_policy(tx, &workspace).map_err(Error::from))
            .await?;
        let codes = in_force.policy.recovery.codes;
        let drawn = DrawnSet::draw(self.entropy.as_ref(), codes.get())?;
        self.hashing.run(member, move || drawn.hash()).await
    }
}

impl<K: Clone + Send + Sync + 'static> Service<K> {
    /// Hands out a new set of recovery codes; whatever the member held before opens nothing any more.
    ///
    /// # Errors
    /// When the caller may not, there is no such member, or it has no factor that a recovery code could stand in for.
    pub fn renew_recovery_codes(
        &self,
        caller: impl Into<Caller>,
    ) -> Creation<Vec<Zeroizing<String>>, K> {
        let (service, caller) = (self.clone(), caller.into());
        Creation::new(self, SHORTLY, async move {
            let asked = caller.clone();
            let may = service.store.read(move |tx| {
                let authority = asked.may(tx, Act::Change)?;
                may_renew(tx, &authority)?;
                Ok::<_, Error>(authority.member().clone())
            });
            let set = service.new_set(&may.await?).await?;
            Ok(Work::new(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                may_renew(tx, &authority)?;
                set.issue(tx, authority.member(), None, authority.spared())?;
                Ok(set.exposed())
            }))
        })
    }

    /// Hands out one recovery code more, for an administrator to give to the member: the one whose page asks, or the one whom
    /// the application names.
    ///
    /// # Errors
    /// When the caller may not, there is no such member or none named `by`, the policy does not let their role, or the member has
    /// no factor.
    pub fn issue_recovery_code(
        &self,
        caller: impl Into<Caller>,
        by: Option<MemberId>,
    ) -> Creation<Vec<Zeroizing<String>>, K> {
        let (service, caller) = (self.clone(), caller.into());
        Creation::new(self, SHORTLY, async move {
            let (asked, named) = (caller.clone(), by.clone());
            let may = service.store.read(move |tx| {
                let authority = asked.may(tx, Act::Change)?;
                may_issue(tx, &authority, named.as_ref())?;
                let member = authority.member().clone();
                let joins = set_to_join(tx, &member)?;
                Ok::<_, Error>((member, joins))
            });
            let (member, joins) = may.await?;
            let drawn = DrawnCode::draw(service.entropy.as_ref(), joins)?;
            let code = service.hashing.run(&member, move || drawn.hash()).await?;
            Ok(Work::new(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let by = may_issue(tx, &authority, by.as_ref())?;
                if code.add(tx, authority.member(), &by)? {
                    Ok(code.exposed())
                } else {
                    Err(Conflict::TryAgain.into())
                }
            }))
        })
    }
}

/// Whether recovery codes of a set-up may be drafted: of the member's first factor, while it waits for its first code, a few
/// times. It is asked before any hash is made (S30).
fn may_draft(tx: &mut Transaction<'_>, authority: &Authority, id: &FactorId) -> Result<(), Error> {
    let member = authority.member();
    match to_confirm(tx, member, id, authority.confirmer())? {
        ToConfirm::NoFactor => return Err(Error::NotFound(Noun::Factor)),
        ToConfirm::Expired => return Err(Gone::SetUp.into()),
        ToConfirm::Active | ToConfirm::ConfirmedByCaller => {
            return Err(Conflict::FactorActive.into());
        }
        ToConfirm::Waiting(_) | ToConfirm::Matched => {}
    }
    if !active_factors(tx, member)?.is_empty() {
        return Err(Conflict::EnrolledBefore.into());
    }
    if may_draft_again(tx, id)? {
        Ok(())
    } else {
        Err(Conflict::DraftLimit.into())
    }
}

fn may_renew(tx: &mut Transaction<'_>, authority: &Authority) -> Result<(), Error> {
    let known = find_member(tx, authority.member())?.ok_or(Error::NotFound(Noun::Member))?;
    if known.factors == 0 {
        return Err(Conflict::NotEnrolled.into());
    }
    Ok(())
}

/// Whether the policy lets the administrator hand out a recovery code to this member, and who that is.
fn may_issue(
    tx: &mut Transaction<'_>,
    authority: &Authority,
    named: Option<&MemberId>,
) -> Result<MemberId, Error> {
    let member = authority.member();
    let in_force = find_policy(tx, &member.workspace)?;
    let by = authority.admin().or(named).ok_or(Forbidden::Role)?;
    let issuer = MemberKey {
        workspace: member.workspace.clone(),
        member: by.clone(),
    };
    let known = facts(tx, member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    let issuer = facts(tx, &issuer, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
    if !in_force.policy.recovery.issued_by.contains(&issuer.role) {
        return Err(Forbidden::Role.into());
    }
    if known.factors.count() == 0 {
        return Err(Conflict::NotEnrolled.into());
    }
    Ok(by.clone())
}
