use std::sync::Arc;

use countersign_store::ids::MemberKey;
use countersign_store::{Transaction, find_member};
use zeroize::Zeroizing;

use super::authority::{Act, Authority, Caller};
use super::{Conflict, Error, Noun, Service};

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

    fn may_renew(&self, tx: &mut Transaction<'_>, authority: &Authority) -> Result<(), Error> {
        let known = find_member(tx, authority.member())?.ok_or(Error::NotFound(Noun::Member))?;
        if known.factors == 0 {
            return Err(Conflict::NotEnrolled.into());
        }
        Ok(())
    }
}
