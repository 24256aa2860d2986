//! What goes into a statement and what comes out of a row, the same for both engines.

use countersign_policy::Timestamp;

use super::StoreError;
use crate::ids::{
    AddressId, DeviceId, EventId, FactorId, KeyId, MemberId, MessageId, RecoverySetId, ResetId,
    SignInId, SubjectId, WorkspaceId,
};
use crate::model::Origin;

/// A parameter of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) enum Param<'a> {
    Null,
    Int(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// One value of a row.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// A row, read from left to right: `let id = row.take()?; let name = row.take()?;`
#[derive(Debug)]
pub(super) struct Row(std::vec::IntoIter<Cell>);

impl Row {
    pub(super) fn new(cells: Vec<Cell>) -> Self {
        Self(cells.into_iter())
    }

    /// The next column.
    pub(super) fn take<T: FromCell>(&mut self) -> Result<T, StoreError> {
        self.0
            .next()
            .and_then(T::from_cell)
            .ok_or(StoreError::Unexpected(
                "a column is not what its table says",
            ))
    }
}

/// A type that a column is read as; `None` when the column holds something else.
pub(super) trait FromCell: Sized {
    fn from_cell(cell: Cell) -> Option<Self>;
}

impl FromCell for i64 {
    fn from_cell(cell: Cell) -> Option<Self> {
        if let Cell::Int(value) = cell {
            Some(value)
        } else {
            None
        }
    }
}

impl FromCell for u32 {
    fn from_cell(cell: Cell) -> Option<Self> {
        i64::from_cell(cell)?.try_into().ok()
    }
}

impl FromCell for u64 {
    fn from_cell(cell: Cell) -> Option<Self> {
        i64::from_cell(cell)?.try_into().ok()
    }
}

impl FromCell for Timestamp {
    fn from_cell(cell: Cell) -> Option<Self> {
        i64::from_cell(cell).map(Self::from_micros)
    }
}

impl FromCell for String {
    fn from_cell(cell: Cell) -> Option<Self> {
        if let Cell::Text(value) = cell {
            Some(value)
        } else {
            None
        }
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: Cell) -> Option<Self> {
        if let Cell::Bytes(value) = cell {
            Some(value)
        } else {
            None
        }
    }
}

impl FromCell for MemberId {
    fn from_cell(cell: Cell) -> Option<Self> {
        Self::parse(&String::from_cell(cell)?).ok()
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell) -> Option<Self> {
        if matches!(cell, Cell::Null) {
            Some(None)
        } else {
            T::from_cell(cell).map(Some)
        }
    }
}

macro_rules! minted {
    ($($id:ty),*) => {$(
        impl FromCell for $id {
            fn from_cell(cell: Cell) -> Option<Self> {
                String::from_cell(cell).map(Self::from_text)
            }
        }

        impl<'a> From<&'a $id> for Param<'a> {
            fn from(id: &'a $id) -> Self {
                Self::Text(id.as_str())
            }
        }
    )*};
}

minted!(
    WorkspaceId,
    KeyId,
    FactorId,
    SignInId,
    RecoverySetId,
    EventId,
    AddressId,
    DeviceId,
    MessageId,
    SubjectId,
    ResetId,
    Origin
);

impl<'a> From<&'a MemberId> for Param<'a> {
    fn from(id: &'a MemberId) -> Self {
        Self::Text(id.as_str())
    }
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Param<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Param<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<i64> for Param<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Param<'_> {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<Timestamp> for Param<'_> {
    fn from(at: Timestamp) -> Self {
        Self::Int(at.micros())
    }
}

impl From<u64> for Param<'_> {
    /// A time step past `i64::MAX` lies after the end of any clock.
    fn from(value: u64) -> Self {
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl<'a, T: Into<Param<'a>>> From<Option<T>> for Param<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// `params![a, b]`: each converted to a [`Param`].
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::value::Param::from($value)),*] };
}
pub(super) use params;
