//! `countersign-otp` for JavaScript: conversions only, no decision is made here.
//!
//! Arguments are flat and an absent one means the core's own default; results are plain objects, shaped as the
//! TypeScript package declares them. A failure is an `Error` with the core's stable kind as its `code`.

extern crate alloc;

mod failure;
mod record;

#[cfg(feature = "otp")]
pub mod otp;

pub use failure::Failure;
