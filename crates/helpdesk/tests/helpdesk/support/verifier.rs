use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, atomic::AtomicU64, atomic::Ordering},
};

use axum::{
    Json, Router,
    body::Body,
    extract::{Path, State},
    http::{Request, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{post, put},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

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
}

#[derive(Default)]
struct Inner {
    mood: Mood,
    calls: Vec<String>,
    sign_ins: BTreeMap<String, SignIn>,
}

struct SignIn {
    member: String,
    client_token: String,
    receipt: Option<String>,
    redeemed: bool,
}

static NEXT: AtomicU64 = AtomicU64::new(1);

fn unique(prefix: &str) -> String {
    format!("{prefix}{:04}", NEXT.fetch_add(1, Ordering::Relaxed))
}

impl Verifier {
    pub(crate) async fn start() -> Self {
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
        let receipt = unique("cs_receipt_");
        sign_in.receipt = Some(receipt.clone());
        receipt
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
    if key != Some(&format!("Bearer {API_KEY}")) {
        return problem(401, "unauthenticated");
    }
    match mood {
        Mood::Well | Mood::Mistaken | Mood::Locked => next.run(request).await,
        Mood::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "oops").into_response(),
        Mood::Babbling => Json(json!({ "hello": "world" })).into_response(),
        Mood::Redirecting => Redirect::to("/elsewhere").into_response(),
    }
}

fn problem(status: u16, slug: &str) -> Response {
    let kind = format!("urn:countersign:problem:{slug}");
    let body = json!({ "type": kind, "title": slug, "status": status, "detail": slug });
    let head = [(header::CONTENT_TYPE, "application/problem+json")];
    (
        StatusCode::from_u16(status).unwrap(),
        head,
        body.to_string(),
    )
        .into_response()
}

async fn member(Path(id): Path<String>, Json(body): Json<Value>) -> Json<Value> {
    Json(json!({ "id": id, "label": body["label"], "status": "active" }))
}

async fn sign_in(State(verifier): State<Verifier>, Json(body): Json<Value>) -> Response {
    let (id, client_token) = (unique("sign-in-"), unique("cs_client_"));
    let member = body["member"].as_str().unwrap().to_owned();
    if verifier.state.lock().unwrap().mood == Mood::Locked {
        let denied = json!({ "id": id, "member": member, "status": "denied" });
        return (StatusCode::CREATED, Json(denied)).into_response();
    }
    let answer =
        json!({ "id": id, "member": member, "status": "challenge", "client_token": client_token });
    let sign_in = SignIn {
        member,
        client_token,
        receipt: None,
        redeemed: false,
    };
    verifier.state.lock().unwrap().sign_ins.insert(id, sign_in);
    (StatusCode::CREATED, Json(answer)).into_response()
}

async fn redeem(
    State(verifier): State<Verifier>,
    Path(id): Path<String>,
    Json(body): Json<Value>,
) -> Response {
    let mut state = verifier.state.lock().unwrap();
    let mistaken = state.mood == Mood::Mistaken;
    let Some(sign_in) = state.sign_ins.get_mut(&id) else {
        return problem(404, "not-found");
    };
    if sign_in.receipt.is_none() || sign_in.receipt.as_deref() != body["receipt"].as_str() {
        return problem(403, "forbidden");
    }
    if std::mem::replace(&mut sign_in.redeemed, true) {
        return problem(409, "conflict");
    }
    let member = if mistaken { "linus" } else { &sign_in.member };
    let answer = json!({ "member": member, "method": "totp", "assurance": "aal2", "sign_in": id });
    Json(answer).into_response()
}

async fn client_token(Json(body): Json<Value>) -> Response {
    assert_eq!(body["purpose"], "security");
    let token = format!("cs_client_security-of-{}", body["member"].as_str().unwrap());
    (StatusCode::CREATED, Json(json!({ "client_token": token }))).into_response()
}
