use super::value::{Row, params};
use super::{StoreError, Transaction, budget_in_force};
use crate::ids::{MemberId, MemberKey, WorkspaceId};
use crate::model::{Member, MemberStatus};
use countersign_policy::{Budget, Factors, Facts, Granted, InForce, Timestamp};

/// What is read of a member: one row, with what hangs on it counted.
macro_rules! select_member {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.label, m.created_at, m.failures, m.retry_at, m.guesses_until, \
             (SELECT count(*) FROM factors f WHERE f.workspace_id = m.workspace_id AND f.member_id = m.id \
              AND f.status = 'active'), \
             (SELECT count(*) FROM recovery_sets s JOIN recovery_codes c ON c.set_id = s.id AND c.used_at IS NULL \
              WHERE s.workspace_id = m.workspace_id AND s.member_id = m.id) \
             FROM members m WHERE m.workspace_id = ?1 ",
            $rest
        )
    };
}

/// Makes a member; `false` when there is one.
pub fn create_member(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    label: Option<&str>,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let made = tx.execute(
        "INSERT INTO members (workspace_id, id, label, created_at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (workspace_id, id) DO NOTHING",
        params![&key.workspace, &key.member, label, now],
    )?;
    Ok(made == 1)
}

/// Changes a member's label.
pub fn relabel_member(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    label: Option<&str>,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE members SET label = ?3 WHERE workspace_id = ?1 AND id = ?2",
        params![&key.workspace, &key.member, label],
    )?;
    Ok(())
}

/// Removes a member and all that hangs on it; `false` when there is none.
pub fn delete_member(tx: &mut Transaction<'_>, key: &MemberKey) -> Result<bool, StoreError> {
    let gone = tx.execute(
        "DELETE FROM members WHERE workspace_id = ?1 AND id = ?2",
        params![&key.workspace, &key.member],
    )?;
    Ok(gone == 1)
}

/// One member.
pub fn find_member(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
) -> Result<Option<Member>, StoreError> {
    let (now, budget) = (tx.now(), budget_in_force(tx, &key.workspace)?);
    tx.query_opt(
        select_member!("AND m.id = ?2"),
        params![&key.workspace, &key.member],
    )?
    .map(|row| read(row, now, &budget))
    .transpose()
}

/// Holds a member's row until the decision is committed, so that changes to their factors follow each other; `false`
/// when there is no such member.
pub fn lock_member(tx: &mut Transaction<'_>, key: &MemberKey) -> Result<bool, StoreError> {
    let locked = tx.execute(
        "UPDATE members SET failures = failures WHERE workspace_id = ?1 AND id = ?2",
        params![&key.workspace, &key.member],
    )?;
    Ok(locked == 1)
}

/// Up to `limit` members in the order of their ids, from the one after `after`.
pub fn list_members(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    after: Option<&MemberId>,
    limit: u32,
) -> Result<Vec<Member>, StoreError> {
    let (now, budget) = (tx.now(), budget_in_force(tx, workspace)?);
    let rows = tx.query(
        select_member!("AND m.id > ?2 ORDER BY m.id LIMIT ?3"),
        params![workspace, after.map_or("", MemberId::as_str), limit],
    )?;
    rows.into_iter()
        .map(|row| read(row, now, &budget))
        .collect()
}

fn read(mut row: Row, now: Timestamp, budget: &Budget) -> Result<Member, StoreError> {
    let id = row.take()?;
    let label = row.take()?;
    let created_at = row.take()?;
    let failures = row.take()?;
    let retry_at: Timestamp = row.take()?;
    let guesses_until = row.take()?;
    let factors: u32 = row.take()?;
    let recovery_codes_left = row.take()?;
    Ok(Member {
        id,
        label,
        status: if factors == 0 {
            MemberStatus::None
        } else {
            MemberStatus::Active
        },
        factors,
        recovery_codes_left,
        failures,
        retry_at: (!retry_at.is_past(now)).then_some(retry_at),
        locked: budget.is_exhausted(failures),
        password_change_due: budget
            .long_account()
            .charged(guesses_until, now, factors.max(1))
            .is_none(),
        created_at,
    })
}

/// What a decision about a member asks; `None` when there is no such member.
pub fn facts(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    in_force: &InForce,
) -> Result<Option<Facts>, StoreError> {
    let (now, budget) = (tx.now(), in_force.budget());
    let found = tx.query_opt(
        "SELECT m.role, m.sso, m.setting, m.required_from, m.told_at, m.told_by, m.offered_at, m.failures, m.guesses_until, \
         (SELECT count(*) FROM factors f WHERE f.workspace_id = ?1 AND f.member_id = ?2 AND f.status = 'active' AND f.kind = 'totp'), \
         (SELECT count(*) FROM factors f WHERE f.workspace_id = ?1 AND f.member_id = ?2 AND f.status = 'active' AND f.kind = 'hotp'), \
         (SELECT count(*) FROM factors f WHERE f.workspace_id = ?1 AND f.member_id = ?2 AND f.status = 'active' AND f.kind = 'email'), \
         (SELECT count(*) FROM factors f WHERE f.workspace_id = ?1 AND f.member_id = ?2 AND f.status = 'active' AND f.kind = 'sms'), \
         (SELECT count(*) FROM recovery_sets s JOIN recovery_codes c ON c.set_id = s.id AND c.used_at IS NULL \
          WHERE s.workspace_id = ?1 AND s.member_id = ?2), \
         (SELECT count(*) FROM addresses a WHERE a.workspace_id = ?1 AND a.member_id = ?2 AND a.kind = 'email' \
          AND a.confirmed_at IS NOT NULL), \
         (SELECT count(*) FROM addresses a WHERE a.workspace_id = ?1 AND a.member_id = ?2 AND a.kind = 'phone' \
          AND a.confirmed_at IS NOT NULL) \
         FROM members m WHERE m.workspace_id = ?1 AND m.id = ?2",
        params![&key.workspace, &key.member],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    let role = word(&mut row, "a member's role")?;
    let sso = row.take::<u32>()? != 0;
    let setting = word(&mut row, "a member's setting")?;
    let required_from = row.take()?;
    let told: (Option<Timestamp>, Option<Timestamp>) = (row.take()?, row.take()?);
    let offered_at = row.take()?;
    let (failures, guesses_until): (u32, Timestamp) = (row.take()?, row.take()?);
    let factors = Factors {
        totp: row.take()?,
        hotp: row.take()?,
        email: row.take()?,
        sms: row.take()?,
    };
    Ok(Some(Facts {
        role,
        sso,
        setting,
        required_from,
        granted: match told {
            (Some(told_at), Some(by)) => Some(Granted { told_at, by }),
            _ => None,
        },
        factors,
        recovery_codes_left: row.take()?,
        email_known: row.take::<u32>()? > 0,
        phone_known: row.take::<u32>()? > 0,
        locked: budget.is_exhausted(failures),
        full_until: Some(
            budget
                .long_account()
                .takes_from(guesses_until, factors.count().max(1)),
        )
        .filter(|until| !until.is_past(now)),
        offered_at,
    }))
}

/// Notes the deadline that a member is told, the first time since `since` that they are (S20).
pub fn tell_deadline(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    since: Timestamp,
    by: Timestamp,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "UPDATE members SET told_at = ?4, told_by = ?5 \
         WHERE workspace_id = ?1 AND id = ?2 AND (told_at IS NULL OR told_at < ?3 OR told_by > ?5)",
        params![&key.workspace, &key.member, since, now, by],
    )?;
    Ok(())
}

/// A word of a closed list.
fn word<T: std::str::FromStr>(row: &mut Row, what: &'static str) -> Result<T, StoreError> {
    row.take::<String>()?
        .parse()
        .map_err(|_| StoreError::Unexpected(what))
}
