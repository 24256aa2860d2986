//! `base32.*`, `hotp.*`, `totp.*`, `steam.*`, `code.*` and `recovery.*`.

use countersign_otp::{
    Algorithm, AlgorithmError, Code, CodeError, Digits, DigitsError, Hotp, HotpVerdict, LookAhead,
    Period, PeriodError, RecoveryCode, RecoveryCodeError, Search, Secret, SecretError, Seen, Steam,
    Totp, Verdict, Window,
};
use serde_json::json;

use super::{Answer, Stop, refused_as_kind};
use crate::schema::{Input, hex, number};

refused_as_kind!(
    AlgorithmError,
    CodeError,
    DigitsError,
    PeriodError,
    RecoveryCodeError,
    SecretError
);

pub(crate) fn run(op: &str, input: &Input) -> Option<Answer> {
    Some(match op {
        "base32.decode" => base32_decode(input),
        "base32.encode" => base32_encode(input),
        "code.parse" => code_parse(input),
        "hotp.code" => hotp_code(input),
        "hotp.derivation" => hotp_derivation(input),
        "hotp.verify" => hotp_verify(input),
        "hotp.resync" => hotp_resync(input),
        "totp.code" => totp_code(input),
        "totp.verify" => totp_verify(input),
        "steam.code" => steam_code(input),
        "recovery.format" => recovery_format(input),
        "recovery.parse" => recovery_parse(input),
        _ => return None,
    })
}

fn base32_decode(input: &Input) -> Answer {
    let secret = Secret::from_base32(input.text("text")?)?;
    Ok(json!({ "hex": hex(secret.expose_bytes()) }))
}

fn base32_encode(input: &Input) -> Answer {
    let text = secret(input, "hex")?.expose_base32();
    Ok(json!({ "text": text.as_str() }))
}

fn code_parse(input: &Input) -> Answer {
    let code = Code::parse(input.text("text")?, digits(input)?)?;
    Ok(json!({ "code": code.as_str() }))
}

fn hotp_code(input: &Input) -> Answer {
    let code = hotp(input)?.code(input.number("counter")?);
    Ok(json!({ "code": code.as_str() }))
}

fn hotp_derivation(input: &Input) -> Answer {
    let derivation = hotp(input)?.derivation(input.number("counter")?);
    Ok(json!({
        "hmac": hex(&derivation.hmac),
        "offset": derivation.offset,
        "truncated": derivation.truncated,
        "code": derivation.code.as_str(),
    }))
}

fn hotp_verify(input: &Input) -> Answer {
    let code = Code::parse(input.text("code")?, digits(input)?)?;
    let verdict = hotp(input)?.verify(&code, input.number("counter")?, look_ahead(input)?);
    Ok(hotp_verdict(verdict))
}

fn hotp_resync(input: &Input) -> Answer {
    let digits = digits(input)?;
    let codes = input.texts("codes")?;
    let [first, second] = codes.as_slice() else {
        return Err(Stop::Malformed("codes are not two".into()));
    };
    let (first, second) = (Code::parse(first, digits)?, Code::parse(second, digits)?);
    let verdict = hotp(input)?.resynchronize(
        &first,
        &second,
        input.number("counter")?,
        look_ahead(input)?,
    );
    Ok(hotp_verdict(verdict))
}

fn hotp_verdict(verdict: HotpVerdict) -> serde_json::Value {
    match verdict {
        HotpVerdict::Match {
            counter,
            next_counter,
        } => json!({
            "verdict": verdict.kind(),
            "counter": number(counter),
            "next_counter": number(next_counter),
        }),
        HotpVerdict::NoMatch => json!({ "verdict": verdict.kind() }),
    }
}

fn totp_code(input: &Input) -> Answer {
    let (totp, at) = (totp(input)?, input.number("at")?);
    Ok(json!({ "code": totp.code_at(at).as_str(), "step": number(totp.step_at(at)) }))
}

fn totp_verify(input: &Input) -> Answer {
    let code = Code::parse(input.text("code")?, digits(input)?)?;
    let window = Window::new(input.small_number("past")?, input.small_number("future")?);
    let search = Search::new(
        input.small_number("search_past")?,
        input.small_number("search_future")?,
    );
    let seen = Seen {
        last_step: input.optional_number("last_step")?,
        disclosed: input.optional_number("disclosed")?,
    };
    let verdict = totp(input)?.verify(&code, input.number("at")?, window, search, seen);
    let (kind, seen) = (verdict.kind(), kept(seen.after(verdict)));
    Ok(match verdict {
        Verdict::Match(found) => json!({
            "verdict": kind,
            "step": number(found.step()),
            "last_step": number(found.last_step()),
            "offset": found.offset(),
            "seen": seen,
        }),
        Verdict::Replayed { step } | Verdict::Outdated { step } => {
            json!({ "verdict": kind, "step": number(step), "seen": seen })
        }
        Verdict::ClockOff { seconds, step, .. } => {
            json!({ "verdict": kind, "seconds": seconds, "step": number(step), "seen": seen })
        }
        Verdict::NoMatch => json!({ "verdict": kind, "seen": seen }),
    })
}

/// What a caller keeps for the next code.
fn kept(seen: Seen) -> serde_json::Value {
    json!({ "last_step": seen.last_step.map(number), "disclosed": seen.disclosed.map(number) })
}

fn steam_code(input: &Input) -> Answer {
    let code = Steam::new(secret(input, "secret")?).code_at(input.number("at")?);
    Ok(json!({ "code": code.as_str() }))
}

fn recovery_format(input: &Input) -> Answer {
    let entropy = input.bytes("entropy")?;
    let entropy = entropy
        .try_into()
        .map_err(|_| Stop::Malformed("entropy is not ten bytes".into()))?;
    Ok(json!({ "code": RecoveryCode::from_entropy(entropy).expose().as_str() }))
}

fn recovery_parse(input: &Input) -> Answer {
    let code = RecoveryCode::parse(input.text("text")?)?;
    Ok(json!({ "code": code.expose().as_str() }))
}

fn hotp(input: &Input) -> Result<Hotp, Stop> {
    Ok(Hotp::new(
        secret(input, "secret")?,
        algorithm(input)?,
        digits(input)?,
    ))
}

fn totp(input: &Input) -> Result<Totp, Stop> {
    let period = Period::new(input.small_number("period")?)?;
    Ok(Totp::new(
        secret(input, "secret")?,
        algorithm(input)?,
        digits(input)?,
        period,
    ))
}

fn secret(input: &Input, field: &str) -> Result<Secret, Stop> {
    Ok(Secret::from_bytes(input.bytes(field)?)?)
}

fn algorithm(input: &Input) -> Result<Algorithm, Stop> {
    Ok(input.text("algorithm")?.parse()?)
}

fn digits(input: &Input) -> Result<Digits, Stop> {
    Ok(Digits::new(input.small_number("digits")?)?)
}

fn look_ahead(input: &Input) -> Result<LookAhead, Stop> {
    Ok(LookAhead::new(input.small_number("look_ahead")?))
}
