//! Deciding about one TOTP code.

#[cfg(test)]
mod tests;

use core::ops::RangeInclusive;

use crate::{Code, Search, Seen, Totp, Window, scan::Scan};

/// What a code turned out to be, with the evidence.
///
/// Only [`Verdict::Match`] may let anybody in, and only once [`Seen::after`] it is stored. Store that after every
/// other verdict too.
#[must_use = "a code that matched may be accepted only once what is seen after it is stored"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The code is right and new.
    Match(Match),
    /// The code was accepted before: its step, or a neighbor with the same digits, is the last one used up.
    Replayed {
        /// The highest step found that yields it.
        step: u64,
    },
    /// The code is right, but was not accepted in time: a newer one was accepted, or it was disclosed before.
    Outdated {
        /// The highest step found that yields it.
        step: u64,
    },
    /// The code is right at another time, which is not accepted: the sender's clock is wrong.
    ///
    /// Whoever gets this answer knows the code of a step that was not accepted, so [`Seen::after`] spends that step.
    ClockOff {
        /// How far the sender's clock is ahead; negative when it is behind.
        seconds: i64,
        /// The step that yields the code.
        step: u64,
        /// The highest step disclosed with it: `step`, or the end of a run of equal codes.
        last_step: u64,
    },
    /// The code is wrong for every step that was looked at.
    NoMatch,
}

/// The evidence that a code was right and new. Only the comparison in [`Totp::verify`] makes one, so a function that
/// accepts a code can ask for it instead of a number.
#[must_use = "a code that matched may be accepted only once its last step is stored"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    step: u64,
    last_step: u64,
    offset: i64,
}

impl Match {
    /// The step that yields the code.
    #[must_use]
    pub const fn step(self) -> u64 {
        self.step
    }

    /// The highest step used up with it: [`Match::step`], or the end of a run of equal codes.
    #[must_use]
    pub const fn last_step(self) -> u64 {
        self.last_step
    }

    /// Steps from now: negative when the sender's clock is behind or the person was slow.
    #[must_use]
    pub const fn offset(self) -> i64 {
        self.offset
    }
}

impl Verdict {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Match(_) => "match",
            Self::Replayed { .. } => "replayed",
            Self::Outdated { .. } => "outdated",
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
    let outstanding = seen.outstanding(*steps.start(), window.reach());

    let Some(step) = scan.last_match(steps.clone()) else {
        let beyond = Beyond {
            scan: &scan,
            window: steps,
            search,
            outstanding,
        };
        return match beyond.find(now, seen) {
            Some(step) if seen.covers(step) => used_up(&scan, step, seen),
            Some(step) => Verdict::ClockOff {
                seconds: signed_difference(step, now)
                    .saturating_mul(i64::from(totp.period().seconds())),
                step,
                last_step: scan.end_of_run(step, step, window.reach()),
            },
            None => Verdict::NoMatch,
        };
    };
    if seen.covers(step) {
        return used_up(&scan, step, seen);
    }
    // The disclosed step itself, or a neighbor that yields the same digits: its sender knows both.
    if outstanding.is_some_and(|disclosed| scan.matches(disclosed).into()) {
        return Verdict::Outdated { step };
    }
    Verdict::Match(Match {
        step,
        last_step: scan.end_of_run(step, *steps.end(), window.reach()),
        offset: signed_difference(step, now),
    })
}

/// Why a step at or below the last one is refused.
fn used_up(scan: &Scan<'_>, step: u64, seen: Seen) -> Verdict {
    match seen.last_step {
        Some(last_step) if scan.matches(last_step).into() => Verdict::Replayed { step },
        _ => Verdict::Outdated { step },
    }
}

/// The steps around a window in which nothing matched.
struct Beyond<'a> {
    scan: &'a Scan<'a>,
    window: RangeInclusive<u64>,
    search: Search,
    outstanding: Option<u64>,
}

impl Beyond<'_> {
    /// The step to name: one that is used up, else the nearest that yields the code.
    fn find(self, now: u64, seen: Seen) -> Option<u64> {
        let past = self.scan.last_match(self.search.before(&self.window));
        let found = [past, self.future()].into_iter().flatten();
        // A step ahead of the window can be used up too, after the server's clock went back.
        let used_up = found.clone().filter(|step| seen.covers(*step)).max();
        used_up.or_else(|| found.min_by_key(|step| step.abs_diff(now)))
    }

    /// While one step of the future is disclosed, no second one is: only that same code gets its answer again.
    fn future(&self) -> Option<u64> {
        match self.outstanding {
            None => self.scan.last_match(self.search.after(&self.window)),
            Some(disclosed) => self
                .search
                .reaches(&self.window, disclosed)
                .then_some(disclosed)
                .filter(|disclosed| self.scan.matches(*disclosed).into()),
        }
    }
}

/// `step - now`, of which no caller asks more than a few hundred.
fn signed_difference(step: u64, now: u64) -> i64 {
    let distance = i64::try_from(step.abs_diff(now)).unwrap_or(i64::MAX);
    if step < now { -distance } else { distance }
}
