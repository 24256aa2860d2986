//! The verifier over HTTP. It translates and decides nothing: every decision is [`Service`]'s.
//!
//! Each module holds the routes of one noun and exports `router()`; what stands before a handler is an extractor:
//! who calls (`auth`), whom it is about (`path`), what was sent (`body`). What goes wrong is a `problem`.

mod auth;
mod body;
mod client;
mod client_tokens;
mod cors;
mod devices;
mod envelope;
mod events;
mod factors;
mod health;
mod listen;
mod members;
mod observe;
mod once;
mod openapi;
mod outbox;
mod pages;
mod path;
mod policy;
mod problem;
mod query;
mod recovery_codes;
mod report;
mod resets;
pub mod shapes;
mod shown;
mod sign_ins;
mod verify;

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, FromRef};
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tower_http::timeout::RequestBodyDeadlineLayer;
use utoipa_axum::router::OpenApiRouter;

pub use report::ReportFormat;

use crate::model::Origin;
use crate::service::Service;

/// What the HTTP side needs to know besides the service.
#[derive(Clone, Debug)]
pub struct HttpConfig {
    /// Where browsers reach this verifier. Without it, the address that a request names in `Host` is taken.
    pub public_url: Option<Origin>,
    /// How long a client may take to send the head of a request, to send a body, and to take any of an answer. A
    /// connection without a request is kept for as long.
    pub patience: Duration,
    /// How long a request may take in all, from the end of its head to the last byte of its answer.
    pub deadline: Duration,
    /// How many connections are kept at once. One more takes the place of the one that is slowest.
    pub connections: usize,
    /// Whether there is a page that shows what was sent, codes and links included. For developing, on this machine alone.
    pub outbox_page: bool,
}

impl Default for HttpConfig {
    fn default() -> Self {
        Self {
            public_url: None,
            patience: Duration::from_secs(30),
            deadline: Duration::from_secs(60),
            connections: 512,
            outbox_page: false,
        }
    }
}

/// What every handler can ask for.
#[derive(Clone)]
struct App {
    service: Service,
    config: Arc<HttpConfig>,
}

impl FromRef<App> for Service {
    fn from_ref(app: &App) -> Self {
        app.service.clone()
    }
}

/// Every route, ready to be served.
pub fn router(service: Service, config: HttpConfig) -> Router {
    let whole_body = RequestBodyDeadlineLayer::new(config.patience);
    let app = App {
        service,
        config: Arc::new(config),
    };
    let client = client::router()
        .layer(cors::share())
        .layer(middleware::from_fn_with_state(app.clone(), cors::admit));
    let (router, _) = routes().merge(client).split_for_parts();
    router
        .fallback(envelope::no_such_route)
        .layer(DefaultBodyLimit::max(body::LARGEST))
        .layer(whole_body)
        .layer(middleware::from_fn(envelope::seal))
        .layer(middleware::from_fn(observe::log))
        .with_state(app)
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
    let router = router(service, config.clone());
    listen::answer(listener, router, &config, shutdown).await
}

/// The OpenAPI document of every route.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    routes().merge(client::router()).into_openapi()
}

/// The routes that browsers of other origins have no business with.
fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::outline())
        .merge(members::router())
        .merge(policy::router())
        .merge(factors::router())
        .merge(devices::router())
        .merge(recovery_codes::router())
        .merge(resets::router())
        .merge(verify::router())
        .merge(sign_ins::router())
        .merge(client_tokens::router())
        .merge(events::router())
        .merge(report::router())
        .merge(health::router())
        .merge(openapi::router())
        .merge(pages::router())
        .merge(outbox::router())
}
