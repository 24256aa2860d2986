//! The policy of a workspace: who must have a second factor, with what, and how often one may guess.

use std::sync::Arc;

use countersign_policy::{Budget, InForce, Policy, Since};

use super::value::params;
use super::{StoreError, Transaction};
use crate::ids::WorkspaceId;

/// The policy in force: the one with the highest version, or the default of a workspace that never had one.
///
/// A decision reads it once, however often it asks.
pub fn find_policy(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Arc<InForce>, StoreError> {
    if let Some(known) = tx.policy_of(workspace) {
        return Ok(known);
    }
    let found = tx.query_opt(
        "SELECT version, policy, since FROM policies WHERE workspace_id = ?1 ORDER BY version DESC LIMIT 1",
        params![workspace],
    )?;
    let in_force = match found {
        None => InForce::default(),
        Some(mut row) => {
            let (version, policy, since): (u32, String, String) =
                (row.take()?, row.take()?, row.take()?);
            let policy: Policy =
                serde_json::from_str(&policy).map_err(|_| StoreError::Unexpected("a policy"))?;
            let since: Since = serde_json::from_str(&since)
                .map_err(|_| StoreError::Unexpected("since when a policy asks"))?;
            InForce {
                policy,
                version,
                since,
            }
        }
    };
    let in_force = Arc::new(in_force);
    tx.remember_policy(workspace, &in_force);
    Ok(in_force)
}

/// How often a member of this workspace may guess.
pub(crate) fn budget_in_force(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Budget, StoreError> {
    Ok(find_policy(tx, workspace)?.budget())
}
