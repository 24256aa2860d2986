//! `countersign-otp` and `countersign-policy` for JavaScript: conversions only, no decision is made here.
//!
//! Each module is a feature, so that a page downloads what it needs: one that shows a QR code loads no policies.
//!
//! Those of the core have one function each, bytes in and bytes out, and what came in is wiped: that of QR codes text and modules, the others
//! [`wire`]. In that of policies arguments and results are
//! plain objects, shaped as the TypeScript package declares them, and a failure is an `Error` with a stable kind as its `code`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "policy")]
mod failure;
#[cfg(all(target_arch = "wasm32", not(feature = "std")))]
mod freestanding;

#[cfg(feature = "codes")]
pub mod codes;
#[cfg(any(feature = "codes", feature = "tools"))]
pub mod otp;
#[cfg(feature = "policy")]
pub mod policy;
#[cfg(feature = "qr")]
pub mod qr;
#[cfg(feature = "tools")]
pub mod tools;
#[cfg(any(feature = "codes", feature = "tools"))]
pub mod wire;

#[cfg(feature = "policy")]
pub use failure::Failure;
