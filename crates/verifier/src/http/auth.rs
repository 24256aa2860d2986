//! Who calls: an application's backend by its API key, or a browser by its client token.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::problem::Problem;
use super::shapes::ProblemName;
use super::{App, cors};
use crate::ids::WorkspaceId;
use crate::model::Scope;
use crate::service::Browser;
use crate::token::{ApiKey, ClientToken, LinkToken, ResetToken, Token, TokenKind};

/// An application's backend, which speaks for a workspace with a key that has the scope `S`.
pub(super) struct Backend<S> {
    pub(super) workspace: WorkspaceId,
    scope: PhantomData<S>,
}

/// A scope that a route asks for.
pub(super) trait Asks {
    const SCOPE: Scope;
}

macro_rules! scopes {
    ($($name:ident),+) => {$(
        /// The route asks for this scope.
        pub(super) enum $name {}

        impl Asks for $name {
            const SCOPE: Scope = Scope::$name;
        }
    )+};
}
scopes!(SignIns, Members, Events, Policy, Report);

/// A browser, which speaks for one member. The service decides what its token allows.
pub(super) struct Visitor(pub(super) Browser);

impl<S: Asks> FromRequestParts<App> for Backend<S> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let key: ApiKey = bearer(&parts.headers)?;
        let workspace = app.service.authenticate(&key, S::SCOPE).await?;
        Ok(Self {
            workspace,
            scope: PhantomData,
        })
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token: ClientToken = bearer(&parts.headers)?;
        let origin = cors::foreign_origin(&parts.headers, &app.config);
        Ok(Self(Browser::new(&token, origin)))
    }
}

/// Whoever opened a mailed link.
pub(super) struct Mailed(pub(super) LinkToken);

impl FromRequestParts<App> for Mailed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        bearer(&parts.headers).map(Self)
    }
}

/// Whoever opened a link that cancels a reset.
pub(super) struct Canceller(pub(super) ResetToken);

impl FromRequestParts<App> for Canceller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        bearer(&parts.headers).map(Self)
    }
}

/// The one bearer token of a request (RFC 6750 §2.1).
fn bearer<K: TokenKind>(headers: &HeaderMap) -> Result<Token<K>, Problem> {
    let unauthenticated = || {
        let prefix = K::PREFIX;
        Problem::new(
            ProblemName::Unauthenticated,
            format!(
                "send one header `Authorization: Bearer {prefix}…`, copied whole; if it was, it is not known here"
            ),
        )
    };
    let mut given = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(only), None) = (given.next(), given.next()) else {
        return Err(unauthenticated());
    };
    let text = only.to_str().map_err(|_| unauthenticated())?;
    let (scheme, token) = text.split_once(' ').ok_or_else(unauthenticated)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(unauthenticated());
    }
    Token::parse(token.trim_matches(' ')).map_err(|_| unauthenticated())
}
