//! Two libraries that do the same in turns, so that what else the machine does meets both.
#![allow(clippy::print_stdout, reason = "the report is the point")]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

pub(crate) const ROUNDS: usize = 301;

/// The median time of a call of ours and of theirs.
pub(crate) struct Pair {
    ours: Duration,
    theirs: Duration,
}

/// Each round makes this many calls of either.
pub(crate) fn measure<A, B>(calls: u32, ours: impl Fn() -> A, theirs: impl Fn() -> B) -> Pair {
    let (mut our_rounds, mut their_rounds): (Vec<_>, Vec<_>) = (0..ROUNDS)
        .map(|_| (round(calls, &ours), round(calls, &theirs)))
        .unzip();
    Pair {
        ours: median(&mut our_rounds),
        theirs: median(&mut their_rounds),
    }
}

impl Pair {
    pub(crate) fn print(self, name: &str) {
        println!(
            "{name:36} {:>8} ns {:>8} ns {:>6.2}x",
            self.ours.as_nanos(),
            self.theirs.as_nanos(),
            self.theirs.div_duration_f64(self.ours),
        );
    }
}

fn round<T>(calls: u32, call: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(call());
    }
    start.elapsed() / calls
}

fn median(rounds: &mut [Duration]) -> Duration {
    rounds.sort_unstable();
    rounds.get(rounds.len() / 2).copied().unwrap_or_default()
}
