//! What earlier attempts left behind.

use crate::Verdict;

/// What is stored beside a secret between two verifications. [`Seen::NOTHING`] for a new one.
///
/// Two numbers keep every step refused whose code was accepted or disclosed, wherever the clock goes: each such step
/// is at or below `last_step`, or is `disclosed`.
///
/// ```
/// use countersign_otp::{Search, Secret, Seen, Totp, Window};
///
/// let totp = Totp::rfc_default(Secret::from_bytes(*b"12345678901234567890")?);
/// let verify = |code_of: u64, step: u64, seen: Seen| {
///     let code = totp.code_for_step(code_of);
///     seen.after(totp.verify(&code, step * 30, Window::DEFAULT, Search::DEFAULT, seen))
/// };
///
/// // A code from ten steps ahead is diagnosed, which discloses it: that one step is spent, the steps before it are not.
/// let seen = verify(110, 100, Seen::NOTHING);
/// assert_eq!(seen, Seen { last_step: None, disclosed: Some(110) });
/// let seen = verify(101, 101, seen);
/// assert_eq!(seen, Seen { last_step: Some(101), disclosed: Some(110) });
/// // Long after it, a second one is disclosed: the first is kept by `last_step` from now on.
/// let seen = verify(210, 200, seen);
/// assert_eq!(seen, Seen { last_step: Some(110), disclosed: Some(210) });
/// # Ok::<(), countersign_otp::SecretError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Seen {
    /// The highest step used up. Nothing at or below it is accepted.
    pub last_step: Option<u64>,
    /// The highest step that a [`Verdict::ClockOff`] disclosed. Its sender knows that the code is right, so it is not
    /// accepted; steps below it still are.
    pub disclosed: Option<u64>,
}

impl Seen {
    /// Nothing was accepted or disclosed yet.
    pub const NOTHING: Self = Self {
        last_step: None,
        disclosed: None,
    };

    /// What to store once `verdict` has been given.
    ///
    /// Neither number ever goes down. Storing them must be part of accepting: in one transaction, and only if the
    /// stored `last_step` is still lower.
    #[must_use]
    pub fn after(self, verdict: Verdict) -> Self {
        match verdict {
            Verdict::Match(accepted) => self.up_to(accepted.last_step()),
            Verdict::ClockOff { last_step, .. } => self.disclosing(last_step),
            Verdict::Replayed { .. } | Verdict::Outdated { .. } | Verdict::NoMatch => self,
        }
    }

    fn up_to(self, step: u64) -> Self {
        Self {
            last_step: self.last_step.max(Some(step)),
            ..self
        }
    }

    /// Of two disclosed steps the higher one stands alone, for all before it may still be to come. The lower one lies
    /// before the window, so `last_step` may rise to it.
    fn disclosing(self, step: u64) -> Self {
        match self.disclosed {
            Some(known) if known == step => self,
            Some(known) => Self {
                disclosed: Some(known.max(step)),
                ..self.up_to(known.min(step))
            },
            None => Self {
                disclosed: Some(step),
                ..self
            },
        }
    }

    /// This step is used up.
    pub(crate) fn covers(self, step: u64) -> bool {
        self.last_step.is_some_and(|last_step| step <= last_step)
    }

    /// The disclosed step, while a window that starts at `start` can still hold it or a twin of it.
    pub(crate) fn outstanding(self, start: u64, reach: u64) -> Option<u64> {
        self.disclosed
            .filter(|disclosed| disclosed.saturating_add(reach) >= start)
    }
}
