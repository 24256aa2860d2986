use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::auth::{Backend, Members};
use super::body::Body;
use super::once::{Creating, IdempotencyKey, Telling};
use super::openapi::problems;
use super::path::{MemberParam, ResetParam, TheMember, TheReset, perhaps_minted};
use super::problem::Problem;
use super::query::{Asked, Asking, page_size};
use super::shapes::{self, Reset, ResetsPage};
use crate::ids::{MemberId, ResetId};
use crate::model::PageSize;
use crate::service::{ResetsWanted, Service};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(require))
        .routes(routes!(list))
        .routes(routes!(cancel))
        .routes(routes!(grant))
        .routes(routes!(refuse))
}

problems! {
    RequireProblems = [BACKEND, BODY, ONCE] MemberNotFound, RoleMayNot, NotAllowed, OwnReset, NotEnrolled, ResetUnderWay;
    ListProblems = [BACKEND, ADDRESS];
    CancelProblems = [BACKEND, ADDRESS] ResetNotFound, ResetSettled;
    PermitProblems = [BACKEND, BODY, ADDRESS] ResetNotFound, MemberNotFound, RoleMayNot, OwnReset, ResetSettled;
}

/// Who requires a new set-up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "by": "grace" }))]
struct RequireSetUp {
    /// The administrator: a member whose role the policy lets do this, and not the member themselves. Without it, the application
    /// does, for its support.
    #[serde(default)]
    #[schema(value_type = Option<shapes::MemberId>)]
    by: Option<String>,
}

/// The owner who decides.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "by": "olga" }))]
struct Permit {
    /// A member whose role is `owner`, and not the one whose factors they are.
    #[schema(value_type = shapes::MemberId)]
    by: String,
}

/// Requires a new set-up of a member who lost their factors: those go, with the recovery codes, and at the next sign-in new ones
/// are set up. At once (`done`), or once an owner permits it (`permission`). It signs nobody in; every address is told.
#[utoipa::path(post, path = "/v1/members/{member}/reset", tag = "resets", operation_id = "reset_member",
    params(MemberParam, IdempotencyKey), request_body = RequireSetUp, security(("api_key" = [])),
    responses((status = 201, description = "The reset", body = Reset), RequireProblems))]
async fn require(
    State(service): State<Service>,
    TheMember(member): TheMember,
    Creating(once, wanted): Creating<RequireSetUp>,
) -> Result<Telling, Problem> {
    let by = wanted.by.map(|by| read_member(&by)).transpose()?;
    let creation = service.require_set_up(member.clone(), by);
    once.tell(member, creation, StatusCode::CREATED, Reset::from)
        .await
}

/// Some of the resets.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ResetsQuery {
    /// The `next_cursor` of the page before; the newest without it.
    #[param(value_type = Option<shapes::ResetId>)]
    cursor: Option<String>,
    /// How many rows the page has at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// Only those of this member.
    #[param(value_type = Option<shapes::MemberId>)]
    member: Option<String>,
    /// Only those that something may still come of.
    #[serde(default)]
    under_way: bool,
}

impl Asked for ResetsQuery {
    const TAKES: &'static str = "the query takes `cursor`, `limit` (1 to 200), `member` and `under_way` (true or false), each once";
}

impl ResetsQuery {
    /// Which, and how many.
    pub(super) fn read(self) -> Result<(ResetsWanted, PageSize), Problem> {
        let size = page_size(self.limit)?;
        let member = self.member.map(|member| MemberId::parse(&member));
        let wanted = ResetsWanted {
            member: member
                .transpose()
                .map_err(|error| Problem::malformed(format!("`member`: {error}")))?,
            under_way: self.under_way,
            before: self
                .cursor
                .map(|cursor| ResetId::from_text(perhaps_minted(cursor))),
        };
        Ok((wanted, size))
    }
}

/// The resets of the workspace, newest first. What ended is kept for 90 days.
#[utoipa::path(get, path = "/v1/resets", tag = "resets", operation_id = "list_resets",
    params(ResetsQuery), security(("api_key" = [])),
    responses((status = 200, description = "Some of the resets", body = ResetsPage), ListProblems))]
async fn list(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Members>,
    Asking(asked): Asking<ResetsQuery>,
) -> Result<Json<ResetsPage>, Problem> {
    let (wanted, size) = asked.read()?;
    Ok(Json(service.resets(workspace, wanted, size).await?.into()))
}

/// Cancels a reset that is under way. Every address is told.
#[utoipa::path(delete, path = "/v1/resets/{reset}", tag = "resets", operation_id = "cancel_reset",
    params(ResetParam), security(("api_key" = [])),
    responses((status = 204, description = "It is cancelled"), CancelProblems))]
async fn cancel(
    State(service): State<Service>,
    TheReset(workspace, reset): TheReset,
) -> Result<StatusCode, Problem> {
    service.cancel_reset(workspace, reset).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An owner permits a reset: it is done at once.
#[utoipa::path(post, path = "/v1/resets/{reset}/grant", tag = "resets", operation_id = "grant_reset",
    params(ResetParam), request_body = Permit, security(("api_key" = [])),
    responses((status = 200, description = "The reset", body = Reset), PermitProblems))]
async fn grant(
    State(service): State<Service>,
    TheReset(workspace, reset): TheReset,
    Body(permit): Body<Permit>,
) -> Result<Json<Reset>, Problem> {
    let granted = service.grant_reset(workspace, reset, Some(read_member(&permit.by)?));
    Ok(Json(granted.await?.into()))
}

/// An owner refuses a reset. Whoever asked for it is told.
#[utoipa::path(post, path = "/v1/resets/{reset}/refuse", tag = "resets", operation_id = "refuse_reset",
    params(ResetParam), request_body = Permit, security(("api_key" = [])),
    responses((status = 200, description = "The reset", body = Reset), PermitProblems))]
async fn refuse(
    State(service): State<Service>,
    TheReset(workspace, reset): TheReset,
    Body(permit): Body<Permit>,
) -> Result<Json<Reset>, Problem> {
    let refused = service.refuse_reset(workspace, reset, Some(read_member(&permit.by)?));
    Ok(Json(refused.await?.into()))
}

fn read_member(by: &str) -> Result<MemberId, Problem> {
    MemberId::parse(by).map_err(|error| Problem::unprocessable("by", error))
}
