//! What is to be told to somebody outside: a row, written by the decision that it tells of, and carried by whoever claims it.
//!
//! Nothing is ever told before its decision is durable, and everything that was decided is told at least once: a row is
//! `waiting` until its carrier says that it was taken. A carrier that dies leaves its claim behind, which runs out; what it
//! had sent already is sent once more, under the same id. A code or link lies here sealed, and is wiped once it was sent or
//! nobody can use it any more.

use countersign_delivery::{Channel, Content, Language, Message, Recipient, Text};
use countersign_policy::Timestamp;
use strum::{AsRefStr, EnumString, IntoStaticStr};

use super::value::{Row, params};
use super::{StoreError, Transaction};
use crate::ids::{MemberId, MemberKey, MessageId, WorkspaceId};
use crate::sealing::{KeyRing, Place, SealError, Sealed};
use crate::webhooks::Hook;

/// Seconds for which a notice or an event is worth telling.
pub(crate) const NEWS_SECONDS: u32 = 3 * 24 * 3600;
/// Seconds for which a node has what it claimed to itself: longer than any try takes.
const CLAIM_SECONDS: u32 = 30;
/// How many rows are looked at for one that nobody else has claimed meanwhile.
const RIVALS: u32 = 16;
/// Seconds from the first failure to the next try; twice as many after each further one, up to a quarter of an hour.
const FIRST_WAIT_SECONDS: u32 = 5;
const LONGEST_WAIT_SECONDS: u32 = 15 * 60;
/// Seconds for which a row that is settled can still be looked at.
const KEPT_SECONDS: i64 = 7 * 24 * 3600;

/// A message to one address of a member.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// Its id, which the secret is sealed under.
    pub id: MessageId,
    /// Whose message.
    pub member: &'a MemberKey,
    /// Where it goes.
    pub to: Recipient,
    /// What it says, but for its code or link.
    pub text: Text,
    /// The code or link, sealed for [`Place::message`].
    pub secret: Option<Sealed>,
    /// When nobody can use it any more.
    pub deadline: Timestamp,
}

/// How things leave: each way has its own carriers, so that one that is stuck holds up no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Route {
    /// To a mail server.
    Email,
    /// To an SMS gateway.
    Sms,
    /// To the workspace's own address.
    Webhook,
}

/// How far a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Delivery {
    /// It goes out as soon as it is due and there is a way.
    Waiting,
    /// It was taken.
    Sent,
    /// It will not be tried again.
    Dead,
}

/// Something claimed, to be carried outside and settled.
#[derive(Debug)]
pub struct Parcel {
    /// Its id.
    pub id: MessageId,
    /// How often it was tried, this time included.
    pub attempts: u32,
    /// When it was claimed.
    pub at: Timestamp,
    row: Carried,
}

/// What a parcel holds.
#[derive(Debug)]
pub enum Cargo {
    /// A message to a person.
    Message(Box<Message>),
    /// An event for the workspace's webhook; none when it has no webhook any more.
    Event(Option<Hook>),
}

/// How a try ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Sent,
    /// It may be taken later; and why it was not now.
    Failed(String),
    /// It will never be taken; and why.
    Refused(String),
}

/// A row of the outbox for whoever looks after it; nothing secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its id.
    pub id: MessageId,
    /// The name of the workspace.
    pub workspace: String,
    /// Whom it is about.
    pub member: Option<MemberId>,
    /// Which way it goes.
    pub route: Route,
    /// Where it goes.
    pub recipient: String,
    /// How far it is.
    pub status: Delivery,
    /// How often it was tried.
    pub attempts: u32,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it is tried next, if it waits.
    pub due_at: Timestamp,
    /// When nobody can use it any more.
    pub deadline_at: Timestamp,
}

/// What came of asking for another try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retried {
    /// It is due now.
    Due,
    /// Its code or link was wiped when its time was over: there is nothing left to send.
    Over,
    /// There is no such message that waits or is dead.
    Missing,
}

/// Writes down that a message is to be sent, in the decision that it tells of.
pub fn post(tx: &mut Transaction<'_>, letter: &Letter<'_>) -> Result<(), StoreError> {
    let member = letter.member;
    let found = tx.query_opt(
        "SELECT w.name, m.label, m.language FROM workspaces w \
         LEFT JOIN members m ON m.workspace_id = w.id AND m.id = ?2 WHERE w.id = ?1",
        params![&member.workspace, &member.member],
    )?;
    let Some(mut row) = found else {
        return Ok(());
    };
    let workspace = row.take()?;
    let (label, language): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    let content = Content {
        workspace,
        account: label.unwrap_or_else(|| member.member.as_str().to_owned()),
        language: language.as_deref().map(Language::of).unwrap_or_default(),
        text: letter.text.clone(),
    };
    let content = serde_json::to_string(&content)
        .map_err(|_| StoreError::Unexpected("a message that is no JSON"))?;
    let now = tx.now();
    tx.execute(
        "INSERT INTO outbox (id, workspace_id, member_id, channel, recipient, message, sealed, status, created_at, due_at, \
         deadline_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', ?8, ?8, ?9)",
        params![
            &letter.id,
            &member.workspace,
            &member.member,
            letter.to.channel.as_ref(),
            &letter.to.address,
            &content,
            letter.secret.as_ref().map(Sealed::as_bytes),
            now,
            letter.deadline
        ],
    )?;
    tx.note_posted();
    Ok(())
}

/// Whether there is something due on this route: a look that holds up nobody.
pub fn is_due(tx: &mut Transaction<'_>, route: Route) -> Result<bool, StoreError> {
    let now = tx.now();
    let found = tx.query_opt(
        "SELECT id FROM outbox WHERE status = 'waiting' AND channel = ?1 AND due_at <= ?2 AND claimed_until <= ?2 LIMIT 1",
        params![route.as_ref(), now],
    )?;
    Ok(found.is_some())
}

/// Claims what has been due longest on this route. Nobody else gets it until the claim has run out.
///
/// What is in one lane goes out in its order: the next one only once the one before it is settled.
pub fn claim(tx: &mut Transaction<'_>, route: Route) -> Result<Option<Parcel>, StoreError> {
    let (now, until) = (tx.now(), tx.now().plus_seconds(CLAIM_SECONDS));
    give_up(tx, now)?;
    let due = tx.query(
        "SELECT o.id FROM outbox o WHERE o.status = 'waiting' AND o.channel = ?1 AND o.due_at <= ?2 \
         AND o.claimed_until <= ?2 AND NOT EXISTS (SELECT 1 FROM outbox b WHERE b.lane = o.lane AND b.status = 'waiting' \
         AND b.id < o.id) ORDER BY o.due_at, o.id LIMIT ?3",
        params![route.as_ref(), now, RIVALS],
    )?;
    for mut row in due {
        let id: MessageId = row.take()?;
        // Another node may have been quicker: the row is looked at again under its lock.
        let claimed = tx.query_opt(
            "UPDATE outbox SET claimed_until = ?2, attempts = attempts + 1 \
             WHERE id = ?1 AND status = 'waiting' AND claimed_until <= ?3 RETURNING attempts",
            params![&id, until, now],
        )?;
        if let Some(mut claimed) = claimed {
            let attempts = claimed.take()?;
            return Ok(find(tx, &id)?.map(|row| Parcel {
                id,
                attempts,
                at: now,
                row,
            }));
        }
    }
    Ok(None)
}

/// Puts what nobody can use any more among the dead: at exactly its deadline its time is over (S21).
fn give_up(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE outbox SET status = 'dead', sealed = NULL, settled_at = ?1, \
         last_error = coalesce(last_error, 'there was no way to send it before its time was over') \
         WHERE status = 'waiting' AND deadline_at <= ?1 AND claimed_until <= ?1",
        params![now],
    )?;
    Ok(())
}

/// Writes down how a try ended. A code or link that was sent, or can be sent no more, is wiped.
pub fn settle(
    tx: &mut Transaction<'_>,
    parcel: &MessageId,
    attempts: u32,
    outcome: &Outcome,
) -> Result<(), StoreError> {
    let now = tx.now();
    match outcome {
        Outcome::Sent => tx.execute(
            "UPDATE outbox SET status = 'sent', sealed = NULL, last_error = NULL, settled_at = ?2 WHERE id = ?1",
            params![parcel, now],
        ),
        Outcome::Refused(why) => tx.execute(
            "UPDATE outbox SET status = 'dead', sealed = NULL, last_error = ?2, settled_at = ?3 \
             WHERE id = ?1 AND status = 'waiting'",
            params![parcel, why, now],
        ),
        Outcome::Failed(why) => {
            let due = now.plus_seconds(wait_seconds(attempts));
            // Once the claim of this try has run out and somebody else has it, the row is theirs.
            tx.execute(
                "UPDATE outbox SET last_error = ?2, due_at = ?3, claimed_until = 0 \
                 WHERE id = ?1 AND status = 'waiting' AND attempts = ?4",
                params![parcel, why, due, attempts],
            )
        }
    }?;
    Ok(())
}

/// Seconds until the next try of what failed so often.
fn wait_seconds(attempts: u32) -> u32 {
    let doublings = attempts.saturating_sub(1).min(16);
    (FIRST_WAIT_SECONDS << doublings).min(LONGEST_WAIT_SECONDS)
}

/// Up to `limit` of what waits or is dead, the newest first.
pub fn list_outbox(tx: &mut Transaction<'_>, limit: u32) -> Result<Vec<OutboxRow>, StoreError> {
    let rows = tx.query(
        "SELECT o.id, w.name, o.member_id, o.channel, o.recipient, o.status, o.attempts, o.last_error, o.created_at, \
         o.due_at, o.deadline_at FROM outbox o JOIN workspaces w ON w.id = o.workspace_id \
         WHERE o.status IN ('waiting', 'dead') ORDER BY o.id DESC LIMIT ?1",
        params![limit],
    )?;
    let read = |mut row: Row| {
        Ok(OutboxRow {
            id: row.take()?,
            workspace: row.take()?,
            member: row.take()?,
            route: word(row.take()?)?,
            recipient: row.take()?,
            status: word(row.take()?)?,
            attempts: row.take()?,
            last_error: row.take()?,
            created_at: row.take()?,
            due_at: row.take()?,
            deadline_at: row.take()?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// How many messages wait, and how many are dead.
pub fn count_outbox(tx: &mut Transaction<'_>) -> Result<(u32, u32), StoreError> {
    let counted = tx.query_opt(
        "SELECT count(CASE WHEN status = 'waiting' THEN 1 END), count(CASE WHEN status = 'dead' THEN 1 END) FROM outbox",
        params![],
    )?;
    counted.map_or(Ok((0, 0)), |mut row| Ok((row.take()?, row.take()?)))
}

/// Makes a message due now, with all its time before it again if it was dead.
pub fn retry(tx: &mut Transaction<'_>, id: &MessageId) -> Result<Retried, StoreError> {
    let now = tx.now();
    let waiting = tx.execute(
        "UPDATE outbox SET due_at = ?2 WHERE id = ?1 AND status = 'waiting'",
        params![id, now],
    )?;
    if waiting == 1 {
        tx.note_posted();
        return Ok(Retried::Due);
    }
    let found = tx.query_opt(
        "SELECT channel, message FROM outbox WHERE id = ?1 AND status = 'dead'",
        params![id],
    )?;
    let Some(mut row) = found else {
        return Ok(Retried::Missing);
    };
    let (route, message): (Route, String) = (word(row.take()?)?, row.take()?);
    if route != Route::Webhook && content(&message)?.text.brings_secret() {
        return Ok(Retried::Over);
    }
    tx.execute(
        "UPDATE outbox SET status = 'waiting', attempts = 0, due_at = ?2, claimed_until = 0, deadline_at = ?3, settled_at = NULL \
         WHERE id = ?1 AND status = 'dead'",
        params![id, now, now.plus_seconds(NEWS_SECONDS)],
    )?;
    tx.note_posted();
    Ok(Retried::Due)
}

/// Removes a message that waits or is dead; `false` when there is none of that id.
pub fn drop_message(tx: &mut Transaction<'_>, id: &MessageId) -> Result<bool, StoreError> {
    let gone = tx.execute(
        "DELETE FROM outbox WHERE id = ?1 AND status IN ('waiting', 'dead')",
        params![id],
    )?;
    Ok(gone == 1)
}

/// Removes what was settled long ago; the number of rows.
pub(crate) fn sweep_outbox(tx: &mut Transaction<'_>) -> Result<u64, StoreError> {
    let now = tx.now();
    give_up(tx, now)?;
    let long_ago = now.plus_micros(-KEPT_SECONDS * 1_000_000);
    tx.execute(
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE settled_at <= ?1 LIMIT 200)",
        params![long_ago],
    )
}

/// The latest messages to people, opened, for whoever develops on this machine; the newest first.
pub fn look_into_outbox(
    tx: &mut Transaction<'_>,
    keys: &KeyRing,
    limit: u32,
) -> Result<Vec<(Message, Delivery)>, StoreError> {
    let rows = tx.query(
        "SELECT id, status FROM outbox WHERE channel <> 'webhook' ORDER BY id DESC LIMIT ?1",
        params![limit],
    )?;
    let mut shown = Vec::new();
    for mut row in rows {
        let (id, status): (MessageId, String) = (row.take()?, row.take()?);
        let Some(row) = find(tx, &id)? else { continue };
        let parcel = Parcel {
            id,
            attempts: 0,
            at: tx.now(),
            row,
        };
        if let Ok(Cargo::Message(message)) = parcel.unpack(keys) {
            shown.push((*message, word(status)?));
        }
    }
    Ok(shown)
}

/// What carrying takes, as it was read.
#[derive(Debug)]
struct Carried {
    workspace: WorkspaceId,
    member: Option<MemberId>,
    route: Route,
    recipient: String,
    message: String,
    sealed: Option<Sealed>,
    created_at: Timestamp,
    hook: Option<(String, Sealed)>,
}

fn find(tx: &mut Transaction<'_>, id: &MessageId) -> Result<Option<Carried>, StoreError> {
    let found = tx.query_opt(
        "SELECT o.workspace_id, o.member_id, o.channel, o.recipient, o.message, o.sealed, o.created_at, h.url, h.sealed \
         FROM outbox o LEFT JOIN webhooks h ON h.workspace_id = o.workspace_id WHERE o.id = ?1",
        params![id],
    )?;
    let Some(mut row) = found else {
        return Ok(None);
    };
    let carried = Carried {
        workspace: row.take()?,
        member: row.take()?,
        route: word(row.take()?)?,
        recipient: row.take()?,
        message: row.take()?,
        sealed: row.take::<Option<Vec<u8>>>()?.map(Sealed::from_bytes),
        created_at: row.take()?,
        hook: row
            .take::<Option<String>>()?
            .zip(row.take::<Option<Vec<u8>>>()?.map(Sealed::from_bytes)),
    };
    Ok(Some(carried))
}

impl Parcel {
    /// Opens it.
    ///
    /// # Errors
    /// When what is sealed was sealed for another row or with an unknown key, or the row is not understood.
    pub fn unpack(self, keys: &KeyRing) -> Result<Cargo, UnpackError> {
        let Self { id, row, .. } = self;
        let channel = match row.route {
            Route::Email => Channel::Email,
            Route::Sms => Channel::Sms,
            Route::Webhook => {
                let hook = row.hook.map(|(url, sealed)| {
                    let secret = keys.open_text(&Place::webhook(&row.workspace), &sealed)?;
                    Ok::<_, SealError>(Hook {
                        url,
                        secret,
                        body: row.message,
                    })
                });
                return Ok(Cargo::Event(hook.transpose()?));
            }
        };
        let member = row.member.ok_or(UnpackError::Row)?;
        let member = MemberKey {
            workspace: row.workspace,
            member,
        };
        let secret = row
            .sealed
            .map(|sealed| keys.open_text(&Place::message(&member, &id), &sealed));
        Ok(Cargo::Message(Box::new(Message {
            id: id.as_str().to_owned(),
            to: Recipient {
                channel,
                address: row.recipient,
            },
            at: row.created_at.micros().div_euclid(1_000_000),
            content: content(&row.message).map_err(|_| UnpackError::Row)?,
            secret: secret.transpose()?,
        })))
    }
}

/// A parcel that cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// What is sealed does not open.
    #[error(transparent)]
    Sealed(#[from] SealError),
    /// The row is not one that this version writes.
    #[error("this version does not understand the message")]
    Row,
}

fn content(message: &str) -> Result<Content, StoreError> {
    serde_json::from_str(message).map_err(|_| StoreError::Unexpected("a message"))
}

fn word<T: std::str::FromStr>(text: String) -> Result<T, StoreError> {
    text.parse()
        .map_err(|_| StoreError::Unexpected("a word of the outbox"))
}

#[cfg(test)]
mod tests {
    use super::wait_seconds;

    #[test]
    fn the_waits_double_up_to_a_quarter_of_an_hour() {
        let waits: Vec<u32> = (1..=10).map(wait_seconds).collect();
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
        assert_eq!(wait_seconds(u32::MAX), 900);
    }
}
