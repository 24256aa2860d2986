//! What a member's browsers hold: client tokens, open sign-ins, receipts that were not redeemed. All of it ends when
//! something about the member's factors or standing changes (S29).

use super::value::params;
use super::{ClientTokenRow, StoreError, Transaction};
use crate::ids::MemberKey;

/// What outlives the end of a member's sessions.
#[derive(Clone, Copy, Debug)]
pub enum Spared<'a> {
    /// Nothing.
    Nothing,
    /// The session that asked for the change, and the sign-in that it is for.
    Session(&'a ClientTokenRow),
}

/// Ends every client token, open sign-in and unredeemed receipt of the member, except the one spared.
pub fn end_sessions(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    spared: Spared<'_>,
) -> Result<(), StoreError> {
    let now = tx.now();
    let (token, sign_in) = match spared {
        Spared::Nothing => (None, None),
        Spared::Session(row) => (Some(row.digest.as_bytes()), row.sign_in.as_ref()),
    };
    tx.execute(
        "UPDATE client_tokens SET ended_at = ?3 WHERE workspace_id = ?1 AND member_id = ?2 AND ended_at IS NULL \
         AND (digest = ?4) IS NOT TRUE",
        params![&member.workspace, &member.member, now, token],
    )?;
    tx.execute(
        "UPDATE sign_ins SET status = 'ended', receipt_digest = NULL \
         WHERE workspace_id = ?1 AND member_id = ?2 AND status IN ('challenge', 'enroll', 'passed') \
         AND redeemed_at IS NULL AND (id = ?3) IS NOT TRUE",
        params![&member.workspace, &member.member, sign_in],
    )?;
    Ok(())
}
