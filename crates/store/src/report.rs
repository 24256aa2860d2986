//! Who has what since when, and who must by when: page by page, so that it takes no more memory for more members.

use super::value::{Row, params};
use super::{StoreError, Transaction, list_members};
use crate::ids::{MemberId, WorkspaceId};
use crate::model::{ReportRow, ReportState, ReportedFactor};

/// Up to `limit` rows in the order of the members' ids, from the one after `after`.
pub fn list_report(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    after: Option<&MemberId>,
    limit: u32,
) -> Result<Vec<ReportRow>, StoreError> {
    let now = tx.now();
    let members = list_members(tx, workspace, after, limit)?;
    let Some(last) = members.last().map(|member| member.id.clone()) else {
        return Ok(vec![]);
    };
    let mut factors = factors_between(tx, workspace, after, &last)?
        .into_iter()
        .peekable();
    let report = members.into_iter().map(|member| {
        let mut theirs = Vec::new();
        while let Some((_, factor)) = factors.next_if(|(of, _)| *of <= member.id) {
            theirs.push(factor);
        }
        ReportRow {
            state: ReportState::of(&member, now),
            factors: theirs,
            member,
        }
    });
    Ok(report.collect())
}

/// The confirmed factors of those members, in the order of the members' ids.
fn factors_between(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    after: Option<&MemberId>,
    last: &MemberId,
) -> Result<Vec<(MemberId, ReportedFactor)>, StoreError> {
    let rows = tx.query(
        "SELECT member_id, kind, confirmed_at, last_used_at FROM factors \
         WHERE workspace_id = ?1 AND member_id > ?2 AND member_id <= ?3 AND status = 'active' ORDER BY member_id, id",
        params![workspace, after.map_or("", MemberId::as_str), last],
    )?;
    let read = |mut row: Row| {
        let member = row.take()?;
        let factor = ReportedFactor {
            kind: row
                .take::<String>()?
                .parse()
                .map_err(|_| StoreError::Unexpected("a factor's kind"))?,
            since: row.take()?,
            last_used_at: row.take()?,
        };
        Ok((member, factor))
    };
    rows.into_iter().map(read).collect()
}
