//! What the application says of its people, and what it asks about them.

use super::authority::{Act, Caller};
use super::{Conflict, Error, Noun, Service};
use countersign_policy::{Facts, Role, Setting};
use countersign_store::ids::{MemberId, MemberKey, WorkspaceId};
use countersign_store::model::{
    Address, AddressKind, AddressSource, AdminAct, Confirmed, ConfirmedBy, EventKind, Label,
    Member, Page, PageSize, Profile,
};
use countersign_store::{
    self, Spared, Transaction, addresses_of_factors, create_member, delete_address, delete_member,
    facts, find_member, find_policy, list_addresses, list_members, lock_member, password_changed,
    put_address, record, standing_changed, update_address, update_member,
};

/// Members that one decision writes: a batch is several, so that no sign-in waits long for it.
const AT_ONCE: usize = 100;

/// What the application says of a member. What it does not say is left as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedMember {
    /// What their authenticator app is to show as the account.
    pub label: Option<Option<Label>>,
    /// What they are in the application.
    pub role: Option<Role>,
    /// Whether an identity provider signs them in.
    pub sso: Option<bool>,
    /// What is set for them alone.
    pub setting: Option<Setting>,
    /// The language of messages to them.
    pub language: Option<Option<String>>,
    /// All the addresses that the application has of them. The person's own stay.
    pub addresses: Option<Vec<GivenAddress>>,
}

/// An address that the application gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAddress {
    /// What sort of address it is.
    pub kind: AddressKind,
    /// The address, as its type writes it.
    pub value: String,
    /// Whether the application vouches that it is the member's.
    pub confirmed: bool,
    /// Whether it is the one of its kind that is used unless another is asked for.
    pub primary: bool,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Members that are new.
    pub created: u32,
    /// Members of whom something else is said now.
    pub updated: u32,
    /// Members of whom all this was said before.
    pub unchanged: u32,
}

/// What was done to one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Put {
    Created,
    Updated,
    Unchanged,
}

impl<K> Service<K> {
    /// Makes a member known, or changes what is said of them; `true` when they are new.
    ///
    /// # Errors
    /// When they would have more addresses than one may have.
    pub async fn put_member(
        &self,
        member: MemberKey,
        wanted: WantedMember,
    ) -> Result<(Member, Vec<Address>, bool), Error> {
        self.store
            .write(move |tx| {
                let put = put(tx, &member, &wanted)?;
                let known = find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))?;
                Ok((known, list_addresses(tx, &member)?, put == Put::Created))
            })
            .await
    }

    /// The same of many, each named once: in the order of their ids, so that two batches never wait for each other, some at a
    /// time. Sent again, it does nothing more.
    ///
    /// # Errors
    /// When one of them would have more addresses than one may have. What was written before stays.
    pub async fn put_members(
        &self,
        workspace: WorkspaceId,
        mut members: Vec<(MemberId, WantedMember)>,
    ) -> Result<Written, Error> {
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut written = Written::default();
        for some in members.chunks(AT_ONCE) {
            let (workspace, some) = (workspace.clone(), some.to_vec());
            let put = self.store.write(move |tx| {
                some.iter()
                    .map(|(member, wanted)| {
                        let key = MemberKey {
                            workspace: workspace.clone(),
                            member: member.clone(),
                        };
                        put(tx, &key, wanted)
                    })
                    .collect::<Result<Vec<Put>, Error>>()
            });
            for put in put.await? {
                let count = match put {
                    Put::Created => &mut written.created,
                    Put::Updated => &mut written.updated,
                    Put::Unchanged => &mut written.unchanged,
                };
                *count = count.saturating_add(1);
            }
        }
        Ok(written)
    }

    /// One member.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn member(&self, member: MemberKey) -> Result<Member, Error> {
        self.store
            .read(move |tx| find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member)))
            .await
    }

    /// One member, and where they are reached.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn member_with_addresses(
        &self,
        member: MemberKey,
    ) -> Result<(Member, Vec<Address>), Error> {
        self.store
            .read(move |tx| {
                let known = find_member(tx, &member)?.ok_or(Error::NotFound(Noun::Member))?;
                Ok((known, list_addresses(tx, &member)?))
            })
            .await
    }

    /// Some of a workspace's members, in the order of their ids, after the one named `after`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn members(
        &self,
        workspace: WorkspaceId,
        after: Option<MemberId>,
        size: PageSize,
    ) -> Result<Page<Member>, Error> {
        self.store
            .read(move |tx| {
                let rows = list_members(tx, &workspace, after.as_ref(), size.rows() + 1)?;
                Ok(Page::cut(rows, size, |member| {
                    member.id.as_str().to_owned()
                }))
            })
            .await
    }

    /// Removes a member and everything kept of them. Their events stay, and name nobody.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn delete_member(&self, member: MemberKey) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                if delete_member(tx, &member)? {
                    Ok(())
                } else {
                    Err(Error::NotFound(Noun::Member))
                }
            })
            .await
    }

    /// Lets a member who spent the failures in a row try again, and ends their sessions (S29). It signs nobody in.
    ///
    /// # Errors
    /// When the caller may not, or there is no such member.
    pub async fn unlock_member(&self, caller: impl Into<Caller>) -> Result<Member, Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let member = authority.member();
                countersign_store::unlock(tx, member)?;
                authority.sign(tx, AdminAct::Unlock)?;
                find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))
            })
            .await
    }

    /// Sets for one member alone whether they must have a second factor.
    ///
    /// # Errors
    /// When the caller may not, or there is no such member.
    pub async fn set_setting(
        &self,
        caller: impl Into<Caller>,
        setting: Setting,
    ) -> Result<Member, Error> {
        let caller = caller.into();
        let wanted = WantedMember {
            setting: Some(setting),
            ..WantedMember::default()
        };
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let member = authority.member();
                if put(tx, member, &wanted)? == Put::Updated {
                    authority.sign(tx, AdminAct::Setting)?;
                }
                find_member(tx, member)?.ok_or(Error::NotFound(Noun::Member))
            })
            .await
    }

    /// The application says that the member has a new password: waits and the long account begin anew, and every session
    /// of the member ends.
    ///
    /// # Errors
    /// When there is no such member.
    pub async fn password_changed(&self, member: MemberKey) -> Result<(), Error> {
        self.store
            .write(move |tx| {
                if password_changed(tx, &member)? {
                    Ok(())
                } else {
                    Err(Error::NotFound(Noun::Member))
                }
            })
            .await
    }

    /// Ends every client token, open sign-in and unredeemed receipt of a member (S29), but the page's that asks.
    ///
    /// # Errors
    /// When the caller may not, or there is no such member.
    pub async fn end_sessions(&self, caller: impl Into<Caller>) -> Result<(), Error> {
        let caller = caller.into();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let ended = EventKind::SessionsEnded;
                standing_changed(tx, authority.member(), &ended, authority.spared())?;
                authority.sign(tx, AdminAct::EndSessions)
            })
            .await
    }
}

fn note(tx: &mut Transaction<'_>, member: &MemberKey, kind: &EventKind) -> Result<(), Error> {
    Ok(record(tx, &member.workspace, Some(&member.member), kind)?)
}

/// Makes a member known, or changes what is said of them.
fn put(tx: &mut Transaction<'_>, key: &MemberKey, wanted: &WantedMember) -> Result<Put, Error> {
    let is_new = create_member(tx, key)?;
    if is_new {
        note(tx, key, &EventKind::MemberCreated)?;
    } else {
        // What is about to be compared stays as it is until the commit.
        lock_member(tx, key)?;
    }
    let known = find_member(tx, key)?.ok_or(Error::NotFound(Noun::Member))?;
    let profile = wanted.said_of(&known.profile);
    if profile != known.profile {
        let in_force = find_policy(tx, &key.workspace)?;
        let before = facts(tx, key, &in_force)?.ok_or(Error::NotFound(Noun::Member))?;
        let after = Facts {
            role: profile.role,
            sso: profile.sso,
            setting: profile.setting,
            ..before
        };
        let standing = in_force.changed((!is_new).then_some(&before), after, tx.now());
        update_member(tx, key, &profile, &standing)?;
    }
    let moved = match &wanted.addresses {
        Some(given) => give_addresses(tx, key, given)?,
        None => false,
    };
    if is_new {
        return Ok(Put::Created);
    }
    if profile == known.profile && !moved {
        return Ok(Put::Unchanged);
    }
    note(tx, key, &EventKind::MemberUpdated)?;
    Ok(Put::Updated)
}

impl WantedMember {
    /// What is said of a member of whom `known` was said.
    fn said_of(&self, known: &Profile) -> Profile {
        let label = |label: &Option<Label>| label.as_ref().map(|label| label.as_str().to_owned());
        Profile {
            label: self.label.as_ref().map_or(known.label.clone(), label),
            role: self.role.unwrap_or(known.role),
            sso: self.sso.unwrap_or(known.sso),
            setting: self.setting.unwrap_or(known.setting),
            language: self.language.clone().unwrap_or(known.language.clone()),
        }
    }
}

/// Puts the addresses that the application gives in the place of those that it gave; whether anything changed.
///
/// Every address known is told of each that comes or goes, once there is one to tell. An address that a factor of the member
/// sends to becomes the person's own instead of going: they confirmed it, and it would take the factor with it.
fn give_addresses(
    tx: &mut Transaction<'_>,
    key: &MemberKey,
    given: &[GivenAddress],
) -> Result<bool, Error> {
    let (known, now) = (list_addresses(tx, key)?, tx.now());
    let is_told = known
        .iter()
        .any(|address| address.confirmed.is_some() || address.source == AddressSource::App);
    let in_use = addresses_of_factors(tx, key)?;
    let mut changed = false;
    for address in &known {
        let next = match given.iter().find(|given| given.is(address)) {
            Some(given) => given.renewed(address, now),
            None if address.source == AddressSource::Person => address.clone(),
            None if in_use.contains(&address.id) => Address {
                source: AddressSource::Person,
                primary: false,
                ..address.clone()
            },
            None => {
                let removed = EventKind::AddressRemoved {
                    address: address.id.clone(),
                };
                standing_changed(tx, key, &removed, Spared::Nothing)?;
                delete_address(tx, key, &address.id)?;
                changed = true;
                continue;
            }
        };
        if next != *address {
            update_address(tx, key, &next)?;
            changed = true;
        }
    }
    for given in given {
        if known.iter().any(|address| given.is(address)) {
            continue;
        }
        let new = Address {
            id: tx.next_address()?,
            kind: given.kind,
            value: given.value.clone(),
            primary: given.primary,
            source: AddressSource::App,
            confirmed: given.confirmed.then_some(Confirmed {
                by: ConfirmedBy::App,
                at: now,
            }),
        };
        let added = EventKind::AddressAdded {
            address: new.id.clone(),
        };
        put_address(tx, key, &new)?.ok_or(Conflict::AddressLimit)?;
        if is_told {
            standing_changed(tx, key, &added, Spared::Nothing)?;
        } else {
            note(tx, key, &added)?;
        }
        changed = true;
    }
    Ok(changed)
}

impl GivenAddress {
    fn is(&self, address: &Address) -> bool {
        self.kind == address.kind && self.value == address.value
    }

    /// What is kept of an address that the application gives again. That a code was typed from there is not taken back.
    fn renewed(&self, known: &Address, now: countersign_policy::Timestamp) -> Address {
        let by_app = || Confirmed {
            by: ConfirmedBy::App,
            at: now,
        };
        let confirmed = match known.confirmed {
            Some(confirmed) if self.confirmed || confirmed.by == ConfirmedBy::Code => {
                Some(confirmed)
            }
            _ => self.confirmed.then(by_app),
        };
        Address {
            source: AddressSource::App,
            primary: self.primary,
            confirmed,
            ..known.clone()
        }
    }
}
