//! What Countersign sends, and how: a [`Message`] is put into the words of its reader's language and handed to a mail
//! server, an SMS gateway or a webhook.
//!
//! Nothing here knows when a message is due or whether it was sent before: that is the outbox's affair, in the store. With
//! the feature `send` off there is only the data of a message.
#![deny(missing_docs)]

#[cfg(feature = "send")]
mod given;
mod language;
mod message;
#[cfg(feature = "send")]
mod render;
#[cfg(feature = "send")]
mod words;

pub use language::Language;
pub use message::{Channel, Circumstances, Content, Message, Notice, Recipient, Text};
#[cfg(feature = "send")]
pub use render::{Mail, Rendered, WIPED};
#[cfg(feature = "send")]
pub use words::{Words, WordsError};
