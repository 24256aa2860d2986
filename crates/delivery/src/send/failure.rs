/// Why something was not taken. What it says may be stored and shown: it holds no code, no link and no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It may be taken later: nobody answered, or the other side has trouble, or is not set up for us yet.
    #[error("{0}")]
    Later(String),
    /// It will never be taken: there is no such reader, or the message itself was refused.
    #[error("{0}")]
    Never(String),
}

/// A setting cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// The address of a mail server.
    #[error(
        "a mail server is named like smtps://user:password@mail.example.org or smtp://mail.example.org:587"
    )]
    MailServer,
    /// Whom mail comes from.
    #[error(
        "the sender of mail is an address like no-reply@example.org or Acme <no-reply@example.org>"
    )]
    Sender,
    /// Where requests are sent.
    #[error(
        "{0} is not an address to send to: it must begin with https://, or with http:// on this machine alone"
    )]
    Endpoint(String),
    /// TLS cannot be used here.
    #[error("TLS cannot be used: {0}")]
    Tls(String),
}
