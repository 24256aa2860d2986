use crate::{Method, words::words};

words! {
    /// What can be set up as a second factor.
    pub enum FactorKind {
        /// An authenticator app (RFC 6238).
        Totp,
        /// A token that counts (RFC 4226).
        Hotp,
        /// An e-mail address.
        Email,
        /// A telephone that takes text messages.
        Sms,
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
