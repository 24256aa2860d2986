//! `countersign events`: what happened.

mod follow;
mod verify;

use std::fmt;

use clap::{Args, Subcommand};
use countersign_store::ids::{EventId, MemberId};
use countersign_store::model::EventName;
use countersign_verifier::http::shapes::{Event, EventsPage};
use countersign_verifier::service::EventFilter;
use serde::Serialize;
use strum::VariantArray as _;

use super::error::Error;
use super::member::Limit;
use super::shell::{Exit, Shell};
use super::store_args::WorkspaceArgs;
use super::table::{Table, moment};

/// Show what happened in a workspace, newest first. No event holds a secret, a code or a token.
#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  countersign events --data DIR --member ada@example.org --limit 10
  countersign events --data DIR --kind member.locked --json
  countersign events --data DIR --follow --json
  countersign events verify --data DIR"
)]
pub(super) struct Events {
    #[command(subcommand)]
    command: Option<Look>,
    #[command(flatten)]
    of: WorkspaceArgs,
    /// Only of this member
    #[arg(long, value_name = "MEMBER")]
    member: Option<String>,
    /// Only this: code.accepted, member.locked …
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<EventName>,
    /// Only what came before this event
    #[arg(long, value_name = "EVENT")]
    before: Option<String>,
    #[command(flatten)]
    limit: Limit,
    /// Go on and show what happens from now on, the oldest first
    #[arg(long, conflicts_with_all = ["before", "limit"])]
    follow: bool,
}

#[derive(Subcommand)]
enum Look {
    /// Check that nothing of what happened was altered, removed, inserted or reordered
    Verify(verify::Verify),
}

fn kind(text: &str) -> Result<EventName, String> {
    text.parse().map_err(|_| {
        let kinds: Vec<&str> = EventName::VARIANTS.iter().map(AsRef::as_ref).collect();
        format!("it is one of {}", kinds.join(", "))
    })
}

impl Events {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        if let Some(Look::Verify(command)) = self.command {
            return command.run(shell);
        }
        let member = self.member.as_deref().map(MemberId::parse).transpose()?;
        let before = self.before.map(EventId::from_text);
        let size = self.limit.size();
        let filter = EventFilter {
            member,
            kind: self.kind,
            before,
            after: None,
        };
        if self.follow {
            self.of.look(shell, async |witness, workspace| {
                follow::follow(&witness, &workspace, filter, shell).await
            })?;
            return Ok(Exit::Done);
        }
        let page = self.of.look(shell, async |service, workspace| {
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
        let rows = self.0.events.iter().map(cells);
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

fn cells(event: &Event) -> [String; 4] {
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
}

/// An event on a line of its own, in columns that are wide enough for nearly all.
fn line(event: &Event) -> String {
    let [at, kind, member, detail] = cells(event);
    format!("{at}  {kind:<20}  {member:<24}  {detail}")
        .trim_end()
        .to_owned()
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
