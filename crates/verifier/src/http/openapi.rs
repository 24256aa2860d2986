//! The description of every route, made from the code that answers it.

use std::collections::BTreeMap;

use axum::Json;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, Response,
    ResponseBuilder, tag::TagBuilder,
};
use utoipa::{IntoResponses, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::problem::{Kind, ProblemDocument};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(document))
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "health", operation_id = "openapi",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
async fn document() -> Json<OpenApi> {
    Json(super::openapi())
}

/// The document without its routes.
pub(super) fn outline() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Countersign")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Two-factor authentication to embed. Times are RFC 3339 in UTC; ids are opaque; bodies are JSON of at most \
             16 KiB and take no unknown field; what goes wrong is application/problem+json (RFC 9457).",
        ))
        .build();
    let tags = [
        ("members", "The application's people"),
        ("factors", "Their authenticator apps"),
        (
            "recovery codes",
            "What opens when the authenticator is lost",
        ),
        ("verify", "Plain verification of a code"),
        ("sign-ins", "From the password to the receipt"),
        (
            "client tokens",
            "For the page on which people look after their factors",
        ),
        ("events", "What happened"),
        ("client", "What a browser does with a client token"),
        ("pages", "The hosted pages"),
        ("health", "Whether the verifier works"),
    ];
    let tags = tags.map(|(name, description)| {
        TagBuilder::new()
            .name(name)
            .description(Some(description))
            .build()
    });
    let components = ComponentsBuilder::new()
        .security_scheme(
            "api_key",
            bearer("cs_live_…", "An API key of one workspace"),
        )
        .security_scheme(
            "client_token",
            bearer("cs_client_…", "A token for one member and one purpose"),
        )
        .schema_from::<ProblemDocument<'_>>()
        .build();
    OpenApiBuilder::new()
        .info(info)
        .tags(Some(tags))
        .components(Some(components))
        .build()
}

fn bearer(format: &str, description: &str) -> SecurityScheme {
    let mut http = Http::new(HttpAuthScheme::Bearer);
    http.bearer_format = Some(format.to_owned());
    http.description = Some(description.to_owned());
    SecurityScheme::Http(http)
}

/// Problems that a route names together.
macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident: $($kind:ident => $detail:literal),+;)+) => {$(
        $(#[$doc])*
        pub(super) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                describe(&[$((Kind::$kind, $detail)),+])
            }
        }
    )+};
}

problems! {
    /// Of every call of a backend.
    BackendCall:
        Unauthenticated => "send one header `Authorization: Bearer cs_live_…`, copied whole",
        ForbiddenScope => "this API key does not have the scope that this route asks for",
        Unavailable => "nothing was changed; try again in a moment",
        Busy => "the verifier is making as many password hashes as it may; try again in a moment";
    /// Of every call of a browser.
    BrowserCall:
        Unauthenticated => "send one header `Authorization: Bearer cs_client_…`, copied whole",
        OriginNotListed => "pages of this origin may not call for this workspace",
        WrongPurpose => "this client token is for something else: a sign-in and the security page have one each",
        StepUpRequired => "this change asks for a code first: step up with one of your factors",
        EnrolledAlready => "there is a factor by now; sign in again with it",
        TokenEnded => "this session is over; go back to the website and begin again",
        SignInEnded => "this sign-in is over; go back to the website and sign in again",
        FactorExpired => "this set-up took too long; begin a new one",
        Unavailable => "nothing was changed; try again in a moment",
        Busy => "the verifier is making as many password hashes as it may; try again in a moment";
    /// Of a call with a body.
    BadBody:
        MalformedRequest => "the body has a missing field `member`, by line 1, column 17",
        BodyTooLarge => "a body has at most 16384 bytes",
        UnsupportedMediaType => "send JSON, and say so: `Content-Type: application/json`",
        Unprocessable => "member: a member's id has 1 to 128 bytes, no control or invisible characters, and no space at either end",
        ReturnToNotListed => "return_to must lead to an origin that this workspace lists";
    /// Of a path or a query that cannot be read.
    BadQuery:
        MalformedRequest => "`limit` is 1 to 200";
    NotFound:
        MemberNotFound => "there is no such member in this workspace",
        FactorNotFound => "there is no such factor in this workspace",
        SignInNotFound => "there is no such sign-in in this workspace",
        FileNotFound => "there is no such file; the pages name those there are";
    Conflict:
        FactorActive => "this factor is confirmed already",
        FactorLimit => "this member has as many factors as one may have; remove one first",
        PendingLimit => "too many set-ups of this member are under way",
        NotEnrolled => "this member has no factor yet; recovery codes come with the first one",
        ReceiptRedeemed => "this receipt was redeemed already",
        SignInPassed => "this sign-in is passed already",
        SignInEnrolls => "this sign-in asks for a first factor to be set up",
        SignInChallenges => "this sign-in asks for a code, not for a new factor",
        OtherBrowser => "this sign-in was begun in another browser; go back to the website and sign in again",
        LabelUnshowable => "no authenticator app can show this workspace's name or this member's label",
        TryAgain => "something changed meanwhile; try again";
    Gone:
        ReceiptExpired => "this receipt is too old; sign in again",
        FactorExpired => "this set-up took too long; begin a new one";
    Forbidden:
        ReceiptForeign => "this is not the receipt of this sign-in",
        ForbiddenScope => "this API key does not have the scope that this route asks for";
    TooMany:
        TooManySignIns => "too many sign-ins of this member were begun of late; try again later";
    Unavailable:
        Unavailable => "nothing was changed; try again in a moment";
}

/// One response for each status, with an example of every problem that it can be.
fn describe(problems: &[(Kind, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<u16, Vec<(Kind, &str)>> = BTreeMap::new();
    for (kind, detail) in problems {
        let listed = by_status.entry(kind.status().as_u16()).or_default();
        listed.push((*kind, detail));
    }
    by_status
        .into_iter()
        .map(|(status, kinds)| (status.to_string(), respond(&kinds).into()))
        .collect()
}

fn respond(kinds: &[(Kind, &str)]) -> Response {
    let names: Vec<String> = kinds
        .iter()
        .map(|(kind, _)| format!("{} (`{}`)", kind.title(), kind.name()))
        .collect();
    let examples = kinds.iter().map(|(kind, detail)| {
        let example = ExampleBuilder::new()
            .value(serde_json::to_value(kind.document(detail)).ok())
            .build();
        (kind.name(), example)
    });
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name(ProblemDocument::name())))
        .examples_from_iter(examples)
        .build();
    ResponseBuilder::new()
        .description(names.join("; "))
        .content("application/problem+json", content)
        .build()
}
