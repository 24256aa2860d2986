//! Whom events name: a pseudonym and a key for each member, which go with them.

use countersign_policy::Timestamp;
use serde_json::{Map, Value, json};

use crate::answers::delete_answers;
use crate::ids::{EventId, MemberId, MemberKey, SubjectId, WorkspaceId};
use crate::model::EventKind;
use crate::sealing::{KeyRing, PersonalKey, Place, SealError, Sealed, SealingNonce};
use crate::value::params;
use crate::{StoreError, Transaction};

/// What a detail's field must be called that names another member.
const NAMES: &str = "by";

/// Fields of a detail that say nothing of a person: words of closed lists, and numbers. Every other one is personal.
const OPEN: [&str; 9] = [
    "act", "codes", "how", "method", "purpose", "reason", "status", "version", "why",
];

/// Whether a field of a detail says nothing of the event's own member.
pub(crate) fn is_open(field: &str) -> bool {
    field == NAMES || OPEN.contains(&field)
}

/// A pseudonym and a key for a member who has none.
pub struct NewPerson {
    pub(super) member: MemberId,
    pub(super) subject: SubjectId,
    pub(super) sealed: Sealed,
    pub(super) made_at: Timestamp,
}

/// How a member's events are written.
pub(super) struct Person {
    pub(super) subject: SubjectId,
    pub(super) sealed: Sealed,
}

impl Person {
    /// The key that what is personal of theirs is under. It opens in their own row alone (S23).
    pub(super) fn key(&self, keys: &KeyRing, member: &MemberKey) -> Result<PersonalKey, SealError> {
        let place = Place::person(member, &self.subject);
        PersonalKey::from_bytes(&keys.open(&place, &self.sealed)?)
    }
}

/// How a member's events are written: `Some(None)` when they have no key yet, `None` when there is no such member.
pub(super) fn find_person(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    member: &MemberId,
) -> Result<Option<Option<Person>>, StoreError> {
    let found = tx.query_opt(
        "SELECT k.subject, k.sealed FROM members m \
         LEFT JOIN member_keys k ON k.workspace_id = m.workspace_id AND k.member_id = m.id \
         WHERE m.workspace_id = ?1 AND m.id = ?2",
        params![workspace, member],
    )?;
    found
        .map(|mut row| {
            let subject: Option<SubjectId> = row.take()?;
            let sealed: Option<Vec<u8>> = row.take()?;
            Ok(subject.zip(sealed).map(|(subject, sealed)| Person {
                subject,
                sealed: Sealed::from_bytes(sealed),
            }))
        })
        .transpose()
}

/// Gives members who have none a pseudonym and a key. One who has them, or is gone, gets none.
pub fn make_member_keys(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    people: &[NewPerson],
) -> Result<(), StoreError> {
    for person in people {
        tx.execute(
            "INSERT INTO member_keys (workspace_id, member_id, subject, sealed, created_at) \
             SELECT workspace_id, id, ?3, ?4, ?5 FROM members WHERE workspace_id = ?1 AND id = ?2 \
             ON CONFLICT DO NOTHING",
            params![
                workspace,
                &person.member,
                &person.subject,
                person.sealed.as_bytes(),
                person.made_at
            ],
        )?;
    }
    Ok(())
}

/// The member that a detail names besides the event's own.
pub(super) fn named(detail: &Map<String, Value>) -> Option<MemberId> {
    MemberId::parse(detail.get(NAMES)?.as_str()?).ok()
}

/// Writes a pseudonym, or nobody, for the member whom a detail names.
pub(super) fn rename(detail: &mut Map<String, Value>, subject: Option<&SubjectId>) {
    if detail.get(NAMES).is_some_and(Value::is_string) {
        let name = subject.map_or(Value::Null, |subject| json!({ "subject": subject }));
        detail.insert(NAMES.to_owned(), name);
    }
}

/// A detail's open part, and its personal one.
pub(super) fn split(detail: Map<String, Value>) -> (Map<String, Value>, Map<String, Value>) {
    detail.into_iter().partition(|(name, _)| is_open(name))
}

/// A detail as it is stored.
pub(super) fn read_detail(text: &str) -> Result<Map<String, Value>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unexpected("an event's detail"))
}

/// What is personal of an event, for its member's key to seal.
pub(super) fn seal_personal(
    key: &PersonalKey,
    workspace: &WorkspaceId,
    event: &EventId,
    member: &MemberId,
    detail: &Map<String, Value>,
    nonce: SealingNonce,
) -> Result<Vec<u8>, SealError> {
    let personal = json!({ "member": member, "detail": detail }).to_string();
    key.seal(&Place::event(workspace, event), personal.as_bytes(), nonce)
}

/// What is known of whom a sealed event is about.
pub(crate) struct About {
    /// Whose pseudonym it has, as long as they are here.
    pub(crate) member: Option<MemberId>,
    /// With its key, if that is known too.
    pub(crate) subject: Option<(SubjectId, Sealed)>,
    /// What is under it.
    pub(crate) personal: Option<Vec<u8>>,
}

/// An event's member and its whole detail, as far as `keys` open it.
pub(crate) fn whole_detail(
    keys: Option<&KeyRing>,
    workspace: &WorkspaceId,
    event: &EventId,
    open: Value,
    about: About,
) -> (Option<MemberId>, Value) {
    let Some(member) = about.member else {
        return (None, open);
    };
    let opened = || {
        let (keys, (subject, sealed)) = (keys?, about.subject?);
        let of = MemberKey {
            workspace: workspace.clone(),
            member: member.clone(),
        };
        let key = Person { subject, sealed }.key(keys, &of).ok()?;
        let bytes = key.open(&Place::event(workspace, event), &about.personal?);
        let mut personal: Value = serde_json::from_slice(&bytes.ok()?).ok()?;
        match personal.get_mut("detail").map(Value::take)? {
            Value::Object(detail) => Some(detail),
            _ => None,
        }
    };
    let mut whole = open;
    if let (Some(personal), Value::Object(fields)) = (opened(), &mut whole) {
        fields.extend(personal);
    }
    (Some(member), whole)
}

/// Puts the names in the place of the pseudonyms that details have of other members; of whom is gone, nothing.
pub(crate) fn names(tx: &mut Transaction<'_>, detail: &mut Value) -> Result<(), StoreError> {
    let Some(name) = detail.get_mut(NAMES) else {
        return Ok(());
    };
    let Some(subject) = name.get("subject").and_then(Value::as_str) else {
        return Ok(());
    };
    let found = tx.query_opt(
        "SELECT member_id FROM member_keys WHERE subject = ?1",
        params![subject],
    )?;
    *name = match found {
        Some(mut row) => json!(row.take::<MemberId>()?),
        None => Value::Null,
    };
    Ok(())
}

/// Removes a member, with the key to what is personal of theirs: whatever is kept of what happened names them no more.
///
/// `false` when there is no such member.
pub(crate) fn forget(tx: &mut Transaction<'_>, key: &MemberKey) -> Result<bool, StoreError> {
    let Some(subject) = last_subject(tx, key)? else {
        return Ok(false);
    };
    let gone = tx.execute(
        "DELETE FROM members WHERE workspace_id = ?1 AND id = ?2",
        params![&key.workspace, &key.member],
    )?;
    if gone == 0 {
        return Ok(false);
    }
    crate::record(
        tx,
        &key.workspace,
        Some(&key.member),
        &EventKind::MemberDeleted,
    )?;
    rewrite_unsealed(tx, key, &subject)?;
    tx.execute(
        "UPDATE policies SET changed_by = NULL WHERE workspace_id = ?1 AND changed_by = ?2",
        params![&key.workspace, &key.member],
    )?;
    delete_answers(tx, key)?;
    // What was told is over; what is still to be told goes its way, and is swept after that.
    tx.execute(
        "DELETE FROM outbox WHERE workspace_id = ?1 AND member_id = ?2 AND status <> 'waiting'",
        params![&key.workspace, &key.member],
    )?;
    Ok(true)
}

/// The pseudonym that all of a member's events have from now on; `None` when there is no such member.
///
/// Whoever seals may be giving them one at this moment: the one row that there can be decides, and whoever is second waits for it.
fn last_subject(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
) -> Result<Option<SubjectId>, StoreError> {
    let nobodys = NewPerson {
        member: key.member.clone(),
        subject: tx.next_subject()?,
        sealed: Sealed::from_bytes(vec![]),
        made_at: tx.now(),
    };
    make_member_keys(tx, &key.workspace, &[nobodys])?;
    let person = find_person(tx, &key.workspace, &key.member)?;
    Ok(person.flatten().map(|person| person.subject))
}

/// What is not sealed yet names the member: it gets the pseudonym now, and what is personal of it goes.
fn rewrite_unsealed(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    subject: &SubjectId,
) -> Result<(), StoreError> {
    let theirs = tx.query(
        "SELECT id, detail FROM events WHERE workspace_id = ?1 AND batch IS NULL AND member_id = ?2",
        params![&key.workspace, &key.member],
    )?;
    for mut row in theirs {
        let (id, detail): (EventId, String) = (row.take()?, row.take()?);
        let (mut open, _) = split(read_detail(&detail)?);
        if named(&open).as_ref() == Some(&key.member) {
            rename(&mut open, Some(subject));
        }
        tx.execute(
            "UPDATE events SET member_id = NULL, subject = ?2, detail = ?3 WHERE id = ?1 AND batch IS NULL",
            params![&id, subject, &Value::Object(open).to_string()],
        )?;
    }
    let by_them = tx.query(
        "SELECT id, detail FROM events WHERE workspace_id = ?1 AND batch IS NULL AND detail LIKE '%\"by\":%'",
        params![&key.workspace],
    )?;
    for mut row in by_them {
        let (id, detail): (EventId, String) = (row.take()?, row.take()?);
        let mut detail = read_detail(&detail)?;
        if named(&detail).as_ref() == Some(&key.member) {
            rename(&mut detail, Some(subject));
            tx.execute(
                "UPDATE events SET detail = ?2 WHERE id = ?1 AND batch IS NULL",
                params![&id, &Value::Object(detail).to_string()],
            )?;
        }
    }
    Ok(())
}
