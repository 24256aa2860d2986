//! The hosted pages: sealed, cached as they should be, and a clear word when they were not built.

use std::collections::BTreeSet;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, header};
use countersign_verifier::http::HttpConfig;

use crate::call::Answer;
use crate::world::World;

const BUILT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/console/dist");

fn are_built() -> bool {
    Path::new(BUILT).join("sign-in.html").exists()
}

const PAGES: [&str; 4] = ["/sign-in", "/security", "/sign-in-link", "/admin"];

fn assert_sealed(page: &Answer) {
    let policy = page.header("content-security-policy");
    for directive in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(directive), "{policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    assert_eq!(page.header("cache-control"), "no-cache");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
}

#[tokio::test]
async fn s16_a_page_may_call_nothing_but_the_verifier() {
    let world = World::new().await;
    for path in PAGES {
        let page = world.nobody().get(path).await;
        if are_built() {
            assert_eq!(page.status, 200);
            assert_sealed(&page);
            assert!(
                page.header("content-security-policy")
                    .contains("'wasm-unsafe-eval'")
            );
            for outside in ["http://", "https://", "<style", "onclick", "javascript:"] {
                assert!(!page.text.contains(outside), "{path} holds {outside}");
            }
        } else {
            assert_eq!(page.problem(), "unavailable");
            assert!(page.text.contains("www/console"), "{}", page.text);
        }
    }
}

#[tokio::test]
async fn the_outbox_is_shown_only_where_it_was_asked_for_and_to_this_machine() {
    let world = World::new().await;
    for path in ["/outbox", "/outbox.json", "/outbox/msg_none"] {
        let answer = from(&world, "127.0.0.1:8600", path).await;
        assert_eq!(answer.problem(), "route-not-found", "{path}");
    }

    let world = World::configured(HttpConfig {
        outbox_page: true,
        ..HttpConfig::default()
    })
    .await;
    for host in ["verify.example.org", "127.0.0.1.example.org"] {
        for path in ["/outbox", "/outbox.json"] {
            let answer = from(&world, host, path).await;
            assert_eq!(answer.problem(), "route-not-found", "{host}{path}");
        }
    }
    let none = from(&world, "127.0.0.1:8600", "/outbox/msg_none").await;
    assert_eq!(none.problem(), "route-not-found");
    let page = from(&world, "127.0.0.1:8600", "/outbox").await;
    if are_built() {
        assert_eq!(page.status, 200);
        assert_sealed(&page);
        assert!(page.text.contains("Development only"), "{}", page.text);
    } else {
        assert_eq!(page.problem(), "unavailable");
    }
}

/// What is answered to a browser that reached the verifier under the name of `host`.
async fn from(world: &World, host: &str, path: &str) -> Answer {
    let request = Request::get(path).header(header::HOST, host);
    world.fetch(request.body(Body::empty()).unwrap()).await.0
}

#[tokio::test]
async fn what_the_pages_load_is_served_for_good_under_its_own_type() {
    let world = World::new().await;
    for outside in [
        "/assets/none.js",
        "/assets/..%2Fsign-in.html",
        "/assets/.%2E%2F.%2E%2Fpackage.json",
        "/assets/%00",
    ] {
        assert_eq!(
            world.nobody().get(outside).await.problem(),
            "file-not-found",
            "{outside}"
        );
    }
    let mut names = BTreeSet::new();
    for path in PAGES {
        let page = world.nobody().get(path).await;
        names.extend(named(&page.text, "/assets/"));
    }
    // What a script loads later, and so on.
    let mut read = BTreeSet::new();
    while let Some(script) = names
        .iter()
        .find(|name| name.ends_with(".js") && !read.contains(*name))
    {
        let script = script.clone();
        let text = world.nobody().get(&format!("/assets/{script}")).await.text;
        // A name that is served changes with its content.
        names.extend(named(&text, "./").filter(|name| name.ends_with(".js") && name.contains('-')));
        read.insert(script);
    }
    assert_eq!(
        names.iter().any(|name| name.starts_with("policy-")),
        are_built(),
        "what only a change to a policy loads: {names:?}"
    );
    for name in names {
        let answer = world.nobody().get(&format!("/assets/{name}")).await;
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        let wanted = match name.rsplit_once('.').unwrap().1 {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            other => panic!("what is a .{other}?"),
        };
        assert_eq!(answer.header("content-type"), wanted);
    }
}

/// What is answered to a browser that takes these codings and has what is called `known`.
async fn fetch(world: &World, path: &str, codings: &str, known: &str) -> (Answer, Vec<u8>) {
    let request = Request::get(path)
        .header(header::HOST, "verify.example.org")
        .header(header::ACCEPT_ENCODING, codings)
        .header(header::IF_NONE_MATCH, known);
    world.fetch(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_browser_gets_the_smallest_file_that_it_can_read_and_only_once() {
    let world = World::new().await;
    let page = world.nobody().get("/sign-in").await;
    let mut files = vec![("/sign-in".to_owned(), "sign-in.html".to_owned())];
    files.extend(named(&page.text, "/assets/").map(|name| {
        let file = format!("assets/{name}");
        (format!("/{file}"), file)
    }));
    for (path, file) in files.into_iter().filter(|_| are_built()) {
        let mut tags = BTreeSet::new();
        for (codings, coding, ending) in [
            ("gzip, deflate, br, zstd", "br", ".br"),
            ("gzip", "gzip", ".gz"),
            ("br;q=0, gzip;q=0", "", ""),
        ] {
            let compressed = Path::new(BUILT).join(format!("{file}{ending}"));
            let (coding, wanted) = match std::fs::read(&compressed) {
                Ok(wanted) => (coding, wanted),
                // What compressing makes no smaller is there as it is.
                Err(_) => ("", std::fs::read(Path::new(BUILT).join(&file)).unwrap()),
            };
            let (answer, bytes) = fetch(&world, &path, codings, "\"other\"").await;
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(answer.header("content-encoding"), coding, "{path}");
            assert_eq!(answer.header("vary"), "accept-encoding", "{path}");
            assert!(bytes == wanted, "{path} in {codings}");

            let tag = answer.header("etag").to_owned();
            let (again, bytes) = fetch(&world, &path, codings, &tag).await;
            assert_eq!((again.status, bytes.len()), (304, 0), "{path}");
            assert_eq!(again.header("etag"), tag);
            assert_eq!(
                again.header("cache-control"),
                answer.header("cache-control")
            );
            tags.insert((coding, tag));
        }
        let names: BTreeSet<_> = tags.iter().map(|(_, tag)| tag).collect();
        assert_eq!(names.len(), tags.len(), "{path}: one name for other bytes");
    }
}

/// The names of files that stand behind `folder` in quotation marks.
fn named(text: &str, folder: &'static str) -> impl Iterator<Item = String> {
    text.split(['"', '\'', '`'])
        .filter_map(move |quoted| quoted.strip_prefix(folder))
        .map(|path| path.rsplit('/').next().unwrap_or(path))
        .filter(|name| name.len() < 100 && name.contains('.'))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}
