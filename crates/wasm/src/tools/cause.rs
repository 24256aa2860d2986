//! What apps do with an address, by the numbers that cross. The names and the words stand in `www/countersign/src/causes.ts`.

use countersign_otp::{
    Algorithm,
    compat::{Cause, Feature},
};

/// A cause's number, and the number that its words speak of: of an algorithm its bits, of digits and of characters how many.
#[must_use]
pub fn numbers(cause: Cause) -> (u8, Option<u32>) {
    match cause {
        Cause::AlgorithmIgnored(algorithm) => (0, Some(bits(algorithm))),
        Cause::AlgorithmRefused(algorithm) => (1, Some(bits(algorithm))),
        Cause::UnknownAlgorithmIgnored => (2, None),
        Cause::UnknownAlgorithmRefused => (3, None),
        Cause::DigitsIgnored(digits) => (4, Some(digits.count().into())),
        Cause::DigitsRefused(digits) => (5, Some(digits.count().into())),
        Cause::PeriodIgnored => (6, None),
        Cause::PeriodRefused => (7, None),
        Cause::CounterIgnored => (8, None),
        Cause::CounterRefused => (9, None),
        Cause::CounterTooLarge => (10, None),
        Cause::CounterMissing => (11, None),
        Cause::SteamIgnored => (12, None),
        Cause::SteamRefused => (13, None),
        Cause::SteamAssumed => (14, None),
        Cause::UpperCaseRefused => (15, None),
        Cause::RawSpaceRefused => (16, None),
        Cause::SecretLengthRefused => (17, None),
        Cause::ColonRefused => (18, None),
        Cause::NameBreaksAddress => (19, None),
        Cause::Untested(Feature::Algorithm(algorithm)) => (20, Some(bits(algorithm))),
        Cause::Untested(Feature::Digits(digits)) => (21, Some(digits.count().into())),
        Cause::Untested(Feature::Period) => (22, None),
        Cause::Untested(Feature::Counter) => (23, None),
        Cause::Untested(Feature::Steam) => (24, None),
        Cause::Untested(_) => (25, None),
        Cause::ShortSecretWarned => (26, None),
        Cause::IssuerSpaceReported => (27, None),
        Cause::PlusShown => (28, None),
        Cause::LabelShownAsAccount => (29, None),
        Cause::LabelIssuerShown => (30, None),
        Cause::NameCut(limit) => (32, Some(u32::try_from(limit).unwrap_or(u32::MAX))),
        // `NameChanged`, the only one that is left.
        _ => (31, None),
    }
}

const fn bits(algorithm: Algorithm) -> u32 {
    match algorithm {
        Algorithm::Sha1 => 1,
        Algorithm::Sha256 => 256,
        Algorithm::Sha512 => 512,
    }
}
