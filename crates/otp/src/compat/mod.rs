//! What authenticator apps make of an address, before it is scanned.
//!
//! Many apps read only part of an `otpauth://` address and say nothing about the rest: the QR
//! code scans, and no code ever matches. [`check`] says for each app what it will show and
//! whether its codes will match; [`worth_saying`] picks what a person should read before the QR
//! code is shown.
//!
//! The knowledge is the table [`FACTS`], each entry with the [`Grade`] of its source. What is
//! not in the table is [`Outcome::Unknown`], not guessed.
//!
//! ```
//! use countersign_otp::{Algorithm, Secret, compat::{self, App, Outcome}, uri::OtpAuth};
//!
//! let secret = Secret::from_base32("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")?;
//! let auth = OtpAuth::totp(secret, "alice@example.com")?.with_issuer("ACME Co")?;
//! let reports = compat::check(&auth);
//! assert!(reports.iter().all(|report| report.outcome == Outcome::Works));
//! assert!(compat::worth_saying(&reports).is_empty());
//!
//! let reports = compat::check(&auth.with_algorithm(Algorithm::Sha256));
//! let microsoft = reports.iter().find(|report| report.app == App::Microsoft);
//! assert!(matches!(microsoft.map(|report| report.outcome), Some(Outcome::WrongCodes { .. })));
//! let advice = compat::worth_saying(&reports);
//! assert!(advice.iter().any(|advice| advice.to_string().contains("Microsoft")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod advice;
mod app;
mod cause;
mod codes;
mod fact;
mod facts;
mod names;
mod report;

use alloc::vec::Vec;

use crate::uri::{OtpAuth, UriError};
use address::Address;
pub use advice::{Advice, worth_saying};
pub use app::App;
pub use cause::{Cause, Feature};
pub use fact::{Behavior, Fact, Grade, Handling};
pub use facts::FACTS;
pub use report::{AppReport, Outcome};

/// What each app makes of the address that [`OtpAuth::to_uri`] writes: one report an app, in
/// the order of [`App::ALL`].
#[must_use]
pub fn check(auth: &OtpAuth) -> Vec<AppReport> {
    // What `to_uri` writes is always readable (a property test holds it), so nothing is lost here.
    check_uri(&auth.to_uri()).unwrap_or_default()
}

/// What each app makes of an address as it is written, faults included.
///
/// # Errors
/// As [`parse_lenient`](crate::uri::parse_lenient): an address that cannot be read.
pub fn check_uri(uri: &str) -> Result<Vec<AppReport>, UriError> {
    let address = Address::read(uri)?;
    Ok(App::ALL
        .into_iter()
        .map(|app| {
            let mut report = AppReport::new(app);
            codes::judge(&mut report, &address);
            names::show(&mut report, &address);
            report
        })
        .collect())
}

#[cfg(test)]
mod tests;
