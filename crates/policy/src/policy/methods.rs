use alloc::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use strum::VariantArray as _;

use super::Country;
use crate::{Bounded, FactorKind, Role, words::words};

/// Which roles may set up and use what. If it is given at all, what is absent in it is for nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Methods {
    /// Authenticator apps.
    #[serde(default)]
    pub totp: AppTerms,
    /// Tokens that count.
    #[serde(default)]
    pub hotp: AppTerms,
    /// Codes by e-mail.
    #[serde(default)]
    pub email_code: EmailTerms,
    /// Codes by text message.
    #[serde(default)]
    pub sms_code: SmsTerms,
}

words! {
    /// How a method is offered.
    pub enum Mark {
        /// First, as the one to choose.
        Recommended,
        /// Last, as weaker than the others.
        LessSecure,
    }
}

/// A method that nothing is sent for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct AppTerms {
    /// Who may use it; empty: nobody.
    pub roles: BTreeSet<Role>,
    /// How the pages mark it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Mark>,
}

/// How many seconds a code or a link lives that was sent: never above ten minutes (SP 800-63B-4 §3.1.3.3).
pub type CodeSeconds = Bounded<30, 600>;

/// Codes by e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EmailTerms {
    /// Who may use it; empty: nobody.
    pub roles: BTreeSet<Role>,
    /// How the pages mark it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Mark>,
    /// How long a code lives.
    pub seconds: CodeSeconds,
}

/// Codes by text message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SmsTerms {
    /// Who may use it; empty: nobody.
    pub roles: BTreeSet<Role>,
    /// How the pages mark it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Mark>,
    /// How long a code lives.
    pub seconds: CodeSeconds,
    /// Countries whose numbers are not taken.
    pub barred_countries: BTreeSet<Country>,
    /// Whether a code may come by e-mail instead, when the message does not arrive.
    pub email_fallback: bool,
}

impl Methods {
    /// Who may set up a factor of `kind`.
    #[must_use]
    pub fn roles(&self, kind: FactorKind) -> &BTreeSet<Role> {
        match kind {
            FactorKind::Totp => &self.totp.roles,
            FactorKind::Hotp => &self.hotp.roles,
            FactorKind::Email => &self.email_code.roles,
            FactorKind::Sms => &self.sms_code.roles,
        }
    }

    /// How a factor of `kind` is offered.
    #[must_use]
    pub const fn mark(&self, kind: FactorKind) -> Option<Mark> {
        match kind {
            FactorKind::Totp => self.totp.marked,
            FactorKind::Hotp => self.hotp.marked,
            FactorKind::Email => self.email_code.marked,
            FactorKind::Sms => self.sms_code.marked,
        }
    }

    /// Whether `role` may set up a factor of `kind`.
    #[must_use]
    pub fn allow(&self, kind: FactorKind, role: Role) -> bool {
        self.roles(kind).contains(&role)
    }
}

impl Default for Methods {
    /// Authenticator apps, recommended, and tokens, for everybody.
    fn default() -> Self {
        let everybody = BTreeSet::from_iter(Role::VARIANTS.iter().copied());
        Self {
            totp: AppTerms {
                roles: everybody.clone(),
                marked: Some(Mark::Recommended),
            },
            hotp: AppTerms {
                roles: everybody,
                marked: None,
            },
            email_code: EmailTerms::default(),
            sms_code: SmsTerms::default(),
        }
    }
}

impl Default for EmailTerms {
    fn default() -> Self {
        Self {
            roles: BTreeSet::new(),
            marked: None,
            seconds: Bounded::clamped(60),
        }
    }
}

impl Default for SmsTerms {
    fn default() -> Self {
        Self {
            roles: BTreeSet::new(),
            marked: None,
            seconds: Bounded::clamped(60),
            barred_countries: BTreeSet::new(),
            email_fallback: false,
        }
    }
}
