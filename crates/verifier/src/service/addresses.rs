//! The addresses that a member adds on their security page, each confirmed by a code that was sent there.

use countersign_store::ids::{AddressId, MemberKey};
use countersign_store::methods::Typed;
use countersign_store::methods::sent::Subject;
use countersign_store::methods::set_up::{FirstCode, match_address};
use countersign_store::model::{
    Address, AddressKind, AddressSource, EventKind, Method, Reason, Refusal, Sent,
};
use countersign_store::{
    Charge, Transaction, addresses_of_factors, charge, confirm_address, delete_address,
    find_address, find_member, find_policy, list_addresses, put_address, standing_changed,
};

use super::authority::{Act, Browser, Caller};
use super::sending::{is_barred, within_limits};
use super::{Conflict, Error, Forbidden, Noun, Service};

/// Whether a code confirmed an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressConfirmation {
    /// It did.
    Confirmed(Address),
    /// It did not.
    Refused(Refusal),
}

impl Service {
    /// A member's addresses.
    ///
    /// # Errors
    /// When the caller may not.
    pub async fn addresses(&self, browser: Browser) -> Result<Vec<Address>, Error> {
        let caller = Caller::from(browser);
        self.store
            .read(move |tx| {
                let authority = caller.may(tx, Act::Look)?;
                find_member(tx, authority.member())?.ok_or(Error::NotFound(Noun::Member))?;
                Ok(list_addresses(tx, authority.member())?)
            })
            .await
    }

    /// Adds an address and sends a code there, unless it was confirmed before.
    ///
    /// # Errors
    /// When the caller may not, the policy sends nothing there, or the member has too many addresses.
    pub async fn add_address(
        &self,
        browser: Browser,
        kind: AddressKind,
        value: String,
    ) -> Result<(Address, Option<Sent>), Error> {
        let caller = Caller::from(browser);
        let id = self.draw()?;
        let service = self.clone();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let member = authority.member();
                let new = Address {
                    id: AddressId::mint(tx.now(), id),
                    kind,
                    value: value.clone(),
                    primary: false,
                    source: AddressSource::Person,
                    confirmed: None,
                };
                let address = put_address(tx, member, &new)?.ok_or(Conflict::AddressLimit)?;
                let sent = match address.confirmed {
                    Some(_) => None,
                    None => Some(service.send_to(tx, member, &address)?),
                };
                Ok((address, sent))
            })
            .await
    }

    /// Sends the code that confirms an address once more.
    ///
    /// # Errors
    /// When the caller may not, there is no such address to confirm, or one was sent of late.
    pub async fn send_for_address(&self, browser: Browser, id: AddressId) -> Result<Sent, Error> {
        let caller = Caller::from(browser);
        let service = self.clone();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let member = authority.member();
                let address = find_address(tx, member, &id)?
                    .filter(|address| address.confirmed.is_none())
                    .ok_or(Error::NotFound(Noun::Address))?;
                service.send_to(tx, member, &address)
            })
            .await
    }

    /// Confirms an address by the code that was sent there. From then on it is told of every change, of this one first.
    ///
    /// # Errors
    /// When the caller may not, or there is no such address.
    pub async fn confirm_address(
        &self,
        browser: Browser,
        id: AddressId,
        typed: Typed,
    ) -> Result<AddressConfirmation, Error> {
        let caller = Caller::from(browser);
        let service = self.clone();
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let member = authority.member();
                let address =
                    find_address(tx, member, &id)?.ok_or(Error::NotFound(Noun::Address))?;
                // Whoever asks again for an answer that was lost gets it.
                if address.confirmed.is_some() {
                    return Ok(AddressConfirmation::Confirmed(address));
                }
                if typed.is_malformed() {
                    let malformed = Refusal::only(Reason::Malformed);
                    return Ok(AddressConfirmation::Refused(malformed));
                }
                let attempt = match charge(tx, &authority.trial())? {
                    Charge::Admitted(attempt) => attempt,
                    Charge::Refused(refusal) => return Ok(AddressConfirmation::Refused(refusal)),
                    Charge::NoMember => return Err(Error::NotFound(Noun::Member)),
                };
                let method = method_of(address.kind);
                let subject = Subject::address(&id);
                match match_address(tx, &service.keys.0, attempt, &subject, method, &typed)? {
                    FirstCode::Refused(refused) => Ok(AddressConfirmation::Refused(refused.0)),
                    FirstCode::Expired(refused) => {
                        let sent = within_limits(service.send_to(tx, member, &address))?;
                        let refusal = Refusal { sent, ..refused.0 };
                        Ok(AddressConfirmation::Refused(refusal))
                    }
                    FirstCode::Right => {
                        confirm_address(tx, member, &id)?;
                        let added = EventKind::AddressAdded {
                            address: id.clone(),
                        };
                        standing_changed(tx, member, &added, authority.spared())?;
                        let confirmed =
                            find_address(tx, member, &id)?.ok_or(Error::NotFound(Noun::Address))?;
                        Ok(AddressConfirmation::Confirmed(confirmed))
                    }
                }
            })
            .await
    }

    /// Removes an address that the member gave. One that was confirmed is told so.
    ///
    /// # Errors
    /// When the caller may not, the member gave no such address, or codes of a factor are sent there.
    pub async fn remove_address(&self, browser: Browser, id: AddressId) -> Result<(), Error> {
        let caller = Caller::from(browser);
        self.store
            .write(move |tx| {
                let authority = caller.may_change(tx, Act::Change)?;
                let member = authority.member();
                let address = find_address(tx, member, &id)?
                    .filter(|address| address.source == AddressSource::Person)
                    .ok_or(Error::NotFound(Noun::Address))?;
                // A factor goes by its own rule, and not by the way of its address.
                if addresses_of_factors(tx, member)?.contains(&id) {
                    return Err(Conflict::FactorActive.into());
                }
                if address.confirmed.is_some() {
                    let removed = EventKind::AddressRemoved {
                        address: id.clone(),
                    };
                    standing_changed(tx, member, &removed, authority.spared())?;
                }
                Ok(delete_address(tx, member, &id)?)
            })
            .await
    }

    fn send_to(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberKey,
        address: &Address,
    ) -> Result<Sent, Error> {
        let in_force = find_policy(tx, &member.workspace)?;
        if is_barred(&in_force, address) {
            return Err(Forbidden::NotAllowed.into());
        }
        self.send_to_address(tx, member, &in_force, address, method_of(address.kind))
    }
}

/// How a code reaches an address of this kind.
const fn method_of(kind: AddressKind) -> Method {
    match kind {
        AddressKind::Email => Method::EmailCode,
        AddressKind::Phone => Method::SmsCode,
    }
}
