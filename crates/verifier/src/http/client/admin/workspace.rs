//! The whole workspace, as an administrator sees it: its policy, its members, what happened.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use countersign_delivery::Language;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::Body;
use crate::http::events::EventsQuery;
use crate::http::openapi::problems;
use crate::http::policy::{HistoryQuery, IfMatch, Versioned, read_policy, versioned};
use crate::http::problem::Problem;
use crate::http::query::{Asked, Asking};
use crate::http::report::ReportQuery;
use crate::http::shapes::{
    self, AdminPolicy, Announcement, Coverage, EventsPage, PolicyHistory, ReportRow, RosterPage,
    Word,
};
use crate::ids::MemberId;
use crate::model::PageSize;
use crate::service::Service;

/// Members of one page of the list: small rows, of which there may be a hundred thousand.
const LARGEST_PAGE: u32 = 2_000;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(policy, put_policy))
        .routes(routes!(history))
        .routes(routes!(members))
        .routes(routes!(events))
        .routes(routes!(coverage))
        .routes(routes!(announcement))
        .routes(routes!(report))
}

problems! {
    ReadProblems = [BROWSER] WrongPurpose, RoleMayNot;
    ListProblems = [BROWSER, ADDRESS] WrongPurpose, RoleMayNot;
    PutPolicyProblems = [BROWSER, BODY] WrongPurpose, RoleMayNot, StepUpRequired, PolicyInvalid, AdminFirst, PolicyChanged, IfMatchRequired;
}

/// A policy to put in force.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SwitchPolicy {
    /// What is absent is as in the default policy.
    #[schema(value_type = countersign_policy::Policy)]
    policy: Value,
}

/// Some of the members.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RosterQuery {
    /// The `next_cursor` of the page before; the first page without it.
    #[param(value_type = Option<shapes::MemberId>)]
    cursor: Option<String>,
    /// How many rows the page has at most.
    #[param(minimum = 1, maximum = 2000, default = 50)]
    limit: Option<u32>,
}

impl Asked for RosterQuery {
    const TAKES: &'static str = "the query takes `cursor` and `limit` (1 to 2000), each once";
}

/// In which language.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AnnouncementQuery {
    /// English, unless it is said.
    language: Option<shapes::Language>,
}

impl Asked for AnnouncementQuery {
    const TAKES: &'static str =
        "the query takes `language` (`en`, `de`, `es`, `fr`, `ja` or `ar`), once";
}

/// The policy in force, with all that a preview of another one needs.
#[utoipa::path(get, path = "/v1/client/admin/policy", tag = "admin", operation_id = "admin_get_policy",
    security(("client_token" = [])),
    responses((status = 200, description = "The policy", body = AdminPolicy), ReadProblems))]
async fn policy(
    State(service): State<Service>,
    Visitor(page): Visitor,
) -> Result<Versioned<AdminPolicy>, Problem> {
    let (in_force, change) = service.policy(page).await?;
    Ok(versioned(
        in_force.version,
        AdminPolicy::new(&in_force, change),
    ))
}

/// Puts a policy in the place of the one whose version is sent as `If-Match`.
#[utoipa::path(put, path = "/v1/client/admin/policy", tag = "admin", operation_id = "admin_put_policy",
    params(("if-match" = Option<String>, Header, description = "The version of the policy that is replaced, in quotation marks")),
    request_body = SwitchPolicy, security(("client_token" = [])),
    responses((status = 200, description = "It is in force", body = AdminPolicy), PutPolicyProblems))]
async fn put_policy(
    State(service): State<Service>,
    Visitor(page): Visitor,
    replaced: Result<IfMatch, Problem>,
    Body(wanted): Body<SwitchPolicy>,
) -> Result<Versioned<AdminPolicy>, Problem> {
    let policy = read_policy(wanted.policy)?;
    let IfMatch(version) = replaced?;
    let changed = service.change_policy(page, version, policy, None);
    let (in_force, change) = changed.await?;
    Ok(versioned(
        in_force.version,
        AdminPolicy::new(&in_force, change),
    ))
}

/// The policies that the workspace has and had, newest first.
#[utoipa::path(get, path = "/v1/client/admin/policy/history", tag = "admin", operation_id = "admin_list_policies",
    params(HistoryQuery), security(("client_token" = [])),
    responses((status = 200, description = "Some of the policies", body = PolicyHistory), ListProblems))]
async fn history(
    State(service): State<Service>,
    Visitor(page): Visitor,
    Asking(asked): Asking<HistoryQuery>,
) -> Result<Json<PolicyHistory>, Problem> {
    let (before, size) = asked.read()?;
    let policies = service.policies(page, before, size);
    Ok(Json(policies.await?.into()))
}

/// The members, in the order of their ids, with what a list shows and a preview needs of each.
#[utoipa::path(get, path = "/v1/client/admin/members", tag = "admin", operation_id = "admin_list_members",
    params(RosterQuery), security(("client_token" = [])),
    responses((status = 200, description = "Some of the members", body = RosterPage), ListProblems))]
async fn members(
    State(service): State<Service>,
    Visitor(page): Visitor,
    Asking(asked): Asking<RosterQuery>,
) -> Result<Json<RosterPage>, Problem> {
    let size = asked.limit.map_or(Some(PageSize::DEFAULT), |rows| {
        PageSize::up_to(LARGEST_PAGE, rows)
    });
    let size = size.ok_or_else(|| Problem::malformed("`limit` is 1 to 2000"))?;
    let after = asked
        .cursor
        .map(|cursor| MemberId::parse(&cursor))
        .transpose()
        .map_err(|_| Problem::malformed("`cursor` is the `next_cursor` of the page before"))?;
    Ok(Json(service.roster(page, after, size).await?.into()))
}

/// What happened in the workspace, newest first.
#[utoipa::path(get, path = "/v1/client/admin/events", tag = "admin", operation_id = "admin_list_events",
    params(EventsQuery), security(("client_token" = [])),
    responses((status = 200, description = "Some of the events", body = EventsPage), ListProblems))]
async fn events(
    State(service): State<Service>,
    Visitor(page): Visitor,
    Asking(asked): Asking<EventsQuery>,
) -> Result<Json<EventsPage>, Problem> {
    let (filter, size) = asked.read()?;
    let events = service.events(page, filter, size);
    Ok(Json(events.await?.into()))
}

/// Who has what since when, and who must by when: every member, in the order of their ids.
#[utoipa::path(get, path = "/v1/client/admin/report", tag = "admin", operation_id = "admin_report",
    params(ReportQuery), security(("client_token" = [])),
    responses(
        (status = 200, description = "The report. An answer that breaks off is not whole: go on after its last member.", content(
            (ReportRow = "application/x-ndjson"),
            (String = "text/csv"),
        )),
        ListProblems))]
async fn report(
    State(service): State<Service>,
    Visitor(page): Visitor,
    Asking(asked): Asking<ReportQuery>,
) -> Result<Response, Problem> {
    asked.answer(service, page).await
}

/// How many of those who must have a second factor have one: a day after the other, and now.
#[utoipa::path(get, path = "/v1/client/admin/coverage", tag = "admin", operation_id = "admin_coverage",
    security(("client_token" = [])),
    responses((status = 200, description = "Each day that was counted, and now", body = Coverage), ReadProblems))]
async fn coverage(
    State(service): State<Service>,
    Visitor(page): Visitor,
) -> Result<Json<Coverage>, Problem> {
    Ok(Json(service.coverage(page).await?.into()))
}

/// A text that tells the team what the policy in force asks of them, to copy.
#[utoipa::path(get, path = "/v1/client/admin/announcement", tag = "admin", operation_id = "admin_announcement",
    params(AnnouncementQuery), security(("client_token" = [])),
    responses((status = 200, description = "The text", body = Announcement), ListProblems))]
async fn announcement(
    State(service): State<Service>,
    Visitor(page): Visitor,
    Asking(asked): Asking<AnnouncementQuery>,
) -> Result<Json<Announcement>, Problem> {
    let language = asked
        .language
        .map_or_else(Language::default, |Word(language)| language);
    Ok(Json(service.announcement(page, language).await?.into()))
}
