use super::value::params;
use super::{StoreError, Transaction};
use crate::ids::WorkspaceId;
use crate::model::{Brand, Color, Logo};

/// How a workspace's hosted pages look.
pub fn find_brand(tx: &mut Transaction<'_>, id: &WorkspaceId) -> Result<Brand, StoreError> {
    let found = tx.query_opt(
        "SELECT color, logo FROM workspaces WHERE id = ?1",
        params![id],
    )?;
    let Some(mut row) = found else {
        return Ok(Brand::default());
    };
    let (color, logo): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    Ok(Brand {
        color: color.and_then(|text| Color::parse(&text).ok()),
        logo: logo.map(Logo::from_stored),
    })
}

/// Changes how a workspace's hosted pages look; `false` when there is no such workspace.
pub fn set_brand(
    tx: &mut Transaction<'_>,
    id: &WorkspaceId,
    brand: &Brand,
) -> Result<bool, StoreError> {
    let changed = tx.execute(
        "UPDATE workspaces SET color = ?2, logo = ?3 WHERE id = ?1",
        params![
            id,
            brand.color.as_ref().map(Color::as_str),
            brand.logo.as_ref().map(Logo::as_data_url)
        ],
    )?;
    Ok(changed == 1)
}
