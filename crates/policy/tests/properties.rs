//! What holds of every policy, member and moment.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where something is not as it should be"
)]

mod cases;

use cases::{Case, Draw, EPOCH};
use countersign_policy::{
    Change, Channel, Circumstances, Class, Decision, Denial, Device, Ease, Effect, Enrollment,
    Factors, Facts, Floor, Granted, InForce, Method, Setting, Timestamp, decide,
};
use proptest::prelude::*;

const FLOORS: [Method; 2] = [Method::EmailLink, Method::NewDeviceCode];

/// Whether this decision lets somebody end up signed in without a second factor, the trusted browser of a factor apart.
fn gets_by_without_factor(decision: &Decision) -> bool {
    let skippable =
        |set_up: &Option<Enrollment>| set_up.as_ref().is_none_or(|set_up| set_up.may_skip);
    match decision {
        Decision::Passed { why } => *why != Ease::TrustedDevice,
        Decision::Challenge { methods, then } => {
            methods.iter().any(|method| FLOORS.contains(method)) && skippable(then)
        }
        Decision::Enroll(set_up) => set_up.may_skip,
        Decision::Denied { .. } => false,
    }
}

fn asked(case: &Case) -> Decision {
    decide(&case.in_force, &case.member, case.from, case.now)
}

/// Every way to come in.
fn ways() -> impl Iterator<Item = Circumstances> {
    [Channel::Page, Channel::Api]
        .into_iter()
        .flat_map(|channel| {
            [Device::Unknown, Device::Known, Device::Trusted]
                .map(|device| Circumstances { channel, device })
        })
}

/// A member with nothing but what a policy looks at to find out whether they must.
fn bare(member: &Facts) -> Facts {
    Facts {
        factors: Factors::default(),
        locked: false,
        full_until: None,
        set_up_due: false,
        email_known: true,
        ..*member
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_who_is_required_passes_without_a_factor_after_the_deadline(seed: u64) {
        let case = Case::drawn(seed);
        let Some(required) = case.member.required(&case.in_force) else { return Ok(()) };
        let late = case.now.max(required.by);
        for from in ways() {
            let decision = decide(&case.in_force, &case.member, from, late);
            prop_assert!(!gets_by_without_factor(&decision), "{from:?}: {decision:?}");
        }
    }

    #[test]
    fn a_trusted_browser_stands_in_for_a_factor_that_is_there_and_nothing_else(seed: u64) {
        let case = Case::drawn(seed);
        if let Decision::Passed { why: Ease::TrustedDevice } = asked(&case) {
            prop_assert!(case.member.factors.count() > 0);
            prop_assert!(case.from.device == Device::Trusted && case.from.channel == Channel::Page);
            prop_assert!(case.in_force.policy.trusted_devices.days.get() > 0);
        }
    }

    #[test]
    fn somebody_with_a_factor_passes_by_a_factor_a_trusted_browser_or_sso(seed: u64) {
        let case = Case::drawn(seed);
        if case.member.factors.count() == 0 { return Ok(()) }
        match asked(&case) {
            Decision::Passed { why } => prop_assert!(matches!(why, Ease::Sso | Ease::TrustedDevice)),
            Decision::Challenge { methods, .. } => {
                prop_assert!(!methods.is_empty());
                prop_assert!(!methods.iter().any(|method| FLOORS.contains(method)));
            }
            Decision::Enroll(set_up) => prop_assert!(false, "{set_up:?} goes round the factor"),
            Decision::Denied { why, .. } => prop_assert!(why != Denial::NoMethod),
        }
    }

    #[test]
    fn s12_whoever_was_reset_sets_up_a_factor_before_anything_else(seed: u64) {
        let mut case = Case::drawn(seed);
        case.member = Facts { set_up_due: true, factors: Factors::default(), ..case.member };
        for from in ways() {
            let decision = decide(&case.in_force, &case.member, from, case.now);
            let is_left_to_sso = decision == Decision::Passed { why: Ease::Sso };
            prop_assert!(is_left_to_sso || !gets_by_without_factor(&decision), "{from:?}: {decision:?}");
        }
    }

    #[test]
    fn no_api_takes_the_password_of_somebody_who_has_a_factor(seed: u64) {
        let mut case = Case::drawn(seed);
        case.from.channel = Channel::Api;
        let decision = asked(&case);
        prop_assert!(!matches!(decision, Decision::Challenge { .. } | Decision::Enroll(_)), "an API cannot ask");
        if case.member.factors.count() > 0 {
            prop_assert!(matches!(decision, Decision::Denied { .. }), "{decision:?}");
        }
    }

    #[test]
    fn no_api_goes_round_a_link_that_a_page_would_ask_for(seed: u64) {
        let mut case = Case::drawn(seed);
        case.from = Circumstances { channel: Channel::Page, device: Device::Unknown };
        let on_a_page = asked(&case);
        case.from.channel = Channel::Api;
        let asks_link = matches!(&on_a_page, Decision::Challenge { methods, .. } if methods.contains(&Method::EmailLink));
        if asks_link || matches!(&on_a_page, Decision::Denied { .. }) && case.in_force.policy.floor.on(case.member.role.surface()) == Floor::EmailLink {
            let decision = asked(&case);
            prop_assert!(matches!(decision, Decision::Denied { .. }), "{decision:?}");
        }
    }

    #[test]
    fn whoever_is_locked_or_must_change_the_password_is_denied(seed: u64) {
        let case = Case::drawn(seed);
        for from in ways() {
            let decision = decide(&case.in_force, &case.member, from, case.now);
            let expected = match (case.member.locked, case.member.full_until) {
                (true, _) => Some((Denial::Locked, None)),
                (false, Some(until)) => Some((Denial::PasswordChange, Some(until))),
                (false, None) => None,
            };
            match (expected, decision) {
                (Some((why, until)), decision) => prop_assert_eq!(decision, Decision::Denied { why, until }),
                (None, Decision::Denied { why, .. }) => prop_assert!(matches!(why, Denial::ApiPassword | Denial::NoMethod)),
                (None, _) => {}
            }
        }
    }

    #[test]
    fn sso_is_left_alone_unless_a_setting_that_counts_asks(seed: u64) {
        let mut case = Case::drawn(seed);
        case.member = Facts { sso: true, ..bare(&case.member) };
        case.from.channel = Channel::Page;
        let policy = &case.in_force.policy;
        let awake = policy.required.overrides && policy.asks_anybody(case.member.role.surface());
        let asks = awake && case.member.setting == Setting::Required;
        let passes = asked(&case) == Decision::Passed { why: Ease::Sso };
        prop_assert_eq!(passes, policy.required.sso_exempt && !asks);
    }

    /// What is set for a member is theirs, and no switch touches it: the policy asks the same of them when it comes back.
    #[test]
    fn settings_survive_every_switch_of_mode_and_preset(seed: u64) {
        let case = Case::drawn(seed);
        let draw = &mut Draw::new(!seed);
        let (home, mut away) = (case.in_force.policy.clone(), case.in_force.clone());
        let mut kept = case.member.required(&away).is_some();
        for _ in 0..=draw.below(4) {
            away = away.switched(draw.policy(), case.now);
            kept &= away.policy.requires(Class::from(&case.member));
        }
        let back = away.switched(home, case.now);
        let (before, after) = (case.member.required(&case.in_force), case.member.required(&back));
        prop_assert_eq!(before.is_some(), after.is_some());
        prop_assert_eq!(back.policy.setting(Class::from(&case.member)), case.in_force.policy.setting(Class::from(&case.member)));
        // Without a pause in between, or with a deadline that is past either way, nothing at all is different.
        let is_past = |required: Option<countersign_policy::Required>| required.is_none_or(|required| required.by.is_past(case.now));
        if kept || (is_past(before) && is_past(after)) {
            prop_assert_eq!(asked(&case), asked(&Case { in_force: back, ..case }));
        }
    }

    /// The preview, held against what is decided before the switch and after it.
    #[test]
    fn the_preview_tells_what_is_decided(seed: u64) {
        let case = Case::drawn(seed);
        let new = case.in_force.switched(Draw::new(!seed).policy(), case.now);
        let change = Change::preview(&case.in_force, &new, &case.member, case.now);
        let far = Timestamp::from_micros(i64::MAX);
        // Somebody without a factor is made to set one up, sooner or later, if and only if they are required to.
        let made_to = |in_force: &InForce, at: Timestamp| {
            let known = Circumstances { channel: Channel::Page, device: Device::Known };
            match decide(in_force, &bare(&case.member), known, at) {
                Decision::Enroll(set_up) | Decision::Challenge { then: Some(set_up), .. } => !set_up.may_skip,
                // Required, and the role may use nothing.
                Decision::Denied { .. } => true,
                Decision::Passed { .. } | Decision::Challenge { then: None, .. } => false,
            }
        };
        let effect = match (made_to(&case.in_force, far), made_to(&new, far)) {
            (false, true) => Effect::Gains,
            (true, true) => Effect::Keeps,
            (true, false) => Effect::Loses,
            (false, false) => Effect::Unaffected,
        };
        prop_assert_eq!(change.effect, effect);
        if let Some(by) = change.by {
            prop_assert!(made_to(&new, by), "at exactly the deadline it is past");
            prop_assert!(!made_to(&new, by.plus_micros(-1)));
        }
        let fails = |at| decide(&new, &case.member, Circumstances::default(), at)
            == Decision::Denied { why: Denial::NoMethod, until: None };
        let cannot = fails(case.now) || change.by.is_some_and(|by| fails(by.max(case.now)));
        prop_assert_eq!(change.cannot, cannot);
        prop_assert_eq!(change.has_factor, case.member.factors.count() > 0);
    }

    /// Switches, sign-ins and a clock in any order: nobody who stays required gets a later deadline than one that they were told,
    /// nor a later one than the policy in force gives; nobody who was not required gets less than their days.
    #[test]
    fn s20_the_deadline_is_the_earlier_of_what_was_told_and_what_the_policy_gives(seed: u64) {
        let draw = &mut Draw::new(seed);
        let mut member = bare(&draw.member());
        member.required_from = EPOCH;
        member.granted = None;
        let mut now = EPOCH;
        let mut in_force = InForce::first(draw.policy(), now);
        // The model: when the requirement began that has not ended since, and the earliest deadline told in it.
        let mut begun = in_force.policy.requires(Class::from(&member)).then_some(now);
        let mut told: Option<Timestamp> = None;
        for _ in 0..30 {
            now = now.plus_micros(1 + i64::from(draw.below(4 * 86_400)) * 1_000_000);
            match draw.below(4) {
                0 => in_force = in_force.switched(draw.policy(), now),
                1 => {
                    let after = Facts { role: draw.word(), setting: draw.word(), sso: draw.one_in(4), ..member };
                    member = in_force.changed(Some(&member), after, now);
                }
                _ => {}
            }
            if !in_force.policy.requires(Class::from(&member)) {
                (begun, told) = (None, None);
                continue;
            }
            let since = *begun.get_or_insert(now);
            let gives = since.plus_days(in_force.policy.required.grace_days.get());
            let required = member.required(&in_force).unwrap();
            let latest = told.map_or(required.by, |told| told.min(required.by));
            prop_assert_eq!(required.by, latest, "later than what was told");
            // A later beginning than the model's is that of the member's new class, which is required since then only.
            prop_assert!(required.since >= since);
            prop_assert!(required.by <= required.since.plus_days(in_force.policy.required.grace_days.get()));
            if required.since == since && told.is_none() {
                prop_assert_eq!(required.by, gives, "the days were cut short");
            }
            // A sign-in tells the deadline; the store keeps the earliest of this requirement.
            let decision = decide(&in_force, &member, Circumstances::default(), now);
            let set_up = match decision {
                Decision::Enroll(set_up) | Decision::Challenge { then: Some(set_up), .. } => Some(set_up),
                _ => None,
            };
            if let Some(set_up) = set_up {
                prop_assert_eq!(set_up.may_skip, !required.by.is_past(now));
                prop_assert_eq!(set_up.by, set_up.may_skip.then_some(required.by));
                let stale = member.granted.is_none_or(|granted| granted.told_at < required.since || granted.by > required.by);
                if stale {
                    member.granted = Some(Granted { told_at: now, by: required.by });
                }
                told = Some(told.map_or(required.by, |told| told.min(required.by)));
            }
        }
    }
}
