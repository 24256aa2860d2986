use std::sync::Arc;

use countersign_policy::{InForce, Timestamp};

use super::StoreError;
use super::value::{Param, Row};
use crate::entropy::{Entropy, OsEntropy};
use crate::ids::{AddressId, EventId, MessageId, SubjectId, WorkspaceId};

/// One transaction of either engine: the store's functions take it, the rest of the program passes it on.
pub struct Transaction<'a> {
    engine: &'a mut dyn Engine,
    now: Timestamp,
    /// How many events it has written so far.
    events: u8,
    /// The policy that it read, so that it reads it once.
    policy: Option<(WorkspaceId, Arc<InForce>)>,
    /// Whether it left something for the carriers of the outbox.
    posted: bool,
}

/// What an engine does with a statement.
///
/// Statements number their parameters `?1`, `?2` … and are whole literals: nothing is ever spliced into one.
pub(super) trait Engine {
    /// Runs a statement; the number of rows it changed.
    fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<u64, StoreError>;

    /// Runs a statement; the rows it returned.
    fn query(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError>;
}

impl Transaction<'_> {
    /// The one moment at which this decision is made.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }
}

impl<'a> Transaction<'a> {
    /// A decision made at `now`, in the transaction that `engine` has begun.
    pub(super) fn begun(engine: &'a mut dyn Engine, now: Timestamp) -> Self {
        Self {
            engine,
            now,
            events: 0,
            policy: None,
            posted: false,
        }
    }

    /// Runs a statement; the number of rows it changed.
    pub(super) fn execute(
        &mut self,
        sql: &'static str,
        params: &[Param<'_>],
    ) -> Result<u64, StoreError> {
        self.engine.execute(sql, params)
    }

    /// Runs a statement; the rows it returned.
    pub(super) fn query(
        &mut self,
        sql: &'static str,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        self.engine.query(sql, params)
    }

    /// The one row that `sql` can return, if it does.
    pub(super) fn query_opt(
        &mut self,
        sql: &'static str,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// The policy of this workspace, if the decision has read it.
    pub(super) fn policy_of(&self, workspace: &WorkspaceId) -> Option<Arc<InForce>> {
        self.policy
            .as_ref()
            .filter(|(known, _)| known == workspace)
            .map(|(_, policy)| Arc::clone(policy))
    }

    /// Keeps the policy that was read, or takes one back that this decision has just replaced.
    pub(super) fn remember_policy(&mut self, workspace: &WorkspaceId, policy: &Arc<InForce>) {
        self.policy = Some((workspace.clone(), Arc::clone(policy)));
    }

    /// Notes that something is to be carried outside once this is durable.
    pub(super) fn note_posted(&mut self) {
        self.posted = true;
    }

    /// Whether something is.
    pub(super) fn posted(&self) -> bool {
        self.posted
    }

    /// A new message's id. It opens nothing either.
    pub(super) fn next_message(&mut self) -> Result<MessageId, StoreError> {
        let mut random = [0; 10];
        OsEntropy.fill(&mut random)?;
        Ok(MessageId::mint(self.now, random))
    }

    /// A new pseudonym. It opens nothing either.
    pub(super) fn next_subject(&mut self) -> Result<SubjectId, StoreError> {
        let mut random = [0; 10];
        OsEntropy.fill(&mut random)?;
        Ok(SubjectId::mint(self.now, random))
    }

    /// A new address's id. It opens nothing either.
    pub fn next_address(&mut self) -> Result<AddressId, StoreError> {
        let mut random = [0; 10];
        OsEntropy.fill(&mut random)?;
        Ok(AddressId::mint(self.now, random))
    }

    /// The id of the decision's next event. It opens nothing, so its random part is the store's own affair.
    pub(super) fn next_event(&mut self) -> Result<EventId, StoreError> {
        let mut random = [0; 7];
        OsEntropy.fill(&mut random)?;
        let id = EventId::in_order(self.now, self.events, random);
        self.events = self.events.saturating_add(1);
        Ok(id)
    }
}
