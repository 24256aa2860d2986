use countersign_otp::{Algorithm, Digits, Period, Seen};
use countersign_policy::Timestamp;

use super::value::{Row, params};
use super::{StoreError, Transaction};
use crate::ids::{AddressId, FactorId, MemberKey};
use crate::model::{AddressKind, Factor, FactorKind, FactorStatus, mask};
use crate::resets::set_up;
use crate::sealing::Sealed;
use crate::token::TokenDigest;

/// Set-ups of one member that can be under way at once: in another tab, on another device, by somebody else.
const MOST_PENDING: usize = 10;

/// A factor as a decision needs it: what opens its secret, and which steps are spent.
#[derive(Debug)]
pub struct FactorRow {
    /// Its id.
    pub id: FactorId,
    /// What it is.
    pub kind: FactorKind,
    /// The sealed secret; nothing, of an address.
    pub sealed: Sealed,
    /// Which time steps are spent.
    pub seen: Seen,
    /// The hash under its codes.
    pub algorithm: Algorithm,
    /// How long its codes are.
    pub digits: Digits,
    /// How long a code of an app is shown.
    pub period: Period,
    /// Of a token: the next counter that is accepted.
    pub counter: u64,
    /// Where its codes are sent.
    pub address: Option<AddressId>,
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
    /// What makes its codes, or where they are sent.
    pub makes: Makes,
    /// The browser session that began it; none: the application's backend.
    pub begun_by: Option<TokenDigest>,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// What makes a factor's codes.
#[derive(Clone, Debug)]
pub enum Makes {
    /// An authenticator app.
    Totp {
        /// The sealed secret.
        sealed: Sealed,
        /// The hash.
        algorithm: Algorithm,
        /// How long a code is.
        digits: Digits,
        /// How long it is shown.
        period: Period,
    },
    /// A hardware token.
    Hotp {
        /// The sealed secret.
        sealed: Sealed,
        /// The hash.
        algorithm: Algorithm,
        /// How long a code is.
        digits: Digits,
        /// The next counter that is accepted.
        counter: u64,
    },
    /// We do, and send them to an e-mail address.
    Email(AddressId),
    /// We do, and send them to a telephone.
    Sms(AddressId),
}

impl Makes {
    /// What such a factor is.
    #[must_use]
    pub const fn kind(&self) -> FactorKind {
        match self {
            Self::Totp { .. } => FactorKind::Totp,
            Self::Hotp { .. } => FactorKind::Hotp,
            Self::Email(_) => FactorKind::Email,
            Self::Sms(_) => FactorKind::Sms,
        }
    }

    fn sealed(&self) -> &[u8] {
        match self {
            Self::Totp { sealed, .. } | Self::Hotp { sealed, .. } => sealed.as_bytes(),
            Self::Email(_) | Self::Sms(_) => &[],
        }
    }

    fn address(&self) -> Option<&AddressId> {
        match self {
            Self::Totp { .. } | Self::Hotp { .. } => None,
            Self::Email(address) | Self::Sms(address) => Some(address),
        }
    }

    fn algorithm(&self) -> Algorithm {
        match self {
            Self::Totp { algorithm, .. } | Self::Hotp { algorithm, .. } => *algorithm,
            Self::Email(_) | Self::Sms(_) => Algorithm::Sha1,
        }
    }

    fn digits(&self) -> Digits {
        match self {
            Self::Totp { digits, .. } | Self::Hotp { digits, .. } => *digits,
            Self::Email(_) | Self::Sms(_) => Digits::Six,
        }
    }

    fn period(&self) -> Period {
        match self {
            Self::Totp { period, .. } => *period,
            Self::Hotp { .. } | Self::Email(_) | Self::Sms(_) => Period::DEFAULT,
        }
    }

    fn counter(&self) -> Option<u64> {
        match self {
            Self::Hotp { counter, .. } => Some(*counter),
            Self::Totp { .. } | Self::Email(_) | Self::Sms(_) => None,
        }
    }
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
            "SELECT id, label, status, created_at, expires_at, confirmed_at, last_used_at, kind, \
             (SELECT a.value FROM addresses a WHERE a.id = address_id) FROM factors \
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
    insert(tx, member, factor, FactorStatus::Pending)?;
    Ok(true)
}

/// Keeps a factor that is active at once: whoever speaks for the application vouches for it.
pub fn import_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    factor: &NewFactor,
) -> Result<(), StoreError> {
    set_up(tx, member)?;
    insert(tx, member, factor, FactorStatus::Active)
}

fn insert(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    factor: &NewFactor,
    status: FactorStatus,
) -> Result<(), StoreError> {
    let now = tx.now();
    let (expires_at, confirmed_at) = match status {
        FactorStatus::Pending => (Some(factor.expires_at), None),
        FactorStatus::Active => (None, Some(now)),
    };
    let makes = &factor.makes;
    tx.execute(
        "INSERT INTO factors (id, workspace_id, member_id, kind, label, status, sealed, created_at, expires_at, \
         confirmed_at, begun_by, algorithm, digits, period, counter, address_id) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        params![
            &factor.id,
            &member.workspace,
            &member.member,
            makes.kind().as_ref(),
            factor.label.as_ref(),
            status.as_ref(),
            makes.sealed(),
            now,
            expires_at,
            confirmed_at,
            factor.begun_by.as_ref().map(TokenDigest::as_bytes),
            makes.algorithm().as_str(),
            u32::from(makes.digits().count()),
            makes.period().seconds(),
            makes.counter(),
            makes.address()
        ],
    )?;
    Ok(())
}

/// Gives a factor another name; `false` when the member has no such factor.
pub fn rename_factor(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &FactorId,
    label: Option<&str>,
) -> Result<bool, StoreError> {
    let named = tx.execute(
        "UPDATE factors SET label = ?4 WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND status = 'active'",
        params![&member.workspace, &member.member, id, label],
    )?;
    Ok(named == 1)
}

/// The factors that a code is checked against, oldest first.
pub fn active_factors(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Vec<FactorRow>, StoreError> {
    let rows = tx.query(
        "SELECT id, kind, sealed, last_step, disclosed_step, algorithm, digits, period, counter, address_id, matched_by \
         FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND status = 'active' ORDER BY id",
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
        "SELECT expires_at, id, kind, sealed, last_step, disclosed_step, algorithm, digits, period, counter, address_id, \
         matched_by FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
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
    const TERMS: StoreError = StoreError::Unexpected("what a factor's codes are");
    Ok(FactorRow {
        id: row.take()?,
        kind: read_kind(&mut row)?,
        sealed: Sealed::from_bytes(row.take()?),
        seen: Seen {
            last_step: row.take()?,
            disclosed: row.take()?,
        },
        algorithm: row.take::<String>()?.parse().map_err(|_| TERMS)?,
        digits: u8::try_from(row.take::<u32>()?)
            .ok()
            .and_then(|count| Digits::new(count).ok())
            .ok_or(TERMS)?,
        period: Period::new(row.take()?).map_err(|_| TERMS)?,
        counter: row.take::<Option<u64>>()?.unwrap_or(0),
        address: row.take()?,
        matched_by: row.take()?,
    })
}

fn read_kind(row: &mut Row) -> Result<FactorKind, StoreError> {
    row.take::<String>()?
        .parse()
        .map_err(|_| StoreError::Unexpected("a factor's kind"))
}

fn read(mut row: Row) -> Result<Factor, StoreError> {
    let id = row.take()?;
    let label = row.take()?;
    let status: String = row.take()?;
    let created_at = row.take()?;
    let expires_at = row.take()?;
    let (confirmed_at, last_used_at) = (row.take()?, row.take()?);
    let kind = read_kind(&mut row)?;
    let address: Option<String> = row.take()?;
    Ok(Factor {
        id,
        kind,
        label,
        hint: address.and_then(|address| hint(kind, &address)),
        status: status
            .parse()
            .map_err(|_| StoreError::Unexpected("a factor's status"))?,
        created_at,
        expires_at,
        confirmed_at,
        last_used_at,
    })
}

/// Enough of the address that a factor's codes go to for its owner to know it by.
pub(crate) fn hint(kind: FactorKind, address: &str) -> Option<String> {
    match kind {
        FactorKind::Totp | FactorKind::Hotp => None,
        FactorKind::Email => Some(mask(AddressKind::Email, address)),
        FactorKind::Sms => Some(mask(AddressKind::Phone, address)),
    }
}
