use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::auth::{Backend, Members};
use super::body::{Body, NoBody};
use super::openapi::problems;
use super::path::{MemberParam, TheMember};
use super::problem::Problem;
use super::query::{Asking, PageQuery, page_size};
use super::shapes::{self, Member, MembersPage};
use crate::ids::MemberId;
use crate::model::Label;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(put, get, delete))
        .routes(routes!(unlock))
        .routes(routes!(end_sessions))
        .routes(routes!(password_changed))
}

problems! {
    PutProblems = [BACKEND, BODY];
    GetProblems = [BACKEND, ADDRESS] MemberNotFound;
    DeleteProblems = [BACKEND, ADDRESS] MemberNotFound;
    ListProblems = [BACKEND, ADDRESS];
    UnlockProblems = [BACKEND, NO_BODY] MemberNotFound;
    EndSessionsProblems = [BACKEND, NO_BODY] MemberNotFound;
    PasswordChangedProblems = [BACKEND, NO_BODY] MemberNotFound;
}

/// What is kept about a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "label": "Ada Lovelace" }))]
struct PutMember {
    /// What their authenticator app shows as the account; their id, when there is none.
    #[serde(default)]
    #[schema(value_type = Option<shapes::Label>)]
    label: Option<String>,
}

/// A label that was sent, if one was.
pub(super) fn label(text: Option<String>) -> Result<Option<Label>, Problem> {
    text.map(|text| Label::parse(&text))
        .transpose()
        .map_err(|error| Problem::unprocessable("label", error))
}

/// Creates a member, or changes their label.
#[utoipa::path(put, path = "/v1/members/{member}", tag = "members", operation_id = "put_member",
    params(MemberParam), request_body = PutMember,
    security(("api_key" = [])),
    responses(
        (status = 200, description = "They existed already", body = Member),
        (status = 201, description = "They are new", body = Member),
        PutProblems,
    ))]
async fn put(
    State(service): State<Service>,
    TheMember(member): TheMember,
    Body(wanted): Body<PutMember>,
) -> Result<(StatusCode, Json<Member>), Problem> {
    let (member, new) = service.put_member(member, label(wanted.label)?).await?;
    let status = if new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Json(member.into())))
}

/// One member.
#[utoipa::path(get, path = "/v1/members/{member}", tag = "members", operation_id = "get_member",
    params(MemberParam), security(("api_key" = [])),
    responses((status = 200, description = "The member", body = Member), GetProblems))]
async fn get(
    State(service): State<Service>,
    TheMember(member): TheMember,
) -> Result<Json<Member>, Problem> {
    Ok(Json(service.member(member).await?.into()))
}

/// Removes a member, and everything kept of them but the events.
#[utoipa::path(delete, path = "/v1/members/{member}", tag = "members", operation_id = "delete_member",
    params(MemberParam), security(("api_key" = [])),
    responses((status = 204, description = "They are removed"), DeleteProblems))]
async fn delete(
    State(service): State<Service>,
    TheMember(member): TheMember,
) -> Result<StatusCode, Problem> {
    service.delete_member(member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The workspace's members, in the order of their ids.
#[utoipa::path(get, path = "/v1/members", tag = "members", operation_id = "list_members",
    params(PageQuery), security(("api_key" = [])),
    responses((status = 200, description = "Some of the members", body = MembersPage), ListProblems))]
async fn list(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Members>,
    Asking(page): Asking<PageQuery>,
) -> Result<Json<MembersPage>, Problem> {
    let size = page_size(page.limit)?;
    let after = page
        .cursor
        .map(|cursor| MemberId::parse(&cursor))
        .transpose()
        .map_err(|_| Problem::malformed("`cursor` is the `next_cursor` of the page before"))?;
    Ok(Json(service.members(workspace, after, size).await?.into()))
}

/// Lets a member who gave too many wrong codes in a row try again, and ends their sessions. It signs nobody in.
#[utoipa::path(post, path = "/v1/members/{member}/unlock", tag = "members", operation_id = "unlock_member",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 200, description = "The member", body = Member), UnlockProblems))]
async fn unlock(
    State(service): State<Service>,
    TheMember(member): TheMember,
    NoBody: NoBody,
) -> Result<Json<Member>, Problem> {
    Ok(Json(service.unlock_member(member).await?.into()))
}

/// Ends every client token, open sign-in and unredeemed receipt of a member. The application's own sessions are its own
/// to end.
#[utoipa::path(post, path = "/v1/members/{member}/end-sessions", tag = "members", operation_id = "end_sessions",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 204, description = "They are ended"), EndSessionsProblems))]
async fn end_sessions(
    State(service): State<Service>,
    TheMember(member): TheMember,
    NoBody: NoBody,
) -> Result<StatusCode, Problem> {
    service.end_sessions(member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that a member has a new password: whoever guessed beside them knew the old one. Waits and the long account of
/// wrong codes begin anew, and the member's sessions end. The failures in a row stay: only a right code clears those.
#[utoipa::path(post, path = "/v1/members/{member}/password-changed", tag = "members", operation_id = "password_changed",
    params(MemberParam),
    security(("api_key" = [])),
    responses((status = 204, description = "It is recorded"), PasswordChangedProblems))]
async fn password_changed(
    State(service): State<Service>,
    TheMember(member): TheMember,
    NoBody: NoBody,
) -> Result<StatusCode, Problem> {
    service.password_changed(member).await?;
    Ok(StatusCode::NO_CONTENT)
}
