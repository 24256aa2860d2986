//! Where a member is reached: addresses that the application gave, and those that they gave themselves.

use super::value::{Row, params};
use super::{StoreError, Transaction};
use crate::ids::{AddressId, FactorId, MemberKey};
use crate::model::{Address, AddressKind, AddressSource, Confirmed, ConfirmedBy};

macro_rules! select_address {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, value, is_primary, source, confirmed_by, confirmed_at FROM addresses \
             WHERE workspace_id = ?1 AND member_id = ?2 ",
            $rest
        )
    };
}

/// A member's addresses: of each kind the primary one first, then the oldest.
pub fn list_addresses(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Vec<Address>, StoreError> {
    let rows = tx.query(
        select_address!("ORDER BY kind, is_primary DESC, id"),
        params![&member.workspace, &member.member],
    )?;
    rows.into_iter().map(read).collect()
}

/// One address of a member.
pub fn find_address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &AddressId,
) -> Result<Option<Address>, StoreError> {
    tx.query_opt(
        select_address!("AND id = ?3"),
        params![&member.workspace, &member.member, id],
    )?
    .map(read)
    .transpose()
}

/// Where a member without a factor is reached: the confirmed address that the application gave, the primary one first. One
/// that a person added does not count: whoever knows the password could have.
pub fn primary_email(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Option<Address>, StoreError> {
    tx.query_opt(
        select_address!(
            "AND kind = 'email' AND source = 'app' AND confirmed_at IS NOT NULL ORDER BY is_primary DESC, id LIMIT 1"
        ),
        params![&member.workspace, &member.member],
    )?
    .map(read)
    .transpose()
}

/// The member's address of this kind and value, made if they have none; `None` when they have as many as one may have.
pub fn put_address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    new: &Address,
) -> Result<Option<Address>, StoreError> {
    let known = list_addresses(tx, member)?;
    if let Some(address) = known
        .iter()
        .find(|address| address.kind == new.kind && address.value == new.value)
    {
        return Ok(Some(address.clone()));
    }
    if known.len() >= Address::MOST {
        return Ok(None);
    }
    let now = tx.now();
    tx.execute(
        "INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, confirmed_at, \
         created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            &new.id,
            &member.workspace,
            &member.member,
            new.kind.as_ref(),
            &new.value,
            new.source.as_ref(),
            u32::from(new.primary),
            new.confirmed.map(|confirmed| <&str>::from(confirmed.by)),
            new.confirmed.map(|confirmed| confirmed.at),
            now
        ],
    )?;
    Ok(Some(new.clone()))
}

/// Where the codes of a factor are sent.
pub fn factor_address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    factor: &FactorId,
) -> Result<Option<Address>, StoreError> {
    tx.query_opt(
        select_address!(
            "AND id = (SELECT f.address_id FROM factors f WHERE f.workspace_id = ?1 AND f.member_id = ?2 AND f.id = ?3)"
        ),
        params![&member.workspace, &member.member, factor],
    )?
    .map(read)
    .transpose()
}

/// Notes that a code which was sent to an address was typed.
pub fn confirm_address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &AddressId,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "UPDATE addresses SET confirmed_by = 'code', confirmed_at = ?4 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3 AND confirmed_at IS NULL",
        params![&member.workspace, &member.member, id, now],
    )?;
    Ok(())
}

/// Gives an address a new standing: who gave it, whether it is the primary one, who vouches for it.
pub fn update_address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    address: &Address,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE addresses SET source = ?4, is_primary = ?5, confirmed_by = ?6, confirmed_at = ?7 \
         WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![
            &member.workspace,
            &member.member,
            &address.id,
            address.source.as_ref(),
            u32::from(address.primary),
            address
                .confirmed
                .map(|confirmed| <&str>::from(confirmed.by)),
            address.confirmed.map(|confirmed| confirmed.at)
        ],
    )?;
    Ok(())
}

/// Removes an address, and the factor that it was.
pub fn delete_address(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    id: &AddressId,
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM addresses WHERE workspace_id = ?1 AND member_id = ?2 AND id = ?3",
        params![&member.workspace, &member.member, id],
    )?;
    Ok(())
}

fn read(mut row: Row) -> Result<Address, StoreError> {
    const ADDRESS: StoreError = StoreError::Unexpected("an address");
    let id = row.take()?;
    let kind: AddressKind = row.take::<String>()?.parse().map_err(|_| ADDRESS)?;
    let value = row.take()?;
    let primary = row.take::<u32>()? != 0;
    let source: AddressSource = row.take::<String>()?.parse().map_err(|_| ADDRESS)?;
    let by: Option<String> = row.take()?;
    let by: Option<ConfirmedBy> = by
        .map(|text| text.parse())
        .transpose()
        .map_err(|_| ADDRESS)?;
    let at = row.take()?;
    Ok(Address {
        id,
        kind,
        value,
        primary,
        source,
        confirmed: by.zip(at).map(|(by, at)| Confirmed { by, at }),
    })
}
