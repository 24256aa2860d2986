//! Which part of a list is asked for.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::problem::Problem;
use super::shapes;
use crate::model::PageSize;

/// What a query can say.
pub(super) trait Asked: DeserializeOwned {
    /// What it takes, in words.
    const TAKES: &'static str;
}

/// A query, with no parameter that is not taken.
pub(super) struct Asking<T>(pub(super) T);

/// Some of a list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PageQuery {
    /// The `next_cursor` of the page before; the first page without it.
    #[param(value_type = Option<shapes::MemberId>)]
    pub(super) cursor: Option<String>,
    /// How many rows the page has at most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub(super) limit: Option<u32>,
}

impl Asked for PageQuery {
    const TAKES: &'static str = "the query takes `cursor` and `limit` (1 to 200), each once";
}

impl<T: Asked, S: Send + Sync> FromRequestParts<S> for Asking<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Query(query) = Query::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::malformed(T::TAKES))?;
        Ok(Self(query))
    }
}

/// The size of a page that was asked for.
pub(super) fn page_size(limit: Option<u32>) -> Result<PageSize, Problem> {
    limit.map_or(Ok(PageSize::DEFAULT), |rows| {
        PageSize::new(rows).ok_or_else(|| Problem::malformed("`limit` is 1 to 200"))
    })
}
