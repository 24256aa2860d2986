use crate::{FactorKind, InForce, Role, Setting, Timestamp};

/// Seconds in a day of grace.
const DAY: u32 = 24 * 3600;

/// What is known of a member when a decision is made about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What they are in the application.
    pub role: Role,
    /// Whether they come through an identity provider.
    pub sso: bool,
    /// What is asked of them, whatever is asked of the others.
    pub setting: Setting,
    /// Since when what they are asks for a factor, whatever the policy did.
    pub required_from: Timestamp,
    /// The deadline that they were told.
    pub granted: Option<Granted>,
    /// Their confirmed factors.
    pub factors: Factors,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// Whether a confirmed e-mail address is known for them.
    pub email_known: bool,
    /// Whether a confirmed telephone number is known for them.
    pub phone_known: bool,
    /// Whether the failures in a row reached the stop.
    pub locked: bool,
    /// Whether the long account holds no further guess.
    pub account_full: bool,
    /// When they last answered the offer of a set-up with "later".
    pub offered_at: Option<Timestamp>,
}

/// A deadline that was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// When.
    pub told_at: Timestamp,
    /// The deadline.
    pub by: Timestamp,
}

/// How many confirmed factors of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Factors {
    /// Authenticator apps.
    pub totp: u32,
    /// Hardware tokens.
    pub hotp: u32,
    /// E-mail addresses.
    pub email: u32,
    /// Telephones.
    pub sms: u32,
}

/// That a member must have a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Required {
    /// Since when.
    pub since: Timestamp,
    /// Until when a sign-in may put the set-up off.
    pub by: Timestamp,
}

impl Factors {
    /// How many of `kind`.
    #[must_use]
    pub const fn of(&self, kind: FactorKind) -> u32 {
        match kind {
            FactorKind::Totp => self.totp,
            FactorKind::Hotp => self.hotp,
            FactorKind::Email => self.email,
            FactorKind::Sms => self.sms,
        }
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

impl Facts {
    /// Whether their own setting counts, and says so.
    fn has_setting(&self, in_force: &InForce, setting: Setting) -> bool {
        self.setting == setting && in_force.policy.heeds_settings(self.role.surface())
    }

    /// Whether their own setting frees them.
    #[must_use]
    pub fn is_exempt(&self, in_force: &InForce) -> bool {
        self.has_setting(in_force, Setting::Exempt)
    }

    /// Whether they are left to the identity provider: unless their own setting asks for a factor here too.
    #[must_use]
    pub fn is_left_to_sso(&self, in_force: &InForce) -> bool {
        self.sso
            && in_force.policy.required.sso_exempt
            && !self.has_setting(in_force, Setting::Required)
    }

    /// Since when and by when they must have a factor; `None` when they need not.
    ///
    /// The deadline is the earlier of the one that they were told and the one that the policy in force gives (S20). One that
    /// was told before the present requirement began says nothing any more.
    #[must_use]
    pub fn required(&self, in_force: &InForce) -> Option<Required> {
        if self.is_left_to_sso(in_force) || self.is_exempt(in_force) {
            return None;
        }
        let asked = if self.has_setting(in_force, Setting::Required) {
            in_force.since.settings(self.role.surface())
        } else {
            in_force.since.role(self.role)
        };
        let since = asked?.max(self.required_from);
        let grace = in_force
            .policy
            .required
            .grace_days
            .get()
            .saturating_mul(DAY);
        let by = since.plus_seconds(grace);
        let granted = self.granted.filter(|granted| granted.told_at >= since);
        Some(Required {
            since,
            by: granted.map_or(by, |granted| by.min(granted.by)),
        })
    }
}
