//! Whether a chain is as it was sealed. Nothing is written, and nothing but the database is asked; without the keys the seals
//! are not looked at, and whoever recomputed everything is not found.

use std::collections::{HashMap, HashSet};

use countersign_policy::Timestamp;

use super::digest::{self, Digest, Entry, SealedEvent};
use super::people::Person;
use super::{Bounds, End, find_bounds};
use crate::ids::{EventId, MemberId, MemberKey, SubjectId, WorkspaceId};
use crate::sealing::{KeyRing, Place, Sealed};
use crate::value::{Row, params};
use crate::{StoreError, Transaction};

/// Events of one batch that are tried in each other's place at most.
const EXCHANGES: usize = 64;
/// How much of one sort is told at most by [`check_rest`].
const REST: u32 = 100;
/// Seconds that a decision takes at most before its event is there for sealing.
const LATE_SECONDS: i64 = 60;

/// Something that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Somebody wrote something else into an event.
    Altered {
        /// Which.
        event: EventId,
        /// In which batch.
        batch: u64,
    },
    /// An event is gone.
    Removed {
        /// Which.
        event: EventId,
        /// From which batch.
        batch: u64,
    },
    /// An event says that it was sealed, and was not.
    Inserted {
        /// Which.
        event: EventId,
        /// In which batch it says it is.
        batch: u64,
    },
    /// An event is at another's place in the order.
    Reordered {
        /// Which.
        event: EventId,
        /// In which batch it was sealed.
        batch: u64,
        /// Whose place it has, if that is an event of its batch.
        with: Option<EventId>,
    },
    /// A batch is gone.
    BatchRemoved {
        /// Which.
        batch: u64,
    },
    /// A batch holds something else than what was hashed, or does not follow the one before it.
    BatchAltered {
        /// Which.
        batch: u64,
    },
    /// A batch was sealed by nobody who has these keys.
    BatchForged {
        /// Which.
        batch: u64,
    },
    /// There is a batch where the chain does not reach.
    BatchInserted {
        /// Which.
        batch: u64,
    },
    /// There are batches and no record of where the chain begins and ends.
    BoundsRemoved,
    /// Where the chain begins and ends was changed by somebody who has none of these keys.
    BoundsForged,
    /// The chain does not hold the end that was kept elsewhere: it was cut off, or put back to what it was.
    EndLost {
        /// The batch that was the newest then.
        batch: u64,
    },
    /// The key of a member's events is another row's, or damaged: whom they are about cannot be told.
    KeyAltered {
        /// Of whom.
        member: MemberId,
    },
    /// The key of a member's events is gone, and no event says that they were removed.
    KeyRemoved {
        /// Their pseudonym.
        subject: SubjectId,
    },
}

/// Where a check begins, and what was found there.
#[derive(Debug)]
pub struct Beginning {
    /// The oldest batch that is kept.
    pub first: u64,
    /// The chain's end.
    pub end: End,
    /// Events that were not sealed when this end was read, or shortly before. All others are in the chain up to it.
    pub unsealed: u64,
    /// What was found.
    pub findings: Vec<Finding>,
    before: Digest,
}

/// What the next batch must follow.
#[derive(Clone, Debug, Default)]
pub struct Standing(Option<(Digest, Option<Timestamp>)>);

/// What a batch turned out to be.
#[derive(Debug)]
pub struct CheckedBatch {
    /// How many events it has.
    pub events: usize,
    /// Those that say they are older than the batch before theirs by more than a decision takes: a clock was set back, or
    /// somebody wrote them in.
    pub backdated: Vec<EventId>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What the next one must follow.
    pub standing: Standing,
    /// Its digest, if it is there.
    pub digest: Option<Digest>,
}

/// Looks at where a chain begins and ends.
pub fn check_beginning(
    tx: &mut Transaction<'_>,
    keys: Option<&KeyRing>,
    workspace: &WorkspaceId,
) -> Result<Beginning, StoreError> {
    let mut findings = Vec::new();
    // Counted before the end is read: whoever seals meanwhile moves the end on, and nothing is missing from both.
    let unsealed = count_unsealed(tx, workspace)?;
    let bounds = match find_bounds(tx, workspace)? {
        Some((bounds, seal)) => {
            let begins = bounds.first != 1 || bounds.before == digest::origin(workspace);
            let sealed = keys.is_none_or(|keys| bounds.is_sealed(keys, workspace, &seal));
            if !begins || !sealed {
                findings.push(Finding::BoundsForged);
            }
            bounds
        }
        None => {
            let new = Bounds::new(workspace);
            match outermost(tx, workspace)? {
                Some((first, end)) => {
                    findings.push(Finding::BoundsRemoved);
                    Bounds { first, end, ..new }
                }
                None => new,
            }
        }
    };
    Ok(Beginning {
        first: bounds.first,
        end: bounds.end,
        unsealed,
        findings,
        before: bounds.before,
    })
}

fn count_unsealed(tx: &mut Transaction<'_>, workspace: &WorkspaceId) -> Result<u64, StoreError> {
    let counted = tx.query_opt(
        "SELECT count(*) FROM events WHERE workspace_id = ?1 AND batch IS NULL",
        params![workspace],
    )?;
    counted.map_or(Ok(0), |mut row| row.take())
}

/// The oldest batch that there is, and the newest.
fn outermost(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Option<(u64, End)>, StoreError> {
    let found = tx.query_opt(
        "SELECT (SELECT min(number) FROM event_batches WHERE workspace_id = ?1), number, digest FROM event_batches \
         WHERE workspace_id = ?1 ORDER BY number DESC LIMIT 1",
        params![workspace],
    )?;
    found
        .map(|mut row| {
            let first = row.take()?;
            let end = End {
                batch: row.take()?,
                digest: row.take()?,
            };
            Ok((first, end))
        })
        .transpose()
}

impl Beginning {
    /// What the first batch must follow.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing(Some((self.before.clone(), None)))
    }
}

/// Looks at one batch and its events.
pub fn check_batch(
    tx: &mut Transaction<'_>,
    keys: Option<&KeyRing>,
    workspace: &WorkspaceId,
    number: u64,
    standing: &Standing,
) -> Result<CheckedBatch, StoreError> {
    let found = tx.query_opt(
        "SELECT previous, entries, sealed_at, digest, seal FROM event_batches WHERE workspace_id = ?1 AND number = ?2",
        params![workspace, number],
    )?;
    let Some(mut row) = found else {
        return Ok(CheckedBatch {
            events: 0,
            backdated: vec![],
            findings: vec![Finding::BatchRemoved { batch: number }],
            standing: Standing(None),
            digest: None,
        });
    };
    let (previous, entries): (Digest, Vec<u8>) = (row.take()?, row.take()?);
    let (sealed_at, digest, seal): (Timestamp, Digest, Vec<u8>) =
        (row.take()?, row.take()?, row.take()?);
    let mut findings = Vec::new();
    let follows = standing
        .0
        .as_ref()
        .is_none_or(|(before, _)| *before == previous);
    let computed = digest::batch(workspace, number, &previous, sealed_at, &entries);
    let listed = digest::read_entries(&entries);
    if !follows || computed != digest || listed.is_none() {
        findings.push(Finding::BatchAltered { batch: number });
    }
    let place = Place::batch(workspace);
    if keys.is_some_and(|keys| !keys.is_hash(&place, digest.as_bytes(), &seal)) {
        findings.push(Finding::BatchForged { batch: number });
    }
    let rows = rows_of(tx, workspace, number)?;
    compare(
        tx,
        workspace,
        number,
        &listed.unwrap_or_default(),
        &rows,
        &mut findings,
    )?;
    let not_before = standing
        .0
        .as_ref()
        .and_then(|(_, sealed_at)| *sealed_at)
        .map(|sealed_at| sealed_at.plus_micros(-LATE_SECONDS * 1_000_000));
    let backdated = rows
        .iter()
        .filter(|row| not_before.is_some_and(|not_before| row.at < not_before));
    Ok(CheckedBatch {
        events: rows.len(),
        backdated: backdated.map(|row| row.id.clone()).collect(),
        findings,
        standing: Standing(Some((digest.clone(), Some(sealed_at)))),
        digest: Some(digest),
    })
}

/// A sealed event's row as it is now.
struct SealedRow {
    id: EventId,
    member: Option<String>,
    subject: Option<String>,
    kind: String,
    at: Timestamp,
    detail: String,
    personal: Option<Vec<u8>>,
}

impl SealedRow {
    /// The digest that it would have with this id.
    fn digest_as(&self, id: &EventId, workspace: &WorkspaceId) -> Digest {
        SealedEvent {
            id: id.as_str(),
            subject: self.subject.as_deref(),
            kind: &self.kind,
            at: self.at,
            detail: &self.detail,
            personal: self.personal.as_deref(),
        }
        .digest(workspace)
    }

    /// A sealed one names nobody.
    fn is(&self, entry: &Entry, workspace: &WorkspaceId) -> bool {
        self.member.is_none() && self.digest_as(&entry.id, workspace) == entry.digest
    }
}

fn rows_of(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    number: u64,
) -> Result<Vec<SealedRow>, StoreError> {
    let rows = tx.query(
        "SELECT id, member_id, subject, kind, at, detail, personal FROM events \
         WHERE workspace_id = ?1 AND batch = ?2 ORDER BY id",
        params![workspace, number],
    )?;
    let read = |mut row: Row| {
        Ok(SealedRow {
            id: row.take()?,
            member: row.take()?,
            subject: row.take()?,
            kind: row.take()?,
            at: row.take()?,
            detail: row.take()?,
            personal: row.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Compares a batch's entries with the rows that say they are its events.
fn compare(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    batch: u64,
    entries: &[Entry],
    rows: &[SealedRow],
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let by_id: HashMap<&EventId, &SealedRow> = rows.iter().map(|row| (&row.id, row)).collect();
    let listed: HashSet<&EventId> = entries.iter().map(|entry| &entry.id).collect();
    let strange: Vec<&SealedRow> = rows
        .iter()
        .filter(|row| !listed.contains(&row.id))
        .collect();
    let wrong: Vec<&Entry> = entries
        .iter()
        .filter(|entry| {
            !by_id
                .get(&entry.id)
                .is_some_and(|row| row.is(entry, workspace))
        })
        .collect();
    let mut moved_here = HashSet::new();
    for entry in &wrong {
        let event = entry.id.clone();
        // What was sealed as this event may stand under the id of another that is wrong, or that does not belong here.
        let candidates = wrong
            .iter()
            .filter_map(|other| by_id.get(&other.id))
            .copied();
        let found = candidates
            .chain(strange.iter().copied())
            .take(EXCHANGES)
            .find(|row| row.digest_as(&entry.id, workspace) == entry.digest && row.id != entry.id);
        if let Some(row) = found {
            moved_here.insert(row.id.clone());
            findings.push(Finding::Reordered {
                event,
                batch,
                with: Some(row.id.clone()),
            });
        } else if by_id.contains_key(&entry.id) {
            findings.push(Finding::Altered { event, batch });
        } else if is_elsewhere(tx, workspace, &entry.id)? {
            findings.push(Finding::Reordered {
                event,
                batch,
                with: None,
            });
        } else {
            findings.push(Finding::Removed { event, batch });
        }
    }
    let inserted = strange.iter().filter(|row| !moved_here.contains(&row.id));
    findings.extend(inserted.map(|row| Finding::Inserted {
        event: row.id.clone(),
        batch,
    }));
    Ok(())
}

/// Whether there is an event of this id, in another batch or in none.
fn is_elsewhere(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    event: &EventId,
) -> Result<bool, StoreError> {
    let found = tx.query_opt(
        "SELECT id FROM events WHERE id = ?1 AND workspace_id = ?2",
        params![event, workspace],
    )?;
    Ok(found.is_some())
}

/// Looks for what lies outside the chain, and at the keys of members' events.
pub fn check_rest(
    tx: &mut Transaction<'_>,
    keys: Option<&KeyRing>,
    workspace: &WorkspaceId,
    beginning: &Beginning,
) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let (first, last) = (beginning.first, beginning.end.batch);
    // The chain may have grown since the check began.
    let newer = find_bounds(tx, workspace)?.map_or(last, |(bounds, _)| bounds.end.batch);
    let batches = tx.query(
        "SELECT number FROM event_batches WHERE workspace_id = ?1 AND (number < ?2 OR number > ?3) ORDER BY number LIMIT ?4",
        params![workspace, first, newer, REST],
    )?;
    for mut row in batches {
        findings.push(Finding::BatchInserted { batch: row.take()? });
    }
    let events = tx.query(
        "SELECT id, batch FROM events WHERE workspace_id = ?1 AND (batch < ?2 OR batch > ?3) ORDER BY batch, id LIMIT ?4",
        params![workspace, first, newer, REST],
    )?;
    for mut row in events {
        findings.push(Finding::Inserted {
            event: row.take()?,
            batch: row.take()?,
        });
    }
    if let Some(keys) = keys {
        check_people(tx, keys, workspace, &mut findings)?;
    }
    // A member is removed together with their key, and the last that is kept of them says so.
    let gone = tx.query(
        "SELECT DISTINCT e.subject FROM events e WHERE e.workspace_id = ?1 AND e.subject IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM member_keys k WHERE k.subject = e.subject) \
         AND NOT EXISTS (SELECT 1 FROM events d WHERE d.subject = e.subject AND d.kind = 'member.deleted') LIMIT ?2",
        params![workspace, REST],
    )?;
    for mut row in gone {
        findings.push(Finding::KeyRemoved {
            subject: row.take()?,
        });
    }
    Ok(findings)
}

/// Each key opens for its member and pseudonym alone, so that no event can be made somebody else's.
fn check_people(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    workspace: &WorkspaceId,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    const AT_ONCE: u32 = 500;
    let mut after = String::new();
    loop {
        let rows = tx.query(
            "SELECT member_id, subject, sealed FROM member_keys \
             WHERE workspace_id = ?1 AND member_id > ?2 ORDER BY member_id LIMIT ?3",
            params![workspace, &after, AT_ONCE],
        )?;
        if rows.is_empty() {
            return Ok(());
        }
        for mut row in rows {
            let (member, subject): (MemberId, SubjectId) = (row.take()?, row.take()?);
            let sealed = Sealed::from_bytes(row.take()?);
            member.as_str().clone_into(&mut after);
            let of = MemberKey {
                workspace: workspace.clone(),
                member,
            };
            if (Person { subject, sealed }).key(keys, &of).is_err() {
                findings.push(Finding::KeyAltered { member: of.member });
            }
        }
    }
}
