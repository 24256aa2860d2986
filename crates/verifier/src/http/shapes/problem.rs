use axum::http::StatusCode;
use serde::{Serialize, Serializer};
use strum::{AsRefStr, EnumMessage, EnumString, IntoStaticStr, VariantArray};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// What the type of a problem begins with.
const URN: &str = "urn:countersign:problem:";

/// What went wrong, and what to do about it (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Which problem it is. A program reads this and nothing else.
    #[serde(rename = "type")]
    pub name: ProblemName,
    /// What the type means.
    pub title: &'static str,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// What went wrong this time, for a person.
    pub detail: String,
}

/// The name of a problem. The list is closed; in JSON it stands behind `urn:countersign:problem:`.
///
/// What is written of a variant is the title of its problem.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    AsRefStr,
    EnumMessage,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ProblemName {
    /// The request is not understood.
    MalformedRequest,
    /// The caller is not known.
    Unauthenticated,
    /// The API key was made for other things.
    ForbiddenScope,
    /// Pages of this origin may not call.
    OriginNotListed,
    /// A code is asked for first.
    StepUpRequired,
    /// The client token is for something else.
    WrongPurpose,
    /// The member has a factor by now.
    EnrolledAlready,
    /// The receipt is not of this sign-in.
    ReceiptForeign,
    /// The sign-in was for something else.
    OtherAction,
    /// A set-up can be put off no longer.
    MayNotSkip,
    /// The policy does not let this role do it.
    RoleMayNot,
    /// The policy does not allow it.
    NotAllowed,
    /// Nobody resets or permits their own.
    OwnReset,
    /// There is no such workspace.
    WorkspaceNotFound,
    /// There is no such member.
    MemberNotFound,
    /// There is no such factor.
    FactorNotFound,
    /// There is no such sign-in.
    SignInNotFound,
    /// There is no such API key.
    KeyNotFound,
    /// There is no such address.
    AddressNotFound,
    /// There is no such browser.
    DeviceNotFound,
    /// There is no such reset.
    ResetNotFound,
    /// There is nothing at this address.
    RouteNotFound,
    /// There is no such file.
    FileNotFound,
    /// This address does not take this method.
    MethodNotAllowed,
    /// The factor is confirmed already.
    FactorActive,
    /// The member has as many factors as one may have.
    FactorLimit,
    /// The member has as many unfinished set-ups as one may have.
    PendingLimit,
    /// The name is taken.
    NameTaken,
    /// The member has no factor.
    NotEnrolled,
    /// The receipt was redeemed already.
    ReceiptRedeemed,
    /// The sign-in is passed already.
    SignInPassed,
    /// The sign-in asks for a first factor to be set up.
    SignInEnrolls,
    /// The sign-in asks for a code.
    SignInChallenges,
    /// The sign-in was begun in another browser.
    OtherBrowser,
    /// No authenticator app can show this label.
    LabelUnshowable,
    /// Nothing can be passed that way here.
    MethodNotOffered,
    /// The member has as many addresses as one may have.
    AddressLimit,
    /// The policy was changed meanwhile.
    PolicyChanged,
    /// Which policy is replaced was not said.
    IfMatchRequired,
    /// The admin who switches has no second factor.
    AdminFirst,
    /// The set-up showed as many sets of recovery codes as it may.
    DraftLimit,
    /// What was done under this key is told no more.
    IdempotencyKeySpent,
    /// A reset of the member is under way.
    ResetUnderWay,
    /// The reset is settled already.
    ResetSettled,
    /// Something changed meanwhile.
    TryAgain,
    /// The client token is over.
    TokenEnded,
    /// The sign-in is over.
    SignInEnded,
    /// The set-up of the factor took too long.
    FactorExpired,
    /// The receipt is too old.
    ReceiptExpired,
    /// The link is over.
    LinkEnded,
    /// The body is too large.
    BodyTooLarge,
    /// The body is not JSON.
    UnsupportedMediaType,
    /// A value cannot be taken.
    Unprocessable,
    /// The workspace does not list the origin to return to.
    ReturnToNotListed,
    /// Nothing can be sent to this address.
    AddressInvalid,
    /// This is no policy.
    PolicyInvalid,
    /// The secret is none that codes are made with here.
    SecretInvalid,
    /// Another request was made under this key.
    IdempotencyKeyReused,
    /// Too many sign-ins were begun.
    TooManySignIns,
    /// A code was sent a moment ago.
    CodeSentLately,
    /// The verifier failed.
    Internal,
    /// The verifier cannot answer now.
    Unavailable,
    /// The verifier has too much to do.
    Busy,
}

impl ProblemName {
    /// The status that it is answered with.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::MalformedRequest => StatusCode::BAD_REQUEST,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::ForbiddenScope
            | Self::OriginNotListed
            | Self::StepUpRequired
            | Self::WrongPurpose
            | Self::EnrolledAlready
            | Self::ReceiptForeign
            | Self::OtherAction
            | Self::MayNotSkip
            | Self::RoleMayNot
            | Self::NotAllowed
            | Self::OwnReset => StatusCode::FORBIDDEN,
            Self::WorkspaceNotFound
            | Self::MemberNotFound
            | Self::FactorNotFound
            | Self::SignInNotFound
            | Self::KeyNotFound
            | Self::AddressNotFound
            | Self::DeviceNotFound
            | Self::ResetNotFound
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
            | Self::MethodNotOffered
            | Self::AddressLimit
            | Self::DraftLimit
            | Self::AdminFirst
            | Self::IdempotencyKeySpent
            | Self::ResetUnderWay
            | Self::ResetSettled
            | Self::TryAgain => StatusCode::CONFLICT,
            Self::PolicyChanged => StatusCode::PRECONDITION_FAILED,
            Self::IfMatchRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::TokenEnded
            | Self::SignInEnded
            | Self::FactorExpired
            | Self::ReceiptExpired
            | Self::LinkEnded => StatusCode::GONE,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unprocessable
            | Self::ReturnToNotListed
            | Self::AddressInvalid
            | Self::PolicyInvalid
            | Self::SecretInvalid
            | Self::IdempotencyKeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManySignIns | Self::CodeSentLately => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What it means, in a few words.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.get_documentation()
            .unwrap_or_default()
            .trim_end_matches('.')
    }

    /// Its name behind the URN.
    #[must_use]
    pub fn urn(self) -> String {
        format!("{URN}{}", self.as_ref())
    }

    /// The problem, with what went wrong this time.
    #[must_use]
    pub fn problem(self, detail: impl Into<String>) -> Problem {
        Problem {
            name: self,
            title: self.title(),
            status: self.status().as_u16(),
            detail: detail.into(),
        }
    }
}

impl Serialize for ProblemName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.urn())
    }
}

impl PartialSchema for ProblemName {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Which problem it is."))
            .enum_values(Some(Self::VARIANTS.iter().map(|name| name.urn())))
            .into()
    }
}

impl ToSchema for ProblemName {}
