//! What verifying a code costs, beside `totp-rs` in the same run.
//!
//! Both look at a window of three steps for SHA-1, six digits, thirty seconds. A wrong code makes both look at all of
//! them: that is the like-for-like line. On a right one `totp-rs` stops at the first step that matches; we finish the
//! window, so that time does not tell which it was, and follow the steps that could repeat the digits. So the right
//! code is measured at each place of the window. The two take turns: what else the machine does meets both.
//!
//! `cargo bench -p countersign-otp --bench verify`
#![allow(clippy::print_stdout, reason = "the report is the point")]

mod turns;

use std::{error::Error, hint::black_box};

use countersign_otp::{
    Algorithm, Code, Digits, Period, Search, Secret, Seen, Totp, Verdict, Window,
};
use turns::{ROUNDS, measure};

const KEY: [u8; 20] = *b"12345678901234567890";
const NOW: u64 = 1_111_111_111;
const CALLS: u32 = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let (ours, theirs) = (ours()?, theirs());
    println!("one verification of a 3-step window, text to verdict, median of {ROUNDS} rounds");
    println!(
        "{:36} {:>11} {:>11} {:>7}",
        "", "countersign", "totp-rs", "ratio"
    );

    let codes = [
        ("a wrong code", "000000".to_owned(), false),
        (
            "the code of the past step",
            ours.code_at(NOW - 30).as_str().to_owned(),
            true,
        ),
        (
            "the code of the current step",
            ours.code_at(NOW).as_str().to_owned(),
            true,
        ),
        (
            "the code of the future step",
            ours.code_at(NOW + 30).as_str().to_owned(),
            true,
        ),
    ];
    for (name, text, right) in &codes {
        assert_eq!(accepts(&ours, text), *right, "countersign: {name}");
        assert_eq!(theirs.check(text, NOW).is_some(), *right, "totp-rs: {name}");
        measure(
            CALLS,
            || accepts(black_box(&ours), black_box(text)),
            || theirs.check(black_box(text), black_box(NOW)).is_some(),
        )
        .print(name);
    }

    let [_, _, (_, current, _), _] = &codes;
    measure(
        CALLS,
        || self::ours().is_ok_and(|totp| accepts(&totp, black_box(current))),
        || {
            self::theirs()
                .check(black_box(current), black_box(NOW))
                .is_some()
        },
    )
    .print("the current step, from the key on");
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

fn accepts(totp: &Totp, text: &str) -> bool {
    let Ok(code) = Code::parse(text, Digits::Six) else {
        return false;
    };
    let verdict = totp.verify(
        &code,
        black_box(NOW),
        Window::DEFAULT,
        Search::NONE,
        Seen::NOTHING,
    );
    matches!(verdict, Verdict::Match(_))
}
