//! `countersign outbox`: what waits to be sent, and what will not be.

use std::fmt;

use clap::{Args, Subcommand};
use countersign_store::ids::MessageId;
use countersign_store::{OutboxRow, Retried};
use countersign_verifier::http::shapes::Moment;
use serde::Serialize;

use super::error::Error;
use super::shell::{Exit, Shell};
use super::store_args::{StoreArgs, block_on};
use super::table::{Table, moment, visible};

/// What is listed at most.
const MOST: u32 = 1000;

/// Show what waits to be sent and what will not be, with the reason; never a code or a link.
#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  countersign outbox --data DIR
  countersign outbox retry --data DIR msg_01k…
  countersign outbox drop --data DIR msg_01k…"
)]
pub(super) struct Outbox {
    #[command(flatten)]
    at: StoreArgs,
    #[command(subcommand)]
    command: Option<Change>,
}

#[derive(Subcommand)]
enum Change {
    /// Try a message again now, with its whole time before it
    Retry(One),
    /// Remove a message: it is not sent
    Drop(One),
}

/// Which message
#[derive(Args)]
struct One {
    #[command(flatten)]
    at: StoreArgs,
    /// Its id (msg_…), as `countersign outbox` lists it
    id: String,
}

impl Outbox {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        match self.command {
            None => list(self.at, shell),
            Some(Change::Retry(one)) => one.retry(shell),
            Some(Change::Drop(one)) => one.drop(shell),
        }
    }
}

fn list(at: StoreArgs, shell: &Shell) -> Result<Exit, Error> {
    let rows = block_on(async { Ok(at.operator(shell).await?.outbox(MOST).await?) })?;
    shell.answer(&Listed {
        messages: rows.into_iter().map(Known::from).collect(),
    })
}

impl One {
    fn retry(self, shell: &Shell) -> Result<Exit, Error> {
        let id = MessageId::from_text(self.id);
        let retried = block_on(async {
            let operator = self.at.operator(shell).await?;
            Ok(operator.retry_message(id.clone()).await?)
        })?;
        match retried {
            Retried::Due => shell.answer(&Changed {
                id: id.as_str().to_owned(),
                status: "waiting",
            }),
            Retried::Over => Err(Error::MessageOver),
            Retried::Missing => Err(Error::NoSuchMessage),
        }
    }

    fn drop(self, shell: &Shell) -> Result<Exit, Error> {
        let id = MessageId::from_text(self.id);
        let dropped = block_on(async {
            let operator = self.at.operator(shell).await?;
            Ok(operator.drop_message(id.clone()).await?)
        })?;
        if !dropped {
            return Err(Error::NoSuchMessage);
        }
        shell.answer(&Changed {
            id: id.as_str().to_owned(),
            status: "dropped",
        })
    }
}

/// A message, as it is told.
#[derive(Serialize)]
struct Known {
    id: String,
    workspace: String,
    member: Option<String>,
    channel: &'static str,
    to: String,
    status: &'static str,
    attempts: u32,
    why: Option<String>,
    created_at: Moment,
    next_try_at: Option<Moment>,
    ends_at: Moment,
}

impl From<OutboxRow> for Known {
    fn from(row: OutboxRow) -> Self {
        let status: &'static str = row.status.into();
        Self {
            id: row.id.as_str().to_owned(),
            workspace: row.workspace,
            member: row.member.map(|member| member.as_str().to_owned()),
            channel: row.route.into(),
            to: row.recipient,
            status,
            attempts: row.attempts,
            why: row.last_error,
            created_at: row.created_at.into(),
            next_try_at: (status == "waiting").then_some(Moment(row.due_at)),
            ends_at: row.deadline_at.into(),
        }
    }
}

#[derive(Serialize)]
struct Listed {
    messages: Vec<Known>,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.messages.is_empty() {
            return f.write_str("nothing waits, and nothing failed");
        }
        let rows = self.messages.iter().map(|known| {
            [
                known.id.clone(),
                moment(known.created_at),
                known.status.to_owned(),
                known.channel.to_owned(),
                visible(&known.to),
                known.attempts.to_string(),
                visible(known.why.as_deref().unwrap_or_default()),
            ]
        });
        let table = Table {
            head: ["ID", "SINCE", "STATE", "BY", "TO", "TRIES", "WHY"],
            rows: rows.collect(),
        };
        table.fmt(f)
    }
}

#[derive(Serialize)]
struct Changed {
    id: String,
    status: &'static str,
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status {
            "dropped" => write!(f, "dropped {}: it is not sent", visible(&self.id)),
            _ => write!(f, "{} is tried now", visible(&self.id)),
        }
    }
}
