//! All that Countersign takes, in one file to copy.
//!
//! 1. The password is right: [`Countersign::begin`] opens a sign-in at the verifier, and
//!    [`second_step`] shows `<countersign-sign-in>`. There is no session yet.
//! 2. The element asks for a code, or enrols, straight with the verifier. Its event
//!    `countersign-passed` carries a one-time receipt, which `assets/second-step.js` posts.
//! 3. [`receipt`] redeems it. Only that makes a [`Passed`], and only a [`Passed`] opens a session.

use axum::extract::State;
use maud::{Markup, html};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use ureq::{Agent, RequestBuilder, typestate::WithBody};

use crate::{Desk, api_key::ApiKey, doorway::Halfway, error::Answer, error::Error, pages};
use crate::{posted::Posted, signed_in::SignedIn};

/// The verifier, as a backend sees it.
#[derive(Clone, Debug)]
pub struct Countersign {
    agent: Agent,
    verifier: String,
    api_key: ApiKey,
}

/// A sign-in that waits for its second factor. The token lets a browser answer it, no more.
#[derive(Clone, Deserialize)]
pub struct SignIn {
    id: String,
    member: String,
    client_token: Option<String>,
}

/// What `second-step.js` posts, and the verifier takes once, within 60 s.
#[derive(Deserialize, Serialize)]
pub struct Receipt {
    receipt: String,
}

/// Evidence of a passed second factor. Only [`Countersign::redeem`] makes one.
#[derive(Deserialize)]
pub struct Passed {
    member: String,
}

impl Passed {
    pub fn member(&self) -> &str {
        &self.member
    }
}

/// Shows one member's security settings to a browser, for half an hour.
#[derive(Deserialize)]
pub struct SecurityToken {
    client_token: String,
}

/// Why the verifier vouches for nobody.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("no usable answer from the verifier: {0}")]
    Unavailable(#[from] ureq::Error),
    #[error("the verifier answered {0}: {1}")]
    Refused(u16, Value),
    #[error("this member's second factor is locked")]
    Denied,
    #[error("the receipt is another member's")]
    SomeoneElse,
}

impl Countersign {
    /// `verifier` is the origin as this backend reaches it, such as `http://127.0.0.1:8600`.
    pub fn new(verifier: String, api_key: ApiKey) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(std::time::Duration::from_secs(5)))
            .http_status_as_error(false) // a problem document is an answer, read below
            .max_redirects(0) // the API key goes to the verifier alone
            .proxy(None);
        Self {
            agent: config.build().into(),
            verifier,
            api_key,
        }
    }

    /// Opens a sign-in for somebody whose password was right.
    pub async fn begin(&self, member: &str, label: &str, agent: &str) -> Result<SignIn, Refusal> {
        let (path, body) = (format!("members/{member}"), json!({ "label": label }));
        let _: Value = self.send(Agent::put, path, body).await?;
        let body = json!({ "member": member, "context": { "user_agent": agent } });
        let begun: SignIn = self.send(Agent::post, "sign-ins".into(), body).await?;
        let open = begun.client_token.is_some(); // none for a member who is locked
        open.then_some(begun).ok_or(Refusal::Denied)
    }

    /// Redeems what a browser holds, for the sign-in it belongs to.
    pub async fn redeem(&self, sign_in: &SignIn, receipt: &Receipt) -> Result<Passed, Refusal> {
        let path = format!("sign-ins/{}/redeem", sign_in.id);
        let passed: Passed = self.send(Agent::post, path, json!(receipt)).await?;
        let same = passed.member == sign_in.member;
        same.then_some(passed).ok_or(Refusal::SomeoneElse)
    }

    /// A token for `<countersign-security>`: only for someone with a session.
    pub async fn security(&self, member: &str) -> Result<SecurityToken, Refusal> {
        let body = json!({ "member": member, "purpose": "security" });
        self.send(Agent::post, "client-tokens".into(), body).await
    }

    async fn send<T: DeserializeOwned + Send + 'static>(
        &self,
        method: fn(&Agent, String) -> RequestBuilder<WithBody>,
        path: String,
        body: Value,
    ) -> Result<T, Refusal> {
        let request = method(&self.agent, format!("{}/v1/{path}", self.verifier))
            .header("authorization", self.api_key.bearer());
        let call = tokio::task::spawn_blocking(move || {
            let mut answer = request.send_json(body)?;
            if answer.status().is_success() {
                return Ok(answer.body_mut().read_json()?);
            }
            let problem = answer.body_mut().read_json().unwrap_or_default();
            Err(Refusal::Refused(answer.status().as_u16(), problem))
        });
        call.await.map_err(|died| ureq::Error::Io(died.into()))?
    }
}

/// `GET /sign-in/second-step`, for someone whose password was right.
pub async fn second_step(State(desk): State<Desk>, by: Halfway) -> Markup {
    let (verifier, token) = (&desk.public_verifier, &by.sign_in.client_token);
    let element = html! { countersign-sign-in verifier=(verifier) token=[token] {} };
    pages::second_step(&by.csrf(), &element)
}

/// `POST /sign-in/receipt`: the one place where a session begins.
pub async fn receipt(State(desk): State<Desk>, posted: Posted<Halfway, Receipt>) -> Answer {
    let sign_in = desk.doorway.leave(posted.by)?; // nobody walks these steps twice
    let passed = desk.countersign.redeem(&sign_in, &posted.form).await?;
    desk.open_session(passed).await
}

/// `GET /settings/security`, for someone with a session.
pub async fn security(State(desk): State<Desk>, me: SignedIn) -> Result<Markup, Error> {
    let token = desk.countersign.security(&me.person.id).await?.client_token;
    let element = html! { countersign-security verifier=(desk.public_verifier) token=(token) {} };
    Ok(pages::security(&me, &element))
}
