//! Which pages of other origins may call with a client token.
//!
//! A preflight carries no token, so it is told what any workspace lists; the call itself is held to the list of its own
//! token's workspace, by the service.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::problem::Problem;
use super::shapes::ProblemName;
use super::{App, HttpConfig};

/// Where the page that calls comes from; `None` when it is one of the verifier's own, or no page calls at all.
pub(super) fn foreign_origin(headers: &HeaderMap, config: &HttpConfig) -> Option<String> {
    let origin = headers.get(header::ORIGIN)?;
    let origin = String::from_utf8_lossy(origin.as_bytes());
    let own = match &config.public_url {
        Some(public) => public.as_str() == origin,
        None => {
            let host = headers.get(header::HOST).map(HeaderValue::as_bytes);
            let called = origin.split_once("://").map(|(_, host)| host.as_bytes());
            host.is_some() && host == called
        }
    };
    (!own).then(|| origin.into_owned())
}

/// The mark of a request whose origin some workspace lists.
#[derive(Clone, Copy)]
struct Listed;

/// Marks requests from a listed origin, and turns away those from any other with what to do about it.
pub(super) async fn admit(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some(origin) = foreign_origin(request.headers(), &app.config) else {
        return next.run(request).await;
    };
    match app.service.lists_origin(origin).await {
        Ok(true) => {
            request.extensions_mut().insert(Listed);
            next.run(request).await
        }
        Ok(false) => not_listed().into_response(),
        Err(error) => Problem::from(error).into_response(),
    }
}

/// Answers preflights, and lets pages of a listed origin read the answers to their calls.
pub(super) fn share() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(|_, request| {
            request.extensions.get::<Listed>().is_some()
        }))
        .allow_methods([
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
        ])
        .expose_headers([header::DATE, header::RETRY_AFTER])
        .max_age(Duration::from_secs(600))
        .vary([header::ORIGIN])
}

fn not_listed() -> Problem {
    Problem::new(
        ProblemName::OriginNotListed,
        "no workspace lists this origin; add it with `countersign workspace origins NAME --data DIR --add URL`",
    )
    .with_header(header::VARY, HeaderValue::from_static("origin"))
}
