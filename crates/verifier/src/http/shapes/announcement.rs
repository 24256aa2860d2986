use countersign_delivery::Announced;
use serde::Serialize;
use utoipa::ToSchema;

/// An announcement to copy: plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Announcement {
    /// A title for it.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl From<Announced> for Announcement {
    fn from(announced: Announced) -> Self {
        Self {
            subject: announced.subject,
            text: announced.text,
        }
    }
}
