use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zeroize::Zeroizing;

use super::auth::{Backend, Members};
use super::body::Body;
use super::openapi::{BackendCall, BadBody, NotFound};
use super::pages::{Address, Page};
use super::problem::Problem;
use super::shapes::{Moment, Purpose};
use super::verify::member;
use super::{App, shown};
use crate::service::Service;
use countersign_store::model::{self, ReturnTo};
use countersign_store::token::ClientToken;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(make))
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

/// A client token, and the page that it opens.
#[derive(Serialize, ToSchema)]
pub(super) struct ForBrowser {
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
    pub(super) fn new(client_token: ClientToken, page: Page, address: &Address) -> Self {
        let url = address.of(page, &client_token);
        Self { client_token, url }
    }
}

/// A client token.
#[derive(Serialize, ToSchema)]
struct MadeClientToken {
    #[serde(flatten)]
    for_browser: ForBrowser,
    /// When it is worth nothing any more.
    expires_at: Moment,
}

/// Where the hosted page goes when it is done, if the backend says.
pub(super) fn return_to(text: Option<String>) -> Result<Option<ReturnTo>, Problem> {
    text.map(|text| ReturnTo::parse(&text))
        .transpose()
        .map_err(|error| Problem::unprocessable("return_to", error))
}

/// Lets a member who is signed in to the application look after their own factors.
#[utoipa::path(post, path = "/v1/client-tokens", tag = "client tokens", operation_id = "make_client_token",
    request_body = MakeClientToken, security(("api_key" = [])),
    responses((status = 201, description = "The token", body = MadeClientToken), BackendCall, BadBody, NotFound))]
async fn make(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Members>,
    address: Address,
    Body(wanted): Body<MakeClientToken>,
) -> Result<(StatusCode, Json<MadeClientToken>), Problem> {
    if wanted.purpose.0 != model::Purpose::Security {
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
        expires_at: made.expires_at.into(),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}
