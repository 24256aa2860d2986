//! The door: the password, and the way out.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;
use serde_json::json;

use crate::{
    Desk,
    cookies::{DOOR, SESSION},
    error::{Answer, Error},
    pages, people,
    posted::Posted,
    sessions, settings,
    signed_in::SignedIn,
    token::{CsrfToken, Token},
};

/// A browser that has been shown the sign-in page. Nothing is known about who sits there.
pub struct AtTheDoor {
    token: Token,
}

impl AtTheDoor {
    /// What this browser's forms must carry.
    #[must_use]
    pub fn csrf(&self) -> CsrfToken {
        self.token.csrf()
    }
}

impl FromRequestParts<Desk> for AtTheDoor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Desk) -> Result<Self, Error> {
        let token = DOOR.read(&parts.headers).ok_or(Error::Stale)?;
        Ok(Self { token })
    }
}

/// `GET /sign-in`
pub async fn page(State(desk): State<Desk>, headers: HeaderMap) -> Answer {
    // A cookie that is there stays, so that a second tab does not make the first one stale.
    let token = DOOR.read(&headers).map_or_else(Token::generate, Ok)?;
    let page = pages::sign_in(&token.csrf(), None);
    Ok(([DOOR.set(&token, desk.secure_cookies)], page).into_response())
}

/// What the sign-in page posts.
#[derive(Deserialize)]
pub struct Password {
    email: String,
    password: String,
}

/// Longer ones are nobody's, and cost a hash all the same.
pub const LONGEST: usize = 1024;

/// `POST /sign-in`: the first factor. What it gives is a place in the doorway, not a session.
pub async fn password(
    State(desk): State<Desk>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Posted { by: door, form }: Posted<AtTheDoor, Password>,
) -> Answer {
    if form.email.len() > LONGEST || form.password.len() > LONGEST {
        return Err(Error::BadForm);
    }
    let now = desk.now();
    let counted = desk.throttle.take(address.ip(), &form.email, now)?;

    let email = form.email.clone();
    let found = desk
        .store
        .with(move |db| people::by_email(db, &email))
        .await?;
    let (person, hash) = found.unzip();
    let checked = desk.passwords.check(form.password, hash.clone()).await;
    let (Some(person), Some(hash), Ok(())) = (person, hash, checked) else {
        let page = pages::sign_in(&door.csrf(), Some(&form.email));
        return Ok((StatusCode::UNAUTHORIZED, page).into_response());
    };
    desk.throttle.give_back(counted);

    let user_agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok());
    let user_agent: String = user_agent.unwrap_or_default().chars().take(256).collect();
    // Counted by network as well: a stranger's guesses elsewhere do not make the owner wait.
    let context = json!({ "ip": address.ip(), "user_agent": user_agent });
    settings::report_password(&desk, &person.id).await?;
    let sign_in = desk.countersign.begin(&person, context).await?;

    let token = Token::generate()?; // a new one: whoever knew the old cookie knows nothing now
    desk.doorway.enter(sign_in, hash, token.clone(), now);
    let door = DOOR.set(&token, desk.secure_cookies);
    Ok(([door], Redirect::to("/sign-in/second-step")).into_response())
}

/// What a form without fields posts.
#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /sign-out`
pub async fn sign_out(
    State(desk): State<Desk>,
    Posted { by: me, .. }: Posted<SignedIn, Nothing>,
) -> Answer {
    let hash = me.token.hash();
    desk.store
        .with(move |db| sessions::close(db, &hash))
        .await?;
    let gone = SESSION.clear(desk.secure_cookies);
    Ok(([gone], Redirect::to("/sign-in")).into_response())
}
