//! What went wrong, as a page. Every one of these leaves the visitor no further in than before.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    countersign::Refusal,
    door::Door,
    doorway::NotHere,
    pages::{self, Back},
    password::NotHashed,
    store::StoreError,
    throttle::Wait,
    token::Stale,
};

/// What a handler gives.
pub type Answer = Result<Response, Error>;

/// Why a request got no page of its own.
#[derive(Debug)]
pub enum Error {
    /// No session, or nobody halfway: the sign-in page is where to go.
    SignInFirst(Door),
    /// What was asked for is not for this person; what is theirs is here.
    Elsewhere(&'static str),
    /// The form was not ours, or older than the cookie.
    Stale,
    /// The form could not be read.
    BadForm,
    NotFound,
    TooManyTries(Wait),
    AdminsOnly,
    /// The verifier vouches for nobody, at the door.
    NotSignedIn(Refusal),
    /// The verifier did not do what somebody with a session asked for.
    NoSettings(Refusal),
    /// The verifier did not confirm an act that asks for a second factor.
    NotConfirmed(Refusal),
    Store(StoreError),
    /// The operating system gave no randomness.
    NoEntropy(getrandom::Error),
    /// A new password could not be hashed.
    NoHash(NotHashed),
}

impl From<NotHere> for Error {
    fn from(_: NotHere) -> Self {
        Self::SignInFirst(Door::Team)
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
        Self::NotSignedIn(refusal)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NotHashed> for Error {
    fn from(error: NotHashed) -> Self {
        Self::NoHash(error)
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
            Self::SignInFirst(door) => Redirect::to(door.path()).into_response(),
            Self::Elsewhere(path) => Redirect::to(path).into_response(),
            Self::Stale => notice(
                StatusCode::FORBIDDEN,
                "That page was out of date",
                "Nothing was changed. Go back, reload the page, and try again.",
                Back::Start,
            ),
            Self::BadForm => notice(
                StatusCode::BAD_REQUEST,
                "That form could not be read",
                "Go back and fill it in again.",
                Back::Start,
            ),
            Self::NotFound => notice(
                StatusCode::NOT_FOUND,
                "Nothing here",
                "The page or conversation does not exist.",
                Back::Start,
            ),
            Self::TooManyTries(wait) => {
                let text = format!("Wait {} and try again.", seconds(wait.seconds));
                too_many(Some(wait.seconds.into()), &text)
            }
            Self::NotSignedIn(refusal) => not_signed_in(&refusal),
            Self::NoSettings(refusal) => {
                tracing::warn!(%refusal, "a signed-in person's request failed at the verifier");
                notice(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "The second step cannot be reached",
                    "Nothing was changed. Try again in a minute.",
                    Back::Inbox,
                )
            }
            Self::NotConfirmed(refusal) => not_confirmed(&refusal),
            Self::AdminsOnly => notice(
                StatusCode::FORBIDDEN,
                "For owners and admins only",
                "You do not look after this help desk's people.",
                Back::Inbox,
            ),
            Self::Store(error) => broken(&error),
            Self::NoHash(error) => broken(&error),
            Self::NoEntropy(error) => broken(&error),
        }
    }
}

/// What is wrong with a receipt or its sign-in, by the verifier's names: the visitor starts again.
/// Every other refusal is between this app and its verifier.
const RECEIPT: [&str; 8] = [
    "malformed-request",
    "unprocessable",
    "receipt-foreign",
    "receipt-redeemed",
    "receipt-expired",
    "sign-in-ended",
    "sign-in-not-found",
    "other-browser",
];

fn not_signed_in(refusal: &Refusal) -> Response {
    tracing::warn!(%refusal, "nobody was signed in");
    let (status, title, text) = match refusal {
        Refusal::SomeoneElse => UNCONFIRMED,
        Refusal::Refused(_, wait) => match refusal.name() {
            Some("too-many-sign-ins") => {
                return too_many(wait.clone(), "Wait a little and try again.");
            }
            Some(name) if RECEIPT.contains(&name) => UNCONFIRMED,
            _ => UNREACHABLE,
        },
        Refusal::Denied(why) if why == "password-change" => (
            StatusCode::FORBIDDEN,
            "Your password is known to somebody",
            "Somebody who knows it entered too many wrong codes, so it signs nobody in any more. \
             Ask the owner of this help desk for a new one.",
        ),
        Refusal::Denied(why) if why == "no-method" => (
            StatusCode::FORBIDDEN,
            "You must set up a second step, and none is open to you",
            "Ask the owner of this help desk which ones your role may use.",
        ),
        Refusal::Denied(_) => LOCKED,
        Refusal::Unavailable(_) => UNREACHABLE,
    };
    notice(status, title, text, Back::SignIn)
}

fn not_confirmed(refusal: &Refusal) -> Response {
    tracing::warn!(%refusal, "an act was not confirmed");
    let (status, title, text) = match refusal {
        Refusal::Denied(why) if why == "no-method" => (
            StatusCode::FORBIDDEN,
            "Set up a second step first",
            "This asks for a second step, and you have none yet. Set one up under Security, then come back.",
        ),
        Refusal::Denied(_) => LOCKED,
        Refusal::Unavailable(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The second step cannot be reached",
            "Codes cannot be checked just now, so nothing was deleted. Try again in a minute.",
        ),
        Refusal::SomeoneElse | Refusal::Refused(..) => (
            StatusCode::FORBIDDEN,
            "That was not confirmed",
            "Nothing was deleted. Go back and try again.",
        ),
    };
    notice(status, title, text, Back::Inbox)
}

type Words = (StatusCode, &'static str, &'static str);

const LOCKED: Words = (
    StatusCode::FORBIDDEN,
    "Your second step is locked",
    "Too many wrong codes were typed. Ask whoever looks after this help desk to unlock it.",
);

const UNCONFIRMED: Words = (
    StatusCode::FORBIDDEN,
    "That sign-in could not be confirmed",
    "You are not signed in. Start again with your password.",
);

const UNREACHABLE: Words = (
    StatusCode::SERVICE_UNAVAILABLE,
    "The second step cannot be reached",
    "Codes cannot be checked just now, so you are not signed in. Try again in a minute.",
);

impl Refusal {
    /// What is wrong, by the verifier's name for it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Refused(problem, _) => problem.strip_prefix("urn:countersign:problem:"),
            _ => None,
        }
    }
}

/// `wait` is the value of `Retry-After`.
fn too_many(wait: Option<HeaderValue>, text: &str) -> Response {
    let (status, title) = (StatusCode::TOO_MANY_REQUESTS, "Too many tries");
    let mut page = notice(status, title, text, Back::SignIn);
    if let Some(wait) = wait {
        page.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    page
}

fn broken(error: &(dyn std::error::Error + 'static)) -> Response {
    tracing::error!(error, "a request failed");
    notice(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Something went wrong",
        "It was logged. Try again in a minute.",
        Back::Start,
    )
}

fn notice(status: StatusCode, title: &str, text: &str, back: Back) -> Response {
    (status, pages::notice(title, text, back)).into_response()
}

fn seconds(n: i64) -> String {
    if n == 1 {
        "one second".to_owned()
    } else {
        format!("{n} seconds")
    }
}
