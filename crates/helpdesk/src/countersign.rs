//! All that Countersign takes, in one file to copy.
//!
//! 1. The password is right: [`Countersign::begin`] opens a sign-in, and [`second_step`] shows
//!    `<countersign-sign-in>`, which asks for a code or enrolls. There is no session yet.
//! 2. The element's event carries a receipt. [`receipt`] redeems it for the sign-in that this very
//!    browser began: only that makes a [`Passed`], and only a [`Passed`] opens a session.
//! 3. A changed password and a reset are told to the verifier: [`Countersign::report`].

use axum::{extract::State, http::HeaderValue};
use maud::{Markup, html};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use ureq::{Agent, RequestBuilder, typestate::WithBody};

use crate::{Desk, api_key::ApiKey, doorway::Halfway, error::Answer, error::Error, pages};
use crate::{people::Person, posted::Posted, segment::segment, signed_in::SignedIn};

/// The verifier, as a backend sees it.
#[derive(Clone, Debug)]
pub struct Countersign {
    agent: Agent,
    origin: String,
    key: ApiKey,
}

/// A sign-in that waits for its second factor. The token lets a browser answer it, no more.
#[derive(Clone, Deserialize)]
pub struct SignIn {
    id: String,
    member: String,
    client_token: Option<String>,
    why: Option<String>, // with no token: `locked`, `password-change`
}

/// What `second-step.js` posts, and the verifier takes once, within 60 s.
#[derive(Deserialize, Serialize)]
pub struct Receipt {
    receipt: String,
}

/// Evidence of a passed second factor. Only [`receipt`] makes one.
#[derive(Deserialize)]
pub struct Passed {
    pub member: String,
    amr: Vec<String>, // RFC 8176: how
    phishing_resistant: bool,
    pub failures_before: u32, // wrong codes since the last sign-in that passed, its own left out
}

/// Why the verifier did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("no usable answer from the verifier: {0}")]
    Unavailable(#[from] ureq::Error),
    #[error("the verifier refused: {0}")]
    Refused(String, Option<HeaderValue>), // what is wrong by name, and when to try again
    #[error("this member may not sign in: {0}")]
    Denied(String),
    #[error("the receipt is another member's")]
    SomeoneElse,
}

impl Countersign {
    /// `origin` is the verifier as this backend reaches it, such as `http://127.0.0.1:8600`.
    pub fn new(origin: String, key: ApiKey) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(std::time::Duration::from_secs(5)))
            .http_status_as_error(false) // a problem document is an answer, read below
            .max_redirects(0) // the API key goes to the verifier alone
            .proxy(None);
        let agent = config.build().into();
        Self { agent, origin, key }
    }

    /// Opens a sign-in for somebody whose password was right.
    pub async fn begin(&self, who: &Person, context: Value) -> Result<SignIn, Refusal> {
        let path = format!("members/{}", segment(&who.id));
        let label = json!({ "label": who.email });
        let _: Value = self.send(Agent::put, &path, label).await?;
        let body = json!({ "member": who.id, "context": context });
        let begun: SignIn = self.send(Agent::post, "sign-ins", body).await?;
        let denied = Refusal::Denied(begun.why.clone().unwrap_or_default());
        begun.client_token.is_some().then_some(begun).ok_or(denied)
    }

    /// Reports what happened to a member here: `password-changed`, or `end-sessions` at a reset.
    pub async fn report(&self, what: &str, member: &str) -> Result<(), Refusal> {
        let path = format!("members/{}/{what}", segment(member));
        self.send(Agent::post, &path, json!({})).await
    }

    async fn send<T: DeserializeOwned + Send + 'static>(
        &self,
        method: fn(&Agent, String) -> RequestBuilder<WithBody>,
        path: &str,
        body: Value,
    ) -> Result<T, Refusal> {
        let request = method(&self.agent, format!("{}/v1/{path}", self.origin))
            .header("authorization", self.key.bearer());
        let call = tokio::task::spawn_blocking(move || {
            let mut answer = request.send_json(body)?;
            if answer.status().is_success() {
                let json = answer.body_mut().read_to_string()?;
                let json = if json.is_empty() { "null" } else { &json }; // 204
                return Ok(serde_json::from_str(json).map_err(ureq::Error::Json)?);
            }
            let wait = answer.headers().get("retry-after").cloned();
            let problem: Value = answer.body_mut().read_json().unwrap_or_default();
            let name = problem.get("type").and_then(Value::as_str);
            Err(Refusal::Refused(name.unwrap_or_default().into(), wait))
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
    let begun = desk.doorway.leave(&posted.by)?; // nobody walks these steps twice
    let path = format!("sign-ins/{}/redeem", segment(&begun.sign_in.id));
    let receipt = json!(posted.form);
    let passed: Passed = desk.countersign.send(Agent::post, &path, receipt).await?;
    tracing::info!(passed.member, ?passed.amr, passed.phishing_resistant, "passed");
    let own = (passed.member == begun.sign_in.member).then_some(passed);
    desk.open_session(own.ok_or(Refusal::SomeoneElse)?, begun.password)
        .await
}

/// `GET /settings/security`, for someone with a session.
pub async fn security(State(desk): State<Desk>, me: SignedIn) -> Result<Markup, Error> {
    let body = json!({ "member": me.person.id, "purpose": "security" });
    let minted = desk.countersign.send(Agent::post, "client-tokens", body);
    let Minted { client_token } = minted.await.map_err(Error::NoSettings)?;
    let (verifier, token) = (&desk.public_verifier, client_token);
    let element = html! { countersign-security verifier=(verifier) token=(token) {} };
    Ok(pages::security(&me.viewer(), &element))
}

#[derive(Deserialize)]
struct Minted {
    client_token: String,
}
