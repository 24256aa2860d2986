//! Authenticator apps (RFC 6238).

use countersign_otp::{Code, Match, Search, Seen, Totp, Verdict, Window};

use super::{Evidence as AnyEvidence, Finding, first_reading};
use crate::factors::FactorRow;
use crate::ids::{FactorId, MemberKey};
use crate::model::{Method, Reason};
use crate::sealing::KeyRing;
use crate::value::params;
use crate::{Accepted, Attempt, Refused, StoreError, Transaction};

// What a guess at an app costs counts on the window.
const _: () = assert!(Window::DEFAULT.steps() == Method::Totp.codes_in_reach());

/// A code of six digits, which every factor that we make shows, or of seven or eight, which one that was imported may.
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
        first_reading(text).map(Self)
    }
}

/// Whether a code of this length can be this factor's.
pub(super) fn has_length(factor: &FactorRow, Reading(code): &Reading) -> bool {
    factor.digits == code.digits()
}

/// What one app says of a code.
pub(super) fn compare(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: &Attempt,
    factor: &FactorRow,
    Reading(code): &Reading,
) -> Result<Finding, StoreError> {
    let Some(secret) = attempt.open_readable(tx, keys, factor)? else {
        return Ok(Finding::Wrong);
    };
    let now = attempt.now().unix_seconds();
    let totp = Totp::new(secret, factor.algorithm, factor.digits, factor.period);
    let verdict = totp.verify(code, now, Window::DEFAULT, Search::DEFAULT, factor.seen);
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

/// Spends the time steps that the first code of a factor uses up.
pub(super) fn spend_first(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    evidence: &Evidence,
) -> Result<(), StoreError> {
    keep_seen(tx, member, &evidence.factor, evidence.seen)
}

/// Spends the time steps that a match uses up. Refused as used when another decision spent them since they were read.
pub(super) fn accept(
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
