use crate::{model, service};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Always, Brand, MemberId, Moment, Refusal, ResetId, ResetStatus, Yes};

/// Lost factors that are to be taken away, so that new ones can be set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reset {
    /// Its id.
    pub id: ResetId,
    /// Whose factors they are.
    pub member: MemberId,
    /// How far it is.
    pub status: ResetStatus,
    /// Who asked for it.
    pub asked_by: ResetAskedBy,
    /// The administrator who asked for it; null when it was somebody else.
    #[schema(required = true)]
    pub by: Option<MemberId>,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When its delay is over: it is done at the first sign-in after that; null while it waits for an owner.
    #[schema(required = true)]
    pub due_at: Option<Moment>,
    /// When it is done no more, unless it was by then.
    pub expires_at: Moment,
    /// When it was done, cancelled or refused; null while it is under way.
    #[schema(required = true)]
    pub settled_at: Option<Moment>,
}

/// Who asked for a reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ResetAskedBy {
    /// The member, who proved their e-mail address in a sign-in.
    Person,
    /// Another member, whose role the policy lets.
    Member,
    /// The application, for its support.
    App,
}

impl From<model::Reset> for Reset {
    fn from(reset: model::Reset) -> Self {
        let (asked_by, by) = match reset.asked_by {
            model::AskedBy::Person => (ResetAskedBy::Person, None),
            model::AskedBy::App => (ResetAskedBy::App, None),
            model::AskedBy::Member(by) => (ResetAskedBy::Member, Some(by.into())),
        };
        Self {
            id: reset.id.into(),
            member: reset.member.into(),
            status: reset.status.into(),
            asked_by,
            by,
            asked_at: reset.asked_at.into(),
            due_at: reset.due_at.map(Moment),
            expires_at: reset.expires_at.into(),
            settled_at: reset.settled_at.map(Moment),
        }
    }
}

/// Some of a workspace's resets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ResetsPage {
    /// Newest first.
    pub resets: Vec<Reset>,
    /// What to ask the next page with; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl From<model::Page<model::Reset>> for ResetsPage {
    fn from(page: model::Page<model::Reset>) -> Self {
        Self {
            resets: page.rows.into_iter().map(Reset::from).collect(),
            next_cursor: page.next,
        }
    }
}

/// A reset that is under way, as the person is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ResetUnderWay {
    /// Its id.
    pub id: ResetId,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When its delay is over; null while it waits for an owner.
    #[schema(required = true)]
    pub due_at: Option<Moment>,
}

impl From<model::Reset> for ResetUnderWay {
    fn from(reset: model::Reset) -> Self {
        Self {
            id: reset.id.into(),
            asked_at: reset.asked_at.into(),
            due_at: reset.due_at.map(Moment),
        }
    }
}

/// How somebody gets on who lost everything that passes a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LostDevice {
    /// Hours that they wait when they reset their factors themselves; null: they cannot.
    #[schema(required = true)]
    pub delay_hours: Option<u32>,
    /// Whether the support of the workspace can hand out a recovery code.
    pub recovery_code: bool,
    /// Whether it can require a new set-up.
    pub new_set_up: bool,
    /// Whether that asks for the permission of an owner.
    pub owner_permission: bool,
}

impl From<model::LostWays> for LostDevice {
    fn from(ways: model::LostWays) -> Self {
        Self {
            delay_hours: ways.delay_hours,
            recovery_code: ways.recovery_code,
            new_set_up: ways.new_set_up,
            owner_permission: ways.owner_permission,
        }
    }
}

/// Whether a code proved the e-mail address of whoever asks for a reset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ResetProof {
    /// It did.
    Waiting(ResetWaiting),
    /// It did not.
    Refused(Refusal),
}

/// The reset that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ResetWaiting {
    /// Always `true`.
    pub accepted: Yes,
    /// The reset.
    pub reset: ResetUnderWay,
}

impl From<service::ResetProof> for ResetProof {
    fn from(proof: service::ResetProof) -> Self {
        match proof {
            service::ResetProof::Waiting(reset) => Self::Waiting(ResetWaiting {
                accepted: Always,
                reset: reset.into(),
            }),
            service::ResetProof::Refused(refusal) => Self::Refused(refusal.into()),
        }
    }
}

/// What a mailed link cancels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ResetLink {
    /// The workspace's name.
    pub workspace: String,
    /// How its hosted pages look.
    pub brand: Brand,
    /// The reset.
    pub reset: ResetUnderWay,
}

impl From<service::ResetLinkSession> for ResetLink {
    fn from(link: service::ResetLinkSession) -> Self {
        Self {
            workspace: link.workspace,
            brand: link.brand.into(),
            reset: link.reset.into(),
        }
    }
}
