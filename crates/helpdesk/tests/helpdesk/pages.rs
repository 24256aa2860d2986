//! What every page promises.

use crate::support::{ADA, Helpdesk};

const PAGES: [&str; 13] = [
    "/sign-in",
    "/sign-in/sso",
    "/sign-in/customers",
    "/sign-in/link",
    "/",
    "/?show=closed",
    "/conversations/7",
    "/settings/security",
    "/settings/password",
    "/settings/tokens",
    "/team",
    "/team/two-step",
    "/no-such-page",
];

#[tokio::test]
async fn every_page_names_what_the_browser_must_refuse() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    for path in PAGES {
        let page = ada.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
            "{policy}"
        );
        assert!(
            policy.contains("connect-src 'self' https://verifier.example;"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn no_page_needs_what_the_policy_forbids() {
    let desk = Helpdesk::start().await;
    let halfway = desk.halfway(ADA).await.get("/sign-in/second-step").await;
    let mut bodies = vec![halfway.body];
    let mut ada = desk.signed_in(ADA).await;
    for path in PAGES {
        bodies.push(ada.get(path).await.body);
    }
    for body in bodies {
        for inline in ["<script>", "<style", " style=", " onclick=", "javascript:"] {
            assert!(!body.contains(inline), "{inline} in {body}");
        }
        for script in body.split("<script ").skip(1) {
            assert!(script.contains("src=\"/"), "{script}");
        }
    }
}

#[tokio::test]
async fn the_elements_get_the_public_verifier_and_their_own_token() {
    let desk = Helpdesk::start().await;
    let page = desk.halfway(ADA).await.get("/sign-in/second-step").await;
    let element = "<countersign-sign-in verifier=\"https://verifier.example\" token=\"cs_client_";
    assert!(page.body.contains(element), "{}", page.body);

    let page = desk.signed_in(ADA).await.get("/settings/security").await;
    let element = "<countersign-security verifier=\"https://verifier.example\" token=\"cs_client_securityofadaa";
    assert!(page.body.contains(element), "{}", page.body);
}

#[tokio::test]
async fn own_files_come_with_their_kind() {
    let desk = Helpdesk::start().await;
    for (path, kind) in [
        ("/assets/helpdesk.css", "text/css; charset=utf-8"),
        ("/assets/second-step.js", "text/javascript; charset=utf-8"),
        ("/assets/mark.svg", "image/svg+xml"),
    ] {
        let file = desk.browser().get(path).await;
        assert_eq!(
            (file.status, file.header("content-type")),
            (200, kind),
            "{path}"
        );
        assert_eq!(file.header("cache-control"), "no-cache");
    }
}

/// The promise of the README: short enough to copy.
#[test]
fn countersigns_part_is_under_190_lines() {
    let lines = include_str!("../../src/countersign.rs").lines().count();
    assert!(lines < 190, "{lines} lines");
}
