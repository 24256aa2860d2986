//! Confirming a factor by its first code, whatever its method.

use super::sent::Subject;
use super::{Evidence, Finding, Reading, Typed, hotp, sent, totp};
use crate::factors::{FactorRow, FoundFactor, find_factor, pending_factor};
use crate::ids::{FactorId, MemberKey};
use crate::model::{EventKind, Factor, FactorKind, Method, Reason};
use crate::resets::set_up;
use crate::sealing::KeyRing;
use crate::token::TokenDigest;
use crate::value::params;
use crate::{Accepted, Attempt, Refused, Spared, StoreError, Transaction, standing_changed};

/// What a first code did.
#[must_use]
#[derive(Debug)]
pub enum FirstCode {
    /// It was right, and is spent: nothing else is needed to make the factor active.
    Right,
    /// It was not.
    Refused(Refused),
    /// It was the one that was sent, and its time was over: another may be sent in its place.
    Expired(Refused),
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
    let method = factor.kind.method();
    let reading = typed.reading(method);
    let finding = match (factor.kind, reading) {
        (FactorKind::Totp, Some(Reading::Totp(code))) if totp::has_length(factor, code) => {
            totp::compare(tx, keys, &attempt, factor, code)?
        }
        (FactorKind::Hotp, Some(Reading::Hotp(code))) if hotp::has_length(factor, code) => {
            hotp::compare(tx, keys, &attempt, factor, code)?
        }
        (FactorKind::Email | FactorKind::Sms, Some(Reading::Sent(method, code))) => {
            let subject = Subject::set_up(&factor.id);
            sent::compare(tx, keys, &attempt, &subject, *method, code)?
        }
        // Each kind is named: one that is new is asked for here by the compiler.
        (FactorKind::Totp | FactorKind::Hotp | FactorKind::Email | FactorKind::Sms, _) => {
            let malformed = attempt.refuse_free(tx, Reason::Malformed)?;
            return Ok(FirstCode::Refused(malformed));
        }
    };
    let reason = match finding {
        Finding::Right(evidence) => {
            let spent = match &evidence {
                Evidence::Totp(found) => totp::spend_first(tx, &member, found).map(|()| true)?,
                Evidence::Hotp(found) => hotp::spend(tx, &member, found)?,
                Evidence::Sent(found) => sent::spend(tx, &attempt, found)?,
                Evidence::RecoveryCode(_) => false,
            };
            if !spent {
                return attempt
                    .refuse_free(tx, Reason::AlreadyUsed)
                    .map(FirstCode::Refused);
            }
            tx.execute(
                "UPDATE factors SET matched_by = ?4 \
                 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'pending'",
                params![&member.workspace, &member.member, &factor.id, by.as_bytes()],
            )?;
            attempt.forgive_confirmation(tx, &factor.id)?;
            return Ok(FirstCode::Right);
        }
        Finding::Expired(_) => {
            return attempt
                .refuse_free(tx, Reason::Expired)
                .map(FirstCode::Expired);
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
        Finding::Wrong => Reason::WrongCode,
    };
    attempt
        .refuse_confirmation(tx, &factor.id, reason)
        .map(FirstCode::Refused)
}

/// Looks at a code that was sent to show whose an address is, and spends it. It shows whose the address is, and nothing about the member's
/// factors: what was typed wrong before stays counted.
pub fn match_address(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    attempt: Attempt,
    subject: &Subject,
    method: Method,
    typed: &Typed,
) -> Result<FirstCode, StoreError> {
    let Some(Reading::Sent(method, code)) = typed.reading(method) else {
        let malformed = attempt.refuse_free(tx, Reason::Malformed)?;
        return Ok(FirstCode::Refused(malformed));
    };
    match sent::compare(tx, keys, &attempt, subject, *method, code)? {
        Finding::Right(Evidence::Sent(found)) if sent::spend(tx, &attempt, &found)? => {
            attempt.take_back(tx)?;
            Ok(FirstCode::Right)
        }
        Finding::Right(_) | Finding::Replayed => attempt
            .refuse_free(tx, Reason::AlreadyUsed)
            .map(FirstCode::Refused),
        Finding::Expired(_) => attempt
            .refuse_free(tx, Reason::Expired)
            .map(FirstCode::Expired),
        Finding::Outdated | Finding::ClockOff(_) | Finding::Wrong => attempt
            .refuse(tx, Reason::WrongCode)
            .map(FirstCode::Refused),
    }
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
    // An address that a code was read at is its member's, and is told of the change too.
    tx.execute(
        "UPDATE addresses SET confirmed_by = 'code', confirmed_at = ?4 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND confirmed_at IS NULL \
         AND id = (SELECT f.address_id FROM factors f WHERE f.id = ?3)",
        params![&member.workspace, &member.member, id, now],
    )?;
    set_up(tx, member)?;
    let confirmed = EventKind::FactorConfirmed { factor: id.clone() };
    standing_changed(tx, member, &confirmed, spared)?;
    let factor = find_factor(tx, member, id)?.ok_or(StoreError::Unexpected("a factor"))?;
    let accepted = Accepted::of_confirmation(member.clone(), factor.kind.method(), id.clone(), now);
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
