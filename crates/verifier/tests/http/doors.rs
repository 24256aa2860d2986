//! S28, S29, S33, and what a key or a burst opens: doors that only one may go through, and only once.

use std::collections::BTreeMap;

use countersign_store::model::{Scope, WorkspaceName};
use serde_json::{Value, json};

use crate::call::{Answer, Caller, OTHER_BROWSER};
use crate::routes::Route;
use crate::world::{Enrolled, World, assert_fields, text};

const VERIFY: &str = "/v1/client/sign-in/verify";
const COMPLETE: &str = "/v1/client/sign-in/complete";
const SESSION: &str = "/v1/client/session";

/// The same link in the other browser: what it may type is in the body already.
fn relayed(mut body: Value) -> Value {
    body["browser"] = OTHER_BROWSER.into();
    body
}

async fn redeem(world: &World, sign_in: &str, receipt: &Value) -> Answer {
    let path = format!("/v1/sign-ins/{sign_in}/redeem");
    let body = json!({ "receipt": receipt });
    world.backend().post(&path, body).await
}

/// What holds of every answer once a token is over.
#[track_caller]
fn assert_ended(answer: &Answer) {
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (410, "token-ended")
    );
    assert!(!answer.text.contains("cs_"), "{answer:?}");
}

#[tokio::test]
async fn s28_another_browser_with_the_same_link_gets_nothing() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let wrong = json!({ "code": app.wrong_code(&world) });
    page.post(VERIFY, wrong.clone()).await.ok(200);

    // Not even the right code is looked at, and a wrong one costs the owner no try.
    let right = json!({ "code": app.code(&world, 0) });
    for body in [right.clone(), wrong] {
        let early = page.post(VERIFY, relayed(body)).await;
        assert_eq!(
            (early.status, early.problem().as_str()),
            (409, "other-browser")
        );
    }
    assert_eq!(world.member("ada").await["failures"], 1);

    let passed = page.post(VERIFY, right.clone()).await.ok(200);
    assert_eq!(passed["accepted"], true);
    let fresh = app.code(&world, 1);
    for late in [
        page.post(VERIFY, relayed(right)).await,
        page.post(VERIFY, relayed(json!({ "code": fresh }))).await,
        page.post(COMPLETE, relayed(json!({}))).await,
        page.get(SESSION).await,
    ] {
        assert_ended(&late);
    }
    // None of that touched the owner's receipt, or the code that was typed.
    redeem(&world, &id, &passed["receipt"]).await.ok(200);
    assert_eq!(world.verify("ada", &fresh).await["accepted"], true);
}

#[tokio::test]
async fn s28_the_first_code_ties_a_sign_in_and_a_slip_does_not() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let (page, _) = world.sign_in("ada").await;
    let slip = relayed(json!({ "code": "12345" }));
    assert_eq!(page.post(VERIFY, slip).await.ok(200)["reason"], "malformed");
    let wrong = relayed(json!({ "code": app.wrong_code(&world) }));
    let right = json!({ "code": app.code(&world, 0) });
    let other = page.post(VERIFY, wrong).await.ok(200);
    assert_eq!(other["reason"], "wrong-code");
    // Whoever was first has it, also when that was not the owner: they begin again, with a link of their own.
    let owner = page.post(VERIFY, right.clone()).await;
    assert_eq!(owner.problem(), "other-browser");
    let (page, _) = world.sign_in("ada").await;
    let passed = page.post(VERIFY, right).await.ok(200);
    // The other browser's wrong code was not this sign-in's.
    assert_eq!(passed["failures_before"], 1);
}

#[tokio::test]
async fn s28_an_answer_that_was_lost_is_given_to_the_same_browser_until_it_is_redeemed() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    world.verify("ada", &app.wrong_code(&world)).await;
    let (page, id) = world.sign_in("ada").await;
    let code = json!({ "code": app.code(&world, 0) });
    let lost = page.post(VERIFY, code.clone()).await.ok(200);
    assert_eq!(lost["failures_before"], 1);
    let mut again = page.post(VERIFY, code.clone()).await.ok(200);
    let receipt = again["receipt"].clone();
    let stale = redeem(&world, &id, &lost["receipt"]).await;
    assert_eq!(stale.problem(), "receipt-foreign");
    again["receipt"] = lost["receipt"].clone();
    assert_eq!(again, lost);
    let redeemed = redeem(&world, &id, &receipt).await.ok(200);
    assert_eq!(redeemed["failures_before"], 1);
    let late = page.post(VERIFY, code).await;
    assert_eq!(
        (late.status, late.problem().as_str()),
        (409, "receipt-redeemed")
    );
}

#[tokio::test]
async fn s28_a_set_up_is_finished_by_the_browser_that_confirmed_it() {
    let world = World::new().await;
    world.known("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let wanted = json!({ "kind": "totp" });
    let pending = page.post("/v1/client/factors", wanted).await.ok(201);
    let app = Enrolled::scan("ada", &pending);
    let confirm = format!("/v1/client/factors/{}/confirm", app.factor);
    let code = json!({ "code": app.code(&world, 0) });
    let lost = page.post(&confirm, code.clone()).await.ok(200);

    let other = page.post(&confirm, relayed(code.clone())).await;
    assert_eq!(other.problem(), "other-browser");
    assert_ended(&page.post(COMPLETE, relayed(json!({}))).await);
    assert_ended(&page.get(SESSION).await);

    // The owner asks again and gets codes in place of those that nobody saw.
    let again = page.post(&confirm, code).await.ok(200);
    assert_eq!(again["factor"]["id"], lost["factor"]["id"]);
    assert_eq!(again["recovery_codes"].as_array().unwrap().len(), 10);
    let unseen = world.verify("ada", &text(&lost["recovery_codes"][0])).await;
    assert_eq!(unseen["reason"], "wrong-code");
    let completed = page.post(COMPLETE, json!({})).await.ok(200);
    redeem(&world, &id, &completed["receipt"]).await.ok(200);
    let seen = world
        .verify("ada", &text(&again["recovery_codes"][0]))
        .await;
    assert_eq!(seen["accepted"], true);
}

#[tokio::test]
async fn s28_a_browser_that_says_nothing_or_too_little_of_itself_is_told_what_to_send() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    world.known("bob").await;
    let (challenge, _) = world.sign_in("ada").await;
    let (enroll, _) = world.sign_in("bob").await;
    let begin = json!({ "kind": "totp" });
    let pending = enroll.post("/v1/client/factors", begin).await.ok(201);
    let pending = Enrolled::scan("bob", &pending);
    let confirm = format!("/v1/client/factors/{}/confirm", pending.factor);
    let code = json!({ "code": app.code(&world, 0) });
    let first = json!({ "code": pending.code(&world, 0) });
    let too_long = "a".repeat(129);
    for (page, path, body) in [
        (&challenge, VERIFY, &code),
        (&enroll, confirm.as_str(), &first),
        (&enroll, COMPLETE, &json!({})),
    ] {
        // Not by `post`, which would add one.
        let missing = page.call("POST", path, Some(body.clone())).await;
        assert_eq!(
            (missing.status, missing.problem().as_str()),
            (400, "malformed-request")
        );
        assert!(missing.text.contains("missing field `browser`"), "{path}");
        for malformed in [
            "",
            "a",
            &OTHER_BROWSER[1..],
            &too_long,
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG=",
            "0123456789abcdefghijklmnopqrstuvwxyzABCDE+/",
            "0123456789abcdefghijklmnopqrstuvwxyzABCDE F",
        ] {
            let mut body = body.clone();
            body["browser"] = malformed.into();
            let answer = page.post(path, body).await;
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (422, "unprocessable"),
                "{path}: {malformed}"
            );
            assert!(answer.text.contains("browser: "), "{}", answer.text);
            assert!(answer.text.contains("43 to 128"), "{}", answer.text);
        }
    }
    // Nothing was tied, tried or passed.
    assert_eq!(world.member("ada").await["failures"], 0);
    assert_eq!(world.member("bob").await["factors"], 0);
    let passed = challenge.post(VERIFY, relayed(code)).await.ok(200);
    assert_eq!(passed["accepted"], true);
    let confirmed = enroll.post(&confirm, relayed(first)).await.ok(200);
    assert_eq!(confirmed["accepted"], true);
}

/// Everything that a member can hold: an open sign-in, a receipt not yet redeemed, a security page that stepped up.
struct Held<'w> {
    open: (Caller<'w>, String),
    passed: (Caller<'w>, String),
    receipt: Value,
    security: Caller<'w>,
}

impl<'w> Held<'w> {
    async fn by(world: &'w World, app: &Enrolled) -> Self {
        let open = world.sign_in(&app.member).await;
        let passed = world.sign_in(&app.member).await;
        let security = world.security_page(&app.member).await;
        let code = json!({ "code": app.code(world, 0) });
        let answer = passed.0.post(VERIFY, code).await.ok(200);
        let code = json!({ "code": app.code(world, 1) });
        let stepped = security.post("/v1/client/security/step-up", code).await;
        assert_eq!(stepped.ok(200)["accepted"], true);
        Self {
            open,
            passed,
            receipt: answer["receipt"].clone(),
            security,
        }
    }

    async fn assert_over(&self, world: &World) {
        let code = json!({ "code": "123456" });
        for answer in [
            self.open.0.get(SESSION).await,
            self.open.0.post(VERIFY, code.clone()).await,
            // Not even the browser that passed it gets another receipt.
            self.passed.0.post(VERIFY, code).await,
            self.security.get(SESSION).await,
            self.security
                .post("/v1/client/recovery-codes", json!({}))
                .await,
            self.security
                .post("/v1/client/factors", json!({ "kind": "totp" }))
                .await,
        ] {
            assert_ended(&answer);
        }
        for (_, id) in [&self.open, &self.passed] {
            let sign_in = world.backend().get(&format!("/v1/sign-ins/{id}")).await;
            assert_eq!(sign_in.ok(200)["status"], "ended");
        }
        let receipt = redeem(world, &self.passed.1, &self.receipt).await;
        assert_eq!(receipt.problem(), "receipt-foreign");
    }
}

#[tokio::test]
async fn s29_end_sessions_ends_all_that_the_member_holds_and_nobody_elses() {
    let world = World::new().await;
    let ada = world.enrolled("ada").await;
    let bob = world.enrolled("bob").await;
    let held = Held::by(&world, &ada).await;
    let others = Held::by(&world, &bob).await;
    let before = world.member("ada").await;
    let path = "/v1/members/ada/end-sessions";
    let ended = world.backend().post(path, json!({})).await;
    assert_eq!((ended.status, ended.text.as_str()), (204, ""));
    held.assert_over(&world).await;
    assert_eq!(world.member("ada").await, before);
    // Bob noticed nothing, and Ada may come back.
    others.open.0.get(SESSION).await.ok(200);
    others.security.get(SESSION).await.ok(200);
    let redeemed = redeem(&world, &others.passed.1, &others.receipt).await;
    assert_eq!(redeemed.ok(200)["member"], "bob");
    let (page, _) = world.sign_in("ada").await;
    page.get(SESSION).await.ok(200);

    let unknown = world
        .backend()
        .post("/v1/members/eve/end-sessions", json!({}))
        .await;
    assert_eq!(unknown.problem(), "member-not-found");
}

#[tokio::test]
async fn s29_a_changed_password_ends_sessions_and_waits_and_clears_no_failures() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let held = Held::by(&world, &app).await;
    for _ in 0..5 {
        world.verify("ada", &app.wrong_code(&world)).await;
    }
    let waiting = world.member("ada").await;
    assert!(waiting["retry_at"].is_string(), "{waiting}");
    let path = "/v1/members/ada/password-changed";
    let changed = world.backend().post(path, json!({})).await;
    assert_eq!((changed.status, changed.text.as_str()), (204, ""));
    held.assert_over(&world).await;
    let member = world.member("ada").await;
    assert_eq!(
        (&member["retry_at"], &member["failures"]),
        (&Value::Null, &json!(5))
    );
    world.pass_seconds(60);
    let accepted = world.verify("ada", &app.code(&world, 0)).await;
    assert_eq!(accepted["accepted"], true);
    assert_eq!(world.member("ada").await["failures"], 0);

    let unknown = world
        .backend()
        .post("/v1/members/eve/password-changed", json!({}))
        .await;
    assert_eq!(unknown.problem(), "member-not-found");
}

#[tokio::test]
async fn s29_a_change_of_ones_own_spares_the_page_that_made_it_and_no_other() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let other = world.security_page("ada").await;
    let (sign_in, _) = world.sign_in("ada").await;
    let page = world.security_page("ada").await;
    let code = json!({ "code": app.code(&world, 0) });
    page.post("/v1/client/security/step-up", code).await.ok(200);
    // Proving a factor changes nothing.
    other.get(SESSION).await.ok(200);
    sign_in.get(SESSION).await.ok(200);
    page.post("/v1/client/recovery-codes", json!({}))
        .await
        .ok(201);
    page.get(SESSION).await.ok(200);
    assert_ended(&other.get(SESSION).await);
    assert_ended(&sign_in.get(SESSION).await);
}

#[tokio::test]
async fn s33_a_person_is_sent_back_to_listed_origins_alone() {
    let world = World::new().await;
    world.workspace("Other", &["https://other.example"]).await;
    world.known("ada").await;
    let wanted = |path: &str, address: &str| match path {
        "/v1/sign-ins" => json!({ "member": "ada", "return_to": address }),
        _ => json!({ "member": "ada", "purpose": "security", "return_to": address }),
    };
    for path in ["/v1/sign-ins", "/v1/client-tokens"] {
        for unlisted in [
            "https://evil.example/in",
            "https://app.example.org.evil.example/",
            "https://app.example.org:8443/in",
            "http://app.example.org/in",
            "https://other.example/",
        ] {
            let answer = world.backend().post(path, wanted(path, unlisted)).await;
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (422, "return-to-not-listed"),
                "{path}: {unlisted}"
            );
            let origin = unlisted.trim_end_matches("/in").trim_end_matches('/');
            let command = format!("countersign workspace origins 'Acme' --data DIR --add {origin}");
            assert!(answer.text.contains(&command), "{answer:?}");
        }
        let listed = wanted(path, "https://app.example.org/in?x=1");
        world.backend().post(path, listed).await.ok(201);
    }
}

#[tokio::test]
async fn s33_a_name_that_shows_as_something_else_is_not_taken() {
    let world = World::new().await;
    world.known("ada").await;
    for (encoded, invisible) in [("%E2%80%AE", "\u{202E}"), ("%E2%80%8B", "\u{200B}")] {
        let backend = world.backend();
        let path = format!("/v1/members/ada{encoded}");
        let named = backend.put(&path, json!({})).await;
        assert_eq!(
            (named.status, named.problem().as_str()),
            (400, "malformed-request")
        );
        let (id, label) = (format!("ada{invisible}"), format!("Ada{invisible}Lovelace"));
        for answer in [
            backend
                .post("/v1/verify", json!({ "member": id, "code": "123456" }))
                .await,
            backend.post("/v1/sign-ins", json!({ "member": id })).await,
            backend
                .put("/v1/members/ada", json!({ "label": label }))
                .await,
            backend
                .post(
                    "/v1/members/ada/factors",
                    json!({ "kind": "totp", "label": label }),
                )
                .await,
        ] {
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (422, "unprocessable")
            );
            assert!(!answer.text.contains(invisible), "{answer:?}");
        }
    }
    let members = world.backend().get("/v1/members").await.ok(200);
    assert_eq!(members["members"].as_array().unwrap().len(), 1);
    assert_eq!(members["members"][0]["label"], Value::Null);
}

/// The scope that a documented route asks for, as the contract has it.
fn scope_of(route: &Route) -> Scope {
    let template = route.template.as_str();
    let under = |folder: &str| template == folder || template.starts_with(&format!("{folder}/"));
    if under("/v1/sign-ins") || under("/v1/verify") {
        Scope::SignIns
    } else if under("/v1/members") || under("/v1/client-tokens") || under("/v1/resets") {
        Scope::Members
    } else if under("/v1/events") {
        Scope::Events
    } else if under("/v1/policy") {
        Scope::Policy
    } else if under("/v1/report") {
        Scope::Report
    } else {
        panic!("what scope does {template} ask for?")
    }
}

#[tokio::test]
async fn a_key_opens_the_routes_of_its_scopes_and_no_others() {
    let world = World::new().await;
    let name = WorkspaceName::parse("Scoped").unwrap();
    let service = &world.verifier.service;
    let workspace = service.create_workspace(&name, vec![]).await.unwrap().id;
    let scopes = [
        Scope::SignIns,
        Scope::Members,
        Scope::Events,
        Scope::Policy,
        Scope::Report,
    ];
    assert_eq!(scopes.len(), Scope::all().len());
    let mut reached = BTreeMap::new();
    for scope in scopes {
        let key = service.create_key(workspace.clone(), None, vec![scope]);
        let (_, key) = key.await.unwrap();
        let backend = world.holder_of(key.expose());
        for route in world.routes.iter() {
            if route.security.as_deref() != Some("api_key") {
                continue;
            }
            let path = route.path(|_| "none".to_owned());
            let body = (route.method != "GET").then(|| json!({}));
            let answer = backend.call(&route.method, &path, body).await;
            if scope_of(route) == scope {
                assert!(
                    answer.status < 400
                        || !["forbidden-scope", "unauthenticated"]
                            .contains(&answer.problem().as_str()),
                    "{route:?}: {answer:?}"
                );
                *reached.entry(format!("{scope:?}")).or_insert(0) += 1;
            } else {
                assert_eq!(
                    (answer.status, answer.problem().as_str()),
                    (403, "forbidden-scope"),
                    "{scope:?}: {route:?}"
                );
            }
        }
    }
    let documented = world.routes.iter();
    let documented = documented.filter(|route| route.security.as_deref() == Some("api_key"));
    assert_eq!(reached.values().sum::<usize>(), documented.count());
    assert_eq!(reached.len(), scopes.len());
}

#[tokio::test]
async fn a_key_of_one_scope_does_its_work_and_nothing_beside_it() {
    let world = World::new().await;
    let name = WorkspaceName::parse("Scoped").unwrap();
    let service = &world.verifier.service;
    let workspace = service.create_workspace(&name, vec![]).await.unwrap().id;
    let mut keys = Vec::new();
    for scope in [Scope::SignIns, Scope::Members, Scope::Events, Scope::Policy] {
        let key = service.create_key(workspace.clone(), None, vec![scope]);
        keys.push(key.await.unwrap().1.expose().to_owned());
    }
    let [sign_ins, members, events, policy] = &keys[..] else {
        panic!("four keys")
    };
    let members = world.holder_of(members);
    members.put("/v1/members/ada", json!({})).await.ok(201);
    let sign_ins = world.holder_of(sign_ins);
    let begin = json!({ "member": "ada" });
    sign_ins.post("/v1/sign-ins", begin).await.ok(201);
    world.holder_of(events).get("/v1/events").await.ok(200);
    world.holder_of(policy).get("/v1/policy").await.ok(200);
    // Whoever steals the key that starts sign-ins cannot take the second factor away.
    let stolen = sign_ins.delete("/v1/members/ada").await;
    assert_eq!(stolen.problem(), "forbidden-scope");
    members.get("/v1/members/ada").await.ok(200);
}

#[tokio::test]
async fn thirty_sign_ins_may_begin_at_once_and_then_one_every_twenty_seconds() {
    let world = World::new().await;
    world.enrolled("ada").await;
    world.known("bob").await;
    let begin = json!({ "member": "ada" });
    for _ in 0..30 {
        let started = world.backend().post("/v1/sign-ins", begin.clone()).await;
        let started = started.ok(201);
        assert_fields(
            &started,
            "id member status methods enroll_by may_skip purpose assurance reset created_at expires_at client_token url",
        );
    }
    for (passed, retry_after) in [(0, "20"), (19, "1")] {
        world.pass_seconds(passed);
        let refused = world.backend().post("/v1/sign-ins", begin.clone()).await;
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (429, "too-many-sign-ins")
        );
        assert_eq!(refused.header("retry-after"), retry_after);
    }
    // It is one member's own.
    world.sign_in("bob").await;
    world.pass_seconds(1);
    world.sign_in("ada").await;
    let refused = world.backend().post("/v1/sign-ins", begin).await;
    assert_eq!(refused.problem(), "too-many-sign-ins");
}
