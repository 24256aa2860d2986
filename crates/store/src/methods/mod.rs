//! A room for each method: how its codes are read, compared and spent, and the SQL that this takes.
//!
//! The set of methods is closed. What was typed is offered to every method that can read it, whatever it looks like: an
//! e-mail code and an authenticator's code both have six digits. Each verb is one exhaustive `match` here, so that the
//! compiler names what a new method still needs.

mod hotp;
pub mod link;
pub mod recovery;
pub mod sent;
pub mod set_up;
pub mod totp;

use super::{
    Accepted, Attempt, Refused, Spared, StoreError, Transaction, active_factors, attempt::Trial,
    find_factor, refused_now, standing_changed,
};
use crate::factors::FactorRow;
use crate::ids::{FactorId, MemberKey};
use crate::model::{EventKind, FactorKind, Method, Reason};
use crate::resets::nothing_to_reset;
use crate::sealing::KeyRing;
use crate::value::params;
use countersign_otp::{Code, Digits};
use countersign_policy::Facts;
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
    Hotp(hotp::Reading),
    RecoveryCode(recovery::Reading),
    Sent(Method, sent::Reading),
}

/// A right code, as the comparison of one method found it: what spending it asks for.
#[derive(Debug)]
enum Evidence {
    Totp(totp::Evidence),
    Hotp(hotp::Evidence),
    RecoveryCode(recovery::Evidence),
    Sent(sent::Evidence),
}

/// What one method says of a code, least telling first.
#[derive(Debug)]
enum Finding {
    Wrong,
    /// Right at another time: the authenticator's clock is off by so many seconds.
    ClockOff(i64),
    /// Older than a code that was accepted.
    Outdated,
    /// The one that was sent, and too late.
    Expired(Method),
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
    /// It was the code that was sent by this method, and its time was over: another may be sent in its place.
    Expired(Method, Refused),
    /// A password hash is missing: the code was read before it could be tried. Nothing was decided.
    Unprepared,
}

/// A code of six to eight digits. Fewer or more are a slip, which is said at once and costs no try.
fn first_reading(text: &str) -> Option<Code> {
    Digits::ALL
        .into_iter()
        .find_map(|digits| Code::parse(text, digits).ok())
}

impl Reading {
    /// What was typed, as `method` reads it.
    fn of(method: Method, text: &str) -> Option<Self> {
        match method {
            Method::Totp => totp::Reading::of(text).map(Self::Totp),
            Method::Hotp => hotp::Reading::of(text).map(Self::Hotp),
            Method::RecoveryCode => recovery::Reading::of(text).map(Self::RecoveryCode),
            Method::EmailCode | Method::SmsCode | Method::NewDeviceCode => {
                let code = Code::parse(text, Digits::Six).ok()?;
                Some(Self::Sent(method, sent::Reading::of(&code)))
            }
            // It is opened and never typed.
            Method::EmailLink => None,
        }
    }

    fn method(&self) -> Method {
        match self {
            Self::Totp(_) => Method::Totp,
            Self::Hotp(_) => Method::Hotp,
            Self::RecoveryCode(_) => Method::RecoveryCode,
            Self::Sent(method, _) => *method,
        }
    }
}

impl Typed {
    /// Reads what was typed. Whatever no method can read is malformed, however long or strange.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let readings = Method::VARIANTS
            .iter()
            .filter_map(|method| Reading::of(*method, text));
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

    /// What it is for one method, if that can read it.
    fn reading(&self, method: Method) -> Option<&Reading> {
        self.readings
            .iter()
            .find(|reading| reading.method() == method)
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

/// The methods that prove a factor of this member again.
#[must_use]
pub fn open(member: &Facts) -> Vec<Method> {
    let open = |method: &Method| match method {
        Method::Totp => member.factors.of(FactorKind::Totp) > 0,
        Method::Hotp => member.factors.of(FactorKind::Hotp) > 0,
        Method::EmailCode => member.factors.of(FactorKind::Email) > 0,
        Method::SmsCode => member.factors.of(FactorKind::Sms) > 0,
        Method::RecoveryCode => member.factors.count() > 0 && member.recovery_codes_left > 0,
        // They prove an address, and no factor.
        Method::EmailLink | Method::NewDeviceCode => false,
    };
    Method::VARIANTS.iter().copied().filter(open).collect()
}

/// What can be compared with a code in one try.
struct Guessable {
    factors: Vec<FactorRow>,
    /// By which ways something was sent that was not used.
    sent: Vec<Method>,
    recovery: bool,
}

impl Guessable {
    fn found(tx: &mut Transaction<'_>, attempt: &Attempt) -> Result<Self, StoreError> {
        let offers = |method: Method| attempt.offered().contains(&method);
        let mut factors = active_factors(tx, attempt.member())?;
        let recovery = offers(Method::RecoveryCode) && !factors.is_empty();
        factors.retain(|factor| offers(factor.kind.method()));
        let mut sent = Vec::new();
        for method in attempt.offered() {
            if let Some(subject) = attempt.subject()
                && is_sent(*method)
                && sent::was_sent(tx, attempt.member(), subject, *method)?
            {
                sent.push(*method);
            }
        }
        Ok(Self {
            factors,
            sent,
            recovery,
        })
    }

    /// What one try costs of the long account (G1).
    fn units(&self) -> u32 {
        let factors = self.factors.iter().map(|factor| factor.kind.method());
        factors
            .filter(|method| !is_sent(*method))
            .chain(self.sent.iter().copied())
            .map(Method::units)
            .fold(0, u32::saturating_add)
            .max(1)
    }

    fn is_nothing(&self) -> bool {
        let makes_codes =
            |factor: &FactorRow| matches!(factor.kind, FactorKind::Totp | FactorKind::Hotp);
        !self.recovery && self.sent.is_empty() && !self.factors.iter().any(makes_codes)
    }

    /// The most telling of what the factors of one kind say of a code. Every one is looked at.
    fn best(
        &self,
        kind: FactorKind,
        mut compare: impl FnMut(&FactorRow) -> Result<Finding, StoreError>,
    ) -> Result<Finding, StoreError> {
        self.of(kind)
            .try_fold(Finding::Wrong, |best, factor| Ok(best.or(compare(factor)?)))
    }

    fn of(&self, kind: FactorKind) -> impl Iterator<Item = &FactorRow> {
        self.factors
            .iter()
            .filter(move |factor| factor.kind == kind)
    }

    /// Whether a code of this form could be right: its length tells that it is not, before anything is compared.
    fn takes(&self, reading: &Reading) -> bool {
        match reading {
            Reading::Totp(code) => self
                .of(FactorKind::Totp)
                .any(|factor| totp::has_length(factor, code)),
            Reading::Hotp(code) => self
                .of(FactorKind::Hotp)
                .any(|factor| hotp::has_length(factor, code)),
            Reading::RecoveryCode(_) => self.recovery,
            Reading::Sent(method, _) => self.sent.contains(method),
        }
    }
}

/// Whether its codes are sent by us.
const fn is_sent(method: Method) -> bool {
    match method {
        Method::EmailCode | Method::SmsCode | Method::NewDeviceCode => true,
        Method::Totp | Method::Hotp | Method::RecoveryCode | Method::EmailLink => false,
    }
}

/// Offers what was typed to every method that this try may pass with, and spends it with the one that finds it right.
///
/// Every method is asked whatever the others said: how long it takes does not tell which one matched.
pub fn check(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: Attempt,
    typed: &Typed,
) -> Result<Checked, StoreError> {
    let guessable = Guessable::found(tx, &attempt)?;
    if !typed
        .readings
        .iter()
        .any(|reading| guessable.takes(reading))
    {
        let waits = attempt.subject().is_some()
            && typed.readings.iter().any(|reading| {
                is_sent(reading.method()) && attempt.offered().contains(&reading.method())
            });
        return match (waits, guessable.is_nothing()) {
            (true, _) => attempt.refuse_free(tx, Reason::NotSent),
            (false, true) => attempt.nothing_to_guess(tx),
            (false, false) => attempt.refuse_free(tx, Reason::Malformed),
        }
        .map(Checked::Refused);
    }
    let attempt = match attempt.weigh(tx, guessable.units())? {
        Ok(attempt) => attempt,
        Err(refused) => return Ok(Checked::Refused(refused)),
    };
    let mut best = Finding::Wrong;
    for reading in &typed.readings {
        if !guessable.takes(reading) {
            continue;
        }
        let finding = match reading {
            Reading::Totp(code) => guessable.best(FactorKind::Totp, |factor| {
                totp::compare(tx, keys, &attempt, factor, code)
            })?,
            Reading::Hotp(code) => guessable.best(FactorKind::Hotp, |factor| {
                hotp::compare(tx, keys, &attempt, factor, code)
            })?,
            Reading::Sent(method, code) => match attempt.subject().cloned() {
                Some(subject) => sent::compare(tx, keys, &attempt, &subject, *method, code)?,
                None => Finding::Wrong,
            },
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
                Evidence::Totp(found) => totp::accept(tx, attempt, found)?,
                Evidence::Hotp(found) => hotp::accept(tx, attempt, found)?,
                Evidence::RecoveryCode(found) => recovery::accept(tx, attempt, found)?,
                Evidence::Sent(found) => sent::accept(tx, attempt, found)?,
            };
            return Ok(match spent {
                Ok(accepted) => Checked::Accepted(accepted),
                Err(refused) => Checked::Refused(refused),
            });
        }
        Finding::Expired(method) => {
            let refused = attempt.refuse_free(tx, Reason::Expired)?;
            return Ok(Checked::Expired(method, refused));
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
    if find_factor(tx, member, id)?.is_none() {
        return Ok(false);
    }
    // While it is there: what is told of it names it.
    let removed = EventKind::FactorRemoved { factor: id.clone() };
    standing_changed(tx, member, &removed, spared)?;
    tx.execute(
        "DELETE FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, id],
    )?;
    if active_factors(tx, member)?.is_empty() {
        recovery::end_set(tx, member)?;
        nothing_to_reset(tx, member)?;
    }
    Ok(true)
}

impl Finding {
    const fn rank(&self) -> u8 {
        match self {
            Self::Wrong => 0,
            Self::ClockOff(_) => 1,
            Self::Outdated => 2,
            Self::Expired(_) => 3,
            Self::Replayed => 4,
            Self::Right(_) => 5,
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
            "123456789",
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
