use std::fmt;
use std::str::FromStr as _;

use countersign_policy::Timestamp;
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use crate::ids::AddressId;
use crate::text::can_be_seen;

/// What sort of address it is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum AddressKind {
    /// An e-mail address.
    Email,
    /// A telephone that takes text messages.
    Phone,
}

/// Who gave an address.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum AddressSource {
    /// The application, which replaces what it gave before.
    App,
    /// The person, on their security page.
    Person,
}

/// Who vouches that an address is its member's.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ConfirmedBy {
    /// The application says so.
    App,
    /// A code that was sent there was typed.
    Code,
}

/// That an address is its member's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// Who vouches for it.
    pub by: ConfirmedBy,
    /// Since when.
    pub at: Timestamp,
}

/// Where codes and notices reach a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Its id.
    pub id: AddressId,
    /// What sort of address it is.
    pub kind: AddressKind,
    /// The address itself.
    pub value: String,
    /// Whether it is the one of its kind that is used unless another is asked for.
    pub primary: bool,
    /// Who gave it.
    pub source: AddressSource,
    /// Who vouches for it, if anybody does.
    pub confirmed: Option<Confirmed>,
}

impl Address {
    /// Addresses that one member has at most.
    pub const MOST: usize = 10;

    /// Enough of it for its owner to know it by, and too little for anybody else to use.
    ///
    /// ```
    /// # use countersign_store::model::{AddressKind, mask};
    /// assert_eq!(mask(AddressKind::Email, "ada.lovelace@example.org"), "a•••@example.org");
    /// assert_eq!(mask(AddressKind::Phone, "+4915112345678"), "•••• 78");
    /// ```
    #[must_use]
    pub fn hint(&self) -> String {
        mask(self.kind, &self.value)
    }
}

/// What [`Address::hint`] shows of an address.
#[must_use]
pub fn mask(kind: AddressKind, value: &str) -> String {
    match kind {
        AddressKind::Email => {
            let (name, domain) = value.rsplit_once('@').unwrap_or((value, ""));
            let first: String = name.chars().take(1).collect();
            format!("{first}•••@{domain}")
        }
        AddressKind::Phone => {
            let last = value.len().saturating_sub(2);
            format!("•••• {}", value.get(last..).unwrap_or_default())
        }
    }
}

/// Why a text is no address that something can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It is no e-mail address.
    #[error("an e-mail address is written like ada@example.org, in at most 254 bytes")]
    Email,
    /// It is no telephone number with its country.
    #[error(
        "a telephone number begins with a plus sign and its country, like +4915112345678 (E.164); spaces and hyphens do no harm"
    )]
    Phone,
}

/// An e-mail address (RFC 5321), without a display name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads one. The domain is kept in small letters: case says nothing there, and it may in what stands before.
    ///
    /// # Errors
    /// When it is none, or too long.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let is_plain = text.len() <= 254
            && text
                .chars()
                .all(|letter| can_be_seen(letter) && letter != ' ');
        let parsed =
            email_address::EmailAddress::from_str(text).map_err(|_| AddressError::Email)?;
        let (name, domain) = (parsed.local_part(), parsed.domain());
        // Quoted names and literal domains are valid, and nobody's: what cannot be told apart is not taken.
        let is_usual = !name.starts_with('"') && domain.contains('.') && !domain.starts_with('[');
        if !is_plain || !is_usual || text.contains('<') {
            return Err(AddressError::Email);
        }
        Ok(Self(format!("{name}@{}", domain.to_lowercase())))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number with its country (ITU-T E.164).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber {
    text: String,
    country: Option<String>,
}

impl PhoneNumber {
    /// Reads one; spaces, hyphens, dots and brackets do no harm.
    ///
    /// # Errors
    /// When it names no country, or no number that the country's plan has.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.len() > 40 || !text.starts_with('+') {
            return Err(AddressError::Phone);
        }
        let parsed = phonenumber::parse(None, text).map_err(|_| AddressError::Phone)?;
        if !parsed.is_valid() || parsed.extension().is_some() {
            return Err(AddressError::Phone);
        }
        Ok(Self {
            text: parsed.format().mode(phonenumber::Mode::E164).to_string(),
            country: parsed
                .country()
                .id()
                .map(|country| country.as_ref().to_owned()),
        })
    }

    /// The number as E.164 writes it: a plus sign and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The country that it belongs to, as ISO 3166-1 names it; none for numbers of no one country.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::{EmailAddress, PhoneNumber};

    #[test]
    fn an_email_address_is_one_that_can_be_told_apart() {
        for (text, address) in [
            ("ada@example.org", "ada@example.org"),
            (
                " Ada.Lovelace+2fa@Example.ORG ",
                "Ada.Lovelace+2fa@example.org",
            ),
            ("zoë@example.org", "zoë@example.org"),
        ] {
            assert_eq!(EmailAddress::parse(text).unwrap().as_str(), address);
        }
        for bad in [
            "",
            "ada",
            "ada@",
            "@example.org",
            "ada@localhost",
            "ada@[127.0.0.1]",
            "\"a b\"@example.org",
            "Ada <ada@example.org>",
            "ada@example.org, eve@example.org",
            "ada@example.org\r\nBcc: eve@example.org",
            "a\u{200b}da@example.org",
            "a da@example.org",
        ] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_telephone_number_has_a_country_and_its_plan() {
        let number = PhoneNumber::parse("+49 151 1234-5678").unwrap();
        assert_eq!(
            (number.as_str(), number.country()),
            ("+4915112345678", Some("DE"))
        );
        assert_eq!(
            PhoneNumber::parse("+91 98765 43210").unwrap().country(),
            Some("IN")
        );
        for bad in [
            "",
            "+",
            "015112345678",
            "+49",
            "+1234",
            "004915112345678",
            "+49 151 1234 5678 ext 9",
            "+٤٩15112345678x",
            "+49151123456789012345",
        ] {
            assert!(PhoneNumber::parse(bad).is_err(), "{bad}");
        }
    }
}
