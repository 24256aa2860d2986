//! What an administrator tells the team before a second factor is asked for.

use countersign_delivery::{Announced, Announcement, Audience, Language};
use countersign_policy::{
    Class, EndUserMode, FactorKind, InForce, Mark, Role, Setting, TeamMode, Timestamp,
};
use countersign_store::{find_policy, find_workspace};
use strum::VariantArray as _;

use super::admin::WorkspaceCaller;
use super::authority::Act;
use super::outbox::WORDS;
use super::{Error, Noun, Service};

impl<K> Service<K> {
    /// An announcement of the policy in force, to copy.
    ///
    /// # Errors
    /// When the caller may not, or the store fails.
    pub async fn announcement(
        &self,
        caller: impl Into<WorkspaceCaller>,
        language: Language,
    ) -> Result<Announced, Error> {
        let caller = caller.into();
        let read = self.store.read(move |tx| {
            let id = caller.may(tx, Act::Look)?.workspace;
            let workspace = find_workspace(tx, &id)?.ok_or(Error::NotFound(Noun::Workspace))?;
            let in_force = find_policy(tx, &id)?;
            Ok::<_, Error>(announcement(workspace.name, &in_force, tx.now()))
        });
        let announcement = read.await?;
        let words = WORDS.as_ref().map_err(|error| error.clone())?;
        Ok(words.announce(language, &announcement)?)
    }
}

/// What the policy in force asks of the team.
fn announcement(workspace: String, in_force: &InForce, now: Timestamp) -> Announcement {
    let policy = &in_force.policy;
    let (who, role, setting) = match policy.required.team {
        TeamMode::Nobody => (Audience::Invited, Role::Agent, Setting::Inherit),
        TeamMode::Admins => (Audience::Admins, Role::Admin, Setting::Inherit),
        TeamMode::Everyone => (Audience::Everyone, Role::Agent, Setting::Inherit),
        TeamMode::PerMember => (Audience::Named, Role::Agent, Setting::Required),
    };
    let class = Class {
        role,
        setting,
        sso: false,
    };
    let by = in_force
        .since
        .of(class)
        .plus_days(policy.required.grace_days.get());
    let methods = FactorKind::VARIANTS
        .iter()
        .filter(|kind| policy.methods.allow(**kind, role))
        .map(|kind| (*kind, policy.methods.mark(*kind) == Some(Mark::Recommended)));
    Announcement {
        workspace,
        who,
        customers: policy.required.end_users == EndUserMode::Everyone,
        by: (!by.is_past(now)).then(|| by.micros().div_euclid(1_000_000)),
        methods: methods.collect(),
    }
}
