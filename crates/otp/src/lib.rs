//! HOTP (RFC 4226) and TOTP (RFC 6238), made and checked.
#![no_std]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod algorithm;
mod code;
mod digits;
mod period;
mod secret;

pub mod compat;
pub mod migration;
#[cfg(feature = "qr")]
pub mod qr;
pub mod uri;

pub use algorithm::{Algorithm, AlgorithmError};
pub use code::{Code, CodeError};
pub use digits::{Digits, DigitsError};
pub use period::{Period, PeriodError};
pub use secret::{Secret, SecretError, Strength};
