use countersign_policy::Timestamp;
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use super::Origin;
use crate::ids::{KeyId, WorkspaceId};
use crate::text::can_be_seen;

/// One customer of this verifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Its name, which people see as the issuer in their authenticator app.
    pub name: String,
    /// The pages that may call with one of its client tokens.
    pub origins: Vec<Origin>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Workspace {
    /// Whether pages of `origin` may call.
    #[must_use]
    pub fn lists(&self, origin: &str) -> bool {
        self.origins.iter().any(|listed| listed.as_str() == origin)
    }
}

/// A workspace's name: 1 to 64 characters that every authenticator app shows as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceName(String);

/// Why a text is no workspace's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a workspace's name has 1 to 64 characters, none of : & # ? % + or a character that cannot be seen, and no space at either \
     end: it is what people see as the issuer in their authenticator app"
)]
pub struct WorkspaceNameError;

impl WorkspaceName {
    /// Reads a name.
    ///
    /// # Errors
    /// When some app would show it otherwise, or it is empty or too long.
    pub fn parse(text: &str) -> Result<Self, WorkspaceNameError> {
        let length = text.chars().count();
        let bad = |letter: char| !can_be_seen(letter) || ":&#?%+".contains(letter);
        if !(1..=64).contains(&length) || text.trim() != text || text.chars().any(bad) {
            return Err(WorkspaceNameError);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an API key may be used for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Scope {
    /// Beginning sign-ins, redeeming their receipts, verifying codes.
    SignIns,
    /// Members, their factors and recovery codes, tokens for their pages, unlocking, ending sessions.
    Members,
    /// Reading what happened.
    Events,
    /// Reading and changing the workspace's policy.
    Policy,
    /// Reading who has a second factor, and who must.
    Report,
}

impl Scope {
    /// Every scope: what a key has unless its maker says otherwise.
    #[must_use]
    pub fn all() -> Vec<Self> {
        Self::VARIANTS.to_vec()
    }
}

/// What is known of an API key; the key itself is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// Its public name.
    pub id: KeyId,
    /// What its owner calls it.
    pub label: Option<String>,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was ended, if it was.
    pub revoked_at: Option<Timestamp>,
}
