use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{Assurance, FactorKind, Method, Timestamp, words::words};

/// What a sign-in asks of a member.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Decision {
    /// Nothing: the application signs them in.
    Passed {
        /// Why nothing is asked.
        why: Ease,
    },
    /// To pass by one of these methods.
    Challenge {
        /// What can pass it; never empty.
        methods: Vec<Method>,
        /// A set-up that follows when it was passed.
        then: Option<Enrollment>,
    },
    /// To set up a first factor.
    Enroll(Enrollment),
    /// Nothing can be done here.
    Denied {
        /// Why.
        why: Denial,
        /// When it ends by itself, if it does.
        until: Option<Timestamp>,
    },
}

/// A set-up that is asked for or offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrollment {
    /// The deadline that is still ahead. None: the set-up is asked for now, or (if it may be skipped) merely offered.
    pub by: Option<Timestamp>,
    /// Whether "later" is an answer.
    pub may_skip: bool,
    /// What the member may set up, what the policy recommends first; never empty.
    pub kinds: Vec<FactorKind>,
}

words! {
    /// Why nothing is asked.
    pub enum Ease {
        /// The identity provider has asked.
        Sso,
        /// The member is exempt.
        Exempt,
        /// Nothing requires a second factor (yet).
        NotRequired,
        /// There is no second factor, and the browser is known.
        KnownDevice,
        /// There is a second factor, and the browser is trusted for some days.
        TrustedDevice,
    }
}

impl Ease {
    /// How much such a sign-in says about who it was: a trusted browser once saw a second factor.
    #[must_use]
    pub const fn assurance(self) -> Assurance {
        match self {
            Self::TrustedDevice => Assurance::Reduced,
            Self::Sso | Self::Exempt | Self::NotRequired | Self::KnownDevice => {
                Assurance::SingleFactor
            }
        }
    }
}

words! {
    /// Why a sign-in is denied, and so what would open it again.
    pub enum Denial {
        /// Too many wrong codes in a row: an administrator unlocks the member.
        Locked,
        /// Too many wrong codes in a year: somebody has the password, and it must be changed first.
        PasswordChange,
        /// A password alone is not taken by an API: the member signs in on a page, or uses a token of the application.
        ApiPassword,
        /// There is nothing to ask: no e-mail address to send to, or no method that the member's role may use.
        NoMethod,
    }
}
