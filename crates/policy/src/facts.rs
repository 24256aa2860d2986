use serde::{Deserialize, Serialize};
use strum::VariantArray as _;

use crate::{FactorKind, Role, Setting, Timestamp};

/// What is known of a member when a policy is asked about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// What they are in the application.
    pub role: Role,
    /// Whether they sign in through an identity provider.
    pub sso: bool,
    /// What is set for them alone.
    pub setting: Setting,
    /// Since when what they are (role, setting, single sign-on) may ask them for a factor: the application's last change to
    /// it that made them required, and not before they were made known. See [`InForce::changed`](crate::InForce::changed).
    pub required_from: Timestamp,
    /// The deadline that they were told.
    pub granted: Option<Granted>,
    /// The factors that they confirmed; one that was only begun neither demands nor satisfies anything.
    pub factors: Factors,
    /// Recovery codes that were not used.
    pub recovery_codes_left: u32,
    /// Whether there is a confirmed e-mail address to send to.
    pub email_known: bool,
    /// Whether there is a confirmed phone to send to.
    pub phone_known: bool,
    /// Whether the failures in a row reached the stop.
    pub locked: bool,
    /// When the long account takes a guess again, if it takes none now.
    pub full_until: Option<Timestamp>,
    /// Whether a reset took their factors: a new one is set up before anything else.
    pub set_up_due: bool,
    /// When they last answered an offered set-up with "later".
    pub offered_at: Option<Timestamp>,
}

/// A deadline that a member was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Granted {
    /// When it was told first.
    pub told_at: Timestamp,
    /// The deadline.
    pub by: Timestamp,
}

/// How many factors of each kind a member confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Factors {
    /// Authenticator apps.
    pub totp: u32,
    /// Tokens.
    pub hotp: u32,
    /// E-mail addresses.
    pub email: u32,
    /// Phones.
    pub sms: u32,
}

impl Factors {
    /// How many of one kind.
    #[must_use]
    pub const fn of(&self, kind: FactorKind) -> u32 {
        match kind {
            FactorKind::Totp => self.totp,
            FactorKind::Hotp => self.hotp,
            FactorKind::Email => self.email,
            FactorKind::Sms => self.sms,
        }
    }

    /// What a guess costs of the [`LongAccount`](crate::LongAccount) when it may hit any of them, whichever is asked for (G1).
    ///
    /// It is compared with every app and every token, but with one code that was sent by e-mail and one that was sent to a
    /// phone, however many there are: the next overwrites the last.
    #[must_use]
    pub fn units(&self) -> u32 {
        FactorKind::VARIANTS
            .iter()
            .map(|kind| {
                let compared = match kind {
                    FactorKind::Totp | FactorKind::Hotp => self.of(*kind),
                    FactorKind::Email | FactorKind::Sms => self.of(*kind).min(1),
                };
                compared.saturating_mul(kind.method().units())
            })
            .fold(0, u32::saturating_add)
            .max(1)
    }

    /// How many in all.
    #[must_use]
    pub const fn count(&self) -> u32 {
        self.totp
            .saturating_add(self.hotp)
            .saturating_add(self.email)
            .saturating_add(self.sms)
    }
}
