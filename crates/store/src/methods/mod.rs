//! A room for each method: how its codes are read, compared and spent, and the SQL that this takes.
//!
//! The set of methods is closed. What was typed is offered to every method that can read it, whatever it looks like: an
//! e-mail code and an authenticator's code both have six digits. Each verb is one exhaustive `match` here, so that the
//! compiler names what a new method still needs.

pub mod recovery;
pub mod totp;

use super::value::params;
use super::{
    Accepted, Attempt, Refused, Spared, StoreError, Transaction, active_factors, attempt::Trial,
    refused_now, standing_changed,
};
use crate::ids::{FactorId, MemberKey};
use crate::model::{EventKind, Member, Method, Reason};
use crate::sealing::KeyRing;
use strum::VariantArray as _;

/// What somebody typed, as every method that can reads it.
#[derive(Debug)]
pub struct Typed {
    readings: Vec<Reading>,
}

/// What was typed, as one method reads it.
#[derive(Debug)]
enum Reading {
    Totp(totp::Reading),
    RecoveryCode(recovery::Reading),
}

/// A right code, as the comparison of one method found it: what spending it asks for.
#[derive(Debug)]
enum Evidence {
    Totp(totp::Evidence),
    RecoveryCode(recovery::Evidence),
}

/// What one method says of a code, least telling first.
#[derive(Debug)]
enum Finding {
    Wrong,
    /// Right at another time: the authenticator's clock is off by so many seconds.
    ClockOff(i64),
    /// Older than a code that was accepted.
    Outdated,
    /// Accepted before.
    Replayed,
    Right(Evidence),
}

/// The outcome of a check.
#[must_use]
#[derive(Debug)]
pub enum Checked {
    /// The code was right, and is spent.
    Accepted(Accepted),
    /// It was not.
    Refused(Refused),
    /// A password hash is missing: the code was read before it could be tried. Nothing was decided.
    Unprepared,
}

impl Typed {
    /// Reads what was typed. Whatever no method can read is malformed, however long or strange.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let readings = Method::VARIANTS.iter().filter_map(|method| match method {
            Method::Totp => totp::Reading::of(text).map(Reading::Totp),
            Method::RecoveryCode => recovery::Reading::of(text).map(Reading::RecoveryCode),
            Method::Hotp
            | Method::EmailCode
            | Method::SmsCode
            | Method::EmailLink
            | Method::NewDeviceCode => None,
        });
        Self {
            readings: readings.collect(),
        }
    }

    /// Whether no method can read it: it is refused without a try.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        self.readings.is_empty()
    }

    /// Whether comparing it may ask for a password hash.
    #[must_use]
    pub fn may_need_hash(&self) -> bool {
        self.readings
            .iter()
            .any(|reading| matches!(reading, Reading::RecoveryCode(_)))
    }

    /// What an authenticator app would have shown, if it could have.
    pub(super) fn totp(&self) -> Option<&totp::Reading> {
        self.readings.iter().find_map(|reading| match reading {
            Reading::Totp(code) => Some(code),
            _ => None,
        })
    }

    /// The password hash that has to be made before it can be compared, if a try could still succeed (S30).
    pub fn hash_needed(
        &self,
        tx: &mut Transaction<'_>,
        trial: &Trial<'_>,
    ) -> Result<Option<recovery::HashJob>, StoreError> {
        for reading in &self.readings {
            if let Reading::RecoveryCode(reading) = reading {
                return match refused_now(tx, trial)? {
                    Some(_) => Ok(None),
                    None => reading.hash_needed(tx, trial.member),
                };
            }
        }
        Ok(None)
    }

    /// The same, with the hash that was asked for.
    #[must_use]
    pub fn hashed(mut self, hash: recovery::Hashed) -> Self {
        for reading in &mut self.readings {
            if let Reading::RecoveryCode(reading) = reading {
                reading.set_hash(hash);
                break;
            }
        }
        self
    }
}

/// The methods that can pass a challenge of `member`.
#[must_use]
pub fn open(member: &Member) -> Vec<Method> {
    let open = |method: &Method| match method {
        Method::Totp => member.factors > 0,
        Method::RecoveryCode => member.factors > 0 && member.recovery_codes_left > 0,
        Method::Hotp
        | Method::EmailCode
        | Method::SmsCode
        | Method::EmailLink
        | Method::NewDeviceCode => false,
    };
    Method::VARIANTS.iter().copied().filter(open).collect()
}

/// Offers what was typed to every method of the member, and spends it with the one that finds it right.
///
/// Every method is asked whatever the others said: how long it takes does not tell which one matched.
pub fn check(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: Attempt,
    typed: &Typed,
) -> Result<Checked, StoreError> {
    let factors = active_factors(tx, attempt.member())?;
    if factors.is_empty() {
        return attempt.nothing_to_guess(tx).map(Checked::Refused);
    }
    let attempt = match attempt.weigh(tx, factors.len())? {
        Ok(attempt) => attempt,
        Err(refused) => return Ok(Checked::Refused(refused)),
    };
    let mut best = Finding::Wrong;
    for reading in &typed.readings {
        let finding = match reading {
            Reading::Totp(code) => totp::compare(tx, keys, &attempt, &factors, code)?,
            Reading::RecoveryCode(code) => match recovery::compare(tx, &attempt, code)? {
                Some(finding) => finding,
                None => {
                    attempt.take_back(tx)?;
                    return Ok(Checked::Unprepared);
                }
            },
        };
        best = best.or(finding);
    }
    let refused = match best {
        Finding::Right(evidence) => {
            let spent = match evidence {
                Evidence::Totp(found) => totp::spend(tx, attempt, found)?,
                Evidence::RecoveryCode(found) => recovery::spend(tx, attempt, found)?,
            };
            return Ok(match spent {
                Ok(accepted) => Checked::Accepted(accepted),
                Err(refused) => Checked::Refused(refused),
            });
        }
        Finding::Replayed => attempt.refuse_free(tx, Reason::AlreadyUsed)?,
        Finding::Outdated => attempt.refuse_free(tx, Reason::Outdated)?,
        Finding::ClockOff(seconds) => attempt.refuse(tx, Reason::ClockOff { seconds })?,
        Finding::Wrong => attempt.refuse(tx, Reason::WrongCode)?,
    };
    Ok(Checked::Refused(refused))
}

/// Removes a factor, and ends the member's other sessions (S29). With the last one the recovery codes go too: there is
/// nothing left to recover. `false` when the member has no such factor.
pub fn remove_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
    spared: Spared<'_>,
) -> Result<bool, StoreError> {
    let gone = tx.execute(
        "DELETE FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, id],
    )?;
    if gone == 0 {
        return Ok(false);
    }
    if active_factors(tx, member)?.is_empty() {
        recovery::end_set(tx, member)?;
    }
    let removed = EventKind::FactorRemoved { factor: id.clone() };
    standing_changed(tx, member, &removed, spared)?;
    Ok(true)
}

impl Finding {
    const fn rank(&self) -> u8 {
        match self {
            Self::Wrong => 0,
            Self::ClockOff(_) => 1,
            Self::Outdated => 2,
            Self::Replayed => 3,
            Self::Right(_) => 4,
        }
    }

    /// The more telling of two.
    fn or(self, other: Self) -> Self {
        if other.rank() > self.rank() {
            other
        } else {
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;
    use countersign_otp::RecoveryCode;

    #[test]
    fn s2_what_no_method_can_read_is_malformed() {
        assert!(!Typed::read("123 456").is_malformed());
        let recovery = RecoveryCode::from_entropy([3; 10]).expose();
        assert!(!Typed::read(&recovery.to_lowercase()).is_malformed());
        for bad in [
            "",
            "12345",
            "1234567",
            "12345678",
            "１２３４５６",
            "٣٤٥٦٧٨",
            "123\u{a0}456",
            "+123456",
            &"1".repeat(10_000),
        ] {
            assert!(Typed::read(bad).is_malformed(), "{bad:.20}");
        }
    }
}
