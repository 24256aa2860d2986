//! What a code turned out to be.

/// What a code turned out to be, with the evidence.
///
/// Only [`Verdict::Match`] may let a person in, and only once [`Seen::after`](crate::Seen::after) it is stored. Store
/// that after every other verdict too.
#[must_use = "a code that matched may be accepted only once what is seen after it is stored"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The code is right and new.
    Match(Match),
    /// The code was accepted before: its step, or a neighbor with the same digits, is the last one used up.
    ///
    /// One exception: of two disclosed steps, [`Seen`](crate::Seen) keeps the older one as the last one used up. Its
    /// code, sent again, gets this answer too.
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
    /// The answer discloses that the code is right for that step, so [`Seen::after`](crate::Seen::after) spends it.
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

/// The evidence that a code was right and new.
///
/// Only the comparison in [`Totp::verify`](crate::Totp::verify) makes one, so a function that accepts a code can ask for
/// it instead of a number.
#[must_use = "a code that matched may be accepted only once its last step is stored"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    step: u64,
    last_step: u64,
    offset: i64,
}

impl Match {
    /// For the comparison alone.
    pub(crate) const fn new(step: u64, last_step: u64, offset: i64) -> Self {
        Self {
            step,
            last_step,
            offset,
        }
    }

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
