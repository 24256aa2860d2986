//! What programs are given: conversations, for a token; and a token for a password, where the policy lets it.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, FromRequestParts, Query, State, rejection::JsonRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    Desk, api_tokens,
    api_tokens::BY_PASSWORD,
    conversations,
    countersign::{Begun, Refusal},
    door::{Door, Password},
    error::Error,
    inbox::Shown,
    people::Person,
    settings,
    sign_in::context,
    token::Token,
};

/// Why a program got nothing, as JSON: a name, and what to do.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    name: &'static str,
    detail: &'static str,
    wait: Option<HeaderValue>, // of Retry-After
}

const fn refused(status: StatusCode, name: &'static str, detail: &'static str) -> ApiError {
    ApiError {
        status,
        name,
        detail,
        wait: None,
    }
}

const NO_JSON: ApiError = refused(
    StatusCode::BAD_REQUEST,
    "malformed",
    "Send JSON: {\"email\": …, \"password\": …}.",
);
const WRONG_PASSWORD: ApiError = refused(
    StatusCode::UNAUTHORIZED,
    "wrong-password",
    "The e-mail address or the password is not right.",
);
const PASSWORD_REFUSED: ApiError = refused(
    StatusCode::FORBIDDEN,
    "password-refused",
    "A password alone opens no API here. Use a token: sign in, make one under Security, API tokens, and send it as \
     `Authorization: Bearer …`.",
);
const DENIED: ApiError = refused(
    StatusCode::FORBIDDEN,
    "denied",
    "This person may not sign in. Ask whoever looks after this help desk.",
);
const NO_TOKEN: ApiError = refused(
    StatusCode::UNAUTHORIZED,
    "token-needed",
    "Send a token as `Authorization: Bearer …`. Make one under Security, API tokens; an old one may have ended.",
);
const AWAY: ApiError = refused(
    StatusCode::SERVICE_UNAVAILABLE,
    "unavailable",
    "Sign-ins cannot be checked just now. Try again in a minute.",
);
const BROKEN: ApiError = refused(
    StatusCode::INTERNAL_SERVER_ERROR,
    "broken",
    "Something went wrong and was logged. Try again in a minute.",
);
const TOO_MANY: ApiError = refused(
    StatusCode::TOO_MANY_REQUESTS,
    "too-many-tries",
    "Wait as long as Retry-After says, and try again.",
);

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.name, "detail": self.detail });
        let mut answer = (self.status, Json(body)).into_response();
        if let Some(wait) = self.wait {
            answer.headers_mut().insert(header::RETRY_AFTER, wait);
        }
        answer
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::TooManyTries(wait) => Self {
                wait: Some(wait.seconds.into()),
                ..TOO_MANY
            },
            Error::NotSignedIn(refusal) => refusal.into(),
            Error::BadForm => NO_JSON,
            other => {
                tracing::error!(?other, "a program's request failed");
                BROKEN
            }
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        tracing::warn!(%refusal, "no token was given");
        let crowded = refusal.name() == Some("too-many-sign-ins");
        match refusal {
            Refusal::Refused(_, wait) if crowded => Self { wait, ..TOO_MANY },
            Refusal::Denied(why) if why == "api-password" => PASSWORD_REFUSED,
            Refusal::Denied(_) | Refusal::SomeoneElse => DENIED,
            Refusal::Refused(..) | Refusal::Unavailable(_) => AWAY,
        }
    }
}

/// `POST /api/token`: a token for an hour, for a password, where the policy lets it.
pub async fn token(
    State(desk): State<Desk>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    typed: Result<Json<Password>, JsonRejection>,
) -> Result<Json<Value>, ApiError> {
    let Json(typed) = typed.map_err(|_| NO_JSON)?;
    let found = typed.check(&desk, Door::Api, address.ip()).await?;
    let (person, hash) = found.ok_or(WRONG_PASSWORD)?;
    settings::report_password(&desk, &person.id).await?;
    let sign_in =
        json!({ "member": person.id, "channel": "api", "context": context(address, &headers) });
    let passed = match desk.countersign.begin(&person, sign_in).await? {
        Begun::Passed(passed) => passed,
        Begun::Denied { why } => return Err(Refusal::Denied(why).into()),
        Begun::Open(_) => return Err(PASSWORD_REFUSED), // a program shows nobody a page
    };
    let token = Token::generate().map_err(Error::from)?;
    let (text, kept, now) = (token.api_value(), token.hash(), desk.now());
    let open = move |db: &_| api_tokens::open(db, &passed, &hash, &kept, now);
    if !desk.store.with(open).await.map_err(Error::from)? {
        return Err(WRONG_PASSWORD);
    }
    Ok(Json(json!({ "token": text, "expires_in": BY_PASSWORD })))
}

/// Whoever made the token that a program sent.
pub struct Caller(pub Person);

impl FromRequestParts<Desk> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, ApiError> {
        let sent = parts.headers.get(header::AUTHORIZATION);
        let sent = sent.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let token = sent.and_then(Token::parse_api).ok_or(NO_TOKEN)?;
        let (hash, now) = (token.hash(), desk.now());
        let find = move |db: &_| api_tokens::person(db, &hash, now);
        let person = desk.store.with(find).await.map_err(Error::from)?;
        person
            .filter(|person| person.role.in_team())
            .map(Self)
            .ok_or(NO_TOKEN)
    }
}

/// `GET /api/conversations`, and `?show=closed`
pub async fn conversations(
    State(desk): State<Desk>,
    Query(Shown { show }): Query<Shown>,
    Caller(person): Caller,
) -> Result<Json<Value>, ApiError> {
    let list = move |db: &_| conversations::list(db, show);
    let list = desk.store.with(list).await.map_err(Error::from)?;
    Ok(Json(json!({ "for": person.email, "conversations": list })))
}
