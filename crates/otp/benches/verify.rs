//! What accepting a code costs, beside `totp-rs` in the same run.
//!
//! Both look at a window of three steps for SHA-1, six digits, thirty seconds. `totp-rs` stops at the first step that
//! matches and says nothing of a second one; we look at every step and at those that could repeat the code. So each
//! place of the window is measured, and the mean of the three is compared. The two take turns, so that whatever else
//! the machine does meets both.
//!
//! `cargo bench -p countersign-otp --bench verify`
#![allow(clippy::print_stdout, reason = "the report is the point")]

use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use countersign_otp::{
    Algorithm, Code, Digits, Period, Search, Secret, Seen, Totp, Verdict, Window,
};

const KEY: [u8; 20] = *b"12345678901234567890";
const NOW: u64 = 1_111_111_111;
const ROUNDS: usize = 301;
const CALLS: u32 = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let ours = ours()?;
    let theirs = theirs();
    println!(
        "one accepted verification of a 3-step window, text to verdict, median of {ROUNDS} rounds"
    );
    println!(
        "{:34} {:>10} {:>10} {:>7}",
        "", "countersign", "totp-rs", "ratio"
    );

    let mut kept = Pair::default();
    let mut made = Pair::default();
    for (place, at) in [("past", NOW - 30), ("current", NOW), ("future", NOW + 30)] {
        let text = ours.code_at(at).as_str().to_owned();
        assert!(accepted(&ours, &text), "ours accepts the {place} step");
        assert!(
            theirs.check(&text, NOW).is_some(),
            "theirs accepts the {place} step"
        );

        kept.add(
            &format!("key kept, code of the {place} step"),
            Pair::measure(
                || accepted(black_box(&ours), black_box(&text)),
                || theirs.check(black_box(&text), black_box(NOW)).is_some(),
            ),
        );
        made.add(
            &format!("key given, code of the {place} step"),
            Pair::measure(
                || self::ours().is_ok_and(|totp| accepted(&totp, black_box(&text))),
                || {
                    self::theirs()
                        .check(black_box(&text), black_box(NOW))
                        .is_some()
                },
            ),
        );
    }
    kept.mean_of_three().print("key kept, mean");
    made.mean_of_three().print("key given, mean");
    Ok(())
}

fn ours() -> Result<Totp, Box<dyn Error>> {
    let secret = Secret::from_bytes(black_box(KEY))?;
    Ok(Totp::new(
        secret,
        Algorithm::Sha1,
        Digits::Six,
        Period::DEFAULT,
    ))
}

fn theirs() -> totp_rs::Totp {
    totp_rs::Builder::new()
        .with_secret(totp_rs::Secret::new_stack(black_box(KEY)))
        .with_skew(1)
        .build_noncompliant()
}

fn accepted(totp: &Totp, text: &str) -> bool {
    let Ok(code) = Code::parse(text, Digits::Six) else {
        return false;
    };
    let verdict = totp.verify(
        &code,
        black_box(NOW),
        Window::DEFAULT,
        Search::DEFAULT,
        Seen::NOTHING,
    );
    matches!(verdict, Verdict::Match { .. })
}

#[derive(Clone, Copy, Default)]
struct Pair {
    ours: Duration,
    theirs: Duration,
}

impl Pair {
    fn measure(ours: impl Fn() -> bool, theirs: impl Fn() -> bool) -> Self {
        let (mut our_rounds, mut their_rounds): (Vec<_>, Vec<_>) =
            (0..ROUNDS).map(|_| (round(&ours), round(&theirs))).unzip();
        Self {
            ours: median(&mut our_rounds),
            theirs: median(&mut their_rounds),
        }
    }

    fn add(&mut self, name: &str, measured: Self) {
        measured.print(name);
        self.ours += measured.ours;
        self.theirs += measured.theirs;
    }

    fn mean_of_three(self) -> Self {
        Self {
            ours: self.ours / 3,
            theirs: self.theirs / 3,
        }
    }

    fn print(self, name: &str) {
        println!(
            "{name:34} {:>8} ns {:>8} ns {:>6.2}x",
            self.ours.as_nanos(),
            self.theirs.as_nanos(),
            self.theirs.div_duration_f64(self.ours),
        );
    }
}

fn round(call: impl Fn() -> bool) -> Duration {
    let start = Instant::now();
    for _ in 0..CALLS {
        black_box(call());
    }
    start.elapsed() / CALLS
}

fn median(rounds: &mut [Duration]) -> Duration {
    rounds.sort_unstable();
    rounds.get(rounds.len() / 2).copied().unwrap_or_default()
}
