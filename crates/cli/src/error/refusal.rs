//! An input that the core cannot use.

use countersign_otp::migration::MigrationError;
use countersign_otp::qr::QrError;
use countersign_otp::uri::{OtpAuthError, UriError};
use countersign_otp::{
    AlgorithmError, CodeError, DigitsError, PeriodError, RecoveryCodeError, SecretError,
};
use countersign_policy::PolicyError;

use super::Error;

/// Why an input cannot be used, without anything of it. The kind is the same in every language that has the core.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(crate) struct Refusal {
    kind: &'static str,
    message: String,
    advice: Option<&'static str>,
}

impl Refusal {
    pub(crate) fn new(kind: &'static str, message: String) -> Self {
        let advice = on_kind(kind);
        Self {
            kind,
            message,
            advice,
        }
    }

    pub(super) const fn kind(&self) -> &'static str {
        self.kind
    }

    pub(super) const fn advice(&self) -> Option<&'static str> {
        self.advice
    }
}

macro_rules! refused {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::Refused(Refusal::new(error.kind(), error.to_string()))
            }
        }
    )*};
}
refused!(
    AlgorithmError,
    CodeError,
    DigitsError,
    MigrationError,
    OtpAuthError,
    PeriodError,
    PolicyError,
    QrError,
    RecoveryCodeError,
    SecretError,
);

/// What is wrong inside an address is mended in the address.
impl From<UriError> for Error {
    fn from(error: UriError) -> Self {
        let refusal = Refusal::new(error.kind(), error.to_string());
        let advice = match error {
            UriError::Secret(_) => Some("Copy the address again, whole: best from its QR code."),
            UriError::Refused(_) => Some(
                "Without --strict it is read as apps read it, and what had to be repaired or guessed is told.",
            ),
            _ => refusal.advice,
        };
        Self::Refused(Refusal { advice, ..refusal })
    }
}

fn on_kind(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "secret-empty" => {
            "The secret comes from stdin, or from a file or the environment: --help says how."
        }
        "secret-not-base32" => {
            "Copy it again. If it is hexadecimal, say --encoding hex, or turn it into base32: countersign secret encode"
        }
        "secret-not-canonical" => {
            "Compare it with the original: one character may be missing at its end."
        }
        "code-empty" => {
            "The code comes from stdin after the secret, on a line of its own, or from --code-file."
        }
        "code-not-digits" => {
            "A code has only the digits 0 to 9; spaces and hyphens between them are fine."
        }
        "code-wrong-length" => {
            "If the authenticator shows another number of digits, say so with --digits."
        }
        "digits-out-of-range" => "Nearly every authenticator shows 6.",
        "algorithm-unknown" => "Nearly every authenticator uses SHA1.",
        "unsupported-algorithm"
        | "unsupported-digits"
        | "unsupported-period"
        | "unsupported-counter" => {
            "No code made from it would match. Ask the service for an address with SHA1, 6 digits and 30 seconds."
        }
        "migration-uri" => "Read it with: countersign uri unpack",
        "not-migration" => "One account's address (otpauth://) is read with: countersign uri read",
        "migration-missing-part" => {
            "An export can have several QR codes: give the address of each, one a line."
        }
        "not-otpauth" => {
            "It begins with otpauth:// ; `zbarimg --quiet --raw FILE` reads it from a picture of a QR code."
        }
        "not-a-policy" => {
            "`countersign policy presets NAME` prints a whole one, with what each line is for."
        }
        "qr-too-long" => "--level L holds the most: 2,953 bytes.",
        "recovery-code-typo" | "recovery-code-bad-character" | "recovery-code-wrong-length" => {
            "It looks like 60RK4C-SM6MV3-EE1S4H; spaces, hyphens and case do not matter."
        }
        _ => return None,
    })
}
