/// The store failed; nothing of the decision is kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite's own word.
    #[error("the database file: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL's own word.
    #[error("the database server: {}", postgres_words(.0))]
    Postgres(#[from] postgres::Error),
    /// The URL asks for encryption, and this system trusts nobody.
    #[error(
        "sslmode=require, but this system has no certificate authorities; install ca-certificates or set SSL_CERT_FILE"
    )]
    NoAuthorities,
    /// The URL names another host and asks neither for encryption nor for none.
    #[error(
        "the database server is on another host, and its URL does not say sslmode=require: every secret on the way could be read"
    )]
    InTheClear,
    /// No connection came free in time.
    #[error("no connection to the database came free: {0}")]
    Pool(#[from] r2d2::Error),
    /// A copy is never brought up to date.
    #[error("this is no database of this version of countersign")]
    OtherVersion,
    /// The tables could not be brought up to date.
    #[error("the tables could not be brought up to date: {}", first_line(.0))]
    Migration(#[from] refinery_core::Error),
    /// The decision was made but could not be made durable, and so was undone.
    #[error("the decision could not be committed: {0}")]
    Uncommitted(String),
    /// The connection broke while the decision was committed: it may be kept or not.
    #[error("the connection broke at the commit, which may have succeeded: {0}")]
    Unknown(#[source] postgres::Error),
    /// Other nodes were first, again and again.
    #[error("too many decisions about one member at once")]
    Contended,
    /// No random bytes to name an event with.
    #[error(transparent)]
    Entropy(#[from] crate::entropy::NoEntropy),
    /// The store stopped before the decision was made durable.
    #[error("the store is shutting down")]
    Stopped,
    /// A row that this version does not understand.
    #[error("the database holds something this version does not understand: {0}")]
    Unexpected(&'static str),
}

impl StoreError {
    /// Whether running the same decision again can succeed: two nodes collided and one had to give way.
    pub(super) fn is_collision(&self) -> bool {
        use postgres::error::SqlState;
        let Self::Postgres(error) = self else {
            return false;
        };
        error.code().is_some_and(|code| {
            [
                SqlState::T_R_SERIALIZATION_FAILURE,
                SqlState::T_R_DEADLOCK_DETECTED,
            ]
            .contains(code)
        })
    }
}

/// The server's message with its cause; the driver's own text stops at "db error".
fn postgres_words(error: &postgres::Error) -> String {
    error.as_db_error().map_or_else(
        || {
            std::error::Error::source(error)
                .map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
        },
        |db| db.message().to_owned(),
    )
}

/// The driver repeats a whole migration after the line that says what is wrong with it.
fn first_line(error: &refinery_core::Error) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}
