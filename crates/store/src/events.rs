use super::value::{Row, params};
use super::webhooks::tell;
use super::{StoreError, Transaction};
use crate::ids::{EventId, MemberId, WorkspaceId};
use crate::model::{Event, EventKind};

/// Writes down what this decision did, in the same transaction, for the workspace's webhook too.
pub fn record(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    member: Option<&MemberId>,
    kind: &EventKind,
) -> Result<(), StoreError> {
    let event = Event {
        id: tx.next_event()?,
        at: tx.now(),
        member: member.cloned(),
        kind: kind.name(),
        detail: kind.detail(),
    };
    tx.execute(
        "INSERT INTO events (id, workspace_id, member_id, kind, at, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![&event.id, workspace, member, event.kind.as_ref(), event.at, &event.detail.to_string()],
    )?;
    tell(tx, workspace, &event)
}

/// Up to `limit` events, newest first, from the one before `before`; of one member, if it is named.
pub fn list_events(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    member: Option<&MemberId>,
    before: Option<&EventId>,
    limit: u32,
) -> Result<Vec<Event>, StoreError> {
    // No id sorts after a tilde.
    let before = before.map_or("~", EventId::as_str);
    let rows = match member {
        None => tx.query(
            "SELECT id, member_id, kind, at, detail FROM events \
             WHERE workspace_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
            params![workspace, before, limit],
        ),
        Some(member) => tx.query(
            "SELECT id, member_id, kind, at, detail FROM events \
             WHERE workspace_id = ?1 AND id < ?2 AND member_id = ?4 ORDER BY id DESC LIMIT ?3",
            params![workspace, before, limit, member],
        ),
    }?;
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<Event, StoreError> {
    Ok(Event {
        id: row.take()?,
        member: row.take()?,
        kind: row
            .take::<String>()?
            .parse()
            .map_err(|_| StoreError::Unexpected("an event's kind"))?,
        at: row.take()?,
        detail: serde_json::from_str(&row.take::<String>()?)
            .map_err(|_| StoreError::Unexpected("an event's detail"))?,
    })
}
