//! `countersign-otp` and `countersign-policy` for JavaScript: conversions only, no decision is made here.
//!
//! Each module is a feature, so that a page downloads what it needs: one that shows a QR code loads no policies.
//!
//! The small modules have one function each, bytes in and bytes out. In the others arguments are flat and an absent
//! one means the core's own default; results are plain objects, shaped as the TypeScript package declares them, and a failure is
//! an `Error` with the core's stable kind as its `code`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(any(feature = "otp", feature = "policy"))]
mod failure;
#[cfg(all(target_arch = "wasm32", not(feature = "std")))]
mod freestanding;
#[cfg(feature = "otp")]
mod record;

#[cfg(feature = "otp")]
pub mod otp;
#[cfg(feature = "policy")]
pub mod policy;
#[cfg(feature = "qr")]
pub mod qr;

#[cfg(any(feature = "otp", feature = "policy"))]
pub use failure::Failure;
