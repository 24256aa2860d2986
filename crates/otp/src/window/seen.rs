//! What earlier attempts left behind.

use crate::Verdict;

/// What is stored beside a secret between two verifications. [`Seen::NOTHING`] for a new one.
///
/// ```
/// use countersign_otp::{Seen, Verdict};
///
/// let accepted = Verdict::Match { step: 100, last_step: 101, offset: 0 };
/// assert_eq!(Seen::NOTHING.after(accepted).last_step, Some(101));
///
/// let phone_ahead = Verdict::ClockOff { seconds: 300, step: 110 };
/// assert_eq!(Seen::NOTHING.after(phone_ahead).disclosed, Some(110));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Seen {
    /// The highest step used up: `last_step` of the last [`Verdict::Match`]. Nothing at or below it is accepted.
    pub last_step: Option<u64>,
    /// The future step that the last [`Verdict::ClockOff`] told: its code is known to whoever sent it.
    pub disclosed: Option<u64>,
}

impl Seen {
    /// Nothing was accepted or told yet.
    pub const NOTHING: Self = Self {
        last_step: None,
        disclosed: None,
    };

    /// What to store once `verdict` has been given.
    ///
    /// `last_step` never goes down. Storing it must be part of accepting: in one transaction, and only if what is
    /// stored is still lower.
    #[must_use]
    pub fn after(self, verdict: Verdict) -> Self {
        match verdict {
            Verdict::Match { last_step, .. } => Self {
                last_step: self.last_step.max(Some(last_step)),
                ..self
            },
            Verdict::ClockOff { seconds, step } if seconds > 0 => Self {
                disclosed: Some(step),
                ..self
            },
            Verdict::ClockOff { .. } | Verdict::Replayed { .. } | Verdict::NoMatch => self,
        }
    }

    /// This step is used up.
    pub(crate) fn covers(self, step: u64) -> bool {
        self.last_step.is_some_and(|last_step| step <= last_step)
    }

    /// The step that was told, while a window that starts at `start` can still hold it or a twin of it.
    pub(crate) fn live_disclosure(self, start: u64, reach: u64) -> Option<u64> {
        self.disclosed
            .filter(|told| told.saturating_add(reach) >= start)
    }
}
