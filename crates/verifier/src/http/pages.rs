//! The hosted pages, for applications that only redirect: the same elements, embedded as `www/console` built them.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse as _, Response};
use rust_embed::Embed;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zeroize::Zeroizing;

use super::App;
use super::openapi::{BadQuery, NotFound, Unavailable};
use super::path::TheFile;
use super::problem::{Kind, Problem};
use countersign_store::model::Origin;
use countersign_store::token::ClientToken;

/// What `npm run build` of `www/console` left; nothing, when it did not run.
#[derive(Embed)]
#[folder = "../../www/console/dist"]
#[allow_missing = true]
struct Built;

/// A hosted page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Page {
    SignIn,
    Security,
}

/// Where browsers reach this verifier.
pub(super) struct Address(String);

/// Scripts, styles and calls of our own only. WebAssembly is compiled, nothing else is; no other site shows this page.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

const PAGE_HEADERS: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::CACHE_CONTROL, "no-cache"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in))
        .routes(routes!(security))
        .routes(routes!(asset))
}

impl Page {
    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Security => "security",
        }
    }
}

impl Address {
    /// The address of `page` with `token` in its fragment, which browsers send nowhere.
    pub(super) fn of(&self, page: Page, token: &ClientToken) -> Zeroizing<String> {
        let (here, page) = (&self.0, page.name());
        Zeroizing::new(format!("{here}/{page}#{}", token.expose()))
    }
}

impl FromRequestParts<App> for Address {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        if let Some(public) = &app.config.public_url {
            return Ok(Self(public.as_str().to_owned()));
        }
        let host = parts
            .headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .unwrap_or_default();
        Origin::parse(&format!("http://{host}"))
            .map(|origin| Self(origin.as_str().to_owned()))
            .map_err(|_| Problem::malformed("`Host` names no host that a browser could be sent to"))
    }
}

/// The page on which a person passes a sign-in.
#[utoipa::path(get, path = "/sign-in", tag = "pages", operation_id = "sign_in_page",
    responses((status = 200, description = "The page", content_type = "text/html", body = String), Unavailable))]
async fn sign_in() -> Result<Response, Problem> {
    page(Page::SignIn)
}

/// The page on which a person looks after their own factors.
#[utoipa::path(get, path = "/security", tag = "pages", operation_id = "security_page",
    responses((status = 200, description = "The page", content_type = "text/html", body = String), Unavailable))]
async fn security() -> Result<Response, Problem> {
    page(Page::Security)
}

/// What the pages load. A file's name changes with its content.
#[utoipa::path(get, path = "/assets/{file}", tag = "pages", operation_id = "page_asset",
    params(("file" = String, Path, description = "Its name")),
    responses((status = 200, description = "The file"), BadQuery, NotFound))]
async fn asset(TheFile(file): TheFile) -> Result<Response, Problem> {
    let found = Built::get(&format!("assets/{file}")).filter(|_| is_plain(&file));
    let found = found.ok_or_else(|| {
        Problem::new(
            Kind::FileNotFound,
            "there is no such file; the pages name those there are",
        )
    })?;
    let headers = [
        (header::CONTENT_TYPE, media_type(&file)),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, found.data).into_response())
}

fn page(page: Page) -> Result<Response, Problem> {
    let built = Built::get(&format!("{}.html", page.name())).ok_or_else(|| {
        Problem::new(
            Kind::Unavailable,
            "this build has no pages; build www/console, then the verifier",
        )
    })?;
    let media_type = [(header::CONTENT_TYPE, media_type(".html"))];
    Ok((media_type, PAGE_HEADERS, built.data).into_response())
}

/// A file's name, with nothing in it that could lead elsewhere.
fn is_plain(file: &str) -> bool {
    let spelled = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !file.starts_with('.') && file.bytes().all(spelled)
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
