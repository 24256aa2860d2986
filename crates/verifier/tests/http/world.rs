//! Workspaces, the people in them, and those who call for them.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use countersign_otp::{RecoveryCode, Secret, Totp};
use countersign_policy::Timestamp;
use countersign_store::clock::Clock as _;
use countersign_store::ids::WorkspaceId;
use countersign_store::model::{Origin, Scope, WorkspaceName};
use countersign_verifier::http::{HttpConfig, router};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::call::{Answer, Caller};
use crate::routes::{Description, documented};
use crate::verifier::Verifier;

/// Where browsers reach the verifier.
pub(crate) const PUBLIC: &str = "https://verify.example.org";
/// A page that the workspace `Acme` lists.
pub(crate) const LISTED: &str = "https://app.example.org";

pub(crate) struct World {
    pub(crate) verifier: Verifier,
    pub(crate) routes: &'static Description,
    router: Router,
    pub(crate) acme: Workspace,
}

pub(crate) struct Workspace {
    pub(crate) key: String,
    id: WorkspaceId,
}

impl Workspace {
    pub(crate) const fn id(&self) -> &WorkspaceId {
        &self.id
    }
}

/// Somebody with an authenticator app and recovery codes.
#[derive(Clone)]
pub(crate) struct Enrolled {
    pub(crate) member: String,
    pub(crate) factor: String,
    pub(crate) secret: String,
    pub(crate) recovery_codes: Vec<String>,
    totp: Totp,
}

impl World {
    pub(crate) async fn new() -> Self {
        let public_url = Some(Origin::parse(PUBLIC).unwrap());
        Self::configured(HttpConfig {
            public_url,
            ..HttpConfig::default()
        })
        .await
    }

    pub(crate) async fn configured(config: HttpConfig) -> Self {
        let verifier = Verifier::open();
        let acme = workspace(&verifier, "Acme", &[LISTED]).await;
        Self {
            router: router(verifier.service.clone(), config),
            routes: documented(),
            verifier,
            acme,
        }
    }

    pub(crate) async fn workspace(&self, name: &str, origins: &[&str]) -> Workspace {
        workspace(&self.verifier, name, origins).await
    }

    /// A key of Acme's that may do no more than this.
    pub(crate) async fn key_of_acme(&self, scopes: &[&str]) -> String {
        let scopes = scopes.iter().map(|scope| scope.parse().unwrap());
        let made = self
            .verifier
            .service
            .create_key(self.acme.id.clone(), None, scopes.collect());
        made.await.unwrap().1.expose().to_owned()
    }

    pub(crate) fn nobody(&self) -> Caller<'_> {
        Caller::new(self, None)
    }

    pub(crate) fn holder_of(&self, token: &str) -> Caller<'_> {
        Caller::new(self, Some(token))
    }

    /// Acme's backend.
    pub(crate) fn backend(&self) -> Caller<'_> {
        self.holder_of(&self.acme.key)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.verifier.clock.now()
    }

    pub(crate) fn turn_clock_to(&self, at: Timestamp) {
        self.verifier.clock.turn_to(at);
    }

    pub(crate) fn pass_seconds(&self, seconds: u32) {
        self.turn_clock_to(self.now().plus_seconds(seconds));
    }

    /// Sends a request and holds the answer to what every answer must be.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        self.fetch(request).await.0
    }

    /// The same, with the very bytes of the body.
    pub(crate) async fn fetch(&self, request: Request<Body>) -> (Answer, Vec<u8>) {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let answer = Answer {
            status,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        };
        answer.hold(method.as_str());
        self.routes
            .hold(method.as_str(), &path, answer.status, &answer.text);
        (answer, bytes.to_vec())
    }

    /// Makes somebody known to Acme.
    pub(crate) async fn known(&self, member: &str) {
        let answer = self
            .backend()
            .put(&format!("/v1/members/{member}"), json!({}))
            .await;
        assert!([200, 201].contains(&answer.status), "{answer:?}");
    }

    /// Somebody of Acme's with a confirmed app. The clock has passed on, so that the confirming code is not in the way.
    pub(crate) async fn enrolled(&self, member: &str) -> Enrolled {
        self.known(member).await;
        let enrolled = self.backend().enroll(member).await;
        self.pass_seconds(90);
        enrolled
    }

    /// The page of a sign-in that was just begun, and the sign-in's id.
    pub(crate) async fn sign_in(&self, member: &str) -> (Caller<'_>, String) {
        let started = self
            .backend()
            .post("/v1/sign-ins", json!({ "member": member }))
            .await
            .ok(201);
        let page = self.holder_of(started["client_token"].as_str().unwrap());
        (page, text(&started["id"]))
    }

    /// The security page of somebody who is signed in.
    pub(crate) async fn security_page(&self, member: &str) -> Caller<'_> {
        let made = self
            .backend()
            .post(
                "/v1/client-tokens",
                json!({ "member": member, "purpose": "security" }),
            )
            .await
            .ok(201);
        self.holder_of(made["client_token"].as_str().unwrap())
    }

    pub(crate) async fn verify(&self, member: &str, code: &str) -> Value {
        self.backend()
            .post("/v1/verify", json!({ "member": member, "code": code }))
            .await
            .ok(200)
    }

    pub(crate) async fn member(&self, member: &str) -> Value {
        self.backend()
            .get(&format!("/v1/members/{member}"))
            .await
            .ok(200)
    }

    pub(crate) async fn unlock(&self, member: &str) -> Value {
        self.backend()
            .post(&format!("/v1/members/{member}/unlock"), json!({}))
            .await
            .ok(200)
    }
}

async fn workspace(verifier: &Verifier, name: &str, origins: &[&str]) -> Workspace {
    let origins = origins
        .iter()
        .map(|origin| Origin::parse(origin).unwrap())
        .collect();
    let name = WorkspaceName::parse(name).unwrap();
    let id = verifier
        .service
        .create_workspace(&name, origins)
        .await
        .unwrap()
        .id;
    let (_, key) = verifier
        .service
        .create_key(id.clone(), None, Scope::all())
        .await
        .unwrap();
    Workspace {
        key: key.expose().to_owned(),
        id,
    }
}

impl Caller<'_> {
    /// Begins a factor for a member, as a backend.
    pub(crate) async fn begin(&self, member: &str) -> Value {
        let path = format!("/v1/members/{member}/factors");
        self.post(&path, json!({ "kind": "totp" })).await.ok(201)
    }

    /// Sets an app up for a member, as a backend.
    pub(crate) async fn enroll(&self, member: &str) -> Enrolled {
        let pending = self.begin(member).await;
        let mut app = Enrolled::scan(member, &pending);
        let path = format!("/v1/members/{member}/factors/{}/confirm", app.factor);
        let code = app.code(self.world, 0);
        let confirmed = self.post(&path, json!({ "code": code })).await.ok(200);
        assert_eq!(confirmed["accepted"], true, "{confirmed}");
        let codes = confirmed["recovery_codes"].as_array();
        app.recovery_codes = codes.into_iter().flatten().map(text).collect();
        app
    }
}

impl Enrolled {
    /// Reads a set-up as an app does that scans it.
    pub(crate) fn scan(member: &str, pending: &Value) -> Self {
        let secret = text(&pending["secret"]);
        let totp = Totp::rfc_default(Secret::from_base32(&secret).unwrap());
        Self {
            member: member.to_owned(),
            factor: text(&pending["id"]),
            secret,
            recovery_codes: vec![],
            totp,
        }
    }

    /// The code it shows `steps` time steps from now.
    pub(crate) fn code(&self, world: &World, steps: i64) -> String {
        let step = self.totp.step_at(world.now().unix_seconds());
        let step = step.checked_add_signed(steps).unwrap();
        self.totp.code_for_step(step).as_str().to_owned()
    }

    /// A code that it shows at no time near now.
    pub(crate) fn wrong_code(&self, world: &World) -> String {
        let near: Vec<String> = (-100..100).map(|steps| self.code(world, steps)).collect();
        let mut codes = (0..1_000_000).map(|n| format!("{n:06}"));
        codes.find(|code| !near.contains(code)).unwrap()
    }
}

/// A recovery code that nobody was given.
pub(crate) fn wrong_recovery_code() -> String {
    RecoveryCode::from_entropy([0xA5; 10]).expose().to_string()
}

/// The text of a JSON string.
#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Panics unless `object` has exactly these fields.
#[track_caller]
pub(crate) fn assert_fields(object: &Value, fields: &str) {
    let mut given: Vec<&str> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut wanted: Vec<&str> = fields.split_whitespace().collect();
    given.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(given, wanted, "{object}");
}

/// Panics unless `value` is a moment as RFC 3339 writes it, in UTC with microseconds.
#[track_caller]
pub(crate) fn assert_moment(value: &Value) {
    let moment = value.as_str().unwrap();
    let shape: String = moment
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
        .collect();
    assert_eq!(shape, "0000-00-00T00:00:00.000000Z", "{moment}");
}
