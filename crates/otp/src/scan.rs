//! Comparing one typed code with many counters, without telling by time which of them it was.

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use crate::{Code, Hotp};

/// A typed code laid beside a generator.
pub(crate) struct Scan<'a> {
    hotp: &'a Hotp,
    value: u32,
}

impl<'a> Scan<'a> {
    /// Nothing when the code has another length than the generator's: then it matches nowhere.
    pub(crate) fn new(hotp: &'a Hotp, code: &Code) -> Option<Self> {
        (code.digits() == hotp.digits()).then(|| Self {
            hotp,
            value: code.value(),
        })
    }

    #[inline]
    pub(crate) fn matches(&self, counter: u64) -> Choice {
        self.hotp.value(counter).ct_eq(&self.value)
    }

    /// The last counter, in the order given, that yields the code. All of them are looked at.
    #[inline]
    pub(crate) fn last_match(&self, counters: impl Iterator<Item = u64>) -> Option<u64> {
        last(counters, |counter| self.matches(counter))
    }

    /// The last counter that yields the first code and whose successor yields the second.
    pub(crate) fn last_pair(
        first: &Self,
        second: &Self,
        counters: impl Iterator<Item = u64>,
    ) -> Option<u64> {
        last(counters, |counter| {
            first.matches(counter) & second.matches(counter.saturating_add(1))
        })
    }

    /// Where a run of equal codes ends that begins at `matched`.
    ///
    /// Two neighbouring counters can yield the same digits. Whoever saw them accepted at the first could send them
    /// again at the second, so the run is followed: any match at most `reach` past the last one belongs to it.
    /// Everything from `matched` to `scanned` is known to hold no further match.
    pub(crate) fn end_of_run(&self, matched: u64, scanned: u64, reach: u64) -> u64 {
        let mut end = matched;
        let mut counter = scanned;
        while counter < end.saturating_add(reach) {
            counter += 1;
            if self.matches(counter).into() {
                end = counter;
            }
        }
        end
    }
}

#[inline]
fn last(counters: impl Iterator<Item = u64>, matches: impl Fn(u64) -> Choice) -> Option<u64> {
    let mut found = Choice::from(0);
    let mut last = 0;
    for counter in counters {
        let hit = matches(counter);
        last.conditional_assign(&counter, hit);
        found |= hit;
    }
    bool::from(found).then_some(last)
}
