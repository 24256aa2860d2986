//! `countersign events`: what happened.

use std::fmt;

use clap::Args;
use countersign_store::ids::{EventId, MemberId};
use countersign_verifier::http::shapes::EventsPage;
use countersign_verifier::service::EventFilter;
use serde::Serialize;

use super::error::Error;
use super::member::Limit;
use super::shell::{Exit, Shell};
use super::store_args::WorkspaceArgs;
use super::table::{Table, moment};

/// Show what happened in a workspace, newest first. No event holds a secret, a code or a token.
#[derive(Args)]
#[command(after_help = "\
Example:
  countersign events --data DIR --member ada@example.org --limit 10")]
pub(super) struct Events {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// Only of this member
    #[arg(long, value_name = "MEMBER")]
    member: Option<String>,
    /// Only what came before this event
    #[arg(long, value_name = "EVENT")]
    before: Option<String>,
    #[command(flatten)]
    limit: Limit,
}

impl Events {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let member = self.member.as_deref().map(MemberId::parse).transpose()?;
        let before = self.before.map(EventId::from_text);
        let size = self.limit.size();
        let page = self.of.run(shell, async |service, workspace| {
            let filter = EventFilter {
                member,
                before,
                ..EventFilter::default()
            };
            Ok(service.events(workspace.id, filter, size).await?)
        })?;
        shell.answer(&Listed(page.into()))
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Listed(EventsPage);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.0.events.iter().map(|event| {
            [
                moment(event.at),
                event.kind.to_string(),
                event
                    .member
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                detail(&event.detail),
            ]
        });
        let head = ["WHEN", "WHAT", "MEMBER", "DETAIL"];
        Table {
            head,
            rows: rows.collect(),
        }
        .fmt(f)?;
        match &self.0.next_cursor {
            Some(last) => write!(f, "\nThere are more: --before {last}"),
            None => Ok(()),
        }
    }
}

/// `name value` pairs; what is not known is left out.
fn detail(detail: &serde_json::Value) -> String {
    let fields = detail.as_object().into_iter().flatten();
    let pairs = fields.filter_map(|(name, value)| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(format!("{name} {text}")),
        value => Some(format!("{name} {value}")),
    });
    pairs.collect::<Vec<_>>().join(", ")
}
