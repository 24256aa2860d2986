use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock, Mutex, atomic::AtomicU64, atomic::Ordering},
};

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{Path, State},
    http::{Request, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{post, put},
};
use countersign_testkit::Description;
use countersign_verifier::http::shapes::ProblemName;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// The help desk's own, which the workspace lists.
pub(crate) const ORIGIN: &str = "https://helpdesk.example";

pub(crate) const API_KEY: &str = "cs_live_3fq2helpdesk";

/// The contract's backend half, as far as the helpdesk goes; and ways to misbehave.
#[derive(Clone)]
pub(crate) struct Verifier {
    origin: String,
    state: Arc<Mutex<Inner>>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Mood {
    #[default]
    Well,
    /// Answers every call with 500 and no JSON.
    Broken,
    /// Answers 200 with something else.
    Babbling,
    /// Sends callers elsewhere.
    Redirecting,
    /// Redeems for a member nobody asked about.
    Mistaken,
    /// Has locked everybody's second factor.
    Locked,
    /// Wants everybody to change their password first.
    Guessed,
    /// Takes no more sign-ins for half a minute.
    Crowded,
    /// Asks nobody for more than the password: so says its policy, for this reason.
    Lenient(&'static str),
    /// The same, and takes whoever asks for somebody else.
    LenientTo(&'static str),
    /// Knows the browser by its token from now on, and says so with every acceptance.
    Trusting,
    /// Takes no password from a program.
    TokensOnly,
    /// Requires what the role may not use.
    Impossible,
}

impl Mood {
    /// Why nothing more is asked.
    fn lets_in(self) -> Option<&'static str> {
        match self {
            Self::Lenient(why) => Some(why),
            Self::LenientTo(_) => Some("not-required"),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Inner {
    mood: Mood,
    calls: Vec<String>,
    sign_ins: BTreeMap<String, SignIn>,
    /// What was sent, newest last: path and body.
    bodies: Vec<(String, Value)>,
    /// Wrong codes before the next acceptance.
    failures_before: u32,
}

struct SignIn {
    member: String,
    purpose: Value,
    client_token: String,
    receipt: Option<String>,
    redeemed: bool,
}

static NEXT: AtomicU64 = AtomicU64::new(1);

/// What the real verifier says that it answers.
static DOCUMENTED: LazyLock<Description> = LazyLock::new(|| {
    let document = countersign_verifier::http::openapi();
    Description::read(serde_json::to_value(document).unwrap())
});

const NOW: &str = "2026-11-25T22:00:00.000000Z";

fn new_sign_in_id() -> String {
    format!("sgn_{:0>26}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A token with `text` in it, spelled as the verifier spells them.
fn token(prefix: &str, text: &str) -> String {
    format!("{prefix}{text:a<59}")
}

fn new_token(prefix: &str) -> String {
    let digits = NEXT.fetch_add(1, Ordering::Relaxed).to_string();
    let letters = digits
        .bytes()
        .map(|digit| char::from(digit + (b'b' - b'0')));
    token(prefix, &letters.collect::<String>())
}

impl Verifier {
    pub(crate) async fn start() -> Self {
        // Read before anybody calls: it takes longer than a call may wait.
        LazyLock::force(&DOCUMENTED);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let verifier = Self {
            origin,
            state: Arc::default(),
        };
        let app = Router::new()
            .route("/v1/members/{id}", put(member))
            .route("/v1/sign-ins", post(sign_in))
            .route("/v1/sign-ins/{id}/redeem", post(redeem))
            .route("/v1/client-tokens", post(client_token))
            .route("/v1/members/{id}/{report}", post(report))
            .layer(from_fn_with_state(verifier.clone(), at_the_gate))
            .with_state(verifier.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        verifier
    }

    pub(crate) fn origin(&self) -> String {
        self.origin.clone()
    }

    pub(crate) fn is(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    /// The person behind this client token passes: what the element would be given.
    pub(crate) fn pass(&self, client_token: &str) -> String {
        let mut state = self.state.lock().unwrap();
        let sign_in = state
            .sign_ins
            .values_mut()
            .find(|one| one.client_token == client_token)
            .unwrap();
        let receipt = new_token("cs_receipt_");
        sign_in.receipt = Some(receipt.clone());
        receipt
    }

    /// So many wrong codes come before whatever is accepted next.
    pub(crate) fn guessed(&self, failures: u32) {
        self.state.lock().unwrap().failures_before = failures;
    }

    /// The newest body that was sent there.
    pub(crate) fn told(&self, path: &str) -> Value {
        let state = self.state.lock().unwrap();
        let found = state.bodies.iter().rev().find(|(to, _)| to == path);
        found.unwrap().1.clone()
    }

    pub(crate) fn calls(&self) -> Vec<String> {
        self.state.lock().unwrap().calls.clone()
    }
}

async fn at_the_gate(
    State(verifier): State<Verifier>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let mood = {
        let mut state = verifier.state.lock().unwrap();
        state
            .calls
            .push(format!("{} {}", request.method(), request.uri().path()));
        state.mood
    };
    let key = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let known = key == Some(&format!("Bearer {API_KEY}"));
    match mood {
        Mood::Well
        | Mood::Mistaken
        | Mood::Locked
        | Mood::Guessed
        | Mood::Crowded
        | Mood::Lenient(_)
        | Mood::LenientTo(_)
        | Mood::Trusting
        | Mood::TokensOnly
        | Mood::Impossible => {
            let (method, path) = (
                request.method().to_string(),
                request.uri().path().to_owned(),
            );
            let answer = if known {
                next.run(request).await
            } else {
                problem(ProblemName::Unauthenticated)
            };
            documented(&method, &path, answer).await
        }
        Mood::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "oops").into_response(),
        Mood::Babbling => Json(json!({ "hello": "world" })).into_response(),
        Mood::Redirecting => Redirect::to("/elsewhere").into_response(),
    }
}

/// The answer, once it is sure that the real verifier could give it.
async fn documented(method: &str, path: &str, answer: Response) -> Response {
    let (head, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let text = std::str::from_utf8(&body).unwrap();
    DOCUMENTED.hold(method, path, head.status.as_u16(), text);
    Response::from_parts(head, body.into())
}

fn problem(name: ProblemName) -> Response {
    let head = [(header::CONTENT_TYPE, "application/problem+json")];
    let body = serde_json::to_string(&name.problem(name.title())).unwrap();
    (name.status(), head, body).into_response()
}

async fn member(
    State(verifier): State<Verifier>,
    Path(id): Path<String>,
    Json(body): Json<Value>,
) -> Json<Value> {
    let path = format!("members/{id}");
    let told = (path, body.clone());
    verifier.state.lock().unwrap().bodies.push(told);
    Json(json!({
        "id": id,
        "label": body["label"],
        "role": body["role"],
        "sso": body["sso"],
        "setting": "inherit",
        "language": body["language"],
        "requirement": { "required": true, "since": NOW, "by": NOW },
        "addresses": [],
        "status": "active",
        "trusted_devices": 0,
        "factors": 1,
        "recovery_codes_left": 10,
        "failures": 0,
        "retry_at": null,
        "locked": false,
        "password_change_due": false,
        "created_at": NOW,
    }))
}

async fn sign_in(State(verifier): State<Verifier>, Json(body): Json<Value>) -> Response {
    let (id, client_token) = (new_sign_in_id(), new_token("cs_client_"));
    let member = body["member"].as_str().unwrap().to_owned();
    assert_eq!(body["context"]["ip"], "127.0.0.1", "waits count by network");
    if let Some(asked) = body["return_to"].as_str() {
        assert!(asked.starts_with(ORIGIN), "return-to-not-listed: {asked}");
    }
    let link_to = body["link_to"].as_str();
    let is_sign_in = body["channel"] != "api" && body["purpose"].is_null();
    assert!(!is_sign_in || link_to.is_some_and(|page| page.starts_with(ORIGIN)));
    let mut state = verifier.state.lock().unwrap();
    state.bodies.push(("sign-ins".to_owned(), body.clone()));
    let mood = state.mood;
    let why = match mood {
        Mood::TokensOnly if body["channel"] == "api" => Some("api-password"),
        Mood::Impossible => Some("no-method"),
        Mood::Crowded => {
            let mut answer = problem(ProblemName::TooManySignIns);
            answer.headers_mut().insert(header::RETRY_AFTER, 30.into());
            return answer;
        }
        Mood::Locked => Some("locked"),
        Mood::Guessed => Some("password-change"),
        _ => None,
    };
    drop(state);
    let mut answer = json!({
        "id": id,
        "member": member,
        "enroll_by": null,
        "may_skip": false,
        "purpose": told_purpose(&body["purpose"]),
        "assurance": null,
        "reset": null,
        "created_at": NOW,
        "expires_at": NOW,
    });
    if let Mood::LenientTo(other) = mood {
        merge(&mut answer, json!({ "member": other }));
    }
    if let Some(why) = mood.lets_in() {
        let passed = json!({
            "status": "passed",
            "why": why,
            "methods": [],
            "assurance": if why == "trusted-device" { "reduced" } else { "single-factor" },
        });
        merge(&mut answer, passed);
        if why == "trusted-device" {
            let device =
                json!({ "token": new_token("cs_device_"), "expires_at": NOW, "trusted": true });
            merge(&mut answer, json!({ "device": device }));
        }
        return (StatusCode::CREATED, Json(answer)).into_response();
    }
    if let Some(why) = why {
        let denied = json!({ "status": "denied", "why": why, "methods": [] });
        merge(&mut answer, denied);
        return (StatusCode::CREATED, Json(answer)).into_response();
    }
    let url = format!("{}/sign-in#{client_token}", verifier.origin);
    let open = json!({ "status": "challenge", "methods": ["totp"], "client_token": client_token, "url": url });
    merge(&mut answer, open);
    let sign_in = SignIn {
        member,
        purpose: body["purpose"].clone(),
        client_token,
        receipt: None,
        redeemed: false,
    };
    verifier.state.lock().unwrap().sign_ins.insert(id, sign_in);
    (StatusCode::CREATED, Json(answer)).into_response()
}

/// A purpose as the verifier tells it.
fn told_purpose(purpose: &Value) -> Value {
    match purpose["action"].as_str() {
        None => Value::Null,
        Some(action) => json!({ "action": action, "parameters_digest": "0".repeat(64) }),
    }
}

fn merge(object: &mut Value, more: Value) {
    let more = more.as_object().cloned().unwrap_or_default();
    object.as_object_mut().unwrap().extend(more);
}

async fn redeem(
    State(verifier): State<Verifier>,
    Path(id): Path<String>,
    Json(body): Json<Value>,
) -> Response {
    let mut state = verifier.state.lock().unwrap();
    let mistaken = state.mood == Mood::Mistaken;
    let Some(sign_in) = state.sign_ins.get_mut(&id) else {
        return problem(ProblemName::SignInNotFound);
    };
    if sign_in.receipt.is_none() || sign_in.receipt.as_deref() != body["receipt"].as_str() {
        return problem(ProblemName::ReceiptForeign);
    }
    if sign_in.purpose != body["purpose"] {
        return problem(ProblemName::OtherAction);
    }
    if std::mem::replace(&mut sign_in.redeemed, true) {
        return problem(ProblemName::ReceiptRedeemed);
    }
    let trusting = state.mood == Mood::Trusting;
    let device = json!({ "token": new_token("cs_device_"), "expires_at": NOW, "trusted": true });
    let Some(sign_in) = state.sign_ins.get(&id) else {
        return problem(ProblemName::SignInNotFound);
    };
    let member = if mistaken {
        "linus".to_owned()
    } else {
        sign_in.member.clone()
    };
    let purpose = told_purpose(&sign_in.purpose);
    let failures_before = std::mem::take(&mut state.failures_before);
    Json(json!({
        "sign_in": id,
        "member": member,
        "purpose": purpose,
        "method": "totp",
        "factor": format!("fac_{:0>26}", 1),
        "amr": ["otp"],
        "assurance": "second-factor",
        "device": if trusting { device } else { Value::Null },
        "phishing_resistant": false,
        "failures_before": failures_before,
        "at": NOW,
    }))
    .into_response()
}

/// A member that never signed in is not there.
async fn report(
    State(verifier): State<Verifier>,
    Path((id, report)): Path<(String, String)>,
) -> Response {
    assert!(["end-sessions", "password-changed"].contains(&report.as_str()));
    let state = verifier.state.lock().unwrap();
    match state.sign_ins.values().any(|one| one.member == id) {
        true => StatusCode::NO_CONTENT.into_response(),
        false => problem(ProblemName::MemberNotFound),
    }
}

async fn client_token(State(verifier): State<Verifier>, Json(body): Json<Value>) -> Response {
    let purpose = body["purpose"].as_str().unwrap();
    assert!(["admin", "security"].contains(&purpose));
    let member = body["member"].as_str().unwrap();
    let token = token("cs_client_", &format!("{purpose}of{member}"));
    let url = format!("{}/{purpose}#{token}", verifier.origin);
    let made = json!({ "client_token": token, "url": url, "expires_at": NOW });
    (StatusCode::CREATED, Json(made)).into_response()
}
