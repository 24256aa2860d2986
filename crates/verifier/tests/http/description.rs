//! The OpenAPI document: all there is, and nothing that is not there.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::world::World;

/// The contract.
const ROUTES: [&str; 33] = [
    "GET /v1/members",
    "PUT /v1/members/{member}",
    "GET /v1/members/{member}",
    "DELETE /v1/members/{member}",
    "POST /v1/members/{member}/unlock",
    "POST /v1/members/{member}/end-sessions",
    "POST /v1/members/{member}/password-changed",
    "POST /v1/members/{member}/factors",
    "GET /v1/members/{member}/factors",
    "GET /v1/members/{member}/factors/{factor}",
    "DELETE /v1/members/{member}/factors/{factor}",
    "POST /v1/members/{member}/factors/{factor}/confirm",
    "POST /v1/members/{member}/recovery-codes",
    "POST /v1/verify",
    "POST /v1/sign-ins",
    "GET /v1/sign-ins/{sign_in}",
    "POST /v1/sign-ins/{sign_in}/redeem",
    "POST /v1/client-tokens",
    "GET /v1/events",
    "GET /v1/client/session",
    "POST /v1/client/sign-in/verify",
    "POST /v1/client/sign-in/complete",
    "POST /v1/client/factors",
    "GET /v1/client/factors",
    "DELETE /v1/client/factors/{factor}",
    "POST /v1/client/factors/{factor}/confirm",
    "POST /v1/client/security/step-up",
    "POST /v1/client/recovery-codes",
    "GET /healthz",
    "GET /readyz",
    "GET /openapi.json",
    "GET /sign-in",
    "GET /security",
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
    let mut contract = BTreeSet::from(ROUTES.map(str::to_owned));
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
    assert_eq!(schemes.len(), 2);
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
        ("Purpose", ["sign-in", "security"].as_slice()),
        ("Method", &["totp", "recovery-code"]),
        ("FactorKind", &["totp"]),
        ("FactorStatus", &["pending", "active"]),
        ("MemberStatus", &["none", "active"]),
        (
            "SignInStatus",
            &["challenge", "enroll", "denied", "passed", "ended"],
        ),
        ("Why", &["locked", "password-change"]),
        (
            "Reason",
            &[
                "malformed",
                "wrong-code",
                "already-used",
                "outdated",
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
