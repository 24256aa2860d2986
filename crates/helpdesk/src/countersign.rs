//! All that Countersign takes, in one file to copy.
//!
//! 1. The password is right: [`Countersign::begin`] tells the verifier who that is and opens a sign-in.
//!    What the workspace's policy asks comes back, [`Begun`]: nothing more, or [`second_step`], which
//!    shows `<countersign-sign-in>`. Until then there is no session.
//! 2. The element's event carries a receipt. [`receipt`] redeems it for the sign-in that this very
//!    browser began. Only that, or a policy that asks no more, makes a [`Passed`]: no session without.
//! 3. What either brings in `device` stays with this browser, and goes along at its next sign-in.
//! 4. A changed password and a reset are told to the verifier: [`Countersign::report`].

use axum::{extract::State, http::HeaderValue};
use maud::{Markup, html};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use ureq::{Agent, RequestBuilder, typestate::WithBody};

use crate::signed_in::SignedIn;
use crate::{Desk, api_key::ApiKey, assurance::Assurance, doorway::Halfway, error::Answer};
use crate::{error::Error, pages, people::Person, posted::Posted, segment::segment};

/// The verifier, as a backend sees it.
#[derive(Clone, Debug)]
pub struct Countersign {
    agent: Agent,
    origin: String,
    key: ApiKey,
}

/// What the policy asks of somebody whose password was right.
#[derive(Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum Begun {
    Passed(Passed), // no more
    #[serde(rename = "challenge", alias = "enroll")]
    Open(SignIn),
    Denied {
        why: String,
    }, // `locked`, `password-change`, `api-password`, `no-method`
}

/// A sign-in that waits for more. The token lets a browser answer it, no more.
#[derive(Clone, Deserialize)]
pub struct SignIn {
    pub id: String,
    member: String,
    pub client_token: String,
}

/// What `second-step.js` posts, and the verifier takes once, within 60 s.
#[derive(Deserialize, Serialize)]
pub struct Receipt {
    receipt: String,
}

/// Evidence that the verifier lets somebody in. Only [`Countersign::begin`] and [`receipt`] make one.
#[derive(Deserialize)]
pub struct Passed {
    pub member: String,
    pub assurance: Assurance,
    #[serde(default)]
    pub failures_before: u32, // wrong codes since the last sign-in that passed, its own left out
    pub device: Option<Device>,
}

/// What the verifier will know this browser by.
#[derive(Deserialize)]
pub struct Device {
    pub token: String,
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

    /// Opens a sign-in for somebody whose password was right, as `sign_in` says: who, from where.
    pub async fn begin(&self, who: &Person, sign_in: Value) -> Result<Begun, Refusal> {
        let path = format!("members/{}", segment(&who.id));
        let _: Value = self.send(Agent::put, &path, member(who)).await?;
        match self.send(Agent::post, "sign-ins", sign_in).await? {
            Begun::Passed(passed) if passed.member != who.id => Err(Refusal::SomeoneElse),
            begun => Ok(begun),
        }
    }

    /// Reports what happened to a member here: `password-changed`, or `end-sessions` at a reset.
    pub async fn report(&self, what: &str, member: &str) -> Result<(), Refusal> {
        let path = format!("members/{}/{what}", segment(member));
        self.send(Agent::post, &path, json!({})).await
    }

    pub async fn send<T: DeserializeOwned + Send + 'static>(
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

/// What a policy goes by, and where mails and codes go.
fn member(who: &Person) -> Value {
    let mut addresses =
        vec![json!({ "kind": "email", "value": who.email, "confirmed": true, "primary": true })];
    let phone = |phone| json!({ "kind": "phone", "value": phone, "confirmed": false });
    addresses.extend(who.phone.as_ref().map(phone));
    json!({ "label": who.email, "role": who.role.as_str(), "sso": who.sso,
        "language": who.language, "addresses": addresses })
}

/// `GET /sign-in/second-step`, for someone whose password was right.
pub async fn second_step(State(desk): State<Desk>, by: Halfway) -> Markup {
    let (verifier, token) = (&desk.public_verifier, &by.sign_in.client_token);
    let element = html! { countersign-sign-in verifier=(verifier) token=(token) {} };
    pages::second_step(&by, &element)
}

/// `GET /sign-in/link`, where a sign-in link that was sent by e-mail leads.
pub async fn link(State(desk): State<Desk>) -> Markup {
    pages::link(&html! { countersign-sign-in-link verifier=(desk.public_verifier) {} })
}

/// `POST /sign-in/receipt`: where a session begins that was asked for more than a password.
pub async fn receipt(State(desk): State<Desk>, posted: Posted<Halfway, Receipt>) -> Answer {
    let begun = desk.doorway.leave(&posted.by)?; // nobody walks these steps twice
    let path = format!("sign-ins/{}/redeem", segment(&begun.sign_in.id));
    let receipt = json!(posted.form);
    let passed: Passed = desk.countersign.send(Agent::post, &path, receipt).await?;
    let own = (passed.member == begun.sign_in.member).then_some(passed);
    desk.open_session(own.ok_or(Refusal::SomeoneElse)?, begun.password)
        .await
}

/// `GET /settings/security`, for someone with a session.
pub async fn security(State(desk): State<Desk>, me: SignedIn) -> Result<Markup, Error> {
    let (verifier, token) = (&desk.public_verifier, page_token(&desk, &me, "security"));
    let element = html! { countersign-security verifier=(verifier) token=(token.await?) {} };
    Ok(pages::security(&me.viewer(), &element))
}

/// The token of a page on which they look after something, for a member who is signed in.
pub(crate) async fn page_token(desk: &Desk, me: &SignedIn, purpose: &str) -> Result<String, Error> {
    let body = json!({ "member": me.person.id, "purpose": purpose });
    let minted = desk.countersign.send(Agent::post, "client-tokens", body);
    let Minted { client_token } = minted.await.map_err(Error::NoSettings)?;
    Ok(client_token)
}

#[derive(Deserialize)]
struct Minted {
    client_token: String,
}
