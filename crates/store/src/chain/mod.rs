//! The chain of events: what happened can be taken away or changed by nobody without its being found.
//!
//! * A decision writes its events as they are ([`record`](crate::record)) and waits for nothing.
//! * A node that has the keys then **seals** what is new, some at a time ([`seal`](fn@seal), [`append`]): what is personal goes
//!   under the member's own key (`people`), and a **batch** holds the digest of each event and of the batch before it, under a
//!   keyed hash (`digest`).
//! * Nobody leads. A node claims a workspace's chain for some seconds; whoever comes second all the same finds the end of the
//!   chain moved on, and has written nothing. What a node that died was at is simply not sealed yet.
//! * Removing a member destroys their key. Their events stay in the chain and name nobody (`people`).
//! * What is older than the policy keeps goes batch by batch from the chain's beginning, which is under a keyed hash too
//!   ([`retain`](fn@retain)).
//! * [`check_batch`] and its kin find whatever was done to it since, with the database alone (`check`).
//!
//! What cannot be found: what is done to an event before it is sealed, about a second after it happened; and that the whole
//! database was put back to what it was earlier, unless somebody kept the chain's [`End`] elsewhere.

mod check;
mod digest;
mod people;
mod retain;
mod seal;

use super::value::params;
use super::{StoreError, Transaction};
use crate::ids::WorkspaceId;
use crate::sealing::{KeyRing, Place, SealError};

pub use check::{
    Beginning, CheckedBatch, Finding, Standing, check_batch, check_beginning, check_rest,
};
pub use digest::Digest;
#[cfg(test)]
pub(crate) use people::is_open;
pub(crate) use people::{About, forget, names, whole_detail};
pub use people::{NewPerson, make_member_keys};
pub use retain::retain;
pub use seal::{
    Appended, Batch, UnsealedError, Work, append, claim_chain, next_unsealed, release_chain, seal,
    work,
};

/// Seconds for which a claim keeps others away; one of a node that died runs out.
const CLAIM_SECONDS: u32 = 10;

/// The end of a chain: whoever keeps it elsewhere can tell later that nothing before it was cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The newest batch; 0 when there is none yet.
    pub batch: u64,
    /// Its digest.
    pub digest: Digest,
}

/// Where a chain begins and ends.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bounds {
    /// The oldest batch that is kept; one more than the newest, when none is.
    first: u64,
    /// The digest of the one before it.
    before: Digest,
    end: End,
}

impl Bounds {
    /// Of a chain without a batch.
    fn new(workspace: &WorkspaceId) -> Self {
        let origin = digest::origin(workspace);
        Self {
            first: 1,
            before: origin.clone(),
            end: End {
                batch: 0,
                digest: origin,
            },
        }
    }

    fn seal(&self, keys: &KeyRing, workspace: &WorkspaceId) -> Result<Vec<u8>, SealError> {
        keys.hash(&Place::chain(workspace), digest::bounds(self).as_bytes())
    }

    fn is_sealed(&self, keys: &KeyRing, workspace: &WorkspaceId, seal: &[u8]) -> bool {
        let place = Place::chain(workspace);
        keys.is_hash(&place, digest::bounds(self).as_bytes(), seal)
    }
}

/// A workspace's chain and its seal, if it was begun.
fn find_bounds(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Option<(Bounds, Vec<u8>)>, StoreError> {
    let found = tx.query_opt(
        "SELECT first, before, last, digest, seal FROM event_chains WHERE workspace_id = ?1",
        params![workspace],
    )?;
    found
        .map(|mut row| {
            let bounds = Bounds {
                first: row.take()?,
                before: row.take()?,
                end: End {
                    batch: row.take()?,
                    digest: row.take()?,
                },
            };
            Ok((bounds, row.take()?))
        })
        .transpose()
}

/// Moves a chain's beginning or end on, unless somebody else did; whether this one did. It stays claimed.
fn move_bounds(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    from: &Bounds,
    to: &Bounds,
    seal: &[u8],
) -> Result<bool, StoreError> {
    let claimed_until = tx.now().plus_seconds(CLAIM_SECONDS);
    let moved = tx.execute(
        "UPDATE event_chains SET first = ?4, before = ?5, last = ?6, digest = ?7, seal = ?8, claimed_until = ?9 \
         WHERE workspace_id = ?1 AND first = ?2 AND last = ?3",
        params![
            workspace,
            from.first,
            from.end.batch,
            to.first,
            to.before.as_bytes(),
            to.end.batch,
            to.end.digest.as_bytes(),
            seal,
            claimed_until
        ],
    )?;
    Ok(moved == 1)
}
