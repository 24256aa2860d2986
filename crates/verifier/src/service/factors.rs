//! The factors that a member has: listed, named, taken away.

use countersign_policy::RemovedBy;
use countersign_store::ids::{FactorId, MemberKey};
use countersign_store::methods::remove_factor;
use countersign_store::model::{AdminAct, Factor, Label};
use countersign_store::{
    Transaction, active_factors, find_factor, find_member, find_policy, list_factors, rename_factor,
};

use super::authority::{Act, Authority, Caller};
use super::{Error, Forbidden, Noun, Service};

/// Confirmed factors that a member has at most.
pub(super) const MOST_FACTORS: u32 = 10;

impl<K> Service<K> {
    /// The member's factors.
    ///
    /// # Errors
    /// When the caller may not, or there is no such member.
    pub async fn factors(&self, caller: impl Into<Caller>) -> Result<Vec<Factor>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let authority = caller.may(tx, Act::Look)?;
                let member = authority.member();
                find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))?;
                Ok(list_factors(tx, member)?)
            })
            .await
    }

    /// One of a member's factors.
    ///
    /// # Errors
    /// When there is no such factor.
    pub async fn factor(&self, member: MemberKey, id: FactorId) -> Result<Factor, Error> {
        self.store
            .read(move |tx| find_factor(tx, &member, &id)?.ok_or(Error::NotFound(Noun::Factor)))
            .await
    }

    /// Gives a factor another name.
    ///
    /// # Errors
    /// When the caller may not, or there is no such factor.
    pub async fn rename_factor(
        &self,
        caller: impl Into<Caller>,
        id: FactorId,
        label: Option<Label>,
    ) -> Result<Factor, Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let label = label.as_ref().map(Label::as_str);
                rename_factor(tx, authority.member(), &id, label)?;
                find_factor(tx, authority.member(), &id)?.ok_or(Error::NotFound(Noun::Factor))
            })
            .await
    }

    /// Takes a factor away.
    ///
    /// # Errors
    /// When the caller may not, or there is no such factor.
    pub async fn remove_factor(
        &self,
        caller: impl Into<Caller>,
        id: FactorId,
    ) -> Result<(), Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                may_remove(tx, &authority, &id)?;
                if remove_factor(tx, authority.member(), &id, authority.spared())? {
                    authority.sign(tx, AdminAct::RemoveFactor)
                } else {
                    Err(Error::NotFound(Noun::Factor))
                }
            })
            .await
    }
}

/// The last factor is an admin's to take away, where the policy says so.
fn may_remove(tx: &mut Transaction<'_>, authority: &Authority, id: &FactorId) -> Result<(), Error> {
    let in_force = find_policy(tx, &authority.member().workspace)?;
    if authority.session().is_none() || in_force.policy.removal.by == RemovedBy::Person {
        return Ok(());
    }
    let active = active_factors(tx, authority.member())?;
    if active.iter().any(|factor| factor.id != *id) {
        Ok(())
    } else {
        Err(Forbidden::NotAllowed.into())
    }
}
