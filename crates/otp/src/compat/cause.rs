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

/// What an app does that the person should know. Its `Display` completes "This app …".
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
                return write!(
                    f,
                    "uses SHA1 instead of {algorithm}: its codes will not match"
                );
            }
            Self::AlgorithmRefused(algorithm) => return write!(f, "cannot use {algorithm}"),
            Self::UnknownAlgorithmIgnored => {
                "uses SHA1 instead of the hash it does not know: its codes may not match"
            }
            Self::UnknownAlgorithmRefused => "refuses the name of the hash",
            Self::DigitsIgnored(digits) => {
                return write!(
                    f,
                    "shows 6 digits instead of {digits}: its codes will not match"
                );
            }
            Self::DigitsRefused(digits) => return write!(f, "refuses codes of {digits} digits"),
            Self::PeriodIgnored => "changes the code every 30 seconds: its codes will not match",
            Self::PeriodRefused => "refuses so short a period",
            Self::CounterIgnored => "makes codes by time instead: they will not match",
            Self::CounterRefused => "cannot make codes by counter",
            Self::CounterTooLarge => "cannot count that far",
            Self::CounterMissing => "refuses the address, because the counter is missing",
            Self::SteamIgnored => "shows ordinary digits instead of Steam's characters",
            Self::SteamRefused => "refuses Steam's codes written this way",
            Self::SteamAssumed => {
                "takes the name Steam for Steam's own codes: its codes will not match"
            }
            Self::UpperCaseRefused => "refuses an address in capitals",
            Self::RawSpaceRefused => "refuses the address, because a space stands in it",
            Self::SecretLengthRefused => "refuses a secret of this length",
            Self::ColonRefused => "refuses the address, because a name contains a colon",
            Self::NameBreaksAddress => {
                "loses part of the address, because a name contains &, # or ?"
            }
            Self::Untested(Feature::Algorithm(algorithm)) => {
                return write!(f, "has not been tested with {algorithm}");
            }
            Self::Untested(Feature::Digits(digits)) => {
                return write!(f, "has not been tested with {digits} digits");
            }
            Self::Untested(Feature::Period) => "has not been tested with this period",
            Self::Untested(Feature::Counter) => "has not been tested with codes by counter",
            Self::Untested(Feature::Steam) => "has not been tested with Steam's codes",
            Self::Untested(Feature::FaultyAddress) => {
                "has not been tested with an address written like this"
            }
            Self::ShortSecretWarned => "warns that the secret is short",
            Self::IssuerSpaceReported => {
                "was reported once to refuse a space in the service's name"
            }
            Self::PlusShown => "shows + in the service's name",
            Self::LabelShownAsAccount => "shows the service's name as part of the account",
            Self::LabelIssuerShown => "shows the other of the two service names",
            Self::NameChanged => "shows a name changed",
            Self::NameCut(limit) => return write!(f, "cuts a name after {limit} characters"),
        };
        f.write_str(words)
    }
}
