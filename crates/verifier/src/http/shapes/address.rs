use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AddressId, AddressKind, Always, ConfirmedBy, Moment, Refusal, Sent, Yes};
use crate::service;

/// Where codes and notices reach a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Address {
    /// Its id.
    pub id: AddressId,
    /// What sort of address it is.
    pub kind: AddressKind,
    /// The address itself: an e-mail address, or a telephone number as E.164 writes it.
    pub value: String,
    /// Whether it is the one of its kind that is used unless another is asked for.
    pub primary: bool,
    /// Who vouches that it is the member's; null while nobody does.
    #[schema(required = true)]
    pub confirmed: Option<AddressConfirmed>,
}

/// That an address is its member's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AddressConfirmed {
    /// Who vouches for it.
    pub by: ConfirmedBy,
    /// Since when.
    pub at: Moment,
}

impl From<model::Address> for Address {
    fn from(address: model::Address) -> Self {
        Self {
            id: address.id.into(),
            kind: address.kind.into(),
            value: address.value,
            primary: address.primary,
            confirmed: address.confirmed.map(|confirmed| AddressConfirmed {
                by: confirmed.by.into(),
                at: confirmed.at.into(),
            }),
        }
    }
}

/// A member's addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Addresses {
    /// Of each kind the primary one first, then the oldest.
    pub addresses: Vec<Address>,
}

impl From<Vec<model::Address>> for Addresses {
    fn from(addresses: Vec<model::Address>) -> Self {
        Self {
            addresses: addresses.into_iter().map(Address::from).collect(),
        }
    }
}

/// An address that was added, and the code that was sent there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnconfirmedAddress {
    /// The address.
    #[serde(flatten)]
    pub address: Address,
    /// The code; null when the address needed none.
    #[schema(required = true)]
    pub sent: Option<Sent>,
}

/// Whether a code confirmed an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum AddressConfirmation {
    /// It did.
    Confirmed(ConfirmedAddress),
    /// It did not.
    Refused(Refusal),
}

/// An address that a code confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConfirmedAddress {
    /// Always `true`.
    pub accepted: Yes,
    /// The address.
    pub address: Address,
}

impl From<service::AddressConfirmation> for AddressConfirmation {
    fn from(confirmation: service::AddressConfirmation) -> Self {
        match confirmation {
            service::AddressConfirmation::Confirmed(address) => Self::Confirmed(ConfirmedAddress {
                accepted: Always,
                address: address.into(),
            }),
            service::AddressConfirmation::Refused(refusal) => Self::Refused(refusal.into()),
        }
    }
}
