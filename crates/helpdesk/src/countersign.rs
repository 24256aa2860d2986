//! All that Countersign takes, in one file to copy.
//!
//! 1. The password is right: [`Countersign::begin`] opens a sign-in at the verifier, and [`second_step`] shows
//!    `<countersign-sign-in>`. There is no session yet.
//! 2. The element asks for a code, or enrols, straight with the verifier. Its event `countersign-passed`
//!    carries a one-time receipt, which `assets/second-step.js` posts.
//! 3. [`receipt`] redeems it. The verifier's word that this very member passed is a [`Passed`], and without
//!    one no session can be opened. Anything else is a [`Refusal`], and nobody is signed in.

use std::{io, time::Duration};

use axum::{extract::State, response::IntoResponse};
use maud::{Markup, html};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use ureq::{Agent, RequestBuilder, typestate::WithBody};

use crate::{
    Desk, api_key::ApiKey, doorway::Halfway, error::Error, pages, posted::Posted,
    signed_in::SignedIn,
};

/// The verifier, as a backend sees it.
#[derive(Clone, Debug)]
pub struct Countersign {
    agent: Agent,
    v1: String,
    api_key: ApiKey,
}

/// A sign-in that waits for its second factor; with the token a browser can answer it, and nothing else.
#[derive(Clone, Deserialize)]
pub struct SignIn {
    pub id: String,
    pub client_token: String,
}

/// Shows one member's security settings to a browser, for half an hour.
#[derive(Deserialize)]
pub struct SecurityToken {
    pub client_token: String,
}

/// Evidence of a passed second factor. Only [`Countersign::redeem`] makes one.
#[derive(Debug, Deserialize)]
#[must_use]
pub struct Passed {
    member: String,
}

impl Passed {
    /// Who passed: the id this app gave to [`Countersign::begin`].
    pub fn member(&self) -> &str {
        &self.member
    }
}

/// Why the verifier vouches for nobody.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("no usable answer from the verifier: {0}")]
    Unavailable(#[from] ureq::Error),
    #[error("the verifier answered {status}: {problem}")]
    Refused { status: u16, problem: Value },
    #[error("the receipt is another member's")]
    SomeoneElse,
}

impl Countersign {
    /// `verifier` is the address as this backend reaches it, such as `http://127.0.0.1:8600`.
    pub fn new(verifier: &str, api_key: ApiKey) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(5)))
            .http_status_as_error(false) // a problem document is an answer, and is read below
            .max_redirects(0) // the API key goes to the verifier, and to nobody it points at
            .proxy(None);
        Self {
            agent: config.build().into(),
            v1: format!("{verifier}/v1"),
            api_key,
        }
    }

    /// Opens a sign-in for a member whose password was right, and makes the member known on the way.
    /// Member ids are the app's own; ours need no escaping in a path.
    pub async fn begin(&self, member: &str, label: &str, agent: &str) -> Result<SignIn, Refusal> {
        let put = self.agent.put(format!("{}/members/{member}", self.v1));
        let _: Value = self.send(put, json!({ "label": label })).await?;
        let body = json!({ "member": member, "context": { "user_agent": agent } });
        self.send(self.agent.post(format!("{}/sign-ins", self.v1)), body)
            .await
    }

    /// Redeems what a browser holds. Works once, within 60 s, for the sign-in it belongs to.
    pub async fn redeem(
        &self,
        at: &SignIn,
        member: &str,
        receipt: &str,
    ) -> Result<Passed, Refusal> {
        let post = self
            .agent
            .post(format!("{}/sign-ins/{}/redeem", self.v1, at.id));
        let passed: Passed = self.send(post, json!({ "receipt": receipt })).await?;
        if passed.member == member {
            Ok(passed)
        } else {
            Err(Refusal::SomeoneElse)
        }
    }

    /// A token for `<countersign-security>`. Ask for one only on behalf of someone with a session.
    pub async fn security(&self, member: &str) -> Result<SecurityToken, Refusal> {
        let body = json!({ "member": member, "purpose": "security" });
        self.send(self.agent.post(format!("{}/client-tokens", self.v1)), body)
            .await
    }

    async fn send<T>(&self, to: RequestBuilder<WithBody>, body: Value) -> Result<T, Refusal>
    where
        T: DeserializeOwned + Send + 'static,
    {
        let request = to.header("authorization", self.api_key.bearer());
        let call = tokio::task::spawn_blocking(move || {
            let mut answer = request.send_json(body)?;
            if answer.status().is_success() {
                return Ok(answer.body_mut().read_json()?);
            }
            let problem = answer.body_mut().read_json().unwrap_or_default();
            Err(Refusal::Refused {
                status: answer.status().as_u16(),
                problem,
            })
        });
        call.await
            .unwrap_or_else(|died| Err(ureq::Error::Io(io::Error::other(died)).into()))
    }
}

/// `GET /sign-in/second-step`, for someone whose password was right.
pub async fn second_step(State(desk): State<Desk>, halfway: Halfway) -> Markup {
    let (verifier, token) = (&desk.public_verifier, &halfway.sign_in.client_token);
    let element = html! { countersign-sign-in verifier=(verifier) token=(token) {} };
    pages::second_step(&halfway.csrf(), element)
}

/// What `second-step.js` posts.
#[derive(Deserialize)]
pub struct Receipt {
    receipt: String,
}

/// `POST /sign-in/receipt`: the one place where a session begins.
pub async fn receipt(
    State(desk): State<Desk>,
    Posted { by, form }: Posted<Halfway, Receipt>,
) -> Result<impl IntoResponse, Error> {
    let Halfway {
        sign_in, member, ..
    } = desk.doorway.leave(by)?; // nobody walks these steps twice
    let passed = desk
        .countersign
        .redeem(&sign_in, &member, &form.receipt)
        .await?;
    desk.open_session(passed).await
}

/// `GET /settings/security`, for someone with a session.
pub async fn security(State(desk): State<Desk>, me: SignedIn) -> Result<Markup, Error> {
    let token = desk.countersign.security(&me.person.id).await?.client_token;
    let verifier = &desk.public_verifier;
    Ok(pages::security(
        &me,
        html! { countersign-security verifier=(verifier) token=(token) {} },
    ))
}
