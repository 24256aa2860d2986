use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Label, MemberId, MemberStatus, Moment};

/// A person whom the application signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Member {
    /// The application's name for them.
    pub id: MemberId,
    /// What their authenticator app shows as the account; their id, when there is none.
    #[schema(required = true)]
    pub label: Option<Label>,
    /// Whether they have a second factor.
    pub status: MemberStatus,
    /// How many confirmed factors they have.
    pub factors: u32,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
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
            label: member.label.map(Label),
            status: member.status.into(),
            factors: member.factors,
            recovery_codes_left: member.recovery_codes_left,
            failures: member.failures,
            retry_at: member.retry_at.map(Moment),
            locked: member.locked,
            password_change_due: member.password_change_due,
            created_at: member.created_at.into(),
        }
    }
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
