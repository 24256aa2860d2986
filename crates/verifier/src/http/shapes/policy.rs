use crate::model;
use countersign_policy::{Change, Effect, InForce, Policy, Preset};
use serde::Serialize;
use utoipa::ToSchema;

use super::{MemberId, Moment};
use crate::service;

/// The policy in force.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PolicyInForce {
    /// Who must have a second factor, with what, and how often one may guess.
    pub policy: Policy,
    /// How many policies the workspace has had: the `ETag`.
    pub version: u32,
    /// Since when it is in force; null in a workspace that never changed it.
    #[schema(required = true)]
    pub changed_at: Option<Moment>,
    /// The member who put it there; null when it was the application, or whoever looks after the verifier.
    #[schema(required = true)]
    pub changed_by: Option<MemberId>,
    /// The most that somebody who has a member's password can hope for: the chance that one of a year's guesses is right.
    #[schema(minimum = 0, maximum = 1)]
    pub guess_chance_per_year: f64,
}

impl PolicyInForce {
    /// What is in force, and the change that put it there.
    #[must_use]
    pub fn new(in_force: &InForce, change: Option<model::PolicyChange>) -> Self {
        Self {
            policy: in_force.policy.clone(),
            version: in_force.version,
            changed_at: change.as_ref().map(|change| Moment(change.at)),
            changed_by: change.and_then(|change| change.by).map(MemberId::from),
            guess_chance_per_year: in_force.policy.guess_chance_per_year(),
        }
    }
}

/// A policy that a workspace has or had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyChange {
    /// Its version.
    pub version: u32,
    /// When it was put in force.
    pub changed_at: Moment,
    /// The member who did; null when it was the application, or whoever looks after the verifier.
    #[schema(required = true)]
    pub changed_by: Option<MemberId>,
    /// The policy.
    pub policy: Policy,
}

/// Some of the policies that a workspace has and had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyHistory {
    /// Newest first.
    pub policies: Vec<PolicyChange>,
    /// What to ask the next page with; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl From<model::Page<model::PolicyChange>> for PolicyHistory {
    fn from(page: model::Page<model::PolicyChange>) -> Self {
        let told = |change: model::PolicyChange| PolicyChange {
            version: change.version,
            changed_at: change.at.into(),
            changed_by: change.by.map(MemberId::from),
            policy: change.policy,
        };
        Self {
            policies: page.rows.into_iter().map(told).collect(),
            next_cursor: page.next,
        }
    }
}

/// What a policy would do to the members of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyPreview {
    /// Members who would have to have a second factor, and need not now.
    pub gains: u32,
    /// Members who must, and would have to.
    pub keeps: u32,
    /// Members who must, and would not have to.
    pub loses: u32,
    /// Members who need not, and would not have to.
    pub unaffected: u32,
    /// Members who could not sign in: no method that they may use, or no e-mail address to send to.
    pub cannot: u32,
    /// The members who gain, keep or lose the requirement, or could not sign in: the first thousand, in the order of their
    /// ids.
    pub members: Vec<MemberChange>,
}

/// What a policy would do to a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberChange {
    /// To whom.
    pub member: MemberId,
    /// What it would do to the requirement.
    pub effect: Effect,
    /// By when they would have to have a factor, past or ahead; null when they would not have to.
    #[schema(required = true)]
    pub by: Option<Moment>,
    /// Whether they have a factor already.
    pub has_factor: bool,
    /// Whether they could not sign in on a page with a new browser, now or at the deadline.
    pub cannot: bool,
}

impl From<service::Preview> for PolicyPreview {
    fn from(preview: service::Preview) -> Self {
        let told = |(member, change): (crate::ids::MemberId, Change)| MemberChange {
            member: member.into(),
            effect: change.effect,
            by: change.by.map(Moment),
            has_factor: change.has_factor,
            cannot: change.cannot,
        };
        Self {
            gains: preview.gains,
            keeps: preview.keeps,
            loses: preview.loses,
            unaffected: preview.unaffected,
            cannot: preview.cannot,
            members: preview.members.into_iter().map(told).collect(),
        }
    }
}

/// A policy to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyPreset {
    /// Its name.
    pub name: &'static str,
    /// The policy as TOML, with what each line is for.
    pub text: &'static str,
}

impl From<Preset> for PolicyPreset {
    fn from(preset: Preset) -> Self {
        Self {
            name: preset.into(),
            text: preset.text(),
        }
    }
}

/// The policies to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PolicyPresets {
    /// Each.
    pub presets: Vec<PolicyPreset>,
}
