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
        // A text that grew would leave its secret behind in the memory it grew out of.
        let room = auth.room(&auth.secret().expose_base32());
        prop_assert!(uri.len() <= room, "{} of {}", uri.len(), room);
        prop_assert_eq!(uri.capacity(), room);
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
const FAULTS: [&str; 18] = [
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
    "otpauth://totp/NAME?secret=SECRET&%73ecret=SECRET",
    "otpauth://totp/NAME?secret=SECRET&%64igits=8",
    "otpauth://totp/NAME?secret=SECRET&algorithm=SHA3-SECRET",
    "otpauth://totp/NAME?secret=SECRET&period=90000",
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
fn an_issuer_with_a_colon_survives_being_written() {
    let uri = "otpauth://totp/Text%3A%20More:bob\
               ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Text%3A%20More";
    let auth = parse_strict(uri).unwrap();
    assert_eq!((auth.issuer(), auth.account()), (Some("Text: More"), "bob"));
    assert_eq!(parse_strict(&auth.to_uri()), Ok(auth));
}

#[test]
fn an_escaped_plus_is_no_space() {
    let secret = "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let read = |uri: &str| parse_lenient(&uri.replace("SECRET", secret)).unwrap();
    let (auth, findings) = read("otpauth://totp/A%20B:bob?SECRET&issuer=A%2BB");
    assert_eq!(
        (auth.issuer(), auth.label_issuer()),
        (Some("A+B"), Some("A B"))
    );
    assert_eq!(findings, [Diagnostic::IssuerMismatch]);
    let (auth, findings) = read("otpauth://totp/A%20B:bob?SECRET&issuer=A+B");
    assert_eq!((auth.issuer(), auth.label_issuer()), (Some("A B"), None));
    assert_eq!(findings, [Diagnostic::PlusSign]);
}

#[test]
fn what_is_not_supported_is_not_guessed() {
    for (parameter, value) in [
        (Parameter::Algorithm, "SHA3-256"),
        (Parameter::Algorithm, "HmacMD5"),
        (Parameter::Period, "90000"),
        (Parameter::Digits, "9"),
        (Parameter::Counter, "18446744073709551616"),
    ] {
        let kind = if parameter == Parameter::Counter {
            "hotp"
        } else {
            "totp"
        };
        let name = parameter.name();
        let uri = format!("otpauth://{kind}/bob?secret=GEZDGNBVGY3TQOJQ&{name}={value}");
        let refused = UriError::Unsupported(parameter);
        assert_eq!(parse_lenient(&uri), Err(refused), "{uri}");
        assert_eq!(refused.kind(), format!("unsupported-{name}"));
        assert!(format!("{refused}").contains(name));
    }
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
