use countersign_policy::Timestamp;

use crate::ids::DeviceId;
use crate::token::DeviceToken;

/// Seconds in a day.
pub const DAY: u32 = 24 * 3600;

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

impl Device {
    /// What it is to a sign-in at `now`, when a policy lets browsers be trusted for so many days: the fewer days of the policy
    /// and of what was promised count.
    #[must_use]
    pub fn standing(&self, days: u32, now: Timestamp) -> countersign_policy::Device {
        let until = self.created_at.plus_seconds(days.saturating_mul(DAY));
        if self.trusted && !until.is_past(now) {
            countersign_policy::Device::Trusted
        } else {
            countersign_policy::Device::Known
        }
    }
}

/// What a browser is known by from now on.
#[derive(Debug)]
pub struct IssuedDevice {
    /// For the application to keep as a cookie.
    pub token: DeviceToken,
    /// Whether it stands in for a second factor.
    pub trusted: bool,
    /// When it is worth nothing any more.
    pub expires_at: Timestamp,
}
