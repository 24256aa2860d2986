//! The one check of a code, which every way in goes through: charge, open, compare, spend.

use countersign_store::ids::MemberKey;
use countersign_store::methods::{self, Checked, Typed, recovery};
use countersign_store::model::{AcceptedCode, Method, Reason, Refusal, Verification};
use countersign_store::{Accepted, Charge, ClientTokenRow, Transaction, Trial, charge};

use super::sending::{Question, within_limits};
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
                    network,
                    ..Trial::of(&member)
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
        Ok(match self.compare(tx, trial, typed)? {
            Compared::Accepted(accepted) => Ok(accepted),
            Compared::Refused(refusal) | Compared::Expired(_, refusal) => Err(refusal),
        })
    }

    /// The same for a question, whose code is sent anew when the one that was typed is right and too late.
    pub(super) fn check_sent(
        &self,
        tx: &mut Transaction<'_>,
        question: &Question,
        session: &ClientTokenRow,
        typed: &Typed,
    ) -> Result<Result<Accepted, Refusal>, Error> {
        let trial = Trial {
            session: Some(session),
            ..question.trial()
        };
        Ok(match self.compare(tx, &trial, typed)? {
            Compared::Accepted(accepted) => Ok(accepted),
            Compared::Refused(refusal) => Err(refusal),
            Compared::Expired(method, refusal) => {
                let sent = within_limits(self.send(tx, question, method))?;
                Err(Refusal { sent, ..refusal })
            }
        })
    }

    fn compare(
        &self,
        tx: &mut Transaction<'_>,
        trial: &Trial<'_>,
        typed: &Typed,
    ) -> Result<Compared, Error> {
        if typed.is_malformed() {
            return Ok(Compared::Refused(Refusal::only(Reason::Malformed)));
        }
        let attempt = match charge(tx, trial)? {
            Charge::Admitted(attempt) => attempt,
            Charge::Refused(refusal) => return Ok(Compared::Refused(refusal)),
            Charge::NoMember => return Err(Error::NotFound(Noun::Member)),
        };
        Ok(match methods::check(tx, &self.keys.0, attempt, typed)? {
            Checked::Accepted(accepted) => Compared::Accepted(accepted),
            Checked::Refused(refused) => Compared::Refused(refused.0),
            Checked::Expired(method, refused) => Compared::Expired(method, refused.0),
            // A wait was over, or a set was issued, between the look and the try.
            Checked::Unprepared => return Err(Conflict::TryAgain.into()),
        })
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
            Ok(accepted) => Verification::Accepted(AcceptedCode {
                method: accepted.method(),
                factor: accepted.factor().cloned(),
                recovery_codes_left: recovery::codes_left(tx, accepted.member())?,
                at: accepted.at(),
            }),
        })
    }
}

/// What came of comparing a code.
enum Compared {
    Accepted(Accepted),
    Refused(Refusal),
    /// The code that was sent by this method, and too late.
    Expired(Method, Refusal),
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
