//! The outbox: looked after by an operator, looked into by whoever develops.

use std::sync::LazyLock;

use countersign_delivery::{Channel, Rendered, Text, WIPED, Words, WordsError};
use countersign_policy::Timestamp;
use countersign_store::ids::MessageId;
use countersign_store::{
    Delivery, OutboxRow, Retried, count_outbox, drop_message, list_outbox, look_into_outbox, retry,
};
use zeroize::Zeroizing;

use super::{Error, Service};

/// The sentences of every language; they are part of the program, and its tests find a fault in them.
pub(super) static WORDS: LazyLock<Result<Words, WordsError>> = LazyLock::new(Words::load);

/// A message as it reached its reader, or would have.
#[derive(Clone, Debug)]
pub struct ShownMessage {
    /// Its id.
    pub id: String,
    /// When what it tells of happened.
    pub at: Timestamp,
    /// By which way.
    pub channel: Channel,
    /// Where to.
    pub to: String,
    /// How far it is.
    pub status: Delivery,
    /// What it says.
    pub said: Rendered,
    /// The link that it brings.
    pub link: Option<String>,
}

impl Service {
    /// The latest messages to people, with their codes and links, the newest first. For whoever develops on this machine:
    /// whoever sees it can sign in as anybody.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn look_into_outbox(&self, limit: u32) -> Result<Vec<ShownMessage>, Error> {
        let keys = self.keys.0.clone();
        let found = self
            .store
            .read(move |tx| look_into_outbox(tx, &keys, limit).map_err(Error::from))
            .await?;
        let Ok(words) = WORDS.as_ref() else {
            return Ok(vec![]);
        };
        let shown = found.into_iter().filter_map(|(mut message, status)| {
            let link = message.secret.as_deref().cloned();
            if message.content.text.brings_secret() && message.secret.is_none() {
                message.secret = Some(Zeroizing::new(WIPED.to_owned()));
            }
            Some(ShownMessage {
                said: words.render(&message).ok()?,
                id: message.id,
                at: Timestamp::from_unix_seconds(message.at),
                channel: message.to.channel,
                to: message.to.address,
                status,
                link: link.filter(|_| matches!(message.content.text, Text::SignInLink { .. })),
            })
        });
        Ok(shown.collect())
    }
}

impl<K> Service<K> {
    /// Up to `limit` messages that wait or are dead, the newest first; never a code or link.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn outbox(&self, limit: u32) -> Result<Vec<OutboxRow>, Error> {
        self.store
            .read(move |tx| list_outbox(tx, limit).map_err(Error::from))
            .await
    }

    /// How many messages wait, and how many are dead.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn outbox_size(&self) -> Result<(u32, u32), Error> {
        self.store
            .read(|tx| count_outbox(tx).map_err(Error::from))
            .await
    }

    /// Makes a message due now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn retry_message(&self, id: MessageId) -> Result<Retried, Error> {
        self.store
            .write(move |tx| retry(tx, &id).map_err(Error::from))
            .await
    }

    /// Removes a message that waits or is dead; `false` when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn drop_message(&self, id: MessageId) -> Result<bool, Error> {
        self.store
            .write(move |tx| drop_message(tx, &id).map_err(Error::from))
            .await
    }
}
