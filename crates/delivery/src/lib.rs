//! What Countersign sends, and how: a [`Message`] is put into the words of its reader's language and handed to a mail
//! server, an SMS gateway or a webhook.
//!
//! Nothing here knows when a message is due or whether it was sent before: that is the outbox's affair, in the store. With
//! the feature `send` off there is only the data of a message.
#![deny(missing_docs)]

mod language;
mod message;

pub use language::Language;
pub use message::{Channel, Circumstances, Content, Message, Notice, Recipient, Text};

#[cfg(feature = "send")]
mod send;
#[cfg(feature = "send")]
pub use send::{
    Announced, Announcement, Audience, Endpoint, Failure, Gateway, Mail, Rendered,
    SIGNATURE_HEADER, SettingError, Sms, Smtp, WIPED, Webhooks, Words, WordsError, signature,
};
