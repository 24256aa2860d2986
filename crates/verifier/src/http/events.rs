use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::auth::{Backend, Events};
use super::openapi::problems;
use super::path::perhaps_minted;
use super::problem::Problem;
use super::query::{Asked, Asking, page_size};
use super::shapes::{self, EventsPage, Word};
use crate::ids::{EventId, MemberId};
use crate::model::PageSize;
use crate::service::{EventFilter, Service};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}

problems! {
    ListProblems = [BACKEND, ADDRESS];
}

/// Some of what happened.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct EventsQuery {
    /// The `next_cursor` of the page before; the newest without it.
    #[param(value_type = Option<shapes::EventId>)]
    cursor: Option<String>,
    /// How many rows the page has at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// Only what happened to this member.
    #[param(value_type = Option<shapes::MemberId>)]
    member: Option<String>,
    /// Only this.
    kind: Option<shapes::EventName>,
}

impl Asked for EventsQuery {
    const TAKES: &'static str =
        "the query takes `cursor`, `limit` (1 to 200), `member` and `kind`, each once";
}

impl EventsQuery {
    /// Which, and how many.
    pub(super) fn read(self) -> Result<(EventFilter, PageSize), Problem> {
        let size = page_size(self.limit)?;
        let member = self
            .member
            .map(|member| MemberId::parse(&member))
            .transpose()
            .map_err(|error| Problem::malformed(format!("`member`: {error}")))?;
        let before = self
            .cursor
            .map(|cursor| EventId::from_text(perhaps_minted(cursor)));
        let filter = EventFilter {
            member,
            kind: self.kind.map(|Word(kind)| kind),
            before,
            after: None,
        };
        Ok((filter, size))
    }
}

/// What happened in the workspace, newest first.
#[utoipa::path(get, path = "/v1/events", tag = "events", operation_id = "list_events",
    params(EventsQuery), security(("api_key" = [])),
    responses((status = 200, description = "Some of the events", body = EventsPage), ListProblems))]
async fn list(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Events>,
    Asking(asked): Asking<EventsQuery>,
) -> Result<Json<EventsPage>, Problem> {
    let (filter, size) = asked.read()?;
    let page = service.events(workspace, filter, size);
    Ok(Json(page.await?.into()))
}
