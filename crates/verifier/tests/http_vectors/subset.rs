//! Which vectors HTTP can reach, how a caller gets there, and what the answer must then be.
//!
//! The verifier takes SHA-1, six digits, 30 seconds, secrets of 20 bytes, one step either way and 40 steps of search. A
//! factor that was never used is a pending one, so such a case asks `confirm`; one with a last step was confirmed with
//! the code of that step, and asks `verify`. What no caller can bring about is not in the subset: a last step whose
//! code is taken at no time, a disclosed step that no diagnosis gives away, a moment past the clock's end.

use countersign_otp::{Code, Digits, Search, Secret, Seen, Totp, Verdict, Window};
use serde_json::Value;

use crate::schema::{Case, Malformed};

/// How a case is brought about and asked.
pub(crate) struct Plan {
    /// The factor's secret; none when any member will do.
    pub(crate) secret: Option<[u8; 20]>,
    /// When the factor is begun, in Unix seconds like every moment here.
    pub(crate) begin_at: i64,
    pub(crate) before: Vec<Step>,
    /// Whether the case's code is sent to `confirm` instead of `verify`.
    pub(crate) confirms: bool,
    pub(crate) at: i64,
    pub(crate) code: String,
    expected: Expected,
}

/// What happens to the factor before the case asks.
pub(crate) enum Step {
    Confirm { at: i64, code: String },
    Disclose { at: i64, code: String },
}

enum Expected {
    Accepted,
    Refused(&'static str),
    ClockOff(i64),
    NotMalformed,
}

/// How a case is reached; `None` when it is not in the subset.
pub(crate) fn plan(case: &Case) -> Result<Option<Plan>, Malformed> {
    match case.op.as_str() {
        "code.parse" => plan_parse(case),
        "totp.verify" => plan_verify(case),
        _ => Ok(None),
    }
}

/// What is wrong with an answer, if something is.
pub(crate) fn difference(plan: &Plan, got: &Value) -> Option<String> {
    let reason = got["reason"].as_str();
    let holds = match &plan.expected {
        Expected::Accepted => got["accepted"] == true,
        Expected::Refused(wanted) => reason == Some(wanted),
        Expected::ClockOff(seconds) => {
            reason == Some("clock-off") && got["clock_off_seconds"] == *seconds
        }
        Expected::NotMalformed => reason != Some("malformed"),
    };
    (!holds).then(|| format!("asked {}", if plan.confirms { "confirm" } else { "verify" }))
}

fn plan_parse(case: &Case) -> Result<Option<Plan>, Malformed> {
    let expected = if case.expect.get("error").is_some() {
        Expected::Refused("malformed")
    } else {
        Expected::NotMalformed
    };
    let plan = Plan {
        secret: None,
        begin_at: 0,
        before: vec![],
        confirms: false,
        at: 0,
        code: case.input.text("text")?.to_owned(),
        expected,
    };
    Ok((case.input.number("digits")? == 6).then_some(plan))
}

fn plan_verify(case: &Case) -> Result<Option<Plan>, Malformed> {
    let input = &case.input;
    let expected = expected(&case.expect)?;
    let is = |field, wanted| input.number(field).map(|given| given == wanted);
    let profile = input.text("algorithm")? == "SHA1"
        && is("digits", 6)?
        && is("period", 30)?
        && is("past", 1)?
        && is("future", 1)?;
    let searched = is("search_past", 40)? && is("search_future", 40)?;
    // Without a search the window alone decides; with one, only `no-match` could become something else.
    let unsearched = is("search_past", 0)? && is("search_future", 0)?;
    let decided = !matches!(expected, Expected::Refused("wrong-code"));
    let Ok(secret) = <[u8; 20]>::try_from(input.bytes("secret")?) else {
        return Ok(None);
    };
    if !profile || !(searched || (unsearched && decided)) {
        return Ok(None);
    }
    let secret_text = Secret::from_bytes(secret).map_err(|error| error.to_string())?;
    let totp = Totp::rfc_default(secret_text);
    let last_step = input.optional_number("last_step")?;
    let steps = bring_about(&totp, last_step, input.optional_number("disclosed")?);
    let (Some(before), Some(at)) = (steps, moment(input.number("at")?)) else {
        return Ok(None);
    };
    let moments = before.iter().map(|step| match step {
        Step::Confirm { at, .. } | Step::Disclose { at, .. } => *at,
    });
    Ok(Some(Plan {
        secret: Some(secret),
        // A set-up has a quarter of an hour, counted from here; the clock may stand earlier, never later.
        begin_at: moments.fold(at, i64::max),
        before,
        confirms: last_step.is_none(),
        at,
        code: input.text("code")?.to_owned(),
        expected,
    }))
}

fn expected(expect: &Value) -> Result<Expected, Malformed> {
    if expect.get("error").is_some() {
        return Ok(Expected::Refused("malformed"));
    }
    let seconds = || expect["seconds"].as_i64().ok_or("seconds are no number");
    Ok(match expect["verdict"].as_str().unwrap_or_default() {
        "match" => Expected::Accepted,
        "replayed" => Expected::Refused("already-used"),
        "outdated" => Expected::Refused("outdated"),
        "clock-off" => Expected::ClockOff(seconds()?),
        "no-match" => Expected::Refused("wrong-code"),
        other => return Err(format!("no verdict is called {other}")),
    })
}

/// What must happen for a factor to have spent `last_step` and given `disclosed` away; `None` when nothing can.
fn bring_about(totp: &Totp, last_step: Option<u64>, disclosed: Option<u64>) -> Option<Vec<Step>> {
    let mut steps = vec![];
    if let Some(step) = last_step {
        steps.push(confirmation(totp, step)?);
    }
    if let Some(step) = disclosed {
        steps.push(disclosure(totp, step, last_step)?);
    }
    Some(steps)
}

/// A confirmation after which `step` is the last one spent.
fn confirmation(totp: &Totp, step: u64) -> Option<Step> {
    let code = totp.code_for_step(step);
    [0, -1, 1].into_iter().find_map(|offset| {
        let at = moment_of(step.checked_add_signed(offset)?)?;
        let verdict = judge(totp, &code, at, Seen::default());
        let right = matches!(verdict, Verdict::Match(found) if found.last_step() == step);
        right.then(|| Step::Confirm {
            at,
            code: code.as_str().to_owned(),
        })
    })
}

/// A wrong try whose diagnosis gives `step` away.
fn disclosure(totp: &Totp, step: u64, last_step: Option<u64>) -> Option<Step> {
    let code = totp.code_for_step(step);
    let seen = Seen {
        last_step,
        disclosed: None,
    };
    (2..=41).find_map(|ahead| {
        let at = moment_of(step.checked_sub(ahead)?)?;
        let verdict = judge(totp, &code, at, seen);
        let right = matches!(verdict, Verdict::ClockOff { step: told, .. } if told == step);
        right.then(|| Step::Disclose {
            at,
            code: code.as_str().to_owned(),
        })
    })
}

fn judge(totp: &Totp, code: &Code, at: i64, seen: Seen) -> Verdict {
    debug_assert_eq!(code.digits(), Digits::Six);
    totp.verify(
        code,
        at.unsigned_abs(),
        Window::DEFAULT,
        Search::DEFAULT,
        seen,
    )
}

fn moment_of(step: u64) -> Option<i64> {
    moment(step.checked_mul(30)?)
}

/// A moment that the verifier's clock can show: RFC 3339 ends with the year 9999.
fn moment(seconds: u64) -> Option<i64> {
    i64::try_from(seconds)
        .ok()
        .filter(|&at| at <= 253_402_300_799)
}
