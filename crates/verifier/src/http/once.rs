//! Requests that may be sent again under an `Idempotency-Key`, and get the same answer.

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use utoipa::IntoParams;
use zeroize::Zeroizing;

use super::body::{self, LARGEST};
use super::problem::Problem;
use crate::ids::MemberKey;
use crate::service::{Creation, OnceKey, Reply, Told};

static KEY: HeaderName = HeaderName::from_static("idempotency-key");
static REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Letters that a key has at most.
const LONGEST_KEY: usize = 128;

/// The header that lets a caller ask again.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub(super) struct IdempotencyKey {
    /// 1 to 128 visible ASCII characters that the caller draws for this one request. The same request under the same key is
    /// done once in 24 hours, and answered the same, with the header `Idempotency-Replayed: true`.
    ///
    /// An answer is told again until the member's factors or standing change; one with recovery codes, for 10 minutes.
    #[param(
        rename = "Idempotency-Key",
        required = false,
        min_length = 1,
        max_length = 128,
        pattern = "^[!-~]{1,128}$"
    )]
    key: Option<String>,
}

/// A body that asks for something to be created, and the key under which it may be sent again.
pub(super) struct Creating<T>(pub(super) Once, pub(super) T);

/// The same, of a request without a body.
pub(super) struct CreatingBare(pub(super) Once);

/// Whether this request may be sent again, and what makes it this request.
pub(super) struct Once {
    key: Option<String>,
    request: [u8; 32],
}

/// An answer, told the first time or again.
pub(super) struct Telling {
    told: Told,
    again: bool,
}

impl Once {
    fn read(request: &Request) -> Result<(Option<String>, Sha256), Problem> {
        let mut digest = Sha256::new();
        digest.update(request.method().as_str());
        digest.update([0]);
        digest.update(request.uri().path());
        digest.update([0]);
        Ok((key(request.headers())?, digest))
    }

    /// Creates it for `member`, or tells again what it was answered.
    pub(super) async fn tell<T: Send + 'static, A: Serialize>(
        self,
        member: MemberKey,
        creation: Creation<T>,
        status: StatusCode,
        shape: impl Fn(T) -> A + Send + 'static,
    ) -> Result<Telling, Problem> {
        let tell = move |made: T| Told {
            status: status.as_u16(),
            // Strings, numbers and lists of them: writing them cannot fail.
            body: Zeroizing::new(serde_json::to_vec(&shape(made)).unwrap_or_default()),
        };
        let Some(key) = self.key else {
            return Ok(Telling {
                told: tell(creation.await?),
                again: false,
            });
        };
        let key = OnceKey::new(member, &key, self.request);
        Ok(match creation.once(key, tell).await? {
            Reply::First(told) => Telling { told, again: false },
            Reply::Again(told) => Telling { told, again: true },
        })
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Creating<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (key, mut digest) = Once::read(&request)?;
        let bytes = body::sent(request, state, LARGEST).await?;
        let bytes = bytes.ok_or_else(body::missing)?;
        digest.update(&bytes);
        let once = Once {
            key,
            request: digest.finalize().into(),
        };
        Ok(Self(once, body::read(&bytes)?))
    }
}

impl<S: Send + Sync> FromRequest<S> for CreatingBare {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (key, digest) = Once::read(&request)?;
        let body::NoBody = body::NoBody::from_request(request, state).await?;
        Ok(Self(Once {
            key,
            request: digest.finalize().into(),
        }))
    }
}

fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut given = headers.get_all(&KEY).iter();
    let unreadable = || {
        Problem::malformed("send one header `Idempotency-Key` of 1 to 128 visible ASCII characters")
    };
    match (given.next(), given.next()) {
        (None, _) => Ok(None),
        (Some(only), None) => {
            let text = only.to_str().map_err(|_| unreadable())?;
            let is_key = (1..=LONGEST_KEY).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_graphic());
            if is_key {
                Ok(Some(text.to_owned()))
            } else {
                Err(unreadable())
            }
        }
        (Some(_), Some(_)) => Err(unreadable()),
    }
}

impl IntoResponse for Telling {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.told.status).unwrap_or(StatusCode::OK);
        let json = [(header::CONTENT_TYPE, "application/json")];
        let mut response = (status, json, self.told.body.to_vec()).into_response();
        if self.again {
            let yes = HeaderValue::from_static("true");
            response.headers_mut().insert(REPLAYED.clone(), yes);
        }
        response
    }
}
