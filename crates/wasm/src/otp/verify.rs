//! Verdicts: evidence, one plain object for each outcome.

use countersign_otp::{Code, HotpVerdict, LookAhead, Search, Seen, Verdict, Window};
use wasm_bindgen::prelude::*;

use super::key;
use crate::{failure::Failure, record::Record};

/// Checks a time-based code; `at` is in seconds since 1970.
#[wasm_bindgen(unchecked_return_type = "TotpVerdict")]
#[expect(
    clippy::too_many_arguments,
    reason = "flat arguments cross the boundary without an object to take apart"
)]
pub fn totp_verify(
    secret: &str,
    algorithm: Option<String>,
    digits: Option<u32>,
    period: Option<u32>,
    code: &str,
    at: u64,
    past: Option<u32>,
    future: Option<u32>,
    search_past: Option<u32>,
    search_future: Option<u32>,
    last_step: Option<u64>,
    disclosed: Option<u64>,
) -> Result<JsValue, Failure> {
    let totp = key::totp(secret, algorithm.as_deref(), digits, period)?;
    let code = Code::parse(code, key::digits(digits)?)?;
    let window = Window::new(
        past.unwrap_or(Window::DEFAULT.past()),
        future.unwrap_or(Window::DEFAULT.future()),
    );
    let search = Search::new(
        search_past.unwrap_or(Search::DEFAULT.past()),
        search_future.unwrap_or(Search::DEFAULT.future()),
    );
    let seen = Seen {
        last_step,
        disclosed,
    };
    let verdict = totp.verify(&code, at, window, search, seen);

    let record = Record::new()
        .with("verdict", verdict.kind())
        .with("seen", seen_record(seen.after(verdict)));
    Ok(match verdict {
        Verdict::Match(found) => record
            .with("step", found.step())
            .with("lastStep", found.last_step())
            .with("offset", number(found.offset())),
        Verdict::Replayed { step } | Verdict::Outdated { step } => record.with("step", step),
        Verdict::ClockOff { seconds, step, .. } => {
            record.with("seconds", number(seconds)).with("step", step)
        }
        Verdict::NoMatch => record,
    }
    .into())
}

/// Checks a counter-based code.
#[wasm_bindgen(unchecked_return_type = "HotpVerdict")]
pub fn hotp_verify(
    secret: &str,
    algorithm: Option<String>,
    digits: Option<u32>,
    code: &str,
    counter: u64,
    look_ahead: Option<u32>,
) -> Result<JsValue, Failure> {
    let hotp = key::hotp(secret, algorithm.as_deref(), digits)?;
    let code = Code::parse(code, key::digits(digits)?)?;
    Ok(hotp_verdict(hotp.verify(
        &code,
        counter,
        LookAhead::new(look_ahead.unwrap_or(LookAhead::DEFAULT.counters())),
    )))
}

/// Finds a lost counter from two codes in a row (RFC 4226 §7.4).
#[wasm_bindgen(unchecked_return_type = "HotpVerdict")]
pub fn hotp_resynchronize(
    secret: &str,
    algorithm: Option<String>,
    digits: Option<u32>,
    first: &str,
    second: &str,
    counter: u64,
    look_ahead: Option<u32>,
) -> Result<JsValue, Failure> {
    let hotp = key::hotp(secret, algorithm.as_deref(), digits)?;
    let digits = key::digits(digits)?;
    let (first, second) = (Code::parse(first, digits)?, Code::parse(second, digits)?);
    Ok(hotp_verdict(hotp.resynchronize(
        &first,
        &second,
        counter,
        LookAhead::new(look_ahead.unwrap_or(LookAhead::DEFAULT.counters())),
    )))
}

fn hotp_verdict(verdict: HotpVerdict) -> JsValue {
    let record = Record::new().with("verdict", verdict.kind());
    match verdict {
        HotpVerdict::Match {
            counter,
            next_counter,
        } => record
            .with("counter", counter)
            .with("nextCounter", next_counter),
        HotpVerdict::NoMatch => record,
    }
    .into()
}

/// What the caller stores until the next code.
fn seen_record(seen: Seen) -> Record {
    Record::new()
        .with_nullable("lastStep", seen.last_step)
        .with_nullable("disclosed", seen.disclosed)
}

/// Steps and seconds between now and a code: bounded by window, search and period, far below 2^53.
#[expect(
    clippy::cast_precision_loss,
    reason = "the search reaches 240 steps of at most 2^32 seconds"
)]
fn number(distance: i64) -> f64 {
    distance as f64
}
