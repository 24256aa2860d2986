use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::openapi::problems;
use crate::http::problem::Problem;
use crate::http::shapes::Session;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(session, leave))
}

problems! {
    ReadProblems = [BROWSER] RoleMayNot;
    LeaveProblems = [BROWSER] WrongPurpose;
}

/// What the client token is for.
#[utoipa::path(get, path = "/v1/client/session", tag = "client", operation_id = "client_session",
    security(("client_token" = [])),
    responses((status = 200, description = "The session", body = Session, example = json!({
        "purpose": "sign-in", "workspace": "Acme",
        "brand": { "color": "#1a6b5c", "logo": null }, "member": { "id": "ada@example.org", "label": "Ada" },
        "sign_in": "sgn_01jd8zq9k3v5m7r2t4w6x8y0za", "status": "challenge", "why": null, "methods": [{ "method": "totp", "factor": null, "hint": null, "marked": "recommended", "digits": 6, "sent": null }], "enrollment": null, "trust_days": 0, "advice": [], "may": { "add": [], "remove": false, "renew_codes": false }, "needs_step_up": false, "factors": 1,
        "recovery_codes_left": 10, "reset": null, "lost_device": { "delay_hours": 24, "recovery_code": true, "new_set_up": true, "owner_permission": false }, "return_to": null, "expires_at": "2026-11-22T06:37:00.000000Z"
    })), ReadProblems))]
async fn session(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<Json<Session>, Problem> {
    Ok(Json(service.client_session(browser).await?.into()))
}

/// Ends the session of a security page that is left, so that the link in the browser's history opens nothing.
#[utoipa::path(delete, path = "/v1/client/session", tag = "client", operation_id = "client_leave",
    security(("client_token" = [])),
    responses((status = 204, description = "The token opens nothing any more"), LeaveProblems))]
async fn leave(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<StatusCode, Problem> {
    service.leave_security(browser).await?;
    Ok(StatusCode::NO_CONTENT)
}
