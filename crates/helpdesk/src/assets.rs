//! The files a page loads: our own, built in, and Countersign's elements, from a folder.

use std::path::Path;

use axum::{
    Router,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use tower_http::services::ServeDir;

use crate::Desk;

/// Browsers keep these, and ask each time whether they still hold.
const CACHE: (HeaderName, &str) = (header::CACHE_CONTROL, "no-cache");

/// `/assets/…` and `/countersign/…`
pub(crate) fn router(elements: &Path) -> Router<Desk> {
    let file = |kind: &'static str, text: &'static str| {
        get(move || async move { ([CACHE, (header::CONTENT_TYPE, kind)], text) })
    };
    Router::new()
        .route(
            "/assets/helpdesk.css",
            file(
                "text/css; charset=utf-8",
                include_str!("../assets/helpdesk.css"),
            ),
        )
        .route(
            "/assets/second-step.js",
            file(
                "text/javascript; charset=utf-8",
                include_str!("../assets/second-step.js"),
            ),
        )
        .route(
            "/assets/mark.svg",
            file("image/svg+xml", include_str!("../assets/mark.svg")),
        )
        .nest_service("/countersign", ServeDir::new(elements))
        .layer(axum::middleware::map_response(keep_asking))
}

async fn keep_asking(response: Response) -> Response {
    let mut response = response.into_response();
    response
        .headers_mut()
        .entry(CACHE.0)
        .or_insert(HeaderValue::from_static(CACHE.1));
    response
}
