use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AddressId, AddressKind, ConfirmedBy, Moment};

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
