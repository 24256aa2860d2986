//! `countersign doctor`: whether everything is as it should be, and how safe that is.

use std::fmt;

use clap::Args;
use countersign_verifier::service::Ways;
use serde::{Serialize, Serializer};

use super::error::Error;
use super::home::Home;
use super::shell::{Exit, Shell};
use super::store_args::{StoreArgs, block_on, home_of};
use super::ways::ways;
use crate::config::Layer;

/// Look over the key ring and the database, and say how likely guessing is under each workspace's policy.
#[derive(Args)]
#[command(after_help = "\
Example:
  countersign doctor --data DIR

Ends with 0 when everything is as it should be, with 5 when something is not.")]
pub(super) struct Doctor {
    #[command(flatten)]
    at: StoreArgs,
}

impl Doctor {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let settings = self.at.settings(shell, Layer::default())?;
        let home = home_of(&settings)?;
        let (database, guessing) = match block_on(look_over(&home)) {
            Ok((database, guessing)) => (Finding::Fine(database), guessing),
            Err(wrong) => (Finding::Wrong(wrong), Vec::new()),
        };
        let findings = Findings {
            key_ring: home
                .load_key_ring()
                .map(|ring| KeyRing { keys: ring.count() })
                .into(),
            database,
            delivery: ways(&settings).map(Delivery::from).into(),
            guessing,
        };
        shell.answer(&findings)?;
        Ok(
            match (&findings.key_ring, &findings.database, &findings.delivery) {
                (Finding::Fine(_), Finding::Fine(_), Finding::Fine(_)) => Exit::Done,
                _ => Exit::Failed,
            },
        )
    }
}

async fn look_over(home: &Home) -> Result<(Database, Vec<Guessing>), Error> {
    let operator = home.operator().await?;
    operator.ready().await?;
    let (waiting, failed) = operator.outbox_size().await?;
    let mut guessing = Vec::new();
    for workspace in operator.workspaces().await? {
        let (in_force, _) = operator.policy(workspace.id).await?;
        guessing.push(Guessing {
            workspace: workspace.name,
            chance_per_year: in_force.policy.guess_chance_per_year(),
        });
    }
    let database = Database {
        place: home.place(),
        workspaces: guessing.len(),
        waiting,
        failed,
    };
    Ok((database, guessing))
}

impl From<Ways> for Delivery {
    fn from(ways: Ways) -> Self {
        Self {
            mail: ways.mail.is_some(),
            sms: ways.sms.is_some(),
        }
    }
}

#[derive(Serialize)]
struct Findings {
    key_ring: Finding<KeyRing>,
    database: Finding<Database>,
    delivery: Finding<Delivery>,
    guessing: Vec<Guessing>,
}

#[derive(Serialize)]
struct KeyRing {
    keys: usize,
}

#[derive(Serialize)]
struct Database {
    place: String,
    workspaces: usize,
    /// Messages that wait to be sent, and those that will not be.
    waiting: u32,
    failed: u32,
}

/// Which messages have a way out, as these settings have it.
#[derive(Serialize)]
struct Delivery {
    mail: bool,
    sms: bool,
}

/// How likely somebody who has a member's password guesses a code within a year, under the policy in force, whatever the
/// member has set up (G1).
#[derive(Serialize)]
struct Guessing {
    workspace: String,
    chance_per_year: f64,
}

/// What was found of one thing.
enum Finding<T> {
    Fine(T),
    Wrong(Error),
}

impl<T> From<Result<T, Error>> for Finding<T> {
    fn from(found: Result<T, Error>) -> Self {
        match found {
            Ok(fine) => Self::Fine(fine),
            Err(wrong) => Self::Wrong(wrong),
        }
    }
}

impl<T: Serialize> Serialize for Finding<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Fine(fine) => fine.serialize(serializer),
            Self::Wrong(error) => error.document().serialize(serializer),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Finding<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fine(fine) => fine.fmt(f),
            Self::Wrong(error) => {
                write!(f, "WRONG: {error}")?;
                match error.advice() {
                    Some(advice) => write!(f, "\n           {advice}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl fmt::Display for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.keys {
            1 => f.write_str("fine: 1 key, readable by its owner alone"),
            keys => write!(f, "fine: {keys} keys, readable by their owner alone"),
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place, workspaces, ..
        } = self;
        match workspaces {
            1 => write!(f, "fine: {place} answers and has 1 workspace"),
            _ => write!(f, "fine: {place} answers and has {workspaces} workspaces"),
        }?;
        match (self.waiting, self.failed) {
            (0, 0) => Ok(()),
            (waiting, failed) => write!(
                f,
                "\n           messages: {waiting} waiting, {failed} failed; `countersign outbox` lists them"
            ),
        }
    }
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.mail {
            "e-mails leave by the mail server that is set"
        } else {
            "e-mails wait: no mail server is set (--mail)"
        })?;
        f.write_str(if self.sms {
            "\n           text messages leave by the gateway that is set"
        } else {
            "\n           text messages wait: no gateway is set (--sms, --twilio-sid)"
        })
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "key ring   {}", self.key_ring)?;
        writeln!(f, "database   {}", self.database)?;
        writeln!(f, "delivery   {}", self.delivery)?;
        if self.guessing.is_empty() {
            return f.write_str("guessing   not known: no workspace could be read");
        }
        f.write_str("guessing   the chance that somebody who has a password guesses a code within a year is at most")?;
        for Guessing {
            workspace,
            chance_per_year,
        } in &self.guessing
        {
            write!(
                f,
                "\n           {:.2} % in workspace {workspace}",
                100.0 * chance_per_year
            )?;
        }
        Ok(())
    }
}
