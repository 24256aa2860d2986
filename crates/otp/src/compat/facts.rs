//! What is known, app by app. A line is added only with its grade.

use super::app::App::{self, *};
use super::fact::{
    Behavior::{self, *},
    Fact,
    Grade::{self, *},
    Handling::*,
};
use crate::Algorithm::{Sha256, Sha512};
use crate::Digits::{Eight, Seven};

const INT32: u64 = 0x7fff_ffff;
const INT64: u64 = 0x7fff_ffff_ffff_ffff;

const fn fact(app: App, grade: Grade, behavior: Behavior) -> Fact {
    Fact {
        app,
        behavior,
        grade,
    }
}

/// Every fact. Where an app has none about something, nothing is known.
#[rustfmt::skip]
pub const FACTS: &[Fact] = &[
    fact(GoogleAndroid, Test, Hash(Sha256, Honored)),

    fact(GoogleIos, Report, RefusesRawSpace),
    fact(GoogleIos, Test, RefusesSecretLength(52)),
    fact(GoogleIos, Report, ShowsPlus),

    fact(Microsoft, Test, Hash(Sha256, Ignored)),
    fact(Microsoft, Test, Hash(Sha512, Ignored)),
    fact(Microsoft, Report, ShowsPlus),

    fact(Authy, Test, Hash(Sha256, Ignored)),
    fact(Authy, Report, DislikesIssuerSpace),

    fact(Duo, Test, Hash(Sha256, Ignored)),

    fact(OnePassword, Test, Hash(Sha256, Refused)),

    fact(Bitwarden, Source, Hash(Sha256, Honored)),
    fact(Bitwarden, Source, Hash(Sha512, Honored)),
    fact(Bitwarden, Source, UnknownHash(Ignored)),
    fact(Bitwarden, Source, SteamScheme(Honored)),
    fact(Bitwarden, Source, UpperCaseScheme(Honored)),
    fact(Bitwarden, Source, UpperCaseType(Honored)),
    fact(Bitwarden, Source, LowerCases),

    fact(LastPassIos, Report, ShowsPlus),

    fact(TwoFasAndroid, Source, DecodesFirst),
    fact(TwoFasAndroid, Source, PlusToSpace),
    fact(TwoFasAndroid, Source, HashSignToHyphen),
    fact(TwoFasAndroid, Source, IssuerLimit(30)),
    fact(TwoFasAndroid, Source, AccountLimit(50)),
    fact(TwoFasAndroid, Source, Hash(Sha256, Honored)),
    fact(TwoFasAndroid, Source, Hash(Sha512, Honored)),
    fact(TwoFasAndroid, Source, UnknownHash(Ignored)),
    fact(TwoFasAndroid, Source, OddHashName(Ignored)),
    fact(TwoFasAndroid, Source, Length(Seven, Honored)),
    fact(TwoFasAndroid, Source, Length(Eight, Honored)),
    fact(TwoFasAndroid, Source, SteamType(Refused)),
    fact(TwoFasAndroid, Source, SteamScheme(Refused)),
    fact(TwoFasAndroid, Source, UpperCaseScheme(Honored)),
    fact(TwoFasAndroid, Source, UpperCaseType(Honored)),
    fact(TwoFasAndroid, Source, ParameterIssuerWins),

    fact(Aegis, Source, Hash(Sha256, Honored)),
    fact(Aegis, Source, Hash(Sha512, Honored)),
    fact(Aegis, Source, Length(Seven, Honored)),
    fact(Aegis, Source, Length(Eight, Honored)),
    fact(Aegis, Source, OtherPeriod(Honored)),
    fact(Aegis, Source, Counter(Honored)),
    fact(Aegis, Source, LargestCounter(INT64)),
    fact(Aegis, Source, MissingCounter(Refused)),
    fact(Aegis, Source, SteamType(Honored)),
    fact(Aegis, Source, UpperCaseScheme(Refused)),
    fact(Aegis, Source, UpperCaseType(Refused)),
    fact(Aegis, Source, LabelIssuerWins),
    fact(Aegis, Source, ExtraColonMakesAccount),

    fact(Ente, Source, Hash(Sha256, Honored)),
    fact(Ente, Source, Hash(Sha512, Honored)),
    fact(Ente, Source, UnknownHash(Ignored)),
    fact(Ente, Source, OddHashName(Ignored)),
    fact(Ente, Source, Length(Seven, Honored)),
    fact(Ente, Source, Length(Eight, Honored)),
    fact(Ente, Source, OtherPeriod(Honored)),
    fact(Ente, Source, Counter(Honored)),
    fact(Ente, Source, MissingCounter(Honored)),
    fact(Ente, Source, SteamEncoder(Ignored)),
    fact(Ente, Source, SteamType(Honored)),
    fact(Ente, Source, UpperCaseScheme(Honored)),
    fact(Ente, Source, UpperCaseType(Honored)),
    fact(Ente, Source, ParameterIssuerWins),

    fact(FreeOtp, Source, Hash(Sha256, Honored)),
    fact(FreeOtp, Source, Hash(Sha512, Honored)),
    fact(FreeOtp, Source, UnknownHash(Refused)),
    fact(FreeOtp, Source, OddHashName(Refused)),
    fact(FreeOtp, Source, Length(Seven, Honored)),
    fact(FreeOtp, Source, Length(Eight, Honored)),
    fact(FreeOtp, Source, OtherPeriod(Honored)),
    fact(FreeOtp, Source, ShortestPeriod(5)),
    fact(FreeOtp, Source, Counter(Honored)),
    fact(FreeOtp, Source, LargestCounter(INT64)),
    fact(FreeOtp, Source, MissingCounter(Honored)),
    fact(FreeOtp, Source, SteamType(Refused)),
    fact(FreeOtp, Source, SteamScheme(Refused)),
    fact(FreeOtp, Source, SteamByIssuer),
    fact(FreeOtp, Source, UpperCaseScheme(Refused)),
    fact(FreeOtp, Source, UpperCaseType(Honored)),
    fact(FreeOtp, Source, WarnsBelowBits(128)),
    fact(FreeOtp, Source, LabelIssuerWins),
    fact(FreeOtp, Source, ExtraColonRefused),

    fact(FreeOtpPlus, Source, Hash(Sha256, Honored)),
    fact(FreeOtpPlus, Source, Hash(Sha512, Honored)),
    fact(FreeOtpPlus, Source, OddHashName(Refused)),
    fact(FreeOtpPlus, Source, Length(Seven, Honored)),
    fact(FreeOtpPlus, Source, Length(Eight, Honored)),
    fact(FreeOtpPlus, Source, OtherPeriod(Honored)),
    fact(FreeOtpPlus, Source, Counter(Honored)),
    fact(FreeOtpPlus, Source, LargestCounter(INT64)),
    fact(FreeOtpPlus, Source, MissingCounter(Honored)),
    fact(FreeOtpPlus, Source, UpperCaseScheme(Refused)),
    fact(FreeOtpPlus, Source, UpperCaseType(Refused)),
    fact(FreeOtpPlus, Source, ParameterIssuerWins),

    fact(Stratum, Source, Hash(Sha256, Honored)),
    fact(Stratum, Source, Hash(Sha512, Honored)),
    fact(Stratum, Source, UnknownHash(Refused)),
    fact(Stratum, Source, OddHashName(Refused)),
    fact(Stratum, Source, Length(Seven, Honored)),
    fact(Stratum, Source, Length(Eight, Honored)),
    fact(Stratum, Source, OtherPeriod(Honored)),
    fact(Stratum, Source, Counter(Honored)),
    fact(Stratum, Source, LargestCounter(INT32)),
    fact(Stratum, Source, MissingCounter(Honored)),
    fact(Stratum, Source, SteamEncoder(Honored)),
    fact(Stratum, Source, SteamType(Refused)),
    fact(Stratum, Source, SteamScheme(Refused)),
    fact(Stratum, Source, SteamByIssuer),
    fact(Stratum, Source, UpperCaseScheme(Refused)),
    fact(Stratum, Source, UpperCaseType(Refused)),
    fact(Stratum, Source, LabelIssuerWins),
    fact(Stratum, Source, ShowsPlus),
    fact(Stratum, Source, DecodesFirst),

    fact(Yubico, Source, Hash(Sha256, Honored)),
    fact(Yubico, Source, Hash(Sha512, Honored)),
    fact(Yubico, Source, UnknownHash(Refused)),
    fact(Yubico, Source, OddHashName(Refused)),
    fact(Yubico, Source, Length(Seven, Honored)),
    fact(Yubico, Source, Length(Eight, Honored)),
    fact(Yubico, Source, OtherPeriod(Honored)),
    fact(Yubico, Source, Counter(Honored)),
    fact(Yubico, Source, MissingCounter(Honored)),
    fact(Yubico, Source, SteamEncoder(Ignored)),
    fact(Yubico, Source, SteamType(Refused)),
    fact(Yubico, Source, SteamScheme(Refused)),
    fact(Yubico, Source, UpperCaseScheme(Honored)),
    fact(Yubico, Source, UpperCaseType(Honored)),
    fact(Yubico, Source, ParameterIssuerWins),

    fact(OtpAuthIos, Report, ShowsPlus),

    fact(GoogleAndroid2020, Source, Hash(Sha256, Ignored)),
    fact(GoogleAndroid2020, Source, Hash(Sha512, Ignored)),
    fact(GoogleAndroid2020, Source, UnknownHash(Ignored)),
    fact(GoogleAndroid2020, Source, OddHashName(Ignored)),
    fact(GoogleAndroid2020, Source, Length(Seven, Ignored)),
    fact(GoogleAndroid2020, Source, Length(Eight, Ignored)),
    fact(GoogleAndroid2020, Source, OtherPeriod(Ignored)),
    fact(GoogleAndroid2020, Source, Counter(Honored)),
    fact(GoogleAndroid2020, Source, LargestCounter(INT32)),
    fact(GoogleAndroid2020, Source, SteamEncoder(Ignored)),
    fact(GoogleAndroid2020, Source, UpperCaseType(Refused)),
    fact(GoogleAndroid2020, Source, StripsEqualPrefix),
];

/// What is known about one app.
pub(super) fn of(app: App) -> impl Iterator<Item = &'static Fact> + Clone {
    FACTS.iter().filter(move |fact| fact.app == app)
}
