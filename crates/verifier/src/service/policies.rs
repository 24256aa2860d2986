//! The policy of a workspace: what it is, what it was, and what another one would do.

use std::sync::Arc;

use countersign_policy::{AdminFirst, Change, Effect, Facts, InForce, Policy};
use countersign_store::ids::{MemberId, MemberKey, WorkspaceId};
use countersign_store::model::{Page, PageSize, PolicyChange};
use countersign_store::{
    Transaction, facts, find_policy, list_policies, lock_member, policy_change, put_policy,
};

use super::admin::WorkspaceCaller;
use super::authority::Act;
use super::roster::SomeMembers;
use super::{Conflict, Error, Noun, Service};

/// Members that a preview names at most. It counts all of them.
const MOST_NAMED: usize = 1_000;

/// What a policy would do to the members of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Members who would have to have a second factor, and need not now.
    pub gains: u32,
    /// Members who must, and would have to.
    pub keeps: u32,
    /// Members who must, and would not have to.
    pub loses: u32,
    /// Members who need not, and would not have to.
    pub unaffected: u32,
    /// Members who could not sign in.
    pub cannot: u32,
    /// The members that it does something to, in the order of their ids: the first thousand.
    pub members: Vec<(MemberId, Change)>,
}

impl<K> Service<K> {
    /// The policy in force, and the change that put it there; none in a workspace that never changed it.
    ///
    /// # Errors
    /// When the caller may not, or the store fails.
    pub async fn policy(
        &self,
        caller: impl Into<WorkspaceCaller>,
    ) -> Result<(Arc<InForce>, Option<PolicyChange>), Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                current(tx, &workspace)
            })
            .await
    }

    /// Gives a workspace that never had a policy its first one; one that has is left as it is.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin_policy(&self, workspace: WorkspaceId, policy: Policy) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                if find_policy(tx, &workspace)?.version == 0 {
                    let first = InForce::first(policy.clone(), tx.now());
                    put_policy(tx, &workspace, first, None)?;
                }
                Ok(())
            })
            .await
    }

    /// Puts `policy` in the place of the one of `version`: for the administrator whose page asks, or for the member whom the
    /// application names, or without one for the application.
    ///
    /// # Errors
    /// When the caller may not; when another policy came first; when it requires a factor of somebody, says that the admin must
    /// have one first, and `by` is no admin who has; when `by` is not a member.
    pub async fn change_policy(
        &self,
        caller: impl Into<WorkspaceCaller>,
        version: u32,
        policy: Policy,
        by: Option<MemberId>,
    ) -> Result<(Arc<InForce>, Option<PolicyChange>), Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may(tx, Act::Change)?;
                let (workspace, by) = (authority.workspace, authority.admin.or(by.clone()));
                let admin = admin(tx, &workspace, by.as_ref())?;
                // Whatever another decision did about the administrator while this one waited is seen.
                caller.may(tx, Act::Change)?;
                let old = find_policy(tx, &workspace)?;
                if old.version != version {
                    return Err(Conflict::PolicyChanged.into());
                }
                let next = old.switched(policy.clone(), tx.now());
                old.admits(&next, admin.as_ref())
                    .map_err(|AdminFirst| Conflict::AdminFirst)?;
                if !put_policy(tx, &workspace, next, by.as_ref())? {
                    return Err(Conflict::PolicyChanged.into());
                }
                current(tx, &workspace)
            })
            .await
    }

    /// Some of the policies that a workspace has and had, newest first, before version `before`.
    ///
    /// # Errors
    /// When the caller may not, or the store fails.
    pub async fn policies(
        &self,
        caller: impl Into<WorkspaceCaller>,
        before: Option<u32>,
        size: PageSize,
    ) -> Result<Page<PolicyChange>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                let rows = list_policies(tx, &workspace, before, size.rows() + 1)?;
                Ok(Page::cut(rows, size, |change| change.version.to_string()))
            })
            .await
    }

    /// What putting `policy` in force now would do to each member. It reads some at a time, so that nobody waits for it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn preview_policy(
        &self,
        workspace: WorkspaceId,
        policy: Policy,
    ) -> Result<Preview, Error> {
        let add = move |mut preview: Preview, some: SomeMembers| {
            let new = some.in_force.switched(policy.clone(), some.now);
            for row in some.rows {
                let change = Change::preview(&some.in_force, &new, &row.facts, some.now);
                preview.add(row.id, change);
            }
            preview
        };
        self.fold_members(&workspace, Preview::default(), add).await
    }
}

impl Preview {
    fn add(&mut self, member: MemberId, change: Change) {
        let count = match change.effect {
            Effect::Gains => &mut self.gains,
            Effect::Keeps => &mut self.keeps,
            Effect::Loses => &mut self.loses,
            Effect::Unaffected => &mut self.unaffected,
        };
        *count = count.saturating_add(1);
        self.cannot = self.cannot.saturating_add(u32::from(change.cannot));
        let is_news = change.effect != Effect::Unaffected || change.cannot;
        if is_news && self.members.len() < MOST_NAMED {
            self.members.push((member, change));
        }
    }
}

fn current(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
) -> Result<(Arc<InForce>, Option<PolicyChange>), Error> {
    let in_force = find_policy(tx, workspace)?;
    let change = policy_change(tx, workspace, in_force.version)?;
    Ok((in_force, change))
}

/// What is known of the admin who switches, and stays so until the commit; nothing of somebody who is no admin.
fn admin(
    tx: &mut Transaction<'_>,
    workspace: &WorkspaceId,
    by: Option<&MemberId>,
) -> Result<Option<Facts>, Error> {
    let Some(by) = by else {
        return Ok(None);
    };
    let admin = MemberKey {
        workspace: workspace.clone(),
        member: by.clone(),
    };
    if !lock_member(tx, &admin)? {
        return Err(Error::NotFound(Noun::Member));
    }
    let in_force = find_policy(tx, workspace)?;
    let known = facts(tx, &admin, &in_force)?;
    Ok(known.filter(|known| known.role.is_admin()))
}
