//! What an address says.

use alloc::string::String;

use super::error::OtpAuthError;
use super::label;
use crate::{Algorithm, Digits, Period, Secret};

/// The longest period an address may carry, in seconds: a day.
const PERIOD_LIMIT: u32 = 86_400;

/// What moves the code on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Time (RFC 6238).
    Totp {
        /// How long a code lives.
        period: Period,
    },
    /// A counter (RFC 4226).
    Hotp {
        /// The counter of the next code.
        counter: u64,
    },
    /// Time, shown as five of Steam's characters. SHA-1 and 30 seconds are fixed.
    Steam,
}

impl Kind {
    /// `totp`, `hotp` or `steam`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Totp { .. } => "totp",
            Self::Hotp { .. } => "hotp",
            Self::Steam => "steam",
        }
    }
}

/// One account as an authenticator app receives it.
///
/// The secret is wiped on drop and does not show in `Debug`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtpAuth {
    kind: Kind,
    secret: Secret,
    algorithm: Algorithm,
    digits: Digits,
    issuer: Option<String>,
    label_issuer: Option<String>,
    account: String,
}

impl OtpAuth {
    /// An account with SHA-1 and six digits and no issuer; Steam's has the issuer `Steam`.
    ///
    /// # Errors
    /// An `account` that is empty, too long, or holds a colon or a control character; a period
    /// longer than a day.
    pub fn new(kind: Kind, secret: Secret, account: &str) -> Result<Self, OtpAuthError> {
        if let Kind::Totp { period } = kind
            && !is_sensible(period)
        {
            return Err(OtpAuthError::AbsurdPeriod);
        }
        let account = label::account(account)?;
        Ok(Self {
            kind,
            secret,
            algorithm: Algorithm::Sha1,
            digits: Digits::Six,
            issuer: (kind == Kind::Steam).then(|| String::from("Steam")),
            label_issuer: None,
            account,
        })
    }

    /// A time-based account in the profile every app reads: SHA-1, six digits, 30 seconds.
    ///
    /// # Errors
    /// As [`OtpAuth::new`].
    pub fn totp(secret: Secret, account: &str) -> Result<Self, OtpAuthError> {
        let period = Period::DEFAULT;
        Self::new(Kind::Totp { period }, secret, account)
    }

    /// A counter-based account: SHA-1, six digits.
    ///
    /// # Errors
    /// As [`OtpAuth::new`].
    pub fn hotp(secret: Secret, counter: u64, account: &str) -> Result<Self, OtpAuthError> {
        Self::new(Kind::Hotp { counter }, secret, account)
    }

    /// Sets the issuer: the service's name, as the app shows it.
    ///
    /// # Errors
    /// An issuer that is empty, too long, or holds a control character or one of `: & # ?`,
    /// which some apps misread even when escaped. [`plain`](super::plain) makes any name fit.
    pub fn with_issuer(mut self, issuer: &str) -> Result<Self, OtpAuthError> {
        self.issuer = Some(label::issuer(issuer)?);
        self.label_issuer = None;
        Ok(self)
    }

    /// Sets the hash. Steam's is fixed and stays.
    #[must_use]
    pub fn with_algorithm(mut self, algorithm: Algorithm) -> Self {
        if self.kind != Kind::Steam {
            self.algorithm = algorithm;
        }
        self
    }

    /// Sets the length of a code. Steam's is fixed and stays.
    #[must_use]
    pub fn with_digits(mut self, digits: Digits) -> Self {
        if self.kind != Kind::Steam {
            self.digits = digits;
        }
        self
    }

    /// An account read from elsewhere.
    pub(crate) fn read(kind: Kind, secret: Secret, names: Names) -> Self {
        Self {
            kind,
            secret,
            algorithm: Algorithm::Sha1,
            digits: Digits::Six,
            issuer: names.issuer,
            label_issuer: names.label_issuer,
            account: names.account,
        }
    }

    /// What moves the code on, with its period or counter.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The shared secret.
    #[must_use]
    pub const fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The hash.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The length of a code. Without meaning for [`Kind::Steam`], which shows five characters.
    #[must_use]
    pub const fn digits(&self) -> Digits {
        self.digits
    }

    /// The service's name.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// The label's issuer, when the address named another one there than in `issuer`.
    /// [`to_uri`](Self::to_uri) does not repeat it.
    #[must_use]
    pub fn label_issuer(&self) -> Option<&str> {
        self.label_issuer.as_deref()
    }

    /// Whose account it is. Empty only when read from an address that names none.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }
}

/// The names found in an address or an export: sound, but not as plain as ours must be.
#[derive(Clone)]
pub(crate) struct Names {
    issuer: Option<String>,
    label_issuer: Option<String>,
    account: String,
}

impl Names {
    /// Names that can stand in a label, each of them.
    pub(crate) fn new(
        issuer: Option<String>,
        label_issuer: Option<String>,
        account: String,
    ) -> Result<Self, OtpAuthError> {
        label::check(issuer.as_deref().unwrap_or_default())?;
        label::check(label_issuer.as_deref().unwrap_or_default())?;
        label::check(&account)?;
        Ok(Self {
            issuer,
            label_issuer,
            account,
        })
    }

    pub(crate) fn into_issuer_and_account(self) -> (Option<String>, String) {
        (self.issuer, self.account)
    }
}

/// Whether a code is replaced at least daily.
pub(super) fn is_sensible(period: Period) -> bool {
    period.seconds() <= PERIOD_LIMIT
}
