//! Hardware tokens (RFC 4226): a code for each press of the button.

use countersign_otp::{Code, Digits, Hotp, HotpVerdict, LookAhead};

use super::{Evidence as AnyEvidence, Finding, first_reading};
use crate::factors::FactorRow;
use crate::ids::{FactorId, MemberKey};
use crate::model::{Method, Reason};
use crate::sealing::KeyRing;
use crate::value::params;
use crate::{Accepted, Attempt, Refused, StoreError, Transaction};

/// How far a token may have run ahead to be found again by two codes in a row (RFC 4226 §7.4).
const RESYNCHRONIZATION: u32 = 1000;

// What a guess at a token costs counts on the look-ahead.
const _: () = assert!(LookAhead::DEFAULT.counters() + 1 == Method::Hotp.codes_in_reach());

/// One code, or two in a row by which a token that ran far ahead is found again.
#[derive(Debug)]
pub(super) enum Reading {
    /// One code.
    One(Code),
    /// Two in a row.
    Two(Code, Code),
}

/// A code that matched a token.
#[derive(Debug)]
pub(super) struct Evidence {
    factor: FactorId,
    /// The counter that was expected.
    expected: u64,
    /// The next one that is.
    next: u64,
}

impl Reading {
    /// Six to eight digits, or twice as many.
    pub(super) fn of(text: &str) -> Option<Self> {
        if let Some(code) = first_reading(text) {
            return Some(Self::One(code));
        }
        let digits: String = text
            .chars()
            .filter(|letter| !matches!(letter, ' ' | '-'))
            .collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !digits.len().is_multiple_of(2) {
            return None;
        }
        let (first, second) = digits.split_at(digits.len() / 2);
        let length = u8::try_from(first.len()).ok()?;
        let digits = Digits::new(length).ok()?;
        Some(Self::Two(
            Code::parse(first, digits).ok()?,
            Code::parse(second, digits).ok()?,
        ))
    }

    fn digits(&self) -> Digits {
        match self {
            Self::One(code) | Self::Two(code, _) => code.digits(),
        }
    }
}

/// Whether a code of this length can be this token's.
pub(super) fn has_length(factor: &FactorRow, reading: &Reading) -> bool {
    factor.digits == reading.digits()
}

/// What one token says of a code.
pub(super) fn compare(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: &Attempt,
    factor: &FactorRow,
    reading: &Reading,
) -> Result<Finding, StoreError> {
    let Some(secret) = attempt.open_readable(tx, keys, factor)? else {
        return Ok(Finding::Wrong);
    };
    let hotp = Hotp::new(secret, factor.algorithm, factor.digits);
    let expected = factor.counter;
    let verdict = match reading {
        Reading::One(code) => hotp.verify(code, expected, LookAhead::DEFAULT),
        Reading::Two(first, second) => {
            hotp.resynchronize(first, second, expected, LookAhead::new(RESYNCHRONIZATION))
        }
    };
    Ok(match verdict {
        HotpVerdict::Match { next_counter, .. } => Finding::Right(AnyEvidence::Hotp(Evidence {
            factor: factor.id.clone(),
            expected,
            next: next_counter,
        })),
        HotpVerdict::NoMatch => Finding::Wrong,
    })
}

/// Moves a token's counter past what a code used up; `false` when another decision moved it.
pub(super) fn spend(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    evidence: &Evidence,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let moved = tx.execute(
        "UPDATE factors SET counter = ?5, last_used_at = ?6 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 \
         AND counter = ?4",
        params![
            &member.workspace,
            &member.member,
            &evidence.factor,
            evidence.expected,
            evidence.next,
            now
        ],
    )?;
    Ok(moved == 1)
}

/// Spends the code, and settles the try with it.
pub(super) fn accept(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    evidence: Evidence,
) -> Result<Result<Accepted, Refused>, StoreError> {
    if !spend(tx, attempt.member(), &evidence)? {
        return attempt.refuse_free(tx, Reason::AlreadyUsed).map(Err);
    }
    Accepted::settle(tx, attempt, Method::Hotp, Some(evidence.factor)).map(Ok)
}
