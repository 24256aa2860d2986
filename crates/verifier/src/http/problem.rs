//! What goes wrong, as `application/problem+json` (RFC 9457): a closed list, and nothing internal.

use std::borrow::Cow;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::service::{Conflict, Error, Forbidden, Gone, Noun};

/// What sort of thing went wrong. Each has a name of its own in the problem documents, in kebab-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Kind {
    MalformedRequest,
    Unauthenticated,
    ForbiddenScope,
    OriginNotListed,
    StepUpRequired,
    WrongPurpose,
    EnrolledAlready,
    ReceiptForeign,
    WorkspaceNotFound,
    MemberNotFound,
    FactorNotFound,
    SignInNotFound,
    KeyNotFound,
    RouteNotFound,
    FileNotFound,
    MethodNotAllowed,
    FactorActive,
    FactorLimit,
    PendingLimit,
    NameTaken,
    NotEnrolled,
    ReceiptRedeemed,
    SignInPassed,
    SignInEnrolls,
    SignInChallenges,
    OtherBrowser,
    LabelUnshowable,
    TryAgain,
    TokenEnded,
    SignInEnded,
    FactorExpired,
    ReceiptExpired,
    BodyTooLarge,
    UnsupportedMediaType,
    Unprocessable,
    ReturnToNotListed,
    TooManySignIns,
    Internal,
    Unavailable,
    Busy,
}

/// The names of every problem, as they stand in its `type` after `urn:countersign:problem:`.
pub fn problem_names() -> impl Iterator<Item = &'static str> {
    Kind::VARIANTS.iter().map(|kind| kind.name())
}

/// The name of the problem that an error is told as.
#[must_use]
pub fn problem_name(error: &Error) -> &'static str {
    Kind::from(error).name()
}

impl Kind {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }

    /// The status of an answer that says it.
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::MalformedRequest => StatusCode::BAD_REQUEST,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::ForbiddenScope
            | Self::OriginNotListed
            | Self::StepUpRequired
            | Self::WrongPurpose
            | Self::EnrolledAlready
            | Self::ReceiptForeign => StatusCode::FORBIDDEN,
            Self::WorkspaceNotFound
            | Self::MemberNotFound
            | Self::FactorNotFound
            | Self::SignInNotFound
            | Self::KeyNotFound
            | Self::RouteNotFound
            | Self::FileNotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::FactorActive
            | Self::FactorLimit
            | Self::PendingLimit
            | Self::NameTaken
            | Self::NotEnrolled
            | Self::ReceiptRedeemed
            | Self::SignInPassed
            | Self::SignInEnrolls
            | Self::SignInChallenges
            | Self::OtherBrowser
            | Self::LabelUnshowable
            | Self::TryAgain => StatusCode::CONFLICT,
            Self::TokenEnded | Self::SignInEnded | Self::FactorExpired | Self::ReceiptExpired => {
                StatusCode::GONE
            }
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unprocessable | Self::ReturnToNotListed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManySignIns => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What its name means.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::MalformedRequest => "The request is not understood",
            Self::Unauthenticated => "The caller is not known",
            Self::ForbiddenScope => "The API key was made for other things",
            Self::OriginNotListed => "Pages of this origin may not call",
            Self::StepUpRequired => "A code is asked for first",
            Self::WrongPurpose => "The client token is for something else",
            Self::EnrolledAlready => "The member has a factor by now",
            Self::ReceiptForeign => "The receipt belongs to another sign-in",
            Self::WorkspaceNotFound => "There is no such workspace",
            Self::MemberNotFound => "There is no such member",
            Self::FactorNotFound => "There is no such factor",
            Self::SignInNotFound => "There is no such sign-in",
            Self::KeyNotFound => "There is no such API key",
            Self::RouteNotFound => "There is no such address",
            Self::FileNotFound => "There is no such file",
            Self::MethodNotAllowed => "This address does not take this method",
            Self::FactorActive => "The factor is confirmed already",
            Self::FactorLimit => "The member has as many factors as one may have",
            Self::PendingLimit => "Too many set-ups are under way",
            Self::NameTaken => "The name is taken",
            Self::NotEnrolled => "The member has no factor yet",
            Self::ReceiptRedeemed => "The receipt was redeemed already",
            Self::SignInPassed => "The sign-in is passed already",
            Self::SignInEnrolls => "The sign-in asks for a first factor",
            Self::SignInChallenges => "The sign-in asks for a code",
            Self::OtherBrowser => "The sign-in was begun in another browser",
            Self::LabelUnshowable => "No authenticator app can show this name",
            Self::TryAgain => "Something changed meanwhile",
            Self::TokenEnded => "The session is over",
            Self::SignInEnded => "The sign-in is over",
            Self::FactorExpired => "The set-up took too long",
            Self::ReceiptExpired => "The receipt is too old",
            Self::BodyTooLarge => "The body is too large",
            Self::UnsupportedMediaType => "The body is not JSON",
            Self::Unprocessable => "A value cannot be taken",
            Self::ReturnToNotListed => "The address to return to is not listed",
            Self::TooManySignIns => "Too many sign-ins were begun of late",
            Self::Internal => "The verifier failed",
            Self::Unavailable => "The verifier cannot answer now",
            Self::Busy => "The verifier has too much to do",
        }
    }

    /// What a problem of this kind says.
    pub(super) fn document(self, detail: &str) -> ProblemDocument<'_> {
        ProblemDocument {
            kind: format!("urn:countersign:problem:{}", self.name()),
            title: self.title(),
            status: self.status().as_u16(),
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
                Kind::Unavailable | Kind::Busy => {
                    Some((header::RETRY_AFTER, HeaderValue::from_static("1")))
                }
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

impl From<&Error> for Kind {
    fn from(error: &Error) -> Self {
        match error {
            Error::Unauthenticated => Self::Unauthenticated,
            Error::Forbidden(why) => forbidden(*why),
            Error::NotFound(noun) => not_found(*noun),
            Error::Gone(what) => gone(*what),
            Error::Conflict(why) => conflict(*why),
            Error::ReturnToNotListed => Self::ReturnToNotListed,
            Error::TooManySignIns { .. } => Self::TooManySignIns,
            Error::Busy => Self::Busy,
            Error::Store(_) => Self::Unavailable,
            Error::Seal(_) | Error::Hashing(_) | Error::Entropy(_) => Self::Internal,
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let kind = Kind::from(&error);
        match kind {
            // What these say of themselves is for the log alone (S18).
            Kind::Unavailable => {
                tracing::error!(%error, "the store failed");
                return Self::new(kind, "nothing was changed; try again in a moment");
            }
            Kind::Internal => {
                tracing::error!(%error, "a request failed");
                return Self::new(kind, "nothing was changed; the log says why");
            }
            _ => {}
        }
        let problem = Self::new(kind, error.to_string());
        match error {
            Error::TooManySignIns { seconds } => {
                problem.with_header(header::RETRY_AFTER, HeaderValue::from(seconds))
            }
            _ => problem,
        }
    }
}

const fn forbidden(why: Forbidden) -> Kind {
    match why {
        Forbidden::OriginNotListed => Kind::OriginNotListed,
        Forbidden::Scope => Kind::ForbiddenScope,
        Forbidden::WrongPurpose => Kind::WrongPurpose,
        Forbidden::StepUpRequired => Kind::StepUpRequired,
        Forbidden::EnrolledAlready => Kind::EnrolledAlready,
        Forbidden::ForeignReceipt => Kind::ReceiptForeign,
    }
}

const fn not_found(noun: Noun) -> Kind {
    match noun {
        Noun::Workspace => Kind::WorkspaceNotFound,
        Noun::Member => Kind::MemberNotFound,
        Noun::Factor => Kind::FactorNotFound,
        Noun::SignIn => Kind::SignInNotFound,
        Noun::Key => Kind::KeyNotFound,
    }
}

const fn gone(what: Gone) -> Kind {
    match what {
        Gone::Token => Kind::TokenEnded,
        Gone::SignIn => Kind::SignInEnded,
        Gone::SetUp => Kind::FactorExpired,
        Gone::Receipt => Kind::ReceiptExpired,
    }
}

const fn conflict(why: Conflict) -> Kind {
    match why {
        Conflict::FactorActive => Kind::FactorActive,
        Conflict::FactorLimit => Kind::FactorLimit,
        Conflict::PendingLimit => Kind::PendingLimit,
        Conflict::NameTaken => Kind::NameTaken,
        Conflict::NotEnrolled => Kind::NotEnrolled,
        Conflict::ReceiptRedeemed => Kind::ReceiptRedeemed,
        Conflict::SignInPassed => Kind::SignInPassed,
        Conflict::SignInEnrolls => Kind::SignInEnrolls,
        Conflict::SignInChallenges => Kind::SignInChallenges,
        Conflict::OtherBrowser => Kind::OtherBrowser,
        Conflict::Unshowable => Kind::LabelUnshowable,
        Conflict::TryAgain => Kind::TryAgain,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.kind.status();
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
