//! Reminders to who must have a second factor and has none. Each day every member is looked at once, by any node.

use countersign_policy::{InForce, Timestamp};
use countersign_store::ids::{MemberId, MemberKey, WorkspaceId};
use countersign_store::model::Day;
use countersign_store::{all_reminded, find_policy, list_unreminded, remind, unreminded};

use super::{Error, Service};

/// Workspaces that one turn looks through at most.
const WORKSPACES_AT_ONCE: u32 = 100;

/// Members that are reminded in one decision, so that nobody waits for it.
const AT_ONCE: u32 = 50;

impl<K: Clone + Send + Sync + 'static> Service<K> {
    /// Reminds the members of every workspace that was not looked through today. The number of e-mails.
    ///
    /// # Errors
    /// When the store fails. What was done until then stays, and is not done again.
    pub async fn remind_today(&self) -> Result<u64, Error> {
        let read = self.store.read(|tx| {
            let today = Day::of(tx.now());
            let workspaces = unreminded(tx, today, WORKSPACES_AT_ONCE)?;
            Ok::<_, Error>((today, workspaces))
        });
        let (today, workspaces) = read.await?;
        let mut sent = 0;
        for workspace in workspaces {
            sent += self.remind_all(&workspace).await?;
            self.store
                .write(move |tx| Ok::<_, Error>(all_reminded(tx, &workspace, today)?))
                .await?;
        }
        Ok(sent)
    }

    async fn remind_all(&self, workspace: &WorkspaceId) -> Result<u64, Error> {
        let (mut sent, mut after) = (0, None::<MemberId>);
        loop {
            let (of, from) = (workspace.clone(), after.take());
            let read = self.store.read(move |tx| {
                let in_force = find_policy(tx, &of)?;
                let Some(before) = last_before(&in_force, tx.now()) else {
                    return Ok::<_, Error>(vec![]);
                };
                Ok(list_unreminded(tx, &of, before, from.as_ref(), AT_ONCE)?)
            });
            let members = read.await?;
            after = members.last().cloned();
            if after.is_none() {
                return Ok(sent);
            }
            let of = workspace.clone();
            let reminded = self.store.write(move |tx| {
                let in_force = find_policy(tx, &of)?;
                let mut reminded = 0;
                for member in &members {
                    let key = MemberKey {
                        workspace: of.clone(),
                        member: member.clone(),
                    };
                    reminded += u64::from(remind(tx, &key, &in_force)?);
                }
                Ok::<_, Error>(reminded)
            });
            sent += reminded.await?;
        }
    }
}

/// Whoever was reminded later than this is not due yet; `None` when nobody is reminded.
fn last_before(in_force: &InForce, now: Timestamp) -> Option<Timestamp> {
    let weeks = in_force.policy.reminder.every_weeks.get();
    (weeks > 0).then(|| now.plus_micros(-i64::from(weeks) * 7 * 24 * 3600 * 1_000_000))
}
