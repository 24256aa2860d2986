//! A second factor that its owner lost, taken away: asked for, announced, cancelled, done.
//!
//! Every function that settles one asks for the member's row to be held (see [`lock_member`](super::lock_member)), so that of
//! a cancellation and a sign-in that come at once one is late. What is done takes the factors and leaves a set-up due: no
//! sign-in passes without it (S12).

use countersign_delivery::Text;
use countersign_policy::Timestamp;

use super::methods::recovery::end_set;
use super::notices::{known_addresses, tell_admin, tell_owners};
use super::value::{Row, params};
use super::{
    Letter, Spared, StoreError, Transaction, active_factors, post, record, standing_changed,
};
use crate::entropy::Entropy;
use crate::ids::{MemberId, MemberKey, ResetId, WorkspaceId};
use crate::methods::sent::SendError;
use crate::model::{AskedBy, CancelledBy, EventKind, Reset, ResetStatus};
use crate::notices::announce;
use crate::sealing::{KeyRing, Place};
use crate::token::{ResetToken, TokenDigest};

/// What is read of a reset.
macro_rules! select_reset {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.member_id, r.status, r.asked_as, r.asked_by, r.asked_at, r.due_at, r.expires_at, r.settled_at \
             FROM resets r ",
            $rest
        )
    };
}

/// Keeps a reset that was just asked for, and tells of it. Whoever asks has made sure that none is under way.
pub fn ask_for_reset(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    reset: &Reset,
) -> Result<(), StoreError> {
    expire(tx, member)?;
    let (asked_as, asked_by) = match &reset.asked_by {
        AskedBy::Person => ("person", None),
        AskedBy::App => ("app", None),
        AskedBy::Member(by) => ("member", Some(by)),
    };
    tx.execute(
        "INSERT INTO resets (id, workspace_id, member_id, status, asked_as, asked_by, asked_at, due_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            &reset.id,
            &member.workspace,
            &member.member,
            reset.status.as_ref(),
            asked_as,
            asked_by,
            reset.asked_at,
            reset.due_at,
            reset.expires_at
        ],
    )?;
    let asked = EventKind::ResetAsked {
        reset: reset.id.clone(),
        by: asked_by.cloned(),
    };
    record(tx, &member.workspace, Some(&member.member), &asked)?;
    if reset.status == ResetStatus::Permission {
        announce(tx, member, &asked)?;
        tell_owners(tx, member)?;
    }
    Ok(())
}

/// Tells every address of the member that a reset waits, each with a link of its own that cancels it.
pub fn send_reset_links(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    entropy: &dyn Entropy,
    member: &MemberKey,
    reset: &ResetId,
    page: &str,
    (text, deadline): (Text, Timestamp),
) -> Result<(), SendError> {
    for to in known_addresses(tx, member)? {
        let token = ResetToken::mint(entropy).map_err(StoreError::from)?;
        tx.execute(
            "INSERT INTO reset_links (digest, reset_id) VALUES (?1, ?2)",
            params![token.digest().as_bytes(), reset],
        )?;
        let id = tx.next_message()?;
        // A fragment: browsers send it nowhere, so it stands in no log.
        let link = zeroize::Zeroizing::new(format!("{page}#{}", token.expose()));
        let nonce = entropy.bytes().map_err(StoreError::from)?;
        let sealed = keys.seal(&Place::message(member, &id), link.as_bytes(), nonce)?;
        let letter = Letter {
            id,
            member,
            to,
            text: text.clone(),
            secret: Some(sealed),
            deadline,
        };
        post(tx, &letter)?;
    }
    Ok(())
}

/// The member's reset that something may still come of.
pub fn reset_under_way(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Option<Reset>, StoreError> {
    let now = tx.now();
    tx.query_opt(
        select_reset!(
            "WHERE r.workspace_id = ?1 AND r.member_id = ?2 AND r.status IN ('waiting', 'permission') AND r.expires_at > ?3"
        ),
        params![&member.workspace, &member.member, now],
    )?
    .map(|row| read(row, now))
    .transpose()
}

/// One reset of a workspace.
pub fn find_reset(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &ResetId,
) -> Result<Option<Reset>, StoreError> {
    let now = tx.now();
    tx.query_opt(
        select_reset!("WHERE r.workspace_id = ?1 AND r.id = ?2"),
        params![workspace, id],
    )?
    .map(|row| read(row, now))
    .transpose()
}

/// The reset that a mailed link cancels, and whose it is; none once it is settled. Looking spends nothing.
pub fn reset_of_link(
    tx: &mut Transaction<'_>,
    link: &TokenDigest,
) -> Result<Option<(MemberKey, Reset)>, StoreError> {
    let found = tx.query_opt(
        "SELECT r.workspace_id, r.id FROM reset_links l JOIN resets r ON r.id = l.reset_id WHERE l.digest = ?1",
        params![link.as_bytes()],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    let (workspace, id): (WorkspaceId, ResetId) = (row.take()?, row.take()?);
    let reset = find_reset(tx, &workspace, &id)?.filter(Reset::is_under_way);
    Ok(reset.map(|reset| {
        let member = MemberKey {
            workspace,
            member: reset.member.clone(),
        };
        (member, reset)
    }))
}

/// Which resets are asked after.
#[derive(Clone, Debug, Default)]
pub struct ResetsWanted {
    /// Of one member alone.
    pub member: Option<MemberId>,
    /// Only those that something may still come of.
    pub under_way: bool,
    /// Those before this one.
    pub before: Option<ResetId>,
}

/// Up to `limit` resets of a workspace, newest first.
pub fn list_resets(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    wanted: &ResetsWanted,
    limit: u32,
) -> Result<Vec<Reset>, StoreError> {
    let now = tx.now();
    // No id sorts after a tilde.
    let before = wanted.before.as_ref().map_or("~", ResetId::as_str);
    let rows = tx.query(
        select_reset!(
            "WHERE r.workspace_id = ?1 AND r.id < ?2 AND (?3 IS NULL OR r.member_id = ?3) \
             AND (CAST(?4 AS BIGINT) = 0 OR (r.status IN ('waiting', 'permission') AND r.expires_at > ?5)) ORDER BY r.id DESC LIMIT ?6"
        ),
        params![
            workspace,
            before,
            wanted.member.as_ref(),
            u32::from(wanted.under_way),
            now,
            limit
        ],
    )?;
    rows.into_iter().map(|row| read(row, now)).collect()
}

/// Cancels a reset that is under way, and says so to every address, unless another one takes its place; `false` when another decision settled it.
pub fn cancel_reset(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &ResetId,
    by: CancelledBy,
) -> Result<bool, StoreError> {
    if !settle(tx, member, id, ResetStatus::Cancelled)? {
        return Ok(false);
    }
    let cancelled = EventKind::ResetCancelled {
        reset: id.clone(),
        how: by,
    };
    record(tx, &member.workspace, Some(&member.member), &cancelled)?;
    if by != CancelledBy::Later {
        announce(tx, member, &cancelled)?;
    }
    Ok(true)
}

/// Cancels what the member asked for themselves: somebody gave their second factor, so it is not lost. What an administrator
/// asked for stays: the factor may be in other hands.
pub(crate) fn cancel_by_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<(), StoreError> {
    match reset_under_way(tx, member)? {
        Some(reset) if reset.status == ResetStatus::Waiting => {
            cancel_reset(tx, member, &reset.id, CancelledBy::Factor).map(drop)
        }
        _ => Ok(()),
    }
}

/// An owner says no; `false` when it is settled already.
pub fn refuse_reset(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    reset: &Reset,
    by: &MemberId,
) -> Result<bool, StoreError> {
    if !settle(tx, member, &reset.id, ResetStatus::Refused)? {
        return Ok(false);
    }
    let refused = EventKind::ResetRefused {
        reset: reset.id.clone(),
        by: by.clone(),
    };
    record(tx, &member.workspace, Some(&member.member), &refused)?;
    announce(tx, member, &refused)?;
    tell_admin(tx, member, &reset.asked_by, false)?;
    Ok(true)
}

/// An owner says yes; what follows is [`reset_member`]. `false` when it is settled already.
pub fn permit_reset(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    reset: &Reset,
    by: &MemberId,
) -> Result<bool, StoreError> {
    let permitted = EventKind::ResetPermitted {
        reset: reset.id.clone(),
        by: by.clone(),
    };
    record(tx, &member.workspace, Some(&member.member), &permitted)?;
    tell_admin(tx, member, &reset.asked_by, true)?;
    reset_member(tx, member, &reset.id)
}

/// Takes every factor of the member, and the recovery codes with them, and ends their sessions (S29). From then on no sign-in
/// passes before a new factor is set up. `false` when the reset is settled already.
pub fn reset_member(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &ResetId,
) -> Result<bool, StoreError> {
    if !settle(tx, member, id, ResetStatus::Done)? {
        return Ok(false);
    }
    for factor in active_factors(tx, member)? {
        let removed = EventKind::FactorRemoved { factor: factor.id };
        record(tx, &member.workspace, Some(&member.member), &removed)?;
    }
    // Those that were only begun too: whoever began one before does not finish it now.
    tx.execute(
        "DELETE FROM factors WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    end_set(tx, member)?;
    tx.execute(
        "UPDATE members SET set_up_due = 1 WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    let done = EventKind::ResetDone { reset: id.clone() };
    standing_changed(tx, member, &done, Spared::Nothing)?;
    Ok(true)
}

/// A factor is set up: what a reset left due is done, and a reset that waits is for nothing.
pub(crate) fn set_up(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE members SET set_up_due = 0 WHERE workspace_id = ?1 AND id = ?2 AND set_up_due <> 0",
        params![&member.workspace, &member.member],
    )?;
    cancel_by_factor(tx, member)
}

/// The last factor went another way: whatever is under way is for nothing.
pub(crate) fn nothing_to_reset(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<(), StoreError> {
    match reset_under_way(tx, member)? {
        Some(reset) => cancel_reset(tx, member, &reset.id, CancelledBy::Factor).map(drop),
        None => Ok(()),
    }
}

/// Ends a reset in one way, and its links with it; `false` when it had ended before, or its time is over.
fn settle(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &ResetId,
    status: ResetStatus,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let settled = tx.execute(
        "UPDATE resets SET status = ?4, settled_at = ?5 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 \
         AND status IN ('waiting', 'permission') AND expires_at > ?5",
        params![&member.workspace, &member.member, id, status.as_ref(), now],
    )?;
    tx.execute("DELETE FROM reset_links WHERE reset_id = ?1", params![id])?;
    Ok(settled == 1)
}

/// Makes room for the next one where nobody made use of the last.
fn expire(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "UPDATE resets SET status = 'expired' WHERE workspace_id = ?1 AND member_id = ?2 \
         AND status IN ('waiting', 'permission') AND expires_at <= ?3",
        params![&member.workspace, &member.member, now],
    )?;
    Ok(())
}

/// Removes some of what ended before `before`; the number of rows.
pub(crate) fn sweep_resets(tx: &mut Transaction<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(
        "DELETE FROM resets WHERE id IN (SELECT id FROM resets WHERE expires_at <= ?1 LIMIT 200)",
        params![before],
    )
}

fn read(mut row: Row, now: Timestamp) -> Result<Reset, StoreError> {
    const RESET: StoreError = StoreError::Unexpected("a reset");
    let (id, member) = (row.take()?, row.take()?);
    let status: ResetStatus = row.take::<String>()?.parse().map_err(|_| RESET)?;
    let asked_as: String = row.take()?;
    let asked_by = match (asked_as.as_str(), row.take()?) {
        ("person", None) => AskedBy::Person,
        ("app", None) => AskedBy::App,
        ("member", Some(by)) => AskedBy::Member(by),
        _ => return Err(RESET),
    };
    let reset = Reset {
        id,
        member,
        status,
        asked_by,
        asked_at: row.take()?,
        due_at: row.take()?,
        expires_at: row.take()?,
        settled_at: row.take()?,
    };
    let status = if reset.is_under_way() && reset.expires_at.is_past(now) {
        ResetStatus::Expired
    } else {
        status
    };
    Ok(Reset { status, ..reset })
}
