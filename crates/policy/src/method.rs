use crate::{Assurance, words::words};

words! {
    /// What can pass a challenge.
    pub enum Method {
        /// A code of an authenticator app (RFC 6238).
        Totp,
        /// A code of a token (RFC 4226).
        Hotp,
        /// A recovery code.
        RecoveryCode,
        /// A code sent to an e-mail address that is a factor.
        EmailCode,
        /// A code sent to a telephone.
        SmsCode,
        /// A link sent by e-mail, opened in the browser that asked for it.
        EmailLink,
        /// A code sent by e-mail because the browser is not known.
        NewDeviceCode,
    }
}

impl Method {
    /// What RFC 8176 calls it. It has no word of its own for a recovery code, which is a password that works once, and none at
    /// all for what goes by e-mail.
    #[must_use]
    pub const fn amr(self) -> &'static [&'static str] {
        match self {
            Self::Totp | Self::Hotp | Self::RecoveryCode => &["otp"],
            Self::SmsCode => &["sms"],
            Self::EmailCode | Self::EmailLink | Self::NewDeviceCode => &[],
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

    /// What a sign-in that it passed is worth. An e-mail account proves no possession of a device (SP 800-63B-4 §3.1.3.1).
    #[must_use]
    pub const fn assurance(self) -> Assurance {
        match self {
            Self::Totp | Self::Hotp | Self::RecoveryCode | Self::SmsCode => Assurance::SecondFactor,
            Self::EmailCode | Self::EmailLink | Self::NewDeviceCode => Assurance::Reduced,
        }
    }
}
