//! Browsers that a member passed a sign-in with.
//!
//! A device is known by a token that the application keeps as a cookie. It changes at each use, and what it was before is
//! remembered: whoever shows that holds a copy, and nobody can tell which of the two is the owner. The device is then known
//! no more.

use countersign_policy::Timestamp;

use super::notices::announce;
use super::value::{Row, params};
use super::{StoreError, Transaction, record};
use crate::ids::{DeviceId, MemberKey};
use crate::model::{Device, EventKind};
use crate::token::TokenDigest;

/// Devices that are kept of one member: those that were used last.
const MOST_DEVICES: u32 = 32;

/// A device about to be kept.
#[derive(Clone, Debug)]
pub struct NewDevice {
    /// What it is.
    pub device: Device,
    /// What it will be known by.
    pub token: TokenDigest,
}

/// What a token that was shown says of the browser.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// This device of the member's.
    Device(Device),
    /// Nothing: it is nobody's, another member's, or too old.
    Stranger,
    /// It was replaced by a newer one: somebody holds a copy. The device is forgotten, and the member told.
    Copied,
}

/// What is read of a device.
macro_rules! select_device {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.trusted, d.name, d.place, d.created_at, d.last_used_at, d.expires_at FROM devices d \
             WHERE d.workspace_id = ?1 AND d.member_id = ?2 AND d.expires_at > ?3 ",
            $rest
        )
    };
}

/// Keeps a device that its member has just passed a sign-in with. The ones that were not used for longest make room.
pub fn keep_device(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    new: &NewDevice,
) -> Result<(), StoreError> {
    let NewDevice { device, token } = new;
    tx.execute(
        "INSERT INTO devices \
         (id, workspace_id, member_id, trusted, name, place, created_at, last_used_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            &device.id,
            &member.workspace,
            &member.member,
            u32::from(device.trusted),
            device.name.as_ref(),
            device.place.as_ref(),
            device.created_at,
            device.last_used_at,
            device.expires_at
        ],
    )?;
    give_token(tx, &device.id, token)?;
    tx.execute(
        "DELETE FROM devices WHERE workspace_id = ?1 AND member_id = ?2 AND id NOT IN \
         (SELECT id FROM devices WHERE workspace_id = ?1 AND member_id = ?2 \
         ORDER BY last_used_at DESC, id DESC LIMIT ?3)",
        params![&member.workspace, &member.member, MOST_DEVICES],
    )?;
    if !device.trusted {
        return Ok(());
    }
    let trusted = EventKind::DeviceTrusted {
        device: device.id.clone(),
    };
    record(tx, &member.workspace, Some(&member.member), &trusted)?;
    announce(tx, member, &trusted)
}

/// Knows a browser again by the token that it shows, if that is this member's and was not replaced. Only whoever holds the
/// member's row may then go by it: see [`lock_member`](super::lock_member).
pub fn recognize_device(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    token: &TokenDigest,
) -> Result<Recognition, StoreError> {
    let now = tx.now();
    let found = tx.query_opt(
        "SELECT t.replaced_at, d.id, d.trusted, d.name, d.place, d.created_at, d.last_used_at, d.expires_at \
         FROM device_tokens t JOIN devices d ON d.id = t.device_id \
         WHERE t.digest = ?4 AND d.workspace_id = ?1 AND d.member_id = ?2 AND d.expires_at > ?3",
        params![&member.workspace, &member.member, now, token.as_bytes()],
    )?;
    let Some(mut row) = found else {
        return Ok(Recognition::Stranger);
    };
    let replaced_at: Option<Timestamp> = row.take()?;
    let device = read(row)?;
    if replaced_at.is_none() {
        return Ok(Recognition::Device(device));
    }
    let copied = EventKind::DeviceCopied {
        device: device.id.clone(),
    };
    record(tx, &member.workspace, Some(&member.member), &copied)?;
    // Before it is gone: they are told which it was.
    announce(tx, member, &copied)?;
    forget_device(tx, member, &device.id)?;
    Ok(Recognition::Copied)
}

/// Gives a device the next token in the place of the one it has; `false` when it is known no more.
pub fn renew_device(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    device: &DeviceId,
    next: &TokenDigest,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let replaced = tx.execute(
        "UPDATE device_tokens SET replaced_at = ?4 WHERE replaced_at IS NULL AND device_id IN \
         (SELECT id FROM devices WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND expires_at > ?4)",
        params![&member.workspace, &member.member, device, now],
    )?;
    if replaced == 0 {
        return Ok(false);
    }
    give_token(tx, device, next)?;
    tx.execute(
        "UPDATE devices SET last_used_at = ?4 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, device, now],
    )?;
    Ok(true)
}

fn give_token(
    tx: &mut Transaction<'_>,
    device: &DeviceId,
    token: &TokenDigest,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO device_tokens (digest, device_id, created_at) VALUES (?1, ?2, ?3)",
        params![token.as_bytes(), device, now],
    )?;
    Ok(())
}

/// A member's devices, the one that was used last first.
pub fn list_devices(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Vec<Device>, StoreError> {
    let now = tx.now();
    let rows = tx.query(
        select_device!("ORDER BY d.last_used_at DESC, d.id DESC"),
        params![&member.workspace, &member.member, now],
    )?;
    rows.into_iter().map(read).collect()
}

/// One device of a member.
pub fn find_device(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &DeviceId,
) -> Result<Option<Device>, StoreError> {
    let now = tx.now();
    tx.query_opt(
        select_device!("AND d.id = ?4"),
        params![&member.workspace, &member.member, now, id],
    )?
    .map(read)
    .transpose()
}

/// Forgets one browser of the member; `false` when there is none of this id.
pub fn forget_device(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &DeviceId,
) -> Result<bool, StoreError> {
    let forgotten = tx.execute(
        "DELETE FROM devices WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, id],
    )?;
    Ok(forgotten == 1)
}

/// Forgets every browser of the member: none stands in for a code any more, none is known (S15).
pub(crate) fn forget_devices(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM devices WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    Ok(())
}

/// `id, trusted, name, place, created_at, last_used_at, expires_at`.
fn read(mut row: Row) -> Result<Device, StoreError> {
    Ok(Device {
        id: row.take()?,
        trusted: row.take::<u32>()? != 0,
        name: row.take()?,
        place: row.take()?,
        created_at: row.take()?,
        last_used_at: row.take()?,
        expires_at: row.take()?,
    })
}
