//! The policy of a workspace: who must have a second factor, with what, and how often one may guess.

use std::sync::Arc;

use countersign_policy::{Budget, InForce, Policy, Since};

use super::value::{Row, params};
use super::{StoreError, Transaction, record};
use crate::ids::{MemberId, WorkspaceId};
use crate::model::{EventKind, PolicyChange};

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
            let policy = read_policy(&policy)?;
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

/// Puts the next policy in force; `false` when another one came first.
pub fn put_policy(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    next: InForce,
    by: Option<&MemberId>,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let json = |what| move |_| StoreError::Unexpected(what);
    let policy = serde_json::to_string(&next.policy).map_err(json("a policy"))?;
    let since = serde_json::to_string(&next.since).map_err(json("since when a policy asks"))?;
    let put = tx.execute(
        "INSERT INTO policies (workspace_id, version, policy, since, changed_by, created_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (workspace_id, version) DO NOTHING",
        params![
            workspace,
            next.version,
            policy.as_str(),
            since.as_str(),
            by,
            now
        ],
    )?;
    if put == 0 {
        return Ok(false);
    }
    let version = next.version;
    tx.remember_policy(workspace, &Arc::new(next));
    record(tx, workspace, by, &EventKind::PolicyChanged { version })?;
    Ok(true)
}

macro_rules! select_change {
    ($rest:literal) => {
        concat!(
            "SELECT version, policy, created_at, changed_by FROM policies WHERE workspace_id = ?1 ",
            $rest
        )
    };
}

/// The change that put `version` in force; `None` for a workspace that never changed its policy.
pub fn policy_change(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    version: u32,
) -> Result<Option<PolicyChange>, StoreError> {
    tx.query_opt(
        select_change!("AND version = ?2"),
        params![workspace, version],
    )?
    .map(read_change)
    .transpose()
}

/// Up to `limit` policies that the workspace has and had, newest first, from the one before version `before`.
pub fn list_policies(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    before: Option<u32>,
    limit: u32,
) -> Result<Vec<PolicyChange>, StoreError> {
    let rows = tx.query(
        select_change!("AND version < ?2 ORDER BY version DESC LIMIT ?3"),
        params![workspace, before.unwrap_or(u32::MAX), limit],
    )?;
    rows.into_iter().map(read_change).collect()
}

fn read_change(mut row: Row) -> Result<PolicyChange, StoreError> {
    Ok(PolicyChange {
        version: row.take()?,
        policy: read_policy(&row.take::<String>()?)?,
        at: row.take()?,
        by: row.take()?,
    })
}

fn read_policy(json: &str) -> Result<Policy, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Unexpected("a policy"))
}

/// How often a member of this workspace may guess.
pub(crate) fn budget_in_force(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Budget, StoreError> {
    Ok(find_policy(tx, workspace)?.budget())
}
