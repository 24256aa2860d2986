use countersign_otp::RecoveryCode;
use zeroize::Zeroizing;

use super::{Error, Service};
use countersign_store::hashing::{HashingError, RecoveryDigest, Salt};
use countersign_store::ids::{MemberKey, RecoverySetId};
use countersign_store::{RecoverySet, Transaction, find_member, issue_recovery_codes, lock_member};

/// How many codes a set has.
const CODES: usize = 10;

/// A new set of recovery codes, hashed and ready to be kept.
pub(super) struct NewCodes {
    codes: Vec<RecoveryCode>,
    salt: Salt,
    id: [u8; 10],
    digests: Vec<RecoveryDigest>,
}

impl Service {
    /// Hands out a new set; whatever the member held before opens nothing any more.
    ///
    /// # Errors
    /// When there is no such member, or it has no factor that a recovery code could stand in for.
    pub async fn issue_recovery_codes(
        &self,
        member: MemberKey,
    ) -> Result<Vec<Zeroizing<String>>, Error> {
        let new = self.new_recovery_codes().await?;
        let shown = new.exposed();
        self.store
            .write(move |tx| {
                lock_member(tx, &member)?;
                new.replace(tx, &member)
            })
            .await?;
        Ok(shown)
    }

    pub(super) async fn new_recovery_codes(&self) -> Result<NewCodes, Error> {
        let codes = (0..CODES)
            .map(|_| self.draw().map(RecoveryCode::from_entropy))
            .collect::<Result<Vec<_>, _>>()?;
        let (salt, id) = (Salt::new(self.draw()?), self.draw()?);
        self.hash(move || {
            let digests = salt.hash(&codes)?;
            Ok(NewCodes {
                codes,
                salt,
                id,
                digests,
            })
        })
        .await
    }

    /// Runs password hashes on a thread that may block, no more at once than there are cores.
    pub(super) async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashingError> + Send + 'static,
    ) -> Result<T, Error> {
        let _turn = self.hashing.acquire().await.map_err(|_| HashingError)?;
        Ok(tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| HashingError)??)
    }
}

impl NewCodes {
    /// The codes, to be shown this once.
    pub(super) fn exposed(&self) -> Vec<Zeroizing<String>> {
        self.codes.iter().map(RecoveryCode::expose).collect()
    }

    /// Keeps the set in place of the one a member with a factor holds.
    pub(super) fn replace(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
    ) -> Result<(), Error> {
        let known = find_member(tx, member)?.ok_or(Error::NotFound("member"))?;
        if known.factors == 0 {
            return Err(Error::Conflict(
                "this member has no factor yet; recovery codes come with the first one",
            ));
        }
        self.issue(tx, member)
    }

    /// Keeps the set.
    pub(super) fn issue(&self, tx: &mut Transaction<'_>, member: &MemberKey) -> Result<(), Error> {
        let set = RecoverySet {
            id: RecoverySetId::mint(tx.now(), self.id),
            salt: self.salt,
        };
        Ok(issue_recovery_codes(tx, member, &set, &self.digests)?)
    }
}
