//! A verifier that speaks the contract, a browser that keeps cookies, and a helpdesk between them.

mod browser;
mod verifier;

use std::{net::SocketAddr, path::Path};

use axum::{Router, extract::connect_info::MockConnectInfo};
use countersign_helpdesk::{
    Desk, api_key::ApiKey, app, countersign::Countersign, demo, password::PasswordCheck,
    store::Store,
};

pub(crate) use self::{
    browser::{Browser, Page},
    verifier::{API_KEY, Mood, ORIGIN, Verifier},
};

pub(crate) const ADA: (&str, &str) = ("ada@fernway.example", "bell-lamp-saddle");
pub(crate) const NORA: (&str, &str) = ("nora@fernway.example", "quill-harbor-stone");
/// Comes by the identity provider.
pub(crate) const SOFIA: (&str, &str) = ("sofia@fernway.example", "cedar-anvil-tide");
/// A customer.
pub(crate) const MARTA: (&str, &str) = ("marta.quill@post.example", "gravel-swan-lantern");
pub(crate) const GRACE: (&str, &str) = ("grace@fernway.example", "chain-fender-rain");

/// A helpdesk with the demo's people, and the verifier it asks.
pub(crate) struct Helpdesk {
    pub(crate) app: Router,
    pub(crate) verifier: Verifier,
}

impl Helpdesk {
    pub(crate) async fn start() -> Self {
        Self::with(Store::in_memory().unwrap()).await
    }

    /// Keeps people and sessions in this store.
    pub(crate) async fn with(store: Store) -> Self {
        let verifier = Verifier::start().await;
        let app = build(store, verifier.origin()).await;
        Self { app, verifier }
    }

    /// Asks a verifier at this address; its own is never called.
    pub(crate) async fn asking(origin: &str) -> Self {
        let app = build(Store::in_memory().unwrap(), origin.to_owned()).await;
        Self {
            app,
            verifier: Verifier::start().await,
        }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.app.clone())
    }

    /// A browser whose password was right.
    pub(crate) async fn halfway(&self, who: (&str, &str)) -> Browser {
        self.halfway_at("/sign-in", who).await
    }

    /// The same, at one of the doors.
    pub(crate) async fn halfway_at(&self, door: &str, who: (&str, &str)) -> Browser {
        let mut browser = self.browser();
        let page = browser.password_at(door, who).await;
        assert_eq!(
            (page.status, page.location()),
            (303, Some("/sign-in/second-step")),
            "{}",
            page.body
        );
        browser
    }

    /// A browser with a session.
    pub(crate) async fn signed_in(&self, who: (&str, &str)) -> Browser {
        self.signed_in_at("/sign-in", who).await
    }

    /// The same, at one of the doors.
    pub(crate) async fn signed_in_at(&self, door: &str, who: (&str, &str)) -> Browser {
        let mut browser = self.halfway_at(door, who).await;
        let receipt = self.verifier.pass(&browser.client_token().await);
        let page = browser.receipt(&receipt).await;
        assert_eq!(
            (page.status, page.location()),
            (303, Some("/")),
            "{}",
            page.body
        );
        browser
    }
}

async fn build(store: Store, verifier: String) -> Router {
    let desk = Desk {
        store,
        countersign: Countersign::new(verifier, ApiKey::parse(API_KEY).unwrap()),
        public_verifier: "https://verifier.example".parse().unwrap(),
        public_url: ORIGIN.parse().unwrap(),
        passwords: PasswordCheck::new().unwrap(),
        throttle: Default::default(),
        doorway: Default::default(),
        secure_cookies: false,
    };
    demo::seed(&desk).await.unwrap();
    let here = MockConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000)));
    app(desk, Path::new("no-such-folder")).unwrap().layer(here)
}
