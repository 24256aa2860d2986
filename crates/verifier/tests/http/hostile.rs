//! S2: whatever is sent, the answer is one of ours.

use axum::body::Body;
use axum::http::{Method, Request, header};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use crate::world::{Enrolled, World};

/// Texts that other verifiers fell over, or let in.
const HOSTILE: [&str; 16] = [
    "",
    "12345",
    "1234567",
    "１２３４５６",
    "٣٤٥٦٧٨",
    "१२३४५६",
    "123\u{a0}456",
    "123\u{200b}456",
    "\u{202e}123456",
    "+123456",
    "-1.2e5",
    "0x1E240",
    "123456\0",
    "123456\r\nx",
    "' OR 1=1 --",
    "{\"$ne\":1}",
];

#[tokio::test]
async fn s2_what_has_no_form_of_a_code_is_malformed_everywhere_and_no_guess() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let pending = Enrolled::scan("ada", &world.backend().begin("ada").await);
    let (page, _) = world.sign_in("ada").await;
    let security = world.security_page("ada").await;
    let confirm = format!("/v1/members/ada/factors/{}/confirm", pending.factor);
    let long = "1".repeat(10_000);
    for text in HOSTILE.into_iter().chain([long.as_str()]) {
        let code = json!({ "code": text });
        for answer in [
            world.verify("ada", text).await,
            world.backend().post(&confirm, code.clone()).await.ok(200),
            page.post("/v1/client/sign-in/verify", code.clone())
                .await
                .ok(200),
            security
                .post("/v1/client/security/step-up", code)
                .await
                .ok(200),
        ] {
            let malformed = json!({ "accepted": false, "reason": "malformed" });
            assert_eq!(answer, malformed, "{text:.20}");
        }
    }
    assert_eq!(world.member("ada").await["failures"], 0);
    // Spaces and hyphens are no harm, and no second code either: single use is keyed on the step.
    let code = app.code(&world, 0);
    let spaced = format!(" {} - {} ", &code[..3], &code[3..]);
    assert_eq!(world.verify("ada", &spaced).await["accepted"], true);
    assert_eq!(world.verify("ada", &code).await["reason"], "already-used");
}

#[tokio::test]
async fn s2_a_recovery_code_is_read_however_it_was_copied_and_used_once() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let code = &app.recovery_codes[0];
    let copied = format!("  {}  ", code.to_lowercase().replace('-', " "));
    assert_eq!(world.verify("ada", &copied).await["accepted"], true);
    assert_eq!(world.verify("ada", code).await["reason"], "already-used");
}

#[derive(Clone, Debug)]
struct Mess {
    route: usize,
    method: Option<&'static str>,
    segment: Vec<u8>,
    query: Option<Vec<u8>>,
    key: bool,
    media_type: Option<&'static str>,
    body: Vec<u8>,
}

fn messes(routes: usize) -> impl Strategy<Value = Mess> {
    let methods = [
        "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "NONSENSE",
    ];
    let media_types = [
        "application/json",
        "application/json; charset=utf-16",
        "text/plain",
        ";",
    ];
    let json = prop_oneof![
        Just(json!({ "member": "ada", "code": "\u{0}" })),
        Just(json!({ "member": "ada", "context": { "ip": "\u{0}", "device": "\u{ffff}" } })),
        Just(json!({ "member": { "id": 1 }, "code": [] })),
        Just(json!({ "kind": "hotp", "label": "\u{202e}" })),
        Just(json!({ "receipt": "cs_receipt_", "purpose": "admin", "label": null })),
        ".{0,200}".prop_map(
            |text| json!({ "member": text.clone(), "code": text.clone(), "label": text })
        ),
        ".{0,200}".prop_map(|text| json!({ "member": "ada", "return_to": text })),
        any::<f64>().prop_map(|number| json!({ "code": number })),
    ];
    let bytes = || prop::collection::vec(any::<u8>(), 0..200);
    let body = prop_oneof![
        3 => json.prop_map(|json| json.to_string().into_bytes()),
        1 => bytes(),
        1 => Just("[".repeat(16_000).into_bytes()),
        1 => Just(vec![b' '; 20_000]),
        1 => Just(vec![]),
    ];
    let parts = (
        0..routes,
        prop::option::weighted(0.3, prop::sample::select(methods.to_vec())),
        prop_oneof![Just(b"ada".to_vec()), bytes()],
        prop::option::weighted(0.3, bytes()),
        prop::bool::weighted(0.8),
        prop::option::weighted(0.9, prop::sample::select(media_types.to_vec())),
        body,
    );
    parts.prop_map(
        |(route, method, segment, query, key, media_type, body)| Mess {
            route,
            method,
            segment,
            query,
            key,
            media_type,
            body,
        },
    )
}

#[test]
fn s2_no_bytes_make_any_route_panic_or_fail() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let world = runtime.block_on(World::new());
    let client = runtime.block_on(async {
        world.enrolled("ada").await;
        let page = world.security_page("ada").await;
        page.token.unwrap()
    });
    let routes: Vec<_> = world.routes.iter().cloned().collect();
    let mut runner = TestRunner::new(Config {
        cases: 600,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(&messes(routes.len()), |mess| {
            let route = &routes[mess.route];
            let mut uri = route.path(|_| encode(&mess.segment));
            if let Some(query) = &mess.query {
                uri = format!("{uri}?limit={}&{}", encode(query), encode(query));
            }
            let method = mess.method.unwrap_or(&route.method);
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let mut request = Request::builder().method(method).uri(uri);
            request = request.header(header::HOST, "verify.example.org");
            if let Some(media_type) = mess.media_type {
                request = request.header(header::CONTENT_TYPE, media_type);
            }
            if mess.key {
                let client_route = route.security.as_deref() == Some("client_token");
                let token = if client_route {
                    &client
                } else {
                    &world.acme.key
                };
                request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
            }
            let request = request.body(Body::from(mess.body.clone())).unwrap();
            // `send` holds every answer: no 500, and a documented problem in our own words.
            let answer = runtime.block_on(world.send(request));
            // A 503 is the store's, or of pages that were not built: neither is made by bytes.
            let pages = ["/sign-in", "/security", "/sign-in-link", "/admin", "/reset"]
                .contains(&route.template.as_str());
            prop_assert!(answer.status < 500 || pages, "{mess:?}: {answer:?}");
            Ok(())
        })
        .unwrap();
}

fn encode(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}
