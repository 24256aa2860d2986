//! What every answer carries, whoever gave it.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::problem::Problem;
use super::shapes::ProblemName;

/// Nothing is kept by a cache, guessed at by a browser or told in a referrer, unless the answer says otherwise itself.
pub(super) async fn seal(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = method_not_allowed(&response);
    }
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'",
        ),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

/// No route has this address.
pub(super) async fn no_such_route() -> Problem {
    Problem::new(
        ProblemName::RouteNotFound,
        "there is nothing at this address; GET /openapi.json lists what there is",
    )
}

/// The router's own answer has no body, but says in `Allow` what the address takes.
fn method_not_allowed(given: &Response) -> Response {
    let problem = Problem::new(
        ProblemName::MethodNotAllowed,
        "the header `Allow` lists what this address takes",
    );
    match given.headers().get(header::ALLOW) {
        Some(allow) => problem.with_header(header::ALLOW, allow.clone()),
        None => problem,
    }
    .into_response()
}
