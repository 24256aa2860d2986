//! The hosted pages, for applications that only redirect: the same elements, embedded as `www/console` built them.

mod embedded;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse as _, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zeroize::Zeroizing;

use super::App;
use super::openapi::problems;
use super::path::TheFile;
use super::problem::Problem;
use super::shapes::ProblemName;
use crate::model::Origin;
use crate::token::ClientToken;

/// A hosted page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Page {
    SignIn,
    Security,
    SignInLink,
    Admin,
    Reset,
    Outbox,
}

/// Where browsers reach this verifier.
pub(super) struct Address(String);

/// Scripts, styles and calls of our own only. WebAssembly is compiled, nothing else is; no other site shows this page.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

const OUTBOX_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                             connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
                             frame-ancestors 'none'";

const PAGE_HEADERS: [(HeaderName, &str); 3] = [
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
        .routes(routes!(sign_in_link))
        .routes(routes!(admin))
        .routes(routes!(reset))
        .routes(routes!(asset))
}

problems! {
    PageProblems = [] Unavailable;
    FileProblems = [ADDRESS] FileNotFound;
}

impl Page {
    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Security => "security",
            Self::SignInLink => "sign-in-link",
            Self::Admin => "admin",
            Self::Reset => "reset",
            Self::Outbox => "outbox",
        }
    }

    /// What it may load and call. The outbox shows each message as a document of its own; the others frame nothing.
    const fn policy(self) -> &'static str {
        match self {
            Self::SignIn | Self::Security | Self::SignInLink | Self::Reset | Self::Admin => POLICY,
            Self::Outbox => OUTBOX_POLICY,
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

impl Address {
    /// The page that a mailed link leads to.
    pub(super) fn of_link(&self) -> String {
        format!("{}/sign-in-link", self.0)
    }

    /// The page of a mailed link that cancels a reset.
    pub(super) fn of_reset(&self) -> String {
        format!("{}/reset", self.0)
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
    responses((status = 200, description = "The page", content_type = "text/html", body = String),
        (status = 304, description = "The browser has it already"), PageProblems))]
async fn sign_in(headers: HeaderMap) -> Result<Response, Problem> {
    page(Page::SignIn, &headers)
}

/// The page on which a person looks after their own factors.
#[utoipa::path(get, path = "/security", tag = "pages", operation_id = "security_page",
    responses((status = 200, description = "The page", content_type = "text/html", body = String),
        (status = 304, description = "The browser has it already"), PageProblems))]
async fn security(headers: HeaderMap) -> Result<Response, Problem> {
    page(Page::Security, &headers)
}

/// The page that a mailed link leads to. It asks before it spends the link: whatever else opens the address spends nothing.
#[utoipa::path(get, path = "/sign-in-link", tag = "pages", operation_id = "sign_in_link_page",
    responses((status = 200, description = "The page", content_type = "text/html", body = String),
        (status = 304, description = "The browser has it already"), PageProblems))]
async fn sign_in_link(headers: HeaderMap) -> Result<Response, Problem> {
    page(Page::SignInLink, &headers)
}

/// The page on which an administrator looks after the policy and the members.
#[utoipa::path(get, path = "/admin", tag = "pages", operation_id = "admin_page",
    responses((status = 200, description = "The page", content_type = "text/html", body = String),
        (status = 304, description = "The browser has it already"), PageProblems))]
async fn admin(headers: HeaderMap) -> Result<Response, Problem> {
    page(Page::Admin, &headers)
}

/// The page of a mailed link that cancels a reset. It asks first: whatever else opens the address cancels nothing.
#[utoipa::path(get, path = "/reset", tag = "pages", operation_id = "reset_page",
    responses((status = 200, description = "The page", content_type = "text/html", body = String),
        (status = 304, description = "The browser has it already"), PageProblems))]
async fn reset(headers: HeaderMap) -> Result<Response, Problem> {
    page(Page::Reset, &headers)
}

/// What the pages load. A file's name changes with its content.
#[utoipa::path(get, path = "/assets/{file}", tag = "pages", operation_id = "page_asset",
    params(("file" = String, Path, description = "Its name")),
    responses((status = 200, description = "The file"), (status = 304, description = "The browser has it already"),
        FileProblems))]
async fn asset(TheFile(file): TheFile, headers: HeaderMap) -> Result<Response, Problem> {
    let found = is_plain(&file)
        .then(|| embedded::answer(&format!("assets/{file}"), &headers))
        .flatten();
    let found = found.ok_or_else(|| {
        Problem::new(
            ProblemName::FileNotFound,
            "there is no such file; the pages name those there are",
        )
    })?;
    let lasting = [(header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((lasting, found).into_response())
}

/// A page as it was built, to a browser that does not have it yet.
pub(super) fn page(page: Page, headers: &HeaderMap) -> Result<Response, Problem> {
    let built = embedded::answer(&format!("{}.html", page.name()), headers).ok_or_else(|| {
        Problem::new(
            ProblemName::Unavailable,
            "this build has no pages; build www/console, then the verifier",
        )
    })?;
    let policy = [(header::CONTENT_SECURITY_POLICY, page.policy())];
    Ok((PAGE_HEADERS, policy, built).into_response())
}

/// A file's name, with nothing in it that could lead elsewhere.
fn is_plain(file: &str) -> bool {
    let spelled = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !file.starts_with('.') && file.bytes().all(spelled)
}
