//! `countersign report`: who has what since when, and who must by when.

use std::collections::BTreeMap;
use std::fmt;

use clap::Args;
use countersign_store::ids::MemberId;
use countersign_store::model;
use countersign_verifier::http::ReportFormat;
use countersign_verifier::http::shapes::ReportRow;
use strum::VariantArray as _;

use super::error::Error;
use super::shell::{Exit, Shell};
use super::store_args::WorkspaceArgs;
use super::table::Table;

/// Say who has a second factor since when, and who must have one by when.
#[derive(Args)]
#[command(after_help = "\
Examples:
  countersign report --data DIR                     how many of each role
  countersign report --data DIR --csv >report.csv   every member, for a spreadsheet; no cell of it is a formula
  countersign report --data DIR --json              every member, a JSON document a line

The rows are written while they are read: more members take no more memory.")]
pub(super) struct Report {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// Every member, as comma-separated values
    #[arg(long)]
    csv: bool,
}

impl Report {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let format = match (self.csv, shell.speaks_json()) {
            (true, true) => {
                let both = "the report is written as --csv or as --json, not as both";
                return Err(Error::Setting(both.to_owned()));
            }
            (true, false) => Some(ReportFormat::Csv),
            (false, true) => Some(ReportFormat::Ndjson),
            (false, false) => None,
        };
        let mut counted = Counted::default();
        let mut out = shell.parts();
        self.of.run(shell, async |service, workspace| {
            if let Some(format) = format {
                out.put(&format.head().map_err(Error::Output)?)?;
            }
            let mut after = None;
            loop {
                let page = service.report(workspace.id.clone(), after.take()).await?;
                match format {
                    Some(format) => {
                        let rows: Vec<_> = page.rows.into_iter().map(ReportRow::from).collect();
                        out.put(&format.rows(&rows).map_err(Error::Output)?)?;
                    }
                    None => page.rows.iter().for_each(|row| counted.add(row)),
                }
                after = page.next.and_then(|last| MemberId::parse(&last).ok());
                if after.is_none() || out.is_closed() {
                    return Ok(());
                }
            }
        })?;
        out.flush()?;
        match format {
            Some(_) => Ok(Exit::Done),
            None => shell.answer_text(&counted),
        }
    }
}

/// How many members of each role are how far.
#[derive(Default)]
struct Counted(BTreeMap<&'static str, [u64; 4]>);

impl Counted {
    fn add(&mut self, row: &model::ReportRow) {
        let states = self.0.entry(row.member.profile.role.into()).or_default();
        let place = model::ReportState::VARIANTS
            .iter()
            .position(|state| *state == row.state);
        if let Some(count) = place.and_then(|place| states.get_mut(place)) {
            *count += 1;
        }
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.0.iter().map(|(role, [has, must, late, need_not])| {
            let all = has + must + late + need_not;
            [
                (*role).to_owned(),
                all.to_string(),
                has.to_string(),
                must.to_string(),
                late.to_string(),
                need_not.to_string(),
            ]
        });
        Table {
            head: ["ROLE", "MEMBERS", "HAVE ONE", "MUST", "LATE", "NEED NOT"],
            rows: rows.collect(),
        }
        .fmt(f)
    }
}
