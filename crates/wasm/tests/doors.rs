//! What the two halves of a small module call by a number, they call by the same: errors with the core's own words, operations,
//! and what apps do.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it should be"
)]

mod typescript;
mod vectors;

use countersign_otp::{
    Algorithm, AlgorithmError, CodeError, Digits, DigitsError, PeriodError, RecoveryCodeError,
    SecretError,
    compat::{Cause, Feature},
    migration::{AccountError, MigrationError, Unsupported},
    uri::{Diagnostic, OtpAuthError, Parameter, UriError},
};
use countersign_wasm::{codes, otp::Kind, tools, wire::Failure};
use typescript::lines_after;
use vectors::kinds;

const CODES: &str = include_str!("../../../www/countersign/src/codes-module.ts");
const TOOLS: &str = include_str!("../../../www/countersign/src/tools-module.ts");
const KINDS: &str = include_str!("../../../www/countersign/src/kinds.ts");
const CAUSES: &str = include_str!("../../../www/countersign/src/causes.ts");

/// Words as they stand in TypeScript, said of these numbers.
fn said(words: &str, details: &[u32]) -> String {
    let Some((names, words)) = words.split_once(" => ") else {
        let quote = words.chars().next().unwrap();
        return words.trim_matches(quote).to_owned();
    };
    let names = names.trim_matches(['(', ')']).split(", ");
    let mut said = words.trim_matches('`').replace("\\`", "`");
    for (name, detail) in names.zip(details) {
        let parameters = KINDS
            .lines()
            .find(|line| line.starts_with("const PARAMETERS"));
        let parameter = parameters.unwrap().split('\'').skip(1).step_by(2);
        let parameter = parameter.take(7).nth((*detail).try_into().unwrap());
        let character = char::from_u32(*detail).unwrap().to_string();
        said = said
            .replace(&format!("${{{name}}}"), &detail.to_string())
            .replace(
                &format!("${{PARAMETERS[{name}]}}"),
                parameter.unwrap_or_default(),
            )
            .replace(&format!("${{String.fromCodePoint({name})}}"), &character);
    }
    said
}

/// A failure's bytes are its kind's number and the numbers its words speak of.
fn is_told(failure: impl Into<Failure>, kind: &str, words: &str) {
    let sent = failure.into().sent();
    let (number, details) = sent.split_first().unwrap();
    let (details, _) = details.as_chunks();
    let details: Vec<u32> = details
        .iter()
        .map(|four| u32::from_le_bytes(*four))
        .collect();
    let kinds = kinds::all();
    let (_, name, told) = kinds
        .iter()
        .find(|(known, ..)| known == number)
        .unwrap_or_else(|| panic!("{number} of {kind} has no words"));
    assert_eq!((*name, said(told, &details).as_str()), (kind, words));
}

macro_rules! are_told {
    ($($error:expr),+ $(,)?) => {
        $(is_told($error, $error.kind(), &$error.to_string());)+
    };
}

#[test]
fn an_error_of_a_key_or_a_code_has_the_cores_name_and_words() {
    are_told![
        SecretError::Empty,
        SecretError::TooLong,
        SecretError::NotBase32,
        SecretError::NotCanonical,
        AlgorithmError,
        DigitsError,
        PeriodError,
        CodeError::Empty,
        CodeError::NotDigits,
        CodeError::WrongLength {
            expected: 6,
            got: 5
        },
        CodeError::TooLong,
        RecoveryCodeError::Empty,
        RecoveryCodeError::TooLong,
        RecoveryCodeError::BadCharacter { at: 3 },
        RecoveryCodeError::WrongLength {
            expected: 18,
            got: 17
        },
        RecoveryCodeError::Typo,
    ];
}

#[test]
fn an_error_of_an_address_has_the_cores_name_and_words() {
    are_told![
        OtpAuthError::EmptyAccount,
        OtpAuthError::AccountColon,
        OtpAuthError::EmptyIssuer,
        OtpAuthError::IssuerCharacter('&'),
        OtpAuthError::ControlCharacter,
        OtpAuthError::LabelTooLong,
        OtpAuthError::AbsurdPeriod,
        UriError::TooLong,
        UriError::NotOtpAuth,
        UriError::Migration,
        UriError::UnknownType,
        UriError::MissingSecret,
        UriError::Secret(SecretError::NotBase32),
        UriError::NotUtf8,
        UriError::ControlCharacter,
        UriError::LabelTooLong,
        UriError::Unsupported(Parameter::Algorithm),
        UriError::Unsupported(Parameter::Digits),
        UriError::Unsupported(Parameter::Period),
        UriError::Unsupported(Parameter::Counter),
    ];
}

#[test]
fn what_a_reading_found_has_the_cores_name_and_words() {
    are_told![
        UriError::Refused(Diagnostic::WeakSecret),
        UriError::Refused(Diagnostic::LongPeriod),
        UriError::Refused(Diagnostic::UnknownParameter),
        UriError::Refused(Diagnostic::UnusedParameter(Parameter::Counter)),
        UriError::Refused(Diagnostic::SurroundingSpace),
        UriError::Refused(Diagnostic::UpperCase),
        UriError::Refused(Diagnostic::UnescapedCharacter),
        UriError::Refused(Diagnostic::UntidySecret),
        UriError::Refused(Diagnostic::UntidyAlgorithm),
        UriError::Refused(Diagnostic::EmptyIssuer),
        UriError::Refused(Diagnostic::NoAccount),
        UriError::Refused(Diagnostic::IssuerMismatch),
        UriError::Refused(Diagnostic::EscapedName(Parameter::Secret)),
        UriError::Refused(Diagnostic::UnknownAlgorithm),
        UriError::Refused(Diagnostic::BadDigits),
        UriError::Refused(Diagnostic::BadPeriod),
        UriError::Refused(Diagnostic::MissingCounter),
        UriError::Refused(Diagnostic::BadCounter),
        UriError::Refused(Diagnostic::UnknownEncoder),
        UriError::Refused(Diagnostic::NonCanonicalSecret),
        UriError::Refused(Diagnostic::PlusSign),
        UriError::Refused(Diagnostic::BrokenEscape),
        UriError::Refused(Diagnostic::Fragment),
        UriError::Refused(Diagnostic::ExtraColon),
    ];
    for parameter in [
        Parameter::Secret,
        Parameter::Issuer,
        Parameter::Algorithm,
        Parameter::Digits,
        Parameter::Period,
        Parameter::Counter,
        Parameter::Encoder,
    ] {
        are_told![UriError::Refused(Diagnostic::DuplicateParameter(parameter))];
    }
}

#[test]
fn an_error_of_an_export_has_the_cores_name_and_words() {
    are_told![
        MigrationError::Empty,
        MigrationError::NotMigration { part: 1 },
        MigrationError::TooLong { part: 2 },
        MigrationError::MissingData { part: 3 },
        MigrationError::NotBase64 { part: 4 },
        MigrationError::Damaged { part: 5 },
        MigrationError::BadIndex { part: 6 },
        MigrationError::MixedBatches,
        MigrationError::ConflictingPart { index: 7 },
        MigrationError::MissingPart { index: 8, size: 9 },
    ];
    for why in [
        AccountError::Damaged,
        AccountError::Secret(SecretError::Empty),
        AccountError::Unsupported(Unsupported::Md5),
        AccountError::Unsupported(Unsupported::Algorithm),
        AccountError::Unsupported(Unsupported::Digits),
        AccountError::Unsupported(Unsupported::Kind),
        AccountError::Unsupported(Unsupported::Counter),
        AccountError::Unsupported(Unsupported::Period),
        AccountError::Unsupported(Unsupported::Steam),
    ] {
        // The package puts the account before these words where it speaks of one of several.
        let error = MigrationError::Account { account: 3, why };
        is_told(error, why.kind(), &why.to_string());
        assert_eq!(error.to_string(), format!("account 3: {why}"));
        assert_eq!(Failure::from(error).sent()[1..], 3_u32.to_le_bytes());
    }
}

#[test]
fn no_kind_has_words_without_a_number() {
    let numbers: Vec<u8> = kinds::all().iter().map(|(number, ..)| *number).collect();
    let groups = [
        (Kind::SecretEmpty, Kind::CodeTooLong),
        (Kind::UnknownType, Kind::AbsurdPeriod),
        (Kind::UriTooLong, Kind::ExtraColon),
        (Kind::EntropyWrongLength, Kind::RecoveryCodeTypo),
        (Kind::MigrationEmpty, Kind::MigrationMissingPart),
        (Kind::MigrationBadAccount, Kind::MigrationSteam),
    ];
    let known = groups
        .into_iter()
        .flat_map(|(first, last)| first as u8..=last as u8);
    assert_eq!(numbers, known.collect::<Vec<u8>>());
}

#[test]
fn what_an_app_does_has_the_cores_name_and_words() {
    let mut causes = vec![
        Cause::UnknownAlgorithmIgnored,
        Cause::UnknownAlgorithmRefused,
        Cause::PeriodIgnored,
        Cause::PeriodRefused,
        Cause::CounterIgnored,
        Cause::CounterRefused,
        Cause::CounterTooLarge,
        Cause::CounterMissing,
        Cause::SteamIgnored,
        Cause::SteamRefused,
        Cause::SteamAssumed,
        Cause::UpperCaseRefused,
        Cause::RawSpaceRefused,
        Cause::SecretLengthRefused,
        Cause::ColonRefused,
        Cause::NameBreaksAddress,
        Cause::Untested(Feature::Period),
        Cause::Untested(Feature::Counter),
        Cause::Untested(Feature::Steam),
        Cause::Untested(Feature::FaultyAddress),
        Cause::ShortSecretWarned,
        Cause::IssuerSpaceReported,
        Cause::PlusShown,
        Cause::LabelShownAsAccount,
        Cause::LabelIssuerShown,
        Cause::NameChanged,
        Cause::NameCut(20),
    ];
    for algorithm in Algorithm::ALL {
        causes.push(Cause::AlgorithmIgnored(algorithm));
        causes.push(Cause::AlgorithmRefused(algorithm));
        causes.push(Cause::Untested(Feature::Algorithm(algorithm)));
    }
    for digits in Digits::ALL {
        causes.push(Cause::DigitsIgnored(digits));
        causes.push(Cause::DigitsRefused(digits));
        causes.push(Cause::Untested(Feature::Digits(digits)));
    }
    let told = lines_after(CAUSES, "export const CAUSES");
    let mut seen = vec![false; told.len()];
    for cause in causes {
        let (number, detail) = tools::numbers(cause);
        let line = told[usize::from(number)];
        let (name, words) = line
            .strip_prefix("['")
            .and_then(|line| line.strip_suffix("],")?.split_once("', "))
            .unwrap();
        let details: Vec<u32> = detail.into_iter().collect();
        assert_eq!(
            (name, said(words, &details)),
            (cause.kind(), cause.to_string())
        );
        seen[usize::from(number)] = true;
    }
    assert!(!seen.contains(&false), "some words are of no cause");
}

#[test]
fn an_operation_has_its_number() {
    let named = |operation: String, number: u8| {
        let (first, rest) = operation.split_at(1);
        format!("{}{rest}: {number},", first.to_lowercase())
    };
    let codes = codes::Operation::ALL.map(|one| named(format!("{one:?}"), one as u8));
    assert_eq!(lines_after(CODES, "export const Operation"), codes);
    let tools = tools::Operation::ALL.map(|one| named(format!("{one:?}"), one as u8));
    assert_eq!(lines_after(TOOLS, "export const Operation"), tools);
}

#[test]
fn what_no_function_of_the_package_sends_is_refused() {
    let malformed = [u8::MAX];
    // Each operation with nothing, with absent fields, and with a length that is not there.
    for input in [[].as_slice(), &[255; 80], &[9; 80]] {
        for operation in [0, 12]
            .into_iter()
            .chain(codes::Operation::ALL.map(|one| one as u8))
        {
            assert_eq!(
                codes::call(operation, input.into()),
                malformed,
                "{operation}"
            );
        }
        for operation in [0, 9]
            .into_iter()
            .chain(tools::Operation::ALL.map(|one| one as u8))
        {
            // No QR code at all is an export without an account.
            if input.is_empty() && operation == tools::Operation::ReadMigration as u8 {
                continue;
            }
            assert_eq!(
                tools::call(operation, input.into()),
                malformed,
                "{operation}"
            );
        }
    }
}

#[test]
fn every_vector_holds() {
    vectors::run_all("doors");
}
