use std::fmt;

use countersign_policy::FactorKind;
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};
use zeroize::Zeroizing;

use crate::Language;

/// By which way a message reaches a person.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum Channel {
    /// E-mail.
    Email,
    /// Text message to a telephone.
    Sms,
}

/// Whom a message goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// By which way.
    pub channel: Channel,
    /// Where: an e-mail address, or a telephone number as E.164 writes it.
    pub address: String,
}

/// Where something was asked for or done from, as the application told it. Whoever is at that browser may have chosen every
/// word of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Circumstances {
    /// The browser and device, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The place, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The network address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
}

/// What a message is about. The code or link that it brings is not part of it: that one is never stored in the clear.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", tag = "about")]
pub enum Text {
    /// A code that passes a sign-in.
    SignInCode {
        /// Seconds for which it is good.
        seconds: u32,
        /// Where the sign-in was begun.
        from: Circumstances,
    },
    /// A link that passes a sign-in.
    SignInLink {
        /// Seconds for which it is good.
        seconds: u32,
        /// Where the sign-in was begun.
        from: Circumstances,
    },
    /// A code that passes a sign-in from a device that was not seen before.
    NewDeviceCode {
        /// Seconds for which it is good.
        seconds: u32,
        /// Where the sign-in was begun.
        from: Circumstances,
    },
    /// A code that lets the person change their sign-in settings.
    ChangeCode {
        /// Seconds for which it is good.
        seconds: u32,
        /// Where the page is open.
        from: Circumstances,
    },
    /// A code that shows that the address is its reader's.
    AddressCode {
        /// Seconds for which it is good.
        seconds: u32,
    },
    /// A code that shows that the address is its reader's, who asks for a reset.
    ResetCode {
        /// Seconds for which it is good.
        seconds: u32,
        /// Where the sign-in was begun.
        from: Circumstances,
    },
    /// A reset was asked for and waits; a link that cancels it.
    ResetAsked {
        /// When the wait is over: seconds since the Unix epoch.
        due: i64,
        /// Where it was asked for.
        from: Circumstances,
    },
    /// Something changed.
    Notice(Notice),
}

impl Text {
    /// Whether it brings a code or a link.
    #[must_use]
    pub const fn brings_secret(&self) -> bool {
        match self {
            Self::SignInCode { .. }
            | Self::SignInLink { .. }
            | Self::NewDeviceCode { .. }
            | Self::ChangeCode { .. }
            | Self::AddressCode { .. }
            | Self::ResetCode { .. }
            | Self::ResetAsked { .. } => true,
            Self::Notice(_) => false,
        }
    }
}

/// A change that its person is told of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case", tag = "notice")]
#[strum(serialize_all = "kebab-case")]
pub enum Notice {
    /// A factor was set up.
    FactorAdded {
        /// What sort of factor, if that is known.
        kind: Option<FactorKind>,
        /// What its owner calls it.
        name: Option<String>,
    },
    /// A factor was removed.
    FactorRemoved {
        /// What sort of factor, if that is known.
        kind: Option<FactorKind>,
        /// What its owner calls it.
        name: Option<String>,
    },
    /// New recovery codes took the place of the old ones.
    RecoveryCodesRenewed,
    /// A recovery code was used.
    RecoveryCodeUsed {
        /// How many are left.
        left: u32,
    },
    /// An administrator handed out a recovery code.
    RecoveryCodeIssued,
    /// An address was added.
    AddressAdded {
        /// Enough of it to know it by.
        hint: String,
    },
    /// An address was removed.
    AddressRemoved {
        /// Enough of it to know it by.
        hint: String,
    },
    /// A browser need give no code for some time.
    DeviceTrusted {
        /// The browser.
        from: Circumstances,
    },
    /// A copy of a trusted browser's token was shown, so that neither is trusted any more.
    DeviceCopied {
        /// The browser.
        from: Circumstances,
    },
    /// Too many wrong codes: no code is taken until an administrator unlocks.
    Locked,
    /// An administrator unlocked.
    Unlocked,
    /// The password was changed.
    PasswordChanged,
    /// Every factor was taken away, so that new ones can be set up.
    Reset,
    /// An administrator asked for that, and an owner is asked.
    ResetPermission,
    /// The owner refused it.
    ResetRefused,
    /// It was cancelled.
    ResetCancelled,
    /// They must have a second factor and have none.
    SetUpDue {
        /// By when: seconds since the Unix epoch; none: that moment is past.
        by: Option<i64>,
    },
    /// To an owner: an administrator asks for their permission to reset another member.
    ResetToPermit {
        /// Whose factors they are.
        account: String,
    },
    /// To that administrator: what the owner said.
    ResetAnswered {
        /// Whose factors they are.
        account: String,
        /// Whether the owner permitted it.
        permitted: bool,
    },
}

/// What may be stored of a message in the clear: everything but its code or link.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Content {
    /// The name of the website that it is sent for.
    pub workspace: String,
    /// The account that it is about, as its owner knows it.
    pub account: String,
    /// In whose words.
    pub language: Language,
    /// What it is about.
    pub text: Text,
}

/// A message, whole.
pub struct Message {
    /// Its id: the same each time that it is sent, so that a copy can be recognized.
    pub id: String,
    /// Whom it goes to.
    pub to: Recipient,
    /// When what it tells of happened: seconds since the Unix epoch.
    pub at: i64,
    /// What it says.
    pub content: Content,
    /// The code or link that it brings.
    pub secret: Option<Zeroizing<String>>,
}

/// Neither the address nor the secret: this may reach a log.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.id)
    }
}
