//! What is known, app by app. A line is added only with its grade.

use super::app::App::{self, *};
use super::fact::{
    Behaviour::{self, *},
    Fact,
    Grade::{self, *},
    Handling::*,
};
use crate::Algorithm::{Sha256, Sha512};
use crate::Digits::{Eight, Seven};

const INT32: u64 = 0x7fff_ffff;
const INT64: u64 = 0x7fff_ffff_ffff_ffff;

const fn fact(app: App, grade: Grade, behaviour: Behaviour) -> Fact {
    Fact {
        app,
        behaviour,
        grade,
    }
}

/// Every fact. Where an app has none about something, nothing is known.
#[rustfmt::skip]
pub const FACTS: &[Fact] = &[
    fact(GoogleAndroid, Test, Hash(Sha256, Honoured)),

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

    fact(Bitwarden, Source, Hash(Sha256, Honoured)),
    fact(Bitwarden, Source, Hash(Sha512, Honoured)),
    fact(Bitwarden, Source, UnknownHash(Ignored)),
    fact(Bitwarden, Source, SteamScheme(Honoured)),
    fact(Bitwarden, Source, UpperCaseScheme(Honoured)),
    fact(Bitwarden, Source, UpperCaseType(Honoured)),
    fact(Bitwarden, Source, LowerCases),

    fact(LastPassIos, Report, ShowsPlus),

    fact(TwoFasAndroid, Source, DecodesFirst),
    fact(TwoFasAndroid, Source, HashSignToHyphen),
    fact(TwoFasAndroid, Source, IssuerLimit(30)),
    fact(TwoFasAndroid, Source, AccountLimit(50)),
    fact(TwoFasAndroid, Source, Hash(Sha256, Honoured)),
    fact(TwoFasAndroid, Source, Hash(Sha512, Honoured)),
    fact(TwoFasAndroid, Source, UnknownHash(Ignored)),
    fact(TwoFasAndroid, Source, OddHashName(Ignored)),
    fact(TwoFasAndroid, Source, Length(Seven, Honoured)),
    fact(TwoFasAndroid, Source, Length(Eight, Honoured)),
    fact(TwoFasAndroid, Source, SteamType(Refused)),
    fact(TwoFasAndroid, Source, SteamScheme(Refused)),
    fact(TwoFasAndroid, Source, UpperCaseScheme(Honoured)),
    fact(TwoFasAndroid, Source, UpperCaseType(Honoured)),
    fact(TwoFasAndroid, Source, ParameterIssuerWins),

    fact(Aegis, Source, Hash(Sha256, Honoured)),
    fact(Aegis, Source, Hash(Sha512, Honoured)),
    fact(Aegis, Source, Length(Seven, Honoured)),
    fact(Aegis, Source, Length(Eight, Honoured)),
    fact(Aegis, Source, OtherPeriod(Honoured)),
    fact(Aegis, Source, Counter(Honoured)),
    fact(Aegis, Source, LargestCounter(INT64)),
    fact(Aegis, Source, MissingCounter(Refused)),
    fact(Aegis, Source, SteamType(Honoured)),
    fact(Aegis, Source, UpperCaseScheme(Refused)),
    fact(Aegis, Source, UpperCaseType(Refused)),
    fact(Aegis, Source, LabelIssuerWins),
    fact(Aegis, Source, ExtraColonMakesAccount),

    fact(Ente, Source, Hash(Sha256, Honoured)),
    fact(Ente, Source, Hash(Sha512, Honoured)),
    fact(Ente, Source, UnknownHash(Ignored)),
    fact(Ente, Source, OddHashName(Ignored)),
    fact(Ente, Source, Length(Seven, Honoured)),
    fact(Ente, Source, Length(Eight, Honoured)),
    fact(Ente, Source, OtherPeriod(Honoured)),
    fact(Ente, Source, Counter(Honoured)),
    fact(Ente, Source, MissingCounter(Honoured)),
    fact(Ente, Source, SteamEncoder(Ignored)),
    fact(Ente, Source, SteamType(Honoured)),
    fact(Ente, Source, UpperCaseScheme(Honoured)),
    fact(Ente, Source, UpperCaseType(Honoured)),
    fact(Ente, Source, ParameterIssuerWins),

    fact(FreeOtp, Source, Hash(Sha256, Honoured)),
    fact(FreeOtp, Source, Hash(Sha512, Honoured)),
    fact(FreeOtp, Source, UnknownHash(Refused)),
    fact(FreeOtp, Source, OddHashName(Refused)),
    fact(FreeOtp, Source, Length(Seven, Honoured)),
    fact(FreeOtp, Source, Length(Eight, Honoured)),
    fact(FreeOtp, Source, OtherPeriod(Honoured)),
    fact(FreeOtp, Source, ShortestPeriod(5)),
    fact(FreeOtp, Source, Counter(Honoured)),
    fact(FreeOtp, Source, LargestCounter(INT64)),
    fact(FreeOtp, Source, MissingCounter(Honoured)),
    fact(FreeOtp, Source, SteamType(Refused)),
    fact(FreeOtp, Source, SteamScheme(Refused)),
    fact(FreeOtp, Source, SteamByIssuer),
    fact(FreeOtp, Source, UpperCaseScheme(Refused)),
    fact(FreeOtp, Source, UpperCaseType(Honoured)),
    fact(FreeOtp, Source, WarnsBelowBits(128)),
    fact(FreeOtp, Source, LabelIssuerWins),
    fact(FreeOtp, Source, ExtraColonRefused),

    fact(FreeOtpPlus, Source, Hash(Sha256, Honoured)),
    fact(FreeOtpPlus, Source, Hash(Sha512, Honoured)),
    fact(FreeOtpPlus, Source, OddHashName(Refused)),
    fact(FreeOtpPlus, Source, Length(Seven, Honoured)),
    fact(FreeOtpPlus, Source, Length(Eight, Honoured)),
    fact(FreeOtpPlus, Source, OtherPeriod(Honoured)),
    fact(FreeOtpPlus, Source, Counter(Honoured)),
    fact(FreeOtpPlus, Source, LargestCounter(INT64)),
    fact(FreeOtpPlus, Source, MissingCounter(Honoured)),
    fact(FreeOtpPlus, Source, UpperCaseScheme(Refused)),
    fact(FreeOtpPlus, Source, UpperCaseType(Refused)),
    fact(FreeOtpPlus, Source, ParameterIssuerWins),

    fact(Stratum, Source, Hash(Sha256, Honoured)),
    fact(Stratum, Source, Hash(Sha512, Honoured)),
    fact(Stratum, Source, UnknownHash(Refused)),
    fact(Stratum, Source, OddHashName(Refused)),
    fact(Stratum, Source, Length(Seven, Honoured)),
    fact(Stratum, Source, Length(Eight, Honoured)),
    fact(Stratum, Source, OtherPeriod(Honoured)),
    fact(Stratum, Source, Counter(Honoured)),
    fact(Stratum, Source, LargestCounter(INT32)),
    fact(Stratum, Source, MissingCounter(Honoured)),
    fact(Stratum, Source, SteamEncoder(Honoured)),
    fact(Stratum, Source, SteamType(Refused)),
    fact(Stratum, Source, SteamScheme(Refused)),
    fact(Stratum, Source, SteamByIssuer),
    fact(Stratum, Source, UpperCaseScheme(Refused)),
    fact(Stratum, Source, UpperCaseType(Refused)),
    fact(Stratum, Source, LabelIssuerWins),
    fact(Stratum, Source, ShowsPlus),
    fact(Stratum, Source, DecodesFirst),

    fact(Yubico, Source, Hash(Sha256, Honoured)),
    fact(Yubico, Source, Hash(Sha512, Honoured)),
    fact(Yubico, Source, UnknownHash(Refused)),
    fact(Yubico, Source, OddHashName(Refused)),
    fact(Yubico, Source, Length(Seven, Honoured)),
    fact(Yubico, Source, Length(Eight, Honoured)),
    fact(Yubico, Source, OtherPeriod(Honoured)),
    fact(Yubico, Source, Counter(Honoured)),
    fact(Yubico, Source, MissingCounter(Honoured)),
    fact(Yubico, Source, SteamEncoder(Ignored)),
    fact(Yubico, Source, SteamType(Refused)),
    fact(Yubico, Source, SteamScheme(Refused)),
    fact(Yubico, Source, UpperCaseScheme(Honoured)),
    fact(Yubico, Source, UpperCaseType(Honoured)),
    fact(Yubico, Source, ParameterIssuerWins),

    fact(OtpAuthIos, Report, ShowsPlus),

    fact(GoogleAndroid2020, Source, Hash(Sha256, Ignored)),
    fact(GoogleAndroid2020, Source, Hash(Sha512, Ignored)),
    fact(GoogleAndroid2020, Source, UnknownHash(Ignored)),
    fact(GoogleAndroid2020, Source, OddHashName(Ignored)),
    fact(GoogleAndroid2020, Source, Length(Seven, Ignored)),
    fact(GoogleAndroid2020, Source, Length(Eight, Ignored)),
    fact(GoogleAndroid2020, Source, OtherPeriod(Ignored)),
    fact(GoogleAndroid2020, Source, Counter(Honoured)),
    fact(GoogleAndroid2020, Source, LargestCounter(INT32)),
    fact(GoogleAndroid2020, Source, SteamEncoder(Ignored)),
    fact(GoogleAndroid2020, Source, UpperCaseType(Refused)),
    fact(GoogleAndroid2020, Source, StripsEqualPrefix),
];

/// What is known about one app.
pub(super) fn of(app: App) -> impl Iterator<Item = &'static Fact> + Clone {
    FACTS.iter().filter(move |fact| fact.app == app)
}
