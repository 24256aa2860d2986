use super::sign_ins::{read, sign_in_columns};
use super::value::params;
use super::{SignInRow, StoreError, Transaction};
use crate::ids::MemberKey;

/// One sign-in that let somebody in, or the ones in a row that did not.
#[derive(Clone, Debug)]
pub struct RecentRow {
    /// The newest of them.
    pub newest: SignInRow,
    /// Whether it let somebody in.
    pub passed: bool,
    /// How many there are.
    pub attempts: u32,
    /// The wrong codes given in all of them.
    pub failures: u32,
}

/// A member's latest sign-ins that are still kept, the newest first. Those that let nobody in are one row from one success to
/// the next: however often somebody tries, they hide no success.
pub fn recent_sign_ins(
    tx: &mut Transaction<'_>,
    member: &MemberKey,
    limit: u32,
) -> Result<Vec<RecentRow>, StoreError> {
    // Ids sort by time. `run` counts the successes from the newest on.
    let rows = tx.query(
        concat!(
            "WITH theirs AS (SELECT id AS of_id, failures AS wrong, \
             CASE WHEN passed_at IS NOT NULL OR (why IS NOT NULL AND status <> 'denied') THEN 1 ELSE 0 END AS came_in \
             FROM sign_ins WHERE workspace_id = ?1 AND member_id = ?2), \
             counted AS (SELECT of_id, wrong, came_in, sum(came_in) OVER (ORDER BY of_id DESC) AS run FROM theirs), \
             latest AS (SELECT max(of_id) AS newest, came_in, count(*) AS attempts, CAST(sum(wrong) AS BIGINT) AS wrong \
             FROM counted GROUP BY run, came_in ORDER BY 1 DESC LIMIT ?3) \
             SELECT CAST(latest.came_in AS BIGINT), latest.attempts, latest.wrong, ",
            sign_in_columns!(),
            " FROM latest JOIN sign_ins ON id = latest.newest ORDER BY id DESC"
        ),
        params![&member.workspace, &member.member, limit],
    )?;
    rows.into_iter()
        .map(|mut row| {
            Ok(RecentRow {
                passed: row.take::<u32>()? != 0,
                attempts: row.take()?,
                failures: row.take()?,
                newest: read(row)?,
            })
        })
        .collect()
}
