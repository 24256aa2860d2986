use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{FactorKind, Label, MemberId, Moment, ReportState, Role, Setting, Surface};

/// A member in the report: who they are, what they have and what they must.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReportRow {
    /// The application's name for them.
    pub member: MemberId,
    /// What their authenticator app shows as the account; their id, when there is none.
    #[schema(required = true)]
    pub label: Option<Label>,
    /// What they are in the application.
    pub role: Role,
    /// On which side of the application they sign in.
    pub surface: Surface,
    /// Whether an identity provider signs them in.
    pub sso: bool,
    /// What is set for them alone.
    pub setting: Setting,
    /// How far they are.
    pub state: ReportState,
    /// Whether they must have a second factor.
    pub required: bool,
    /// Since when; null when they need not.
    #[schema(required = true)]
    pub required_since: Option<Moment>,
    /// By when; null when they need not.
    #[schema(required = true)]
    pub required_by: Option<Moment>,
    /// What they have, the oldest first.
    pub factors: Vec<ReportedFactor>,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// Browsers that stand in for a second factor.
    pub trusted_devices: u32,
    /// Whether the failure budget is spent.
    pub locked: bool,
    /// When they were created.
    pub created_at: Moment,
}

/// A confirmed factor in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReportedFactor {
    /// What kind of factor it is.
    pub kind: FactorKind,
    /// Since when they have it.
    #[schema(required = true)]
    pub since: Option<Moment>,
    /// When it was last used; null when it was not.
    #[schema(required = true)]
    pub last_used_at: Option<Moment>,
}

impl From<model::ReportRow> for ReportRow {
    fn from(row: model::ReportRow) -> Self {
        let model::ReportRow {
            member,
            state,
            factors,
        } = row;
        Self {
            member: member.id.into(),
            label: member.profile.label.map(Label),
            role: member.profile.role.into(),
            surface: member.profile.role.surface().into(),
            sso: member.profile.sso,
            setting: member.profile.setting.into(),
            state: state.into(),
            required: member.required.is_some(),
            required_since: member.required.map(|required| Moment(required.since)),
            required_by: member.required.map(|required| Moment(required.by)),
            factors: factors.into_iter().map(ReportedFactor::from).collect(),
            recovery_codes_left: member.recovery_codes_left,
            trusted_devices: member.trusted_devices,
            locked: member.locked,
            created_at: member.created_at.into(),
        }
    }
}

impl From<model::ReportedFactor> for ReportedFactor {
    fn from(factor: model::ReportedFactor) -> Self {
        Self {
            kind: factor.kind.into(),
            since: factor.since.map(Moment),
            last_used_at: factor.last_used_at.map(Moment),
        }
    }
}
