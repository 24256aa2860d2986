//! What the verifier's suites share: its arguments, chosen by a test. A clock to turn, random bytes to choose,
//! an authenticator app, a mail server, a web server, and the OpenAPI document that every answer is held to.
#![deny(missing_docs)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says where"
)]

mod authenticator;
mod clock;
mod description;
mod entropy;
mod heard;
mod http_listener;
mod mail_server;

pub use authenticator::Authenticator;
pub use clock::{START, TurnedClock};
pub use description::{Description, Parameter, Route};
pub use entropy::ChosenEntropy;
pub use http_listener::{HeardRequest, HttpListener};
pub use mail_server::{Encryption, MailServer, Mood, TakenMail};
