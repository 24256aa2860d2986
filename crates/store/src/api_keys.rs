use super::value::{Row, params};
use super::{StoreError, Transaction};
use crate::ids::{KeyId, WorkspaceId};
use crate::model::{KeyInfo, Scope};
use crate::token::TokenDigest;

/// Keeps a new key, as its digest.
pub fn create_api_key(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    key: &KeyInfo,
    digest: &TokenDigest,
) -> Result<(), StoreError> {
    let scopes: Vec<&str> = key.scopes.iter().map(AsRef::as_ref).collect();
    let scopes = scopes.join(" ");
    tx.execute(
        "INSERT INTO api_keys (id, workspace_id, label, digest, created_at, scopes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![&key.id, workspace, key.label.as_ref(), digest.as_bytes(), key.created_at, &scopes],
    )?;
    Ok(())
}

/// The workspace that a key speaks for and what for, unless it was revoked.
pub fn api_key_owner(
    tx: &mut Transaction<'_>,
    digest: &TokenDigest,
) -> Result<Option<(WorkspaceId, Vec<Scope>)>, StoreError> {
    tx.query_opt(
        "SELECT workspace_id, scopes FROM api_keys WHERE digest = ?1 AND revoked_at IS NULL",
        params![digest.as_bytes()],
    )?
    .map(|mut row| Ok((row.take()?, read_scopes(&row.take::<String>()?))))
    .transpose()
}

/// A workspace's keys, in the order they were made.
pub fn list_api_keys(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Vec<KeyInfo>, StoreError> {
    let rows = tx.query(
        "SELECT id, label, scopes, created_at, revoked_at FROM api_keys WHERE workspace_id = ?1 ORDER BY id",
        params![workspace],
    )?;
    rows.into_iter().map(read).collect()
}

/// Revokes a key; `false` when there is no such key, or it was revoked already.
pub fn revoke_api_key(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    id: &KeyId,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let ended = tx.execute(
        "UPDATE api_keys SET revoked_at = ?3 WHERE workspace_id = ?1 AND id = ?2 AND revoked_at IS NULL",
        params![workspace, id, now],
    )?;
    Ok(ended == 1)
}

fn read(mut row: Row) -> Result<KeyInfo, StoreError> {
    Ok(KeyInfo {
        id: row.take()?,
        label: row.take()?,
        scopes: read_scopes(&row.take::<String>()?),
        created_at: row.take()?,
        revoked_at: row.take()?,
    })
}

/// A scope of a later version is none that this one grants.
fn read_scopes(text: &str) -> Vec<Scope> {
    text.split(' ')
        .filter_map(|word| word.parse().ok())
        .collect()
}
