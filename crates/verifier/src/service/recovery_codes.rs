use std::sync::Arc;

use countersign_store::ids::{MemberId, MemberKey};
use countersign_store::methods::recovery::{DrawnCode, set_to_join};
use countersign_store::{Transaction, facts, find_member, find_policy, lock_member};
use zeroize::Zeroizing;

use super::authority::{Act, Authority, Caller};
use super::{Conflict, Error, Forbidden, Noun, Service};

impl<K: Clone + Send + Sync + 'static> Service<K> {
    /// Hands out a new set of recovery codes; whatever the member held before opens nothing any more.
    ///
    /// # Errors
    /// When the caller may not, there is no such member, or it has no factor that a recovery code could stand in for.
    pub async fn renew_recovery_codes(
        &self,
        caller: impl Into<Caller>,
    ) -> Result<Vec<Zeroizing<String>>, Error> {
        let caller = caller.into();
        let (service, asked) = (self.clone(), caller.clone());
        let member: MemberKey = self
            .store
            .read(move |tx| {
                let authority = asked.may(tx, Act::Change)?;
                service.may_renew(tx, &authority)?;
                Ok::<_, Error>(authority.member().clone())
            })
            .await?;
        let set = Arc::new(self.new_set(&member).await?);
        let (service, new) = (self.clone(), Arc::clone(&set));
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                service.may_renew(tx, &authority)?;
                Ok::<_, Error>(new.issue(tx, authority.member(), None, authority.spared())?)
            })
            .await?;
        Ok(set.exposed())
    }

    /// Hands out one recovery code more, for `by` to give to the member.
    ///
    /// # Errors
    /// When there is no such member or none named `by`, the policy does not let their role, or the member has no factor.
    pub async fn issue_recovery_code(
        &self,
        member: MemberKey,
        by: MemberId,
    ) -> Result<Vec<Zeroizing<String>>, Error> {
        let asked = (member.clone(), by.clone());
        let joins = self
            .store
            .read(move |tx| {
                let (member, by) = &asked;
                may_issue(tx, member, by)?;
                Ok::<_, Error>(set_to_join(tx, member)?)
            })
            .await?;
        let drawn = DrawnCode::draw(self.entropy.as_ref(), joins)?;
        let code = self.hashing.run(&member, move || drawn.hash()).await?;
        let code = Arc::new(code);
        let new = Arc::clone(&code);
        self.store
            .write(move |tx| {
                if !lock_member(tx, &member)? {
                    return Err(Error::NotFound(Noun::Member));
                }
                may_issue(tx, &member, &by)?;
                if new.add(tx, &member, &by)? {
                    Ok(())
                } else {
                    Err(Conflict::TryAgain.into())
                }
            })
            .await?;
        Ok(code.exposed())
    }

    fn may_renew(&self, tx: &mut Transaction<'_>, authority: &Authority) -> Result<(), Error> {
        let known = find_member(tx, authority.member())?.ok_or(Error::NotFound(Noun::Member))?;
        if known.factors == 0 {
            return Err(Conflict::NotEnrolled.into());
        }
        Ok(())
    }
}

/// Whether the policy lets `by` hand out a recovery code to this member.
fn may_issue(tx: &mut Transaction<'_>, member: &MemberKey, by: &MemberId) -> Result<(), Error> {
    let in_force = find_policy(tx, &member.workspace)?;
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
    Ok(())
}
