//! How many of those who must have a second factor have one, day by day.

use super::value::params;
use super::{StoreError, Transaction};
use crate::ids::WorkspaceId;
use crate::model::{Count, CountedDay, Covered, Day};

/// Days that are kept.
const KEPT_DAYS: i64 = 400;

/// Workspaces that were not counted on a day yet, up to `limit` of them.
pub fn uncounted(
    tx: &mut Transaction<'_>,
    day: Day,
    limit: u32,
) -> Result<Vec<WorkspaceId>, StoreError> {
    let rows = tx.query(
        "SELECT w.id FROM workspaces w WHERE NOT EXISTS \
         (SELECT 1 FROM coverage c WHERE c.workspace_id = w.id AND c.day = ?1) ORDER BY w.id LIMIT ?2",
        params![day.number(), limit],
    )?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Keeps what was counted on a day, unless another node was faster. What is too old goes.
pub fn keep_count(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    day: Day,
    count: &Count,
) -> Result<(), StoreError> {
    for covered in count.roles() {
        tx.execute(
            "INSERT INTO coverage (workspace_id, day, role, required, have) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (workspace_id, day, role) DO NOTHING",
            params![
                workspace,
                day.number(),
                covered.role.as_ref(),
                covered.required,
                covered.have
            ],
        )?;
    }
    tx.execute(
        "DELETE FROM coverage WHERE workspace_id = ?1 AND day < ?2",
        params![workspace, day.before(KEPT_DAYS).number()],
    )?;
    Ok(())
}

/// Every day that was counted, oldest first; of each, the roles of which somebody had to have a second factor.
pub fn counted_days(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Vec<CountedDay>, StoreError> {
    let rows = tx.query(
        "SELECT day, role, required, have FROM coverage WHERE workspace_id = ?1 ORDER BY day",
        params![workspace],
    )?;
    let mut days = Vec::<CountedDay>::new();
    for mut row in rows {
        let day = Day::from_number(row.take()?);
        let covered = Covered {
            role: row
                .take::<String>()?
                .parse()
                .map_err(|_| StoreError::Unexpected("a counted role"))?,
            required: row.take()?,
            have: row.take()?,
        };
        if days.last().is_none_or(|last| last.day != day) {
            days.push(CountedDay { day, roles: vec![] });
        }
        if let Some(last) = days.last_mut().filter(|_| covered.required > 0) {
            last.roles.push(covered);
        }
    }
    Ok(days)
}
