//! Where a workspace hears of its events, and what they are signed with.

use std::fmt;

use countersign_policy::Timestamp;
use serde_json::json;
use zeroize::Zeroizing;

use super::outbox::NEWS_SECONDS;
use super::value::params;
use super::{StoreError, Transaction};
use crate::clock::rfc3339;
use crate::ids::WorkspaceId;
use crate::model::Event;
use crate::sealing::Sealed;

/// A signed request that tells a workspace of one event.
pub struct Hook {
    /// Where to.
    pub url: String,
    /// What it is signed with.
    pub secret: Zeroizing<String>,
    /// What it says: JSON, the same at each try.
    pub body: String,
}

/// Not the secret.
impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hook({})", self.url)
    }
}

/// What is known of a workspace's webhook; not its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Where events are sent.
    pub url: String,
    /// Since when.
    pub created_at: Timestamp,
}

/// Has the workspace's events sent to `url` from now on, signed with the secret that was sealed for
/// [`Place::webhook`](crate::sealing::Place::webhook).
pub fn set_webhook(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    url: &str,
    secret: &Sealed,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO webhooks (workspace_id, url, sealed, created_at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (workspace_id) DO UPDATE SET url = excluded.url, sealed = excluded.sealed, created_at = excluded.created_at",
        params![workspace, url, secret.as_bytes(), now],
    )?;
    Ok(())
}

/// The workspace's webhook, if it has one.
pub fn find_webhook(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<Option<Webhook>, StoreError> {
    let found = tx.query_opt(
        "SELECT url, created_at FROM webhooks WHERE workspace_id = ?1",
        params![workspace],
    )?;
    found
        .map(|mut row| {
            Ok(Webhook {
                url: row.take()?,
                created_at: row.take()?,
            })
        })
        .transpose()
}

/// Sends the workspace's events nowhere any more, those that wait included; `false` when there was no webhook.
pub fn remove_webhook(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<bool, StoreError> {
    tx.execute(
        "DELETE FROM outbox WHERE workspace_id = ?1 AND channel = 'webhook' AND status <> 'sent'",
        params![workspace],
    )?;
    let gone = tx.execute(
        "DELETE FROM webhooks WHERE workspace_id = ?1",
        params![workspace],
    )?;
    Ok(gone == 1)
}

/// Has an event that was just written told to its workspace's webhook, if there is one: those of one member in their order.
pub(crate) fn tell(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    event: &Event,
) -> Result<(), StoreError> {
    // Most workspaces have none: theirs is asked first, so that nothing is made for nobody, and no index is opened to write.
    if find_webhook(tx, workspace)?.is_none() {
        return Ok(());
    }
    let id = event.id.as_str().replacen("evt_", "msg_", 1);
    let member = event.member.as_ref();
    let lane = format!(
        "{workspace}/{}",
        member.map_or("", |member| member.as_str())
    );
    let body = json!({
        "id": event.id,
        "type": event.kind.as_ref(),
        "at": rfc3339(event.at),
        "workspace": workspace,
        "member": member,
        "detail": event.detail,
    });
    let told = tx.execute(
        "INSERT INTO outbox (id, workspace_id, member_id, channel, recipient, lane, message, status, created_at, due_at, \
         deadline_at) SELECT ?1, workspace_id, ?3, 'webhook', url, ?4, ?5, 'waiting', ?6, ?6, ?7 \
         FROM webhooks WHERE workspace_id = ?2",
        params![
            &id,
            workspace,
            member,
            &lane,
            &body.to_string(),
            event.at,
            event.at.plus_seconds(NEWS_SECONDS)
        ],
    )?;
    if told > 0 {
        tx.note_posted();
    }
    Ok(())
}
