use alloc::{format, string::String};

use proptest::prelude::*;

use super::arbitrary::{address_like, auth};
use super::*;
use crate::Secret;

proptest! {
    #[test]
    fn what_is_written_is_read_back_strictly(auth in auth()) {
        let uri = auth.to_uri();
        let plus_or_space = uri.contains(['+', ' ']);
        prop_assert!(!plus_or_space);
        prop_assert_eq!(parse_strict(&uri), Ok(auth));
    }

    #[test]
    fn the_text_never_outgrows_its_first_allocation(auth in auth()) {
        let uri = auth.to_uri();
        let smallest = auth.secret().expose_base32().len();
        prop_assert!(uri.capacity() >= uri.len());
        prop_assert!(uri.capacity() < smallest + 128 + 3 * (3 * LABEL_LIMIT) + 1);
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in any::<String>()) {
        let _ = parse_strict(&text);
        let _ = parse_lenient(&text);
    }

    #[test]
    fn what_was_repaired_stays_repaired(text in address_like()) {
        let _ = parse_strict(&text);
        if let Ok((auth, _)) = parse_lenient(&text) {
            let uri = auth.to_uri();
            let (again, findings) = parse_lenient(&uri).unwrap();
            let left = findings.iter().filter(|finding| finding.severity() > Severity::Note);
            prop_assert!(left.copied().all(|finding| finding == Diagnostic::NoAccount), "{:?}", findings);
            prop_assert_eq!(again.to_uri(), uri);
            prop_assert_eq!(again.secret(), auth.secret());
            prop_assert_eq!((again.kind(), again.digits(), again.algorithm()), (auth.kind(), auth.digits(), auth.algorithm()));
            prop_assert_eq!((again.issuer(), again.account()), (auth.issuer(), auth.account()));
        }
    }

    #[test]
    fn s18_no_error_or_finding_repeats_the_address(
        bytes in prop::collection::vec(any::<u8>(), 10..40),
        fault in prop::sample::select(&FAULTS[..]),
    ) {
        let secret = Secret::from_bytes(bytes).unwrap().expose_base32();
        let uri = fault.replace("SECRET", &secret).replace("NAME", "zebra");
        let shown = match parse_lenient(&uri) {
            Ok((auth, findings)) => format!("{auth:?} {findings:?}").replace("zebra", ""),
            Err(error) => format!("{error} {error:?}"),
        };
        prop_assert!(!shown.contains(secret.get(..8).unwrap()), "{}", shown);
        prop_assert!(!shown.contains("zebra"), "{}", shown);
        if let Err(error) = parse_strict(&uri) {
            let shown = format!("{error} {error:?}");
            prop_assert!(!shown.contains(secret.get(..8).unwrap()), "{}", shown);
            prop_assert!(!shown.contains("zebra"), "{}", shown);
        } else {
            prop_assert!(false, "strict must refuse {}", fault);
        }
    }

    #[test]
    fn plain_names_are_accepted(text in any::<String>()) {
        let name = plain(&text);
        let again = plain(&name);
        prop_assert_eq!(&again, &name);
        if !name.is_empty() {
            let secret = Secret::from_entropy([7; 20]);
            let auth = OtpAuth::totp(secret, &name).unwrap().with_issuer(&name).unwrap();
            prop_assert_eq!(auth.issuer(), Some(name.as_str()));
        }
    }
}

/// Addresses that the strict parser refuses, each in another way.
const FAULTS: [&str; 14] = [
    "http://totp/NAME?secret=SECRET",
    "otpauth:SECRET",
    "otpauth://SECRET/NAME",
    "otpauth://totp/NAME?secret=SECRET0",
    "otpauth://totp/NAME?secret=SECRET&secret=SECRET",
    "otpauth://totp/NAME?secret=SECRET&algorithm=SECRET",
    "otpauth://totp/NAME?secret=SECRET&digits=SECRET",
    "otpauth://totp/NAME?secret=SECRET&period=SECRET",
    "otpauth://hotp/NAME?secret=SECRET&counter=SECRET",
    "otpauth://totp/NAME?secret=SECRET&encoder=SECRET",
    "otpauth://totp/NAME%ZZ?secret=SECRET",
    "otpauth://totp/NAME%0A?secret=SECRET",
    "otpauth://totp/NAME?Secret=SECRET",
    "otpauth://totp/NAME#SECRET",
];

#[test]
fn both_issuers_are_kept() {
    let uri = "otpauth://totp/Label:bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Parameter";
    let (auth, findings) = parse_lenient(uri).unwrap();
    assert_eq!(
        (auth.issuer(), auth.label_issuer()),
        (Some("Parameter"), Some("Label"))
    );
    assert_eq!(findings, [Diagnostic::IssuerMismatch]);
    let renamed = auth.with_issuer("Third").unwrap();
    assert_eq!(
        (renamed.issuer(), renamed.label_issuer()),
        (Some("Third"), None)
    );
}

#[test]
fn a_finding_names_its_parameter() {
    let uri = "otpauth://totp/bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=30&period=60";
    let (_, findings) = parse_lenient(uri).unwrap();
    assert_eq!(
        findings,
        [Diagnostic::DuplicateParameter(Parameter::Period)]
    );
    assert_eq!(format!("{}", findings[0]), "`period` stands more than once");
}

#[test]
fn steam_keeps_its_own_hash_and_length() {
    let secret = Secret::from_entropy([7; 20]);
    let auth = OtpAuth::new(Kind::Steam, secret, "gordon").unwrap();
    let changed = auth
        .clone()
        .with_algorithm(crate::Algorithm::Sha512)
        .with_digits(crate::Digits::Eight);
    assert_eq!(changed, auth);
}
