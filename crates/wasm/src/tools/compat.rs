//! What each authenticator app makes of an address.

use countersign_otp::{
    compat::{self, AppReport, Cause, Grade, Outcome},
    uri::UriError,
};

use super::cause;
use crate::wire::{Answer, Arguments};

/// For each app: its id, its name, the outcome, the outcome's cause or nothing, the issuer it shows or nothing, the account it
/// shows, how well that is known or nothing, how many warnings, and the cause of each. A cause is two numbers.
pub(super) fn check(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), UriError> {
    for report in compat::check_uri(given.text())? {
        tell(&report, answer);
    }
    Ok(())
}

/// For each thing to say: 1 where its apps cannot be used, its cause, how many apps, and the name of each.
pub(super) fn advice(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), UriError> {
    let reports = compat::check_uri(given.text())?;
    for advice in compat::worth_saying(&reports) {
        answer.number(advice.unusable);
        tell_cause(Some(advice.cause), answer);
        answer.number(count(&advice.apps));
        for app in advice.apps {
            answer.text(app.name());
        }
    }
    Ok(())
}

fn tell(report: &AppReport, answer: &mut Answer) {
    let why = match report.outcome {
        Outcome::WrongCodes { why } | Outcome::Rejected { why } => Some(why),
        _ => None,
    };
    answer.text(report.app.id());
    answer.text(report.app.name());
    answer.text(report.outcome.kind());
    tell_cause(why, answer);
    answer.optional_text(report.shown_issuer.as_deref());
    answer.text(&report.shown_account);
    answer.optional_text(report.grade.map(Grade::name));
    answer.number(count(&report.warnings));
    for warning in &report.warnings {
        tell_cause(Some(*warning), answer);
    }
}

fn tell_cause(cause: Option<Cause>, answer: &mut Answer) {
    let (number, detail) = cause.map(cause::numbers).unzip();
    answer.optional_number(number);
    answer.optional_number(detail.flatten());
}

/// As many as there are apps at most.
fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or_default()
}
