//! Authenticator apps (RFC 6238).

use countersign_otp::{Code, Digits, Match, Search, Seen, Totp, Verdict, Window};

use super::{Evidence as AnyEvidence, Finding, Typed};
use crate::factors::{FactorRow, FoundFactor, find_factor, pending_factor};
use crate::ids::{FactorId, MemberKey};
use crate::model::{EventKind, Factor, Method, Reason};
use crate::sealing::KeyRing;
use crate::token::TokenDigest;
use crate::value::params;
use crate::{
    Accepted, Attempt, Refused, Spared, StoreError, Transaction, record, standing_changed,
};

/// A code of six digits: every factor that we make shows as many. Seven are a slip, which is said at once and costs no try.
#[derive(Debug)]
pub struct Reading(Code);

/// A code that matched a factor.
#[derive(Debug)]
pub struct Evidence {
    factor: FactorId,
    found: Match,
    seen: Seen,
}

impl Reading {
    pub(super) fn of(text: &str) -> Option<Self> {
        Code::parse(text, Digits::Six).ok().map(Self)
    }
}

/// What the member's factors say of a code. Every one is looked at.
pub(super) fn compare(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: &Attempt,
    factors: &[FactorRow],
    code: &Reading,
) -> Result<Finding, StoreError> {
    let mut best = Finding::Wrong;
    for factor in factors {
        best = best.or(compare_one(tx, keys, attempt, factor, code)?);
    }
    Ok(best)
}

fn compare_one(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: &Attempt,
    factor: &FactorRow,
    Reading(code): &Reading,
) -> Result<Finding, StoreError> {
    // One whose secret does not open says no, and the event says why.
    let secret = match attempt.open(keys, &factor.id, &factor.sealed) {
        Ok(secret) => secret,
        Err(error) => {
            tracing::error!(factor = %factor.id, %error, "a factor cannot be checked");
            let unreadable = EventKind::FactorUnreadable {
                factor: factor.id.clone(),
            };
            let member = attempt.member();
            record(tx, &member.workspace, Some(&member.member), &unreadable)?;
            return Ok(Finding::Wrong);
        }
    };
    let now = attempt.now().unix_seconds();
    let verdict =
        Totp::rfc_default(secret).verify(code, now, Window::DEFAULT, Search::DEFAULT, factor.seen);
    let seen = factor.seen.after(verdict);
    Ok(match verdict {
        Verdict::Match(found) => Finding::Right(AnyEvidence::Totp(Evidence {
            factor: factor.id.clone(),
            found,
            seen,
        })),
        Verdict::Replayed { .. } => Finding::Replayed,
        Verdict::Outdated { .. } => Finding::Outdated,
        Verdict::ClockOff { seconds, .. } => {
            // What the answer discloses is spent with it (S27).
            keep_seen(tx, attempt.member(), &factor.id, seen)?;
            Finding::ClockOff(seconds)
        }
        Verdict::NoMatch => Finding::Wrong,
    })
}

fn keep_seen(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
    seen: Seen,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE factors SET last_step = ?4, disclosed_step = ?5 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![
            &member.workspace,
            &member.member,
            id,
            seen.last_step,
            seen.disclosed
        ],
    )?;
    Ok(())
}

/// Spends the time steps that a match uses up. Refused as used when another decision spent them since they were read.
pub(super) fn spend(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    evidence: Evidence,
) -> Result<Result<Accepted, Refused>, StoreError> {
    let now = attempt.now();
    let advanced = tx.execute(
        "UPDATE factors SET last_step = ?4, disclosed_step = ?5, last_used_at = ?6 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'active' \
         AND (last_step IS NULL OR last_step < ?7)",
        params![
            &attempt.member().workspace,
            &attempt.member().member,
            &evidence.factor,
            evidence.seen.last_step,
            evidence.seen.disclosed,
            now,
            evidence.found.last_step()
        ],
    )?;
    if advanced == 0 {
        return attempt.refuse_free(tx, Reason::AlreadyUsed).map(Err);
    }
    Accepted::settle(tx, attempt, Method::Totp, Some(evidence.factor)).map(Ok)
}

/// What a first code did.
#[must_use]
#[derive(Debug)]
pub enum FirstCode {
    /// It was right, and is spent: nothing else is needed to make the factor active.
    Right,
    /// It was not.
    Refused(Refused),
}

/// Whose first code it was: only they may go on (S28).
#[derive(Clone, Copy, Debug)]
pub enum Confirmer {
    /// The application's backend.
    Backend,
    /// The browser that drew this.
    Browser(TokenDigest),
}

impl Confirmer {
    /// What the browser drew, if it is one.
    #[must_use]
    pub const fn browser(&self) -> Option<&TokenDigest> {
        match self {
            Self::Backend => None,
            Self::Browser(digest) => Some(digest),
        }
    }

    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Backend => b"backend",
            Self::Browser(digest) => digest.as_bytes(),
        }
    }
}

/// Looks at the first code of a pending factor, and spends it (S1: it is not the first sign-in's code too). The factor
/// stays pending: [`activate`] makes it active when what goes with it is ready.
pub fn match_first(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: Attempt,
    factor: &FactorRow,
    typed: &Typed,
    by: Confirmer,
) -> Result<FirstCode, StoreError> {
    let member = attempt.member().clone();
    let finding = match typed.totp() {
        Some(code) => compare_one(tx, keys, &attempt, factor, code)?,
        None => Finding::Wrong,
    };
    let reason = match finding {
        Finding::Right(AnyEvidence::Totp(evidence)) => {
            tx.execute(
                "UPDATE factors SET last_step = ?4, disclosed_step = ?5, matched_by = ?6 \
                 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'pending'",
                params![
                    &member.workspace,
                    &member.member,
                    &factor.id,
                    evidence.seen.last_step,
                    evidence.seen.disclosed,
                    by.as_bytes()
                ],
            )?;
            attempt.forgive_confirmation(tx, &factor.id)?;
            return Ok(FirstCode::Right);
        }
        Finding::Replayed => {
            return attempt
                .refuse_free(tx, Reason::AlreadyUsed)
                .map(FirstCode::Refused);
        }
        Finding::Outdated => {
            return attempt
                .refuse_free(tx, Reason::Outdated)
                .map(FirstCode::Refused);
        }
        Finding::ClockOff(seconds) => Reason::ClockOff { seconds },
        Finding::Wrong | Finding::Right(_) => Reason::WrongCode,
    };
    attempt
        .refuse_confirmation(tx, &factor.id, reason)
        .map(FirstCode::Refused)
}

/// Makes a factor active whose first code was matched by `by`, and ends the member's other sessions (S29).
///
/// `None` when there is no such factor waiting any more.
pub fn activate(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
    by: Confirmer,
    spared: Spared<'_>,
) -> Result<Option<(Accepted, Factor)>, StoreError> {
    let now = tx.now();
    let confirmed = tx.execute(
        "UPDATE factors SET status = 'active', confirmed_at = ?4, last_used_at = ?4, expires_at = NULL \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'pending' AND expires_at > ?4 \
         AND matched_by = ?5",
        params![
            &member.workspace,
            &member.member,
            id,
            now,
            by.as_bytes()
        ],
    )?;
    if confirmed == 0 {
        return Ok(None);
    }
    let confirmed = EventKind::FactorConfirmed { factor: id.clone() };
    standing_changed(tx, member, &confirmed, spared)?;
    let factor = find_factor(tx, member, id)?.ok_or(StoreError::Unexpected("a factor"))?;
    let accepted = Accepted::of_confirmation(member.clone(), id.clone(), now);
    Ok(Some((accepted, factor)))
}

/// The factor that a first code is for, as `by` finds it.
pub fn to_confirm(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
    by: Confirmer,
) -> Result<ToConfirm, StoreError> {
    Ok(match pending_factor(tx, member, id)? {
        FoundFactor::None => ToConfirm::NoFactor,
        FoundFactor::Expired => ToConfirm::Expired,
        FoundFactor::Pending(row) => match &row.matched_by {
            Some(digest) if digest == by.as_bytes() => ToConfirm::Matched,
            _ => ToConfirm::Waiting(row),
        },
        FoundFactor::Active { matched_by } => match (by, matched_by) {
            (Confirmer::Browser(digest), Some(matched)) if matched == digest.as_bytes() => {
                ToConfirm::ConfirmedByCaller
            }
            _ => ToConfirm::Active,
        },
    })
}

/// How far a factor is that somebody wants to confirm.
#[derive(Debug)]
pub enum ToConfirm {
    /// It waits for its first code.
    Waiting(FactorRow),
    /// The caller gave its first code; the answer was not finished.
    Matched,
    /// The caller confirmed it; the answer may have been lost on its way.
    ConfirmedByCaller,
    /// Somebody else confirmed it.
    Active,
    /// It waited too long.
    Expired,
    /// The member has no such factor.
    NoFactor,
}
