use axum::Json;
use axum::extract::State;
use countersign_policy::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Visitor;
use crate::http::openapi::BrowserCall;
use crate::http::problem::Problem;
use crate::service::Service;
use countersign_store::clock;
use countersign_store::ids::MemberId;
use countersign_store::model::{ClientSession, Method, Purpose, SignInStatus};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(session))
}

/// What a client token is for, and for whom.
#[derive(Serialize, ToSchema)]
struct Session {
    purpose: Purpose,
    /// The workspace's name.
    workspace: String,
    member: SessionMember,
    /// The sign-in's status; `open` for the purpose `security`.
    status: &'static str,
    /// What can be typed.
    methods: Vec<Method>,
    /// Whether a change to the factors asks for a code first.
    needs_step_up: bool,
    /// How many confirmed factors the member has.
    factors: u32,
    /// Recovery codes not used yet.
    recovery_codes_left: u32,
    /// Where the page goes when it is done.
    return_to: Option<String>,
    /// When the token is worth nothing any more.
    #[serde(serialize_with = "clock::serialize")]
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// Whom a client token speaks for.
#[derive(Serialize, ToSchema)]
struct SessionMember {
    id: MemberId,
    label: Option<String>,
}

impl From<ClientSession> for Session {
    fn from(session: ClientSession) -> Self {
        Self {
            purpose: session.purpose,
            workspace: session.workspace,
            member: SessionMember {
                id: session.member,
                label: session.label,
            },
            status: session.status.map_or("open", SignInStatus::label),
            methods: session.methods,
            needs_step_up: session.needs_step_up,
            factors: session.factors,
            recovery_codes_left: session.recovery_codes_left,
            return_to: session.return_to,
            expires_at: session.expires_at,
        }
    }
}

/// What the token in hand is for.
#[utoipa::path(get, path = "/v1/client/session", tag = "client", operation_id = "client_session",
    security(("client_token" = [])),
    responses((status = 200, description = "The session", body = Session, example = json!({
        "purpose": "sign-in", "workspace": "Acme", "member": { "id": "ada@example.org", "label": "Ada" },
        "status": "challenge", "methods": ["totp", "recovery-code"], "needs_step_up": false, "factors": 1,
        "recovery_codes_left": 10, "return_to": null, "expires_at": "2026-11-22T06:37:00.000000Z"
    })), BrowserCall))]
async fn session(
    State(service): State<Service>,
    Visitor(browser): Visitor,
) -> Result<Json<Session>, Problem> {
    Ok(Json(service.client_session(browser).await?.into()))
}
