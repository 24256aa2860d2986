//! Administrators: members who look after the policy and the other members, on a page of their own.
//!
//! An act is the same function whoever asks for it: a [`Caller`] asks about one member, a [`WorkspaceCaller`] about the whole
//! workspace, and either may be such a page. It reads with its token; every change asks for the administrator's own fresh code.

use countersign_policy::{Facts, Role};
use countersign_store::ids::{MemberId, MemberKey, WorkspaceId};
use countersign_store::model::{
    Address, AdminAct, Device, EventKind, Factor, Member, Page, PageSize, Purpose, ReturnTo,
};
use countersign_store::{
    ClientTokenRow, Transaction, facts, find_member, find_policy, list_addresses, list_devices,
    list_factors, list_roster, record,
};

use super::authority::{Act, Browser, Caller, has_proved};
use super::once::Creation;
use super::{Error, Forbidden, NewClientToken, Noun, Service};

/// Who asks about a whole workspace.
#[derive(Clone, Debug)]
pub enum WorkspaceCaller {
    /// The application's backend, or whoever looks after the verifier.
    Backend(WorkspaceId),
    /// An administrator's page.
    Admin(Browser),
}

/// The workspace that it is about, and the administrator who asks, if one does.
#[derive(Clone, Debug)]
pub(super) struct WorkspaceAuthority {
    pub(super) workspace: WorkspaceId,
    pub(super) admin: Option<MemberId>,
}

/// An administrator, by the token of their page.
#[derive(Clone, Debug)]
pub(super) struct Administrator {
    session: ClientTokenRow,
    role: Role,
}

/// All that an administrator sees of one member.
#[derive(Clone, Debug)]
pub struct MemberInFull {
    /// The member.
    pub member: Member,
    /// Where they are reached.
    pub addresses: Vec<Address>,
    /// What they set up.
    pub factors: Vec<Factor>,
    /// The browsers that they are known in.
    pub devices: Vec<Device>,
}

/// A member as the list shows them, and all that a policy asks about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// Who.
    pub id: MemberId,
    /// What they are called.
    pub label: Option<String>,
    /// What a policy asks about them.
    pub facts: Facts,
    /// Since when they must have a second factor, and by when.
    pub required: Option<countersign_policy::Required>,
}

impl From<WorkspaceId> for WorkspaceCaller {
    fn from(workspace: WorkspaceId) -> Self {
        Self::Backend(workspace)
    }
}

impl From<Browser> for WorkspaceCaller {
    fn from(page: Browser) -> Self {
        Self::Admin(page)
    }
}

impl WorkspaceCaller {
    /// Makes sure that they may.
    pub(super) fn may(
        &self,
        tx: &mut Transaction<'_>,
        act: Act,
    ) -> Result<WorkspaceAuthority, Error> {
        match self {
            Self::Backend(workspace) => Ok(WorkspaceAuthority {
                workspace: workspace.clone(),
                admin: None,
            }),
            Self::Admin(page) => {
                let admin = Administrator::of(page, tx, act)?;
                Ok(WorkspaceAuthority {
                    workspace: admin.session.member.workspace.clone(),
                    admin: Some(admin.session.member.member),
                })
            }
        }
    }
}

impl Administrator {
    /// The administrator whose page this is, and that they may do this now: who is none any more may not.
    pub(super) fn of(page: &Browser, tx: &mut Transaction<'_>, act: Act) -> Result<Self, Error> {
        let session = page.session(tx)?;
        if session.purpose != Purpose::Admin {
            return Err(Forbidden::WrongPurpose.into());
        }
        let role = admin_role(tx, &session.member)?;
        if act == Act::Change {
            has_proved(tx, &session)?;
        }
        Ok(Self { session, role })
    }

    pub(super) fn key(&self) -> &MemberKey {
        &self.session.member
    }

    pub(super) fn session(&self) -> &ClientTokenRow {
        &self.session
    }

    /// A member of the administrator's own workspace.
    pub(super) fn colleague(&self, member: &MemberId) -> MemberKey {
        MemberKey {
            workspace: self.session.member.workspace.clone(),
            member: member.clone(),
        }
    }

    /// Nobody but an owner changes anything about an owner: an administrator could otherwise become one.
    pub(super) fn may_change(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
    ) -> Result<(), Error> {
        let in_force = find_policy(tx, &member.workspace)?;
        let known = facts(tx, member, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
        if known.role == Role::Owner && self.role != Role::Owner {
            return Err(Forbidden::Role.into());
        }
        Ok(())
    }

    /// Writes down who did it.
    pub(super) fn sign(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        act: AdminAct,
    ) -> Result<(), Error> {
        let acted = EventKind::AdminActed {
            by: self.session.member.member.clone(),
            act,
        };
        Ok(record(tx, &member.workspace, Some(&member.member), &acted)?)
    }
}

/// The role of a member who looks after others.
pub(super) fn admin_role(tx: &mut Transaction<'_>, member: &MemberKey) -> Result<Role, Error> {
    let known = find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))?;
    let role = known.profile.role;
    if role.is_admin() {
        Ok(role)
    } else {
        Err(Forbidden::Role.into())
    }
}

impl Service {
    /// Lets an administrator who is signed in look after the workspace.
    ///
    /// # Errors
    /// When there is no such member, they are neither owner nor admin, or `return_to` leads to an origin that the workspace does
    /// not list.
    pub fn create_admin_token(
        &self,
        member: MemberKey,
        return_to: Option<ReturnTo>,
    ) -> Creation<NewClientToken> {
        self.create_page_token(member, Purpose::Admin, None, return_to)
    }
}

impl<K> Service<K> {
    /// All of one member.
    ///
    /// # Errors
    /// When the caller may not, or there is no such member.
    pub async fn member_in_full(&self, caller: impl Into<Caller>) -> Result<MemberInFull, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let authority = caller.may(tx, Act::Look)?;
                let key = authority.member();
                Ok(MemberInFull {
                    member: find_member(tx, key)?.ok_or(Error::NotFound(Noun::Member))?,
                    addresses: list_addresses(tx, key)?,
                    factors: list_factors(tx, key)?,
                    devices: list_devices(tx, key)?,
                })
            })
            .await
    }

    /// Some of the members, in the order of their ids, after the one named `after`: what a list shows of each, and what a policy
    /// asks about them.
    ///
    /// # Errors
    /// When the caller may not.
    pub async fn roster(
        &self,
        caller: impl Into<WorkspaceCaller>,
        after: Option<MemberId>,
        size: PageSize,
    ) -> Result<Page<RosterEntry>, Error> {
        let caller = caller.into();
        self.store
            .read(move |tx| {
                let workspace = caller.may(tx, Act::Look)?.workspace;
                let in_force = find_policy(tx, &workspace)?;
                let rows = list_roster(tx, &workspace, &in_force, after.as_ref(), size.rows() + 1)?;
                let entries = rows.into_iter().map(|row| RosterEntry {
                    required: row.facts.required(&in_force),
                    id: row.id,
                    label: row.label,
                    facts: row.facts,
                });
                let cursor = |entry: &RosterEntry| entry.id.as_str().to_owned();
                Ok(Page::cut(entries.collect(), size, cursor))
            })
            .await
    }
}
