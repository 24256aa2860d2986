//! What vectors cannot say: properties over every input, and histories of several attempts.

use alloc::{string::String, vec::Vec};

use proptest::prelude::*;

use crate::{Algorithm, Code, Digits, Period, Search, Secret, Seen, Totp, Verdict, Window};

const SEED: &[u8] = b"12345678901234567890";

fn rfc() -> Totp {
    Totp::rfc_default(Secret::from_bytes(SEED).unwrap())
}

/// One code, sent every second from `from` to `to`, with everything stored as the documentation says.
fn accepted_at(totp: &Totp, code: &Code, from: u64, to: u64, window: Window) -> Vec<u64> {
    let mut seen = Seen::NOTHING;
    (from..=to)
        .filter(|now| {
            let verdict = totp.verify(code, *now, window, Search::NONE, seen);
            seen = seen.after(verdict);
            matches!(verdict, Verdict::Match { .. })
        })
        .collect()
}

#[test]
fn s1_s1c_a_code_sent_every_second_is_accepted_once() {
    let totp = rfc();
    // Twins one, two and three steps apart, and a step without one.
    for step in [910_737, 153_567, 287_107, 37_037_037] {
        let code = totp.code_for_step(step);
        for window in [
            Window::EXACT,
            Window::DEFAULT,
            Window::new(2, 0),
            Window::new(0, 2),
            Window::new(3, 5),
        ] {
            let before = (step - 20) * 30;
            let after = (step + 20) * 30;
            let accepted = accepted_at(&totp, &code, before, after, window);
            let first = accepted[0] / 30;
            let still = |step| {
                window
                    .around(step)
                    .any(|near| totp.code_for_step(near) == code)
            };
            // A second time only where, in between, no step in the window yielded it.
            for second in &accepted[1..] {
                assert!(
                    (first..second / 30).any(|now| !still(now)),
                    "{step} {window:?}"
                );
            }
        }
    }
}

#[test]
fn s1c_the_known_twins_are_accepted_once_in_the_default_window() {
    let totp = rfc();
    for (step, digits) in [(910_737, "911617"), (153_567, "468457")] {
        let code = Code::parse(digits, Digits::Six).unwrap();
        for first in (step - 1) * 30..=(step + 4) * 30 - 1 {
            let accepted = accepted_at(&totp, &code, first, (step + 6) * 30, Window::DEFAULT);
            assert!(accepted.len() <= 1, "{digits} from {first}: {accepted:?}");
        }
    }
}

#[test]
fn s27_a_clock_that_jumps_back_accepts_nothing_again() {
    let totp = rfc();
    let now = 1_111_111_111;
    let code = totp.code_at(now);
    let verdict = totp.verify(&code, now, Window::DEFAULT, Search::DEFAULT, Seen::NOTHING);
    let seen = Seen::NOTHING.after(verdict);
    for back in (0..7200).step_by(7) {
        let verdict = totp.verify(&code, now - back, Window::DEFAULT, Search::DEFAULT, seen);
        assert!(!matches!(verdict, Verdict::Match { .. }), "{back} s back");
        let old = totp.code_at(now - back);
        let verdict = totp.verify(&old, now - back, Window::DEFAULT, Search::DEFAULT, seen);
        assert!(
            matches!(verdict, Verdict::Replayed { .. }),
            "{back} s back, that time's code"
        );
    }
}

#[test]
fn a_step_told_ahead_of_time_is_never_accepted() {
    let totp = rfc();
    let start = 1_111_111_111;
    let code = totp.code_at(start + 300);
    let mut seen = Seen::NOTHING;
    let told = totp.verify(&code, start, Window::DEFAULT, Search::DEFAULT, seen);
    assert_eq!(
        told,
        Verdict::ClockOff {
            seconds: 300,
            step: (start + 300) / 30
        }
    );
    seen = seen.after(told);
    for now in start..start + 600 {
        let verdict = totp.verify(&code, now, Window::DEFAULT, Search::NONE, seen);
        assert!(!matches!(verdict, Verdict::Match { .. }), "{now}");
        // Trying for a second step must not push the first one out of memory.
        let other = totp.code_at(now + 900);
        seen = seen.after(totp.verify(&other, now, Window::DEFAULT, Search::DEFAULT, seen));
    }
}

#[test]
fn s18_debug_shows_no_key() {
    let shown = alloc::format!("{:?}", rfc());
    assert_eq!(
        shown,
        "Totp { algorithm: Sha1, digits: Six, period: Period(30), .. }"
    );
}

fn algorithm() -> impl Strategy<Value = Algorithm> {
    prop::sample::select(Algorithm::ALL.as_slice())
}

fn digits() -> impl Strategy<Value = Digits> {
    prop::sample::select(Digits::ALL.as_slice())
}

/// Any step, the edges of time more often than chance would have it.
fn any_u64() -> impl Strategy<Value = u64> {
    prop_oneof![
        any::<u64>(),
        0..600_u64,
        (u64::MAX - 600)..=u64::MAX,
        0..=u64::from(u32::MAX)
    ]
}

fn any_u32() -> impl Strategy<Value = u32> {
    prop_oneof![0..4_u32, 0..300_u32, any::<u32>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_panics_and_every_verdict_is_true(
        key in prop::collection::vec(any::<u8>(), 1..80),
        (algorithm, digits, period) in (algorithm(), digits(), 1..=u32::MAX),
        (now, from_now) in (any_u64(), -300..300_i64),
        (past, future, before, after) in (any_u32(), any_u32(), any_u32(), any_u32()),
        (last_step, disclosed) in (prop::option::of(any_u64()), prop::option::of(any_u64())),
    ) {
        let period = Period::new(period).unwrap();
        let totp = Totp::new(Secret::from_bytes(key).unwrap(), algorithm, digits, period);
        let step = totp.step_at(now).saturating_add_signed(from_now);
        let code = totp.code_for_step(step);
        let seen = Seen { last_step, disclosed };
        let window = Window::new(past, future);
        match totp.verify(&code, now, window, Search::new(before, after), seen) {
            Verdict::Match { step, last_step: used, offset } => {
                prop_assert!(totp.code_for_step(step) == code && totp.code_for_step(used) == code);
                prop_assert!(window.around(totp.step_at(now)).contains(&step) && used >= step);
                prop_assert!(last_step.is_none_or(|last| step > last) && disclosed != Some(step));
                prop_assert_eq!(i128::from(step) - i128::from(totp.step_at(now)), i128::from(offset));
            }
            Verdict::Replayed { step } => prop_assert!(totp.code_for_step(step) == code),
            Verdict::ClockOff { seconds, step } => {
                prop_assert!(totp.code_for_step(step) == code);
                prop_assert!(!window.around(totp.step_at(now)).contains(&step));
                let steps = i128::from(step) - i128::from(totp.step_at(now));
                prop_assert_eq!(steps * i128::from(period.seconds()), i128::from(seconds));
            }
            Verdict::NoMatch => prop_assert!(!window.around(totp.step_at(now)).contains(&step)),
        }
    }

    #[test]
    fn s1_what_was_accepted_is_refused_at_once(now in any_u64(), from_now in -1..=1_i64) {
        let totp = rfc();
        let code = totp.code_for_step(totp.step_at(now).saturating_add_signed(from_now));
        let verify = |seen| totp.verify(&code, now, Window::DEFAULT, Search::DEFAULT, seen);
        let first = verify(Seen::NOTHING);
        let again = verify(Seen::NOTHING.after(first));
        let accepted = matches!(first, Verdict::Match { .. });
        let refused = matches!(again, Verdict::Replayed { .. });
        prop_assert!(accepted && refused);
    }

    #[test]
    fn the_seconds_left_lead_to_the_next_step(now in 0..u64::MAX / 2, period in 1..=u32::MAX) {
        let secret = Secret::from_bytes(SEED).unwrap();
        let period = Period::new(period).unwrap();
        let totp = Totp::new(secret, Algorithm::Sha1, Digits::Six, period);
        let left = u64::from(totp.seconds_left(now));
        prop_assert!((1..=u64::from(period.seconds())).contains(&left));
        prop_assert_eq!(totp.step_at(now + left), totp.step_at(now) + 1);
        prop_assert_eq!(totp.step_at(now + left - 1), totp.step_at(now));
    }

    #[test]
    fn s2_no_text_panics_and_what_passes_is_digits(text in any::<String>(), typed in "[0-9 -]{0,70}") {
        for text in [text, typed] {
            for digits in Digits::ALL {
                if let Ok(code) = Code::parse(&text, digits) {
                    prop_assert_eq!(code.as_str().len(), usize::from(digits.count()));
                    prop_assert!(code.as_str().bytes().all(|byte| byte.is_ascii_digit()));
                    prop_assert!(Code::parse(code.as_str(), digits) == Ok(code));
                }
            }
        }
    }
}
