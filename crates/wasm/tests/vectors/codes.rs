//! `base32.*`, `hotp.*`, `totp.*`, `steam.*`, `code.*` and `recovery.*`.

use countersign_wasm::{
    codes::{self, Operation as Codes},
    tools::{self, Operation as Tools},
};
use serde_json::{Value, json};

use super::{
    input::Input,
    output::{Outcome, hex, written},
    wire::{Answer, Fields},
};

pub(crate) fn run(op: &str, input: &Input<'_>) -> Option<Outcome> {
    Some(match op {
        "base32.decode" => {
            let fields = Fields::default().text(input.text("text"));
            ask(fields, Codes::DecodeSecret)
                .map(|mut answer| json!({ "hex": hex(&answer.bytes()) }))
        }
        "base32.encode" => base32(&input.bytes("hex")).map(|text| json!({ "text": text })),
        "code.parse" => {
            let fields = Fields::default()
                .text(input.text("text"))
                .optional_number(input.optional_number("digits"));
            ask(fields, Codes::ParseCode).map(code)
        }
        "hotp.code" => counted(input).and_then(|fields| ask(fields, Codes::HotpCode).map(code)),
        "hotp.derivation" => derivation(input),
        "hotp.verify" => verify_counter(input),
        "hotp.resync" => resynchronize(input),
        "totp.code" => code_of_time(input),
        "totp.verify" => verify_time(input),
        "steam.code" => secret(input).and_then(|secret| {
            let fields = Fields::default().text(&secret).number(input.number("at"));
            fields
                .asked_of(tools::call, Tools::SteamCode as u8)
                .map(code)
        }),
        "recovery.format" => Fields::default()
            .bytes(&input.bytes("entropy"))
            .asked_of(tools::call, Tools::FormatRecoveryCode as u8)
            .map(code),
        "recovery.parse" => Fields::default()
            .text(input.text("text"))
            .asked_of(tools::call, Tools::ParseRecoveryCode as u8)
            .map(code),
        _ => return None,
    })
}

pub(crate) fn ask(fields: Fields, operation: Codes) -> Result<Answer, u8> {
    fields.asked_of(codes::call, operation as u8)
}

/// Secrets stand in the files as bytes; JavaScript has them as base32.
pub(crate) fn secret(input: &Input<'_>) -> Result<String, u8> {
    base32(&input.bytes("secret"))
}

fn base32(bytes: &[u8]) -> Result<String, u8> {
    ask(Fields::default().bytes(bytes), Codes::EncodeSecret).map(|mut answer| answer.text())
}

/// The three fields of a key, after others.
pub(crate) fn with_key(fields: Fields, input: &Input<'_>) -> Result<Fields, u8> {
    Ok(fields
        .text(&secret(input)?)
        .optional_text(input.optional_text("algorithm"))
        .optional_number(input.optional_number("digits")))
}

fn key(input: &Input<'_>) -> Result<Fields, u8> {
    with_key(Fields::default(), input)
}

fn counted(input: &Input<'_>) -> Result<Fields, u8> {
    Ok(key(input)?.number(input.number("counter")))
}

fn code(mut answer: Answer) -> Value {
    json!({ "code": answer.text() })
}

fn derivation(input: &Input<'_>) -> Outcome {
    let mut answer = counted(input)?.asked_of(tools::call, Tools::HotpDerivation as u8)?;
    Ok(json!({
        "hmac": hex(&answer.bytes()),
        "offset": answer.number(),
        "truncated": answer.number(),
        "code": answer.text(),
    }))
}

fn verify_counter(input: &Input<'_>) -> Outcome {
    let fields = key(input)?.text(input.text("code"));
    ask(ahead(fields, input), Codes::VerifyHotp).map(counter_verdict)
}

fn resynchronize(input: &Input<'_>) -> Outcome {
    let codes = input.texts("codes");
    let [first, second] = codes.as_slice() else {
        panic!("codes are not two")
    };
    let fields = key(input)?.text(first).text(second);
    ask(ahead(fields, input), Codes::ResyncHotp).map(counter_verdict)
}

fn ahead(fields: Fields, input: &Input<'_>) -> Fields {
    fields
        .number(input.number("counter"))
        .optional_number(input.optional_number("look_ahead"))
}

fn counter_verdict(mut answer: Answer) -> Value {
    if answer.is_empty() {
        return json!({ "verdict": "no-match" });
    }
    json!({
        "verdict": "match",
        "counter": written(answer.number()),
        "next_counter": written(answer.number()),
    })
}

fn code_of_time(input: &Input<'_>) -> Outcome {
    let fields = key(input)?
        .optional_number(input.optional_number("period"))
        .number(input.number("at"));
    let mut answer = ask(fields, Codes::TotpCode)?;
    Ok(json!({ "code": answer.text(), "step": written(answer.number()) }))
}

fn verify_time(input: &Input<'_>) -> Outcome {
    let fields = key(input)?
        .optional_number(input.optional_number("period"))
        .text(input.text("code"))
        .number(input.number("at"));
    let reaches = ["past", "future", "search_past", "search_future"];
    let fields = reaches
        .into_iter()
        .chain(["last_step", "disclosed"])
        .fold(fields, |fields, name| {
            fields.optional_number(input.optional_number(name))
        });
    let mut answer = ask(fields, Codes::VerifyTotp)?;

    let verdict = answer.number();
    let seen = [(); 2].map(|()| answer.optional_number().map_or(Value::Null, written));
    let [last_step, disclosed] = seen;
    let [step, used, distance] = [(); 3].map(|()| answer.optional_number());
    let mut verdict = match verdict {
        0 => json!({
            "verdict": "match",
            "last_step": written(used.unwrap()),
            "offset": distance.unwrap().cast_signed(),
        }),
        1 => json!({ "verdict": "replayed" }),
        2 => json!({ "verdict": "outdated" }),
        3 => json!({ "verdict": "clock-off", "seconds": distance.unwrap().cast_signed() }),
        4 => json!({ "verdict": "no-match" }),
        other => panic!("no verdict has the number {other}"),
    };
    if let Some(step) = step {
        verdict["step"] = written(step);
    }
    verdict["seen"] = json!({ "last_step": last_step, "disclosed": disclosed });
    Ok(verdict)
}
