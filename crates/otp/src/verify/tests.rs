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
            matches!(verdict, Verdict::Match(_))
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
        assert!(!matches!(verdict, Verdict::Match(_)), "{back} s back");
        let old = totp.code_at(now - back);
        let verdict = totp.verify(&old, now - back, Window::DEFAULT, Search::DEFAULT, seen);
        assert!(
            matches!(verdict, Verdict::Replayed { .. } | Verdict::Outdated { .. }),
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
            step: (start + 300) / 30,
            last_step: (start + 300) / 30
        }
    );
    seen = seen.after(told);
    for now in start..start + 600 {
        let verdict = totp.verify(&code, now, Window::DEFAULT, Search::NONE, seen);
        assert!(!matches!(verdict, Verdict::Match(_)), "{now}");
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
            Verdict::Match(accepted) => {
                let (step, used, offset) = (accepted.step(), accepted.last_step(), accepted.offset());
                prop_assert!(totp.code_for_step(step) == code && totp.code_for_step(used) == code);
                prop_assert!(window.around(totp.step_at(now)).contains(&step) && used >= step);
                prop_assert!(last_step.is_none_or(|last| step > last) && disclosed != Some(step));
                prop_assert_eq!(i128::from(step) - i128::from(totp.step_at(now)), i128::from(offset));
            }
            Verdict::Replayed { step } => {
                prop_assert!(totp.code_for_step(step) == code);
                prop_assert!(last_step.is_some_and(|last| totp.code_for_step(last) == code));
            }
            Verdict::Outdated { step } => prop_assert!(totp.code_for_step(step) == code),
            Verdict::ClockOff { seconds, step, last_step } => {
                prop_assert!(totp.code_for_step(step) == code && totp.code_for_step(last_step) == code);
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
        let accepted = matches!(first, Verdict::Match(_));
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
#[test]
fn s27_two_disclosed_steps_stay_refused_after_the_clock_went_back() {
    let totp = rfc();
    let verify = |step: u64, now: u64, seen: &mut Seen| {
        let code = totp.code_for_step(step);
        let verdict = totp.verify(&code, now * 30, Window::DEFAULT, Search::DEFAULT, *seen);
        *seen = seen.after(verdict);
        verdict.kind()
    };
    let now = 37_037_037;
    // The second one is ahead, behind, or the first one over again.
    for second in [now + 60, now + 20, now + 10] {
        let mut seen = Seen::NOTHING;
        assert_eq!(verify(now + 10, now, &mut seen), "clock-off");
        assert_eq!(verify(second, now + 30, &mut seen), "clock-off");
        for step in [now + 10, second] {
            assert_ne!(verify(step, step, &mut seen), "match", "{step} of {second}");
        }
        assert_eq!(verify(now + 31, now + 31, &mut seen), "match");
    }
}

/// One attempt of a history: how the clock moves before it, and whose code is sent.
#[derive(Clone, Debug)]
enum Attempt {
    /// The code of a step so far from now.
    Near { jump: i64, from_now: i64 },
    /// The clock is put to an earlier attempt's step, or near it, and that step's code is sent again.
    Again {
        which: prop::sample::Index,
        off: i64,
    },
}

fn attempt(jump: impl Strategy<Value = i64> + 'static) -> impl Strategy<Value = Attempt> {
    prop_oneof![
        4 => (jump, prop_oneof![-1..=1_i64, -45..=45_i64])
            .prop_map(|(jump, from_now)| Attempt::Near { jump, from_now }),
        3 => (any::<prop::sample::Index>(), -2..=2_i64)
            .prop_map(|(which, off)| Attempt::Again { which, off }),
    ]
}

/// What a history gave away and let in, as an onlooker sees it.
#[derive(Default)]
struct History {
    seen: Seen,
    sent: Vec<u64>,
    disclosed: Vec<u64>,
    /// The last step used up with each accepted code: a run of equal codes takes the steps inside it along.
    accepted: Vec<u64>,
    /// The last step that any window so far reached.
    horizon: u64,
}

impl History {
    fn send(&mut self, totp: &Totp, step: u64, now: u64) -> Verdict {
        let (window, search) = (Window::DEFAULT, Search::DEFAULT);
        let verdict = totp.verify(
            &totp.code_for_step(step),
            now * 30,
            window,
            search,
            self.seen,
        );
        self.seen = self.seen.after(verdict);
        self.sent.push(step);
        self.horizon = self.horizon.max(*window.around(now).end());
        match verdict {
            Verdict::Match(matched) => self.accepted.push(matched.last_step()),
            Verdict::ClockOff { step, .. } => self.disclosed.push(step),
            _ => {}
        }
        verdict
    }

    /// A code nobody has seen: neither this step's nor its twin's was sent before.
    fn is_fresh(&self, totp: &Totp, step: u64) -> bool {
        let code = totp.code_for_step(step);
        self.sent
            .iter()
            .all(|sent| totp.code_for_step(*sent) != code)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Around steps that have twins, and around one that has none.
    #[test]
    fn s27_nothing_disclosed_or_accepted_is_accepted_wherever_the_clock_goes(
        start in prop::sample::select([910_737, 153_567, 1_130_679, 37_037_037_u64].as_slice()),
        attempts in prop::collection::vec(attempt(prop_oneof![0..=2_i64, -60..=60_i64]), 1..24),
    ) {
        let totp = rfc();
        let (mut history, mut now) = (History::default(), start);
        for attempt in attempts {
            let step = match attempt {
                Attempt::Near { jump, from_now } => {
                    now = now.saturating_add_signed(jump);
                    now.saturating_add_signed(from_now)
                }
                Attempt::Again { which, off } if !history.sent.is_empty() => {
                    let step = history.sent[which.index(history.sent.len())];
                    now = step.saturating_add_signed(off);
                    step
                }
                Attempt::Again { .. } => now,
            };
            let (disclosed, accepted) = (history.disclosed.clone(), history.accepted.clone());
            if let Verdict::Match(matched) = history.send(&totp, step, now) {
                prop_assert!(!disclosed.contains(&matched.step()), "{} was disclosed", matched.step());
                prop_assert!(accepted.iter().all(|last| *last < matched.step()), "{} again", matched.step());
            }
        }
        // Wherever the clock was, the owner gets in as soon as it shows a time that no window and no run of equal codes has reached.
        let reached = history.accepted.iter().copied().fold(history.horizon, u64::max);
        let now = (reached + 1..).find(|step| history.is_fresh(&totp, *step)).unwrap();
        prop_assert!(matches!(history.send(&totp, now, now), Verdict::Match(_)));
    }

    #[test]
    fn s27_guesses_lock_nobody_out_while_the_clock_is_right(
        start in prop::sample::select([910_737, 153_567, 1_130_679, 37_037_037_u64].as_slice()),
        guesses in prop::collection::vec((0..=3_u64, -45..=45_i64, any::<bool>()), 1..24),
    ) {
        let totp = rfc();
        let (mut history, mut now) = (History::default(), start);
        for (passed, from_now, owner_comes) in guesses {
            now += passed;
            let guessed = now.saturating_add_signed(from_now);
            // Digits of a step in the window are right, whoever sends them.
            let right = |step| totp.code_for_step(step) == totp.code_for_step(guessed);
            if !Window::DEFAULT.around(now).any(right) {
                let verdict = history.send(&totp, guessed, now);
                prop_assert!(!matches!(verdict, Verdict::Match(_)));
            }
            let new = history.accepted.last().is_none_or(|last| *last < now);
            if owner_comes && new && history.is_fresh(&totp, now) {
                prop_assert!(matches!(history.send(&totp, now, now), Verdict::Match(_)));
            }
        }
    }
}
