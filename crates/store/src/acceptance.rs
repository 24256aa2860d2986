//! The acceptance of a code: a value that only this module makes, in the transaction that records it.
//!
//! *Accepted but not recorded* does not compile: [`Accepted`] has private fields and each function that returns one has
//! just spent the code, refilled the budget and written the event. What an acceptance opens (a receipt, a step-up)
//! asks for the value.

use countersign_otp::Match;
use countersign_policy::Timestamp;

use super::budget::{Attempt, Refused};
use super::factors::FactorRow;
use super::value::params;
use super::{RecoverySet, StoreError, Transaction, record};
use crate::hashing::RecoveryDigest;
use crate::ids::{FactorId, MemberKey};
use crate::model::{EventKind, Method, Reason};

/// A code was right, and is spent.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    member: MemberKey,
    method: Method,
    factor: Option<FactorId>,
    at: Timestamp,
}

impl Accepted {
    /// Whose code.
    pub fn member(&self) -> &MemberKey {
        &self.member
    }

    /// What kind of code.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// The factor that made it; `None` for a recovery code.
    #[must_use]
    pub fn factor(&self) -> Option<&FactorId> {
        self.factor.as_ref()
    }

    /// When it was spent.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

/// Spends every time step of `factor` up to the last one of `found`.
///
/// Refused as used when another decision spent it since the factor was read.
pub fn accept_step(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    factor: &FactorRow,
    found: Match,
) -> Result<Result<Accepted, Refused>, StoreError> {
    let now = attempt.now();
    let advanced = tx.execute(
        "UPDATE factors SET last_step = ?4, last_used_at = ?5 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'active' \
         AND (last_step IS NULL OR last_step < ?4)",
        params![
            &attempt.member().workspace,
            &attempt.member().member,
            &factor.id,
            found.last_step(),
            now
        ],
    )?;
    if advanced == 0 {
        return attempt.refuse(tx, Reason::AlreadyUsed).map(Err);
    }
    accept(tx, attempt, Method::Totp, Some(factor.id.clone())).map(Ok)
}

/// Spends one recovery code of `set`.
pub fn accept_recovery_code(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    set: &RecoverySet,
    digest: &RecoveryDigest,
) -> Result<Result<Accepted, Refused>, StoreError> {
    let now = attempt.now();
    let used = tx.execute(
        "UPDATE recovery_codes SET used_at = ?3 WHERE set_id = ?1 AND digest = ?2 AND used_at IS NULL",
        params![&set.id, digest.as_bytes(), now],
    )?;
    if used == 0 {
        let known = tx.query_opt(
            "SELECT used_at FROM recovery_codes WHERE set_id = ?1 AND digest = ?2",
            params![&set.id, digest.as_bytes()],
        )?;
        let reason = if known.is_some() {
            Reason::AlreadyUsed
        } else {
            Reason::WrongCode
        };
        return attempt.refuse(tx, reason).map(Err);
    }
    record(
        tx,
        &attempt.member().workspace,
        Some(&attempt.member().member),
        &EventKind::RecoveryUsed,
    )?;
    accept(tx, attempt, Method::RecoveryCode, None).map(Ok)
}

fn accept(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    method: Method,
    factor: Option<FactorId>,
) -> Result<Accepted, StoreError> {
    let accepted = Accepted {
        member: attempt.member().clone(),
        method,
        factor,
        at: attempt.now(),
    };
    attempt.forgive_all(tx)?;
    let kind = EventKind::CodeAccepted {
        method,
        factor: accepted.factor.clone(),
    };
    record(
        tx,
        &accepted.member.workspace,
        Some(&accepted.member.member),
        &kind,
    )?;
    Ok(accepted)
}

/// Makes a pending factor active, and spends the code that confirmed it (S1: it is not the first sign-in's code too).
///
/// `None` when the factor is no longer pending. Only this try is forgiven: confirming a new factor proves nothing about
/// the one whose codes were guessed.
pub fn accept_confirmation(
    tx: &mut Transaction<'_>,
    attempt: Attempt,
    factor: &FactorRow,
    found: Match,
) -> Result<Option<Accepted>, StoreError> {
    let now = attempt.now();
    let member = attempt.member().clone();
    let confirmed = tx.execute(
        "UPDATE factors SET status = 'active', confirmed_at = ?5, last_used_at = ?5, last_step = ?4, expires_at = NULL \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'pending' AND expires_at > ?5",
        params![&member.workspace, &member.member, &factor.id, found.last_step(), now],
    )?;
    attempt.forgive_this(tx)?;
    if confirmed == 0 {
        return Ok(None);
    }
    record(
        tx,
        &member.workspace,
        Some(&member.member),
        &EventKind::FactorConfirmed {
            factor: factor.id.clone(),
        },
    )?;
    Ok(Some(Accepted {
        member,
        method: Method::Totp,
        factor: Some(factor.id.clone()),
        at: now,
    }))
}
