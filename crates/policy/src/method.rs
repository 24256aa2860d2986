use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

/// What can pass a challenge.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Method {
    /// A code of an authenticator app (RFC 6238).
    Totp,
    /// A code of a hardware token (RFC 4226).
    Hotp,
    /// A recovery code.
    RecoveryCode,
    /// A code sent to an e-mail address that is a factor.
    EmailCode,
    /// A code sent to a telephone.
    SmsCode,
    /// A link sent by e-mail, for who has no factor.
    EmailLink,
    /// A code sent by e-mail to who has no factor and comes from an unknown browser.
    NewDeviceCode,
}

/// What can be set up as a second factor.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FactorKind {
    /// An authenticator app.
    Totp,
    /// A hardware token.
    Hotp,
    /// An e-mail address.
    Email,
    /// A telephone that takes text messages.
    Sms,
}

/// What a passed sign-in is worth.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Assurance {
    /// A second factor was given now.
    SecondFactor,
    /// A trusted browser stood in for it, or something came by e-mail, which SP 800-63B-4 does not take for a channel of its
    /// own (§3.1.3.1).
    Reduced,
    /// Nothing was asked beyond what the application itself had checked.
    SingleFactor,
}

impl Method {
    /// What RFC 8176 calls it. It has no word for recovery codes and e-mail: each is a password good once.
    #[must_use]
    pub const fn amr(self) -> &'static [&'static str] {
        match self {
            Self::SmsCode => &["sms"],
            Self::Totp
            | Self::Hotp
            | Self::RecoveryCode
            | Self::EmailCode
            | Self::EmailLink
            | Self::NewDeviceCode => &["otp"],
        }
    }

    /// Whether it withstands a page that passes codes on.
    #[must_use]
    pub const fn is_phishing_resistant(self) -> bool {
        match self {
            Self::Totp
            | Self::Hotp
            | Self::RecoveryCode
            | Self::EmailCode
            | Self::SmsCode
            | Self::EmailLink
            | Self::NewDeviceCode => false,
        }
    }

    /// What a sign-in that it passed is worth.
    #[must_use]
    pub const fn assurance(self) -> Assurance {
        match self {
            Self::Totp | Self::Hotp | Self::RecoveryCode | Self::SmsCode => Assurance::SecondFactor,
            Self::EmailCode | Self::EmailLink | Self::NewDeviceCode => Assurance::Reduced,
        }
    }
}

impl FactorKind {
    /// The method that such a factor passes a challenge with.
    #[must_use]
    pub const fn method(self) -> Method {
        match self {
            Self::Totp => Method::Totp,
            Self::Hotp => Method::Hotp,
            Self::Email => Method::EmailCode,
            Self::Sms => Method::SmsCode,
        }
    }
}
