//! `countersign policy`: who must have a second factor, and with what.

use std::fmt;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use countersign_delivery::Language;
use countersign_policy::{Policy as Terms, Preset};
use countersign_store::ids::MemberId;
use countersign_store::model::PageSize;
use countersign_verifier::http::shapes::{
    Announcement, PolicyHistory, PolicyInForce, PolicyPreset, PolicyPresets, PolicyPreview,
};
use serde::Serialize;
use strum::VariantArray as _;

use super::args::preset;
use super::error::Error;
use super::input::Wanted;
use super::shell::{Exit, Shell};
use super::store_args::WorkspaceArgs;
use super::table::{Table, moment, moment_or};

/// Show and change who must have a second factor, and with what.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  countersign policy show --data DIR >policy.toml
  countersign policy preview --data DIR policy.toml
  countersign policy set --data DIR policy.toml --version 1
  countersign policy presets zendesk
  countersign policy announce --data DIR --language de")]
pub(super) enum Policy {
    /// The policy in force, as TOML
    Show(Show),
    /// Put a policy in force
    Set(Set),
    /// Whom a policy would ask for a second factor, and by when; nothing is changed
    Preview(Preview),
    /// The policies to begin with; of one, the text
    Presets(Presets),
    /// The policies that the workspace has and had, newest first
    History(History),
    /// A text that tells the team what the policy in force asks of them
    Announce(Announce),
}

/// The policy in force, as TOML
#[derive(Args)]
pub(super) struct Show {
    #[command(flatten)]
    of: WorkspaceArgs,
}

/// Put a policy in force
#[derive(Args)]
pub(super) struct Set {
    #[command(flatten)]
    of: WorkspaceArgs,
    #[command(flatten)]
    terms: TermsInput,
    /// Only if the policy in force still has this version; `policy show` tells it
    #[arg(long, value_name = "N")]
    version: Option<u32>,
    /// The member who decides, for a policy that asks an owner or admin to go first
    #[arg(long, value_name = "MEMBER")]
    by: Option<String>,
}

/// Whom a policy would ask for a second factor, and by when; nothing is changed
#[derive(Args)]
pub(super) struct Preview {
    #[command(flatten)]
    of: WorkspaceArgs,
    #[command(flatten)]
    terms: TermsInput,
}

/// The policies to begin with; of one, the text
#[derive(Args)]
pub(super) struct Presets {
    /// The preset whose text is wanted
    #[arg(value_name = "NAME", value_parser = preset)]
    name: Option<Preset>,
}

/// The policies that the workspace has and had, newest first
#[derive(Args)]
pub(super) struct History {
    #[command(flatten)]
    of: WorkspaceArgs,
}

/// A text that tells the team what the policy in force asks of them
#[derive(Args)]
pub(super) struct Announce {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// In which language: en, de, es, fr, ja or ar
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    language: Language,
}

/// A policy, from a file, stdin or a preset.
#[derive(Args)]
struct TermsInput {
    /// The policy as TOML; without a file, or with "-", it is read from stdin
    #[arg(value_name = "FILE", conflicts_with = "preset")]
    file: Option<PathBuf>,
    /// One of the policies to begin with instead: heyy, hello-customer, zendesk, helpkit or customer-io
    #[arg(long, value_name = "NAME", value_parser = preset)]
    preset: Option<Preset>,
}

impl TermsInput {
    fn read(&self, shell: &mut Shell) -> Result<Terms, Error> {
        if let Some(preset) = self.preset {
            return Ok(preset.policy()?);
        }
        let text = shell.stdin().take(Wanted {
            what: "the policy",
            file: self.file.as_deref(),
            variable: None,
            last: true,
        })?;
        Ok(Terms::from_toml(&text)?)
    }
}

impl Policy {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        match self {
            Self::Show(command) => {
                let (in_force, change) = command.of.run(shell, async |operator, workspace| {
                    Ok(operator.policy(workspace.id).await?)
                })?;
                InForce::answer(shell, PolicyInForce::new(&in_force, change))
            }
            Self::Set(command) => command.run(shell),
            Self::Preview(command) => {
                let terms = command.terms.read(shell)?;
                let preview = command.of.run(shell, async |operator, workspace| {
                    Ok(operator.preview_policy(workspace.id, terms).await?)
                })?;
                shell.answer(&Previewed(preview.into()))
            }
            Self::Presets(command) => command.run(shell),
            Self::History(command) => {
                let size = PageSize::new(PageSize::MAX).unwrap_or(PageSize::DEFAULT);
                let page = command.of.run(shell, async |operator, workspace| {
                    Ok(operator.policies(workspace.id, None, size).await?)
                })?;
                shell.answer(&Listed(page.into()))
            }
            Self::Announce(command) => {
                let language = command.language;
                let told = command.of.run(shell, async |operator, workspace| {
                    Ok(operator.announcement(workspace.id, language).await?)
                })?;
                shell.answer(&Told(told.into()))
            }
        }
    }
}

impl Set {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let terms = self.terms.read(shell)?;
        let by = self.by.as_deref().map(MemberId::parse).transpose()?;
        let named = self.version;
        let (in_force, change) = self.of.run(shell, async |operator, workspace| {
            let version = match named {
                Some(version) => version,
                None => operator.policy(workspace.id.clone()).await?.0.version,
            };
            let changed = operator.change_policy(workspace.id, version, terms, by);
            Ok(changed.await?)
        })?;
        InForce::answer(shell, PolicyInForce::new(&in_force, change))
    }
}

impl Presets {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        match self.name {
            Some(preset) => shell.answer(&Text(preset.into())),
            None => shell.answer(&Names(PolicyPresets {
                presets: Preset::VARIANTS
                    .iter()
                    .copied()
                    .map(PolicyPreset::from)
                    .collect(),
            })),
        }
    }
}

#[derive(Serialize)]
struct InForce {
    #[serde(flatten)]
    policy: PolicyInForce,
    #[serde(skip)]
    text: String,
}

impl InForce {
    fn answer(shell: &Shell, policy: PolicyInForce) -> Result<Exit, Error> {
        let text = toml::to_string(&policy.policy);
        let text = text.map_err(|error| Error::Setting(error.to_string()))?;
        shell.answer(&Self { policy, text })
    }
}

impl fmt::Display for InForce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let policy = &self.policy;
        writeln!(
            f,
            "# version {}, changed {}{}",
            policy.version,
            moment_or(policy.changed_at, "never"),
            match &policy.changed_by {
                Some(member) => format!(" by {member}"),
                None => String::new(),
            }
        )?;
        writeln!(
            f,
            "# Somebody who has a password guesses a code within a year with a chance of at most {:.2} %.",
            100.0 * policy.guess_chance_per_year
        )?;
        write!(f, "{}", self.text.trim_end())
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Previewed(PolicyPreview);

impl fmt::Display for Previewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let preview = &self.0;
        writeln!(
            f,
            "members, by whether they would have to have a second factor:"
        )?;
        writeln!(f, "newly required        {}", preview.gains)?;
        writeln!(f, "required as before    {}", preview.keeps)?;
        writeln!(f, "no longer required    {}", preview.loses)?;
        writeln!(f, "not required          {}", preview.unaffected)?;
        write!(f, "could not sign in     {}", preview.cannot)?;
        if preview.members.is_empty() {
            return Ok(());
        }
        let rows = preview.members.iter().map(|change| {
            [
                change.member.to_string(),
                change.effect.as_ref().to_owned(),
                moment_or(change.by, ""),
                if change.has_factor { "yes" } else { "no" }.to_owned(),
                if change.cannot {
                    "COULD NOT SIGN IN"
                } else {
                    ""
                }
                .to_owned(),
            ]
        });
        let head = ["MEMBER", "REQUIREMENT", "BY", "HAS A FACTOR", ""];
        write!(
            f,
            "\n\n{}",
            Table {
                head,
                rows: rows.collect()
            }
        )
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Listed(PolicyHistory);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.policies.is_empty() {
            return f.write_str("the policy was never changed: the default one is in force");
        }
        let rows = self.0.policies.iter().map(|change| {
            [
                change.version.to_string(),
                moment(change.changed_at),
                change
                    .changed_by
                    .as_ref()
                    .map_or_else(|| "no member".to_owned(), ToString::to_string),
            ]
        });
        let head = ["VERSION", "CHANGED", "BY"];
        Table {
            head,
            rows: rows.collect(),
        }
        .fmt(f)
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Names(PolicyPresets);

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.0.presets.iter().map(|preset| {
            // It begins with a comment of one line: "# Heyy: …".
            let first = preset.text.lines().next().unwrap_or_default();
            let what = first.split_once(": ").map_or(first, |(_, what)| what);
            [preset.name.to_owned(), what.to_owned()]
        });
        let table = Table {
            head: ["NAME", "WHAT IT ASKS"],
            rows: rows.collect(),
        };
        write!(
            f,
            "{table}\n\nThe text of one: countersign policy presets NAME"
        )
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Text(PolicyPreset);

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.text.trim_end())
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Told(Announcement);

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n\n{}", self.0.subject, self.0.text)
    }
}

/// One of the languages that there are words in.
fn language(text: &str) -> Result<Language, String> {
    let names: Vec<&str> = Language::VARIANTS.iter().map(AsRef::as_ref).collect();
    let unknown = |_| format!("it is one of {}", names.join(", "));
    text.parse().map_err(unknown)
}
