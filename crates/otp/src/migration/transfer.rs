//! What an export holds.

use alloc::{string::String, vec::Vec};

use super::error::AccountError;
use crate::uri::OtpAuth;

/// The accounts of one export, and those that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The accounts, in the export's order.
    pub accounts: Vec<OtpAuth>,
    /// The accounts that are missing among them. Show these to the person, or they are lost without notice.
    pub refused: Vec<RefusedAccount>,
}

/// An account that cannot be used, by its names. Its secret is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedAccount {
    /// Its place in the export, counted from 0.
    pub place: usize,
    /// The service's name, where one can be read.
    pub issuer: Option<String>,
    /// Whose account it is, where that can be read.
    pub account: Option<String>,
    /// Why it cannot be used.
    pub why: AccountError,
}
