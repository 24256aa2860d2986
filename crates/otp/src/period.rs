//! How long a time step lasts.

use core::{error::Error, fmt, num::NonZeroU32};

/// The length of a time step in seconds: *X* of RFC 6238 §4.1. Never zero.
///
/// ```
/// use countersign_otp::Period;
///
/// assert_eq!(Period::default().seconds(), 30);
/// assert!(Period::new(0).is_err());
/// assert!(!Period::new(300)?.is_recommended());
/// # Ok::<(), countersign_otp::PeriodError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period(NonZeroU32);

impl Period {
    /// Thirty seconds, which RFC 6238 §5.2 recommends and every app uses.
    pub const DEFAULT: Self = Self(NonZeroU32::MIN.saturating_add(29));

    /// The longest step NIST SP 800-63B-4 §3.1.4 allows, in seconds.
    pub const RECOMMENDED_MAX_SECONDS: u32 = 120;

    /// A step with this number of seconds.
    ///
    /// # Errors
    /// Zero seconds.
    pub const fn new(seconds: u32) -> Result<Self, PeriodError> {
        match NonZeroU32::new(seconds) {
            Some(seconds) => Ok(Self(seconds)),
            None => Err(PeriodError),
        }
    }

    /// The length in seconds.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.0.get()
    }

    /// Short enough for a new secret: at most two minutes. Longer ones are read, not made.
    #[must_use]
    pub const fn is_recommended(self) -> bool {
        self.seconds() <= Self::RECOMMENDED_MAX_SECONDS
    }
}

impl Default for Period {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl TryFrom<u32> for Period {
    type Error = PeriodError;

    fn try_from(seconds: u32) -> Result<Self, PeriodError> {
        Self::new(seconds)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.seconds().fmt(f)
    }
}

/// A time step of zero seconds never ends, so it is no time step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodError;

impl PeriodError {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        "period-zero"
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the period must be at least one second")
    }
}

impl Error for PeriodError {}
