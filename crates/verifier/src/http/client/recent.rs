use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::body::NoBody;
use crate::http::openapi::problems;
use crate::http::problem::Problem;
use crate::http::shapes::RecentSignIns;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(end_sessions))
}

problems! {
    ListProblems = [BROWSER] WrongPurpose;
    EndProblems = [BROWSER, NO_BODY] WrongPurpose, StepUpRequired;
}

/// The member's own latest sign-ins, for them to see whether each was theirs. Those that let nobody in are told together from one
/// success to the next, so that no flood of them hides a success. A sign-in is kept for thirty days.
#[utoipa::path(get, path = "/v1/client/sign-ins", tag = "client", operation_id = "client_list_sign_ins",
    security(("client_token" = [])),
    responses((status = 200, description = "The latest", body = RecentSignIns), ListProblems))]
async fn list(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<Json<RecentSignIns>, Problem> {
    Ok(Json(service.recent_sign_ins(browser).await?.into()))
}

/// Ends every client token, open sign-in and unredeemed receipt of the member but this page's, and knows their browsers no more.
/// The event `sessions.ended` tells the application to end its own.
#[utoipa::path(post, path = "/v1/client/end-sessions", tag = "client", operation_id = "client_end_sessions",
    security(("client_token" = [])),
    responses((status = 204, description = "They are ended"), EndProblems))]
async fn end_sessions(
    State(service): State<Service>,
    Visitor(browser): Visitor,
    NoBody: NoBody,
) -> Result<StatusCode, Problem> {
    service.end_sessions(browser).await?;
    Ok(StatusCode::NO_CONTENT)
}
