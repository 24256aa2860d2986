use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, header};
use countersign_policy::{Policy, Preset};
use serde::Deserialize;
use serde_json::{Value, json};
use strum::VariantArray as _;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::auth::{self, Backend};
use super::body::Body;
use super::openapi::problems;
use super::problem::Problem;
use super::query::{Asked, Asking, page_size};
use super::shapes::{
    self, PolicyHistory, PolicyInForce, PolicyPreset, PolicyPresets, PolicyPreview, ProblemName,
};
use crate::ids::MemberId;
use crate::model::PageSize;
use crate::service::Service;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get, put))
        .routes(routes!(history))
        .routes(routes!(preview))
        .routes(routes!(presets))
}

problems! {
    GetProblems = [BACKEND];
    PutProblems = [BACKEND, BODY] PolicyInvalid, MemberNotFound, AdminFirst, PolicyChanged, IfMatchRequired;
    HistoryProblems = [BACKEND, ADDRESS];
    PreviewProblems = [BACKEND, BODY] PolicyInvalid;
    PresetsProblems = [BACKEND];
}

/// A policy to put in force.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PutPolicy {
    /// What is absent is as in the default policy.
    #[schema(value_type = Policy)]
    policy: Value,
    /// The member who switches, where it is one.
    #[serde(default)]
    #[schema(value_type = Option<shapes::MemberId>)]
    by: Option<String>,
}

/// A policy to look at.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PreviewPolicy {
    /// What is absent is as in the default policy.
    #[schema(value_type = Policy)]
    policy: Value,
}

/// Some of the policies that were.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct HistoryQuery {
    /// The `next_cursor` of the page before; the newest without it.
    #[param(pattern = "^[0-9]{1,9}$")]
    cursor: Option<String>,
    /// How many rows the page has at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
}

impl Asked for HistoryQuery {
    const TAKES: &'static str = "the query takes `cursor` and `limit` (1 to 200), each once";
}

impl HistoryQuery {
    /// Before which version, and how many.
    pub(super) fn read(self) -> Result<(Option<u32>, PageSize), Problem> {
        let size = page_size(self.limit)?;
        let before = self.cursor.map(|cursor| cursor.parse()).transpose();
        let before = before
            .map_err(|_| Problem::malformed("`cursor` is the `next_cursor` of the page before"))?;
        Ok((before, size))
    }
}

/// The version that `If-Match` names.
pub(super) struct IfMatch(pub(super) u32);

impl FromRequestParts<App> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let sent = parts.headers.get(header::IF_MATCH).ok_or_else(|| {
            Problem::new(
                ProblemName::IfMatchRequired,
                "send the `ETag` of the policy that you replace as `If-Match`, so that nobody undoes what another changed",
            )
        })?;
        let version = sent.to_str().ok().and_then(|text| {
            let text = text.trim().strip_prefix('"')?.strip_suffix('"')?;
            text.parse().ok()
        });
        // What is no version of ours is none that is in force.
        version.map(Self).ok_or_else(|| {
            Problem::new(
                ProblemName::PolicyChanged,
                "`If-Match` is not the `ETag` of the policy in force: read the policy again",
            )
        })
    }
}

/// What is answered, with the name of its version.
pub(super) type Versioned<T> = ([(HeaderName, HeaderValue); 1], Json<T>);

pub(super) fn versioned<T>(version: u32, policy: T) -> Versioned<T> {
    // A number in quotes is always a header's text.
    let tag = HeaderValue::try_from(format!("\"{version}\""));
    let tag = tag.unwrap_or(HeaderValue::from_static("\"0\""));
    ([(header::ETAG, tag)], Json(policy))
}

/// A policy that was sent. Nothing in one is secret: what is wrong with it is said by name.
pub(super) fn read_policy(sent: Value) -> Result<Policy, Problem> {
    if holds_list_for_object(&sent, &json!(Policy::default())) {
        return Err(Problem::new(
            ProblemName::PolicyInvalid,
            "policy: a list stands where an object is expected",
        ));
    }
    Policy::read(sent)
        .map_err(|error| Problem::new(ProblemName::PolicyInvalid, format!("policy: {error}")))
}

/// Whether a list was sent where `known` has an object: serde would take its values for the fields, in their order.
fn holds_list_for_object(sent: &Value, known: &Value) -> bool {
    match (sent, known) {
        (Value::Array(_), Value::Object(_)) => true,
        (Value::Object(sent), Value::Object(known)) => sent.iter().any(|(name, sent)| {
            known
                .get(name)
                .is_some_and(|known| holds_list_for_object(sent, known))
        }),
        _ => false,
    }
}

/// The policy in force, with its version as `ETag`.
#[utoipa::path(get, path = "/v1/policy", tag = "policy", operation_id = "get_policy",
    security(("api_key" = [])),
    responses((status = 200, description = "The policy", body = PolicyInForce), GetProblems))]
async fn get(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<auth::Policy>,
) -> Result<Versioned<PolicyInForce>, Problem> {
    let (in_force, change) = service.policy(workspace).await?;
    Ok(versioned(
        in_force.version,
        PolicyInForce::new(&in_force, change),
    ))
}

/// Puts a policy in the place of the one whose `ETag` is sent as `If-Match`.
#[utoipa::path(put, path = "/v1/policy", tag = "policy", operation_id = "put_policy",
    params(("if-match" = Option<String>, Header, description = "The `ETag` of the policy that is replaced")),
    request_body = PutPolicy, security(("api_key" = [])),
    responses((status = 200, description = "It is in force", body = PolicyInForce), PutProblems))]
async fn put(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<auth::Policy>,
    replaced: Result<IfMatch, Problem>,
    Body(wanted): Body<PutPolicy>,
) -> Result<Versioned<PolicyInForce>, Problem> {
    let by = wanted.by.map(|by| MemberId::parse(&by)).transpose();
    let by = by.map_err(|error| Problem::unprocessable("by", error))?;
    let policy = read_policy(wanted.policy)?;
    let IfMatch(version) = replaced?;
    let changed = service.change_policy(workspace, version, policy, by);
    let (in_force, change) = changed.await?;
    Ok(versioned(
        in_force.version,
        PolicyInForce::new(&in_force, change),
    ))
}

/// The policies that the workspace has and had, newest first.
#[utoipa::path(get, path = "/v1/policy/history", tag = "policy", operation_id = "list_policies",
    params(HistoryQuery), security(("api_key" = [])),
    responses((status = 200, description = "Some of the policies", body = PolicyHistory), HistoryProblems))]
async fn history(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<auth::Policy>,
    Asking(asked): Asking<HistoryQuery>,
) -> Result<Json<PolicyHistory>, Problem> {
    let (before, size) = asked.read()?;
    let page = service.policies(workspace, before, size).await?;
    Ok(Json(page.into()))
}

/// What putting a policy in force now would do to each member. Nothing is changed.
#[utoipa::path(post, path = "/v1/policy/preview", tag = "policy", operation_id = "preview_policy",
    request_body = PreviewPolicy, security(("api_key" = [])),
    responses((status = 200, description = "What it would do", body = PolicyPreview), PreviewProblems))]
async fn preview(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<auth::Policy>,
    Body(wanted): Body<PreviewPolicy>,
) -> Result<Json<PolicyPreview>, Problem> {
    let preview = service.preview_policy(workspace, read_policy(wanted.policy)?);
    Ok(Json(preview.await?.into()))
}

/// The policies to begin with.
#[utoipa::path(get, path = "/v1/policy/presets", tag = "policy", operation_id = "list_policy_presets",
    security(("api_key" = [])),
    responses((status = 200, description = "Each", body = PolicyPresets), PresetsProblems))]
async fn presets(_: Backend<auth::Policy>) -> Json<PolicyPresets> {
    let presets = Preset::VARIANTS.iter().copied().map(PolicyPreset::from);
    Json(PolicyPresets {
        presets: presets.collect(),
    })
}
