//! How many of those who must have a second factor have one. Each day is counted once, by any node.

use std::sync::Arc;

use countersign_policy::InForce;
use countersign_store::ids::{MemberId, WorkspaceId};
use countersign_store::model::{Count, CountedDay, Day};
use countersign_store::{
    Transaction, counted_days, find_policy, keep_count, list_roster, uncounted,
};

use super::admin::WorkspaceCaller;
use super::authority::Act;
use super::{Error, Service};

/// Members that are looked at in one reading, so that nobody waits for it.
const AT_ONCE: u32 = 1_000;

/// Workspaces that one turn counts at most.
const WORKSPACES_AT_ONCE: u32 = 100;

/// How it was on each day that was counted, and how it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Oldest first.
    pub days: Vec<CountedDay>,
    /// As it is at this moment.
    pub now: Count,
}

impl<K> Service<K> {
    /// How it was, and how it is.
    ///
    /// # Errors
    /// When the caller may not, or the store fails.
    pub async fn coverage(&self, caller: impl Into<WorkspaceCaller>) -> Result<Coverage, Error> {
        let caller = caller.into();
        let (workspace, days) = self
            .store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                let days = counted_days(tx, &workspace)?;
                Ok::<_, Error>((workspace, days))
            })
            .await?;
        let now = self.count(workspace).await?;
        Ok(Coverage { days, now })
    }

    /// Counts the members of every workspace that was not counted today. The number of workspaces.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn count_today(&self) -> Result<usize, Error> {
        let read = self.store.read(|tx| {
            let today = Day::of(tx.now());
            let workspaces = uncounted(tx, today, WORKSPACES_AT_ONCE)?;
            Ok::<_, Error>((today, workspaces))
        });
        let (today, workspaces) = read.await?;
        for workspace in &workspaces {
            let (of, count) = (workspace.clone(), self.count(workspace.clone()).await?);
            self.store
                .write(move |tx| Ok::<_, Error>(keep_count(tx, &of, today, &count)?))
                .await?;
        }
        Ok(workspaces.len())
    }

    async fn count(&self, workspace: WorkspaceId) -> Result<Count, Error> {
        let (mut count, mut after) = (Count::default(), None);
        loop {
            let (of, from) = (workspace.clone(), after.take());
            let counted = self.store.read(move |tx| count_some(tx, &of, from, count));
            (count, after) = counted.await?;
            if after.is_none() {
                return Ok(count);
            }
        }
    }
}

/// Counts some members more; the last of them, unless it was the last of all.
fn count_some(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    after: Option<MemberId>,
    mut count: Count,
) -> Result<(Count, Option<MemberId>), Error> {
    let in_force: Arc<InForce> = find_policy(tx, workspace)?;
    let rows = list_roster(tx, workspace, &in_force, after.as_ref(), AT_ONCE)?;
    for row in &rows {
        count.add(&row.facts, &in_force);
    }
    let is_full = u32::try_from(rows.len()) == Ok(AT_ONCE);
    let last = rows.into_iter().next_back().filter(|_| is_full);
    Ok((count, last.map(|row| row.id)))
}
