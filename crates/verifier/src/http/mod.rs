//! The verifier over HTTP. It translates and decides nothing: every decision is [`Service`]'s.

use std::future::Future;
use std::io;

use axum::Router;
use tokio::net::TcpListener;

use crate::model::Origin;
use crate::service::Service;

/// What the HTTP side needs to know besides the service.
#[derive(Clone, Debug, Default)]
pub struct HttpConfig {
    /// Where browsers reach this verifier. Without it, the address a request was sent to is taken.
    pub public_url: Option<Origin>,
}

/// Every route, ready to be served.
pub fn router(_service: Service, _config: HttpConfig) -> Router {
    Router::new()
}

/// Serves on `listener` until `shutdown`, then lets what is under way finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    config: HttpConfig,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router(service, config))
        .with_graceful_shutdown(shutdown)
        .await
}

/// The OpenAPI document of every route.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    utoipa::openapi::OpenApi::default()
}
