use crate::model;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{EventId, EventName, MemberId, Moment};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When it happened.
    pub at: Moment,
    /// To whom; null when it was not to a member.
    #[schema(required = true)]
    pub member: Option<MemberId>,
    /// What happened.
    pub kind: EventName,
    /// More about it, by kind: the `address`, `factor`, `method`, `reason`, `reset`, `by` whom, `sign_in`, `status`, `purpose`, `version`, or how
    /// many `codes`.
    #[schema(value_type = Object)]
    pub detail: Value,
}

impl From<model::Event> for Event {
    fn from(event: model::Event) -> Self {
        Self {
            id: event.id.into(),
            at: event.at.into(),
            member: event.member.map(MemberId::from),
            kind: event.kind.into(),
            detail: event.detail,
        }
    }
}

/// Some of what happened in a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EventsPage {
    /// Newest first.
    pub events: Vec<Event>,
    /// What to ask the next page with; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl From<model::Page<model::Event>> for EventsPage {
    fn from(page: model::Page<model::Event>) -> Self {
        Self {
            events: page.rows.into_iter().map(Event::from).collect(),
            next_cursor: page.next,
        }
    }
}
