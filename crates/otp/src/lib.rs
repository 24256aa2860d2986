//! One-time codes, made and checked: HOTP (RFC 4226), TOTP (RFC 6238), the addresses and QR codes that carry their
//! secrets into authenticator apps, and recovery codes for the day the phone is gone.
//!
//! The crate reads no clock, no randomness and no environment, and keeps nothing: time, entropy and the state that earlier
//! attempts left are arguments, what to store is in the answer. So the same code runs in a browser and on a
//! server, and every case is a test. It is `no_std` with `alloc`; nothing public panics.
//!
//! # A tour
//!
//! Enroll. Twenty random bytes become a [`Secret`], and the secret an address that an app scans:
//!
//! ```
//! use countersign_otp::{Code, Digits, Search, Secret, Seen, Totp, Verdict, Window, compat, uri::OtpAuth};
//!
//! let entropy = *b"12345678901234567890"; // from the system's generator
//! let auth = OtpAuth::totp(Secret::from_entropy(entropy), "ada@example.com")?.with_issuer("Example")?;
//! assert!(auth.to_uri().starts_with("otpauth://totp/Example:ada@example.com?secret=GEZD"));
//! assert!(compat::check(&auth).iter().all(|app| app.outcome.kind() != "rejected"));
//!
//! // Sign in. What arrives is text; it becomes a `Code` or a clear refusal before anything else sees it.
//! let totp = Totp::rfc_default(Secret::from_entropy(entropy));
//! let typed = Code::parse("050 471", Digits::Six)?;
//!
//! // The verdict says which step it was and what to store. `seen` is what was stored last time.
//! let (now, seen) = (1_111_111_111, Seen::NOTHING);
//! let verdict = totp.verify(&typed, now, Window::DEFAULT, Search::DEFAULT, seen);
//! assert!(matches!(verdict, Verdict::Match(accepted) if accepted.step() == 37_037_037));
//!
//! // The same code a second time, with that stored:
//! let again = totp.verify(&typed, now + 20, Window::DEFAULT, Search::DEFAULT, seen.after(verdict));
//! assert_eq!(again, Verdict::Replayed { step: 37_037_037 });
//!
//! // A code from a phone that is five minutes ahead is diagnosed, not accepted.
//! let early = totp.code_at(now + 300);
//! let verdict = totp.verify(&early, now, Window::DEFAULT, Search::DEFAULT, seen);
//! assert!(matches!(verdict, Verdict::ClockOff { seconds: 300, step: 37_037_047, .. }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where things are
//!
//! | to | use |
//! |---|---|
//! | hold a key | [`Secret`], [`Strength`] |
//! | make and check codes by time | [`Totp`] → [`Verdict`], with [`Window`], [`Search`], [`Seen`] |
//! | make and check codes by counter | [`Hotp`] → [`HotpVerdict`], with [`LookAhead`] |
//! | read what a person typed | [`Code`], [`RecoveryCode`] |
//! | show Steam's codes | [`Steam`] |
//! | write and read `otpauth://` | [`uri`] |
//! | move accounts between apps | [`migration`] |
//! | know what each app will make of an address | [`compat`] |
//! | draw a QR code | [`qr`](crate#features) |
//!
//! # What a caller owes
//!
//! A [`Verdict::Match`] is not yet an acceptance. It becomes one when [`Seen::after`] it is stored, in one transaction
//! with reading [`Seen`], and only where the stored step is lower. Its [`Match`] is made by the comparison alone, so the
//! function that stores it can ask for that instead of a number. [`Seen::after`] every other verdict is stored as well.
//! The number of failures a member may have is the caller's too.
//!
//! # Secrets
//!
//! [`Secret`], [`Code`], [`RecoveryCode`] and the scheduled keys in [`Hotp`] and [`Totp`] are wiped when dropped, absent
//! from `Debug` and compared in constant time. What lets one out is called `expose`. No error holds any of its input.
//! Every error has a `kind()`: a name for programs that does not change.
//!
//! # Features
//!
//! - `qr` (default): the module `qr`, which draws QR codes as SVG.
//! - `qr-terminal` (default): draws them on terminals too, which links `std`.
//! - `std` (default): links `std`. Nothing here needs it.

#![no_std]
#![deny(missing_docs, rustdoc::broken_intra_doc_links)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod algorithm;
mod code;
mod digits;
mod hotp;
mod limit;
mod mac;
mod period;
mod recovery;
mod scan;
mod search;
mod secret;
mod seen;
mod steam;
mod totp;
mod verdict;
mod verify;
mod window;

/// The example of the README runs too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

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
pub use search::Search;
pub use secret::{Secret, SecretError, Strength};
pub use seen::Seen;
pub use steam::{Steam, SteamCode};
pub use totp::Totp;
pub use verdict::{Match, Verdict};
pub use window::Window;
