//! A small support inbox that signs its people in with Countersign.
//!
//! It is an example to read. What an integration takes is [`countersign`]: one file, under 190
//! lines. Around it stands what an app has anyway:
//!
//! - [`sign_in`]: the password forms, one for each [`door`], with [`password`], [`throttle`] and [`token`]
//! - [`doorway`]: where people wait between the two factors, with no session
//! - [`sessions`] and [`signed_in`]: what begins when the verifier lets somebody in, and at no other time
//! - [`device`]: the cookie that a known browser shows at its next sign-in
//! - [`settings`] and [`team`]: a new password and a reset, which the verifier is told of
//! - [`confirm`]: the one act that asks for a second factor again
//! - [`inbox`] and [`help`] over [`conversations`]: what all this protects
//! - [`api`] and [`tokens`]: the same for programs
//! - [`posted`]: forms, none of which can be read without its CSRF check

use std::{
    path::Path,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    http::{HeaderValue, header::InvalidHeaderValue},
    middleware::map_response,
    response::{AppendHeaders, IntoResponse, Redirect},
    routing::{get, post},
};

pub mod api;
pub mod api_key;
pub mod api_tokens;
pub mod assets;
pub mod assurance;
pub mod confirm;
pub mod conversations;
pub mod cookies;
pub mod countersign;
pub mod demo;
pub mod device;
pub mod door;
pub mod doorway;
pub mod error;
pub mod headers;
pub mod help;
pub mod inbox;
pub mod options;
pub mod pages;
pub mod password;
pub mod people;
pub mod posted;
pub mod role;
pub mod segment;
pub mod sessions;
pub mod settings;
pub mod sign_in;
pub mod signed_in;
pub mod store;
pub mod team;
pub mod throttle;
pub mod token;
pub mod tokens;

use crate::{
    cookies::{DOOR, SESSION},
    countersign::{Countersign, Passed},
    door::Door,
    doorway::Doorway,
    error::{Answer, Error},
    options::Origin,
    password::{PasswordCheck, PasswordHash},
    store::Store,
    throttle::Throttle,
    token::Token,
};

/// Everything a request may need.
#[derive(Clone)]
pub struct Desk {
    pub store: Store,
    pub countersign: Countersign,
    /// The verifier as browsers reach it.
    pub public_verifier: Origin,
    /// This app as browsers reach it.
    pub public_url: Origin,
    pub passwords: PasswordCheck,
    pub throttle: Arc<Throttle>,
    pub doorway: Arc<Doorway>,
    /// Whether browsers come over HTTPS, and cookies must.
    pub secure_cookies: bool,
}

impl Desk {
    /// Seconds since 1970, UTC: the one place where the clock is read.
    #[must_use]
    pub fn now(&self) -> i64 {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    }

    /// Opens a session for whoever passed, under a cookie that was never seen before, unless they
    /// began with a password that was replaced since. What the verifier will know the browser by
    /// is kept beside it.
    async fn open_session(&self, passed: Passed, password: PasswordHash) -> Answer {
        let token = Token::generate()?;
        let (hash, now) = (token.hash(), self.now());
        let device = passed.device.as_ref();
        let device =
            device.and_then(|device| device::keep(device, &passed.member, self.secure_cookies));
        let open = move |db: &_| sessions::open(db, &passed, &password, &hash, now);
        if !self.store.with(open).await? {
            return Err(Error::SignInFirst(Door::Team));
        }
        let session = SESSION.set(&token, self.secure_cookies);
        let door = DOOR.clear(self.secure_cookies);
        let cookies = AppendHeaders([session, door].into_iter().chain(device));
        Ok((cookies, Redirect::to("/")).into_response())
    }
}

/// The whole app. `elements` is the folder with Countersign's `elements.js`.
pub fn app(desk: Desk, elements: &Path) -> Result<Router, InvalidHeaderValue> {
    let policy = headers::content_security_policy(desk.public_verifier.as_str());
    let policy = HeaderValue::try_from(policy)?;
    let at_the_door = get(sign_in::page).post(sign_in::password);
    Ok(Router::new()
        .route("/", get(inbox::list))
        .route("/conversations/{id}", get(inbox::conversation))
        .route("/conversations/{id}/reply", post(inbox::reply))
        .route("/conversations/{id}/status", post(inbox::status))
        .route("/conversations/{id}/delete", post(confirm::ask))
        .route("/conversations/{id}/deleted", post(confirm::done))
        .route(Door::Team.path(), at_the_door.clone())
        .route(Door::Sso.path(), at_the_door.clone())
        .route(Door::Customers.path(), at_the_door)
        .route("/sign-in/second-step", get(countersign::second_step))
        .route("/sign-in/receipt", post(countersign::receipt))
        .route("/sign-in/link", get(countersign::link))
        .route("/settings/security", get(countersign::security))
        .route(
            "/settings/password",
            get(settings::page).post(settings::password),
        )
        .route("/settings/warning", post(settings::seen))
        .route("/settings/tokens", get(tokens::page).post(tokens::make))
        .route("/settings/tokens/{id}/end", post(tokens::end))
        .route("/help", get(help::list))
        .route("/help/{id}", get(help::conversation))
        .route("/help/{id}/reply", post(help::reply))
        .route(Door::Api.path(), post(api::token))
        .route("/api/conversations", get(api::conversations))
        .route("/team", get(team::page))
        .route("/team/two-step", get(team::two_step))
        .route("/team/{id}/reset", post(team::reset))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/healthz", get(|| async { "ok" }))
        .merge(assets::router(elements))
        .fallback(|| async { Error::NotFound })
        .with_state(desk)
        .layer(map_response(move |response| {
            let policy = policy.clone();
            async move { headers::secure(response, &policy) }
        })))
}
