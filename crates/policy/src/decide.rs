use alloc::vec::Vec;

use strum::VariantArray as _;

use crate::{
    ApiPassword, Channel, Circumstances, Class, Decision, Denial, Device, Ease, Enrollment,
    FactorKind, Facts, Floor, InForce, Mark, Method, Policy, Role, Setting, Timestamp,
};

/// Decides what a sign-in asks of a member whose password (or whatever the application asks first) was right.
///
/// ```
/// use countersign_policy::{Circumstances, Decision, Ease, Facts, FactorKind, InForce, Policy, Timestamp, decide};
///
/// let now = Timestamp::from_unix_seconds(1_700_000_000);
/// let policy = Policy::from_toml("[required]\ngrace_days = 7").unwrap();
/// let in_force = InForce::first(policy, now);
/// let member = Facts { required_from: now, ..Facts::default() };
/// let on_a_page = Circumstances::default();
///
/// let Decision::Enroll(set_up) = decide(&in_force, &member, on_a_page, now) else { panic!() };
/// assert!(set_up.may_skip);
/// assert_eq!(set_up.by, Some(now.plus_days(7)));
/// assert_eq!(set_up.kinds, [FactorKind::Totp, FactorKind::Hotp]);
///
/// // At exactly the deadline it can no longer be put off.
/// let Decision::Enroll(set_up) = decide(&in_force, &member, on_a_page, now.plus_days(7)) else { panic!() };
/// assert!(!set_up.may_skip);
/// ```
pub fn decide(in_force: &InForce, member: &Facts, from: Circumstances, now: Timestamp) -> Decision {
    if let Some(stopped) = stopped(member) {
        return stopped;
    }
    let has_factor = member.factors.count() > 0;
    if from.channel == Channel::Api && (has_factor || refuses_password(in_force, member, now)) {
        return denied(Denial::ApiPassword);
    }
    if in_force.policy.leaves_to_sso(Class::from(member)) {
        return Decision::Passed { why: Ease::Sso };
    }
    match from.channel {
        Channel::Api => eased(in_force, member),
        Channel::Page if has_factor => with_factor(in_force, member, from.device),
        Channel::Page => without_factor(in_force, member, from.device, now),
    }
}

/// Decides what one act of the application's own asks of a member who is signed in: a second factor, given now. No browser
/// and no identity provider stands in for it, and nothing is set up on the way: whoever has taken a session over would
/// set up a factor of their own.
///
/// ```
/// use countersign_policy::{Decision, Denial, Facts, InForce, Policy, Timestamp, decide_action};
///
/// let in_force = InForce::first(Policy::default(), Timestamp::from_unix_seconds(1_700_000_000));
/// let nobody = Facts::default();
/// assert_eq!(decide_action(&in_force, &nobody), Decision::Denied { why: Denial::NoMethod, until: None });
/// ```
pub fn decide_action(in_force: &InForce, member: &Facts) -> Decision {
    if let Some(stopped) = stopped(member) {
        return stopped;
    }
    if member.factors.count() == 0 {
        return denied(Denial::NoMethod);
    }
    match with_factor(in_force, member, Device::Unknown) {
        Decision::Challenge { methods, .. } => Decision::Challenge {
            methods,
            then: None,
        },
        decided => decided,
    }
}

/// Nothing is asked of a member who guessed, or was guessed at, too often.
fn stopped(member: &Facts) -> Option<Decision> {
    if member.locked {
        return Some(denied(Denial::Locked));
    }
    member.full_until.map(|until| Decision::Denied {
        why: Denial::PasswordChange,
        until: Some(until),
    })
}

const fn denied(why: Denial) -> Decision {
    Decision::Denied { why, until: None }
}

/// Nothing is asked of somebody who has no factor and need not have one now.
fn eased(in_force: &InForce, member: &Facts) -> Decision {
    let why = match in_force.policy.setting(Class::from(member)) {
        Setting::Exempt => Ease::Exempt,
        Setting::Inherit | Setting::Required => Ease::NotRequired,
    };
    Decision::Passed { why }
}

/// Whether an API takes no password of a member without a factor. No code and no link can be asked for there: a sign-in that
/// would ask for a link or for the set-up on a page would otherwise get round both.
fn refuses_password(in_force: &InForce, member: &Facts, now: Timestamp) -> bool {
    let (policy, class) = (&in_force.policy, Class::from(member));
    let surface = class.role.surface();
    let by_rule = match policy.api.password {
        ApiPassword::Allowed => false,
        ApiPassword::RefusedWhenRequired => policy.asks_anybody(surface),
    };
    let must_set_up = member.set_up_due
        || member
            .required(in_force)
            .is_some_and(|required| required.by.is_past(now));
    let must_open_link =
        policy.floor.on(surface) == Floor::EmailLink && !policy.leaves_to_sso(class);
    by_rule || must_set_up || must_open_link
}

fn with_factor(in_force: &InForce, member: &Facts, device: Device) -> Decision {
    let policy = &in_force.policy;
    let owned = kinds_in_order(policy).filter(|kind| member.factors.of(*kind) > 0);
    let (allowed, barred): (Vec<_>, Vec<_>) =
        owned.partition(|kind| policy.methods.allow(*kind, member.role));
    // No switch locks anybody out: what the policy no longer allows is taken until something that it allows is set up.
    let (kinds, then) = if allowed.is_empty() {
        (strongest(barred), set_up(policy, member.role, None, false))
    } else {
        (allowed, None)
    };
    let trusts = device == Device::Trusted && policy.trusted_devices.days.get() > 0;
    if trusts && then.is_none() {
        return Decision::Passed {
            why: Ease::TrustedDevice,
        };
    }
    let mut methods: Vec<Method> = kinds.into_iter().map(FactorKind::method).collect();
    let falls_back = methods.contains(&Method::SmsCode) && policy.methods.sms_code.email_fallback;
    if falls_back && member.email_known && !methods.contains(&Method::EmailCode) {
        methods.push(Method::EmailCode);
    }
    if member.recovery_codes_left > 0 {
        methods.push(Method::RecoveryCode);
    }
    Decision::Challenge { methods, then }
}

/// Of factors that are all barred, those that say the most.
fn strongest(mut kinds: Vec<FactorKind>) -> Vec<FactorKind> {
    let assurance = |kind: &FactorKind| kind.method().assurance();
    let most = kinds.iter().map(assurance).min();
    kinds.retain(|kind| most == Some(assurance(kind)));
    kinds
}

fn without_factor(in_force: &InForce, member: &Facts, device: Device, now: Timestamp) -> Decision {
    let policy = &in_force.policy;
    let required = member.required(in_force);
    let is_due = member.set_up_due || required.is_some_and(|required| required.by.is_past(now));
    let enrollment = match required {
        _ if is_due => match set_up(policy, member.role, None, false) {
            None => return denied(Denial::NoMethod),
            asked => asked,
        },
        Some(required) => set_up(policy, member.role, Some(required.by), true),
        None if is_offered(in_force, member, now) => set_up(policy, member.role, None, true),
        None => None,
    };
    let floor = match (policy.floor.on(member.role.surface()), device) {
        (Floor::None, _) => None,
        (Floor::EmailLink, _) => Some(Method::EmailLink),
        (Floor::NewDevice, Device::Unknown) => Some(Method::NewDeviceCode),
        (Floor::NewDevice, Device::Known | Device::Trusted) => None,
    };
    match (floor, enrollment) {
        // Without an address the floor would be a sign-in that never ends, or none at all.
        (Some(_), _) if !member.email_known => denied(Denial::NoMethod),
        (Some(method), then) => Decision::Challenge {
            methods: Vec::from([method]),
            then,
        },
        (None, Some(enrollment)) => Decision::Enroll(enrollment),
        (None, None) if policy.floor.on(member.role.surface()) == Floor::NewDevice => {
            Decision::Passed {
                why: Ease::KnownDevice,
            }
        }
        (None, None) => eased(in_force, member),
    }
}

/// Whether a member who need not have a factor is offered one now.
fn is_offered(in_force: &InForce, member: &Facts, now: Timestamp) -> bool {
    let policy = &in_force.policy;
    let days = policy.required.encourage_days.get();
    let again = |at: Timestamp| at.plus_days(days).is_past(now);
    days > 0
        && policy.setting(Class::from(member)) != Setting::Exempt
        && member.offered_at.is_none_or(again)
}

/// The set-up of what the role may use; `None` when that is nothing.
fn set_up(
    policy: &Policy,
    role: Role,
    by: Option<Timestamp>,
    may_skip: bool,
) -> Option<Enrollment> {
    let kinds: Vec<FactorKind> = kinds_in_order(policy)
        .filter(|kind| policy.methods.allow(*kind, role))
        .collect();
    (!kinds.is_empty()).then_some(Enrollment {
        by,
        may_skip,
        kinds,
    })
}

/// Every kind of factor: what is recommended first, what is marked as less secure last.
fn kinds_in_order(policy: &Policy) -> impl Iterator<Item = FactorKind> {
    let mark = |kind: &FactorKind| policy.methods.mark(*kind);
    [Some(Mark::Recommended), None, Some(Mark::LessSecure)]
        .into_iter()
        .flat_map(move |wanted| {
            FactorKind::VARIANTS
                .iter()
                .copied()
                .filter(move |kind| mark(kind) == wanted)
        })
}
