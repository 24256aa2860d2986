use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::body::Body;
use super::members::label;
use super::openapi::problems;
use super::path::{FactorParam, MemberParam, TheFactor, TheMember};
use super::problem::Problem;
use super::shapes::{Confirmation, Factor, FactorKind, Factors, Label, PendingFactor};
use crate::service::{Browser, Service, Typed};
use crate::token::BrowserSecret;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, begin))
        .routes(routes!(get, delete))
        .routes(routes!(confirm))
}

problems! {
    BeginProblems = [BACKEND, BODY] MemberNotFound, FactorLimit, PendingLimit, LabelUnshowable;
    ConfirmProblems = [BACKEND, BODY] MemberNotFound, FactorNotFound, FactorActive, FactorLimit, TryAgain, FactorExpired, Busy;
    ListProblems = [BACKEND, ADDRESS] MemberNotFound;
    GetProblems = [BACKEND, ADDRESS] MemberNotFound, FactorNotFound;
    DeleteProblems = [BACKEND, ADDRESS] MemberNotFound, FactorNotFound;
}

/// The factor to set up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "kind": "totp", "label": "Work phone" }))]
pub(super) struct BeginFactor {
    /// What kind of factor it is.
    #[schema(value_type = String, pattern = "^totp$")]
    pub(super) kind: FactorKind,
    /// What its owner calls it.
    #[serde(default)]
    #[schema(value_type = Option<Label>)]
    pub(super) label: Option<String>,
}

impl BeginFactor {
    /// Whether it is of a kind that can be set up here.
    pub(super) fn check(&self) -> Result<(), Problem> {
        match self.kind.0 {
            crate::model::FactorKind::Totp => Ok(()),
            _ => Err(Problem::unprocessable(
                "kind",
                "only `totp` can be set up here",
            )),
        }
    }
}

/// A code that somebody typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "123 456" }))]
pub(super) struct TypedCode {
    /// As it was typed: spaces and hyphens do no harm.
    code: String,
}

impl TypedCode {
    pub(super) fn read(&self) -> Typed {
        Typed::read(&self.code)
    }
}

/// A code that somebody typed into a page, and what the page is known again by.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "123 456", "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY" }))]
pub(super) struct CodeFromBrowser {
    /// As it was typed: spaces and hyphens do no harm.
    code: String,
    /// 32 random bytes in base64url that the page drew before it sent its first code.
    #[schema(min_length = 43, max_length = 128, pattern = "^[A-Za-z0-9_-]{43,128}$")]
    browser: String,
}

impl CodeFromBrowser {
    /// What was typed, and the page that is known from now on.
    pub(super) fn read(&self, page: Browser) -> Result<(Browser, Typed), Problem> {
        let page = known_by(page, &self.browser)?;
        Ok((page, Typed::read(&self.code)))
    }
}

/// What a page is known again by: 32 random bytes in base64url that it drew before it sent its first code and keeps to
/// itself. By it, and by nothing else, it gets again what an answer brought that was lost on its way.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "browser": "uW2vJ0dW7b3oZ1yX9qLr5tKc8mNf4hGs6pEa2iBjVxY" }))]
pub(super) struct KnownBrowser {
    /// The bytes in base64url.
    #[schema(min_length = 43, max_length = 128, pattern = "^[A-Za-z0-9_-]{43,128}$")]
    browser: String,
}

impl KnownBrowser {
    /// The page, known from now on.
    pub(super) fn read(&self, page: Browser) -> Result<Browser, Problem> {
        known_by(page, &self.browser)
    }
}

fn known_by(page: Browser, secret: &str) -> Result<Browser, Problem> {
    BrowserSecret::parse(secret)
        .map(|secret| page.known_by(&secret))
        .map_err(|error| Problem::unprocessable("browser", error))
}

/// Begins to set up an authenticator app. The secret is in this answer, and never again.
#[utoipa::path(post, path = "/v1/members/{member}/factors", tag = "factors", operation_id = "begin_factor",
    params(MemberParam),
    request_body = BeginFactor, security(("api_key" = [])),
    responses(
        (status = 201, description = "Scan it, then confirm it within 15 minutes", body = PendingFactor,
            example = json!({
                "id": "fac_01jd8zq9k3v5m7r2t4w6x8y0za", "kind": "totp", "label": "Work phone", "status": "pending",
                "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "otpauth_uri": "otpauth://totp/Acme:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme",
                "expires_at": "2026-11-22T06:42:00.000000Z"
            })),
        BeginProblems,
    ))]
async fn begin(
    State(service): State<Service>,
    TheMember(member): TheMember,
    Body(wanted): Body<BeginFactor>,
) -> Result<(StatusCode, Json<PendingFactor>), Problem> {
    wanted.check()?;
    let pending = service.begin_factor(member, label(wanted.label)?).await?;
    Ok((StatusCode::CREATED, Json(pending.into())))
}

/// Confirms a factor with its first code. With the first factor come the recovery codes, shown only here.
#[utoipa::path(post, path = "/v1/members/{member}/factors/{factor}/confirm", tag = "factors",
    operation_id = "confirm_factor",
    params(MemberParam, FactorParam), request_body = TypedCode, security(("api_key" = [])),
    responses(
        (status = 200, description = "Whether the code was accepted, and why not", body = Confirmation),
        ConfirmProblems,
    ))]
async fn confirm(
    State(service): State<Service>,
    TheMember(member): TheMember,
    TheFactor(factor): TheFactor,
    Body(typed): Body<TypedCode>,
) -> Result<Json<Confirmation>, Problem> {
    let confirmation = service.confirm_factor(member, factor, typed.read());
    Ok(Json(confirmation.await?.into()))
}

/// A member's factors.
#[utoipa::path(get, path = "/v1/members/{member}/factors", tag = "factors", operation_id = "list_factors",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 200, description = "All factors", body = Factors), ListProblems))]
async fn list(
    State(service): State<Service>,
    TheMember(member): TheMember,
) -> Result<Json<Factors>, Problem> {
    Ok(Json(service.factors(member).await?.into()))
}

/// One factor.
#[utoipa::path(get, path = "/v1/members/{member}/factors/{factor}", tag = "factors", operation_id = "get_factor",
    params(MemberParam, FactorParam), security(("api_key" = [])),
    responses((status = 200, description = "The factor", body = Factor), GetProblems))]
async fn get(
    State(service): State<Service>,
    TheMember(member): TheMember,
    TheFactor(factor): TheFactor,
) -> Result<Json<Factor>, Problem> {
    Ok(Json(service.factor(member, factor).await?.into()))
}

/// Removes a factor. With the last one the recovery codes are removed too.
#[utoipa::path(delete, path = "/v1/members/{member}/factors/{factor}", tag = "factors", operation_id = "remove_factor",
    params(MemberParam, FactorParam), security(("api_key" = [])),
    responses((status = 204, description = "It is removed"), DeleteProblems))]
async fn delete(
    State(service): State<Service>,
    TheMember(member): TheMember,
    TheFactor(factor): TheFactor,
) -> Result<StatusCode, Problem> {
    service.remove_factor(member, factor).await?;
    Ok(StatusCode::NO_CONTENT)
}
