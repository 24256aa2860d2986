//! `countersign events verify`: whether what happened is as it was sealed.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use countersign_store::chain::{Digest, End, Finding};
use countersign_store::model::Workspace;
use countersign_verifier::service::CheckedChain;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::shell::{Exit, Shell};
use crate::store_args::WorkspaceArgs;

/// Check that nothing of what happened was altered, removed, inserted or reordered since it was sealed, and say what was.
#[derive(Args)]
#[command(after_help = "\
Examples:
  countersign events verify --data DIR
  countersign events verify --data DIR --database copy.db
  countersign events verify --data DIR --ends /elsewhere/ends.json

What happened is sealed about a second later, in batches that hold each other, with the key ring. Without the key ring
(--database FILE alone) the hashes are checked and the seals are not: whoever recomputed every hash is not found.
Whoever puts back the whole database as it was on another day is found by what --ends keeps, and by nothing else: keep
that file where the database's users cannot write.

Ends with 0 when all is as it was sealed, with 1 when it is not.")]
pub(super) struct Verify {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// Check this copy of the database; nothing is written to it
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// Where the chains' ends are kept: those of the last time must still be there; written anew when all is well
    #[arg(long, value_name = "FILE")]
    ends: Option<PathBuf>,
}

impl Verify {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let kept = self.ends.as_deref().map(Ends::load).transpose()?;
        let kept = kept.unwrap_or_default();
        let names_one = self.of.names_one();
        let report = self.of.look_at_all(
            shell,
            self.database.as_deref(),
            async |witness, workspaces| {
                let mut checked = Vec::new();
                for workspace in workspaces {
                    let end = kept.of(&workspace);
                    let chain = witness.check_chain(workspace.id.clone(), end).await?;
                    checked.push(Checked::of(&workspace, &chain));
                }
                let lost = if names_one {
                    vec![]
                } else {
                    kept.not_among(&checked)
                };
                Ok(Report {
                    sound: lost.is_empty() && checked.iter().all(|checked| checked.sound),
                    lost,
                    seals: if witness.has_keys() {
                        "checked"
                    } else {
                        "not-checked"
                    },
                    workspaces: checked,
                })
            },
        )?;
        shell.answer(&report)?;
        if !report.sound {
            return Ok(Exit::NotAccepted);
        }
        if let Some(path) = &self.ends {
            kept.and(&report).save(path)?;
        }
        Ok(Exit::Done)
    }
}

#[derive(Serialize)]
struct Report {
    /// Whether everything is as it was sealed.
    sound: bool,
    /// `checked`, or `not-checked` without the key ring.
    seals: &'static str,
    /// Workspaces whose ends were kept, and that are not there any more.
    lost: Vec<String>,
    workspaces: Vec<Checked>,
}

/// What was found in one workspace.
#[derive(Serialize)]
struct Checked {
    workspace: String,
    name: String,
    sound: bool,
    /// The oldest batch that is kept.
    first_batch: u64,
    end: KeptEnd,
    /// Events in the chain, and those that are not sealed yet.
    events: u64,
    unsealed: u64,
    /// Events that say they are older than the batch before theirs.
    backdated: Vec<String>,
    /// Whether the end that was kept elsewhere went with what is not kept any more.
    end_forgotten: bool,
    findings: Vec<Found>,
    /// How much was found; `findings` has the first thousand.
    found: usize,
}

impl Checked {
    fn of(workspace: &Workspace, chain: &CheckedChain) -> Self {
        Self {
            workspace: workspace.id.as_str().to_owned(),
            name: workspace.name.clone(),
            sound: chain.found == 0,
            first_batch: chain.first,
            end: KeptEnd::from(&chain.end),
            events: chain.events,
            unsealed: chain.unsealed,
            backdated: chain.backdated.iter().map(ToString::to_string).collect(),
            end_forgotten: chain.forgotten,
            findings: chain.findings.iter().map(Found::from).collect(),
            found: chain.found,
        }
    }
}

/// One thing that is not as it was sealed.
#[derive(Default, Serialize)]
struct Found {
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    batch: Option<u64>,
    /// The event in whose place it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip)]
    said: String,
}

impl From<&Finding> for Found {
    fn from(finding: &Finding) -> Self {
        let of_event = |what, event: &dyn fmt::Display, batch: u64, said: &str| Self {
            what,
            event: Some(event.to_string()),
            batch: Some(batch),
            said: format!("{event} {said} batch {batch}"),
            ..Self::default()
        };
        let of_batch = |what, batch: u64, said: &str| Self {
            what,
            batch: Some(batch),
            said: format!("batch {batch} {said}"),
            ..Self::default()
        };
        let of_all = |what, said: &str| Self {
            what,
            said: said.to_owned(),
            ..Self::default()
        };
        match finding {
            Finding::Altered { event, batch } => {
                of_event("altered", event, *batch, "was altered, in")
            }
            Finding::Removed { event, batch } => {
                of_event("removed", event, *batch, "was removed from")
            }
            Finding::Inserted { event, batch } => {
                of_event("inserted", event, *batch, "was inserted into")
            }
            Finding::Reordered { event, batch, with } => Self {
                with: with.as_ref().map(ToString::to_string),
                ..match with {
                    Some(with) => of_event(
                        "reordered",
                        event,
                        *batch,
                        &format!("stands in the place of {with}; it was sealed in"),
                    ),
                    None => of_event("reordered", event, *batch, "was moved out of"),
                }
            },
            Finding::BatchRemoved { batch } => {
                of_batch("batch-removed", *batch, "was removed, with its events")
            }
            Finding::BatchAltered { batch } => of_batch(
                "batch-altered",
                *batch,
                "was altered, or does not follow the one before it",
            ),
            Finding::BatchForged { batch } => {
                of_batch("batch-forged", *batch, "was not sealed with this key ring")
            }
            Finding::BatchInserted { batch } => {
                of_batch("batch-inserted", *batch, "lies outside the chain")
            }
            Finding::BoundsRemoved => of_all(
                "bounds-removed",
                "the record of where the chain begins and ends was removed",
            ),
            Finding::BoundsForged => of_all(
                "bounds-forged",
                "the record of where the chain begins and ends was not sealed with this key ring",
            ),
            Finding::EndLost { batch } => of_batch(
                "end-lost",
                *batch,
                "was the chain's end when it was kept, and is not there: the chain was cut off, or put back to what it was",
            ),
            Finding::KeyAltered { member } => Self {
                what: "key-altered",
                member: Some(member.to_string()),
                said: format!(
                    "the key of {member}'s events is another's, or damaged: their events may be somebody else's"
                ),
                ..Self::default()
            },
            Finding::KeyRemoved { subject } => Self {
                what: "key-removed",
                subject: Some(subject.to_string()),
                said: format!(
                    "the key of {subject}'s events was removed, and no event says that the member was"
                ),
                ..Self::default()
            },
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.workspaces.is_empty() {
            f.write_str("There is no workspace yet.")?;
        }
        for (n, workspace) in self.workspaces.iter().enumerate() {
            let newline = if n == 0 { "" } else { "\n" };
            write!(f, "{newline}{workspace}")?;
        }
        for lost in &self.lost {
            write!(
                f,
                "\nThe workspace {lost}, whose end was kept, is not there any more."
            )?;
        }
        if self.seals == "not-checked" {
            f.write_str(
                "\nThe seals were not checked: without the key ring (--data DIR), whoever recomputed every hash is not found.",
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            events,
            unsealed,
            first_batch,
            end,
            ..
        } = self;
        let verdict = if self.sound {
            "as it was sealed"
        } else {
            "TAMPERED WITH"
        };
        write!(f, "{name}: {verdict}")?;
        write!(
            f,
            "\n  {events} events in batches {first_batch} to {}; {unsealed} not sealed yet\n  end {}",
            end.batch, end.digest
        )?;
        for found in &self.findings {
            write!(f, "\n  {}", found.said)?;
        }
        if self.found > self.findings.len() {
            write!(f, "\n  … and more: {} in all", self.found)?;
        }
        for event in &self.backdated {
            write!(
                f,
                "\n  look at {event}: it says that it is older than the batch before it. A clock was set back, or somebody \
                 wrote it in before it was sealed"
            )?;
        }
        if self.end_forgotten {
            f.write_str(
                "\n  the end that was kept is older than what is kept, so it was not looked for",
            )?;
        }
        Ok(())
    }
}

/// A chain's end, as it is kept elsewhere.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptEnd {
    batch: u64,
    digest: String,
}

impl From<&End> for KeptEnd {
    fn from(end: &End) -> Self {
        Self {
            batch: end.batch,
            digest: end.digest.to_string(),
        }
    }
}

/// The ends of chains by their workspaces' ids.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Ends(BTreeMap<String, KeptEnd>);

impl Ends {
    /// Those that were kept; none the first time.
    fn load(path: &Path) -> Result<Self, Error> {
        let unusable = || {
            Error::Setting(format!(
                "{} is no file that --ends wrote: name another, or a new one",
                path.display()
            ))
        };
        match fs::read(path) {
            Ok(bytes) => {
                let ends: Self = serde_json::from_slice(&bytes).map_err(|_| unusable())?;
                let is_digest = |end: &KeptEnd| Digest::parse(&end.digest).is_some();
                if !ends.0.values().all(is_digest) {
                    return Err(unusable());
                }
                Ok(ends)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(file(path, source)),
        }
    }

    fn of(&self, workspace: &Workspace) -> Option<End> {
        let kept = self.0.get(workspace.id.as_str())?;
        Some(End {
            batch: kept.batch,
            digest: Digest::parse(&kept.digest)?,
        })
    }

    /// The workspaces that were not looked at, since they are not there.
    fn not_among(&self, checked: &[Checked]) -> Vec<String> {
        let is_there = |id: &&String| checked.iter().any(|checked| checked.workspace == **id);
        self.0.keys().filter(|id| !is_there(id)).cloned().collect()
    }

    /// With the ends that were just found in the place of the older ones.
    fn and(self, report: &Report) -> Self {
        let mut ends = self.0;
        for workspace in &report.workspaces {
            ends.insert(workspace.workspace.clone(), workspace.end.clone());
        }
        Self(ends)
    }

    /// Written whole under another name first: a stop in between leaves the older ones.
    fn save(&self, path: &Path) -> Result<(), Error> {
        let mut new = path.as_os_str().to_owned();
        new.push(".new");
        let text = serde_json::to_vec_pretty(self).map_err(|error| file(path, error.into()))?;
        fs::write(&new, text)
            .and_then(|()| fs::rename(&new, path))
            .map_err(|source| file(path, source))
    }
}

fn file(path: &Path, source: std::io::Error) -> Error {
    Error::File {
        path: path.display().to_string(),
        source,
    }
}
