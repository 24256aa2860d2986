//! The policy of a workspace: who must have a second factor, with what, and how often one may guess.

use countersign_policy::Budget;

use super::{StoreError, Transaction};
use crate::ids::WorkspaceId;

/// How often a member of this workspace may guess.
pub(crate) fn budget_in_force(
    _tx: &mut Transaction<'_>,
    _workspace: &WorkspaceId,
) -> Result<Budget, StoreError> {
    Ok(Budget::DEFAULT)
}
