//! How long what happened is kept: whole batches go from a chain's beginning, and the rest of it still holds.

use super::{Bounds, find_bounds, move_bounds};
use crate::ids::WorkspaceId;
use crate::sealing::KeyRing;
use crate::value::params;
use crate::{StoreError, Transaction, find_policy};

/// Takes away the oldest batch with its events, if all of it is older than the policy keeps; how many events that were.
///
/// `None` when there is nothing so old. One batch is a small step: no sign-in waits long for it.
pub fn retain(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    workspace: &WorkspaceId,
) -> Result<Option<u64>, StoreError> {
    let days = find_policy(tx, workspace)?.policy.events.keep_days.get();
    let long_ago = tx
        .now()
        .plus_micros(-i64::from(days) * 24 * 3600 * 1_000_000);
    let Some((bounds, _)) = find_bounds(tx, workspace)? else {
        return Ok(None);
    };
    let found = tx.query_opt(
        "SELECT digest FROM event_batches WHERE workspace_id = ?1 AND number = ?2 AND sealed_at <= ?3",
        params![workspace, bounds.first, long_ago],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    let kept = Bounds {
        first: bounds.first.saturating_add(1),
        before: row.take()?,
        end: bounds.end.clone(),
    };
    let seal = kept
        .seal(keys, workspace)
        .map_err(|_| StoreError::Unexpected("a key ring that makes no keyed hash"))?;
    // Another node may be at it, or have appended a batch: the next turn sees that.
    if !move_bounds(tx, workspace, &bounds, &kept, &seal)? {
        return Ok(None);
    }
    let events = tx.execute(
        "DELETE FROM events WHERE workspace_id = ?1 AND batch = ?2",
        params![workspace, bounds.first],
    )?;
    tx.execute(
        "DELETE FROM event_batches WHERE workspace_id = ?1 AND number = ?2",
        params![workspace, bounds.first],
    )?;
    Ok(Some(events))
}
