//! What lets a member try codes again whom wrong ones keep out. None of it signs anybody in.

use super::networks::forgive_networks;
use super::value::params;
use super::{Spared, StoreError, Transaction, standing_changed};
use crate::ids::MemberKey;
use crate::model::EventKind;

/// Gives a member fresh failures in a row: an administrator's act, which signs nobody in (S12) and leaves the long account
/// as it is. `false` when there is no such member.
pub fn unlock(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<bool, StoreError> {
    let changed = tx.execute(
        "UPDATE members SET failures = 0, retry_at = 0 WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    forgive_networks(tx, member)?;
    standing_changed(tx, member, &EventKind::MemberUnlocked, Spared::Nothing)?;
    Ok(true)
}

/// The application says that the member has a new password: whoever guessed knew the old one. Waits and the long account
/// begin anew, and every session of the member ends. `false` when there is no such member.
pub fn password_changed(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<bool, StoreError> {
    let changed = tx.execute(
        "UPDATE members SET retry_at = 0, guesses_until = 0, sign_ins_until = 0 WHERE workspace_id = ?1 AND id = ?2",
        params![&member.workspace, &member.member],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    tx.execute(
        "UPDATE member_networks SET retry_at = 0, sign_ins_until = 0 WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    standing_changed(tx, member, &EventKind::PasswordChanged, Spared::Nothing)?;
    Ok(true)
}
