//! What goes wrong, in words for people.

use core::fmt;

use crate::{Algorithm, Digits};

/// Part of an address that apps differ about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Feature {
    /// A hash other than SHA-1.
    Algorithm(Algorithm),
    /// A code longer than six digits.
    Digits(Digits),
    /// A period other than 30 seconds.
    Period,
    /// Codes by counter.
    Counter,
    /// Steam's codes.
    Steam,
    /// An address that is not written as it should be.
    FaultyAddress,
}

/// What an app does that the person should know. Its `Display` follows the
/// apps' names and a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// Uses SHA-1 instead.
    AlgorithmIgnored(Algorithm),
    /// Cannot use this hash.
    AlgorithmRefused(Algorithm),
    /// Uses SHA-1 instead of an unknown hash.
    UnknownAlgorithmIgnored,
    /// Refuses an unknown hash, or the way it is written.
    UnknownAlgorithmRefused,
    /// Shows six digits instead.
    DigitsIgnored(Digits),
    /// Refuses this length.
    DigitsRefused(Digits),
    /// Changes the code every 30 seconds.
    PeriodIgnored,
    /// Refuses this period.
    PeriodRefused,
    /// Does not make codes by counter, but by time.
    CounterIgnored,
    /// Refuses codes by counter.
    CounterRefused,
    /// Cannot count that far.
    CounterTooLarge,
    /// Refuses a counter-based address without a counter.
    CounterMissing,
    /// Shows ordinary digits instead of Steam's characters.
    SteamIgnored,
    /// Refuses Steam's codes in this form.
    SteamRefused,
    /// Takes the issuer's name for Steam's codes.
    SteamAssumed,
    /// Refuses capitals in the scheme or type.
    UpperCaseRefused,
    /// Refuses an unescaped space.
    RawSpaceRefused,
    /// Refuses a secret of this length.
    SecretLengthRefused,
    /// Refuses a second colon in the label.
    ColonRefused,
    /// Decodes too early, so that a character in a name ends the address.
    NameBreaksAddress,
    /// Nothing is known about how it takes this.
    Untested(Feature),

    /// Asks before it takes so short a secret.
    ShortSecretWarned,
    /// One user reports trouble with a space in the issuer.
    IssuerSpaceReported,
    /// Shows `+` where a space may be meant.
    PlusShown,
    /// Shows the whole label as the account.
    LabelShownAsAccount,
    /// Shows another issuer than the parameter's.
    LabelIssuerShown,
    /// Shows a name differently from how it is written.
    NameChanged,
    /// Cuts a long name. In characters.
    NameCut(usize),
}

impl Cause {
    /// A stable name, for translations.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::AlgorithmIgnored(_) => "algorithm-ignored",
            Self::AlgorithmRefused(_) => "algorithm-refused",
            Self::UnknownAlgorithmIgnored => "unknown-algorithm-ignored",
            Self::UnknownAlgorithmRefused => "unknown-algorithm-refused",
            Self::DigitsIgnored(_) => "digits-ignored",
            Self::DigitsRefused(_) => "digits-refused",
            Self::PeriodIgnored => "period-ignored",
            Self::PeriodRefused => "period-refused",
            Self::CounterIgnored => "counter-ignored",
            Self::CounterRefused => "counter-refused",
            Self::CounterTooLarge => "counter-too-large",
            Self::CounterMissing => "counter-missing",
            Self::SteamIgnored => "steam-ignored",
            Self::SteamRefused => "steam-refused",
            Self::SteamAssumed => "steam-assumed",
            Self::UpperCaseRefused => "upper-case-refused",
            Self::RawSpaceRefused => "raw-space-refused",
            Self::SecretLengthRefused => "secret-length-refused",
            Self::ColonRefused => "colon-refused",
            Self::NameBreaksAddress => "name-breaks-address",
            Self::Untested(_) => "untested",
            Self::ShortSecretWarned => "short-secret-warned",
            Self::IssuerSpaceReported => "issuer-space-reported",
            Self::PlusShown => "plus-shown",
            Self::LabelShownAsAccount => "label-shown-as-account",
            Self::LabelIssuerShown => "label-issuer-shown",
            Self::NameChanged => "name-changed",
            Self::NameCut(_) => "name-cut",
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::AlgorithmIgnored(algorithm) => {
                let why = "the codes will not match, because SHA1 is used instead of";
                return write!(f, "{why} {algorithm}");
            }
            Self::AlgorithmRefused(algorithm) => return write!(f, "{algorithm} cannot be used"),
            Self::UnknownAlgorithmIgnored => {
                "the codes may not match, because SHA1 is used instead of an unknown hash"
            }
            Self::UnknownAlgorithmRefused => "the name of the hash is refused",
            Self::DigitsIgnored(digits) => {
                let why = "the codes will not match, because 6 digits are shown instead of";
                return write!(f, "{why} {digits}");
            }
            Self::DigitsRefused(digits) => {
                return write!(f, "codes of {digits} digits are refused");
            }
            Self::PeriodIgnored => "the codes will not match, because they change every 30 seconds",
            Self::PeriodRefused => "so short a period is refused",
            Self::CounterIgnored => "the codes will not match, because they go by time",
            Self::CounterRefused => "codes by counter are refused",
            Self::CounterTooLarge => "the counter is too large",
            Self::CounterMissing => "the address is refused, because the counter is missing",
            Self::SteamIgnored => "ordinary digits are shown instead of Steam's characters",
            Self::SteamRefused => "Steam's codes are refused in this form",
            Self::SteamAssumed => {
                "the codes will not match, because the name Steam is taken for Steam's own codes"
            }
            Self::UpperCaseRefused => "an address in capitals is refused",
            Self::RawSpaceRefused => "the address is refused, because a space stands in it",
            Self::SecretLengthRefused => "a secret of this length is refused",
            Self::ColonRefused => "the address is refused, because a name contains a colon",
            Self::NameBreaksAddress => {
                "part of the address is lost, because a name contains &, # or ?"
            }
            Self::Untested(Feature::Algorithm(algorithm)) => {
                return write!(f, "not tested with {algorithm}");
            }
            Self::Untested(Feature::Digits(digits)) => {
                return write!(f, "not tested with {digits} digits");
            }
            Self::Untested(Feature::Period) => "not tested with this period",
            Self::Untested(Feature::Counter) => "not tested with codes by counter",
            Self::Untested(Feature::Steam) => "not tested with Steam's codes",
            Self::Untested(Feature::FaultyAddress) => "not tested with an address like this",
            Self::ShortSecretWarned => "a warning is shown, because the secret is short",
            Self::IssuerSpaceReported => {
                "a space in the service's name was once reported to be refused"
            }
            Self::PlusShown => "the service's name is shown with a plus sign",
            Self::LabelShownAsAccount => "the service's name is shown as part of the account",
            Self::LabelIssuerShown => "the other of the two service names is shown",
            Self::NameChanged => "a name is shown differently",
            Self::NameCut(limit) => return write!(f, "a name is cut after {limit} characters"),
        };
        f.write_str(words)
    }
}
