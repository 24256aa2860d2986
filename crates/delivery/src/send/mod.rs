//! The words, and the ways that they go.

mod announce;
mod failure;
mod given;
mod http;
mod render;
mod signature;
mod sms;
mod smtp;
mod webhook;
mod words;

pub use announce::{Announced, Announcement, Audience};
pub use failure::{Failure, SettingError};
pub use http::Endpoint;
pub use render::{Mail, Rendered, WIPED};
pub use signature::{SIGNATURE_HEADER, signature};
pub use sms::{Gateway, Sms};
pub use smtp::Smtp;
pub use webhook::Webhooks;
pub use words::{Words, WordsError};
