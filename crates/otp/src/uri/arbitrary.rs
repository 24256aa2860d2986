//! Accounts for property tests.

use alloc::string::String;

use proptest::prelude::*;

use super::{Kind, OtpAuth, plain};
use crate::{Algorithm, Digits, Period, Secret};

/// Any account that can be made.
pub(crate) fn auth() -> impl Strategy<Value = OtpAuth> {
    let secret = prop::collection::vec(any::<u8>(), 1..80);
    let name = || {
        prop_oneof!["[ -~]{1,40}", "\\PC{1,40}", "[+%&#?:/= ]{1,12}x"].prop_map(|name| plain(&name))
    };
    let algorithm = prop::sample::select(&Algorithm::ALL[..]);
    let digits = prop::sample::select(&Digits::ALL[..]);
    (
        kind(),
        secret,
        prop::option::of(name()),
        name(),
        algorithm,
        digits,
    )
        .prop_filter_map(
            "a name of nothing but spaces",
            |(kind, secret, issuer, account, algorithm, digits): (
                _,
                _,
                Option<String>,
                _,
                _,
                _,
            )| {
                let secret = Secret::from_bytes(secret).ok()?;
                let mut auth = OtpAuth::new(kind, secret, &account).ok()?;
                if let Some(issuer) = issuer {
                    auth = auth.with_issuer(&issuer).ok()?;
                }
                Some(auth.with_algorithm(algorithm).with_digits(digits))
            },
        )
}

fn kind() -> impl Strategy<Value = Kind> {
    let period = |seconds| Kind::Totp {
        period: Period::new(seconds).unwrap(),
    };
    prop_oneof![
        Just(period(30)),
        (1_u32..=86_400).prop_map(period),
        any::<u64>().prop_map(|counter| Kind::Hotp { counter }),
        Just(Kind::Steam),
    ]
}

/// Text that looks enough like an address to reach every branch of a parser.
pub(crate) fn address_like() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(
        &[
            "otpauth://",
            "OTPAUTH://",
            "steam://",
            "otpauth:",
            "otpauth-migration://offline?data=",
            " otpauth://",
            "",
        ][..],
    );
    let host = prop::sample::select(&["totp", "hotp", "steam", "TOTP", "", "x"][..]);
    let piece = prop::sample::select(
        &[
            "/",
            "?",
            "&",
            "=",
            "#",
            ":",
            "%",
            "%3A",
            "%3a",
            "%ZZ",
            "%E9",
            "%0A",
            "%2B",
            "%61lgorithm=",
            "%73ecret=",
            "+",
            " ",
            "é",
            "🔑",
            "a",
            "secret=",
            "SECRET=",
            "issuer=",
            "digits=",
            "period=",
            "counter=",
            "algorithm=",
            "encoder=steam",
            "GEZDGNBVGY3TQOJQ",
            "MZXW6",
            "0",
            "8",
            "sha256",
            "SHA3-256",
            "90000",
            "18446744073709551616",
        ][..],
    );
    let pieces = prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat());
    (scheme, host, pieces).prop_map(|(scheme, host, rest)| [scheme, host, rest.as_str()].concat())
}
