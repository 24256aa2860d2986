//! Comparing one typed code with many counters, so that the time it takes does not show which of them matched.

use core::ops::RangeInclusive;

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use crate::{Code, Digits, mac::Mac};

/// A typed code laid beside a generator.
#[derive(Clone, Copy)]
pub(crate) struct Scan<'a> {
    mac: &'a Mac,
    digits: Digits,
    value: u32,
}

impl<'a> Scan<'a> {
    /// Nothing when the code has another length than the generator's: then it matches nowhere.
    pub(crate) fn new(mac: &'a Mac, digits: Digits, code: &Code) -> Option<Self> {
        (code.digits() == digits).then(|| Self {
            mac,
            digits,
            value: code.value(),
        })
    }

    #[inline]
    pub(crate) fn matches(&self, counter: u64) -> Choice {
        let value = self.digits.reduce(self.mac.truncated(counter));
        value.ct_eq(&self.value)
    }

    /// The last of these counters that yields the code.
    pub(crate) fn last_match(&self, counters: RangeInclusive<u64>) -> Option<u64> {
        last_match(counters, Order::Ascending, |counter| self.matches(counter))
    }

    /// The first of these counters that yields the code.
    pub(crate) fn first_match(&self, counters: RangeInclusive<u64>) -> Option<u64> {
        last_match(counters, Order::Descending, |counter| self.matches(counter))
    }

    /// Where a run of equal codes ends that begins at `matched`; see [`end_of_run`].
    pub(crate) fn end_of_run(&self, matched: u64, scanned: u64, reach: u64) -> u64 {
        end_of_run(matched, scanned, reach, |counter| self.matches(counter))
    }
}

/// Two codes in a row.
pub(crate) struct PairScan<'a> {
    first: Scan<'a>,
    second: Scan<'a>,
}

impl<'a> PairScan<'a> {
    pub(crate) fn new(first: Scan<'a>, second: Scan<'a>) -> Self {
        Self { first, second }
    }

    /// The last of these counters that yields the first code and whose successor yields the second.
    pub(crate) fn last_match(&self, counters: RangeInclusive<u64>) -> Option<u64> {
        last_match(counters, Order::Ascending, |counter| {
            self.first.matches(counter) & self.second.matches(counter.saturating_add(1))
        })
    }

    /// Where the runs of both codes end, when the second one stands at `matched`; see [`end_of_run`].
    pub(crate) fn end_of_runs(&self, matched: u64, reach: u64) -> u64 {
        end_of_run(matched, matched, reach, |counter| {
            self.first.matches(counter) | self.second.matches(counter)
        })
    }
}

/// How counters are gone through.
#[derive(Clone, Copy)]
enum Order {
    Ascending,
    Descending,
}

/// The last counter, in this order, that matches. All of them are looked at.
#[inline]
fn last_match(
    counters: RangeInclusive<u64>,
    order: Order,
    matches: impl Fn(u64) -> Choice,
) -> Option<u64> {
    let (start, end) = counters.into_inner();
    let mut found = Choice::from(0);
    let mut last = 0;
    for counter in start..=end {
        let counter = match order {
            Order::Ascending => counter,
            Order::Descending => start + (end - counter),
        };
        let hit = matches(counter);
        last.conditional_assign(&counter, hit);
        found |= hit;
    }
    bool::from(found).then_some(last)
}

/// Where a run of equal codes ends that begins at `matched`.
///
/// Two neighboring counters can yield the same digits. An onlooker who saw them accepted at the first could send them
/// again at the second, so the run is followed: any match at most `reach` past the last one belongs to it.
/// Everything from `matched` to `scanned` is known to hold no further match.
#[inline]
fn end_of_run(matched: u64, scanned: u64, reach: u64, matches: impl Fn(u64) -> Choice) -> u64 {
    let mut end = matched;
    let mut counter = scanned;
    while counter < end.saturating_add(reach) {
        counter += 1;
        if matches(counter).into() {
            end = counter;
        }
    }
    end
}
