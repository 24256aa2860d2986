//! What each authenticator app makes of an address.

use countersign_otp::compat::{self, Advice, AppReport, Grade, Outcome};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::{failure::Failure, record::Record};

/// One report for each app.
#[wasm_bindgen(unchecked_return_type = "AppReport[]")]
pub fn check_compat(uri: &str) -> Result<Array, Failure> {
    Ok(compat::check_uri(uri)?.iter().map(report).collect())
}

/// What a person should know before the QR code is shown, one object for each cause.
#[wasm_bindgen(unchecked_return_type = "CompatAdvice[]")]
pub fn compat_advice(uri: &str) -> Result<Array, Failure> {
    Ok(compat::worth_saying(&compat::check_uri(uri)?)
        .iter()
        .map(advice)
        .collect())
}

fn report(report: &AppReport) -> JsValue {
    let why = match report.outcome {
        Outcome::WrongCodes { why } | Outcome::Rejected { why } => Some(why),
        _ => None,
    };
    let warnings: Array = report
        .warnings
        .iter()
        .map(|warning| JsValue::from(warning.to_string()))
        .collect();
    Record::new()
        .with("app", report.app.id())
        .with("name", report.app.name())
        .with("outcome", report.outcome.kind())
        .with_nullable("cause", why.map(|why| why.kind()))
        .with_nullable("why", why.map(|why| why.to_string()))
        .with_nullable("shownIssuer", report.shown_issuer.as_deref())
        .with("shownAccount", report.shown_account.as_str())
        .with("warnings", warnings)
        .with_nullable("grade", report.grade.map(Grade::name))
        .into()
}

fn advice(advice: &Advice) -> JsValue {
    let apps: Array = advice
        .apps
        .iter()
        .map(|app| JsValue::from(app.name()))
        .collect();
    Record::new()
        .with("unusable", advice.unusable)
        .with("cause", advice.cause.kind())
        .with("text", advice.cause.to_string())
        .with("apps", apps)
        .into()
}
