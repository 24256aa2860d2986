//! The OpenAPI document: all there is, and nothing that is not there.

use std::cell::RefCell;
use std::collections::BTreeSet;

use countersign_store::entropy::OsEntropy;
use countersign_store::token::{LinkToken, ResetToken};
use proptest::prelude::prop_assert;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::call::{Answer, Caller};
use crate::requests::{Made, allowed, forbidden};
use crate::routes::documented;
use crate::world::World;

/// The contract.
const ROUTES: &[&str] = &[
    "GET /v1/policy",
    "PUT /v1/policy",
    "GET /v1/policy/history",
    "POST /v1/policy/preview",
    "GET /v1/policy/presets",
    "GET /v1/members",
    "PUT /v1/members",
    "PUT /v1/members/{member}",
    "GET /v1/members/{member}",
    "DELETE /v1/members/{member}",
    "POST /v1/members/{member}/unlock",
    "POST /v1/members/{member}/end-sessions",
    "POST /v1/members/{member}/password-changed",
    "POST /v1/members/{member}/factors",
    "POST /v1/members/{member}/imported-factors",
    "GET /v1/members/{member}/factors",
    "GET /v1/members/{member}/factors/{factor}",
    "DELETE /v1/members/{member}/factors/{factor}",
    "POST /v1/members/{member}/factors/{factor}/confirm",
    "POST /v1/members/{member}/recovery-code",
    "POST /v1/members/{member}/recovery-codes",
    "GET /v1/members/{member}/devices",
    "DELETE /v1/members/{member}/devices/{device}",
    "POST /v1/verify",
    "POST /v1/sign-ins",
    "GET /v1/sign-ins/{sign_in}",
    "POST /v1/sign-ins/{sign_in}/redeem",
    "POST /v1/client-tokens",
    "GET /v1/events",
    "GET /v1/report",
    "GET /v1/client/session",
    "DELETE /v1/client/session",
    "POST /v1/client/sign-in/send",
    "POST /v1/client/sign-in/verify",
    "POST /v1/client/sign-in/skip",
    "POST /v1/client/sign-in/complete",
    "POST /v1/client/factors",
    "GET /v1/client/factors",
    "PATCH /v1/client/factors/{factor}",
    "DELETE /v1/client/factors/{factor}",
    "POST /v1/client/factors/{factor}/send",
    "POST /v1/client/factors/{factor}/recovery-codes",
    "POST /v1/client/factors/{factor}/confirm",
    "GET /v1/client/sign-ins",
    "POST /v1/client/end-sessions",
    "GET /v1/client/devices",
    "DELETE /v1/client/devices/{device}",
    "POST /v1/client/security/step-up",
    "POST /v1/client/security/send",
    "POST /v1/members/{member}/reset",
    "GET /v1/resets",
    "DELETE /v1/resets/{reset}",
    "POST /v1/resets/{reset}/grant",
    "POST /v1/resets/{reset}/refuse",
    "POST /v1/client/reset",
    "DELETE /v1/client/reset",
    "POST /v1/client/reset/prove",
    "GET /v1/client/reset/link",
    "POST /v1/client/reset/link/cancel",
    "GET /v1/client/link",
    "POST /v1/client/link/open",
    "POST /v1/client/recovery-codes",
    "GET /v1/client/addresses",
    "POST /v1/client/addresses",
    "POST /v1/client/addresses/{address}/confirm",
    "POST /v1/client/addresses/{address}/send",
    "DELETE /v1/client/addresses/{address}",
    "GET /v1/client/admin/policy",
    "PUT /v1/client/admin/policy",
    "GET /v1/client/admin/policy/history",
    "GET /v1/client/admin/members",
    "GET /v1/client/admin/events",
    "GET /v1/client/admin/coverage",
    "GET /v1/client/admin/announcement",
    "GET /v1/client/admin/report",
    "GET /v1/client/admin/members/{member}",
    "PUT /v1/client/admin/members/{member}/setting",
    "POST /v1/client/admin/members/{member}/end-sessions",
    "POST /v1/client/admin/members/{member}/unlock",
    "POST /v1/client/admin/members/{member}/recovery-code",
    "DELETE /v1/client/admin/members/{member}/factors/{factor}",
    "DELETE /v1/client/admin/members/{member}/devices/{device}",
    "POST /v1/client/admin/members/{member}/reset",
    "GET /v1/client/admin/resets",
    "DELETE /v1/client/admin/resets/{reset}",
    "POST /v1/client/admin/resets/{reset}/grant",
    "POST /v1/client/admin/resets/{reset}/refuse",
    "GET /healthz",
    "GET /readyz",
    "GET /openapi.json",
    "GET /sign-in",
    "GET /security",
    "GET /sign-in-link",
    "GET /admin",
    "GET /reset",
    "GET /outbox",
    "GET /outbox.json",
    "GET /outbox/{id}",
];

#[tokio::test]
async fn the_document_is_served_and_lists_the_whole_contract() {
    let world = World::new().await;
    let served = world.nobody().get("/openapi.json").await.ok(200);
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    assert_eq!(served, document);
    assert!(document["openapi"].as_str().unwrap().starts_with("3."));
    let documented: BTreeSet<String> = world
        .routes
        .iter()
        .map(|route| format!("{} {}", route.method, route.template))
        .collect();
    let mut contract = ROUTES
        .iter()
        .map(|&route| route.to_owned())
        .collect::<BTreeSet<_>>();
    contract.insert("GET /assets/{file}".to_owned());
    assert_eq!(documented, contract);
}

#[tokio::test]
async fn every_documented_route_answers_and_asks_who_calls() {
    let world = World::new().await;
    for route in world.routes.iter() {
        let path = route.path(|_| "none".to_owned());
        let body = (route.method != "GET").then(|| json!({}));
        let answer = world.nobody().call(&route.method, &path, body).await;
        match route.security {
            Some(_) => assert_eq!(answer.problem(), "unauthenticated", "{route:?}"),
            None if route.template.contains("{file}") => assert_eq!(answer.status, 404),
            // Only where it was asked for.
            None if route.template.starts_with("/outbox") => {
                assert_eq!(answer.problem(), "route-not-found");
            }
            None => assert!([200, 503].contains(&answer.status), "{route:?}"),
        }
    }
}

#[tokio::test]
async fn every_reference_in_the_document_leads_somewhere() {
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    let mut references = BTreeSet::new();
    collect(&document, &mut references);
    assert!(references.len() > 10, "{references:?}");
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
    let schemes = document["components"]["securitySchemes"]
        .as_object()
        .unwrap();
    assert_eq!(schemes.len(), 4);
    let mut operations = BTreeSet::new();
    for methods in document["paths"].as_object().unwrap().values() {
        for operation in methods.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap();
            assert!(operations.insert(id), "the operation {id} stands twice");
            assert!(operation["summary"].is_string(), "{id} says what it does");
        }
    }
}

#[tokio::test]
async fn closed_lists_are_spelled_as_they_are_sent() {
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    for (name, words) in [
        ("Purpose", ["sign-in", "security", "admin"].as_slice()),
        (
            "Method",
            &[
                "totp",
                "hotp",
                "recovery-code",
                "email-code",
                "sms-code",
                "email-link",
                "new-device-code",
            ],
        ),
        ("Assurance", &["second-factor", "reduced", "single-factor"]),
        ("Channel", &["page", "api"]),
        ("FactorKind", &["totp", "hotp", "email", "sms"]),
        ("FactorStatus", &["pending", "active"]),
        ("MemberStatus", &["none", "active"]),
        (
            "SignInStatus",
            &["challenge", "enroll", "denied", "passed", "ended"],
        ),
        (
            "Why",
            &[
                "locked",
                "password-change",
                "api-password",
                "no-method",
                "sso",
                "exempt",
                "not-required",
                "known-device",
                "trusted-device",
            ],
        ),
        (
            "Reason",
            &[
                "malformed",
                "wrong-code",
                "already-used",
                "outdated",
                "expired",
                "not-sent",
                "clock-off",
                "wait",
                "locked",
                "not-enrolled",
                "password-change",
            ],
        ),
    ] {
        assert_eq!(
            document["components"]["schemas"][name]["enum"],
            json!(words),
            "{name}"
        );
    }
}

/// Every field that a body may have is in the document, and every other is refused.
#[tokio::test]
async fn no_body_is_described_more_loosely_than_it_is_read() {
    let routes = documented();
    let mut bodies = 0;
    for route in routes.iter() {
        let Some(schema) = &route.body else { continue };
        assert_closed(routes.resolve(schema), &route.template);
        bodies += 1;
    }
    assert!(bodies > 8, "{bodies}");
}

#[track_caller]
fn assert_closed(schema: &Value, place: &str) {
    let routes = documented();
    if schema["additionalProperties"]["type"] == "string" {
        assert!(schema["propertyNames"]["pattern"].is_string(), "{place}");
        return;
    }
    assert_eq!(schema["additionalProperties"], json!(false), "{place}");
    for (name, field) in schema["properties"].as_object().unwrap() {
        let cases = field.get("oneOf").and_then(Value::as_array);
        for field in cases.into_iter().flatten().chain([field]) {
            let field = routes.resolve(field);
            if field["type"] == "object" {
                assert_closed(field, name);
            }
        }
    }
}

/// The tokens with which made-up requests are sent.
struct Callers {
    world: World,
    runtime: Runtime,
}

impl Callers {
    fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let world = runtime.block_on(async {
            let world = World::new().await;
            world.known("ada@example.org").await;
            let boss = json!({ "role": "admin" });
            world.backend().put("/v1/members/boss", boss).await.ok(201);
            world
        });
        Self { world, runtime }
    }

    /// Sends it, from a page or a backend, whichever it is for; [`World::send`] holds the answer to the document.
    fn send(&self, made: &Made) -> Answer {
        self.runtime.block_on(async {
            // A request before this one may have removed them, or said that they need no second factor.
            let asked = json!({ "role": null, "sso": null, "setting": null });
            let backend = self.world.backend();
            let known = backend.put("/v1/members/ada@example.org", asked).await;
            assert!(known.status < 300, "{known:?}");
            let caller = match made.route.security.as_deref() {
                Some("api_key") => self.world.backend(),
                Some("reset_token") => {
                    let nobodys = ResetToken::mint(&OsEntropy).unwrap();
                    self.world.holder_of(nobodys.expose())
                }
                Some("link_token") => {
                    let nobodys = LinkToken::mint(&OsEntropy).unwrap();
                    self.world.holder_of(nobodys.expose())
                }
                _ if made.path.starts_with("/v1/client/sign-in") => self.page().await,
                _ if made.path.starts_with("/v1/client/admin/") => {
                    self.world.admin_page("boss").await
                }
                _ => {
                    // Set-ups that earlier requests began are over.
                    self.world.pass_seconds(3600);
                    self.world.security_page("ada@example.org").await
                }
            };
            caller
                .call(&made.route.method, &made.path, made.body.clone())
                .await
        })
    }

    async fn page(&self) -> Caller<'_> {
        self.world.pass_seconds(3600);
        self.world.sign_in("ada@example.org").await.0
    }
}

fn runner() -> TestRunner {
    // A dozen for each route, so that none is left out.
    let cases = 1024;
    let failure_persistence = None;
    let config = Config {
        cases,
        failure_persistence,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn what_the_document_allows_is_understood_and_answered_as_it_says() {
    let callers = Callers::new();
    let tried = RefCell::new(BTreeSet::new());
    let outcome = runner().run(&allowed(), |made| {
        let answer = callers.send(&made);
        tried
            .borrow_mut()
            .insert(format!("{} {}", made.route.method, made.route.template));
        let refused = [400, 405, 413, 415].contains(&answer.status)
            || answer.text.contains("problem:unprocessable");
        prop_assert!(!refused, "{} with {:?}: {answer:?}", made.path, made.body);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    let asked = documented().iter().filter(|route| route.security.is_some());
    assert_eq!(tried.take().len(), asked.count(), "every route was tried");
}

#[test]
fn what_the_document_does_not_allow_is_refused() {
    let callers = Callers::new();
    let outcome = runner().run(&forbidden(), |made| {
        let answer = callers.send(&made);
        prop_assert!(
            [400, 422].contains(&answer.status),
            "{} with {:?}: {answer:?}",
            made.path,
            made.body
        );
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

fn collect(value: &Value, references: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                references.insert(reference.to_owned());
            }
            fields.values().for_each(|field| collect(field, references));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, references)),
        _ => {}
    }
}
