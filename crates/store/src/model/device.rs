use countersign_policy::Timestamp;

use crate::ids::DeviceId;

/// A browser that a member passed a sign-in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Whether it stands in for a second factor. One that does not is only known: no new-device check is made there.
    pub trusted: bool,
    /// What the application calls it.
    pub name: Option<String>,
    /// Where the application saw it.
    pub place: Option<String>,
    /// When it first passed a sign-in.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Timestamp,
    /// When it is forgotten.
    pub expires_at: Timestamp,
}
