use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::App;
use crate::http::auth::Mailed;
use crate::http::body::Body;
use crate::http::openapi::problems;
use crate::http::problem::Problem;
use crate::http::shapes::{Brand, Moment, SignInId, SignInStatus};
use crate::service::{LinkSession, Service};
use crate::token::BrowserSecret;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(link))
        .routes(routes!(open))
}

problems! {
    LinkProblems = [] Unauthenticated, LinkEnded, Internal, Unavailable;
    OpenProblems = [BODY] Unauthenticated, OtherBrowser, LinkEnded, SignInEnded, Internal, Unavailable;
}

/// What a mailed link is for.
#[derive(Serialize, ToSchema)]
struct Link {
    /// The workspace's name.
    workspace: String,
    /// How its hosted pages look.
    brand: Brand,
    /// The sign-in that it passes.
    sign_in: SignInId,
    /// Where that was begun, as the application saw it.
    #[schema(required = true)]
    ip: Option<String>,
    /// In which browser, as the application calls it.
    #[schema(required = true)]
    device: Option<String>,
    /// Where, as the application takes it to be.
    #[schema(required = true)]
    place: Option<String>,
    /// When the link was asked for.
    asked_at: Moment,
    /// When it is good no more.
    expires_at: Moment,
}

impl From<LinkSession> for Link {
    fn from(link: LinkSession) -> Self {
        Self {
            workspace: link.workspace,
            brand: link.brand.into(),
            sign_in: link.sign_in.into(),
            ip: link.context.ip,
            device: link.context.device,
            place: link.context.place,
            asked_at: link.asked_at.into(),
            expires_at: link.expires_at.into(),
        }
    }
}

/// What the page that asked for a link is known by.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY" }))]
struct OpenLink {
    /// The bytes in base64url.
    #[schema(min_length = 43, max_length = 128, pattern = "^[A-Za-z0-9_-]{43,128}$")]
    browser: String,
}

/// What opening a link did.
#[derive(Serialize, ToSchema)]
struct OpenedLink {
    /// `passed`, or `enroll`: a factor is to be set up next. The page that asked for the link goes on by itself.
    status: SignInStatus,
}

/// What a mailed link is for. Asking spends nothing.
#[utoipa::path(get, path = "/v1/client/link", tag = "client", operation_id = "client_link",
    security(("link_token" = [])),
    responses((status = 200, description = "The link", body = Link), LinkProblems))]
async fn link(
    State(service): State<Service>,
    Mailed(token): Mailed,
) -> Result<Json<Link>, Problem> {
    Ok(Json(service.link(&token).await?.into()))
}

/// Passes the sign-in that a mailed link is for, in the browser that asked for it. In another one nothing is spent.
#[utoipa::path(post, path = "/v1/client/link/open", tag = "client", operation_id = "client_open_link",
    request_body = OpenLink, security(("link_token" = [])),
    responses((status = 200, description = "It is opened", body = OpenedLink), OpenProblems))]
async fn open(
    State(service): State<Service>,
    Mailed(token): Mailed,
    Body(known): Body<OpenLink>,
) -> Result<Json<OpenedLink>, Problem> {
    let secret = BrowserSecret::parse(&known.browser)
        .map_err(|error| Problem::unprocessable("browser", error))?;
    let status = service.open_link(&token, &secret).await?.into();
    Ok(Json(OpenedLink { status }))
}
