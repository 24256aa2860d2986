//! What the administrators' page alone is told.

use crate::{model, service};
use countersign_policy::{Facts, InForce, Since};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Address, Device, Factor, Label, Member, MemberId, PolicyInForce, Role, Setting};

/// The policy in force, and all that a preview of another one needs.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AdminPolicy {
    /// The policy.
    #[serde(flatten)]
    pub in_force: PolicyInForce,
    /// Since when it requires whom, in microseconds since 1970, as `countersign/policy` takes it.
    #[schema(value_type = Vec<RequiredSince>)]
    pub since: Since,
}

impl AdminPolicy {
    /// What is in force, and the change that put it there.
    #[must_use]
    pub fn new(in_force: &InForce, change: Option<model::PolicyChange>) -> Self {
        Self {
            in_force: PolicyInForce::new(in_force, change),
            since: in_force.since.clone(),
        }
    }
}

/// Since when a policy requires a class of members.
#[derive(ToSchema)]
#[allow(dead_code, reason = "a picture for the OpenAPI document")]
pub struct RequiredSince {
    /// Their role.
    role: Role,
    /// Their own setting.
    setting: Setting,
    /// Whether an identity provider signs them in.
    sso: bool,
    /// The moment.
    since: i64,
}

/// Some of the members of a long list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RosterPage {
    /// In the order of their ids.
    pub members: Vec<RosterMember>,
    /// What to ask the next page with; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

/// A member in few bytes: there may be a hundred thousand. Moments are microseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RosterMember {
    /// The application's name for them.
    pub id: MemberId,
    /// What they are called; absent when nothing was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub label: Option<Label>,
    /// Since when they must have a second factor; absent when they need not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub since: Option<i64>,
    /// By when they must have one; absent when they need not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub by: Option<i64>,
    /// What a policy asks about them, as `countersign/policy` takes it.
    pub facts: MemberFacts,
}

/// What a policy asks about a member. What is absent: an agent without any factor, of whom nothing else is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberFacts {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    role: Option<Role>,
    /// Whether an identity provider signs them in.
    #[serde(skip_serializing_if = "is_false")]
    #[schema(required = false)]
    sso: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    setting: Option<Setting>,
    /// Since when what they are may ask them for a factor.
    required_from: i64,
    /// The deadline that they were told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    granted: Option<GrantedDeadline>,
    /// Confirmed factors of each kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    factors: Option<FactorCounts>,
    /// Recovery codes not used yet.
    #[serde(skip_serializing_if = "is_none")]
    #[schema(required = false)]
    recovery_codes_left: u32,
    /// Whether there is a confirmed e-mail address.
    #[serde(skip_serializing_if = "is_false")]
    #[schema(required = false)]
    email_known: bool,
    /// Whether there is a confirmed telephone.
    #[serde(skip_serializing_if = "is_false")]
    #[schema(required = false)]
    phone_known: bool,
    /// Whether the failure budget is spent.
    #[serde(skip_serializing_if = "is_false")]
    #[schema(required = false)]
    locked: bool,
    /// When the long account of wrong codes takes one again, if it is full.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    full_until: Option<i64>,
    /// When they last put an offered set-up off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    offered_at: Option<i64>,
}

/// A deadline that a member was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct GrantedDeadline {
    /// When.
    told_at: i64,
    /// The deadline.
    by: i64,
}

/// How many factors of each kind; absent: none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactorCounts {
    /// Authenticator apps.
    #[serde(skip_serializing_if = "is_none")]
    #[schema(required = false)]
    totp: u32,
    /// Tokens.
    #[serde(skip_serializing_if = "is_none")]
    #[schema(required = false)]
    hotp: u32,
    /// E-mail addresses.
    #[serde(skip_serializing_if = "is_none")]
    #[schema(required = false)]
    email: u32,
    /// Telephones.
    #[serde(skip_serializing_if = "is_none")]
    #[schema(required = false)]
    sms: u32,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

impl From<Facts> for MemberFacts {
    fn from(facts: Facts) -> Self {
        let said = Facts::default();
        let counts = facts.factors;
        Self {
            role: (facts.role != said.role).then(|| facts.role.into()),
            sso: facts.sso,
            setting: (facts.setting != said.setting).then(|| facts.setting.into()),
            required_from: facts.required_from.micros(),
            granted: facts.granted.map(|granted| GrantedDeadline {
                told_at: granted.told_at.micros(),
                by: granted.by.micros(),
            }),
            factors: (counts.count() > 0).then_some(FactorCounts {
                totp: counts.totp,
                hotp: counts.hotp,
                email: counts.email,
                sms: counts.sms,
            }),
            recovery_codes_left: facts.recovery_codes_left,
            email_known: facts.email_known,
            phone_known: facts.phone_known,
            locked: facts.locked,
            full_until: facts.full_until.map(|at| at.micros()),
            offered_at: facts.offered_at.map(|at| at.micros()),
        }
    }
}

impl From<model::Page<service::RosterEntry>> for RosterPage {
    fn from(page: model::Page<service::RosterEntry>) -> Self {
        let told = |entry: service::RosterEntry| RosterMember {
            id: entry.id.into(),
            label: entry.label.map(Label),
            since: entry.required.map(|required| required.since.micros()),
            by: entry.required.map(|required| required.by.micros()),
            facts: entry.facts.into(),
        };
        Self {
            members: page.rows.into_iter().map(told).collect(),
            next_cursor: page.next,
        }
    }
}

/// A member, and everything there is of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberInFull {
    /// The member.
    pub member: Member,
    /// Their addresses: of each kind the primary one first, then the oldest.
    pub addresses: Vec<Address>,
    /// Their factors, oldest first.
    pub factors: Vec<Factor>,
    /// The browsers that they are known in.
    pub devices: Vec<Device>,
}

impl From<service::MemberInFull> for MemberInFull {
    fn from(full: service::MemberInFull) -> Self {
        Self {
            member: full.member.into(),
            addresses: full.addresses.into_iter().map(Address::from).collect(),
            factors: full.factors.into_iter().map(Factor::from).collect(),
            devices: full.devices.into_iter().map(Device::from).collect(),
        }
    }
}
