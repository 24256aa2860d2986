use super::value::{Row, params};
use super::{StoreError, Transaction};
use crate::ids::WorkspaceId;
use crate::model::{Origin, Workspace};

/// Makes a workspace; `false` when its name is taken.
pub fn create_workspace(
    tx: &mut Transaction<'_>,
    workspace: &Workspace,
) -> Result<bool, StoreError> {
    let made = tx.execute(
        "INSERT INTO workspaces (id, name, created_at) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO NOTHING",
        params![&workspace.id, &workspace.name, workspace.created_at],
    )?;
    if made == 0 {
        return Ok(false);
    }
    list_origins(tx, &workspace.id, &workspace.origins)?;
    Ok(true)
}

/// One workspace, by its id.
pub fn find_workspace(
    tx: &mut Transaction<'_>,
    id: &WorkspaceId,
) -> Result<Option<Workspace>, StoreError> {
    let rows = tx.query(
        "SELECT w.id, w.name, w.created_at, o.origin \
         FROM workspaces w LEFT JOIN origins o ON o.workspace_id = w.id WHERE w.id = ?1 ORDER BY o.place",
        params![id],
    )?;
    Ok(read(rows)?.pop())
}

/// One workspace, by its name.
pub fn find_workspace_by_name(
    tx: &mut Transaction<'_>,
    name: &str,
) -> Result<Option<Workspace>, StoreError> {
    let rows = tx.query(
        "SELECT w.id, w.name, w.created_at, o.origin \
         FROM workspaces w LEFT JOIN origins o ON o.workspace_id = w.id WHERE w.name = ?1 ORDER BY o.place",
        params![name],
    )?;
    Ok(read(rows)?.pop())
}

/// Every workspace, by name.
pub fn list_workspaces(tx: &mut Transaction<'_>) -> Result<Vec<Workspace>, StoreError> {
    let rows = tx.query(
        "SELECT w.id, w.name, w.created_at, o.origin \
         FROM workspaces w LEFT JOIN origins o ON o.workspace_id = w.id ORDER BY w.name, o.place",
        params![],
    )?;
    read(rows)
}

/// Replaces the origins whose pages may call.
pub fn set_origins(
    tx: &mut Transaction<'_>,
    id: &WorkspaceId,
    origins: &[Origin],
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM origins WHERE workspace_id = ?1", params![id])?;
    list_origins(tx, id, origins)
}

/// Whether any workspace lets pages of `origin` call: all that a preflight, which carries no token, can be told.
pub fn any_workspace_lists(tx: &mut Transaction<'_>, origin: &str) -> Result<bool, StoreError> {
    let found = tx.query_opt(
        "SELECT workspace_id FROM origins WHERE origin = ?1 LIMIT 1",
        params![origin],
    )?;
    Ok(found.is_some())
}

/// Adds the origins of a workspace that lists none, in their order. One said twice is listed once.
fn list_origins(
    tx: &mut Transaction<'_>,
    id: &WorkspaceId,
    origins: &[Origin],
) -> Result<(), StoreError> {
    for (place, origin) in (0_u32..).zip(origins) {
        tx.execute(
            "INSERT INTO origins (workspace_id, origin, place) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![id, origin, place],
        )?;
    }
    Ok(())
}

/// A row for each origin, those of one workspace one after the other; one without for a workspace that lists none.
fn read(rows: Vec<Row>) -> Result<Vec<Workspace>, StoreError> {
    let mut workspaces: Vec<Workspace> = Vec::new();
    for mut row in rows {
        let (id, name, created_at) = (row.take()?, row.take()?, row.take()?);
        let origin: Option<Origin> = row.take()?;
        match workspaces.last_mut().filter(|last| last.id == id) {
            Some(last) => last.origins.extend(origin),
            None => workspaces.push(Workspace {
                id,
                name,
                origins: origin.into_iter().collect(),
                created_at,
            }),
        }
    }
    Ok(workspaces)
}
