use serde::{Deserialize, Serialize};

use super::CodeSeconds;
use crate::{Bounded, Surface, words::words};

words! {
    /// What is asked of somebody who has no factor.
    #[derive(Default)]
    pub enum Floor {
        /// Nothing.
        #[default]
        None,
        /// To open a link that was sent by e-mail, in the browser that asked for it.
        EmailLink,
        /// To type a code that was sent by e-mail, in a browser that is not known.
        NewDevice,
    }
}

/// What is asked of somebody who has no factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Floors {
    /// Of the team.
    pub team: Floor,
    /// Of the end users.
    pub end_users: Floor,
    /// How long a new-device code lives.
    pub code_seconds: CodeSeconds,
    /// How long a sign-in link lives.
    pub link_seconds: CodeSeconds,
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
