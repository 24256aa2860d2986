//! What goes wrong, as `application/problem+json` (RFC 9457): a closed list, and nothing internal.

use std::borrow::Cow;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::service::Error;

/// What sort of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    MalformedRequest,
    Unauthenticated,
    Forbidden,
    StepUpRequired,
    NotFound,
    MethodNotAllowed,
    Conflict,
    Gone,
    BodyTooLarge,
    UnsupportedMediaType,
    Unprocessable,
    Internal,
    Unavailable,
}

impl Kind {
    /// Its name, its status and what to call it.
    pub(super) const fn parts(self) -> (&'static str, StatusCode, &'static str) {
        match self {
            Self::MalformedRequest => (
                "malformed-request",
                StatusCode::BAD_REQUEST,
                "The request is not understood",
            ),
            Self::Unauthenticated => (
                "unauthenticated",
                StatusCode::UNAUTHORIZED,
                "The caller is not known",
            ),
            Self::Forbidden => (
                "forbidden",
                StatusCode::FORBIDDEN,
                "The caller may not do this",
            ),
            Self::StepUpRequired => (
                "step-up-required",
                StatusCode::FORBIDDEN,
                "A code is asked for first",
            ),
            Self::NotFound => ("not-found", StatusCode::NOT_FOUND, "There is none such"),
            Self::MethodNotAllowed => (
                "method-not-allowed",
                StatusCode::METHOD_NOT_ALLOWED,
                "This address does not take this method",
            ),
            Self::Conflict => (
                "conflict",
                StatusCode::CONFLICT,
                "It is not in a state for this",
            ),
            Self::Gone => ("gone", StatusCode::GONE, "Its time is over"),
            Self::BodyTooLarge => (
                "body-too-large",
                StatusCode::PAYLOAD_TOO_LARGE,
                "The body is too large",
            ),
            Self::UnsupportedMediaType => (
                "unsupported-media-type",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "The body is not JSON",
            ),
            Self::Unprocessable => (
                "unprocessable",
                StatusCode::UNPROCESSABLE_ENTITY,
                "A value cannot be taken",
            ),
            Self::Internal => (
                "internal",
                StatusCode::INTERNAL_SERVER_ERROR,
                "The verifier failed",
            ),
            Self::Unavailable => (
                "unavailable",
                StatusCode::SERVICE_UNAVAILABLE,
                "The verifier cannot answer now",
            ),
        }
    }

    /// What a problem of this kind says.
    pub(super) fn document(self, detail: &str) -> ProblemDocument<'_> {
        let (slug, status, title) = self.parts();
        ProblemDocument {
            kind: format!("urn:countersign:problem:{slug}"),
            title,
            status: status.as_u16(),
            detail,
        }
    }
}

/// What went wrong with one request.
#[derive(Debug)]
pub(super) struct Problem {
    kind: Kind,
    detail: Cow<'static, str>,
    header: Option<(HeaderName, HeaderValue)>,
}

/// What went wrong, and what to do about it (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct ProblemDocument<'p> {
    /// `urn:countersign:problem:` and one of a closed list of names.
    #[serde(rename = "type")]
    kind: String,
    /// What that name means.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What went wrong this time.
    detail: &'p str,
}

impl Problem {
    pub(super) fn new(kind: Kind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            header: match kind {
                Kind::Unauthenticated => Some((
                    header::WWW_AUTHENTICATE,
                    HeaderValue::from_static("Bearer realm=\"countersign\""),
                )),
                Kind::Unavailable => Some((header::RETRY_AFTER, HeaderValue::from_static("1"))),
                _ => None,
            },
        }
    }

    pub(super) fn malformed(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::MalformedRequest, detail)
    }

    /// A field of the right type whose value cannot be taken. `reason` says what can, and repeats nothing.
    pub(super) fn unprocessable(field: &str, reason: impl std::fmt::Display) -> Self {
        Self::new(Kind::Unprocessable, format!("{field}: {reason}"))
    }

    /// The same, with what a header says of it.
    pub(super) fn with_header(self, name: HeaderName, value: HeaderValue) -> Self {
        Self {
            header: Some((name, value)),
            ..self
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let kind = match &error {
            Error::Unauthenticated => Kind::Unauthenticated,
            Error::Forbidden(_) => Kind::Forbidden,
            Error::NotFound(_) => Kind::NotFound,
            Error::Gone(_) => Kind::Gone,
            Error::Conflict(_) => Kind::Conflict,
            Error::StepUpRequired => Kind::StepUpRequired,
            Error::Store(_) => {
                tracing::error!(%error, "the store failed");
                return Self::new(
                    Kind::Unavailable,
                    "nothing was changed; try again in a moment",
                );
            }
            Error::Seal(_) | Error::Hashing(_) | Error::Entropy(_) => {
                tracing::error!(%error, "a request failed");
                return Self::new(Kind::Internal, "nothing was changed; the log says why");
            }
        };
        Self::new(kind, error.to_string())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (_, status, _) = self.kind.parts();
        let document = self.kind.document(&self.detail);
        // Strings and a number: writing them cannot fail, and a client reads the status anyway.
        let body = serde_json::to_vec(&document).unwrap_or_default();
        let media_type = (header::CONTENT_TYPE, "application/problem+json");
        let mut response = (status, [media_type], body).into_response();
        response.headers_mut().extend(self.header);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Problem};
    use crate::service::Error;
    use axum::http::header;
    use axum::response::IntoResponse as _;
    use countersign_store::StoreError;
    use http_body_util::BodyExt as _;

    #[tokio::test]
    async fn s18_a_failing_store_says_nothing_of_itself() {
        let error = Error::Store(StoreError::Uncommitted("/srv/data: disk full".into()));
        let response = Problem::from(error).into_response();
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let body = std::str::from_utf8(&body).unwrap();
        assert!(
            body.contains("urn:countersign:problem:unavailable"),
            "{body}"
        );
        assert!(!body.contains("disk"), "{body}");
    }

    #[test]
    fn what_cannot_be_made_is_internal_and_unexplained() {
        let problem = Problem::from(Error::Entropy(countersign_store::entropy::NoEntropy));
        assert_eq!(problem.kind, Kind::Internal);
        assert!(!problem.detail.contains("random"));
    }
}
