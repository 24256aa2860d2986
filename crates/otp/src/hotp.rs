//! Counter-based codes (RFC 4226).

mod derivation;
mod look_ahead;

use core::fmt;

pub use self::{derivation::Derivation, look_ahead::LookAhead};
use crate::{
    Algorithm, Code, Digits, Secret,
    mac::Mac,
    scan::{PairScan, Scan},
};

/// The generator of RFC 4226: a key, a hash and a length. The counter belongs to the caller.
///
/// It keeps the scheduled key, not the secret, and wipes it when dropped.
///
/// ```
/// use countersign_otp::{Algorithm, Code, Digits, Hotp, HotpVerdict, LookAhead, Secret};
///
/// let secret = Secret::from_bytes(*b"12345678901234567890")?;
/// let hotp = Hotp::new(secret, Algorithm::Sha1, Digits::Six);
/// assert_eq!(hotp.code(0).as_str(), "755224");
///
/// // The person pressed the button twice before signing in: the server stands at 0, the token showed 2.
/// let typed = Code::parse("359152", Digits::Six)?;
/// let verdict = hotp.verify(&typed, 0, LookAhead::DEFAULT);
/// assert_eq!(verdict, HotpVerdict::Match { counter: 2, next_counter: 3 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Hotp {
    mac: Mac,
    algorithm: Algorithm,
    digits: Digits,
}

impl Hotp {
    /// A generator for this key.
    #[must_use]
    pub fn new(secret: Secret, algorithm: Algorithm, digits: Digits) -> Self {
        Self {
            mac: Mac::new(&secret, algorithm),
            algorithm,
            digits,
        }
    }

    /// The code for one value of the counter.
    #[must_use]
    pub fn code(&self, counter: u64) -> Code {
        Code::from_value(self.digits.reduce(self.truncated(counter)), self.digits)
    }

    /// The same code with every intermediate value, as RFC 4226 appendix D prints them.
    #[must_use]
    pub fn derivation(&self, counter: u64) -> Derivation {
        Derivation::new(&self.mac, counter, self.digits)
    }

    /// Looks for the code at `counter`, the next one the server expects, and `look_ahead` further (RFC 4226 §7.2).
    ///
    /// Every candidate is computed and compared in constant time. Of several that yield the same digits the highest
    /// wins, and any that the next look would find are used up with it, so that those digits are not taken a second time.
    /// Store `next_counter` in the same transaction, or the same code passes again.
    pub fn verify(&self, code: &Code, counter: u64, look_ahead: LookAhead) -> HotpVerdict {
        let Some(scan) = self.scan(code) else {
            return HotpVerdict::NoMatch;
        };
        let ahead = u64::from(look_ahead.counters());
        let end = counter.saturating_add(ahead).min(LAST_COUNTER);
        match scan.last_match(counter..=end) {
            Some(matched) => HotpVerdict::Match {
                counter: matched,
                next_counter: scan.end_of_run(matched, end, ahead + 1).saturating_add(1),
            },
            None => HotpVerdict::NoMatch,
        }
    }

    /// Finds a token that has run far ahead by two codes in a row (RFC 4226 §7.4).
    ///
    /// Two codes are 10⁻¹² likely to be guessed where one is 10⁻⁶, so `look_ahead` may be much larger here than when
    /// one code signs in. `Match` names the counter of the first code; both are used up, and with them every counter
    /// that yields one of them again within `look_ahead`, or within [`LookAhead::DEFAULT`] where that is more.
    pub fn resynchronize(
        &self,
        first: &Code,
        second: &Code,
        counter: u64,
        look_ahead: LookAhead,
    ) -> HotpVerdict {
        let (Some(first), Some(second)) = (self.scan(first), self.scan(second)) else {
            return HotpVerdict::NoMatch;
        };
        let pair = PairScan::new(first, second);
        // The second code needs a counter too, and a next one has to be left after it.
        let end = counter
            .saturating_add(u64::from(look_ahead.counters()))
            .min(LAST_COUNTER - 1);
        let reach = u64::from(look_ahead.max(LookAhead::DEFAULT).counters()) + 1;
        match pair.last_match(counter..=end) {
            Some(matched) => HotpVerdict::Match {
                counter: matched,
                next_counter: pair
                    .end_of_runs(matched.saturating_add(1), reach)
                    .saturating_add(1),
            },
            None => HotpVerdict::NoMatch,
        }
    }

    /// The hash under the HMAC.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// How long its codes are.
    #[must_use]
    pub const fn digits(&self) -> Digits {
        self.digits
    }

    /// A typed code, ready to be compared; nothing when it has another length.
    pub(crate) fn scan(&self, code: &Code) -> Option<Scan<'_>> {
        Scan::new(&self.mac, self.digits, code)
    }

    /// The 31 bits that dynamic truncation leaves (RFC 4226 §5.3).
    pub(crate) fn truncated(&self, counter: u64) -> u32 {
        self.mac.truncated(counter)
    }
}

/// The last counter a code is accepted at: after `u64::MAX` there is no next one to store.
const LAST_COUNTER: u64 = u64::MAX - 1;

impl fmt::Debug for Hotp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hotp")
            .field("algorithm", &self.algorithm)
            .field("digits", &self.digits)
            .finish_non_exhaustive()
    }
}

/// What a look at the counters found.
#[must_use = "a code that matched may be accepted only once its next counter is stored"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HotpVerdict {
    /// The code is right.
    Match {
        /// The counter that yields it.
        counter: u64,
        /// The counter to store: the next one the server expects.
        next_counter: u64,
    },
    /// No counter in reach yields it.
    NoMatch,
}

impl HotpVerdict {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Match { .. } => "match",
            Self::NoMatch => "no-match",
        }
    }
}

#[cfg(test)]
mod tests;
