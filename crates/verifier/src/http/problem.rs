//! What goes wrong, as `application/problem+json` (RFC 9457): a closed list, and nothing internal.

use std::borrow::Cow;

use super::shapes::ProblemName;
use crate::service::StoreError;
use crate::service::{Conflict, Error, Forbidden, Gone, Noun};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// What went wrong with one request.
#[derive(Debug)]
pub(super) struct Problem {
    name: ProblemName,
    detail: Cow<'static, str>,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Problem {
    pub(super) fn new(name: ProblemName, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name,
            detail: detail.into(),
            header: match name {
                ProblemName::Unauthenticated => Some((
                    header::WWW_AUTHENTICATE,
                    HeaderValue::from_static("Bearer realm=\"countersign\""),
                )),
                ProblemName::Unavailable | ProblemName::Busy => {
                    Some((header::RETRY_AFTER, HeaderValue::from_static("1")))
                }
                _ => None,
            },
        }
    }

    pub(super) fn malformed(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ProblemName::MalformedRequest, detail)
    }

    /// A field of the right type whose value cannot be taken. `reason` says what can, and repeats nothing.
    pub(super) fn unprocessable(field: &str, reason: impl std::fmt::Display) -> Self {
        Self::new(ProblemName::Unprocessable, format!("{field}: {reason}"))
    }

    /// The same, with a header.
    pub(super) fn with_header(self, name: HeaderName, value: HeaderValue) -> Self {
        Self {
            header: Some((name, value)),
            ..self
        }
    }
}

impl From<&Error> for ProblemName {
    fn from(error: &Error) -> Self {
        match error {
            Error::Unauthenticated => Self::Unauthenticated,
            Error::Forbidden(why) => forbidden(*why),
            Error::NotFound(noun) => not_found(*noun),
            Error::Gone(what) => gone(*what),
            Error::Conflict(why) => conflict(*why),
            Error::ReturnToNotListed { .. } => Self::ReturnToNotListed,
            Error::TooManySignIns { .. } => Self::TooManySignIns,
            Error::SentLately { .. } => Self::CodeSentLately,
            Error::Busy => Self::Busy,
            Error::Store(_) => Self::Unavailable,
            Error::Seal(_) | Error::Hashing(_) | Error::Words(_) | Error::Entropy(_) => {
                Self::Internal
            }
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let name = ProblemName::from(&error);
        match name {
            // What these say of themselves is for the log alone (S18).
            ProblemName::Unavailable => {
                tracing::error!(%error, "the store failed");
                let detail = match error {
                    Error::Store(StoreError::Unknown(_)) => {
                        "whether anything was changed is not known: ask how things are, then try again"
                    }
                    _ => "nothing was changed; try again in a moment",
                };
                return Self::new(name, detail);
            }
            ProblemName::Internal => {
                tracing::error!(%error, "a request failed");
                return Self::new(name, "nothing was changed; the log says why");
            }
            _ => {}
        }
        let problem = match error {
            Error::NotFound(Noun::Member) => Self::new(
                name,
                "nobody of this id is known in this workspace; PUT /v1/members/{id} makes them known",
            ),
            _ => Self::new(name, error.to_string()),
        };
        match error {
            Error::TooManySignIns { seconds } | Error::SentLately { seconds } => {
                problem.with_header(header::RETRY_AFTER, HeaderValue::from(seconds))
            }
            _ => problem,
        }
    }
}

const fn forbidden(why: Forbidden) -> ProblemName {
    match why {
        Forbidden::OriginNotListed => ProblemName::OriginNotListed,
        Forbidden::Scope => ProblemName::ForbiddenScope,
        Forbidden::WrongPurpose => ProblemName::WrongPurpose,
        Forbidden::StepUpRequired => ProblemName::StepUpRequired,
        Forbidden::EnrolledAlready => ProblemName::EnrolledAlready,
        Forbidden::OtherAction => ProblemName::OtherAction,
        Forbidden::ForeignReceipt => ProblemName::ReceiptForeign,
        Forbidden::MayNotSkip => ProblemName::MayNotSkip,
        Forbidden::Role => ProblemName::RoleMayNot,
        Forbidden::NotAllowed => ProblemName::NotAllowed,
        Forbidden::OwnReset => ProblemName::OwnReset,
    }
}

const fn not_found(noun: Noun) -> ProblemName {
    match noun {
        Noun::Workspace => ProblemName::WorkspaceNotFound,
        Noun::Member => ProblemName::MemberNotFound,
        Noun::Factor => ProblemName::FactorNotFound,
        Noun::SignIn => ProblemName::SignInNotFound,
        Noun::Key => ProblemName::KeyNotFound,
        Noun::Address => ProblemName::AddressNotFound,
        Noun::Device => ProblemName::DeviceNotFound,
        Noun::Reset => ProblemName::ResetNotFound,
    }
}

const fn gone(what: Gone) -> ProblemName {
    match what {
        Gone::Token => ProblemName::TokenEnded,
        Gone::SignIn => ProblemName::SignInEnded,
        Gone::SetUp => ProblemName::FactorExpired,
        Gone::Receipt => ProblemName::ReceiptExpired,
        Gone::Link => ProblemName::LinkEnded,
    }
}

const fn conflict(why: Conflict) -> ProblemName {
    match why {
        Conflict::FactorActive => ProblemName::FactorActive,
        Conflict::FactorLimit => ProblemName::FactorLimit,
        Conflict::PendingLimit => ProblemName::PendingLimit,
        Conflict::NameTaken => ProblemName::NameTaken,
        Conflict::NotEnrolled => ProblemName::NotEnrolled,
        Conflict::ReceiptRedeemed => ProblemName::ReceiptRedeemed,
        Conflict::SignInPassed => ProblemName::SignInPassed,
        Conflict::SignInEnrolls => ProblemName::SignInEnrolls,
        Conflict::SignInChallenges => ProblemName::SignInChallenges,
        Conflict::OtherBrowser => ProblemName::OtherBrowser,
        Conflict::Unshowable => ProblemName::LabelUnshowable,
        Conflict::MethodNotOffered => ProblemName::MethodNotOffered,
        Conflict::AddressLimit => ProblemName::AddressLimit,
        Conflict::PolicyChanged => ProblemName::PolicyChanged,
        Conflict::AdminFirst => ProblemName::AdminFirst,
        Conflict::EnrolledBefore => ProblemName::EnrolledAlready,
        Conflict::DraftLimit => ProblemName::DraftLimit,
        Conflict::NotImportable => ProblemName::SecretInvalid,
        Conflict::KeyReused => ProblemName::IdempotencyKeyReused,
        Conflict::KeySpent => ProblemName::IdempotencyKeySpent,
        Conflict::ResetUnderWay => ProblemName::ResetUnderWay,
        Conflict::ResetSettled => ProblemName::ResetSettled,
        Conflict::TryAgain => ProblemName::TryAgain,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, document) = (self.name.status(), self.name.problem(self.detail));
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
    use super::{Problem, ProblemName};
    use crate::service::Error;
    use crate::service::StoreError;
    use axum::http::header;
    use axum::response::IntoResponse as _;
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
        let problem = Problem::from(Error::Entropy(crate::service::NoEntropy));
        assert_eq!(problem.name, ProblemName::Internal);
        assert!(!problem.detail.contains("random"));
    }
}
