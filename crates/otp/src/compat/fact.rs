//! What can be known about an app.

use super::app::App;
use crate::{Algorithm, Digits};

/// How well a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// A user reported it.
    Report,
    /// Somebody else tested and published it.
    Test,
    /// It was read in the app's published source.
    Source,
}

impl Grade {
    /// A stable name: `source`, `test` or `report`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Test => "test",
            Self::Source => "source",
        }
    }
}

/// How an app takes a part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Handling {
    /// As written.
    Honored,
    /// Silently as if it were not there.
    Ignored,
    /// With an error: the account cannot be added.
    Refused,
}

/// One thing an app does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Behavior {
    /// A hash other than SHA-1.
    Hash(Algorithm, Handling),
    /// A hash that is none of ours.
    UnknownHash(Handling),
    /// A hash written otherwise than `SHA1`, `SHA256` or `SHA512` (in any case), as `SHA-256`.
    OddHashName(Handling),
    /// A code of seven or eight digits.
    Length(Digits, Handling),
    /// A period other than 30 seconds.
    OtherPeriod(Handling),
    /// A shorter period is refused. In seconds.
    ShortestPeriod(u32),
    /// Counter-based codes.
    Counter(Handling),
    /// A higher counter is not read.
    LargestCounter(u64),
    /// A counter-based address without its counter.
    MissingCounter(Handling),
    /// `encoder=steam`.
    SteamEncoder(Handling),
    /// `otpauth://steam/`.
    SteamType(Handling),
    /// `steam://SECRET`.
    SteamScheme(Handling),
    /// The issuer `Steam` alone makes Steam's codes.
    SteamByIssuer,
    /// The scheme in upper case.
    UpperCaseScheme(Handling),
    /// The type (`totp`, `hotp`) in upper case.
    UpperCaseType(Handling),
    /// An unescaped space makes the address invalid.
    RefusesRawSpace,
    /// A `%20` in the issuer parameter was once refused.
    DislikesIssuerSpace,
    /// A SHA-1 secret with this number of base32 characters is refused.
    RefusesSecretLength(usize),
    /// Asks before it takes a secret of fewer bits.
    WarnsBelowBits(usize),
    /// The label's issuer beats the parameter's.
    LabelIssuerWins,
    /// The parameter's issuer beats the label's.
    ParameterIssuerWins,
    /// The label's prefix is removed from the account only if it equals the issuer parameter.
    StripsEqualPrefix,
    /// A second colon in the label: all of it becomes the account.
    ExtraColonMakesAccount,
    /// A second colon in the label: refused.
    ExtraColonRefused,
    /// `+` in an issuer is shown as it is.
    ShowsPlus,
    /// `+` in the issuer parameter is shown as a space, even one that was escaped.
    PlusToSpace,
    /// Percent-escapes are decoded in the whole address before it is cut into parts.
    DecodesFirst,
    /// `#` becomes `-`.
    HashSignToHyphen,
    /// A longer issuer is cut. In characters.
    IssuerLimit(usize),
    /// A longer account is cut. In characters.
    AccountLimit(usize),
    /// Names are shown in lower case.
    LowerCases,
}

/// One thing an app does, and how well that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// Which app.
    pub app: App,
    /// What it does.
    pub behavior: Behavior,
    /// How well it is known.
    pub grade: Grade,
}
