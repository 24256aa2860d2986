//! Which pages may call: those that the token's workspace lists, and the verifier's own.

use axum::body::Body;
use axum::http::{Request, header};
use countersign_verifier::http::HttpConfig;

use crate::call::{Answer, Caller};
use crate::world::{LISTED, PUBLIC, World};

const SESSION: &str = "/v1/client/session";

async fn preflight(world: &World, origin: &str, path: &str) -> Answer {
    let request = Request::options(path)
        .header(header::HOST, "verify.example.org")
        .header(header::ORIGIN, origin)
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .header(
            header::ACCESS_CONTROL_REQUEST_HEADERS,
            "authorization,content-type,if-match",
        );
    world.send(request.body(Body::empty()).unwrap()).await
}

async fn page(world: &World) -> Caller<'_> {
    world.known("ada").await;
    world.security_page("ada").await
}

#[tokio::test]
async fn a_preflight_is_answered_to_the_pages_that_some_workspace_lists() {
    let world = World::new().await;
    world.workspace("Other", &["https://other.example"]).await;
    for origin in [LISTED, "https://other.example"] {
        let answer = preflight(&world, origin, "/v1/client/sign-in/verify").await;
        assert_eq!((answer.status, answer.text.as_str()), (200, ""));
        assert_eq!(answer.header("access-control-allow-origin"), origin);
        assert_eq!(
            answer.header("access-control-allow-headers"),
            "authorization,content-type,if-match"
        );
        assert_eq!(
            answer.header("access-control-allow-methods"),
            "GET,POST,PUT,PATCH,DELETE"
        );
        assert_eq!(answer.header("access-control-allow-credentials"), "");
        assert_eq!(answer.header("vary"), "origin");
    }
    for origin in [
        "https://evil.example",
        "null",
        "https://app.example.org.evil.example",
    ] {
        let answer = preflight(&world, origin, SESSION).await;
        assert_eq!(answer.problem(), "origin-not-listed");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

#[tokio::test]
async fn a_call_is_held_to_the_list_of_its_own_tokens_workspace() {
    let world = World::new().await;
    world.workspace("Other", &["https://other.example"]).await;
    let page = page(&world).await;
    let answer = page.clone().from(LISTED).get(SESSION).await;
    answer.ok(200);
    assert_eq!(answer.header("access-control-allow-origin"), LISTED);
    assert_eq!(
        answer.header("access-control-expose-headers"),
        "date,retry-after"
    );
    let elsewhere = page
        .clone()
        .from("https://other.example")
        .get(SESSION)
        .await;
    assert_eq!(elsewhere.problem(), "origin-not-listed");
    let unlisted = page.clone().from("https://evil.example").get(SESSION).await;
    assert_eq!(unlisted.problem(), "origin-not-listed");
    assert_eq!(unlisted.header("access-control-allow-origin"), "");
    // A page that may call can read why it was refused.
    let unknown = world.nobody().from(LISTED).get(SESSION).await;
    assert_eq!(unknown.problem(), "unauthenticated");
    assert_eq!(unknown.header("access-control-allow-origin"), LISTED);
}

#[tokio::test]
async fn the_verifiers_own_pages_and_no_page_at_all_may_call() {
    let world = World::new().await;
    let page = page(&world).await;
    page.get(SESSION).await.ok(200);
    page.clone().from(PUBLIC).get(SESSION).await.ok(200);
    // Another scheme is another origin once the verifier knows its own.
    let http = page
        .clone()
        .from("http://verify.example.org")
        .get(SESSION)
        .await;
    assert_eq!(http.problem(), "origin-not-listed");
}

#[tokio::test]
async fn without_a_public_address_the_host_that_was_called_is_the_own_one() {
    let world = World::configured(HttpConfig::default()).await;
    let page = page(&world).await;
    for own in ["http://verify.example.org", "https://verify.example.org"] {
        page.clone().from(own).get(SESSION).await.ok(200);
    }
    let other = page
        .clone()
        .from("http://verify.example.org:81")
        .get(SESSION)
        .await;
    assert_eq!(other.problem(), "origin-not-listed");
    let wanted = serde_json::json!({ "member": "ada" });
    let started = world.backend().post("/v1/sign-ins", wanted).await.ok(201);
    let url = started["url"].as_str().unwrap();
    assert!(url.starts_with("http://verify.example.org/sign-in#cs_client_"));
}

#[tokio::test]
async fn pages_have_no_business_with_the_backends_routes() {
    let world = World::new().await;
    let answer = preflight(&world, LISTED, "/v1/verify").await;
    assert_eq!(answer.problem(), "method-not-allowed");
    let answer = world.backend().from(LISTED).get("/v1/members").await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
}
