//! `countersign uri compat`: what authenticator apps make of an address.

use std::collections::BTreeMap;
use std::fmt;

use clap::Args;
use countersign_otp::compat::{self, AppReport, Outcome};
use serde::{Serialize, Serializer};
use serde_json::json;

use crate::error::Error;
use crate::shell::{Exit, Shell};

/// Say which authenticator apps can use an address
#[derive(Args)]
pub(crate) struct Compat {
    /// With --json: an object for each app, with what it shows and how well that is known
    #[arg(long)]
    details: bool,
}

impl Compat {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let text = shell.stdin().all("the otpauth:// address")?;
        let reports = compat::check_uri(&text)?;
        shell.answer(&Answer {
            reports: &reports,
            details: self.details,
        })
    }
}

struct Answer<'a> {
    reports: &'a [AppReport],
    details: bool,
}

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let apps: BTreeMap<_, _> = self
            .reports
            .iter()
            .map(|report| {
                let outcome = report.outcome.kind();
                (
                    report.app.id(),
                    if self.details {
                        described(report)
                    } else {
                        outcome.into()
                    },
                )
            })
            .collect();
        json!({ "apps": apps }).serialize(serializer)
    }
}

fn described(report: &AppReport) -> serde_json::Value {
    json!({
        "name": report.app.name(),
        "outcome": report.outcome.kind(),
        "why": why(report).map(|cause| cause.kind()),
        "shown_issuer": report.shown_issuer,
        "shown_account": report.shown_account,
        "warnings": report.warnings.iter().map(compat::Cause::kind).collect::<Vec<_>>(),
        "grade": report.grade.map(compat::Grade::name),
    })
}

const fn why(report: &AppReport) -> Option<compat::Cause> {
    match report.outcome {
        Outcome::WrongCodes { why } | Outcome::Rejected { why } => Some(why),
        _ => None,
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, report) in self.reports.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            let outcome = match report.outcome {
                Outcome::Works => "works",
                Outcome::WrongCodes { .. } => "wrong codes",
                Outcome::Rejected { .. } => "refused",
                _ => "not known",
            };
            let causes: Vec<String> = why(report)
                .iter()
                .chain(&report.warnings)
                .map(ToString::to_string)
                .collect();
            let line = format!(
                "{:<37} {outcome:<12} {}",
                report.app.name(),
                causes.join("; ")
            );
            f.write_str(line.trim_end())?;
        }
        Ok(())
    }
}
