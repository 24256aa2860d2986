//! Time-based codes (RFC 6238).

use core::fmt;

use crate::{Algorithm, Code, Digits, Hotp, Period, Search, Secret, Seen, Verdict, Window, verify};

/// The generator of RFC 6238: HOTP whose counter is the number of periods since 1970.
///
/// It reads no clock. Times are Unix seconds and come from the caller; steps are the counter *T* of RFC 6238 §4.2.
///
/// ```
/// use countersign_otp::{Code, Digits, Search, Secret, Seen, Totp, Verdict, Window};
///
/// let totp = Totp::rfc_default(Secret::from_bytes(*b"12345678901234567890")?);
/// assert_eq!(totp.code_at(59).as_str(), "287082");
///
/// let typed = Code::parse("287 082", Digits::Six)?;
/// let verdict = totp.verify(&typed, 61, Window::DEFAULT, Search::DEFAULT, Seen::NOTHING);
/// assert!(matches!(verdict, Verdict::Match(accepted) if accepted.step() == 1 && accepted.offset() == -1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Totp {
    hotp: Hotp,
    period: Period,
}

impl Totp {
    /// A generator for this key.
    #[must_use]
    pub fn new(secret: Secret, algorithm: Algorithm, digits: Digits, period: Period) -> Self {
        Self {
            hotp: Hotp::new(secret, algorithm, digits),
            period,
        }
    }

    /// SHA-1, six digits, thirty seconds: the defaults of the RFCs, and what every authenticator app understands.
    #[must_use]
    pub fn rfc_default(secret: Secret) -> Self {
        Self::new(secret, Algorithm::Sha1, Digits::Six, Period::DEFAULT)
    }

    /// The step a moment belongs to: T of RFC 6238 §4.2, counted from 1970.
    #[must_use]
    pub fn step_at(&self, unix_seconds: u64) -> u64 {
        unix_seconds / u64::from(self.period.seconds())
    }

    /// The code an app shows at a moment.
    #[must_use]
    pub fn code_at(&self, unix_seconds: u64) -> Code {
        self.code_for_step(self.step_at(unix_seconds))
    }

    /// The code of a step.
    #[must_use]
    pub fn code_for_step(&self, step: u64) -> Code {
        self.hotp.code(step)
    }

    /// For how many more seconds that moment's code is shown: from 1 to the whole period.
    #[must_use]
    pub fn seconds_left(&self, unix_seconds: u64) -> u32 {
        let period = self.period.seconds();
        let elapsed = unix_seconds % u64::from(period);
        // The remainder of a division by a `u32` fits one.
        period - u32::try_from(elapsed).unwrap_or_default()
    }

    /// Decides about a code.
    ///
    /// # What is accepted
    /// A code of a step in `window` around now that is above everything in `seen`. The whole window is always computed
    /// and compared in constant time. Two steps near each other can yield the same digits: the highest one wins,
    /// and the run of equal codes that starts there is used up with it, so that an accepted code stays refused for as
    /// long as any step in the window yields it. Store [`Seen::after`] in the transaction that accepts.
    ///
    /// # What is disclosed
    /// When nothing in the window matches, `search` looks further and says by how much the sender's clock is off. That
    /// discloses something: a guesser who learns that digits are right ten minutes from now only has to wait, and one
    /// who learns that they were right ten minutes ago has to wait for the clock to be put back. So the step is spent
    /// with the answer, by [`Seen::after`], and until the window has left a disclosed step of the future behind no
    /// other one is looked for: one guesser learns of at most one.
    ///
    /// A code of another length than this generator's matches nothing.
    pub fn verify(
        &self,
        code: &Code,
        unix_seconds: u64,
        window: Window,
        search: Search,
        seen: Seen,
    ) -> Verdict {
        let now = self.step_at(unix_seconds);
        match self.hotp.scan(code) {
            Some(scan) => verify::verify(&scan, self.period, now, window, search, seen),
            None => Verdict::NoMatch,
        }
    }

    /// The hash under the HMAC.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.hotp.algorithm()
    }

    /// How long its codes are.
    #[must_use]
    pub const fn digits(&self) -> Digits {
        self.hotp.digits()
    }

    /// How long a step lasts.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }
}

impl fmt::Debug for Totp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Totp")
            .field("algorithm", &self.algorithm())
            .field("digits", &self.digits())
            .field("period", &self.period)
            .finish_non_exhaustive()
    }
}
