//! Which pages of other origins may call with a client token.
//!
//! A preflight carries no token, so it is told what any workspace lists; the call itself is held to the list of its own
//! token's workspace, by the service.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::problem::{Kind, Problem};
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

/// Answers preflights, and lets pages of a listed origin read the answers to their calls.
pub(super) async fn share(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let (Some(origin), Some(header)) = (
        foreign_origin(headers, &app.config),
        headers.get(header::ORIGIN).cloned(),
    ) else {
        return next.run(request).await;
    };
    match app.service.lists_origin(origin).await {
        Ok(true) => {}
        Ok(false) => return not_listed().into_response(),
        Err(error) => return Problem::from(error).into_response(),
    }
    let mut response = if is_preflight(&request) {
        permit()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, header);
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("date, retry-after"),
    );
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    response
}

fn is_preflight(request: &Request) -> bool {
    let asked = header::ACCESS_CONTROL_REQUEST_METHOD;
    request.method() == Method::OPTIONS && request.headers().contains_key(asked)
}

fn permit() -> Response {
    let permitted = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE"),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "authorization, content-type",
        ),
        (header::ACCESS_CONTROL_MAX_AGE, "600"),
    ];
    (StatusCode::NO_CONTENT, permitted).into_response()
}

fn not_listed() -> Problem {
    Problem::new(
        Kind::Forbidden,
        "no workspace lists this origin; add it with `countersign workspace origins NAME --add URL`",
    )
    .with_header(header::VARY, HeaderValue::from_static("origin"))
}
