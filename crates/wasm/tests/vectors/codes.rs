//! `base32.*`, `hotp.*`, `totp.*`, `steam.*`, `code.*` and `recovery.*`.

use countersign_wasm::{
    Failure,
    otp::{
        codes::{hotp_code, hotp_derivation, parse_code, steam_code, totp_code},
        recovery::{format_recovery_code, parse_recovery_code},
        secret::{base32_decode, base32_encode},
        verify::{hotp_resynchronize, hotp_verify, totp_verify},
    },
};
use js_sys::Reflect;
use serde_json::{Value, json};

use super::{
    input::Input,
    output::{Answer, fields, hex, renamed},
};

pub(crate) fn run(op: &str, input: &Input<'_>) -> Option<Answer> {
    Some(match op {
        "base32.decode" => {
            base32_decode(input.text("text")).map(|bytes| json!({ "hex": hex(&bytes) }))
        }
        "base32.encode" => base32_encode(&input.bytes("hex")).map(|text| json!({ "text": text })),
        "code.parse" => parse_code(input.text("text"), input.small("digits")).map(code),
        "hotp.code" => code_of_counter(input),
        "hotp.derivation" => derivation(input),
        "hotp.verify" => verify_counter(input),
        "hotp.resync" => resynchronize(input),
        "totp.code" => code_of_time(input),
        "totp.verify" => verify_time(input),
        "steam.code" => {
            secret(input).and_then(|secret| steam_code(&secret, input.number("at")).map(code))
        }
        "recovery.format" => format_recovery_code(&input.bytes("entropy")).map(code),
        "recovery.parse" => parse_recovery_code(input.text("text")).map(code),
        _ => return None,
    })
}

/// Secrets stand in the files as bytes; JavaScript has them as base32.
pub(crate) fn secret(input: &Input<'_>) -> Result<String, Failure> {
    base32_encode(&input.bytes("secret"))
}

fn code(code: String) -> Value {
    json!({ "code": code })
}

fn algorithm(input: &Input<'_>) -> Option<String> {
    input.optional_text("algorithm")
}

fn code_of_counter(input: &Input<'_>) -> Answer {
    let secret = secret(input)?;
    hotp_code(
        &secret,
        algorithm(input),
        input.small("digits"),
        input.number("counter"),
    )
    .map(code)
}

fn derivation(input: &Input<'_>) -> Answer {
    let secret = secret(input)?;
    let derivation = hotp_derivation(
        &secret,
        algorithm(input),
        input.small("digits"),
        input.number("counter"),
    )?;
    Ok(fields(derivation).into())
}

fn verify_counter(input: &Input<'_>) -> Answer {
    let verdict = hotp_verify(
        &secret(input)?,
        algorithm(input),
        input.small("digits"),
        input.text("code"),
        input.number("counter"),
        input.small("look_ahead"),
    )?;
    Ok(renamed(verdict, HOTP_VERDICT))
}

fn resynchronize(input: &Input<'_>) -> Answer {
    let codes = input.texts("codes");
    let [first, second] = codes.as_slice() else {
        panic!("codes are not two")
    };
    let verdict = hotp_resynchronize(
        &secret(input)?,
        algorithm(input),
        input.small("digits"),
        first,
        second,
        input.number("counter"),
        input.small("look_ahead"),
    )?;
    Ok(renamed(verdict, HOTP_VERDICT))
}

fn code_of_time(input: &Input<'_>) -> Answer {
    let code = totp_code(
        &secret(input)?,
        algorithm(input),
        input.small("digits"),
        input.small("period"),
        input.number("at"),
    )?;
    Ok(renamed(code, &[("code", "code"), ("step", "step")]))
}

fn verify_time(input: &Input<'_>) -> Answer {
    let verdict = totp_verify(
        &secret(input)?,
        algorithm(input),
        input.small("digits"),
        input.small("period"),
        input.text("code"),
        input.number("at"),
        input.small("past"),
        input.small("future"),
        input.small("search_past"),
        input.small("search_future"),
        input.optional_number("last_step"),
        input.optional_number("disclosed"),
    )?;
    let seen = Reflect::get(&verdict, &"seen".into()).unwrap();
    let mut verdict = renamed(verdict, TOTP_VERDICT);
    verdict["seen"] = renamed(seen, SEEN);
    Ok(verdict)
}

const HOTP_VERDICT: &[(&str, &str)] = &[
    ("verdict", "verdict"),
    ("counter", "counter"),
    ("nextCounter", "next_counter"),
];

const TOTP_VERDICT: &[(&str, &str)] = &[
    ("verdict", "verdict"),
    ("step", "step"),
    ("lastStep", "last_step"),
    ("offset", "offset"),
    ("seconds", "seconds"),
];

const SEEN: &[(&str, &str)] = &[("lastStep", "last_step"), ("disclosed", "disclosed")];
