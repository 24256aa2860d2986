//! The failure budget of a member, charged before a code is looked at.
//!
//! [`Attempt`] can be made by [`charge`] alone, and nothing that could tell a right code from a wrong one (opening a
//! sealed secret, spending a recovery code) works without one: a new method that forgets to count does not compile.

use countersign_policy::{Admission, Budget, Timestamp};

use super::value::params;
use super::{StoreError, Transaction, end_client_tokens, end_sign_ins, record};
use crate::ids::MemberKey;
use crate::model::{EventKind, Reason, Refusal};

/// One try, already counted as a failure. It stays one unless it is accepted.
#[must_use = "a try is settled by accepting or refusing it; dropped, it stays a counted failure"]
#[derive(Debug)]
pub struct Attempt {
    member: MemberKey,
    /// Failures in a row, this one included.
    failures: u32,
    budget: Budget,
    now: Timestamp,
}

/// Whether a try may be made.
#[must_use]
#[derive(Debug)]
pub enum Charge {
    /// It was counted and may be made.
    Admitted(Attempt),
    /// It may not, and was neither looked at nor counted.
    Refused(Refusal),
    /// There is no such member.
    NoMember,
}

/// A try that failed, and what to say of it.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub Refusal);

/// Charges one try to `member`, and locks the member's row until the decision is committed.
pub fn charge(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    budget: &Budget,
) -> Result<Charge, StoreError> {
    let now = tx.now();
    let charged = tx.query_opt(
        "UPDATE members SET failures = failures + 1 \
         WHERE workspace_id = ?1 AND id = ?2 AND failures < ?3 AND retry_at <= ?4 RETURNING failures",
        params![&member.workspace, &member.member, budget.stop(), now],
    )?;
    let Some(mut row) = charged else {
        return refusal(tx, member, budget);
    };
    let failures = row.take()?;
    if let Some(retry_at) = budget.retry_at(failures, now) {
        tx.execute(
            "UPDATE members SET retry_at = ?3 WHERE workspace_id = ?1 AND id = ?2",
            params![&member.workspace, &member.member, retry_at],
        )?;
    }
    Ok(Charge::Admitted(Attempt {
        member: member.clone(),
        failures,
        budget: *budget,
        now,
    }))
}

/// Why no try may be made: the same rule as the statement's, put in words.
fn refusal(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    budget: &Budget,
) -> Result<Charge, StoreError> {
    let now = tx.now();
    let state = tx.query_opt(
        "SELECT failures, retry_at FROM members WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    let Some(mut state) = state else {
        return Ok(Charge::NoMember);
    };
    let (failures, retry_at) = (state.take()?, state.take()?);
    Ok(Charge::Refused(
        match budget.admit(failures, Some(retry_at), now) {
            Admission::Stopped => Refusal::locked(),
            // `Go` cannot follow a statement that found nothing to charge, unless the wait ended between the two.
            Admission::Wait { .. } | Admission::Go => Refusal::wait(retry_at),
        },
    ))
}

/// Gives a member a fresh budget: an administrator's act, which signs nobody in (S12). `false` when there is no such member.
pub fn unlock(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<bool, StoreError> {
    let found = clear(tx, member)?;
    if found {
        record(
            tx,
            &member.workspace,
            Some(&member.member),
            &EventKind::MemberUnlocked,
        )?;
    }
    Ok(found)
}

fn clear(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<bool, StoreError> {
    let changed = tx.execute(
        "UPDATE members SET failures = 0, retry_at = 0 WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    Ok(changed == 1)
}

impl Attempt {
    /// Whose try.
    pub fn member(&self) -> &MemberKey {
        &self.member
    }

    /// When.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Settles the try as failed. The failure that spends the budget ends the member's open attempts with it (S10).
    pub fn refuse(self, tx: &mut Transaction<'_>, reason: Reason) -> Result<Refused, StoreError> {
        let Self {
            member,
            failures,
            budget,
            now,
        } = self;
        record(
            tx,
            &member.workspace,
            Some(&member.member),
            &EventKind::CodeRefused {
                reason: reason.into(),
            },
        )?;
        if budget.is_exhausted(failures) {
            end_sign_ins(tx, &member)?;
            end_client_tokens(tx, &member)?;
            record(
                tx,
                &member.workspace,
                Some(&member.member),
                &EventKind::MemberLocked,
            )?;
        }
        Ok(Refused(Refusal {
            reason,
            retry_at: budget.retry_at(failures, now),
            remaining: Some(budget.remaining(failures)),
        }))
    }

    /// Settles a try at a member who has no factor: there was nothing to guess, and it is taken back.
    pub fn nothing_to_guess(self, tx: &mut Transaction<'_>) -> Result<Refused, StoreError> {
        self.forgive_this(tx)?;
        Ok(Refused(Refusal::only(Reason::NotEnrolled)))
    }

    /// Settles the try as a full second-factor success: the only thing that refills the budget (S8).
    pub(super) fn forgive_all(self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        clear(tx, &self.member).map(drop)
    }

    /// Settles the try as right but proving nothing about an earlier factor: it alone is taken back.
    pub(super) fn forgive_this(self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        // It was admitted, so no wait was running; the one it may have begun goes with it.
        tx.execute(
            "UPDATE members SET failures = ?3, retry_at = 0 WHERE workspace_id = ?1 AND id = ?2",
            params![
                &self.member.workspace,
                &self.member.member,
                self.failures.saturating_sub(1)
            ],
        )?;
        Ok(())
    }
}
