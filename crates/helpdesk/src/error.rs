//! What went wrong, as a page. Every one of these leaves the visitor no further in than before.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    countersign::Refusal, doorway::NotHere, pages, store::StoreError, throttle::Wait, token::Stale,
};

/// What a handler gives.
pub type Answer = Result<Response, Error>;

/// Why a request got no page of its own.
#[derive(Debug)]
pub enum Error {
    /// No session, or nobody halfway: the sign-in page is where to go.
    SignInFirst,
    /// The form was not ours, or older than the cookie.
    Stale,
    /// The form did not read.
    BadForm,
    NotFound,
    TooManyTries(Wait),
    Countersign(Refusal),
    Store(StoreError),
    /// The operating system gave no randomness.
    NoEntropy(getrandom::Error),
}

impl From<NotHere> for Error {
    fn from(_: NotHere) -> Self {
        Self::SignInFirst
    }
}

impl From<Stale> for Error {
    fn from(_: Stale) -> Self {
        Self::Stale
    }
}

impl From<Wait> for Error {
    fn from(wait: Wait) -> Self {
        Self::TooManyTries(wait)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Countersign(refusal)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<getrandom::Error> for Error {
    fn from(error: getrandom::Error) -> Self {
        Self::NoEntropy(error)
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match self {
            Self::SignInFirst => Redirect::to("/sign-in").into_response(),
            Self::Stale => notice(
                StatusCode::FORBIDDEN,
                "That page was out of date",
                "Nothing was changed. Go back, reload the page, and try again.",
            ),
            Self::BadForm => notice(
                StatusCode::BAD_REQUEST,
                "That form did not read",
                "Go back and fill it in again.",
            ),
            Self::NotFound => notice(
                StatusCode::NOT_FOUND,
                "Nothing here",
                "The page or conversation does not exist.",
            ),
            Self::TooManyTries(wait) => {
                let text = format!("Wait {} and try again.", seconds(wait.seconds));
                let mut page = notice(StatusCode::TOO_MANY_REQUESTS, "Too many tries", &text);
                page.headers_mut()
                    .insert(header::RETRY_AFTER, HeaderValue::from(wait.seconds));
                page
            }
            Self::Countersign(refusal) => refused(&refusal),
            Self::Store(error) => broken(&error),
            Self::NoEntropy(error) => broken(&error),
        }
    }
}

/// A refusal of the receipt is the visitor's; every other is between this app and its verifier.
fn refused(refusal: &Refusal) -> Response {
    tracing::warn!(%refusal, "nobody was signed in");
    match refusal {
        Refusal::SomeoneElse | Refusal::Refused(400 | 403 | 404 | 409 | 410 | 422, _) => notice(
            StatusCode::FORBIDDEN,
            "That sign-in could not be confirmed",
            "You are not signed in. Start again with your password.",
        ),
        Refusal::Denied => notice(
            StatusCode::FORBIDDEN,
            "Your second step is locked",
            "Too many wrong codes were typed. Ask whoever looks after this help desk to unlock it.",
        ),
        Refusal::Unavailable(_) | Refusal::Refused(..) => notice(
            StatusCode::SERVICE_UNAVAILABLE,
            "The second step cannot be reached",
            "Codes cannot be checked just now, so you are not signed in. Try again in a minute.",
        ),
    }
}

fn broken(error: &(dyn std::error::Error + 'static)) -> Response {
    tracing::error!(error, "a request failed");
    notice(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Something broke",
        "It has been written down. Try again in a minute.",
    )
}

fn notice(status: StatusCode, title: &str, text: &str) -> Response {
    (status, pages::notice(title, text)).into_response()
}

fn seconds(n: i64) -> String {
    if n == 1 {
        "one second".to_owned()
    } else {
        format!("{n} seconds")
    }
}
