use countersign_policy::Timestamp;

use super::StoreError;
use super::value::{Param, Row};
use crate::entropy::{Entropy, OsEntropy};
use crate::ids::EventId;

/// One transaction of either engine. Its methods are the store's own: the rest of the program passes it on.
///
/// Statements number their parameters `?1`, `?2` … and are whole literals: nothing is ever spliced into one.
pub trait Transaction: sealed::Statements {
    /// The one moment at which this decision is made.
    fn now(&self) -> Timestamp {
        self.stamp_ref().now
    }
}

/// When a decision is made, and how many events it has written so far.
#[derive(Debug)]
pub(super) struct Stamp {
    now: Timestamp,
    events: u8,
}

impl Stamp {
    pub(super) fn at(now: Timestamp) -> Self {
        Self { now, events: 0 }
    }

    /// The id of the decision's next event. It opens nothing, so its random part is the store's own affair.
    fn next_event(&mut self) -> Result<EventId, StoreError> {
        let mut random = [0; 7];
        OsEntropy.fill(&mut random)?;
        let id = EventId::in_order(self.now, self.events, random);
        self.events = self.events.saturating_add(1);
        Ok(id)
    }
}

pub(super) mod sealed {
    use super::{Param, Row, Stamp, StoreError};

    pub trait Statements {
        #[allow(private_interfaces, reason = "the store's own affair")]
        fn stamp(&mut self) -> &mut Stamp;

        #[allow(private_interfaces, reason = "the store's own affair")]
        fn stamp_ref(&self) -> &Stamp;

        /// Runs a statement; the number of rows it changed.
        #[allow(private_interfaces, reason = "only the store can name what goes in")]
        fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<u64, StoreError>;

        /// Runs a statement; the rows it returned.
        #[allow(private_interfaces, reason = "only the store can name what comes out")]
        fn query(
            &mut self,
            sql: &'static str,
            params: &[Param<'_>],
        ) -> Result<Vec<Row>, StoreError>;
    }
}

impl dyn Transaction + '_ {
    pub(super) fn next_event(&mut self) -> Result<EventId, StoreError> {
        self.stamp().next_event()
    }

    /// The one row that `sql` can return, if it does.
    pub(super) fn query_opt(
        &mut self,
        sql: &'static str,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, params)?.into_iter().next())
    }
}
