//! What goes wrong is said in one form, with what to do about it and nothing of what was sent.

use axum::body::Body;
use axum::http::{Request, header};
use countersign_verifier::http::shapes::ProblemName;
use serde_json::{Value, json};
use strum::VariantArray as _;

use crate::call::Answer;
use crate::world::{LISTED, World};

async fn send_body(world: &World, media_type: Option<&str>, body: impl Into<Body>) -> Answer {
    let mut request = Request::post("/v1/verify")
        .header(header::AUTHORIZATION, format!("Bearer {}", world.acme.key));
    if let Some(media_type) = media_type {
        request = request.header(header::CONTENT_TYPE, media_type);
    }
    world.send(request.body(body.into()).unwrap()).await
}

#[tokio::test]
async fn a_body_is_json_of_at_most_16_kib() {
    let world = World::new().await;
    world.known("ada").await;
    let json = Some("application/json");
    let body = r#"{"member": "ada", "code": "123456"}"#;
    for media_type in ["application/json", "Application/JSON; charset=utf-8"] {
        assert_eq!(send_body(&world, Some(media_type), body).await.status, 200);
    }
    for media_type in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
    ] {
        let answer = send_body(&world, media_type, body).await;
        assert_eq!(answer.problem(), "unsupported-media-type");
    }
    let padded = format!("{body}{}", " ".repeat(16 * 1024 - body.len()));
    assert_eq!(send_body(&world, json, padded.clone()).await.status, 200);
    let answer = send_body(&world, json, format!("{padded} ")).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (413, "body-too-large")
    );
}

#[tokio::test]
async fn s18_a_body_that_is_not_understood_is_not_repeated() {
    let world = World::new().await;
    for (body, said) in [
        ("", "send a body"),
        ("{", "ends too early"),
        ("nonsense", "not JSON"),
        (r#"{"member": "ada"}"#, "missing field `code`"),
        (
            r#"{"member": "ada", "code": 314159}"#,
            "code: the body has a value that is not taken here, by line 1, column 32; expected a string",
        ),
        (
            r#"{"member": "ada", "code": "314159", "314159": 1}"#,
            "not taken here",
        ),
        (
            r#"{"member": "ada", "code": "314159", "code": "1"}"#,
            "duplicate field `code`",
        ),
        (r#"{"member": "ada", "code": "314159"} x"#, "not JSON"),
        (r#"{"member": "ada", "code": "\ud800"}"#, "not JSON"),
    ] {
        let answer = send_body(&world, Some("application/json"), body).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (400, "malformed-request")
        );
        assert!(answer.text.contains(said), "{body}: {}", answer.text);
        assert!(!answer.text.contains("314159"), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_value_that_cannot_be_taken_is_named_with_what_can() {
    let world = World::new().await;
    world.known("ada").await;
    let long = "x".repeat(2049);
    let context = |value: &str| json!({ "member": "ada", "context": { "ip": value } });
    let return_to = |value: &str| json!({ "member": "ada", "return_to": value });
    for (path, body, field) in [
        (
            "/v1/verify",
            json!({ "member": " ada", "code": "1" }),
            "member",
        ),
        ("/v1/sign-ins", context(&long), "context"),
        ("/v1/sign-ins", context("\0"), "context"),
        ("/v1/sign-ins", context("unknown"), "context.ip"),
        ("/v1/sign-ins", context("203.0.113.7:4711"), "context.ip"),
        ("/v1/sign-ins", context(""), "context.ip"),
        (
            "/v1/sign-ins",
            return_to("javascript:alert(1)"),
            "return_to",
        ),
        ("/v1/sign-ins", return_to("//evil.example"), "return_to"),
        (
            "/v1/sign-ins",
            return_to("https://a.example/#x"),
            "return_to",
        ),
        (
            "/v1/members/ada/factors",
            json!({ "kind": "totp", "label": "" }),
            "label",
        ),
    ] {
        let answer = world.backend().post(path, body).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (422, "unprocessable")
        );
        let problem: Value = serde_json::from_str(&answer.text).unwrap();
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.starts_with(&format!("{field}: ")), "{detail}");
    }
    let unknown = json!({ "kind": "smoke" });
    let answer = world
        .backend()
        .post("/v1/members/ada/factors", unknown)
        .await;
    assert_eq!(answer.problem(), "malformed-request");
    assert!(answer.text.contains("`totp`"), "{}", answer.text);
    for query in [
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=x",
        "page=2",
        "limit=1&limit=2",
    ] {
        let answer = world.backend().get(&format!("/v1/members?{query}")).await;
        assert_eq!(answer.problem(), "malformed-request", "{query}");
    }
}

#[tokio::test]
async fn an_address_or_a_method_that_is_not_there_is_a_problem_too() {
    let world = World::new().await;
    for path in [
        "/",
        "/v1",
        "/v1/",
        "/v2/members",
        "/v1/members/a/b/c",
        "/v1/client",
        "/SIGN-IN",
    ] {
        assert_eq!(
            world.backend().get(path).await.problem(),
            "route-not-found",
            "{path}"
        );
    }
    for (method, path, allowed) in [
        (
            "PATCH",
            "/v1/members/ada",
            ["DELETE", "GET", "PUT"].as_slice(),
        ),
        ("GET", "/v1/verify", &["POST"]),
        ("POST", "/healthz", &["GET"]),
        ("POST", "/v1/client/session", &["GET", "DELETE"]),
    ] {
        let answer = world.backend().call(method, path, None).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (405, "method-not-allowed")
        );
        for method in allowed {
            assert!(
                answer.header("allow").contains(method),
                "{path}: {answer:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_caller_who_is_not_known_is_told_how_to_say_who_they_are() {
    let world = World::new().await;
    let key = &world.acme.key;
    let mut slipped = key.clone();
    slipped.pop();
    for value in [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        format!("Basic {key}"),
        key.clone(),
        format!("Bearer {slipped}"),
        format!("Bearer {key}x"),
    ] {
        let request = Request::get("/v1/members").header(header::AUTHORIZATION, value);
        let answer = world.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (401, "unauthenticated")
        );
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
        assert!(!answer.text.contains(&slipped));
    }
    let bearer = format!("bearer  {key} ");
    let request = Request::get("/v1/members").header(header::AUTHORIZATION, &bearer);
    assert_eq!(
        world
            .send(request.body(Body::empty()).unwrap())
            .await
            .status,
        200
    );
    let twice = Request::get("/v1/members")
        .header(header::AUTHORIZATION, &bearer)
        .header(header::AUTHORIZATION, &bearer);
    assert_eq!(
        world.send(twice.body(Body::empty()).unwrap()).await.status,
        401
    );
}

#[tokio::test]
async fn s18_a_store_that_fails_is_unavailable_and_says_nothing_of_itself() {
    let world = World::new().await;
    world.known("ada").await;
    let (page, _) = world.sign_in("ada").await;
    rusqlite::Connection::open(world.verifier.file())
        .unwrap()
        .execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE members; DROP TABLE workspaces")
        .unwrap();
    let code = json!({ "member": "ada", "code": "123456" });
    for answer in [
        world.nobody().get("/readyz").await,
        world.backend().post("/v1/verify", code).await,
        world.backend().get("/v1/members").await,
        page.get("/v1/client/session").await,
        page.clone().from(LISTED).get("/v1/client/session").await,
    ] {
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (503, "unavailable")
        );
        assert_eq!(answer.header("retry-after"), "1");
        for internal in ["table", "sqlite", "SELECT", "countersign.db"] {
            assert!(!answer.text.contains(internal), "{}", answer.text);
        }
    }
    assert_eq!(world.nobody().get("/healthz").await.text, "ok");
}

/// The contract: every name, and the status that it is answered with.
const NAMES: [(&str, u16); 63] = [
    ("malformed-request", 400),
    ("unauthenticated", 401),
    ("forbidden-scope", 403),
    ("origin-not-listed", 403),
    ("step-up-required", 403),
    ("wrong-purpose", 403),
    ("enrolled-already", 403),
    ("receipt-foreign", 403),
    ("other-action", 403),
    ("may-not-skip", 403),
    ("role-may-not", 403),
    ("not-allowed", 403),
    ("own-reset", 403),
    ("workspace-not-found", 404),
    ("member-not-found", 404),
    ("factor-not-found", 404),
    ("sign-in-not-found", 404),
    ("key-not-found", 404),
    ("address-not-found", 404),
    ("device-not-found", 404),
    ("reset-not-found", 404),
    ("route-not-found", 404),
    ("file-not-found", 404),
    ("method-not-allowed", 405),
    ("factor-active", 409),
    ("factor-limit", 409),
    ("pending-limit", 409),
    ("name-taken", 409),
    ("not-enrolled", 409),
    ("receipt-redeemed", 409),
    ("sign-in-passed", 409),
    ("sign-in-enrolls", 409),
    ("sign-in-challenges", 409),
    ("other-browser", 409),
    ("label-unshowable", 409),
    ("method-not-offered", 409),
    ("address-limit", 409),
    ("policy-changed", 412),
    ("if-match-required", 428),
    ("admin-first", 409),
    ("draft-limit", 409),
    ("idempotency-key-spent", 409),
    ("reset-under-way", 409),
    ("reset-settled", 409),
    ("try-again", 409),
    ("token-ended", 410),
    ("sign-in-ended", 410),
    ("factor-expired", 410),
    ("receipt-expired", 410),
    ("link-ended", 410),
    ("body-too-large", 413),
    ("unsupported-media-type", 415),
    ("unprocessable", 422),
    ("return-to-not-listed", 422),
    ("address-invalid", 422),
    ("policy-invalid", 422),
    ("secret-invalid", 422),
    ("idempotency-key-reused", 422),
    ("too-many-sign-ins", 429),
    ("code-sent-lately", 429),
    ("internal", 500),
    ("unavailable", 503),
    ("busy", 503),
];

#[test]
fn the_names_of_problems_are_those_of_the_contract_in_the_code_and_in_the_document() {
    let known: Vec<(&str, u16)> = ProblemName::VARIANTS
        .iter()
        .map(|name| (name.as_ref(), name.status().as_u16()))
        .collect();
    assert_eq!(known, NAMES);
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    let urns = NAMES.map(|(name, _)| format!("urn:countersign:problem:{name}"));
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["ProblemName"]["enum"], json!(urns.as_slice()));
    for name in ProblemName::VARIANTS {
        assert!(name.title().len() > 5, "{name:?} has a title");
    }
}

/// What no route answers is for the command line, or for addresses that are no route.
#[test]
fn every_other_problem_stands_with_a_route_that_answers_it() {
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    let routes = document["paths"].to_string();
    let nowhere: Vec<&str> = NAMES
        .map(|(name, _)| name)
        .into_iter()
        .filter(|name| !routes.contains(&format!("urn:countersign:problem:{name}\"")))
        .collect();
    assert_eq!(
        nowhere,
        [
            "workspace-not-found",
            "key-not-found",
            "method-not-allowed",
            "name-taken"
        ]
    );
}
