use crate::{Assurance, LongAccount, words::words};

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

    /// How many codes a guess at it can hit: those that would pass at one moment.
    #[must_use]
    pub const fn codes_in_reach(self) -> u32 {
        match self {
            // The current time step and one on either side.
            Self::Totp => 3,
            // The expected counter and ten after it.
            Self::Hotp => 11,
            // The one that was sent last.
            Self::EmailCode | Self::SmsCode | Self::NewDeviceCode => 1,
            // 80 random bits and more are never guessed.
            Self::RecoveryCode | Self::EmailLink => 0,
        }
    }

    /// What a guess at it costs of the [`LongAccount`](crate::LongAccount): a unit for every three codes in reach (G1).
    ///
    /// ```
    /// use countersign_policy::Method;
    ///
    /// assert_eq!((Method::Totp.units(), Method::Hotp.units(), Method::RecoveryCode.units()), (1, 4, 0));
    /// ```
    #[must_use]
    pub const fn units(self) -> u32 {
        self.codes_in_reach().div_ceil(LongAccount::CODES_PER_UNIT)
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
