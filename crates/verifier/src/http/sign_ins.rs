use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::auth::{Backend, SignIns};
use super::body::Body;
use super::client_tokens::{ForBrowser, return_to};
use super::once::{Creating, IdempotencyKey, Telling};
use super::openapi::problems;
use super::pages::{Address, Page};
use super::path::{SignInParam, TheSignIn};
use super::problem::Problem;
use super::shapes::{
    self, IssuedDevice, Label, MemberId, ProblemName, Redeemed, SettledSignIn, SignIn,
};
use super::verify::member;
use crate::model::{self, Action, Parameters};
use crate::service::{self, Service, WantedSignIn};
use crate::token::{DeviceToken, ReceiptToken};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(start))
        .routes(routes!(get))
        .routes(routes!(redeem))
}

problems! {
    StartProblems = [BACKEND, BODY, ONCE] MemberNotFound, ReturnToNotListed, TooManySignIns;
    GetProblems = [BACKEND, ADDRESS] SignInNotFound;
    RedeemProblems = [BACKEND, BODY] ReceiptForeign, OtherAction, SignInNotFound, ReceiptRedeemed, ReceiptExpired;
}

/// A sign-in to begin, after the application has checked the password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "member": "ada@example.org",
    "context": { "ip": "203.0.113.7", "user_agent": "Mozilla/5.0", "device": "ada's laptop", "place": "Leeds" },
    "return_to": "https://app.example.org/signed-in"
}))]
struct StartSignIn {
    /// Who signs in.
    #[schema(value_type = MemberId)]
    member: String,
    /// What a second factor is asked for, where the member is signed in already and is about to do something that needs one. Then
    /// no trusted browser and no identity provider stands in for it, and nothing is set up: who has no factor is `denied`.
    #[serde(default)]
    purpose: Option<WantedPurpose>,
    /// What the application knows of the attempt.
    #[serde(default)]
    context: Option<Context>,
    /// Where the hosted page goes when it is done.
    #[serde(default)]
    #[schema(
        format = "uri",
        max_length = 2048,
        pattern = "^https?://[a-z0-9.:\\[\\]-]{1,255}([/?][!-\"$-\\[\\]-~]*)?$"
    )]
    return_to: Option<String>,
    /// The token that this browser was given, if the application keeps one of it for this member. Any other text is worth nothing.
    #[serde(default)]
    device: Option<String>,
    /// By what way it comes; `page` unless it is said.
    #[serde(default)]
    channel: Option<shapes::Channel>,
    /// Where a mailed link leads: a page of the application's that holds `<countersign-sign-in-link>`. Without it, a hosted
    /// page.
    #[serde(default)]
    #[schema(
        format = "uri",
        max_length = 2048,
        pattern = "^https?://[a-z0-9.:\\[\\]-]{1,255}([/?][!-\"$-\\[\\]-~]*)?$"
    )]
    link_to: Option<String>,
}

/// One act of the application's own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "action": "Export all customers", "parameters": { "list": "customers", "format": "csv" } }))]
struct WantedPurpose {
    /// What the person is shown.
    #[schema(value_type = Label)]
    action: String,
    /// What exactly is to be done, in names and texts of the application's own: at most 16, with names of a-z, 0-9, `_`, `-` and
    /// `.`, and texts of at most 512 bytes. Nobody is shown them, and only their digest is kept.
    #[serde(default)]
    #[schema(schema_with = parameters)]
    parameters: Parameters,
}

/// Names and texts.
fn parameters() -> RefOr<Schema> {
    let name = ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some("^[a-z0-9_.-]{1,64}$"));
    let text = ObjectBuilder::new()
        .schema_type(Type::String)
        .max_length(Some(Parameters::LONGEST));
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .property_names(Some(name))
        .additional_properties(Some(text))
        .max_properties(Some(Parameters::MOST))
        .into()
}

impl WantedPurpose {
    fn read(purpose: Option<Self>) -> Result<Option<Action>, Problem> {
        purpose
            .map(|purpose| Action::new(&purpose.action, &purpose.parameters))
            .transpose()
            .map_err(|error| Problem::unprocessable("purpose", error))
    }
}

/// What the application knows of the attempt. It is kept with the sign-in.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Context {
    /// Where the person calls from: one address, IPv4 or IPv6, without a port.
    #[serde(default)]
    #[schema(
        max_length = 45,
        pattern = "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$"
    )]
    ip: Option<String>,
    /// What their browser calls itself: anybody may send a long one, so its first 2,048 bytes are taken.
    #[serde(default)]
    #[schema(pattern = "^[^\\x00]*$")]
    user_agent: Option<String>,
    /// The application's own name for the device.
    #[serde(default)]
    #[schema(max_length = 2048, pattern = "^[^\\x00]*$")]
    device: Option<String>,
    /// Where the application takes that address to be.
    #[serde(default)]
    #[schema(max_length = 2048, pattern = "^[^\\x00]*$")]
    place: Option<String>,
}

impl From<Context> for model::Context {
    fn from(context: Context) -> Self {
        Self {
            ip: context.ip,
            user_agent: context.user_agent.map(beginning),
            device: context.device,
            place: context.place,
        }
    }
}

/// As much of a text as a context has room for.
fn beginning(mut text: String) -> String {
    let mut end = text.len().min(model::Context::LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

/// A sign-in, and what the browser needs to pass it.
#[derive(Serialize, ToSchema)]
struct OpenSignIn {
    #[serde(flatten)]
    sign_in: SignIn,
    #[serde(flatten)]
    for_browser: ForBrowser,
}

/// The sign-in that was started.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum StartedSignIn {
    /// The browser can pass it.
    Open(OpenSignIn),
    /// There is nothing to pass: it is passed, or denied. There is no token for it.
    Settled(Settled),
}

impl StartedSignIn {
    fn new(started: service::StartedSignIn, address: &Address) -> Self {
        let sign_in = started.sign_in.into();
        match started.client_token {
            None => Self::Settled(Settled {
                sign_in: SettledSignIn(sign_in),
                device: started.device.map(IssuedDevice::from),
            }),
            Some(token) => Self::Open(OpenSignIn {
                sign_in,
                for_browser: ForBrowser::new(token, Page::SignIn, address),
            }),
        }
    }
}

/// A sign-in with nothing to pass.
#[derive(Serialize, ToSchema)]
struct Settled {
    #[serde(flatten)]
    sign_in: SettledSignIn,
    /// What the browser is known by from now on, when it passed by being known; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    device: Option<IssuedDevice>,
}

/// What the browser brought back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "receipt": "cs_receipt_…" }))]
struct RedeemReceipt {
    /// The receipt of this sign-in.
    receipt: String,
    /// The purpose that it was begun with, in the same words; absent of a sign-in. Another one opens nothing, and spends
    /// nothing.
    #[serde(default)]
    purpose: Option<WantedPurpose>,
}

/// Begins a sign-in of a member whose password the application has just checked.
#[utoipa::path(post, path = "/v1/sign-ins", tag = "sign-ins", operation_id = "start_sign_in",
    params(IdempotencyKey), request_body = StartSignIn,
    security(("api_key" = [])),
    responses(
        (status = 201, description = "What comes next: `challenge`, `enroll`, `passed` or `denied`", body = StartedSignIn,
            example = json!({
                "id": "sgn_01jd8zq9k3v5m7r2t4w6x8y0za", "member": "ada@example.org", "status": "challenge",
                "methods": ["totp", "recovery-code"], "enroll_by": null, "may_skip": false, "purpose": null, "assurance": null, "created_at": "2026-11-22T06:27:00.000000Z",
                "expires_at": "2026-11-22T06:37:00.000000Z", "client_token": "cs_client_…",
                "url": "https://verify.example.org/sign-in#cs_client_…"
            })),
        StartProblems,
    ))]
async fn start(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<SignIns>,
    address: Address,
    Creating(once, wanted): Creating<StartSignIn>,
) -> Result<Telling, Problem> {
    let member = member(workspace, &wanted.member)?;
    let context = model::Context::from(wanted.context.unwrap_or_default());
    context
        .check()
        .map_err(|error| Problem::unprocessable("context", error))?;
    // Taken for no address, it would stop telling a guesser's network from the owner's, and nobody would notice.
    if context.ip.is_some() && context.network().is_none() {
        return Err(Problem::unprocessable(
            "context.ip",
            "it is one address, IPv4 or IPv6, without a port; leave it out where you do not know it",
        ));
    }
    let wanted = WantedSignIn {
        member: member.clone(),
        action: WantedPurpose::read(wanted.purpose)?,
        channel: wanted.channel.map_or(model::Channel::Page, |word| word.0),
        context,
        // A cookie is what a browser makes of it: one that is no token is a stranger's.
        device: wanted
            .device
            .and_then(|text| DeviceToken::parse(&text).ok())
            .map(|token| token.digest()),
        return_to: return_to("return_to", wanted.return_to)?,
        link_to: return_to("link_to", wanted.link_to)?,
    };
    let creation = service.start_sign_in(wanted);
    let shape = move |started| StartedSignIn::new(started, &address);
    once.tell(member, creation, StatusCode::CREATED, shape)
        .await
}

/// How far a sign-in is.
#[utoipa::path(get, path = "/v1/sign-ins/{sign_in}", tag = "sign-ins", operation_id = "get_sign_in",
    params(SignInParam),
    security(("api_key" = [])),
    responses((status = 200, description = "The sign-in", body = SignIn), GetProblems))]
async fn get(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<SignIns>,
    TheSignIn(id): TheSignIn,
) -> Result<Json<SignIn>, Problem> {
    Ok(Json(service.sign_in(workspace, id).await?.into()))
}

/// Redeems the receipt that the browser brought back: once, and within 60 seconds.
#[utoipa::path(post, path = "/v1/sign-ins/{sign_in}/redeem", tag = "sign-ins", operation_id = "redeem_receipt",
    params(SignInParam),
    request_body = RedeemReceipt, security(("api_key" = [])),
    responses(
        (status = 200, description = "Who signed in, and how", body = Redeemed, example = json!({
            "sign_in": "sgn_01jd8zq9k3v5m7r2t4w6x8y0za", "member": "ada@example.org", "purpose": null, "method": "totp",
            "factor": "fac_01jd8zq9k3v5m7r2t4w6x8y0za", "amr": ["otp"], "phishing_resistant": false,
            "assurance": "second-factor", "failures_before": 0, "at": "2026-11-22T06:27:20.000000Z", "device": null
        })),
        RedeemProblems,
    ))]
async fn redeem(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<SignIns>,
    TheSignIn(id): TheSignIn,
    Body(brought): Body<RedeemReceipt>,
) -> Result<Json<Redeemed>, Problem> {
    let action = WantedPurpose::read(brought.purpose)?;
    let receipt = ReceiptToken::parse(&brought.receipt).map_err(|_| {
        Problem::new(
            ProblemName::ReceiptForeign,
            "this is no receipt, or it was not copied whole",
        )
    })?;
    let redeemed = service.redeem_for(workspace, id, action, &receipt);
    Ok(Json(redeemed.await?.into()))
}
