use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zeroize::Zeroizing;

use super::auth::{Backend, Events, Members, Policy};
use super::once::{Creating, IdempotencyKey, Telling};
use super::openapi::problems;
use super::pages::{Address, Page};
use super::problem::Problem;
use super::shapes::{self, MemberId, Moment};
use super::verify::member;
use super::{App, shown};
use crate::ids::SignInId;
use crate::model::ReturnTo;
use crate::service::{NewClientToken, Service};
use crate::token::ClientToken;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(make))
}

problems! {
    MakeProblems = [BACKEND, BODY, ONCE] MemberNotFound, RoleMayNot, ReturnToNotListed;
}

/// A client token to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "member": "ada@example.org", "purpose": "security" }))]
struct MakeClientToken {
    /// For whom: a member who is signed in to the application.
    #[schema(value_type = MemberId)]
    member: String,
    /// For what.
    purpose: TokenPurpose,
    /// The sign-in that the member came in by: their own page marks it among the latest. One that is not theirs, or kept no
    /// more, marks nothing.
    #[serde(default)]
    #[schema(value_type = Option<shapes::SignInId>)]
    sign_in: Option<String>,
    /// Where the hosted page goes when it is done.
    #[serde(default)]
    #[schema(
        format = "uri",
        max_length = 2048,
        pattern = "^https?://[a-z0-9.:\\[\\]-]{1,255}([/?][!-\"$-\\[\\]-~]*)?$"
    )]
    return_to: Option<String>,
}

/// What a client token can be made for. That of a sign-in comes with the sign-in.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum TokenPurpose {
    /// The member looks after their own factors.
    Security,
    /// The member, an owner or admin, looks after the policy and the other members.
    Admin,
}

/// A client token, and the page that it opens.
#[derive(Serialize, ToSchema)]
pub(super) struct ForBrowser {
    /// For the browser.
    #[serde(serialize_with = "shown::token")]
    #[schema(value_type = String, pattern = "^cs_client_[a-z2-7]{59}$")]
    client_token: ClientToken,
    /// The hosted page, with the token in its fragment.
    #[serde(serialize_with = "shown::text")]
    #[schema(value_type = String, format = "uri")]
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
    /// When it expires.
    expires_at: Moment,
}

/// An address of the application's own, in the field of this name.
pub(super) fn return_to(field: &str, text: Option<String>) -> Result<Option<ReturnTo>, Problem> {
    text.map(|text| ReturnTo::parse(&text))
        .transpose()
        .map_err(|error| Problem::unprocessable(field, error))
}

/// The id of the sign-in that the member came in by.
fn came_by(text: String) -> Result<SignInId, Problem> {
    let is_digit =
        |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase() && !b"ilou".contains(&byte);
    match text.strip_prefix("sgn_") {
        Some(digits) if digits.len() == 26 && digits.bytes().all(is_digit) => {
            Ok(SignInId::from_text(text))
        }
        _ => Err(Problem::unprocessable(
            "sign_in",
            "it is not the id of a sign-in",
        )),
    }
}

/// Lets a member who is signed in to the application look after their own factors or, as an administrator, after the policy and
/// the others. A key that makes a token of the purpose `admin` has the scopes `policy` and `events` too: the token reads both.
#[utoipa::path(post, path = "/v1/client-tokens", tag = "client tokens", operation_id = "make_client_token",
    params(IdempotencyKey), request_body = MakeClientToken, security(("api_key" = [])),
    responses((status = 201, description = "The token", body = MadeClientToken), MakeProblems))]
async fn make(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Members>,
    reads_policy: Result<Backend<Policy>, Problem>,
    reads_events: Result<Backend<Events>, Problem>,
    address: Address,
    Creating(once, wanted): Creating<MakeClientToken>,
) -> Result<Telling, Problem> {
    let member = member(workspace, &wanted.member)?;
    let return_to = return_to("return_to", wanted.return_to)?;
    let came_by = wanted.sign_in.map(came_by).transpose()?;
    let (page, creation) = match wanted.purpose {
        TokenPurpose::Security => (
            Page::Security,
            service.create_security_token(member.clone(), came_by, return_to),
        ),
        TokenPurpose::Admin => {
            reads_policy?;
            reads_events?;
            (
                Page::Admin,
                service.create_admin_token(member.clone(), return_to),
            )
        }
    };
    let shape = move |made: NewClientToken| MadeClientToken {
        for_browser: ForBrowser::new(made.token, page, &address),
        expires_at: made.expires_at.into(),
    };
    once.tell(member, creation, StatusCode::CREATED, shape)
        .await
}
