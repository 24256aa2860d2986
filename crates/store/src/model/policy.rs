use countersign_policy::{Policy, Timestamp};

use crate::ids::MemberId;

/// A policy that a workspace has or had, and who put it in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChange {
    /// How many the workspace had by then.
    pub version: u32,
    /// The policy.
    pub policy: Policy,
    /// Since when it is in force, or when it was put there.
    pub at: Timestamp,
    /// The member who did; none: the application, or whoever looks after the verifier.
    pub by: Option<MemberId>,
}
