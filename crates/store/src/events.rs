use super::chain::{About, names, whole_detail};
use super::value::{Row, params};
use super::webhooks::tell;
use super::{StoreError, Transaction};
use crate::ids::{EventId, MemberId, SubjectId, WorkspaceId};
use crate::model::{Event, EventKind, EventName};
use crate::sealing::{KeyRing, Sealed};

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

/// Which events are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Only what happened to this member.
    pub member: Option<MemberId>,
    /// Only this.
    pub kind: Option<EventName>,
    /// Only what came before this event.
    pub before: Option<EventId>,
    /// Only what came after this one.
    pub after: Option<EventId>,
}

impl EventFilter {
    /// Everything that happened to a member.
    #[must_use]
    pub fn of(member: MemberId) -> Self {
        Self {
            member: Some(member),
            ..Self::default()
        }
    }
}

/// What is read of an event, with whoever has its pseudonym.
macro_rules! select_event {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, coalesce(e.member_id, k.member_id), e.kind, e.at, e.detail, e.subject, k.sealed, e.personal \
             FROM events e LEFT JOIN member_keys k ON k.subject = e.subject \
             WHERE e.workspace_id = ?1 AND e.id < ?2 AND e.id > ?3 AND (?4 = '' OR e.kind = ?4) ",
            $rest
        )
    };
}

/// Up to `limit` events, newest first. Without `keys`, what is personal in the details of sealed ones is not there.
pub fn list_events(
    tx: &mut Transaction<'_>,
    keys: Option<&KeyRing>,
    workspace: &WorkspaceId,
    filter: &EventFilter,
    limit: u32,
) -> Result<Vec<Event>, StoreError> {
    // No id sorts after a tilde.
    let before = filter.before.as_ref().map_or("~", EventId::as_str);
    let after = filter.after.as_ref().map_or("", EventId::as_str);
    let kind = filter.kind.as_ref().map_or("", AsRef::as_ref);
    let rows = match &filter.member {
        None => tx.query(
            select_event!("ORDER BY e.id DESC LIMIT ?5"),
            params![workspace, before, after, kind, limit],
        ),
        // Sealed ones have their pseudonym, new ones their id: each has its index.
        Some(member) => tx.query(
            concat!(
                "SELECT * FROM (",
                select_event!("AND e.batch IS NULL AND e.member_id = ?6"),
                " UNION ALL ",
                select_event!(
                    "AND e.subject = (SELECT s.subject FROM member_keys s WHERE s.workspace_id = ?1 AND s.member_id = ?6)"
                ),
                ") AS theirs ORDER BY 1 DESC LIMIT ?5"
            ),
            params![workspace, before, after, kind, limit, member],
        ),
    }?;
    let mut events = Vec::with_capacity(rows.len());
    for row in rows {
        let mut event = read(row, keys, workspace)?;
        names(tx, &mut event.detail)?;
        events.push(event);
    }
    Ok(events)
}

fn read(
    mut row: Row,
    keys: Option<&KeyRing>,
    workspace: &WorkspaceId,
) -> Result<Event, StoreError> {
    let (id, member): (EventId, Option<MemberId>) = (row.take()?, row.take()?);
    let kind = row
        .take::<String>()?
        .parse()
        .map_err(|_| StoreError::Unexpected("an event's kind"))?;
    let at = row.take()?;
    let detail = serde_json::from_str(&row.take::<String>()?)
        .map_err(|_| StoreError::Unexpected("an event's detail"))?;
    let subject: Option<SubjectId> = row.take()?;
    let sealed: Option<Vec<u8>> = row.take()?;
    let about = About {
        member,
        subject: subject.zip(sealed.map(Sealed::from_bytes)),
        personal: row.take()?,
    };
    let (member, detail) = whole_detail(keys, workspace, &id, detail, about);
    Ok(Event {
        id,
        at,
        member,
        kind,
        detail,
    })
}
