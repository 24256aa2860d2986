//! `countersign member`: the people of a workspace.

use std::fmt;

use clap::{Args, Subcommand};
use countersign_store::ids::{FactorId, MemberId, MemberKey};
use countersign_store::model::PageSize;
use countersign_verifier::http::shapes::{
    Address, Addresses, Factors, Member as Known, MemberRequirement, MemberWithAddresses,
    MembersPage,
};
use countersign_verifier::service::{self, Operator};
use serde::Serialize;

use super::error::Error;
use super::shell::{Exit, Shell};
use super::store_args::WorkspaceArgs;
use super::table::{Table, moment, moment_or, visible};

/// See and help the members of a workspace. None of this signs anybody in.
#[derive(Subcommand)]
#[command(after_help = "\
Somebody lost phone and recovery codes: make sure that it is them. Have them change the password, end their sessions in
your website, then
  countersign member show --data DIR ada@example.org
  countersign member remove-factor --data DIR ada@example.org fac_01k…
They set up a new factor at their next sign-in. Whoever else has the password could do so too: hence the new one first.")]
pub(super) enum Member {
    /// Members in the order of their ids
    List(List),
    /// One member with their factors
    Show(One),
    /// Give a member a fresh failure budget, after too many wrong codes
    Unlock(One),
    /// End every sign-in, receipt and page of a member that is open here
    EndSessions(One),
    /// Say that a member has a new password: ends their sessions here and clears their wrong codes
    PasswordChanged(One),
    /// Take one of a member's factors away
    RemoveFactor(RemoveFactor),
    /// Remove a member and everything kept of them but the events
    Remove(One),
}

/// Members in the order of their ids
#[derive(Args)]
pub(super) struct List {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// Begin after this member
    #[arg(long, value_name = "MEMBER")]
    after: Option<String>,
    #[command(flatten)]
    limit: Limit,
}

/// How many rows.
#[derive(Args)]
pub(super) struct Limit {
    /// How many at most, up to 200
    #[arg(long, value_name = "N", default_value_t = PageSize::DEFAULT.rows(), value_parser = clap::value_parser!(u32).range(1..=i64::from(PageSize::MAX)))]
    limit: u32,
}

impl Limit {
    pub(super) fn size(&self) -> PageSize {
        PageSize::new(self.limit).unwrap_or(PageSize::DEFAULT)
    }
}

/// One member.
#[derive(Args)]
pub(super) struct One {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// The member's id, as the application calls them
    member: String,
}

/// Take one of a member's factors away
#[derive(Args)]
pub(super) struct RemoveFactor {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// The member's id, as the application calls them
    member: String,
    /// The factor's id (fac_…)
    factor: String,
}

impl Member {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        match self {
            Self::List(command) => command.run(shell),
            Self::Show(command) => command.show(shell),
            Self::Unlock(command) => command.unlock(shell),
            Self::EndSessions(command) => command.end_sessions(shell),
            Self::PasswordChanged(command) => command.password_changed(shell),
            Self::RemoveFactor(command) => command.run(shell),
            Self::Remove(command) => command.remove(shell),
        }
    }
}

impl List {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let after = self.after.as_deref().map(MemberId::parse).transpose()?;
        let size = self.limit.size();
        let page = self.of.run(shell, async |service, workspace| {
            Ok(service.members(workspace.id, after, size).await?)
        })?;
        shell.answer(&Listed(page.into()))
    }
}

impl One {
    /// Does `work` on the member; their id.
    fn on<T>(
        self,
        shell: &Shell,
        work: impl AsyncFnOnce(Operator, MemberKey) -> Result<T, service::Error>,
    ) -> Result<T, Error> {
        let member = MemberId::parse(&self.member)?;
        self.of.run(shell, async |operator, workspace| {
            let workspace = workspace.id;
            Ok(work(operator, MemberKey { workspace, member }).await?)
        })
    }

    fn show(self, shell: &Shell) -> Result<Exit, Error> {
        let (member, factors) = self.on(shell, async |operator, member| {
            let factors = operator.factors(member.clone()).await?;
            Ok((operator.member_with_addresses(member).await?, factors))
        })?;
        let (member, addresses) = member;
        shell.answer(&Shown {
            member: MemberWithAddresses {
                member: member.into(),
                addresses: Addresses::from(addresses).addresses,
            },
            factors: factors.into(),
        })
    }

    fn unlock(self, shell: &Shell) -> Result<Exit, Error> {
        let member = self.on(shell, async |operator, member| {
            operator.unlock_member(member).await
        })?;
        shell.answer(&Unlocked(member.into()))
    }

    fn end_sessions(self, shell: &Shell) -> Result<Exit, Error> {
        let ended = Ended {
            ended: self.member.clone(),
        };
        self.on(shell, async |operator, member| {
            operator.end_sessions(member).await
        })?;
        shell.answer(&ended)
    }

    fn password_changed(self, shell: &Shell) -> Result<Exit, Error> {
        let noted = PasswordChanged {
            password_changed: self.member.clone(),
        };
        self.on(shell, async |operator, member| {
            operator.password_changed(member).await
        })?;
        shell.answer(&noted)
    }

    fn remove(self, shell: &Shell) -> Result<Exit, Error> {
        let removed = self.member.clone();
        self.on(shell, async |operator, member| {
            operator.delete_member(member).await
        })?;
        shell.answer(&Removed {
            removed: &removed,
            advice: None,
        })
    }
}

impl RemoveFactor {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let factor = FactorId::from_text(self.factor.as_str());
        let one = One {
            of: self.of,
            member: self.member,
        };
        one.on(shell, async |operator, member| {
            operator.remove_factor(member, factor).await
        })?;
        shell.answer(&Removed {
            removed: &self.factor,
            advice: Some(PASSWORD_FIRST),
        })
    }
}

/// Said with whatever helps somebody: another person who has their password could use that help before them.
const PASSWORD_FIRST: &str = "\
  Somebody else may have their password: before they sign in again, change it and end the website's own sessions.
  Then: countersign member password-changed MEMBER";

#[derive(Serialize)]
#[serde(transparent)]
struct Listed(MembersPage);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.0.members.iter().map(|member| {
            [
                member.id.to_string(),
                member.factors.to_string(),
                member.recovery_codes_left.to_string(),
                standing(member),
                moment(member.created_at),
            ]
        });
        let head = ["MEMBER", "FACTORS", "RECOVERY CODES", "STANDING", "SINCE"];
        Table {
            head,
            rows: rows.collect(),
        }
        .fmt(f)?;
        match &self.0.next_cursor {
            Some(last) => write!(f, "\nThere are more: --after '{last}'"),
            None => Ok(()),
        }
    }
}

/// Whether codes of theirs are looked at.
fn standing(member: &Known) -> String {
    if member.password_change_due {
        return "needs a new password".to_owned();
    }
    match (member.locked, member.retry_at, member.failures) {
        (true, ..) => "locked".to_owned(),
        (false, Some(at), _) => format!("waits until {}", moment(at)),
        (false, None, 0) => "fine".to_owned(),
        (false, None, 1) => "1 wrong code".to_owned(),
        (false, None, failures) => format!("{failures} wrong codes"),
    }
}

#[derive(Serialize)]
struct Shown {
    member: MemberWithAddresses,
    #[serde(flatten)]
    factors: Factors,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MemberWithAddresses { member, addresses } = &self.member;
        writeln!(f, "member          {}", member.id)?;
        writeln!(
            f,
            "label           {}",
            member.label.as_ref().map_or("(none)", |label| &label.0)
        )?;
        let sso = if member.sso {
            ", signs in through an identity provider"
        } else {
            ""
        };
        writeln!(f, "role            {}{sso}", member.role)?;
        writeln!(f, "setting         {}", member.setting)?;
        writeln!(f, "second factor   {}", requirement(member))?;
        writeln!(
            f,
            "language        {}",
            visible(member.language.as_deref().unwrap_or("(none said)"))
        )?;
        writeln!(f, "standing        {}", standing(member))?;
        writeln!(f, "recovery codes  {} left", member.recovery_codes_left)?;
        writeln!(f, "trusted devices {}", member.trusted_devices)?;
        write!(f, "since           {}", moment(member.created_at))?;
        addresses_of(f, addresses)?;
        if self.factors.factors.is_empty() {
            let gap = if addresses.is_empty() { "" } else { "\n" };
            return write!(f, "{gap}\nfactors         none");
        }
        let rows = self.factors.factors.iter().map(|factor| {
            [
                factor.id.to_string(),
                factor.kind.to_string(),
                factor.status.to_string(),
                moment_or(factor.last_used_at, "never"),
                factor
                    .label
                    .clone()
                    .map_or_else(String::new, |label| label.0),
            ]
        });
        let head = ["FACTOR", "KIND", "STATUS", "LAST USED", "LABEL"];
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

/// Whether they must have a second factor, and, while they have none, by when.
fn requirement(member: &Known) -> String {
    let MemberRequirement { since, by, .. } = member.requirement;
    match (since, by) {
        (Some(since), Some(by)) if member.factors == 0 => {
            format!(
                "required since {}, to be set up by {}",
                moment(since),
                moment(by)
            )
        }
        (Some(since), _) => format!("required since {}", moment(since)),
        (None, _) => "not required".to_owned(),
    }
}

/// Where they are reached, and who says that it is them.
fn addresses_of(f: &mut fmt::Formatter<'_>, addresses: &[Address]) -> fmt::Result {
    if addresses.is_empty() {
        return write!(f, "\naddresses       none");
    }
    let rows = addresses.iter().map(|address| {
        let confirmed = match &address.confirmed {
            Some(confirmed) => format!("by {}, {}", confirmed.by, moment(confirmed.at)),
            None => "no".to_owned(),
        };
        let primary = if address.primary { "primary" } else { "" };
        [
            visible(&address.value),
            address.kind.to_string(),
            primary.to_owned(),
            confirmed,
        ]
    });
    let head = ["ADDRESS", "KIND", "", "CONFIRMED"];
    write!(
        f,
        "\n\n{}",
        Table {
            head,
            rows: rows.collect()
        }
    )
}

#[derive(Serialize)]
#[serde(transparent)]
struct Unlocked(Known);

impl fmt::Display for Unlocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} may try codes again; nobody is signed in by this\n{PASSWORD_FIRST}",
            self.0.id
        )
    }
}

#[derive(Serialize)]
struct Ended {
    ended: String,
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ended every sign-in and page of {} here; the website's own sessions are the website's to end",
            self.ended
        )
    }
}

#[derive(Serialize)]
struct PasswordChanged {
    password_changed: String,
}

impl fmt::Display for PasswordChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} may sign in with the new password; nobody is signed in by this",
            self.password_changed
        )
    }
}

#[derive(Serialize)]
struct Removed<'a> {
    removed: &'a str,
    #[serde(skip)]
    advice: Option<&'static str>,
}

impl fmt::Display for Removed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "removed {}", self.removed)?;
        match self.advice {
            Some(advice) => write!(f, "\n{advice}"),
            None => Ok(()),
        }
    }
}
