//! The one check of a code, which every way in goes through: charge, open, compare, spend.

use countersign_otp::{Code, Match, RecoveryCode, Search, Secret, Totp, Verdict, Window};

use super::{Error, Presented, Service};
use countersign_store::hashing::RecoveryDigest;
use countersign_store::ids::MemberKey;
use countersign_store::model::{EventKind, Reason, Refusal};
use countersign_store::{
    self, Accepted, Attempt, Charge, FactorRow, RecoverySet, Transaction, accept_recovery_code,
    accept_step, active_factors, find_member, keep_seen, record,
};

/// What was typed, made ready to be checked inside a transaction: the slow hash lies behind it.
#[derive(Debug)]
pub(super) enum Proof {
    Malformed,
    Otp(Code),
    Recovery {
        set: RecoverySet,
        digest: RecoveryDigest,
    },
    /// A recovery code of somebody who was never given any.
    NoRecoverySet,
    /// A recovery code of somebody who may not try now: it was not worth a hash.
    NotYet,
}

impl Proof {
    /// What needs no look-up is ready at once; a recovery code is not.
    pub(super) fn at_once(presented: Presented) -> Result<Self, RecoveryCode> {
        match presented {
            Presented::Malformed => Ok(Self::Malformed),
            Presented::Otp(code) => Ok(Self::Otp(code)),
            Presented::Recovery(code) => Err(code),
        }
    }
}

/// The outcome of a check.
pub(super) type Checked = Result<Accepted, Refusal>;

impl Service {
    /// Makes what was typed ready. A recovery code costs one password hash, paid before the transaction.
    pub(super) async fn prepare(
        &self,
        member: &MemberKey,
        presented: Presented,
    ) -> Result<Proof, Error> {
        match Proof::at_once(presented) {
            Ok(proof) => Ok(proof),
            Err(code) => self.hashed(member, code).await,
        }
    }

    /// A recovery code, hashed as the member's set is.
    pub(super) async fn hashed(
        &self,
        member: &MemberKey,
        code: RecoveryCode,
    ) -> Result<Proof, Error> {
        let member = member.clone();
        let found = self
            .store
            .read(move |tx| {
                let known = find_member(tx, &member)?.ok_or(Error::NotFound("member"))?;
                let may_try = !known.locked && known.retry_at.is_none();
                Ok::<_, Error>((may_try, countersign_store::recovery_set(tx, &member)?))
            })
            .await?;
        let set = match found {
            (false, _) => return Ok(Proof::NotYet),
            (true, None) => return Ok(Proof::NoRecoverySet),
            (true, Some(set)) => set,
        };
        let salt = set.salt;
        let mut digests = self.hash(move || salt.hash([&code])).await?;
        digests.pop().map_or(Ok(Proof::NoRecoverySet), |digest| {
            Ok(Proof::Recovery { set, digest })
        })
    }

    /// Checks a code against every active factor of `member`, spends it, or says why not.
    pub(super) fn check(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        proof: &Proof,
    ) -> Result<Checked, Error> {
        if matches!(proof, Proof::Malformed) {
            return Ok(Err(Refusal::only(Reason::Malformed)));
        }
        let attempt = match countersign_store::charge(tx, member, &self.budget)? {
            Charge::Admitted(attempt) => attempt,
            Charge::Refused(refusal) => return Ok(Err(refusal)),
            Charge::NoMember => return Err(Error::NotFound("member")),
        };
        let factors = active_factors(tx, member)?;
        if factors.is_empty() {
            return Ok(Err(attempt.nothing_to_guess(tx)?.0));
        }
        let checked = match proof {
            Proof::Otp(code) => self.check_otp(tx, attempt, &factors, code)?,
            Proof::Recovery { set, digest } => {
                accept_recovery_code(tx, attempt, set, digest)?.map_err(|refused| refused.0)
            }
            Proof::NotYet => {
                return Err(Error::Conflict(
                    "the wait is over just now; send the code again",
                ));
            }
            Proof::NoRecoverySet | Proof::Malformed => {
                Err(attempt.refuse(tx, Reason::WrongCode)?.0)
            }
        };
        Ok(checked)
    }

    fn check_otp(
        &self,
        tx: &mut Transaction<'_>,
        attempt: Attempt,
        factors: &[FactorRow],
        code: &Code,
    ) -> Result<Checked, Error> {
        // Every factor is looked at, whatever the others said: how long it takes does not tell which one matched.
        let mut best: Option<(&FactorRow, Verdict)> = None;
        for factor in factors {
            let verdict = self.compare(tx, &attempt, factor, code)?;
            if best.is_none_or(|(_, so_far)| rank(verdict) > rank(so_far)) {
                best = Some((factor, verdict));
            }
        }
        let Some((factor, verdict)) = best else {
            return Ok(Err(attempt.refuse(tx, Reason::WrongCode)?.0));
        };
        match spendable(tx, &attempt, factor, verdict)? {
            Ok(found) => Ok(accept_step(tx, attempt, factor, found)?.map_err(|refused| refused.0)),
            Err(reason) => Ok(Err(attempt.refuse(tx, reason)?.0)),
        }
    }

    /// What one factor says of a code. One whose secret does not open says no, and the event says why.
    pub(super) fn compare(
        &self,
        tx: &mut Transaction<'_>,
        attempt: &Attempt,
        factor: &FactorRow,
        code: &Code,
    ) -> Result<Verdict, Error> {
        let secret: Secret = match self.keys.open(attempt, &factor.id, &factor.sealed) {
            Ok(secret) => secret,
            Err(error) => {
                tracing::error!(factor = %factor.id, %error, "a factor cannot be checked");
                let unreadable = EventKind::FactorUnreadable {
                    factor: factor.id.clone(),
                };
                record(
                    tx,
                    &attempt.member().workspace,
                    Some(&attempt.member().member),
                    &unreadable,
                )?;
                return Ok(Verdict::NoMatch);
            }
        };
        let now = attempt.now().unix_seconds();
        let totp = Totp::rfc_default(secret);
        Ok(totp.verify(code, now, Window::DEFAULT, Search::DEFAULT, factor.seen))
    }
}

/// The match that lets a factor be spent, or why there is none. A step that the answer discloses is spent here and now.
pub(super) fn spendable(
    tx: &mut Transaction<'_>,
    attempt: &Attempt,
    factor: &FactorRow,
    verdict: Verdict,
) -> Result<Result<Match, Reason>, Error> {
    Ok(match verdict {
        Verdict::Match(found) => Ok(found),
        Verdict::Replayed { .. } | Verdict::Outdated { .. } => Err(Reason::AlreadyUsed),
        Verdict::ClockOff { seconds, .. } => {
            let seen = factor.seen.after(verdict);
            keep_seen(tx, attempt.member(), &factor.id, seen)?;
            Err(Reason::ClockOff { seconds })
        }
        Verdict::NoMatch => Err(Reason::WrongCode),
    })
}

/// Which of two factors' verdicts on the same code is told.
const fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Match(_) => 4,
        Verdict::Replayed { .. } => 3,
        Verdict::Outdated { .. } => 2,
        Verdict::ClockOff { .. } => 1,
        Verdict::NoMatch => 0,
    }
}
