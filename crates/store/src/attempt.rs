//! A try at a code, charged before the code is looked at.
//!
//! [`Attempt`] can be made by [`charge`] alone, and nothing that could tell a right code from a wrong one (opening a
//! sealed secret, looking a recovery code up) works without one: a new method that forgets to count does not compile.

use countersign_otp::Secret;
use countersign_policy::{Admission, Budget, Network, Timestamp};

use super::networks::forgive_networks;
use super::value::params;
use super::{
    ClientTokenRow, Spared, StoreError, Transaction, budget_in_force, record, standing_changed,
};
use crate::factors::FactorRow;
use crate::ids::{FactorId, MemberKey, SignInId};
use crate::methods::sent::Subject;
use crate::model::{EventKind, Method, Purpose, Reason, Refusal};
use crate::sealing::{KeyRing, Place, SealError, Sealed};

/// Whose code is about to be looked at, and where the try comes from.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// Whose code.
    pub member: &'a MemberKey,
    /// The network that the application saw the person on.
    pub network: Option<Network>,
    /// The session that the code is given in.
    pub session: Option<&'a ClientTokenRow>,
    /// The methods that may pass it.
    pub offered: &'a [Method],
    /// What a code that was sent must have been sent for.
    pub subject: Option<&'a Subject>,
}

impl<'a> Trial<'a> {
    /// A try that belongs to no sign-in.
    #[must_use]
    pub const fn of(member: &'a MemberKey) -> Self {
        Self {
            member,
            network: None,
            session: None,
            offered: &[Method::Totp, Method::Hotp, Method::RecoveryCode],
            subject: None,
        }
    }
}

/// One try, already counted as a failure. It stays one unless it is accepted or taken back.
#[must_use = "a try is settled by accepting or refusing it; dropped, it stays a counted failure"]
#[derive(Debug)]
pub struct Attempt {
    member: MemberKey,
    session: Option<Box<ClientTokenRow>>,
    offered: Vec<Method>,
    subject: Option<Subject>,
    /// The network, when the member is known there: it has a wait of its own.
    known_network: Option<String>,
    /// Failures in a row, this one included.
    failures: u32,
    /// The same, of the known network alone.
    network_failures: Option<u32>,
    /// The wait that ran for everybody else.
    retry_before: Timestamp,
    /// What was charged to the long account.
    units: u32,
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

/// A try that failed, and what to say about it.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub Refusal);

/// Charges one try to the member, and locks the member's row until the decision is committed.
pub fn charge(tx: &mut Transaction<'_>, trial: &Trial<'_>) -> Result<Charge, StoreError> {
    let (now, member) = (tx.now(), trial.member);
    let budget = budget_in_force(tx, &member.workspace)?;
    let network = trial.network.map(|network| network.to_string());
    let long = budget.long_account();
    let charged = tx.query_opt(
        "UPDATE members SET failures = failures + 1, \
         guesses_until = CASE WHEN guesses_until > ?4 THEN guesses_until ELSE ?4 END + ?5 \
         WHERE workspace_id = ?1 AND id = ?2 AND failures < ?3 AND guesses_until + ?5 <= ?6 \
         AND (retry_at <= ?4 OR EXISTS (SELECT 1 FROM member_networks n WHERE n.workspace_id = ?1 \
         AND n.member_id = ?2 AND n.network = ?7 AND n.retry_at <= ?4)) RETURNING failures, retry_at",
        params![
            &member.workspace,
            &member.member,
            budget.stop(),
            now,
            long.micros(1),
            long.full(now),
            network.as_ref()
        ],
    )?;
    let Some(mut row) = charged else {
        return refuse_untried(tx, trial, &budget);
    };
    let mut attempt = Attempt {
        member: member.clone(),
        session: trial.session.cloned().map(Box::new),
        offered: trial.offered.to_vec(),
        subject: trial.subject.cloned(),
        known_network: None,
        failures: row.take()?,
        network_failures: None,
        retry_before: row.take()?,
        units: 1,
        budget,
        now,
    };
    if let Some(network) = network {
        attempt.charge_network(tx, network)?;
    }
    // Two tries from a known network can pass the statement above at once; the second finds the network's wait begun.
    if attempt.network_failures.is_none() && !attempt.retry_before.is_past(now) {
        attempt.take_back(tx)?;
        return refuse_untried(tx, trial, &budget);
    }
    if let Some(retry_at) = budget.retry_at(attempt.failures, now) {
        attempt.set_retry_at(tx, retry_at)?;
    }
    Ok(Charge::Admitted(attempt))
}

fn refuse_untried(
    tx: &mut Transaction<'_>,
    trial: &Trial<'_>,
    budget: &Budget,
) -> Result<Charge, StoreError> {
    Ok(match standing(tx, trial)? {
        None => Charge::NoMember,
        // A wait that ended between the two statements is told as the wait that it was.
        Some(standing) => Charge::Refused(
            standing
                .refusal(budget, tx.now())
                .unwrap_or_else(|| Refusal::wait(tx.now())),
        ),
    })
}

/// Why no try would be admitted now, if none would; nothing is charged.
pub fn refused_now(
    tx: &mut Transaction<'_>,
    trial: &Trial<'_>,
) -> Result<Option<Refusal>, StoreError> {
    let (now, budget) = (tx.now(), budget_in_force(tx, &trial.member.workspace)?);
    Ok(standing(tx, trial)?.and_then(|standing| standing.refusal(&budget, now)))
}

/// What the statement of [`charge`] looks at.
struct Standing {
    failures: u32,
    retry_at: Timestamp,
    guesses_until: Timestamp,
}

impl Standing {
    /// The same rule as the statement's, put in words.
    fn refusal(&self, budget: &Budget, now: Timestamp) -> Option<Refusal> {
        match budget.admit(self.failures, Some(self.retry_at), now) {
            Admission::Stopped => Some(Refusal::locked()),
            _ if budget
                .long_account()
                .charged(self.guesses_until, now, 1)
                .is_none() =>
            {
                Some(Refusal::password_change())
            }
            Admission::Wait { until } => Some(Refusal::wait(until)),
            Admission::Go => None,
        }
    }
}

fn standing(tx: &mut Transaction<'_>, trial: &Trial<'_>) -> Result<Option<Standing>, StoreError> {
    let network = trial.network.map(|network| network.to_string());
    let found = tx.query_opt(
        "SELECT m.failures, COALESCE(n.retry_at, m.retry_at), m.guesses_until FROM members m \
         LEFT JOIN member_networks n ON n.workspace_id = m.workspace_id AND n.member_id = m.id AND n.network = ?3 \
         WHERE m.workspace_id = ?1 AND m.id = ?2",
        params![&trial.member.workspace, &trial.member.member, network.as_ref()],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    Ok(Some(Standing {
        failures: row.take()?,
        retry_at: row.take()?,
        guesses_until: row.take()?,
    }))
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

    /// Opens the sealed secret of one of the member's factors, now that the try is counted.
    ///
    /// # Errors
    /// When it was sealed for another row or with an unknown key, or is damaged.
    pub fn open(
        &self,
        keys: &KeyRing,
        factor: &FactorId,
        sealed: &Sealed,
    ) -> Result<Secret, SealError> {
        let bytes = keys.open(&Place::factor(&self.member, factor), sealed)?;
        Secret::from_bytes(bytes.as_slice()).map_err(|_| SealError)
    }

    /// The same, of one that can be read: `None`, with an event that says why, of one that cannot.
    pub(super) fn open_readable(
        &self,
        tx: &mut Transaction<'_>,
        keys: &KeyRing,
        factor: &FactorRow,
    ) -> Result<Option<Secret>, StoreError> {
        match self.open(keys, &factor.id, &factor.sealed) {
            Ok(secret) => Ok(Some(secret)),
            Err(error) => {
                tracing::error!(factor = %factor.id, %error, "a factor cannot be checked");
                let unreadable = EventKind::FactorUnreadable {
                    factor: factor.id.clone(),
                };
                record(
                    tx,
                    &self.member.workspace,
                    Some(&self.member.member),
                    &unreadable,
                )?;
                Ok(None)
            }
        }
    }

    /// The methods that may pass it.
    pub(super) fn offered(&self) -> &[Method] {
        &self.offered
    }

    /// What a code that was sent must have been sent for.
    pub(super) fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// Failures in a row before this try.
    pub fn failures_before(&self) -> u32 {
        self.failures.saturating_sub(1)
    }

    /// The sign-in that is under way; that of a page's token is over.
    fn sign_in(&self) -> Option<&SignInId> {
        let session = self.session.as_deref()?;
        match session.purpose {
            Purpose::SignIn => session.sign_in.as_ref(),
            Purpose::Security | Purpose::Admin => None,
        }
    }

    /// What outlives a change that this try makes: the session that it was made in.
    pub(super) fn spared(&self) -> Spared<'_> {
        self.session
            .as_deref()
            .map_or(Spared::Nothing, Spared::Session)
    }

    /// Charges the long account the `units` that the comparison costs (G1). Refused, with
    /// nothing compared, when the account does not hold them.
    pub(super) fn weigh(
        mut self,
        tx: &mut Transaction<'_>,
        units: u32,
    ) -> Result<Result<Self, Refused>, StoreError> {
        let more = units.saturating_sub(self.units);
        if more == 0 {
            return Ok(Ok(self));
        }
        let long = *self.budget.long_account();
        let held = tx.execute(
            "UPDATE members SET guesses_until = guesses_until + ?3 \
             WHERE workspace_id = ?1 AND id = ?2 AND guesses_until + ?3 <= ?4",
            params![
                &self.member.workspace,
                &self.member.member,
                long.micros(more),
                long.full(self.now)
            ],
        )?;
        if held == 0 {
            self.take_back(tx)?;
            return Ok(Err(Refused(Refusal::password_change())));
        }
        self.units = units;
        Ok(Ok(self))
    }

    /// Settles the try as failed. The failure that spends the budget ends the member's sessions with it (S10).
    pub fn refuse(self, tx: &mut Transaction<'_>, reason: Reason) -> Result<Refused, StoreError> {
        self.record_refusal(tx, reason)?;
        if let Some(sign_in) = self.sign_in() {
            tx.execute(
                "UPDATE sign_ins SET failures = failures + 1, units = units + ?3 WHERE workspace_id = ?1 AND id = ?2",
                params![&self.member.workspace, sign_in, self.units],
            )?;
        }
        self.settle_failed(tx, reason)
    }

    /// The same, for a first code that was to confirm `factor`: its success will forgive it.
    pub(super) fn refuse_confirmation(
        self,
        tx: &mut Transaction<'_>,
        factor: &FactorId,
        reason: Reason,
    ) -> Result<Refused, StoreError> {
        self.record_refusal(tx, reason)?;
        tx.execute(
            "UPDATE factors SET failures = failures + 1, units = units + ?4 \
             WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
            params![
                &self.member.workspace,
                &self.member.member,
                factor,
                self.units
            ],
        )?;
        self.settle_failed(tx, reason)
    }

    fn settle_failed(
        self,
        tx: &mut Transaction<'_>,
        reason: Reason,
    ) -> Result<Refused, StoreError> {
        if self.budget.is_exhausted(self.failures) {
            standing_changed(tx, &self.member, &EventKind::MemberLocked, Spared::Nothing)?;
        }
        // From a known network the wait is that network's own.
        let failures = if self.budget.is_exhausted(self.failures) {
            self.failures
        } else {
            self.network_failures.unwrap_or(self.failures)
        };
        Ok(Refused(Refusal {
            reason,
            retry_at: self.budget.retry_at(failures, self.now),
            remaining: Some(self.budget.remaining(failures)),
            sent: None,
        }))
    }

    /// Settles a try with a code that nobody can gain by: one accepted before, or older than one that was. It is told,
    /// costs nothing and begins no wait.
    pub fn refuse_free(
        self,
        tx: &mut Transaction<'_>,
        reason: Reason,
    ) -> Result<Refused, StoreError> {
        self.record_refusal(tx, reason)?;
        self.take_back(tx)?;
        Ok(Refused(Refusal::only(reason)))
    }

    /// Settles a try at a member who has no factor: there was nothing to guess, and it is taken back.
    pub fn nothing_to_guess(self, tx: &mut Transaction<'_>) -> Result<Refused, StoreError> {
        self.take_back(tx)?;
        Ok(Refused(Refusal::only(Reason::NotEnrolled)))
    }

    fn record_refusal(&self, tx: &mut Transaction<'_>, reason: Reason) -> Result<(), StoreError> {
        record(
            tx,
            &self.member.workspace,
            Some(&self.member.member),
            &EventKind::CodeRefused { reason },
        )
    }

    /// Settles the try as a full second-factor success: the only thing that forgives the failures in a row (S8). Of the
    /// long account it forgives this try and the wrong codes of its own sign-in, and nothing else (G1). Whether a reset that
    /// the member asked for waits.
    pub(super) fn forgive_row(self, tx: &mut Transaction<'_>) -> Result<bool, StoreError> {
        let long = self.budget.long_account();
        let forgiven = tx.query_opt(
            "UPDATE members SET failures = 0, retry_at = 0, guesses_until = guesses_until - ?3 - ?4 * \
             COALESCE((SELECT units FROM sign_ins WHERE workspace_id = ?1 AND id = ?5), 0) \
             WHERE workspace_id = ?1 AND id = ?2 RETURNING \
             (SELECT count(*) FROM resets r WHERE r.workspace_id = ?1 AND r.member_id = ?2 AND r.status = 'waiting')",
            params![
                &self.member.workspace,
                &self.member.member,
                long.micros(self.units),
                long.micros(1),
                self.sign_in()
            ],
        )?;
        if self.failures > 1 || self.network_failures.is_some() {
            forgive_networks(tx, &self.member)?;
        }
        forgiven.map_or(Ok(false), |mut row| Ok(row.take::<u32>()? > 0))
    }

    /// Settles the try as the right first code of `factor`: it and the wrong ones before it in this set-up are forgiven.
    /// Confirming a new factor proves nothing about the one whose codes were guessed.
    pub(super) fn forgive_confirmation(
        self,
        tx: &mut Transaction<'_>,
        factor: &FactorId,
    ) -> Result<(), StoreError> {
        let member = self.member.clone();
        let long = *self.budget.long_account();
        self.take_back(tx)?;
        let found = tx.query_opt(
            "SELECT failures, units FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
            params![&member.workspace, &member.member, factor],
        )?;
        let Some(mut row) = found else {
            return Ok(());
        };
        let (failures, units): (u32, u32) = (row.take()?, row.take()?);
        if failures > 0 {
            tx.execute(
                "UPDATE members SET failures = CASE WHEN failures > ?3 THEN failures - ?3 ELSE 0 END, retry_at = 0, \
                 guesses_until = guesses_until - ?4 WHERE workspace_id = ?1 AND id = ?2",
                params![
                    &member.workspace,
                    &member.member,
                    failures,
                    long.micros(units)
                ],
            )?;
            forgive_networks(tx, &member)?;
        }
        Ok(())
    }

    /// Takes the try back, and leaves every wait as it was.
    pub(super) fn take_back(self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        tx.execute(
            "UPDATE members SET failures = failures - 1, retry_at = ?3, guesses_until = guesses_until - ?4 \
             WHERE workspace_id = ?1 AND id = ?2",
            params![
                &self.member.workspace,
                &self.member.member,
                self.retry_before,
                self.budget.long_account().micros(self.units)
            ],
        )?;
        if self.network_failures.is_some() {
            // It was admitted, so no wait was running there.
            tx.execute(
                "UPDATE member_networks SET failures = failures - 1, retry_at = 0 \
                 WHERE workspace_id = ?1 AND member_id = ?2 AND network = ?3",
                params![
                    &self.member.workspace,
                    &self.member.member,
                    self.known_network.as_ref()
                ],
            )?;
        }
        Ok(())
    }

    fn charge_network(
        &mut self,
        tx: &mut Transaction<'_>,
        network: String,
    ) -> Result<(), StoreError> {
        let charged = tx.query_opt(
            "UPDATE member_networks SET failures = failures + 1 \
             WHERE workspace_id = ?1 AND member_id = ?2 AND network = ?3 AND retry_at <= ?4 RETURNING failures",
            params![
                &self.member.workspace,
                &self.member.member,
                &network,
                self.now
            ],
        )?;
        let Some(mut row) = charged else {
            return Ok(());
        };
        let failures = row.take()?;
        if let Some(retry_at) = self.budget.retry_at(failures, self.now) {
            tx.execute(
                "UPDATE member_networks SET retry_at = ?4 WHERE workspace_id = ?1 AND member_id = ?2 AND network = ?3",
                params![&self.member.workspace, &self.member.member, &network, retry_at],
            )?;
        }
        self.network_failures = Some(failures);
        self.known_network = Some(network);
        Ok(())
    }

    fn set_retry_at(
        &self,
        tx: &mut Transaction<'_>,
        retry_at: Timestamp,
    ) -> Result<(), StoreError> {
        tx.execute(
            "UPDATE members SET retry_at = ?3 WHERE workspace_id = ?1 AND id = ?2",
            params![&self.member.workspace, &self.member.member, retry_at],
        )?;
        Ok(())
    }
}
