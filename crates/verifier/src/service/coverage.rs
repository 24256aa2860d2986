//! How many of those who must have a second factor have one. Each day is counted once, by any node.

use countersign_store::ids::WorkspaceId;
use countersign_store::model::{Count, CountedDay, Day};
use countersign_store::{counted_days, keep_count, uncounted};

use super::admin::WorkspaceCaller;
use super::authority::Act;
use super::roster::SomeMembers;
use super::{Error, Service};

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
        let now = self.count(&workspace).await?;
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
            let (of, count) = (workspace.clone(), self.count(workspace).await?);
            self.store
                .write(move |tx| Ok::<_, Error>(keep_count(tx, &of, today, &count)?))
                .await?;
        }
        Ok(workspaces.len())
    }

    async fn count(&self, workspace: &WorkspaceId) -> Result<Count, Error> {
        let add = |mut count: Count, some: SomeMembers| {
            for row in &some.rows {
                count.add(&row.facts, &some.in_force);
            }
            count
        };
        self.fold_members(workspace, Count::default(), add).await
    }
}
