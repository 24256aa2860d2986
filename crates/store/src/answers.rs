//! What a caller was answered, for a caller that asks again: a connection may break after the decision and before its answer
//! arrived. The answer is written in the transaction of the decision, so there is never one without the other.
//!
//! It may hold a token, a secret or codes. It is sealed; any later change to the member's factors or standing takes it away
//! (S16, S29), and so does time. The key is remembered longer, so that nothing is ever created twice under it.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::value::params;
use super::{StoreError, Transaction};
use crate::ids::MemberKey;
use crate::sealing::{KeyRing, Place, SealError, Sealed, SealingNonce};

/// Seconds for which a key is remembered.
const KEY_SECONDS: u32 = 24 * 3600;

/// The key under which a caller may ask again, and what it asked.
#[derive(Clone, Debug)]
pub struct OnceKey {
    member: MemberKey,
    key: [u8; 32],
    request: [u8; 32],
}

/// An answer as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The status of the answer.
    pub status: u16,
    /// What it said.
    pub body: Zeroizing<Vec<u8>>,
}

/// What became of the key so far.
#[derive(Debug)]
pub enum Earlier {
    /// Nothing: the decision is to be made.
    Nothing,
    /// The same was asked, and answered with this.
    Told(Told),
    /// The same was asked and done, and what it was answered is told no more.
    Untold,
    /// Something else was asked.
    OtherRequest,
}

impl OnceKey {
    /// What was asked about `member`, under a key that the caller chose: `request` is a digest of whatever else makes it
    /// another request.
    #[must_use]
    pub fn new(member: MemberKey, key: &str, request: [u8; 32]) -> Self {
        let whole = Sha256::new()
            .chain_update(request)
            .chain_update(member.member.as_str());
        Self {
            member,
            key: Sha256::digest(key.as_bytes()).into(),
            request: whole.finalize().into(),
        }
    }

    fn place(&self) -> Place {
        Place::answer(&self.member.workspace, &self.key)
    }
}

/// What was answered under this key, looked up without reserving it.
pub fn find_answer(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    once: &OnceKey,
) -> Result<Earlier, StoreError> {
    let found = tx.query_opt(
        "SELECT request, answer, told_until FROM answers WHERE workspace_id = ?1 AND key_digest = ?2 AND expires_at > ?3",
        params![&once.member.workspace, once.key.as_slice(), tx.now()],
    )?;
    let Some(mut row) = found else {
        return Ok(Earlier::Nothing);
    };
    if row.take::<Vec<u8>>()? != once.request {
        return Ok(Earlier::OtherRequest);
    }
    let sealed: Option<Vec<u8>> = row.take()?;
    let told_until: countersign_policy::Timestamp = row.take()?;
    let told = sealed
        .filter(|_| !told_until.is_past(tx.now()))
        .and_then(|sealed| open(keys, once, sealed));
    Ok(told.map_or(Earlier::Untold, Earlier::Told))
}

/// Takes the key for the decision that is about to be made, unless it was taken before. Another transaction that has taken
/// it is waited for.
pub fn reserve_answer(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    once: &OnceKey,
) -> Result<Earlier, StoreError> {
    let now = tx.now();
    let taken = tx.execute(
        "INSERT INTO answers (workspace_id, key_digest, request, member_id, answer, told_until, expires_at) \
         VALUES (?1, ?2, ?3, ?4, NULL, ?5, ?6) ON CONFLICT (workspace_id, key_digest) DO UPDATE \
         SET request = excluded.request, member_id = excluded.member_id, answer = NULL, told_until = excluded.told_until, \
         expires_at = excluded.expires_at WHERE answers.expires_at <= ?5",
        params![
            &once.member.workspace,
            once.key.as_slice(),
            once.request.as_slice(),
            &once.member.member,
            now,
            now.plus_seconds(KEY_SECONDS)
        ],
    )?;
    if taken == 1 {
        Ok(Earlier::Nothing)
    } else {
        find_answer(tx, keys, once)
    }
}

/// Keeps what the decision is answered with, for so many seconds.
///
/// # Errors
/// When it cannot be sealed, or the store fails.
pub fn keep_answer(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    once: &OnceKey,
    told: &Told,
    nonce: SealingNonce,
    seconds: u32,
) -> Result<(), KeepError> {
    let mut whole = Zeroizing::new(told.status.to_be_bytes().to_vec());
    whole.extend_from_slice(&told.body);
    let sealed = keys.seal(&once.place(), &whole, nonce)?;
    let until = tx.now().plus_seconds(seconds);
    tx.execute(
        "UPDATE answers SET answer = ?3, told_until = ?4 WHERE workspace_id = ?1 AND key_digest = ?2",
        params![
            &once.member.workspace,
            once.key.as_slice(),
            sealed.as_bytes(),
            until
        ],
    )?;
    Ok(())
}

/// An answer could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes back what was answered about the member: it may open what this change shuts. What the change itself is answered with
/// is kept after it.
pub(crate) fn forget_answers(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE answers SET answer = NULL WHERE workspace_id = ?1 AND member_id = ?2 AND answer IS NOT NULL",
        params![&member.workspace, &member.member],
    )?;
    Ok(())
}

/// Forgets every key under which something was asked about a member who is gone.
pub(crate) fn delete_answers(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM answers WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    Ok(())
}

/// Takes back some of the answers whose time is over, and forgets some of the keys whose time is. The number of rows.
pub(crate) fn sweep_answers(tx: &mut Transaction<'_>) -> Result<u64, StoreError> {
    let now = tx.now();
    let untold = tx.execute(
        "UPDATE answers SET answer = NULL WHERE (workspace_id, key_digest) IN \
         (SELECT workspace_id, key_digest FROM answers WHERE answer IS NOT NULL AND told_until <= ?1 LIMIT 200)",
        params![now],
    )?;
    let forgotten = tx.execute(
        "DELETE FROM answers WHERE (workspace_id, key_digest) IN \
         (SELECT workspace_id, key_digest FROM answers WHERE expires_at <= ?1 LIMIT 200)",
        params![now],
    )?;
    Ok(untold + forgotten)
}

fn open(keys: &KeyRing, once: &OnceKey, sealed: Vec<u8>) -> Option<Told> {
    let whole = keys.open(&once.place(), &Sealed::from_bytes(sealed)).ok()?;
    let (status, body) = whole.split_first_chunk::<2>()?;
    Some(Told {
        status: u16::from_be_bytes(*status),
        body: Zeroizing::new(body.to_vec()),
    })
}
