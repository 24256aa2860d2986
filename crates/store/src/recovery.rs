use super::value::params;
use super::{StoreError, Transaction, record};
use crate::hashing::{RecoveryDigest, Salt};
use crate::ids::{MemberKey, RecoverySetId};
use crate::model::EventKind;

/// The set of recovery codes that a member holds: what a code must be hashed with to be looked up.
#[derive(Clone, Debug)]
pub struct RecoverySet {
    /// Its id.
    pub id: RecoverySetId,
    /// What the codes of the set are hashed with.
    pub salt: Salt,
}

/// The member's set, if one was ever issued.
pub fn recovery_set(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
) -> Result<Option<RecoverySet>, StoreError> {
    let found = tx.query_opt(
        "SELECT id, scheme, salt FROM recovery_sets WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    let (id, scheme, salt) = (row.take()?, row.take::<String>()?, row.take::<Vec<u8>>()?);
    let salt =
        Salt::read(&scheme, &salt).ok_or(StoreError::Unexpected("a recovery set's scheme"))?;
    Ok(Some(RecoverySet { id, salt }))
}

/// Keeps a new set; whatever the member held before opens nothing any more.
pub fn issue_recovery_codes(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    set: &RecoverySet,
    digests: &[RecoveryDigest],
) -> Result<(), StoreError> {
    let now = tx.now();
    end_recovery_codes(tx, member)?;
    tx.execute(
        "INSERT INTO recovery_sets (workspace_id, member_id, id, scheme, salt, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![&member.workspace, &member.member, &set.id, Salt::SCHEME, set.salt.as_bytes(), now],
    )?;
    for digest in digests {
        tx.execute(
            "INSERT INTO recovery_codes (set_id, digest) VALUES (?1, ?2)",
            params![&set.id, digest.as_bytes()],
        )?;
    }
    record(
        tx,
        &member.workspace,
        Some(&member.member),
        &EventKind::RecoveryIssued {
            codes: digests.len(),
        },
    )
}

/// Drops the member's set: none of its codes opens anything any more.
pub fn end_recovery_codes(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM recovery_sets WHERE workspace_id = ?1 AND member_id = ?2",
        params![&member.workspace, &member.member],
    )?;
    Ok(())
}
