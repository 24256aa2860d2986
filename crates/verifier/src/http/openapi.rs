//! The description of every route, made from the code that answers it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header;
use axum::response::IntoResponse;
use utoipa::ToSchema as _;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    AllOfBuilder, ComponentsBuilder, ContentBuilder, InfoBuilder, ObjectBuilder, OpenApi,
    OpenApiBuilder, Ref, RefOr, Response, ResponseBuilder, Type, tag::TagBuilder,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::shapes::{Language, Problem, ProblemName, ReportFormat};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(document))
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "health", operation_id = "openapi",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
async fn document() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "application/json")],
        Bytes::clone(&DOCUMENT),
    )
}

/// Written once: it is long, and the same for everybody.
static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| {
    // Maps with texts for keys, so writing it cannot fail.
    serde_json::to_vec(&super::openapi())
        .unwrap_or_default()
        .into()
});

/// The document without its routes.
pub(super) fn outline() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Countersign")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Two-factor authentication to embed. Times are RFC 3339 in UTC; ids are opaque; bodies are JSON of at most \
             16 KiB (a batch of members: 2 MiB) and take no unknown field; what goes wrong is application/problem+json (RFC 9457).",
        ))
        .build();
    let tags = [
        ("members", "The application's people"),
        ("policy", "Who must have a second factor, and with what"),
        ("factors", "Their authenticator apps"),
        (
            "recovery codes",
            "What is typed when the authenticator is lost",
        ),
        (
            "resets",
            "Lost factors that are taken away, so that new ones can be set up",
        ),
        ("verify", "Plain verification of a code"),
        ("sign-ins", "From the password to the receipt"),
        (
            "client tokens",
            "For the page on which people look after their factors",
        ),
        (
            "devices",
            "The browsers that members are known in, or that they trust",
        ),
        ("events", "What happened"),
        ("report", "Who has what since when, and who must by when"),
        ("client", "What a browser does with a client token"),
        (
            "admin",
            "What an administrator's page does with its client token",
        ),
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
        .security_scheme(
            "link_token",
            bearer("cs_link_…", "The token of a mailed link"),
        )
        .security_scheme(
            "reset_token",
            bearer("cs_reset_…", "The token of a link that cancels a reset"),
        )
        .schema_from::<Problem>()
        .schema_from::<ProblemName>()
        .schema_from::<Language>()
        .schema_from::<ReportFormat>()
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

/// Problems of every call of a backend.
pub(super) const BACKEND: &[ProblemName] = &[
    ProblemName::Unauthenticated,
    ProblemName::ForbiddenScope,
    ProblemName::Internal,
    ProblemName::Unavailable,
];
/// Problems of every call of a browser.
pub(super) const BROWSER: &[ProblemName] = &[
    ProblemName::Unauthenticated,
    ProblemName::OriginNotListed,
    ProblemName::MemberNotFound,
    ProblemName::TokenEnded,
    ProblemName::Internal,
    ProblemName::Unavailable,
];
/// Problems of a body that is read.
pub(super) const BODY: &[ProblemName] = &[
    ProblemName::MalformedRequest,
    ProblemName::BodyTooLarge,
    ProblemName::UnsupportedMediaType,
    ProblemName::Unprocessable,
];
/// Problems of a key under which a request may be sent again.
pub(super) const ONCE: &[ProblemName] = &[
    ProblemName::IdempotencyKeyReused,
    ProblemName::IdempotencyKeySpent,
];
/// Problems of a body that should not be there.
pub(super) const NO_BODY: &[ProblemName] = &[
    ProblemName::MalformedRequest,
    ProblemName::BodyTooLarge,
    ProblemName::UnsupportedMediaType,
];
/// Problems of a path or a query that is read.
pub(super) const ADDRESS: &[ProblemName] = &[ProblemName::MalformedRequest];

/// Says which problems a route answers with, as a type that `utoipa::path` takes: lists first, then names.
macro_rules! problems {
    ($($route:ident = [$($list:ident),*] $($name:ident),*;)+) => {$(
        struct $route;

        impl utoipa::IntoResponses for $route {
            fn responses() -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>> {
                let lists: &[&[_]] = &[$($crate::http::openapi::$list,)* &[$($crate::http::shapes::ProblemName::$name),*]];
                $crate::http::openapi::describe(&lists.concat())
            }
        }
    )+};
}
pub(super) use problems;

/// A response for each status, with the names of the problems that are answered with it.
pub(super) fn describe(names: &[ProblemName]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status = BTreeMap::<u16, BTreeSet<ProblemName>>::new();
    for name in names {
        by_status
            .entry(name.status().as_u16())
            .or_default()
            .insert(*name);
    }
    let described = by_status
        .into_iter()
        .map(|(status, names)| (status.to_string(), response(&names).into()));
    described.collect()
}

fn response(names: &BTreeSet<ProblemName>) -> Response {
    let meanings: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`: {}", name.as_ref(), name.title()))
        .collect();
    let only_these = ObjectBuilder::new().property(
        "type",
        ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(names.iter().map(|name| name.urn()))),
    );
    let schema = AllOfBuilder::new()
        .item(Ref::from_schema_name(Problem::name()))
        .item(only_these);
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new()
        .description(meanings.join("; "))
        .content("application/problem+json", content)
        .build()
}
