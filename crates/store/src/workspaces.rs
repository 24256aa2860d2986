use countersign_policy::Timestamp;

use super::value::{Row, params};
use super::{StoreError, Transaction};
use crate::ids::WorkspaceId;
use crate::model::{Origin, Workspace};

const COLUMNS_BY_ID: &str = "SELECT id, name, origins, created_at FROM workspaces WHERE id = ?1";
const COLUMNS_BY_NAME: &str =
    "SELECT id, name, origins, created_at FROM workspaces WHERE name = ?1";

/// Makes a workspace; `false` when its name is taken.
pub fn create_workspace(
    tx: &mut Transaction<'_>,
    workspace: &Workspace,
) -> Result<bool, StoreError> {
    let made = tx.execute(
        "INSERT INTO workspaces (id, name, origins, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO NOTHING",
        params![&workspace.id, &workspace.name, &origins_to_text(&workspace.origins), workspace.created_at],
    )?;
    Ok(made == 1)
}

/// One workspace, by its id.
pub fn find_workspace(
    tx: &mut Transaction<'_>,
    id: &WorkspaceId,
) -> Result<Option<Workspace>, StoreError> {
    tx.query_opt(COLUMNS_BY_ID, params![id])?
        .map(read)
        .transpose()
}

/// One workspace, by its name.
pub fn find_workspace_by_name(
    tx: &mut Transaction<'_>,
    name: &str,
) -> Result<Option<Workspace>, StoreError> {
    tx.query_opt(COLUMNS_BY_NAME, params![name])?
        .map(read)
        .transpose()
}

/// Every workspace, by name.
pub fn list_workspaces(tx: &mut Transaction<'_>) -> Result<Vec<Workspace>, StoreError> {
    let rows = tx.query(
        "SELECT id, name, origins, created_at FROM workspaces ORDER BY name",
        params![],
    )?;
    rows.into_iter().map(read).collect()
}

/// Replaces the origins whose pages may call.
pub fn set_origins(
    tx: &mut Transaction<'_>,
    id: &WorkspaceId,
    origins: &[Origin],
) -> Result<(), StoreError> {
    let text = origins_to_text(origins);
    tx.execute(
        "UPDATE workspaces SET origins = ?2 WHERE id = ?1",
        params![id, &text],
    )?;
    Ok(())
}

/// Whether any workspace lets pages of `origin` call: all that a preflight, which carries no token, can be told.
pub fn any_workspace_lists(tx: &mut Transaction<'_>, origin: &str) -> Result<bool, StoreError> {
    Ok(list_workspaces(tx)?
        .iter()
        .any(|workspace| workspace.lists(origin)))
}

fn read(mut row: Row) -> Result<Workspace, StoreError> {
    let id = row.take()?;
    let name = row.take()?;
    let origins: String = row.take()?;
    let created_at: Timestamp = row.take()?;
    let origins = serde_json::from_str::<Vec<String>>(&origins)
        .ok()
        .and_then(|texts| texts.iter().map(|text| Origin::parse(text).ok()).collect())
        .ok_or(StoreError::Unexpected("a workspace's origins"))?;
    Ok(Workspace {
        id,
        name,
        origins,
        created_at,
    })
}

fn origins_to_text(origins: &[Origin]) -> String {
    serde_json::Value::from(origins.iter().map(Origin::as_str).collect::<Vec<_>>()).to_string()
}
