//! One account's message.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use zeroize::Zeroizing;

use super::error::{AccountError, Unsupported};
use super::transfer::RefusedAccount;
use super::wire::{Fields, Value, put_bytes, put_number};
use crate::uri::{Kind, Names, OtpAuth};
use crate::{Algorithm, Digits, Period, Secret};

/// `OtpParameters`: field numbers as in Google's message.
mod field {
    pub(super) const SECRET: u8 = 1;
    pub(super) const NAME: u8 = 2;
    pub(super) const ISSUER: u8 = 3;
    pub(super) const ALGORITHM: u8 = 4;
    pub(super) const DIGITS: u8 = 5;
    pub(super) const KIND: u8 = 6;
    pub(super) const COUNTER: u8 = 7;
}

/// What the message says, before it is judged. An absent number is 0: "unspecified".
#[derive(Default)]
struct Message<'a> {
    secret: &'a [u8],
    name: &'a [u8],
    issuer: &'a [u8],
    algorithm: u64,
    digits: u64,
    kind: u64,
    counter: u64,
}

impl<'a> Message<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut message = Self::default();
        for field in Fields::of(bytes) {
            let (number, value) = field.ok()?;
            match (u8::try_from(number).unwrap_or(u8::MAX), value) {
                (field::SECRET, Value::Bytes(bytes)) => message.secret = bytes,
                (field::NAME, Value::Bytes(bytes)) => message.name = bytes,
                (field::ISSUER, Value::Bytes(bytes)) => message.issuer = bytes,
                (field::ALGORITHM, Value::Number(number)) => message.algorithm = number,
                (field::DIGITS, Value::Number(number)) => message.digits = number,
                (field::KIND, Value::Number(number)) => message.kind = number,
                (field::COUNTER, Value::Number(number)) => message.counter = number,
                (field::SECRET..=field::COUNTER, _) => return None,
                _ => {}
            }
        }
        Some(message)
    }
}

/// Reads the account at `place`, or says why not, with its names as far as they can be read.
pub(super) fn parse(bytes: &[u8], place: usize) -> Result<OtpAuth, RefusedAccount> {
    let message = Message::read(bytes);
    let names = message.as_ref().and_then(Message::names);
    let read = match (&message, &names) {
        (Some(message), names) => message.account(names.clone()),
        (None, _) => Err(AccountError::Damaged),
    };
    read.map_err(|why| {
        let (issuer, account) = names.map(Names::into_issuer_and_account).unzip();
        RefusedAccount {
            place,
            issuer: issuer.flatten(),
            account,
            why,
        }
    })
}

impl Message<'_> {
    fn account(&self, names: Option<Names>) -> Result<OtpAuth, AccountError> {
        let algorithm = match self.algorithm {
            1 => Algorithm::Sha1,
            2 => Algorithm::Sha256,
            3 => Algorithm::Sha512,
            4 => return Err(AccountError::Unsupported(Unsupported::Md5)),
            _ => return Err(AccountError::Unsupported(Unsupported::Algorithm)),
        };
        let digits = match self.digits {
            1 => Digits::Six,
            2 => Digits::Eight,
            _ => return Err(AccountError::Unsupported(Unsupported::Digits)),
        };
        let kind = match self.kind {
            1 if i64::try_from(self.counter).is_err() => {
                return Err(AccountError::Unsupported(Unsupported::Counter));
            }
            1 => Kind::Hotp {
                counter: self.counter,
            },
            2 => Kind::Totp {
                period: Period::DEFAULT,
            },
            _ => return Err(AccountError::Unsupported(Unsupported::Kind)),
        };
        let secret = Secret::from_bytes(self.secret).map_err(AccountError::Secret)?;
        let names = names.ok_or(AccountError::Damaged)?;
        Ok(OtpAuth::read(kind, secret, names)
            .with_algorithm(algorithm)
            .with_digits(digits))
    }

    /// The name may repeat the issuer in front of a colon, as a label does; without an issuer of its own, an account
    /// gets it from there. Nothing when a name cannot stand in a label.
    fn names(&self) -> Option<Names> {
        let name = core::str::from_utf8(self.name).ok()?;
        let issuer = core::str::from_utf8(self.issuer).ok()?.trim();
        let without_colons = |text: &str| text.trim().replace(':', "-");
        // The issuer itself says which of the name's colons ends it.
        let after_issuer = name
            .trim_start()
            .strip_prefix(issuer)
            .and_then(|rest| rest.trim_start().strip_prefix(':'));
        let (issuer, account) = match (after_issuer, name.split_once(':')) {
            (Some(account), _) if !issuer.is_empty() => (issuer.to_owned(), account),
            (_, Some((before, account))) if issuer.is_empty() => (without_colons(before), account),
            _ => (without_colons(issuer), name),
        };
        let issuer = (!issuer.is_empty()).then_some(issuer);
        Names::new(issuer, None, without_colons(account)).ok()
    }
}

pub(super) fn write(auth: &OtpAuth) -> Result<Zeroizing<Vec<u8>>, AccountError> {
    let unsupported = AccountError::Unsupported;

    let algorithm = match auth.algorithm() {
        Algorithm::Sha1 => 1,
        Algorithm::Sha256 => 2,
        Algorithm::Sha512 => 3,
    };
    let digits = match auth.digits() {
        Digits::Six => 1,
        Digits::Eight => 2,
        Digits::Seven => return Err(unsupported(Unsupported::Digits)),
    };
    let (kind, counter) = match auth.kind() {
        Kind::Hotp { counter } if i64::try_from(counter).is_err() => {
            return Err(unsupported(Unsupported::Counter));
        }
        Kind::Hotp { counter } => (1, Some(counter)),
        Kind::Totp { period } if period == Period::DEFAULT => (2, None),
        Kind::Totp { .. } => return Err(unsupported(Unsupported::Period)),
        Kind::Steam => return Err(unsupported(Unsupported::Steam)),
    };
    let name = match auth.issuer() {
        Some(issuer) => [issuer, ":", auth.account()].concat(),
        None => String::from(auth.account()),
    };

    let secret = auth.secret().expose_bytes();
    let mut message = Zeroizing::new(Vec::with_capacity(secret.len().saturating_add(1024)));
    put_bytes(&mut message, field::SECRET, secret);
    put_bytes(&mut message, field::NAME, name.as_bytes());
    if let Some(issuer) = auth.issuer() {
        put_bytes(&mut message, field::ISSUER, issuer.as_bytes());
    }
    put_number(&mut message, field::ALGORITHM, algorithm);
    put_number(&mut message, field::DIGITS, digits);
    put_number(&mut message, field::KIND, kind);
    if let Some(counter) = counter {
        put_number(&mut message, field::COUNTER, counter);
    }
    Ok(message)
}
