use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use countersign_policy::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zeroize::Zeroizing;

use super::auth::Backend;
use super::body::Body;
use super::openapi::{BackendCall, BadBody, BadQuery, Conflict, Forbidden, Gone, NotFound};
use super::pages::{Address, Page};
use super::path::{SignInParam, TheSignIn};
use super::problem::{Kind, Problem};
use super::verify::member;
use super::{App, shown};
use crate::clock;
use crate::model::{Context, Purpose, Redeemed, ReturnTo, SignIn};
use crate::service::Service;
use crate::token::{ClientToken, ReceiptToken};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(start))
        .routes(routes!(get))
        .routes(routes!(redeem))
        .routes(routes!(client_token))
}

/// A sign-in to begin, after the application has checked the password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "member": "ada@example.org",
    "context": { "ip": "203.0.113.7", "user_agent": "Mozilla/5.0", "device": "ada's laptop" },
    "return_to": "https://app.example.org/signed-in"
}))]
struct StartSignIn {
    /// Who signs in.
    #[schema(min_length = 1, max_length = 128)]
    member: String,
    /// What the application knows of the attempt.
    #[serde(default)]
    context: Option<Context>,
    /// Where the hosted page goes when it is done.
    #[serde(default)]
    return_to: Option<String>,
}

/// A client token, and the page that it opens.
#[derive(Serialize, ToSchema)]
struct ForBrowser {
    /// For the browser.
    #[serde(serialize_with = "shown::token")]
    #[schema(value_type = String)]
    client_token: ClientToken,
    /// The hosted page, with the token in its fragment.
    #[serde(serialize_with = "shown::text")]
    #[schema(value_type = String)]
    url: Zeroizing<String>,
}

impl ForBrowser {
    fn new(client_token: ClientToken, page: Page, address: &Address) -> Self {
        let url = address.of(page, &client_token);
        Self { client_token, url }
    }
}

/// A sign-in, and what the browser needs to pass it.
#[derive(Serialize, ToSchema)]
struct OpenSignIn {
    #[serde(flatten)]
    sign_in: SignIn,
    #[serde(flatten)]
    for_browser: ForBrowser,
}

/// What came of beginning a sign-in.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum StartedSignIn {
    /// The browser can pass it.
    Open(OpenSignIn),
    /// Nobody can: there is no token for it.
    Denied(SignIn),
}

/// What the browser brought back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "receipt": "cs_receipt_…" }))]
struct RedeemReceipt {
    /// The receipt of this sign-in.
    receipt: String,
}

/// A client token to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "member": "ada@example.org", "purpose": "security" }))]
struct MakeClientToken {
    /// For whom: a member who is signed in to the application.
    #[schema(min_length = 1, max_length = 128)]
    member: String,
    /// For what: `security`.
    purpose: Purpose,
    /// Where the hosted page goes when it is done.
    #[serde(default)]
    return_to: Option<String>,
}

/// A client token.
#[derive(Serialize, ToSchema)]
struct MadeClientToken {
    #[serde(flatten)]
    for_browser: ForBrowser,
    /// When it is worth nothing any more.
    #[serde(serialize_with = "clock::serialize")]
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// Begins a sign-in of a member whose password the application has just checked.
#[utoipa::path(post, path = "/v1/sign-ins", tag = "sign-ins", operation_id = "start_sign_in", request_body = StartSignIn,
    security(("api_key" = [])),
    responses(
        (status = 201, description = "What comes next: `challenge`, `enroll` or `denied`", body = StartedSignIn,
            example = json!({
                "id": "sgn_01jd8zq9k3v5m7r2t4w6x8y0za", "member": "ada@example.org", "status": "challenge",
                "methods": ["totp", "recovery-code"], "created_at": "2026-11-22T06:27:00.000000Z",
                "expires_at": "2026-11-22T06:37:00.000000Z", "client_token": "cs_client_…",
                "url": "https://verify.example.org/sign-in#cs_client_…"
            })),
        BackendCall, BadBody, NotFound,
    ))]
async fn start(
    State(service): State<Service>,
    Backend { workspace }: Backend,
    address: Address,
    Body(wanted): Body<StartSignIn>,
) -> Result<(StatusCode, Json<StartedSignIn>), Problem> {
    let member = member(workspace, &wanted.member)?;
    let context = wanted.context.unwrap_or_default();
    context
        .check()
        .map_err(|error| Problem::unprocessable("context", error))?;
    let return_to = return_to(wanted.return_to)?;
    let started = service.start_sign_in(member, context, return_to).await?;
    let sign_in = started.sign_in;
    let answer = match started.client_token {
        None => StartedSignIn::Denied(sign_in),
        Some(token) => StartedSignIn::Open(OpenSignIn {
            sign_in,
            for_browser: ForBrowser::new(token, Page::SignIn, &address),
        }),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

/// How far a sign-in is.
#[utoipa::path(get, path = "/v1/sign-ins/{sign_in}", tag = "sign-ins", operation_id = "get_sign_in", params(SignInParam),
    security(("api_key" = [])),
    responses((status = 200, description = "The sign-in", body = SignIn), BackendCall, BadQuery, NotFound))]
async fn get(
    State(service): State<Service>,
    Backend { workspace }: Backend,
    TheSignIn(id): TheSignIn,
) -> Result<Json<SignIn>, Problem> {
    Ok(Json(service.sign_in(workspace, id).await?))
}

/// Redeems the receipt that the browser brought back: once, and within 60 seconds.
#[utoipa::path(post, path = "/v1/sign-ins/{sign_in}/redeem", tag = "sign-ins", operation_id = "redeem_receipt", params(SignInParam),
    request_body = RedeemReceipt, security(("api_key" = [])),
    responses(
        (status = 200, description = "Who signed in, and how", body = Redeemed, example = json!({
            "sign_in": "sgn_01jd8zq9k3v5m7r2t4w6x8y0za", "member": "ada@example.org", "method": "totp",
            "factor": "fac_01jd8zq9k3v5m7r2t4w6x8y0za", "assurance": "aal2", "at": "2026-11-22T06:27:20.000000Z"
        })),
        BackendCall, BadBody, NotFound, Forbidden, Conflict, Gone,
    ))]
async fn redeem(
    State(service): State<Service>,
    Backend { workspace }: Backend,
    TheSignIn(id): TheSignIn,
    Body(brought): Body<RedeemReceipt>,
) -> Result<Json<Redeemed>, Problem> {
    let receipt = ReceiptToken::parse(&brought.receipt).map_err(|_| {
        Problem::new(
            Kind::Forbidden,
            "this is no receipt, or it was not copied whole",
        )
    })?;
    Ok(Json(service.redeem(workspace, id, &receipt).await?))
}

/// Lets a member who is signed in to the application look after their own factors.
#[utoipa::path(post, path = "/v1/client-tokens", tag = "sign-ins", operation_id = "make_client_token", request_body = MakeClientToken,
    security(("api_key" = [])),
    responses((status = 201, description = "The token", body = MadeClientToken), BackendCall, BadBody, NotFound))]
async fn client_token(
    State(service): State<Service>,
    Backend { workspace }: Backend,
    address: Address,
    Body(wanted): Body<MakeClientToken>,
) -> Result<(StatusCode, Json<MadeClientToken>), Problem> {
    if wanted.purpose != Purpose::Security {
        return Err(Problem::unprocessable(
            "purpose",
            "only `security`; the token of a sign-in comes with POST /v1/sign-ins",
        ));
    }
    let member = member(workspace, &wanted.member)?;
    let return_to = return_to(wanted.return_to)?;
    let made = service.create_security_token(member, return_to).await?;
    let answer = MadeClientToken {
        for_browser: ForBrowser::new(made.token, Page::Security, &address),
        expires_at: made.expires_at,
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

fn return_to(text: Option<String>) -> Result<Option<ReturnTo>, Problem> {
    text.map(|text| ReturnTo::parse(&text))
        .transpose()
        .map_err(|error| Problem::unprocessable("return_to", error))
}
