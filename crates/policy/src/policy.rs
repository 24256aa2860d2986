use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use crate::{Bounded, FactorKind, Role, Surface};

/// Who must have a second factor, with what, and what is asked of everybody else: plain data, written as TOML or JSON.
///
/// What is absent is as in [`Policy::default`]; a field that is not known is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// What the pages advise after a set-up.
    pub advice: Vec<Advice>,
    /// Who must have a second factor.
    pub required: Requirement,
    /// Which factors whom may use.
    pub methods: Methods,
    /// What is asked of who has no factor.
    pub floor: Floors,
    /// Browsers that stand in for a second factor.
    pub trusted_devices: TrustedDevices,
    /// Recovery codes.
    pub recovery: Recovery,
    /// Who may take the last factor away.
    pub removal: Removal,
    /// What a password may do without a page.
    pub api: Api,
    /// How often one may guess.
    pub budget: BudgetTerms,
}

/// What people are told.
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
pub enum Advice {
    /// A telephone number can be taken over at a shop: an app is safer than text messages.
    SimSwap,
    /// Keep the recovery codes where no computer is needed.
    KeepOffline,
    /// Sign out and try it while this page is still open elsewhere.
    TryItOut,
    /// Nobody from support ever asks for a code.
    NeverShare,
    /// Support makes sure of who calls before it resets anything.
    SupportChecksIdentity,
}

/// Who must have a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Requirement {
    /// Of the team.
    pub team: TeamMode,
    /// Of the end users.
    pub end_users: EndUserMode,
    /// Days from the requirement until nothing but the set-up is left.
    pub grace_days: Bounded<0, 90>,
    /// Whether a member's own setting counts. It is kept whether it does or not.
    pub overrides: bool,
    /// Whether an admin needs a factor before anybody else can be required to have one.
    pub admin_first: bool,
    /// Whether members who come through an identity provider are left to it.
    pub sso_exempt: bool,
    /// Who need not is offered a set-up, and again so many days after declining; 0: never.
    pub encourage_days: Bounded<0, 365>,
}

/// Whom of the team it asks.
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
pub enum TeamMode {
    /// Nobody; the members' own settings sleep.
    Nobody,
    /// Owners and admins.
    Admins,
    /// Everybody.
    Everyone,
    /// Those whose own setting says so.
    PerMember,
}

/// Which of the end users it asks.
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
pub enum EndUserMode {
    /// Nobody; their own settings sleep.
    Nobody,
    /// Everybody.
    Everyone,
    /// Those whose own setting says so.
    PerMember,
}

/// Which factors whom may use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Methods {
    /// Authenticator apps.
    pub totp: AppTerms,
    /// Hardware tokens.
    pub hotp: AppTerms,
    /// Codes by e-mail.
    pub email_code: EmailTerms,
    /// Codes by text message.
    pub sms_code: SmsTerms,
}

/// How a method is offered.
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
pub enum Mark {
    /// As the one to choose.
    Recommended,
    /// As weaker than the others.
    LessSecure,
}

/// Authenticator apps, or hardware tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AppTerms {
    /// Who may use them.
    pub roles: Vec<Role>,
    /// How they are offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Mark>,
}

/// Seconds for which a code is good that was sent (N4: never above ten minutes).
pub type CodeSeconds = Bounded<30, 600>;

/// Codes by e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EmailTerms {
    /// Who may use them.
    pub roles: Vec<Role>,
    /// How they are offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Mark>,
    /// How long one is good.
    pub seconds: CodeSeconds,
}

/// Codes by text message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmsTerms {
    /// Who may use them.
    pub roles: Vec<Role>,
    /// How they are offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Mark>,
    /// How long one is good.
    pub seconds: CodeSeconds,
    /// Countries (ISO 3166-1, two capital letters) whose numbers are not taken.
    pub barred_countries: Vec<Country>,
    /// Whether a code may come by e-mail instead, when the message does not arrive.
    pub email_fallback: bool,
}

/// A country as ISO 3166-1 names it, in two capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Country(String);

/// A text names no country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACountry;

/// What is asked of who has no factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Floors {
    /// Of the team.
    pub team: Floor,
    /// Of the end users.
    pub end_users: Floor,
    /// Seconds for which a new-device code is good.
    pub code_seconds: CodeSeconds,
    /// Seconds for which a sign-in link is good.
    pub link_seconds: CodeSeconds,
}

/// What is asked of who has no factor.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum Floor {
    /// Nothing.
    #[default]
    None,
    /// To open a link that was sent by e-mail, in the browser that asked for it.
    EmailLink,
    /// To type a code that was sent by e-mail, in a browser that is not known.
    NewDevice,
}

/// Browsers that stand in for a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TrustedDevices {
    /// For how many days; 0: it is not offered.
    pub days: Bounded<0, 90>,
}

/// Recovery codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Recovery {
    /// How many a set has.
    pub codes: Bounded<1, 20>,
    /// When they are shown.
    pub shown: Shown,
    /// Roles that may issue one code for another member.
    pub issued_by: Vec<Role>,
}

/// When recovery codes are shown.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum Shown {
    /// Before the QR code.
    BeforeQr,
    /// After it was scanned, before the code that ends the set-up.
    BeforeLastCode,
    /// When the set-up is confirmed.
    #[default]
    AfterConfirmation,
}

/// Who may take the last factor away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Removal {
    /// Who.
    pub by: RemovedBy,
}

/// Who may take the last factor away.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum RemovedBy {
    /// Its owner.
    #[default]
    Person,
    /// An admin alone.
    Admin,
}

/// What a password may do without a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Api {
    /// Signing in to an API.
    pub password: ApiPassword,
}

/// Whether a password alone signs in to an API. With a factor it never does.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum ApiPassword {
    /// It does, for who has no factor and need not have one.
    #[default]
    Allowed,
    /// It does not, as soon as anybody on that surface is required to have a factor.
    RefusedWhenRequired,
}

/// How often one may guess, within what SP 800-63B-4 §3.2.2 allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BudgetTerms {
    /// Wrong codes in a row that begin no wait.
    pub slips: Bounded<0, 10>,
    /// Seconds of the first wait.
    pub first_wait_seconds: Bounded<30, 3600>,
    /// Seconds that no wait exceeds.
    pub longest_wait_seconds: Bounded<30, 3600>,
    /// Wrong codes in a row that disable the second factor.
    pub stop: Bounded<1, 100>,
    /// Wrong codes that the account holds which no success clears, and that it forgets in a year.
    pub guesses_per_year: Bounded<20, 300>,
}

/// A text is no policy: what is wrong with it, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError(String);

impl core::fmt::Display for PolicyError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for PolicyError {}

impl Policy {
    /// Reads a policy written as TOML.
    ///
    /// # Errors
    /// When it is no TOML, or has a field that is not known or a value that is not taken; the error names it.
    pub fn from_toml(text: &str) -> Result<Self, PolicyError> {
        toml::from_str(text).map_err(|error| PolicyError(error.to_string()))
    }
}

impl Default for Requirement {
    fn default() -> Self {
        Self {
            team: TeamMode::Everyone,
            end_users: EndUserMode::Everyone,
            grace_days: Bounded::clamped(0),
            overrides: true,
            admin_first: false,
            sso_exempt: true,
            encourage_days: Bounded::clamped(0),
        }
    }
}

impl Default for Methods {
    fn default() -> Self {
        let everybody = vec![Role::Owner, Role::Admin, Role::Agent, Role::EndUser];
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
            roles: Vec::new(),
            marked: None,
            seconds: Bounded::clamped(60),
        }
    }
}

impl Default for SmsTerms {
    fn default() -> Self {
        Self {
            roles: Vec::new(),
            marked: None,
            seconds: Bounded::clamped(60),
            barred_countries: Vec::new(),
            email_fallback: false,
        }
    }
}

impl Default for Floors {
    fn default() -> Self {
        Self {
            team: Floor::None,
            end_users: Floor::None,
            code_seconds: Bounded::clamped(300),
            link_seconds: Bounded::clamped(600),
        }
    }
}

impl Default for TrustedDevices {
    fn default() -> Self {
        Self {
            days: Bounded::clamped(0),
        }
    }
}

impl Default for Recovery {
    fn default() -> Self {
        Self {
            codes: Bounded::clamped(10),
            shown: Shown::AfterConfirmation,
            issued_by: vec![Role::Owner, Role::Admin],
        }
    }
}

impl Default for BudgetTerms {
    fn default() -> Self {
        Self {
            slips: Bounded::clamped(4),
            first_wait_seconds: Bounded::clamped(30),
            longest_wait_seconds: Bounded::clamped(3600),
            stop: Bounded::clamped(100),
            guesses_per_year: Bounded::clamped(300),
        }
    }
}

impl Floors {
    /// What it asks on `surface`.
    #[must_use]
    pub const fn on(&self, surface: Surface) -> Floor {
        match surface {
            Surface::Team => self.team,
            Surface::EndUsers => self.end_users,
        }
    }
}

impl Methods {
    /// Who may set up a factor of `kind`.
    #[must_use]
    pub fn roles(&self, kind: FactorKind) -> &[Role] {
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

impl Country {
    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Country {
    type Error = NotACountry;

    fn try_from(text: String) -> Result<Self, NotACountry> {
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Ok(Self(text))
        } else {
            Err(NotACountry)
        }
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.0
    }
}

impl core::fmt::Display for NotACountry {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("expected a country as ISO 3166-1 names it, in two capital letters")
    }
}

impl core::error::Error for NotACountry {}
