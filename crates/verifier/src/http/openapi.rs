//! The description of every route, made from the code that answers it.

use std::collections::BTreeMap;

use axum::Json;
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
                [$(describe(Kind::$kind, $detail)),+].into()
            }
        }
    )+};
}

problems! {
    /// Of every call of a backend.
    BackendCall:
        Unauthenticated => "send one header `Authorization: Bearer cs_live_…`, copied whole",
        Unavailable => "nothing was changed; try again in a moment";
    /// Of every call of a browser.
    BrowserCall:
        Unauthenticated => "send one header `Authorization: Bearer cs_client_…`, copied whole",
        Forbidden => "pages of this origin may not call for this workspace",
        Gone => "this session has expired; begin again",
        Unavailable => "nothing was changed; try again in a moment";
    /// Of a call with a body.
    BadBody:
        MalformedRequest => "the body has a missing field `member`, by line 1, column 17",
        BodyTooLarge => "a body has at most 16384 bytes",
        UnsupportedMediaType => "send JSON, and say so: `Content-Type: application/json`",
        Unprocessable => "member: a member's id has 1 to 128 bytes, no control characters, and no space at either end";
    /// Of a path or a query that cannot be read.
    BadQuery:
        MalformedRequest => "`limit` is 1 to 200";
    NotFound:
        NotFound => "there is no such member in this workspace";
    Conflict:
        Conflict => "this factor is confirmed already";
    Gone:
        Gone => "this receipt has expired; begin again";
    Forbidden:
        Forbidden => "this is not the receipt of this sign-in";
    /// Also what a page of another origin is told.
    StepUpRequired:
        StepUpRequired => "this change asks for a code first: step up with one of your factors";
    Unavailable:
        Unavailable => "nothing was changed; try again in a moment";
}

fn describe(kind: Kind, detail: &str) -> (String, RefOr<Response>) {
    let (slug, status, title) = kind.parts();
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name(ProblemDocument::name())))
        .example(serde_json::to_value(kind.document(detail)).ok())
        .build();
    let response = ResponseBuilder::new()
        .description(format!("{title} (`{slug}`)"))
        .content("application/problem+json", content)
        .build();
    (status.as_u16().to_string(), response.into())
}
