use crate::model;
use crate::token::DeviceToken;
use serde::Serialize;
use utoipa::ToSchema;

use super::{DeviceId, Moment};
use crate::http::shown;

/// A browser that a member passed a sign-in with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// What the application calls it.
    #[schema(required = true, max_length = 128)]
    pub name: Option<String>,
    /// Where the application took it to be.
    #[schema(required = true, max_length = 128)]
    pub place: Option<String>,
    /// Whether it stands in for a second factor. One that does not is only known: no new-device check is made there.
    pub trusted: bool,
    /// When it was first passed with, or trusted.
    pub created_at: Moment,
    /// When it was last used.
    pub last_used_at: Moment,
    /// When it is forgotten.
    pub expires_at: Moment,
}

impl From<model::Device> for Device {
    fn from(device: model::Device) -> Self {
        Self {
            id: device.id.into(),
            name: device.name,
            place: device.place,
            trusted: device.trusted,
            created_at: device.created_at.into(),
            last_used_at: device.last_used_at.into(),
            expires_at: device.expires_at.into(),
        }
    }
}

/// A member's browsers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Devices {
    /// The one that was used last first.
    pub devices: Vec<Device>,
}

impl From<Vec<model::Device>> for Devices {
    fn from(devices: Vec<model::Device>) -> Self {
        Self {
            devices: devices.into_iter().map(Device::from).collect(),
        }
    }
}

/// What a browser is known by from now on. It changes at each use: keep this one in the place of the one before, as a cookie
/// that scripts cannot read. Whoever shows an old one is taken for a thief, and the browser is known no more.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssuedDevice {
    /// For the application to send as `device` when the member signs in from this browser again.
    #[serde(serialize_with = "shown::token")]
    #[schema(value_type = String, pattern = "^cs_device_[a-z2-7]{59}$")]
    pub token: DeviceToken,
    /// Whether it stands in for a second factor.
    pub trusted: bool,
    /// When it is worth nothing any more.
    pub expires_at: Moment,
}

impl From<model::IssuedDevice> for IssuedDevice {
    fn from(device: model::IssuedDevice) -> Self {
        Self {
            token: device.token,
            trusted: device.trusted,
            expires_at: device.expires_at.into(),
        }
    }
}
