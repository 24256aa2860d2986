use countersign_policy::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::clock;
use crate::ids::MemberId;
use crate::labels::labelled;

labelled! {
    /// Whether a member has a second factor.
    pub enum MemberStatus {
        /// None that was confirmed.
        None = "none",
        /// At least one.
        Active = "active",
    }
}

/// A person of the application's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Member {
    /// The application's name for them.
    pub id: MemberId,
    /// What their authenticator app shows as the account; their id, when there is none.
    pub label: Option<String>,
    /// Whether they have a second factor.
    pub status: MemberStatus,
    /// How many confirmed factors they have.
    pub factors: u32,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// Wrong codes in a row.
    pub failures: u32,
    /// Before this moment no code of theirs is looked at.
    #[serde(serialize_with = "clock::serialize_option")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub retry_at: Option<Timestamp>,
    /// Whether the failure budget is spent: no code is taken until they are unlocked.
    pub locked: bool,
    /// When they were made known.
    #[serde(serialize_with = "clock::serialize")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}
