//! The one check of a code, which every way in goes through: charge, open, compare, spend.

use countersign_store::ids::MemberKey;
use countersign_store::methods::{self, Checked, Typed};
use countersign_store::model::{AcceptedCode, Reason, Refusal, Verification};
use countersign_store::{Accepted, Charge, Transaction, Trial, charge, find_member};

use super::{Conflict, Error, Noun, Service};

impl Service {
    /// Makes the password hash that `typed` asks for, if it asks for one. `trial` is looked at first, in a transaction of
    /// its own: nobody makes the server hash for a request that cannot succeed (S30).
    pub(super) async fn prepare(
        &self,
        typed: Typed,
        trial: impl Fn(&mut Transaction<'_>) -> Result<OwnedTrial, Error> + Send + 'static,
    ) -> Result<Typed, Error> {
        if !typed.may_need_hash() {
            return Ok(typed);
        }
        let (typed, job, member) = self
            .store
            .read(move |tx| {
                let OwnedTrial { member, network } = trial(tx)?;
                let trial = Trial {
                    member: &member,
                    network,
                    session: None,
                };
                let job = typed.hash_needed(tx, &trial)?;
                Ok::<_, Error>((typed, job, member))
            })
            .await?;
        match job {
            None => Ok(typed),
            Some(job) => {
                let hashed = self.hashing.run(&member, move || job.run()).await?;
                Ok(typed.hashed(hashed))
            }
        }
    }

    /// Checks a code of the trial's member, spends it, or says why not.
    pub(super) fn check(
        &self,
        tx: &mut Transaction<'_>,
        trial: &Trial<'_>,
        typed: &Typed,
    ) -> Result<Result<Accepted, Refusal>, Error> {
        if typed.is_malformed() {
            return Ok(Err(Refusal::only(Reason::Malformed)));
        }
        let attempt = match charge(tx, trial)? {
            Charge::Admitted(attempt) => attempt,
            Charge::Refused(refusal) => return Ok(Err(refusal)),
            Charge::NoMember => return Err(Error::NotFound(Noun::Member)),
        };
        match methods::check(tx, &self.keys.0, attempt, typed)? {
            Checked::Accepted(accepted) => Ok(Ok(accepted)),
            Checked::Refused(refused) => Ok(Err(refused.0)),
            // A wait was over, or a set was issued, between the look and the try.
            Checked::Unprepared => Err(Conflict::TryAgain.into()),
        }
    }

    /// Checks a code of a member: plain verification, for applications that ask for the code themselves.
    ///
    /// # Errors
    /// When there is no such member, or the store fails.
    pub async fn verify(&self, member: MemberKey, typed: Typed) -> Result<Verification, Error> {
        let whose = member.clone();
        let typed = self
            .prepare(typed, move |_| Ok(OwnedTrial::of(whose.clone())))
            .await?;
        let service = self.clone();
        self.store
            .write(move |tx| {
                let checked = service.check(tx, &Trial::of(&member), &typed)?;
                service.answer(tx, &checked)
            })
            .await
    }

    /// What to say of a checked code.
    pub(super) fn answer(
        &self,
        tx: &mut Transaction<'_>,
        checked: &Result<Accepted, Refusal>,
    ) -> Result<Verification, Error> {
        Ok(match checked {
            Err(refusal) => Verification::Refused(*refusal),
            Ok(accepted) => {
                let member =
                    find_member(tx, accepted.member())?.ok_or(Error::NotFound(Noun::Member))?;
                Verification::Accepted(AcceptedCode {
                    method: accepted.method(),
                    factor: accepted.factor().cloned(),
                    recovery_codes_left: member.recovery_codes_left,
                    at: accepted.at(),
                })
            }
        })
    }
}

/// Who would try, and from where.
pub(super) struct OwnedTrial {
    pub(super) member: MemberKey,
    pub(super) network: Option<countersign_policy::Network>,
}

impl OwnedTrial {
    pub(super) fn of(member: MemberKey) -> Self {
        Self {
            member,
            network: None,
        }
    }
}
