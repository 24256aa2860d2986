use super::chain::forget;
use super::value::{Row, params};
use super::{StoreError, Transaction, find_policy};
use crate::ids::{AddressId, MemberId, MemberKey, WorkspaceId};
use crate::model::{Member, MemberStatus, Profile};
use countersign_policy::{Factors, Facts, Granted, InForce, Timestamp};

/// How many factors of each kind a member confirmed, in the order of [`Factors`].
macro_rules! count_factors {
    () => {
        concat!(
            count_factors!("totp"),
            ", ",
            count_factors!("hotp"),
            ", ",
            count_factors!("email"),
            ", ",
            count_factors!("sms")
        )
    };
    ($kind:literal) => {
        concat!(
            "(SELECT count(*) FROM factors f WHERE f.workspace_id = m.workspace_id AND f.member_id = m.id \
             AND f.status = 'active' AND f.kind = '",
            $kind,
            "')"
        )
    };
}

/// What is read of a member: one row, with what hangs on it counted.
macro_rules! select_member {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.label, m.role, m.sso, m.setting, m.language, m.required_from, m.told_at, m.told_by, \
             m.created_at, m.failures, m.retry_at, m.guesses_until, \
             (SELECT count(*) FROM devices d WHERE d.workspace_id = m.workspace_id AND d.member_id = m.id \
              AND d.trusted <> 0 AND d.expires_at > ?2), \
             ",
            count_factors!(),
            ", (SELECT count(*) FROM recovery_sets s JOIN recovery_codes c ON c.set_id = s.id AND c.used_at IS NULL \
              WHERE s.workspace_id = m.workspace_id AND s.member_id = m.id) \
             FROM members m WHERE m.workspace_id = ?1 ",
            $rest
        )
    };
}

/// Makes a member of whom nothing is said yet; `false` when there is one.
pub fn create_member(tx: &mut Transaction<'_>, key: &MemberKey) -> Result<bool, StoreError> {
    let now = tx.now();
    let made = tx.execute(
        "INSERT INTO members (workspace_id, id, created_at, required_from) VALUES (?1, ?2, ?3, ?3) \
         ON CONFLICT (workspace_id, id) DO NOTHING",
        params![&key.workspace, &key.member, now],
    )?;
    Ok(made == 1)
}

/// Changes what is said of a member, and since when it may ask them for a factor.
pub fn update_member(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    profile: &Profile,
    standing: &Facts,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE members SET label = ?3, role = ?4, sso = ?5, setting = ?6, language = ?7, required_from = ?8, \
         told_at = ?9, told_by = ?10 WHERE workspace_id = ?1 AND id = ?2",
        params![
            &key.workspace,
            &key.member,
            profile.label.as_deref(),
            profile.role.as_ref(),
            u32::from(profile.sso),
            profile.setting.as_ref(),
            profile.language.as_deref(),
            standing.required_from,
            standing.granted.map(|granted| granted.told_at),
            standing.granted.map(|granted| granted.by)
        ],
    )?;
    Ok(())
}

/// Those of a member's addresses that a confirmed factor of theirs sends to.
pub fn addresses_of_factors(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
) -> Result<Vec<AddressId>, StoreError> {
    let rows = tx.query(
        "SELECT address_id FROM factors WHERE workspace_id = ?1 AND member_id = ?2 AND status = 'active' \
         AND address_id IS NOT NULL",
        params![&key.workspace, &key.member],
    )?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Removes a member and all that hangs on it, with an event: what is kept of what happened names them no more. `false` when
/// there is none.
pub fn delete_member(tx: &mut Transaction<'_>, key: &MemberKey) -> Result<bool, StoreError> {
    forget(tx, key)
}

/// One member.
pub fn find_member(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
) -> Result<Option<Member>, StoreError> {
    let (now, in_force) = (tx.now(), find_policy(tx, &key.workspace)?);
    tx.query_opt(
        select_member!("AND m.id = ?3"),
        params![&key.workspace, now, &key.member],
    )?
    .map(|row| read(row, now, &in_force))
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
    let (now, in_force) = (tx.now(), find_policy(tx, workspace)?);
    let rows = tx.query(
        select_member!("AND m.id > ?3 ORDER BY m.id LIMIT ?4"),
        params![workspace, now, after.map_or("", MemberId::as_str), limit],
    )?;
    rows.into_iter()
        .map(|row| read(row, now, &in_force))
        .collect()
}

fn read(mut row: Row, now: Timestamp, in_force: &InForce) -> Result<Member, StoreError> {
    let budget = in_force.budget();
    let id = row.take()?;
    let profile = Profile {
        label: row.take()?,
        role: word(&mut row, "a member's role")?,
        sso: row.take::<u32>()? != 0,
        setting: word(&mut row, "a member's setting")?,
        language: row.take()?,
    };
    let asked = Facts {
        role: profile.role,
        sso: profile.sso,
        setting: profile.setting,
        required_from: row.take()?,
        granted: granted(&mut row)?,
        ..Facts::default()
    };
    let created_at = row.take()?;
    let failures = row.take()?;
    let retry_at: Timestamp = row.take()?;
    let guesses_until = row.take()?;
    let trusted_devices = row.take()?;
    let factors = factors(&mut row)?;
    let recovery_codes_left = row.take()?;
    Ok(Member {
        id,
        profile,
        required: asked.required(in_force),
        status: if factors.count() == 0 {
            MemberStatus::None
        } else {
            MemberStatus::Active
        },
        factors: factors.count(),
        recovery_codes_left,
        trusted_devices,
        failures,
        retry_at: (!retry_at.is_past(now)).then_some(retry_at),
        locked: budget.is_exhausted(failures),
        password_change_due: budget
            .long_account()
            .charged(guesses_until, now, factors.units())
            .is_none(),
        created_at,
    })
}

/// What is read of a member for a decision: one row.
macro_rules! select_facts {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.label, m.role, m.sso, m.setting, m.required_from, m.told_at, m.told_by, m.offered_at, m.failures, \
             m.guesses_until, m.set_up_due, \
             ",
            count_factors!(),
            ", (SELECT count(*) FROM recovery_sets s JOIN recovery_codes c ON c.set_id = s.id AND c.used_at IS NULL \
              WHERE s.workspace_id = m.workspace_id AND s.member_id = m.id), \
             (SELECT count(*) FROM addresses a WHERE a.workspace_id = m.workspace_id AND a.member_id = m.id \
              AND a.kind = 'email' AND a.source = 'app' AND a.confirmed_at IS NOT NULL), \
             (SELECT count(*) FROM addresses a WHERE a.workspace_id = m.workspace_id AND a.member_id = m.id \
              AND a.kind = 'phone' AND a.confirmed_at IS NOT NULL) \
             FROM members m WHERE m.workspace_id = ?1 ",
            $rest
        )
    };
}

/// What a decision about a member asks; `None` when there is no such member.
pub fn facts(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    in_force: &InForce,
) -> Result<Option<Facts>, StoreError> {
    let now = tx.now();
    let found = tx.query_opt(
        select_facts!("AND m.id = ?2"),
        params![&key.workspace, &key.member],
    )?;
    let read = found.map(|row| read_facts(row, now, in_force));
    Ok(read.transpose()?.map(|row| row.facts))
}

/// A member and what a decision about them asks.
#[derive(Clone, Debug)]
pub struct RosterRow {
    /// Who.
    pub id: MemberId,
    /// What they are called.
    pub label: Option<String>,
    /// What a decision asks.
    pub facts: Facts,
}

/// The same of up to `limit` members in the order of their ids, from the one after `after`.
pub fn list_roster(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    in_force: &InForce,
    after: Option<&MemberId>,
    limit: u32,
) -> Result<Vec<RosterRow>, StoreError> {
    let now = tx.now();
    let rows = tx.query(
        select_facts!("AND m.id > ?2 ORDER BY m.id LIMIT ?3"),
        params![workspace, after.map_or("", MemberId::as_str), limit],
    )?;
    rows.into_iter()
        .map(|row| read_facts(row, now, in_force))
        .collect()
}

fn read_facts(mut row: Row, now: Timestamp, in_force: &InForce) -> Result<RosterRow, StoreError> {
    let budget = in_force.budget();
    let (id, label) = (row.take()?, row.take()?);
    let role = word(&mut row, "a member's role")?;
    let sso = row.take::<u32>()? != 0;
    let setting = word(&mut row, "a member's setting")?;
    let required_from = row.take()?;
    let granted = granted(&mut row)?;
    let offered_at = row.take()?;
    let (failures, guesses_until): (u32, Timestamp) = (row.take()?, row.take()?);
    let set_up_due = row.take::<u32>()? != 0;
    let factors = factors(&mut row)?;
    let facts = Facts {
        role,
        sso,
        setting,
        required_from,
        granted,
        factors,
        recovery_codes_left: row.take()?,
        email_known: row.take::<u32>()? > 0,
        phone_known: row.take::<u32>()? > 0,
        locked: budget.is_exhausted(failures),
        full_until: Some(
            budget
                .long_account()
                .takes_from(guesses_until, factors.units()),
        )
        .filter(|until| !until.is_past(now)),
        set_up_due,
        offered_at,
    };
    Ok(RosterRow { id, label, facts })
}

/// What [`count_factors`] counted.
fn factors(row: &mut Row) -> Result<Factors, StoreError> {
    Ok(Factors {
        totp: row.take()?,
        hotp: row.take()?,
        email: row.take()?,
        sms: row.take()?,
    })
}

/// The deadline that a member was told, if they were.
fn granted(row: &mut Row) -> Result<Option<Granted>, StoreError> {
    let (told_at, by): (Option<Timestamp>, Option<Timestamp>) = (row.take()?, row.take()?);
    let told = told_at.zip(by);
    Ok(told.map(|(told_at, by)| Granted { told_at, by }))
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
