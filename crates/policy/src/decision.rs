use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use crate::{ApiPassword, FactorKind, Facts, Floor, InForce, Mark, Method, Timestamp};

/// Seconds in a day.
const DAY: u32 = 24 * 3600;

/// Where a sign-in comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// By what way.
    pub channel: Channel,
    /// Whether the browser is known.
    pub device: Device,
}

/// By what way somebody signs in.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Channel {
    /// In a browser, where a page can ask.
    #[default]
    Page,
    /// With a password to an API, where nothing can ask.
    Api,
}

/// Whether a browser is known for its member.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Device {
    /// It is not.
    #[default]
    Unknown,
    /// The member passed a sign-in there.
    Known,
    /// And trusts it.
    Trusted,
}

/// What a sign-in asks of the member.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing.
    Passed {
        /// Why not.
        why: Ease,
    },
    /// To be passed by one of these.
    Challenge {
        /// The better ones first.
        methods: Vec<Method>,
        /// What is asked or offered afterwards.
        then: Option<Enrollment>,
    },
    /// Setting up a factor.
    Enroll(Enrollment),
    /// Nothing can be done here.
    Denied {
        /// Why.
        why: Denial,
        /// Until when, if time mends it.
        until: Option<Timestamp>,
    },
}

/// A set-up that is asked for, or offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrollment {
    /// By when it must be done; none: it is only offered.
    pub by: Option<Timestamp>,
    /// Whether this sign-in can be passed without.
    pub may_skip: bool,
    /// What can be set up, the better ones first.
    pub kinds: Vec<FactorKind>,
}

/// Why nothing is asked.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Ease {
    /// The identity provider decides.
    Sso,
    /// The member's own setting says so.
    Exempt,
    /// The policy asks nothing of them.
    NotRequired,
    /// They passed a sign-in in this browser before.
    KnownDevice,
    /// They trust this browser.
    TrustedDevice,
}

/// Why a sign-in is denied, and so what would open it again.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Denial {
    /// Too many wrong codes in a row: an administrator unlocks the member.
    Locked,
    /// Too many wrong codes in a year: somebody has the password, and it must be changed first.
    PasswordChange,
    /// A password opens no API here: a token does.
    ApiPassword,
    /// A factor is required, and the policy lets this role use none.
    NoMethod,
}

/// Decides what a sign-in asks of a member.
pub fn decide(in_force: &InForce, member: &Facts, from: Circumstances, now: Timestamp) -> Decision {
    if member.locked {
        return denied(Denial::Locked);
    }
    if member.account_full {
        return denied(Denial::PasswordChange);
    }
    if member.is_left_to_sso(in_force) {
        return Decision::Passed { why: Ease::Sso };
    }
    match from.channel {
        Channel::Api => decide_api(in_force, member),
        Channel::Page if member.factors.count() > 0 => challenge(in_force, member, from.device),
        Channel::Page => without_factor(in_force, member, from.device, now),
    }
}

const fn denied(why: Denial) -> Decision {
    Decision::Denied { why, until: None }
}

/// Nothing can be asked over an API, so that what would be asked on a page is denied.
fn decide_api(in_force: &InForce, member: &Facts) -> Decision {
    let policy = &in_force.policy;
    let surface = member.role.surface();
    let refused = match policy.api.password {
        ApiPassword::Allowed => false,
        ApiPassword::RefusedWhenRequired => policy.asks_anybody(surface),
    };
    let is_asked = member.factors.count() > 0
        || member.required(in_force).is_some()
        || policy.floor.on(surface) == Floor::EmailLink;
    if refused || is_asked {
        denied(Denial::ApiPassword)
    } else {
        Decision::Passed {
            why: eased(in_force, member),
        }
    }
}

fn eased(in_force: &InForce, member: &Facts) -> Ease {
    if member.is_exempt(in_force) {
        Ease::Exempt
    } else {
        Ease::NotRequired
    }
}

fn challenge(in_force: &InForce, member: &Facts, device: Device) -> Decision {
    let policy = &in_force.policy;
    let allowed = |kind: &FactorKind| {
        member.factors.of(*kind) > 0 && policy.methods.allow(*kind, member.role)
    };
    let mut kinds: Vec<FactorKind> = in_order(in_force).into_iter().filter(allowed).collect();
    // Nobody is locked out by a switch: what the policy no longer allows is taken once more, and something else set up.
    let then = if kinds.is_empty() {
        kinds = in_order(in_force)
            .into_iter()
            .filter(|kind| member.factors.of(*kind) > 0)
            .collect();
        enrollment(in_force, member, None, false)
    } else {
        None
    };
    if device == Device::Trusted && then.is_none() && policy.trusted_devices.days.get() > 0 {
        return Decision::Passed {
            why: Ease::TrustedDevice,
        };
    }
    let mut methods: Vec<Method> = kinds.iter().map(|kind| kind.method()).collect();
    let falls_back = methods.contains(&Method::SmsCode) && policy.methods.sms_code.email_fallback;
    if falls_back && member.email_known && !methods.contains(&Method::EmailCode) {
        methods.push(Method::EmailCode);
    }
    if member.recovery_codes_left > 0 {
        methods.push(Method::RecoveryCode);
    }
    Decision::Challenge { methods, then }
}

fn without_factor(in_force: &InForce, member: &Facts, device: Device, now: Timestamp) -> Decision {
    let policy = &in_force.policy;
    let required = member.required(in_force);
    let then = match required {
        Some(required) => match enrollment(
            in_force,
            member,
            Some(required.by),
            !required.by.is_past(now),
        ) {
            Some(set_up) => Some(set_up),
            None if required.by.is_past(now) => return denied(Denial::NoMethod),
            None => None,
        },
        None if is_offered(in_force, member, now) => enrollment(in_force, member, None, true),
        None => None,
    };
    let asked = match (policy.floor.on(member.role.surface()), device) {
        (Floor::None, _) | (Floor::NewDevice, Device::Known | Device::Trusted) => None,
        (Floor::EmailLink, _) => Some(Method::EmailLink),
        (Floor::NewDevice, Device::Unknown) => Some(Method::NewDeviceCode),
    };
    match (asked, then) {
        (Some(method), then) => Decision::Challenge {
            methods: Vec::from([method]),
            then,
        },
        (None, Some(set_up)) => Decision::Enroll(set_up),
        (None, None) if policy.floor.on(member.role.surface()) == Floor::NewDevice => {
            Decision::Passed {
                why: Ease::KnownDevice,
            }
        }
        (None, None) => Decision::Passed {
            why: eased(in_force, member),
        },
    }
}

fn is_offered(in_force: &InForce, member: &Facts, now: Timestamp) -> bool {
    let days = in_force.policy.required.encourage_days.get();
    let again = |at: Timestamp| at.plus_seconds(days.saturating_mul(DAY)).is_past(now);
    days > 0 && !member.is_exempt(in_force) && member.offered_at.is_none_or(again)
}

/// The set-up of what the policy lets the member's role use; `None` when that is nothing.
fn enrollment(
    in_force: &InForce,
    member: &Facts,
    by: Option<Timestamp>,
    may_skip: bool,
) -> Option<Enrollment> {
    let allowed = |kind: &FactorKind| in_force.policy.methods.allow(*kind, member.role);
    let kinds: Vec<FactorKind> = in_order(in_force).into_iter().filter(allowed).collect();
    (!kinds.is_empty()).then_some(Enrollment {
        by,
        may_skip,
        kinds,
    })
}

/// Every kind of factor: what is recommended first, what is marked as less secure last.
fn in_order(in_force: &InForce) -> Vec<FactorKind> {
    let mut kinds = FactorKind::VARIANTS.to_vec();
    kinds.sort_by_key(|kind| match in_force.policy.methods.mark(*kind) {
        Some(Mark::Recommended) => 0,
        None => 1,
        Some(Mark::LessSecure) => 2,
    });
    kinds
}
