//! What is hashed, and how: every part with its length before it, so that no two things read alike.

use std::fmt;

use countersign_policy::Timestamp;
use data_encoding::HEXLOWER;
use sha2::Digest as _;
use sha2::Sha256;

use super::Bounds;
use crate::ids::{EventId, WorkspaceId};
use crate::value::{Cell, FromCell};

/// SHA-256 of an event, a batch or a chain.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Reads one in hexadecimal.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    pub(super) const fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// In hexadecimal.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromCell for Digest {
    fn from_cell(cell: Cell) -> Option<Self> {
        Vec::from_cell(cell)?.try_into().ok().map(Self)
    }
}

/// A hash of parts.
struct Parts(Sha256);

impl Parts {
    /// Of a thing of this kind, in this workspace.
    fn of(kind: &str, workspace: &WorkspaceId) -> Self {
        Self(Sha256::new())
            .part(kind.as_bytes())
            .part(workspace.as_str().as_bytes())
    }

    fn part(mut self, bytes: &[u8]) -> Self {
        self.0.update(length(bytes));
        self.0.update(bytes);
        self
    }

    /// A part that may be missing: one that is missing is not an empty one.
    fn perhaps(mut self, bytes: Option<&[u8]>) -> Self {
        match bytes {
            Some(bytes) => self.part(bytes),
            None => {
                self.0.update(u64::MAX.to_be_bytes());
                self
            }
        }
    }

    fn number(self, number: u64) -> Self {
        self.part(&number.to_be_bytes())
    }

    fn moment(self, at: Timestamp) -> Self {
        self.part(&at.micros().to_be_bytes())
    }

    fn end(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

fn length(bytes: &[u8]) -> [u8; 8] {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes()
}

/// A sealed event, as its row holds it.
pub(super) struct SealedEvent<'a> {
    pub(super) id: &'a str,
    pub(super) subject: Option<&'a str>,
    pub(super) kind: &'a str,
    pub(super) at: Timestamp,
    pub(super) detail: &'a str,
    pub(super) personal: Option<&'a [u8]>,
}

impl SealedEvent<'_> {
    pub(super) fn digest(&self, workspace: &WorkspaceId) -> Digest {
        Parts::of("countersign event v1", workspace)
            .part(self.id.as_bytes())
            .perhaps(self.subject.map(str::as_bytes))
            .part(self.kind.as_bytes())
            .moment(self.at)
            .part(self.detail.as_bytes())
            .perhaps(self.personal)
            .end()
    }
}

/// What stands before the first batch.
pub(super) fn origin(workspace: &WorkspaceId) -> Digest {
    Parts::of("countersign chain v1", workspace).end()
}

/// A chain's beginning and end; its keyed hash names the workspace.
pub(super) fn bounds(bounds: &Bounds) -> Digest {
    let Bounds { first, before, end } = bounds;
    Parts(Sha256::new())
        .number(*first)
        .part(before.as_bytes())
        .number(end.batch)
        .part(end.digest.as_bytes())
        .end()
}

/// A batch.
pub(super) fn batch(
    workspace: &WorkspaceId,
    number: u64,
    previous: &Digest,
    sealed_at: Timestamp,
    entries: &[u8],
) -> Digest {
    Parts::of("countersign batch v1", workspace)
        .number(number)
        .part(previous.as_bytes())
        .moment(sealed_at)
        .part(entries)
        .end()
}

/// What a batch holds of each of its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: EventId,
    pub(super) digest: Digest,
}

/// Entries as a batch's row holds them.
pub(super) fn write_entries(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for Entry { id, digest } in entries {
        let id = id.as_str().as_bytes();
        bytes.extend_from_slice(&length(id));
        bytes.extend_from_slice(id);
        bytes.extend_from_slice(digest.as_bytes());
    }
    bytes
}

/// The same, read; `None` when they are not entries.
pub(super) fn read_entries(mut bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<8>() {
        let length = usize::try_from(u64::from_be_bytes(*length)).ok()?;
        let (id, rest) = rest.split_at_checked(length)?;
        let (digest, rest) = rest.split_first_chunk::<32>()?;
        entries.push(Entry {
            id: EventId::from_text(std::str::from_utf8(id).ok()?),
            digest: Digest(*digest),
        });
        bytes = rest;
    }
    bytes.is_empty().then_some(entries)
}

#[cfg(test)]
mod tests {
    use super::{Entry, SealedEvent, origin, read_entries, write_entries};
    use crate::ids::{EventId, WorkspaceId};
    use countersign_policy::Timestamp;
    use std::collections::HashSet;

    fn event() -> SealedEvent<'static> {
        SealedEvent {
            id: "evt_1",
            subject: Some("sub_1"),
            kind: "code.accepted",
            at: Timestamp::from_micros(1),
            detail: "{}",
            personal: Some(b"x"),
        }
    }

    #[test]
    fn no_two_events_read_alike() {
        let workspace = WorkspaceId::from_text("ws_1");
        let others = [
            event(),
            SealedEvent {
                id: "evt_2",
                ..event()
            },
            SealedEvent {
                id: "evt_1s",
                subject: Some("ub_1"),
                ..event()
            },
            SealedEvent {
                subject: Some(""),
                ..event()
            },
            SealedEvent {
                subject: None,
                ..event()
            },
            SealedEvent {
                kind: "code.accepted{}",
                detail: "",
                ..event()
            },
            SealedEvent {
                at: Timestamp::from_micros(2),
                ..event()
            },
            SealedEvent {
                detail: "{} ",
                ..event()
            },
            SealedEvent {
                detail: "{}x",
                personal: Some(b""),
                ..event()
            },
            SealedEvent {
                personal: None,
                ..event()
            },
        ];
        let digests: HashSet<_> = others
            .iter()
            .map(|event| event.digest(&workspace))
            .collect();
        assert_eq!(digests.len(), others.len());
        let elsewhere = WorkspaceId::from_text("ws_2");
        assert!(!digests.contains(&event().digest(&elsewhere)));
    }

    #[test]
    fn entries_are_read_as_they_were_written_or_not_at_all() {
        let workspace = WorkspaceId::from_text("ws_1");
        let entries: Vec<_> = ["evt_1", "", "evt_3"]
            .map(|id| Entry {
                id: EventId::from_text(id),
                digest: origin(&workspace),
            })
            .into();
        let bytes = write_entries(&entries);
        assert_eq!(read_entries(&bytes), Some(entries));
        assert_eq!(read_entries(&[]), Some(vec![]));
        assert_eq!(read_entries(&bytes[..bytes.len() - 1]), None);
        assert_eq!(read_entries(&bytes[1..]), None);
        assert_eq!(read_entries(&[0xff; 64]), None);
    }
}
