//! `otpauth://` addresses: what a QR code carries into an authenticator app.
//!
//! [`OtpAuth`] is the value; it holds only what can be written. [`OtpAuth::to_uri`] writes the
//! form that every app reads. [`parse_strict`] accepts an address only when there is one way to
//! read it; [`parse_lenient`] reads what is found in the wild and says, in typed
//! [`Diagnostic`]s, what it had to repair or guess.
//!
//! No error and no diagnostic carries the secret or any part of the address.
//!
//! ```
//! use countersign_otp::{Secret, uri::{self, OtpAuth}};
//!
//! let secret = Secret::from_base32("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")?;
//! let auth = OtpAuth::totp(secret, "alice@example.com")?.with_issuer("ACME Co")?;
//! let written = auth.to_uri();
//! assert_eq!(
//!     *written,
//!     "otpauth://totp/ACME%20Co:alice@example.com\
//!      ?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME%20Co",
//! );
//! assert_eq!(uri::parse_strict(&written)?, auth);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Source: Google's *Key Uri Format*, and what the apps do with it (see [`crate::compat`]).

mod diagnostic;
mod error;
mod escape;
mod label;
mod limits;
mod number;
mod otpauth;
mod parameters;
mod parse;
pub(crate) mod raw;
mod write;

pub use diagnostic::{Diagnostic, Parameter, Severity};
pub use error::{OtpAuthError, UriError};
pub(crate) use escape::decode;
pub use label::plain;
pub use limits::{LABEL_LIMIT, URI_LIMIT};
pub(crate) use otpauth::Names;
pub use otpauth::{Kind, OtpAuth};
pub use parse::{parse_lenient, parse_strict};

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod tests;
