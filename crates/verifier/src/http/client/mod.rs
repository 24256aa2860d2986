//! `/v1/client`: what the elements call with a client token.

mod addresses;
mod admin;
mod devices;
mod factors;
mod link;
mod recent;
mod resets;
mod security;
mod session;
mod sign_in;

use utoipa_axum::router::OpenApiRouter;

use super::App;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(session::router())
        .merge(sign_in::router())
        .merge(factors::router())
        .merge(devices::router())
        .merge(link::router())
        .merge(recent::router())
        .merge(resets::router())
        .merge(security::router())
        .merge(addresses::router())
        .merge(admin::router())
}
