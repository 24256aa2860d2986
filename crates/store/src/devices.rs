//! Browsers that a member passed a sign-in with.

use super::value::params;
use super::{StoreError, Transaction};
use crate::ids::MemberKey;

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
