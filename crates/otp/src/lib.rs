//! HOTP (RFC 4226) and TOTP (RFC 6238), made and checked.
#![no_std]
#![deny(missing_docs)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod algorithm;
mod code;
mod digits;
mod hotp;
mod mac;
mod period;
mod recovery;
mod scan;
mod secret;
mod steam;
mod totp;
mod verify;
mod window;

pub mod compat;
pub mod migration;
#[cfg(feature = "qr")]
pub mod qr;
pub mod uri;

pub use algorithm::{Algorithm, AlgorithmError};
pub use code::{Code, CodeError};
pub use digits::{Digits, DigitsError};
pub use hotp::{Derivation, Hotp, HotpVerdict, LookAhead};
pub use period::{Period, PeriodError};
pub use recovery::{RecoveryCode, RecoveryCodeError};
pub use secret::{Secret, SecretError, Strength};
pub use steam::{Steam, SteamCode};
pub use totp::Totp;
pub use verify::Verdict;
pub use window::{Search, Seen, Window};
