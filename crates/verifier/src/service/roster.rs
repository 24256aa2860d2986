use std::sync::Arc;

use countersign_policy::{InForce, Timestamp};
use countersign_store::ids::{MemberId, WorkspaceId};
use countersign_store::{RosterRow, find_policy, list_roster};

use super::{Error, Service};

/// Members that are looked at in one reading, so that nobody waits for it.
const AT_ONCE: u32 = 1_000;

/// Some members in the order of their ids, and what holds at the moment of the reading.
pub(super) struct SomeMembers {
    /// The policy in force.
    pub(super) in_force: Arc<InForce>,
    /// The moment.
    pub(super) now: Timestamp,
    /// The members.
    pub(super) rows: Vec<RosterRow>,
}

impl<K> Service<K> {
    /// Looks at every member of a workspace, some at a time, and adds them up with `add`.
    pub(super) async fn fold_members<T: Send + 'static>(
        &self,
        workspace: &WorkspaceId,
        mut sum: T,
        add: impl Fn(T, SomeMembers) -> T + Send + Sync + 'static,
    ) -> Result<T, Error> {
        let add = Arc::new(add);
        let mut after: Option<MemberId> = None;
        loop {
            let (add, workspace, from) = (Arc::clone(&add), workspace.clone(), after.take());
            let added = self.store.read(move |tx| {
                let in_force = find_policy(tx, &workspace)?;
                let rows = list_roster(tx, &workspace, &in_force, from.as_ref(), AT_ONCE)?;
                let is_full = u32::try_from(rows.len()) == Ok(AT_ONCE);
                let last = rows.last().filter(|_| is_full).map(|row| row.id.clone());
                let now = tx.now();
                let some = SomeMembers {
                    in_force,
                    now,
                    rows,
                };
                Ok::<_, Error>((add(sum, some), last))
            });
            (sum, after) = added.await?;
            if after.is_none() {
                return Ok(sum);
            }
        }
    }
}
