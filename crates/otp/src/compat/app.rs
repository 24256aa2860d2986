//! The apps.

use core::fmt;

macro_rules! apps {
    ($($(#[$doc:meta])* $app:ident = $id:literal, $name:literal;)+) => {
        /// An authenticator app whose behavior is known.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum App {
            $($(#[$doc])* $app,)+
        }

        impl App {
            /// Every app, the most used first.
            pub const ALL: [Self; [$(Self::$app),+].len()] = [$(Self::$app),+];

            /// A stable identifier.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$app => $id,)+ }
            }

            /// The name people know it by.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$app => $name,)+ }
            }
        }
    };
}

apps! {
    /// Google Authenticator on Android, as installed today.
    GoogleAndroid = "google-android", "Google Authenticator (Android)";
    /// Google Authenticator on iOS.
    GoogleIos = "google-ios", "Google Authenticator (iPhone)";
    /// Microsoft Authenticator.
    Microsoft = "microsoft", "Microsoft Authenticator";
    /// Twilio Authy.
    Authy = "authy", "Authy";
    /// Duo Mobile.
    Duo = "duo", "Duo Mobile";
    /// 1Password.
    OnePassword = "1password", "1Password";
    /// Bitwarden.
    Bitwarden = "bitwarden", "Bitwarden";
    /// LastPass Authenticator on iOS.
    LastPassIos = "lastpass-ios", "LastPass Authenticator (iPhone)";
    /// 2FAS on Android.
    TwoFasAndroid = "2fas-android", "2FAS (Android)";
    /// Aegis.
    Aegis = "aegis", "Aegis";
    /// Ente Auth.
    Ente = "ente", "Ente Auth";
    /// FreeOTP on Android.
    FreeOtp = "freeotp", "FreeOTP";
    /// FreeOTP+.
    FreeOtpPlus = "freeotp-plus", "FreeOTP+";
    /// Stratum, formerly Authenticator Pro.
    Stratum = "stratum", "Stratum";
    /// Yubico Authenticator.
    Yubico = "yubico", "Yubico Authenticator";
    /// OTP Auth on iOS.
    OtpAuthIos = "otp-auth-ios", "OTP Auth (iPhone)";
    /// Google Authenticator on Android as published in 2020, and the apps derived from it.
    GoogleAndroid2020 = "google-android-2020", "Google Authenticator (Android, 2020)";
}

impl fmt::Display for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
