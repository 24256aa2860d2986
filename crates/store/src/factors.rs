use countersign_otp::Seen;
use countersign_policy::Timestamp;

use super::value::{Row, params};
use super::{StoreError, Transaction};
use crate::ids::{FactorId, MemberKey};
use crate::model::{Factor, FactorKind};
use crate::sealing::Sealed;
use crate::token::TokenDigest;

/// Set-ups of one member that can be under way at once: in another tab, on another device, by somebody else.
const MOST_PENDING: usize = 10;

/// A factor as a decision needs it: what opens its secret, and which steps are spent.
#[derive(Debug)]
pub struct FactorRow {
    /// Its id.
    pub id: FactorId,
    /// The sealed secret.
    pub sealed: Sealed,
    /// Which time steps are spent.
    pub seen: Seen,
    /// Of a pending one: whose first code was right.
    pub(super) matched_by: Option<Vec<u8>>,
}

/// A factor about to be kept.
#[derive(Clone, Debug)]
pub struct NewFactor {
    /// Its id.
    pub id: FactorId,
    /// What its owner calls it.
    pub label: Option<String>,
    /// The sealed secret.
    pub sealed: Sealed,
    /// The browser session that began it; none: the application's backend.
    pub begun_by: Option<TokenDigest>,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A factor that somebody wants to confirm.
#[derive(Debug)]
pub(crate) enum FoundFactor {
    /// It waits for its first code.
    Pending(FactorRow),
    /// It waited too long.
    Expired,
    /// It is confirmed.
    Active {
        /// Whose first code it was.
        matched_by: Option<Vec<u8>>,
    },
    /// The member has no such factor.
    None,
}

macro_rules! select_factor {
    ($rest:literal) => {
        concat!(
            "SELECT id, label, status, created_at, expires_at, confirmed_at, last_used_at FROM factors \
             WHERE workspace_id = ?1 AND member_id = ?2 AND (expires_at IS NULL OR expires_at > ?3) ",
            $rest
        )
    };
}

/// Keeps a pending factor. An earlier set-up that the same session began is dropped: one at a time is being scanned.
///
/// `false`, with nothing kept, when so many others are pending already.
pub fn create_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    factor: &NewFactor,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let begun_by = factor.begun_by.as_ref().map(TokenDigest::as_bytes);
    tx.execute(
        "DELETE FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND status = 'pending' \
         AND (expires_at <= ?3 OR begun_by = ?4 OR (begun_by IS NULL AND ?4 IS NULL))",
        params![&member.workspace, &member.member, now, begun_by],
    )?;
    let pending = tx.query(
        "SELECT id FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND status = 'pending'",
        params![&member.workspace, &member.member],
    )?;
    if pending.len() >= MOST_PENDING {
        return Ok(false);
    }
    tx.execute(
        "INSERT INTO factors \
         (id, workspace_id, member_id, kind, label, status, sealed, created_at, expires_at, begun_by) \
         VALUES (?1, ?2, ?3, 'totp', ?4, 'pending', ?5, ?6, ?7, ?8)",
        params![
            &factor.id,
            &member.workspace,
            &member.member,
            factor.label.as_ref(),
            factor.sealed.as_bytes(),
            now,
            factor.expires_at,
            begun_by
        ],
    )?;
    Ok(true)
}

/// The factors that a code is checked against, oldest first.
pub fn active_factors(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Vec<FactorRow>, StoreError> {
    let rows = tx.query(
        "SELECT id, sealed, last_step, disclosed_step, matched_by FROM factors \
         WHERE workspace_id = ?1 AND member_id = ?2 AND status = 'active' ORDER BY id",
        params![&member.workspace, &member.member],
    )?;
    rows.into_iter().map(read_row).collect()
}

/// The factor that a code is to confirm.
pub(crate) fn pending_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
) -> Result<FoundFactor, StoreError> {
    let now = tx.now();
    let found = tx.query_opt(
        "SELECT expires_at, id, sealed, last_step, disclosed_step, matched_by FROM factors \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, id],
    )?;
    let Some(mut row) = found else {
        return Ok(FoundFactor::None);
    };
    Ok(match row.take::<Option<Timestamp>>()? {
        None => FoundFactor::Active {
            matched_by: read_row(row)?.matched_by,
        },
        Some(expires_at) if expires_at.is_past(now) => FoundFactor::Expired,
        Some(_) => FoundFactor::Pending(read_row(row)?),
    })
}

/// One factor of a member.
pub fn find_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
) -> Result<Option<Factor>, StoreError> {
    let now = tx.now();
    tx.query_opt(
        select_factor!("AND id = ?4"),
        params![&member.workspace, &member.member, now, id],
    )?
    .map(read)
    .transpose()
}

/// A member's factors, oldest first.
pub fn list_factors(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Vec<Factor>, StoreError> {
    let now = tx.now();
    let rows = tx.query(
        select_factor!("ORDER BY id"),
        params![&member.workspace, &member.member, now],
    )?;
    rows.into_iter().map(read).collect()
}

fn read_row(mut row: Row) -> Result<FactorRow, StoreError> {
    Ok(FactorRow {
        id: row.take()?,
        sealed: Sealed::from_bytes(row.take()?),
        seen: Seen {
            last_step: row.take()?,
            disclosed: row.take()?,
        },
        matched_by: row.take()?,
    })
}

fn read(mut row: Row) -> Result<Factor, StoreError> {
    let id = row.take()?;
    let label = row.take()?;
    let status: String = row.take()?;
    let created_at = row.take()?;
    let expires_at = row.take()?;
    Ok(Factor {
        id,
        kind: FactorKind::Totp,
        label,
        status: status
            .parse()
            .map_err(|_| StoreError::Unexpected("a factor's status"))?,
        created_at,
        expires_at,
        confirmed_at: row.take()?,
        last_used_at: row.take()?,
    })
}
