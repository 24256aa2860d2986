//! Deciding about one TOTP code.

#[cfg(test)]
mod tests;

use core::ops::RangeInclusive;

use crate::{Match, Period, Search, Seen, Verdict, Window, scan::Scan};

/// Decides about a code at the step `now`; see [`Totp::verify`](crate::Totp::verify).
pub(crate) fn verify(
    scan: &Scan<'_>,
    period: Period,
    now: u64,
    window: Window,
    search: Search,
    seen: Seen,
) -> Verdict {
    let steps = window.around(now);
    let outstanding = seen.outstanding(*steps.start(), window.reach());

    let Some(step) = scan.last_match(steps.clone()) else {
        let beyond = Beyond {
            scan,
            window: steps,
            search,
            outstanding,
        };
        return match beyond.find(now, seen) {
            Some(step) if seen.covers(step) => used_up(scan, step, seen),
            Some(step) => Verdict::ClockOff {
                // A few hundred steps of at most 2³² seconds.
                seconds: signed_difference(step, now).wrapping_mul(i64::from(period.seconds())),
                step,
                last_step: scan.end_of_run(step, step, window.reach()),
            },
            None => Verdict::NoMatch,
        };
    };
    if seen.covers(step) {
        return used_up(scan, step, seen);
    }
    // The disclosed step itself, or a neighbor that yields the same digits: its sender knows both.
    if outstanding.is_some_and(|disclosed| scan.matches(disclosed).into()) {
        return Verdict::Outdated { step };
    }
    Verdict::Match(Match::new(
        step,
        scan.end_of_run(step, *steps.end(), window.reach()),
        signed_difference(step, now),
    ))
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
    /// The step to name: the last that is used up, else the nearest that yields the code.
    fn find(self, now: u64, seen: Seen) -> Option<u64> {
        let past = self.scan.last_match(self.search.before(&self.window));
        match (past, self.future()) {
            // A step ahead of the window can be used up too, after the server's clock went back.
            (Some(past), Some(future))
                if !seen.covers(future)
                    && (seen.covers(past) || past.abs_diff(now) <= future.abs_diff(now)) =>
            {
                Some(past)
            }
            (past, future) => future.or(past),
        }
    }

    /// While one step of the future is disclosed, no second one is: only that same code gets its answer again.
    fn future(&self) -> Option<u64> {
        match self.outstanding {
            None => self.scan.first_match(self.search.after(&self.window)),
            Some(disclosed) => self
                .search
                .reaches(&self.window, disclosed)
                .then_some(disclosed)
                .filter(|disclosed| self.scan.matches(*disclosed).into()),
        }
    }
}

/// `step - now`, of which no caller asks more than a few hundred.
const fn signed_difference(step: u64, now: u64) -> i64 {
    step.wrapping_sub(now).cast_signed()
}
