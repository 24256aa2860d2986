//! The sign-in pages: the password, and the way out.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Desk,
    cookies::{DOOR, SESSION},
    countersign::{Begun, Refusal},
    device,
    door::{Door, Password},
    error::{Answer, Error},
    pages,
    posted::Posted,
    sessions, settings,
    signed_in::SignedIn,
    token::{CsrfToken, Token},
};

/// A browser that has been shown a sign-in page. Nothing is known about who sits there.
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

/// `GET /sign-in`, `/sign-in/sso`, `/sign-in/customers`
pub async fn page(State(desk): State<Desk>, door: Door, headers: HeaderMap) -> Answer {
    // A cookie that is there stays, so that a second tab does not make the first one stale.
    let token = DOOR.read(&headers).map_or_else(Token::generate, Ok)?;
    let page = pages::sign_in(door, &token.csrf(), None);
    Ok(([DOOR.set(&token, desk.secure_cookies)], page).into_response())
}

/// `POST` to the same: the first factor. It gives a place in the doorway; a session only where the policy asks for no
/// more.
pub async fn password(
    State(desk): State<Desk>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    door: Door,
    headers: HeaderMap,
    Posted { by, form }: Posted<AtTheDoor, Password>,
) -> Answer {
    let typed = form.email.clone();
    let Some((person, hash)) = form.check(&desk, door, address.ip()).await? else {
        let page = pages::sign_in(door, &by.csrf(), Some(&typed));
        return Ok((StatusCode::UNAUTHORIZED, page).into_response());
    };
    settings::report_password(&desk, &person.id).await?;
    let sign_in = json!({
        "member": person.id,
        "context": context(address, &headers),
        "device": device::read(&headers, &person.id),
        "link_to": format!("{}/sign-in/link", desk.public_url),
    });
    match desk.countersign.begin(&person, sign_in).await? {
        Begun::Passed(passed) => desk.open_session(passed, hash).await,
        Begun::Denied { why } => Err(Refusal::Denied(why).into()),
        Begun::Open(sign_in) => {
            let token = Token::generate()?; // a new one: whoever knew the old cookie knows nothing now
            desk.doorway
                .enter(sign_in, door, hash, token.clone(), desk.now());
            let cookie = DOOR.set(&token, desk.secure_cookies);
            Ok(([cookie], Redirect::to("/sign-in/second-step")).into_response())
        }
    }
}

/// Where somebody calls from. By network as well are wrong codes counted: a stranger's guesses elsewhere do not make
/// the owner wait.
#[must_use]
pub fn context(address: SocketAddr, headers: &HeaderMap) -> Value {
    let user_agent = headers.get(header::USER_AGENT);
    let user_agent = user_agent.and_then(|value| value.to_str().ok());
    let user_agent: String = user_agent.unwrap_or_default().chars().take(256).collect();
    json!({ "ip": address.ip(), "user_agent": user_agent, "device": device::name(&user_agent) })
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
    Ok(([gone], Redirect::to(Door::of(&me.person).path())).into_response())
}
