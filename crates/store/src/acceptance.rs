//! The acceptance of a code: a value that only the methods' rooms make, in the transaction that records it.
//!
//! *Accepted but not recorded* does not compile: [`Accepted`] has private fields, and whoever makes one has just spent the
//! code, settled the attempt and written the event. What an acceptance opens (a receipt, a step-up) asks for the value.

use countersign_policy::Timestamp;

use super::attempt::Attempt;
use super::resets::cancel_by_factor;
use super::{StoreError, Transaction, record};
use crate::ids::{FactorId, MemberKey};
use crate::model::{EventKind, Method};

/// A code was right, and is spent.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    member: MemberKey,
    method: Method,
    factor: Option<FactorId>,
    failures_before: u32,
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

    /// Wrong codes in a row that came before it, whoever typed them.
    #[must_use]
    pub fn failures_before(&self) -> u32 {
        self.failures_before
    }

    /// When it was spent.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Settles an attempt whose code a method has just spent. Whoever has a second factor needs no reset: one that the member
    /// asked for ends with it.
    pub(super) fn settle(
        tx: &mut Transaction<'_>,
        attempt: Attempt,
        method: Method,
        factor: Option<FactorId>,
    ) -> Result<Self, StoreError> {
        let accepted = Self {
            member: attempt.member().clone(),
            method,
            factor,
            failures_before: attempt.failures_before(),
            at: attempt.now(),
        };
        let waits = attempt.forgive_row(tx)?;
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
        if waits {
            cancel_by_factor(tx, &accepted.member)?;
        }
        Ok(accepted)
    }

    /// The acceptance that an opened link stands for: there was nothing to guess, so no attempt to settle.
    pub(super) fn of_link(
        tx: &mut Transaction<'_>,
        member: MemberKey,
        method: Method,
    ) -> Result<Self, StoreError> {
        let kind = EventKind::CodeAccepted {
            method,
            factor: None,
        };
        record(tx, &member.workspace, Some(&member.member), &kind)?;
        Ok(Self {
            member,
            method,
            factor: None,
            failures_before: 0,
            at: tx.now(),
        })
    }

    /// The acceptance that a confirmed factor stands for: its first code was spent when it matched.
    pub(super) fn of_confirmation(
        member: MemberKey,
        method: Method,
        factor: FactorId,
        at: Timestamp,
    ) -> Self {
        Self {
            member,
            method,
            factor: Some(factor),
            failures_before: 0,
            at,
        }
    }
}
