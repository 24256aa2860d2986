//! `countersign-otp` and `countersign-policy` for JavaScript: conversions only, no decision is made here.
//!
//! Each is a module of its own: a page that signs people in loads no policies.
//!
//! Arguments are flat and an absent one means the core's own default; results are plain objects, shaped as the
//! TypeScript package declares them. A failure is an `Error` with the core's stable kind as its `code`.

extern crate alloc;

mod failure;
#[cfg(feature = "otp")]
mod record;

#[cfg(feature = "otp")]
pub mod otp;
#[cfg(feature = "policy")]
pub mod policy;

pub use failure::Failure;
