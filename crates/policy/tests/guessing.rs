//! G1: how far a patient guesser gets who has the password, whatever the owner does and whatever they have set up.
#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

use countersign_policy::{Bounded, Budget, Factors, Policy, Preset, Timestamp};
use proptest::prelude::*;
use strum::VariantArray as _;

const START: Timestamp = Timestamp::from_unix_seconds(1_700_000_000);
const YEAR: i64 = 365 * 24 * 3600 * 1_000_000;

/// The most that G1 allows under the default policy, and therefore under any: the bounds of a budget only tighten it.
const ALLOWED: f64 = 0.002;

/// How many codes one guess may hit, counted anew from the standards and not from what the code says: three time steps of an
/// app (RFC 6238 §5.2), eleven counters of a token (RFC 4226 §7.4 with s = 10), one code sent by each way. Recovery codes have
/// 80 bits: nothing to speak of.
fn codes_in_reach(factors: &Factors) -> u32 {
    3 * factors.totp + 11 * factors.hotp + factors.email.min(1) + factors.sms.min(1)
}

fn policies() -> impl Strategy<Value = Policy> {
    let named: Vec<Policy> = Preset::VARIANTS
        .iter()
        .map(|preset| preset.policy().unwrap())
        .chain([Policy::default()])
        .collect();
    prop::sample::select(named)
}

/// Any budget that a policy may have.
fn budgets() -> impl Strategy<Value = Policy> {
    (policies(), 0..=10_u32, 20..=100_u32, 20..=300_u32).prop_map(
        |(mut policy, slips, stop, guesses)| {
            policy.budget.slips = Bounded::clamped(slips);
            policy.budget.stop = Bounded::clamped(stop);
            policy.budget.guesses_per_year = Bounded::clamped(guesses);
            policy
        },
    )
}

fn mixes() -> impl Strategy<Value = Factors> {
    (0..=5_u32, 0..=5_u32, 0..=3_u32, 0..=3_u32).prop_map(|(totp, hotp, email, sms)| Factors {
        totp,
        hotp,
        email,
        sms,
    })
}

/// Guesses with any pauses between them, at a member who adds and removes factors meanwhile. The owner signs in before each,
/// so that failures in a row never hinder. In no 365 days do the codes hit add up to more than the figure that is shown, nor
/// the figure to more than G1 allows.
fn no_year_is_worse_than_shown(
    policy: &Policy,
    guesses: &[(u32, Factors)],
) -> Result<(), TestCaseError> {
    let shown = policy.guess_chance_per_year();
    prop_assert!(0.0 < shown && shown <= ALLOWED, "{shown}");
    let account = *Budget::on(&policy.budget).long_account();
    let (mut now, mut empty_at) = (START, Timestamp::from_micros(0));
    let mut looked_at: Vec<(Timestamp, u32)> = Vec::new();
    for (pause, factors) in guesses {
        now = now.plus_seconds(*pause);
        if let Some(charged) = account.charged(empty_at, now, factors.units()) {
            empty_at = charged;
            looked_at.push((now, codes_in_reach(factors)));
        }
    }
    for (start, _) in &looked_at {
        let end = start.plus_micros(YEAR);
        let year = looked_at.iter().filter(|(at, _)| at >= start && *at < end);
        let codes: u32 = year.map(|(_, codes)| codes).sum();
        let chance = f64::from(codes) / 1_000_000.0;
        prop_assert!(
            chance <= shown,
            "{chance} is more than the {shown} that is shown"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn g1_no_mix_of_factors_beats_the_figure_under_the_default_and_each_preset(
        policy in policies(),
        guesses in prop::collection::vec((0..200_000_u32, mixes()), 1..700),
    ) {
        no_year_is_worse_than_shown(&policy, &guesses)?;
    }

    #[test]
    fn g1_no_mix_of_factors_beats_the_figure_under_any_budget_in_bounds(
        policy in budgets(),
        guesses in prop::collection::vec((0..200_000_u32, mixes()), 1..700),
    ) {
        no_year_is_worse_than_shown(&policy, &guesses)?;
    }

    /// One mix all year, as fast as the account allows: the worst that a member's own choice can do.
    #[test]
    fn g1_no_member_is_worse_off_for_what_they_set_up(policy in budgets(), factors in mixes()) {
        no_year_is_worse_than_shown(&policy, &[(40_000, factors); 800])?;
    }
}
