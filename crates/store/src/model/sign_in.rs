use countersign_policy::{
    Advice, Assurance, Denial, Ease, Enrollment, FactorKind, Mark, Method, Network, Shown,
    Timestamp,
};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use super::{Action, Brand, IssuedDevice, LostWays, Origin, Reset, Sent};
use crate::ids::{FactorId, MemberId, SignInId};

/// How far a sign-in is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum SignInStatus {
    /// A code is asked for.
    Challenge,
    /// A first factor must be set up.
    Enroll,
    /// Nothing can be done until the member is unlocked.
    Denied,
    /// Nothing was asked, or it was shown; then the receipt is to be redeemed.
    Passed,
    /// It is over.
    Ended,
}

/// Why a sign-in asks nothing, or is denied.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Why {
    /// Too many wrong codes in a row: an administrator unlocks the member.
    Locked,
    /// Too many wrong codes in a year: the password is known to somebody and must be changed.
    PasswordChange,
    /// A password opens no API here: a token does.
    ApiPassword,
    /// A factor is required, and the policy lets this role use none.
    NoMethod,
    /// The identity provider decides.
    Sso,
    /// The member's own setting says so.
    Exempt,
    /// The policy asks nothing of them.
    NotRequired,
    /// They passed a sign-in in this browser before.
    KnownDevice,
    /// They trust this browser.
    TrustedDevice,
}

impl From<Denial> for Why {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::Locked => Self::Locked,
            Denial::PasswordChange => Self::PasswordChange,
            Denial::ApiPassword => Self::ApiPassword,
            Denial::NoMethod => Self::NoMethod,
        }
    }
}

impl From<Ease> for Why {
    fn from(ease: Ease) -> Self {
        match ease {
            Ease::Sso => Self::Sso,
            Ease::Exempt => Self::Exempt,
            Ease::NotRequired => Self::NotRequired,
            Ease::KnownDevice => Self::KnownDevice,
            Ease::TrustedDevice => Self::TrustedDevice,
        }
    }
}

impl Why {
    /// What a sign-in is worth that asked nothing for this reason; `None` when it was denied.
    #[must_use]
    pub const fn assurance(self) -> Option<Assurance> {
        match self {
            Self::Locked | Self::PasswordChange | Self::ApiPassword | Self::NoMethod => None,
            Self::Sso | Self::Exempt | Self::NotRequired | Self::KnownDevice => {
                Some(Assurance::SingleFactor)
            }
            Self::TrustedDevice => Some(Assurance::Reduced),
        }
    }
}

/// What a browser holds a client token for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Purpose {
    /// Passing one sign-in.
    SignIn,
    /// Looking after one's own factors.
    Security,
    /// Looking after the workspace's policy and members.
    Admin,
}

/// What the application knows of the attempt. It is kept with the sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Where the person calls from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// What their browser calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    /// The application's own name for the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Where the application takes that address to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// A sign-in's context is too much to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "each text of a context has at most {} bytes, none of them NUL",
    Context::LONGEST
)]
pub struct ContextError;

impl Context {
    /// Bytes that each text has at most.
    pub const LONGEST: usize = 2048;

    /// The network that the person calls from, when `ip` names one.
    #[must_use]
    pub fn network(&self) -> Option<Network> {
        self.ip.as_deref().and_then(Network::of)
    }

    /// Whether it is little enough to keep.
    ///
    /// # Errors
    /// When one of its texts is too long, or has a NUL.
    pub fn check(&self) -> Result<(), ContextError> {
        let texts = [&self.ip, &self.user_agent, &self.device, &self.place];
        let fits = texts
            .into_iter()
            .flatten()
            // PostgreSQL keeps no NUL.
            .all(|text| text.len() <= Self::LONGEST && !text.contains('\0'));
        if fits { Ok(()) } else { Err(ContextError) }
    }
}

/// A sign-in as its person looks back on it, or some in a row that let nobody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentSignIn {
    /// The newest of them.
    pub id: SignInId,
    /// When that began.
    pub at: Timestamp,
    /// Whether it let somebody in.
    pub passed: bool,
    /// Whether the page belongs to the session that it began.
    pub current: bool,
    /// What passed it.
    pub method: Option<Method>,
    /// Why it asked nothing, or was denied.
    pub why: Option<Why>,
    /// What the person was shown, where it was no sign-in.
    pub action: Option<String>,
    /// What the application calls the browser.
    pub device: Option<String>,
    /// Where the application took it to be.
    pub place: Option<String>,
    /// How many there are in the row.
    pub attempts: u32,
    /// The wrong codes given in them.
    pub failures: u32,
}

/// Where a hosted page sends the person when it is done. The backend names it, so a browser cannot turn it elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnTo {
    address: String,
    origin: Origin,
}

/// Why a text is no address to return to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("return_to is an absolute http or https address of at most 2048 bytes, without a fragment")]
pub struct ReturnToError;

impl ReturnTo {
    /// Reads an address.
    ///
    /// # Errors
    /// When it is relative, of another scheme, too long, or has a fragment, a user name or a control character.
    pub fn parse(text: &str) -> Result<Self, ReturnToError> {
        let (scheme, rest) = text.split_once("://").ok_or(ReturnToError)?;
        let (authority, _) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let origin =
            Origin::parse(&format!("{scheme}://{authority}")).map_err(|_| ReturnToError)?;
        let spelled = text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'#' && byte != b'\\');
        if text.len() > 2048 || !spelled {
            return Err(ReturnToError);
        }
        Ok(Self {
            address: text.to_owned(),
            origin,
        })
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// The origin that it leads to.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.origin.as_str()
    }
}

/// A sign-in, as the application's backend sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Its id.
    pub id: SignInId,
    /// Who signs in.
    pub member: MemberId,
    /// What else than a sign-in it is for.
    pub action: Option<Action>,
    /// How far it is.
    pub status: SignInStatus,
    /// Why it asks nothing, or is denied.
    pub why: Option<Why>,
    /// What can pass it.
    pub methods: Vec<Method>,
    /// The set-up that it asks for or offers, now or after its challenge.
    pub enrollment: Option<Enrollment>,
    /// What it is worth, once it is passed.
    pub assurance: Option<Assurance>,
    /// The reset of the member's factors that is under way.
    pub reset: Option<Reset>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it is over.
    pub expires_at: Timestamp,
}

/// What a redeemed receipt proves.
#[derive(Debug)]
pub struct Redeemed {
    /// The sign-in.
    pub sign_in: SignInId,
    /// Who signed in.
    pub member: MemberId,
    /// What else than a sign-in it opens.
    pub action: Option<Action>,
    /// With what; none when a set-up was put off and nothing else was asked.
    pub method: Option<Method>,
    /// With which factor; none for a recovery code.
    pub factor: Option<FactorId>,
    /// What the second factor was, in the words of RFC 8176. The password is the application's own to add.
    pub amr: &'static [&'static str],
    /// What it is worth.
    pub assurance: Assurance,
    /// Whether the method withstands a page that passes codes on. No code that is typed does.
    pub phishing_resistant: bool,
    /// Wrong codes since the member's last success that were not given in this sign-in.
    pub failures_before: u32,
    /// When the code was accepted.
    pub at: Timestamp,
    /// What the browser is known by from now on, if it is.
    pub device: Option<IssuedDevice>,
}

/// One method that can pass a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub method: Method,
    /// The factor that its codes are sent for, if they are sent for one.
    pub factor: Option<FactorId>,
    /// Enough of where its codes go for their owner to know it by.
    pub hint: Option<String>,
    /// How it is offered.
    pub marked: Option<Mark>,
    /// How many digits a code has, fewest first; none where no code of digits is typed.
    pub digits: Vec<u8>,
    /// What was sent already.
    pub sent: Option<Sent>,
}

/// A set-up that is asked for, or offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUpOffer {
    /// What can be set up, the better ones first.
    pub kinds: Vec<(FactorKind, Option<Mark>)>,
    /// By when it must be done; none: it is only offered.
    pub by: Option<Timestamp>,
    /// Whether this sign-in can be passed without.
    pub may_skip: bool,
    /// How many recovery codes come with it.
    pub codes: u32,
    /// When they are shown.
    pub shown: Shown,
}

/// What a person may change on their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// What can be added.
    pub add: Vec<FactorKind>,
    /// Whether the last factor can be removed.
    pub remove: bool,
    /// Whether new recovery codes can be asked for.
    pub renew_codes: bool,
}

/// What a browser may know of what it holds a token for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientSession {
    /// What the token is for.
    pub purpose: Purpose,
    /// The workspace's name.
    pub workspace: String,
    /// How its hosted pages look.
    pub brand: Brand,
    /// The member's id.
    pub member: MemberId,
    /// The member's label.
    pub label: Option<String>,
    /// The sign-in; none for the purpose `security`.
    pub sign_in: Option<SignInId>,
    /// The sign-in's status; none for the purpose `security`.
    pub status: Option<SignInStatus>,
    /// What else than a sign-in it is for.
    pub action: Option<Action>,
    /// Why it is denied, or asked nothing.
    pub why: Option<Why>,
    /// What can be given.
    pub methods: Vec<Offer>,
    /// The set-up that is asked for or offered.
    pub enrollment: Option<SetUpOffer>,
    /// For how many days this browser can be trusted; 0: not at all.
    pub trust_days: u32,
    /// What people are told after a set-up.
    pub advice: Vec<Advice>,
    /// What the person may change.
    pub may: Permissions,
    /// Whether a change to the factors asks for a code first.
    pub needs_step_up: bool,
    /// How many confirmed factors the member has.
    pub factors: u32,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// The reset of the member's factors that is under way.
    pub reset: Option<Reset>,
    /// How somebody gets on who cannot pass it; none where no factor is asked for.
    pub lost: Option<LostWays>,
    /// Where a hosted page goes when it is done.
    pub return_to: Option<String>,
    /// When the token is worth nothing any more.
    pub expires_at: Timestamp,
}
