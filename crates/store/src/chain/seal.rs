//! Sealing what is new: read it, make a batch of it, append that. Each is a step of its own, so that no decision waits while
//! anything is encrypted or hashed.

use std::collections::HashMap;

use countersign_policy::Timestamp;
use serde_json::{Map, Value};

use super::digest::{self, Entry, SealedEvent};
use super::people::{self, NewPerson, Person};
use super::{Bounds, CLAIM_SECONDS, End, find_bounds, move_bounds};
use crate::entropy::{Entropy, NoEntropy};
use crate::ids::{EventId, MemberId, MemberKey, SubjectId, WorkspaceId};
use crate::sealing::{KeyRing, PersonalKey, Place, SealError};
use crate::value::{Row, params};
use crate::{StoreError, Transaction};

/// Why a batch could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnsealedError {
    /// A member's key was sealed for another row, or with a key that is not in this ring.
    #[error("the key of a member's events does not open")]
    Seal(#[from] SealError),
    /// There were no random bytes.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// A row that this version does not write.
    #[error("an event's detail is not understood")]
    Row,
}

/// What is there to be sealed.
pub struct Work {
    bounds: Bounds,
    now: Timestamp,
    events: Vec<Unsealed>,
    /// How the events of each member are written; whoever is gone is not here.
    people: HashMap<MemberId, Option<Person>>,
}

struct Unsealed {
    id: EventId,
    member: Option<MemberId>,
    /// Of a member who is gone already.
    subject: Option<SubjectId>,
    kind: String,
    at: Timestamp,
    detail: String,
}

/// A batch that is ready to be appended.
pub struct Batch {
    from: Bounds,
    to: Bounds,
    bounds_seal: Vec<u8>,
    entries: Vec<u8>,
    sealed_at: Timestamp,
    seal: Vec<u8>,
    rows: Vec<SealedRow>,
}

/// An event's row as it was read, and as it will be.
struct SealedRow {
    read: Unsealed,
    subject: Option<SubjectId>,
    detail: String,
    personal: Option<Vec<u8>>,
}

/// What came of appending a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is the chain's end now.
    Done,
    /// Another node was first: nothing was written.
    Overtaken,
}

/// The first workspace after `after` in which something is not sealed yet.
pub fn next_unsealed(
    tx: &mut Transaction<'_>,
    after: Option<&WorkspaceId>,
) -> Result<Option<WorkspaceId>, StoreError> {
    let found = tx.query_opt(
        "SELECT w.id FROM workspaces w WHERE w.id > ?1 AND EXISTS \
         (SELECT 1 FROM events e WHERE e.workspace_id = w.id AND e.batch IS NULL) ORDER BY w.id LIMIT 1",
        params![after.map_or("", WorkspaceId::as_str)],
    )?;
    found.map(|mut row| row.take()).transpose()
}

/// Claims a workspace's chain, and begins it if it has none; `false` while another node has it.
///
/// A claim saves work. That no two batches follow the same one is held by [`append`] alone.
pub fn claim_chain(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    workspace: &WorkspaceId,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let new = Bounds::new(workspace);
    let seal = new
        .seal(keys, workspace)
        .map_err(|_| StoreError::Unexpected("a key ring that makes no keyed hash"))?;
    tx.execute(
        "INSERT INTO event_chains (workspace_id, first, before, last, digest, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (workspace_id) DO NOTHING",
        params![
            workspace,
            new.first,
            new.before.as_bytes(),
            new.end.batch,
            new.end.digest.as_bytes(),
            seal.as_slice()
        ],
    )?;
    let claimed = tx.execute(
        "UPDATE event_chains SET claimed_until = ?2 WHERE workspace_id = ?1 AND claimed_until <= ?3",
        params![workspace, now.plus_seconds(CLAIM_SECONDS), now],
    )?;
    Ok(claimed == 1)
}

/// Gives a claim up.
pub fn release_chain(tx: &mut Transaction<'_>, workspace: &WorkspaceId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE event_chains SET claimed_until = 0 WHERE workspace_id = ?1",
        params![workspace],
    )?;
    Ok(())
}

/// Up to `limit` events that are not sealed yet, the oldest first. One whose decision took longer may come after younger ones.
pub fn work(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    limit: u32,
) -> Result<Option<Work>, StoreError> {
    let Some((bounds, _)) = find_bounds(tx, workspace)? else {
        return Ok(None);
    };
    let rows = tx.query(
        "SELECT id, member_id, subject, kind, at, detail FROM events \
         WHERE workspace_id = ?1 AND batch IS NULL ORDER BY id LIMIT ?2",
        params![workspace, limit],
    )?;
    let read = |mut row: Row| {
        Ok::<_, StoreError>(Unsealed {
            id: row.take()?,
            member: row.take()?,
            subject: row.take()?,
            kind: row.take()?,
            at: row.take()?,
            detail: row.take()?,
        })
    };
    let events: Vec<_> = rows.into_iter().map(read).collect::<Result<_, _>>()?;
    let mut people = HashMap::new();
    for event in &events {
        let detail = people::read_detail(&event.detail)?;
        for member in event.member.iter().cloned().chain(people::named(&detail)) {
            if people.contains_key(&member) {
                continue;
            }
            if let Some(person) = people::find_person(tx, workspace, &member)? {
                people.insert(member, person);
            }
        }
    }
    let work = Work {
        bounds,
        now: tx.now(),
        events,
        people,
    };
    Ok(Some(work).filter(|work| !work.events.is_empty()))
}

impl Work {
    /// How many events it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Pseudonyms and keys for those who have none: kept first ([`make_member_keys`](super::make_member_keys)), then the work
    /// is read again.
    ///
    /// # Errors
    /// When there are no random bytes.
    pub fn strangers(
        &self,
        keys: &KeyRing,
        entropy: &dyn Entropy,
        workspace: &WorkspaceId,
    ) -> Result<Vec<NewPerson>, UnsealedError> {
        let strangers = self.people.iter().filter(|(_, person)| person.is_none());
        strangers
            .map(|(member, _)| {
                let of = MemberKey {
                    workspace: workspace.clone(),
                    member: member.clone(),
                };
                let subject = SubjectId::mint(self.now, entropy.bytes()?);
                let key = zeroize::Zeroizing::new(entropy.bytes::<32>()?);
                let place = Place::person(&of, &subject);
                Ok(NewPerson {
                    sealed: keys.seal(&place, &*key, entropy.bytes()?)?,
                    member: member.clone(),
                    subject,
                    made_at: self.now,
                })
            })
            .collect()
    }
}

/// Makes a batch: what is personal goes under its member's key, and of whoever is gone it goes altogether.
///
/// # Errors
/// When a member's key does not open.
pub fn seal(
    keys: &KeyRing,
    entropy: &dyn Entropy,
    workspace: &WorkspaceId,
    work: Work,
) -> Result<Batch, UnsealedError> {
    let Work {
        bounds: from,
        now: sealed_at,
        events,
        people,
    } = work;
    let mut opened: HashMap<&MemberId, PersonalKey> = HashMap::new();
    for (member, person) in &people {
        if let Some(person) = person {
            let of = MemberKey {
                workspace: workspace.clone(),
                member: member.clone(),
            };
            opened.insert(member, person.key(keys, &of)?);
        }
    }
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for read in events {
        let subject_of = |member: &MemberId| Some(&people.get(member)?.as_ref()?.subject);
        let mut detail = people::read_detail(&read.detail).map_err(|_| UnsealedError::Row)?;
        let by = people::named(&detail);
        people::rename(&mut detail, by.as_ref().and_then(subject_of));
        let (open, personal) = match &read.member {
            None => (detail, Map::new()),
            Some(_) => people::split(detail),
        };
        let personal = match read
            .member
            .as_ref()
            .map(|member| (member, opened.get(member)))
        {
            Some((member, Some(key))) => Some(people::seal_personal(
                key,
                workspace,
                &read.id,
                member,
                &personal,
                entropy.bytes()?,
            )?),
            _ => None,
        };
        let row = SealedRow {
            subject: match &read.member {
                Some(member) => subject_of(member).cloned(),
                None => read.subject.clone(),
            },
            detail: Value::Object(open).to_string(),
            personal,
            read,
        };
        entries.push(Entry {
            id: row.read.id.clone(),
            digest: row.sealed().digest(workspace),
        });
        rows.push(row);
    }
    let entries = digest::write_entries(&entries);
    let number = from.end.batch.saturating_add(1);
    let digest = digest::batch(workspace, number, &from.end.digest, sealed_at, &entries);
    let seal = keys.hash(&Place::batch(workspace), digest.as_bytes())?;
    let to = Bounds {
        end: End {
            batch: number,
            digest,
        },
        ..from.clone()
    };
    Ok(Batch {
        bounds_seal: to.seal(keys, workspace)?,
        from,
        to,
        entries,
        sealed_at,
        seal,
        rows,
    })
}

impl SealedRow {
    fn sealed(&self) -> SealedEvent<'_> {
        SealedEvent {
            id: self.read.id.as_str(),
            subject: self.subject.as_ref().map(SubjectId::as_str),
            kind: &self.read.kind,
            at: self.read.at,
            detail: &self.detail,
            personal: self.personal.as_deref(),
        }
    }
}

/// Appends a batch, unless the chain's end has moved on since.
///
/// # Errors
/// [`StoreError::Contended`] when one of its events changed since, because its member was removed: nothing is kept then, and
/// what is there now can be sealed in its place.
pub fn append(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    batch: &Batch,
) -> Result<Appended, StoreError> {
    let Batch { from, to, .. } = batch;
    let End {
        batch: number,
        digest,
    } = &to.end;
    // First of all: whoever comes second waits here, and then finds that it came second.
    if !move_bounds(tx, workspace, from, to, &batch.bounds_seal)? {
        return Ok(Appended::Overtaken);
    }
    tx.execute(
        "INSERT INTO event_batches (workspace_id, number, previous, entries, sealed_at, digest, seal) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            workspace,
            *number,
            from.end.digest.as_bytes(),
            batch.entries.as_slice(),
            batch.sealed_at,
            digest.as_bytes(),
            batch.seal.as_slice()
        ],
    )?;
    for row in &batch.rows {
        let sealed = tx.execute(
            "UPDATE events SET member_id = NULL, subject = ?2, detail = ?3, personal = ?4, batch = ?5 \
             WHERE id = ?1 AND batch IS NULL AND coalesce(member_id, '') = ?6 AND detail = ?7",
            params![
                &row.read.id,
                row.subject.as_ref(),
                &row.detail,
                row.personal.as_deref(),
                *number,
                row.read.member.as_ref().map_or("", MemberId::as_str),
                &row.read.detail
            ],
        )?;
        if sealed != 1 {
            return Err(StoreError::Contended);
        }
    }
    Ok(Appended::Done)
}
