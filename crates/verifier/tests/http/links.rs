//! `GET /v1/client/link` and `POST /v1/client/link/open`: sign-in links by e-mail.

use serde_json::{Value, json};

use crate::call::{Answer, Caller, OTHER_BROWSER};
use crate::world::{LISTED, PUBLIC, World, assert_fields, assert_moment, text};

const LINK: &str = "/v1/client/link";
const OPEN: &str = "/v1/client/link/open";
const COMPLETE: &str = "/v1/client/sign-in/complete";

/// Who has no factor opens a link, which lives for half the time of its sign-in.
fn by_link(team: &str) -> Value {
    json!({ "policy": {
        "required": { "team": team, "grace_days": 7 },
        "floor": { "team": "email-link", "link_seconds": 300 },
    } })
}

/// A page that asked for a link.
struct Asked<'w> {
    id: String,
    page: Caller<'w>,
    /// What it was sent.
    link: String,
}

impl<'w> Asked<'w> {
    async fn by(world: &'w World, member: &str, more: Value) -> Self {
        let mut begin = json!({ "member": member });
        for (name, value) in more.as_object().unwrap() {
            begin[name] = value.clone();
        }
        let started = world.backend().post("/v1/sign-ins", begin).await.ok(201);
        assert_eq!(started["methods"], json!(["email-link"]));
        let page = world.holder_of(started["client_token"].as_str().unwrap());
        send(&page).await.ok(200);
        Self {
            id: text(&started["id"]),
            page,
            link: world.mailed_link(member).await,
        }
    }

    /// Whoever holds the link.
    fn reader(&self) -> Caller<'w> {
        let (_, token) = self.link.split_once('#').unwrap();
        self.page.world.holder_of(token)
    }
}

async fn send(page: &Caller<'_>) -> Answer {
    let wanted = json!({ "method": "email-link" });
    page.post("/v1/client/sign-in/send", wanted).await
}

#[tokio::test]
async fn s28_a_link_is_shown_to_who_holds_it_and_opens_in_the_browser_that_asked() {
    let world = World::new().await;
    world.policy(by_link("nobody")).await;
    world.reached("ada").await;
    let context = json!({ "ip": "203.0.113.7", "device": "Firefox on Linux", "place": "Leeds" });
    let asked = Asked::by(&world, "ada", json!({ "context": context })).await;
    assert!(
        asked
            .link
            .starts_with(&format!("{PUBLIC}/sign-in-link#cs_link_"))
    );
    let reader = asked.reader();
    // A scanner that looks at it spends nothing.
    for _ in 0..3 {
        let shown = reader.get(LINK).await.ok(200);
        assert_fields(
            &shown,
            "workspace brand sign_in ip device place asked_at expires_at",
        );
        assert_eq!(shown["workspace"], "Acme");
        assert_eq!(shown["sign_in"], asked.id.as_str());
        for (name, value) in context.as_object().unwrap() {
            assert_eq!(&shown[name], value);
        }
        assert_moment(&shown["asked_at"]);
        assert_moment(&shown["expires_at"]);
    }
    let waiting = asked.page.post(COMPLETE, json!({})).await;
    waiting.assert_problem(409, "sign-in-challenges");
    let elsewhere = reader.post(OPEN, json!({ "browser": OTHER_BROWSER })).await;
    elsewhere.assert_problem(409, "other-browser");
    let opened = reader.post(OPEN, json!({})).await.ok(200);
    assert_eq!(opened, json!({ "status": "passed" }));
    reader
        .post(OPEN, json!({}))
        .await
        .assert_problem(410, "link-ended");
    reader.get(LINK).await.assert_problem(410, "link-ended");

    let receipt = asked.page.post(COMPLETE, json!({})).await.ok(200);
    let redeem = format!("/v1/sign-ins/{}/redeem", asked.id);
    let given = json!({ "receipt": receipt["receipt"] });
    let redeemed = world.backend().post(&redeem, given).await.ok(200);
    assert_eq!(
        (&redeemed["method"], &redeemed["assurance"]),
        (&json!("email-link"), &json!("reduced"))
    );
}

#[tokio::test]
async fn a_set_up_that_is_offered_follows_a_link() {
    let world = World::new().await;
    world.policy(by_link("everyone")).await;
    world.reached("ada").await;
    let asked = Asked::by(&world, "ada", json!({})).await;
    let next = json!({ "status": "enroll" });
    assert_eq!(asked.reader().post(OPEN, json!({})).await.ok(200), next);
    assert_eq!(asked.page.post(COMPLETE, json!({})).await.ok(200), next);
    asked.page.get("/v1/client/session").await.ok(200);
}

#[tokio::test]
async fn s33_a_link_leads_to_a_page_of_the_applications_that_is_listed() {
    let world = World::new().await;
    world.policy(by_link("nobody")).await;
    world.reached("ada").await;
    let own = format!("{LISTED}/confirm?x=1");
    let asked = Asked::by(&world, "ada", json!({ "link_to": own })).await;
    assert!(
        asked.link.starts_with(&format!("{own}#cs_link_")),
        "{}",
        asked.link
    );
    asked.reader().from(LISTED).get(LINK).await.ok(200);
    let evil = json!({ "member": "ada", "link_to": "https://evil.example/" });
    let refused = world.backend().post("/v1/sign-ins", evil).await;
    refused.assert_problem(422, "return-to-not-listed");
}

#[tokio::test]
async fn s21_a_link_that_is_too_old_replaced_or_taken_back_opens_nothing() {
    let world = World::new().await;
    world.policy(by_link("nobody")).await;
    for ended in ["expired", "replaced", "password", "factor", "removed"] {
        world.reached(ended).await;
        let asked = Asked::by(&world, ended, json!({})).await;
        match ended {
            "expired" => world.pass_seconds(300),
            "replaced" => {
                let early = send(&asked.page).await;
                early.assert_problem(429, "code-sent-lately");
                assert_eq!(early.header("retry-after"), "30");
                world.pass_seconds(30);
                send(&asked.page).await.ok(200);
            }
            "password" => {
                let changed = "/v1/members/password/password-changed";
                assert_eq!(world.backend().post(changed, json!({})).await.status, 204);
            }
            "factor" => drop(world.enrolled("factor").await),
            _ => assert_eq!(
                world.backend().delete("/v1/members/removed").await.status,
                204
            ),
        }
        let reader = asked.reader();
        for answer in [reader.get(LINK).await, reader.post(OPEN, json!({})).await] {
            answer.assert_problem(410, "link-ended");
        }
    }
}

#[tokio::test]
async fn s13_only_a_links_own_token_opens_it() {
    let world = World::new().await;
    world.policy(by_link("nobody")).await;
    world.reached("ada").await;
    let asked = Asked::by(&world, "ada", json!({})).await;
    for caller in [&world.nobody(), &world.backend(), &asked.page] {
        caller
            .get(LINK)
            .await
            .assert_problem(401, "unauthenticated");
        caller
            .post(OPEN, json!({}))
            .await
            .assert_problem(401, "unauthenticated");
    }
    // Nor does it open what a client token does.
    let reader = asked.reader();
    let session = reader.get("/v1/client/session").await;
    session.assert_problem(401, "unauthenticated");
    for (body, status, problem) in [
        (json!({}), 400, "malformed-request"),
        (
            json!({ "browser": OTHER_BROWSER, "code": "1" }),
            400,
            "malformed-request",
        ),
        (json!({ "browser": "short" }), 422, "unprocessable"),
    ] {
        // Not by `post`, which would name the browser.
        let refused = reader.call("POST", OPEN, Some(body)).await;
        refused.assert_problem(status, problem);
    }
    reader.post(OPEN, json!({})).await.ok(200);
}
