//! Who is reminded that they must have a second factor and have none.

use countersign_delivery::Notice;
use countersign_policy::{InForce, Timestamp};

use super::notices::tell_primary;
use super::value::params;
use super::{StoreError, Transaction, facts, lock_member, record};
use crate::ids::{MemberId, MemberKey, WorkspaceId};
use crate::model::{Day, EventKind};

/// Workspaces whose members were not looked at on a day yet, up to `limit` of them.
pub fn unreminded(
    tx: &mut Transaction<'_>,
    day: Day,
    limit: u32,
) -> Result<Vec<WorkspaceId>, StoreError> {
    let rows = tx.query(
        "SELECT id FROM workspaces WHERE reminded_day < ?1 ORDER BY id LIMIT ?2",
        params![day.number(), limit],
    )?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Notes that all of a workspace's members were looked at on a day.
pub fn all_reminded(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    day: Day,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE workspaces SET reminded_day = ?2 WHERE id = ?1 AND reminded_day < ?2",
        params![workspace, day.number()],
    )?;
    Ok(())
}

/// Up to `limit` members without a factor who were not reminded since `before`, in the order of their ids, from the one after
/// `after`.
pub fn list_unreminded(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    before: Timestamp,
    after: Option<&MemberId>,
    limit: u32,
) -> Result<Vec<MemberId>, StoreError> {
    let rows = tx.query(
        "SELECT m.id FROM members m WHERE m.workspace_id = ?1 AND m.id > ?2 AND m.reminded_at <= ?3 AND NOT EXISTS \
         (SELECT 1 FROM factors f WHERE f.workspace_id = m.workspace_id AND f.member_id = m.id AND f.status = 'active') \
         ORDER BY m.id LIMIT ?4",
        params![
            workspace,
            after.map_or("", MemberId::as_str),
            before,
            limit
        ],
    )?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Reminds a member, if they are to be at this moment; whether they were. That they were is noted beside what is sent, so that
/// nobody sends it again.
pub fn remind(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    in_force: &InForce,
) -> Result<bool, StoreError> {
    // Another node may be at it, or the member may be setting one up: whoever comes second sees what the first did.
    if !lock_member(tx, member)? {
        return Ok(false);
    }
    let now = tx.now();
    let found = tx.query_opt(
        "SELECT reminded_at FROM members WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    let (Some(mut row), Some(known)) = (found, facts(tx, member, in_force)?) else {
        return Ok(false);
    };
    let Some(required) = known.reminder(in_force, row.take()?, now) else {
        return Ok(false);
    };
    let by = (!required.by.is_past(now)).then(|| required.by.micros().div_euclid(1_000_000));
    if !tell_primary(tx, member, Notice::SetUpDue { by })? {
        return Ok(false);
    }
    tx.execute(
        "UPDATE members SET reminded_at = ?3 WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member, now],
    )?;
    let sent = EventKind::ReminderSent;
    record(tx, &member.workspace, Some(&member.member), &sent)?;
    Ok(true)
}
