//! What a member's browsers hold: client tokens, open sign-ins, receipts that were not redeemed. All of it ends when
//! something about the member's factors or standing changes (S29).

use countersign_policy::Timestamp;

use super::value::params;
use super::{StoreError, Transaction};
use crate::ids::{MemberKey, SignInId};
use crate::model::Purpose;
use crate::token::TokenDigest;

/// What a browser may do, as it was kept.
#[derive(Clone, Debug)]
pub struct ClientTokenRow {
    /// SHA-256 of the token.
    pub digest: TokenDigest,
    /// Whose it is.
    pub member: MemberKey,
    /// What the token is for.
    pub purpose: Purpose,
    /// The sign-in that it is for; of a page, the one that the person came in by, if the application said so.
    pub sign_in: Option<SignInId>,
    /// Where a hosted page sends the person when it is done.
    pub return_to: Option<String>,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was ended before its time: by the answer that accepted its code, or by a change to the member.
    pub ended_at: Option<Timestamp>,
    /// Whether the member had a factor when it was made: it then changes nothing without a fresh code, even after that
    /// factor is gone (S29).
    pub asks_for_code: bool,
    /// When its holder last proved a second factor.
    pub stepped_up_at: Option<Timestamp>,
}

/// What outlives the end of a member's sessions.
#[derive(Clone, Copy, Debug)]
pub enum Spared<'a> {
    /// Nothing.
    Nothing,
    /// The session that asked for the change, and the sign-in that it is for.
    Session(&'a ClientTokenRow),
}

/// Ends every client token, open sign-in and unredeemed receipt of the member, except the one spared.
pub(super) fn end_sessions(
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
