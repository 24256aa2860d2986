//! What the modules of codes and of tools have in common: accounts on their way in and out, and what goes wrong with them.

pub(crate) mod account;
mod failure;
pub(crate) mod key;
mod kind;

pub use kind::Kind;
