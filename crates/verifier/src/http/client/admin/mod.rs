//! `/v1/client/admin`: what an administrator's page calls. It proves its administrator's factor, and ends its session, as the
//! security page does.

mod member;
mod resets;
mod workspace;

use utoipa_axum::router::OpenApiRouter;

use crate::http::App;

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(workspace::router())
        .merge(member::router())
        .merge(resets::router())
}
