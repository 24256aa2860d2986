//! What an application's backend may send twice, because it cannot know whether the first arrived.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};

use crate::call::Answer;
use crate::world::{World, text};

const APP: &str =
    "otpauth://totp/Acme:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme&digits=8";

async fn post(world: &World, key: &str, path: &str, body: &Value) -> Answer {
    let backend = world.backend().with("idempotency-key", key);
    backend.post(path, body.clone()).await
}

fn is_replayed(answer: &Answer) -> bool {
    answer.headers.contains_key("idempotency-replayed")
}

const RESET: &str = "/v1/members/ada/reset";

/// Every backend's call that creates something, with what it sends.
fn creating() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        (
            "/v1/sign-ins",
            "/v1/sign-ins",
            json!({ "member": "ada", "return_to": "https://app.example.org/in" }),
        ),
        (
            "/v1/client-tokens",
            "/v1/client-tokens",
            json!({ "member": "ada", "purpose": "security" }),
        ),
        (
            "/v1/members/{member}/factors",
            "/v1/members/ada/factors",
            json!({ "kind": "totp" }),
        ),
        (
            "/v1/members/{member}/imported-factors",
            "/v1/members/ada/imported-factors",
            json!({ "uri": APP }),
        ),
        (
            "/v1/members/{member}/recovery-codes",
            "/v1/members/ada/recovery-codes",
            json!({}),
        ),
        (
            "/v1/members/{member}/recovery-code",
            "/v1/members/ada/recovery-code",
            json!({ "by": "grace" }),
        ),
        (
            "/v1/members/{member}/reset",
            RESET,
            json!({ "by": "grace" }),
        ),
    ]
}

async fn with_an_admin() -> World {
    let world = World::new().await;
    world.enrolled("ada").await;
    let admin = json!({ "role": "admin" });
    let known = world.backend().put("/v1/members/grace", admin).await;
    known.ok(201);
    world
}

#[test]
fn every_call_of_a_backend_that_creates_something_takes_a_key() {
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    let mut found = vec![];
    for (path, item) in document["paths"].as_object().unwrap() {
        let operation = &item["post"];
        let is_backends = operation["security"][0].get("api_key").is_some();
        if !is_backends || operation["responses"].get("201").is_none() {
            continue;
        }
        let parameters = operation["parameters"].as_array().unwrap();
        let takes_key = parameters
            .iter()
            .any(|parameter| parameter["name"] == "Idempotency-Key" && parameter["in"] == "header");
        assert!(takes_key, "{path}");
        found.push(path.as_str());
    }
    let mut listed: Vec<&str> = creating().iter().map(|(route, ..)| *route).collect();
    listed.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, listed);
}

#[tokio::test]
async fn the_same_request_under_the_same_key_is_answered_the_same() {
    for (_, path, body) in creating() {
        let world = with_an_admin().await;
        let first = post(&world, "k1", path, &body).await;
        assert_eq!(first.status, 201, "{path}: {first:?}");
        assert!(!is_replayed(&first));
        let again = post(&world, "k1", path, &body).await;
        assert_eq!((again.status, &again.text), (201, &first.text), "{path}");
        assert_eq!(again.headers["idempotency-replayed"], "true");
        // Under another key, and under none, it is done once more.
        for anew in [
            post(&world, "k2", path, &body).await,
            world.backend().post(path, body.clone()).await,
        ] {
            assert!(!is_replayed(&anew));
            assert_ne!(anew.text, first.text, "{path}");
            if path == RESET {
                assert_eq!(anew.problem(), "not-enrolled", "it took every factor");
            }
        }
    }
}

#[tokio::test]
async fn another_request_under_the_same_key_is_refused() {
    let world = with_an_admin().await;
    let body = json!({ "member": "ada" });
    post(&world, "k", "/v1/sign-ins", &body).await.ok(201);
    for (path, body) in [
        ("/v1/sign-ins", json!({ "member": "grace" })),
        ("/v1/sign-ins", json!({ "member": "ada", "channel": "api" })),
        (
            "/v1/client-tokens",
            json!({ "member": "ada", "purpose": "security" }),
        ),
    ] {
        let answer = post(&world, "k", path, &body).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (422, "idempotency-key-reused")
        );
    }
}

#[tokio::test]
async fn s16_what_was_answered_is_told_no_more_once_it_is_over() {
    let world = with_an_admin().await;
    let body = json!({ "member": "ada" });
    post(&world, "k", "/v1/sign-ins", &body).await.ok(201);
    let backend = world.backend();
    let ended = backend.post("/v1/members/ada/end-sessions", json!({}));
    assert_eq!(ended.await.status, 204);
    let answer = post(&world, "k", "/v1/sign-ins", &body).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (409, "idempotency-key-spent")
    );
}

#[tokio::test]
async fn a_key_that_cannot_be_one_is_named() {
    let world = with_an_admin().await;
    let body = json!({ "member": "ada" });
    let longest = "k".repeat(128);
    post(&world, &longest, "/v1/sign-ins", &body).await.ok(201);
    for key in ["", "a b", "clé", &"k".repeat(129)] {
        let answer = post(&world, key, "/v1/sign-ins", &body).await;
        assert_eq!(answer.problem(), "malformed-request", "{key}");
        assert!(answer.text.contains("Idempotency-Key"), "{}", answer.text);
    }
    let twice = Request::post("/v1/sign-ins")
        .header(header::AUTHORIZATION, format!("Bearer {}", world.acme.key))
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", "a")
        .header("idempotency-key", "b")
        .body(Body::from(body.to_string()));
    let answer = world.send(twice.unwrap()).await;
    assert_eq!(answer.problem(), "malformed-request");
}

#[tokio::test]
async fn s24_a_key_of_one_workspace_says_nothing_to_another() {
    let world = with_an_admin().await;
    let body = json!({ "member": "ada" });
    let first = post(&world, "k", "/v1/sign-ins", &body).await.ok(201);
    let globex = world.workspace("Globex", &[]).await;
    let theirs = world.holder_of(&globex.key);
    theirs.put("/v1/members/ada", json!({})).await.ok(201);
    let theirs = theirs.with("idempotency-key", "k");
    let started = theirs.post("/v1/sign-ins", body).await;
    assert!(!is_replayed(&started));
    assert_ne!(text(&started.ok(201)["id"]), text(&first["id"]));
}

#[tokio::test]
async fn s14_a_key_without_the_scope_is_told_nothing_again() {
    let world = with_an_admin().await;
    let body = json!({ "member": "ada" });
    post(&world, "k", "/v1/sign-ins", &body).await.ok(201);
    let nobody = world.nobody().with("idempotency-key", "k");
    let answer = nobody.post("/v1/sign-ins", body).await;
    assert_eq!(answer.status, 401);
}
