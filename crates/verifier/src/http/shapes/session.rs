use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Label, MemberId, Method, Moment, Purpose};

/// What a client token is for, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Session {
    /// What the token is for.
    pub purpose: Purpose,
    /// The workspace's name.
    pub workspace: String,
    /// How its hosted pages look.
    pub brand: Brand,
    /// Whom it speaks for.
    pub member: SessionMember,
    /// The sign-in's status; `open` for the purpose `security`.
    pub status: SessionStatus,
    /// What can be typed.
    pub methods: Vec<Method>,
    /// Whether a change to the factors asks for a code first.
    pub needs_step_up: bool,
    /// How many confirmed factors the member has.
    pub factors: u32,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// Where the page goes when it is done.
    #[schema(required = true, format = "uri")]
    pub return_to: Option<String>,
    /// When the token expires.
    pub expires_at: Moment,
}

/// What a person knows the workspace's website by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Brand {
    /// The color of its buttons.
    #[schema(required = true, pattern = "^#[0-9a-f]{6}$")]
    pub color: Option<String>,
    /// Its picture, whole: nothing else is asked for it.
    #[schema(required = true, pattern = "^data:image/(png|jpeg|webp);base64,")]
    pub logo: Option<String>,
}

/// Whom a client token speaks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SessionMember {
    /// The application's name for them.
    pub id: MemberId,
    /// What their authenticator app shows as the account; their id, when there is none.
    #[schema(required = true)]
    pub label: Option<Label>,
}

/// How far the sign-in of a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SessionStatus {
    /// It is no sign-in: the member looks after their own factors.
    Open,
    /// A code is asked for.
    Challenge,
    /// A first factor must be set up.
    Enroll,
    /// Nothing can be done until the member is unlocked.
    Denied,
    /// A code was accepted; the receipt is to be redeemed.
    Passed,
    /// It is over.
    Ended,
}

impl From<Option<model::SignInStatus>> for SessionStatus {
    fn from(status: Option<model::SignInStatus>) -> Self {
        match status {
            None => Self::Open,
            Some(model::SignInStatus::Challenge) => Self::Challenge,
            Some(model::SignInStatus::Enroll) => Self::Enroll,
            Some(model::SignInStatus::Denied) => Self::Denied,
            Some(model::SignInStatus::Passed) => Self::Passed,
            Some(model::SignInStatus::Ended) => Self::Ended,
        }
    }
}

impl From<model::ClientSession> for Session {
    fn from(session: model::ClientSession) -> Self {
        Self {
            purpose: session.purpose.into(),
            workspace: session.workspace,
            brand: Brand {
                color: session.brand.color.map(|color| color.as_str().to_owned()),
                logo: session.brand.logo.map(|logo| logo.as_data_url().to_owned()),
            },
            member: SessionMember {
                id: session.member.into(),
                label: session.label.map(Label),
            },
            status: session.status.into(),
            methods: session.methods.into_iter().map(Method::from).collect(),
            needs_step_up: session.needs_step_up,
            factors: session.factors,
            recovery_codes_left: session.recovery_codes_left,
            return_to: session.return_to,
            expires_at: session.expires_at.into(),
        }
    }
}
