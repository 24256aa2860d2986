//! Deciding about one TOTP code.

#[cfg(test)]
mod tests;

use core::ops::RangeInclusive;

use crate::{Code, Search, Seen, Totp, Window, scan::Scan};

/// What a code turned out to be, with the evidence.
///
/// Only [`Verdict::Match`] may let anybody in, and only once its `last_step` is stored.
#[must_use = "a code that matched may be accepted only once its last step is stored"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The code is right and new.
    Match {
        /// The step that yields it.
        step: u64,
        /// The highest step used up with it: `step`, or the end of a run of equal codes. This is what to store.
        last_step: u64,
        /// Steps from now: negative when the sender's clock is behind or the person was slow.
        offset: i64,
    },
    /// The code belongs to a step that is used up, or was told to be right before its time.
    Replayed {
        /// The highest step found that yields it.
        step: u64,
    },
    /// The code is right at another time, which is not accepted: the sender's clock is wrong.
    ClockOff {
        /// How far the sender's clock is ahead; negative when it is behind.
        seconds: i64,
        /// The step that yields the code. When it lies in the future, store it as [`Seen::disclosed`].
        step: u64,
    },
    /// The code is wrong as far as anybody looked.
    NoMatch,
}

impl Verdict {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Match { .. } => "match",
            Self::Replayed { .. } => "replayed",
            Self::ClockOff { .. } => "clock-off",
            Self::NoMatch => "no-match",
        }
    }
}

pub(crate) fn verify(
    totp: &Totp,
    code: &Code,
    unix_seconds: u64,
    window: Window,
    search: Search,
    seen: Seen,
) -> Verdict {
    let Some(scan) = Scan::new(totp.hotp(), code) else {
        return Verdict::NoMatch;
    };
    let now = totp.step_at(unix_seconds);
    let steps = window.around(now);
    let told = seen.live_disclosure(*steps.start(), window.reach());

    let Some(step) = scan.last_match(steps.clone()) else {
        return search_beyond(totp, &scan, now, &steps, search, seen, told.is_some());
    };
    // The told step itself, or a neighbour that yields the same digits: whoever was told knows both.
    let was_told = told.is_some_and(|told| scan.matches(told).into());
    if seen.covers(step) || was_told {
        return Verdict::Replayed { step };
    }
    Verdict::Match {
        step,
        last_step: scan.end_of_run(step, *steps.end(), window.reach()),
        offset: signed_difference(step, now),
    }
}

/// No step in the window yields the code: says whether one near it does.
fn search_beyond(
    totp: &Totp,
    scan: &Scan<'_>,
    now: u64,
    steps: &RangeInclusive<u64>,
    search: Search,
    seen: Seen,
    future_is_closed: bool,
) -> Verdict {
    let past = scan.last_match(search.before(steps));
    let future = match future_is_closed {
        true => None,
        false => scan.last_match(search.after(steps)),
    };
    let found = [past, future].into_iter().flatten();
    // A step ahead of the window can be used up too, after the server's clock went back.
    if let Some(step) = found.clone().filter(|step| seen.covers(*step)).max() {
        return Verdict::Replayed { step };
    }
    match found.min_by_key(|step| step.abs_diff(now)) {
        Some(step) => Verdict::ClockOff {
            seconds: signed_difference(step, now)
                .saturating_mul(i64::from(totp.period().seconds())),
            step,
        },
        None => Verdict::NoMatch,
    }
}

/// `step - now`, of which no caller asks more than a few hundred.
fn signed_difference(step: u64, now: u64) -> i64 {
    let distance = i64::try_from(step.abs_diff(now)).unwrap_or(i64::MAX);
    if step < now { -distance } else { distance }
}
