//! Whether an app's codes will match.

use super::address::Address;
use super::cause::{Cause, Feature};
use super::fact::{Behavior, Grade, Handling};
use super::facts;
use super::report::{AppReport, Outcome};
use crate::uri::{Diagnostic, Kind, decode};
use crate::{Algorithm, Digits, Period};

pub(super) fn judge(report: &mut AppReport, address: &Address<'_>) {
    if address.is_doubtful() {
        report.untested(Feature::FaultyAddress);
    }
    match address.auth.kind() {
        Kind::Steam => steam(report, address),
        Kind::Totp { period } => {
            hash(report, address);
            digits(report, address.auth.digits());
            if period != Period::DEFAULT {
                other_period(report, period);
            }
        }
        Kind::Hotp { counter } => {
            hash(report, address);
            digits(report, address.auth.digits());
            count(report, address, counter);
        }
    }
    writing(report, address);
}

/// What is known of one feature.
fn known(
    report: &AppReport,
    handling: impl Fn(Behavior) -> Option<Handling>,
) -> Option<(Handling, Grade)> {
    facts::of(report.app).find_map(|fact| Some((handling(fact.behavior)?, fact.grade)))
}

fn hash(report: &mut AppReport, address: &Address<'_>) {
    if address.found(Diagnostic::UnknownAlgorithm) {
        let known = known(report, |behavior| match behavior {
            Behavior::UnknownHash(handling) => Some(handling),
            _ => None,
        });
        let (ignored, refused) = (
            Cause::UnknownAlgorithmIgnored,
            Cause::UnknownAlgorithmRefused,
        );
        return report.judge(known, Feature::FaultyAddress, ignored, refused);
    }
    let wanted = address.auth.algorithm();
    if wanted != Algorithm::Sha1 {
        let known = known(report, |behavior| match behavior {
            Behavior::Hash(algorithm, handling) if algorithm == wanted => Some(handling),
            _ => None,
        });
        let (ignored, refused) = (
            Cause::AlgorithmIgnored(wanted),
            Cause::AlgorithmRefused(wanted),
        );
        report.judge(known, Feature::Algorithm(wanted), ignored, refused);
    }
    let written = address.raw.parameter("algorithm").and_then(decode);
    if written.is_some_and(|name| !name.eq_ignore_ascii_case(wanted.as_str())) {
        let known = known(report, |behavior| match behavior {
            // Falling back to SHA-1 does no harm where SHA-1 is meant.
            Behavior::OddHashName(Handling::Ignored) if wanted == Algorithm::Sha1 => {
                Some(Handling::Honored)
            }
            Behavior::OddHashName(handling) => Some(handling),
            _ => None,
        });
        let (ignored, refused) = (
            Cause::AlgorithmIgnored(wanted),
            Cause::UnknownAlgorithmRefused,
        );
        report.judge(known, Feature::FaultyAddress, ignored, refused);
    }
}

fn digits(report: &mut AppReport, wanted: Digits) {
    if wanted == Digits::Six {
        return;
    }
    let known = known(report, |behavior| match behavior {
        Behavior::Length(digits, handling) if digits == wanted => Some(handling),
        _ => None,
    });
    let (ignored, refused) = (Cause::DigitsIgnored(wanted), Cause::DigitsRefused(wanted));
    report.judge(known, Feature::Digits(wanted), ignored, refused);
}

fn other_period(report: &mut AppReport, period: Period) {
    for fact in facts::of(report.app) {
        match fact.behavior {
            Behavior::ShortestPeriod(shortest) if period.seconds() < shortest => {
                report.refuse(Cause::PeriodRefused, fact.grade);
            }
            _ => {}
        }
    }
    let known = known(report, |behavior| match behavior {
        Behavior::OtherPeriod(handling) => Some(handling),
        _ => None,
    });
    let (ignored, refused) = (Cause::PeriodIgnored, Cause::PeriodRefused);
    report.judge(known, Feature::Period, ignored, refused);
}

fn count(report: &mut AppReport, address: &Address<'_>, counter: u64) {
    let handling = known(report, |behavior| match behavior {
        Behavior::Counter(handling) => Some(handling),
        _ => None,
    });
    let (ignored, refused) = (Cause::CounterIgnored, Cause::CounterRefused);
    report.judge(handling, Feature::Counter, ignored, refused);

    if address.found(Diagnostic::MissingCounter) {
        let handling = known(report, |behavior| match behavior {
            Behavior::MissingCounter(handling) => Some(handling),
            _ => None,
        });
        let cause = Cause::CounterMissing;
        report.judge(handling, Feature::FaultyAddress, cause, cause);
    }
    for fact in facts::of(report.app) {
        match fact.behavior {
            Behavior::LargestCounter(largest) if counter > largest => {
                report.refuse(Cause::CounterTooLarge, fact.grade);
            }
            _ => {}
        }
    }
}

fn steam(report: &mut AppReport, address: &Address<'_>) {
    let raw = &address.raw;
    let by_scheme = raw.scheme.eq_ignore_ascii_case("steam");
    let by_type = raw.host.eq_ignore_ascii_case("steam");
    let named = address.auth.issuer() == Some("Steam");
    let known = known(report, |behavior| match behavior {
        Behavior::SteamScheme(handling) if by_scheme => Some(handling),
        Behavior::SteamType(handling) if by_type && !by_scheme => Some(handling),
        Behavior::SteamEncoder(handling) if !by_type && !by_scheme => Some(handling),
        Behavior::SteamByIssuer if !by_type && !by_scheme => Some(if named {
            Handling::Honored
        } else {
            Handling::Ignored
        }),
        _ => None,
    });
    let (ignored, refused) = (Cause::SteamIgnored, Cause::SteamRefused);
    report.judge(known, Feature::Steam, ignored, refused);
}

/// How the address is written, whatever it means.
fn writing(report: &mut AppReport, address: &Address<'_>) {
    let raw = &address.raw;
    let auth = &address.auth;
    let capitals = |text: &str| text.contains(|c: char| c.is_ascii_uppercase());
    let capital_scheme = capitals(raw.scheme);
    let capital_type = capitals(raw.host) && !raw.scheme.eq_ignore_ascii_case("steam");
    if capital_scheme || capital_type {
        let of = |wanted: fn(Behavior) -> Option<Handling>| known(report, wanted);
        let scheme = of(|behavior| match behavior {
            Behavior::UpperCaseScheme(handling) => Some(handling),
            _ => None,
        });
        let kind = of(|behavior| match behavior {
            Behavior::UpperCaseType(handling) => Some(handling),
            _ => None,
        });
        let cause = Cause::UpperCaseRefused;
        for (written, known) in [(capital_scheme, scheme), (capital_type, kind)] {
            if written {
                report.judge(known, Feature::FaultyAddress, cause, cause);
            }
        }
    } else if address.found(Diagnostic::UpperCase) {
        // A parameter's name.
        report.untested(Feature::FaultyAddress);
    }

    let characters = auth.secret().expose_base32().len();
    let is_sha1 = auth.algorithm() == Algorithm::Sha1;
    for fact in facts::of(report.app) {
        match fact.behavior {
            Behavior::RefusesRawSpace if address.text.contains(' ') => {
                report.refuse(Cause::RawSpaceRefused, fact.grade);
            }
            Behavior::RefusesSecretLength(length) if is_sha1 && length == characters => {
                report.refuse(Cause::SecretLengthRefused, fact.grade);
            }
            Behavior::ExtraColonRefused if address.has_two_colons() => {
                report.refuse(Cause::ColonRefused, fact.grade);
            }
            Behavior::WarnsBelowBits(bits) if auth.secret().bits() < bits => {
                report.warn(Cause::ShortSecretWarned);
            }
            Behavior::SteamByIssuer if is_named_steam(address) => {
                let why = Cause::SteamAssumed;
                report.decide(Outcome::WrongCodes { why }, Some(fact.grade));
            }
            _ => {}
        }
    }
}

/// Ordinary codes of a service that happens to be called Steam.
fn is_named_steam(address: &Address<'_>) -> bool {
    let auth = &address.auth;
    let name = auth.label_issuer().or(auth.issuer());
    matches!(auth.kind(), Kind::Totp { .. }) && name == Some("Steam")
}
