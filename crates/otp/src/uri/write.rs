//! The form that every app reads.

use alloc::string::String;

use zeroize::Zeroizing;

use super::escape::encode;
use super::otpauth::{Kind, OtpAuth};
use crate::{Algorithm, Digits, Period};

/// Room for the parts of fixed size, so that no half-written secret is left behind by growing.
const FIXED: usize = 128;

impl OtpAuth {
    /// The address to put into a QR code. It holds the secret: it is wiped when dropped.
    ///
    /// Scheme and type are lower case; the issuer stands in the label and in the parameter;
    /// a space is `%20`, never `+`; base32 is upper case without padding; defaults are left
    /// out. Steam's codes are marked with `encoder=steam`, or `steam://SECRET` when no account
    /// is known.
    #[must_use]
    pub fn to_uri(&self) -> Zeroizing<String> {
        let secret = self.secret().expose_base32();
        let mut uri = Zeroizing::new(String::with_capacity(self.room(&secret)));

        let steams_own = self.issuer() == Some("Steam") && self.account().is_empty();
        if self.kind() == Kind::Steam && steams_own {
            uri.push_str("steam://");
            uri.push_str(&secret);
            return uri;
        }

        let host = match self.kind() {
            Kind::Totp { .. } | Kind::Steam => "totp",
            Kind::Hotp { .. } => "hotp",
        };
        uri.push_str("otpauth://");
        uri.push_str(host);
        uri.push('/');
        if let Some(issuer) = self.issuer() {
            encode(issuer, &mut uri);
            uri.push(':');
        }
        encode(self.account(), &mut uri);
        uri.push_str("?secret=");
        uri.push_str(&secret);
        if let Some(issuer) = self.issuer() {
            uri.push_str("&issuer=");
            encode(issuer, &mut uri);
        }
        if self.algorithm() != Algorithm::Sha1 {
            uri.push_str("&algorithm=");
            uri.push_str(self.algorithm().as_str());
        }
        if self.digits() != Digits::Six {
            push(&mut uri, "&digits=", self.digits().count().into());
        }
        match self.kind() {
            Kind::Totp { period } if period != Period::DEFAULT => {
                push(&mut uri, "&period=", period.seconds().into());
            }
            Kind::Totp { .. } => {}
            Kind::Hotp { counter } => push(&mut uri, "&counter=", counter),
            Kind::Steam => uri.push_str("&encoder=steam"),
        }
        uri
    }

    /// The most bytes that an address with this secret can have: every byte of a name may need an escape of three.
    pub(super) fn room(&self, secret: &str) -> usize {
        let names = self.issuer().map_or(0, str::len).saturating_mul(2);
        let names = names.saturating_add(self.account().len()).saturating_mul(3);
        FIXED.saturating_add(secret.len()).saturating_add(names)
    }
}

/// Adds a number after its name, without the formatter, which a page would download for nothing else.
fn push(uri: &mut String, name: &str, number: u64) {
    uri.push_str(name);
    push_decimal(uri, number);
}

fn push_decimal(uri: &mut String, number: u64) {
    if number >= 10 {
        push_decimal(uri, number / 10);
    }
    // A remainder of ten fits every integer.
    let digit = u8::try_from(number % 10).unwrap_or_default();
    uri.push(char::from(b'0' + digit));
}
