use crate::model;
use countersign_policy::Required;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Address, Label, MemberId, MemberStatus, Moment, Role, Setting};

/// A person whom the application signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Member {
    /// The application's name for them.
    pub id: MemberId,
    /// What their authenticator app shows as the account; their id, when there is none.
    #[schema(required = true)]
    pub label: Option<Label>,
    /// What they are in the application.
    pub role: Role,
    /// Whether an identity provider signs them in.
    pub sso: bool,
    /// What is set for them alone.
    pub setting: Setting,
    /// The language of messages to them (BCP 47); English, when none is said.
    #[schema(required = true)]
    pub language: Option<String>,
    /// Whether they must have a second factor.
    pub requirement: MemberRequirement,
    /// Whether they have a second factor.
    pub status: MemberStatus,
    /// How many confirmed factors they have.
    pub factors: u32,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// Browsers that stand in for a second factor.
    pub trusted_devices: u32,
    /// Wrong codes in a row.
    pub failures: u32,
    /// Before this moment none of their codes is checked.
    #[schema(required = true)]
    pub retry_at: Option<Moment>,
    /// Whether the failure budget is spent: no code is accepted until they are unlocked.
    pub locked: bool,
    /// Whether so many wrong codes were given in a year that somebody must have the password: no code is accepted until the
    /// application reports a new one.
    pub password_change_due: bool,
    /// When they were created.
    pub created_at: Moment,
}

impl From<model::Member> for Member {
    fn from(member: model::Member) -> Self {
        Self {
            id: member.id.into(),
            label: member.profile.label.map(Label),
            role: member.profile.role.into(),
            sso: member.profile.sso,
            setting: member.profile.setting.into(),
            language: member.profile.language,
            requirement: member.required.into(),
            status: member.status.into(),
            factors: member.factors,
            recovery_codes_left: member.recovery_codes_left,
            trusted_devices: member.trusted_devices,
            failures: member.failures,
            retry_at: member.retry_at.map(Moment),
            locked: member.locked,
            password_change_due: member.password_change_due,
            created_at: member.created_at.into(),
        }
    }
}

/// Whether a member must have a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberRequirement {
    /// Whether they must.
    pub required: bool,
    /// Since when; null when they need not.
    #[schema(required = true)]
    pub since: Option<Moment>,
    /// By when: from this moment on nothing but the set-up is left. Null when they need not.
    #[schema(required = true)]
    pub by: Option<Moment>,
}

impl From<Option<Required>> for MemberRequirement {
    fn from(required: Option<Required>) -> Self {
        Self {
            required: required.is_some(),
            since: required.map(|required| Moment(required.since)),
            by: required.map(|required| Moment(required.by)),
        }
    }
}

/// A member, and where they are reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberWithAddresses {
    /// The member.
    #[serde(flatten)]
    pub member: Member,
    /// Their addresses: of each kind the primary one first, then the oldest.
    pub addresses: Vec<Address>,
}

/// What became of a batch of members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MembersWritten {
    /// How many are new.
    pub created: u32,
    /// Of how many something else is said now.
    pub updated: u32,
    /// Of how many all this was said before.
    pub unchanged: u32,
}

/// Some of a workspace's members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MembersPage {
    /// In the order of their ids.
    pub members: Vec<Member>,
    /// What to ask the next page with; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl From<model::Page<model::Member>> for MembersPage {
    fn from(page: model::Page<model::Member>) -> Self {
        Self {
            members: page.rows.into_iter().map(Member::from).collect(),
            next_cursor: page.next,
        }
    }
}
