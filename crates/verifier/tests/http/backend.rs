//! What an application's backend is told.

use serde_json::{Value, json};

use crate::world::{Enrolled, PUBLIC, World, assert_fields, assert_moment, text};

const MEMBER: &str = "id label role sso setting language requirement status factors recovery_codes_left trusted_devices \
                      failures retry_at locked password_change_due created_at addresses";

#[tokio::test]
async fn a_member_is_made_known_changed_read_and_removed() {
    let world = World::new().await;
    let backend = world.backend();
    let made = backend
        .put("/v1/members/ada", json!({ "label": "Ada" }))
        .await
        .ok(201);
    assert_fields(&made, MEMBER);
    assert_moment(&made["created_at"]);
    assert_eq!(
        made,
        json!({
            "id": "ada", "label": "Ada", "role": "agent", "sso": false, "setting": "inherit", "language": null,
            "requirement": {
                "required": true, "since": "2023-11-14T22:13:30.000000Z", "by": "2023-11-14T22:13:30.000000Z"
            },
            "status": "none", "factors": 0, "recovery_codes_left": 0, "trusted_devices": 0, "addresses": [],
            "failures": 0, "retry_at": null, "locked": false, "password_change_due": false,
            "created_at": "2023-11-14T22:13:30.000000Z"
        })
    );
    assert_eq!(world.member("ada").await, made);
    let again = backend
        .put("/v1/members/ada", json!({ "label": null }))
        .await
        .ok(200);
    assert_eq!(again["label"], Value::Null);

    let gone = backend.delete("/v1/members/ada").await;
    assert_eq!((gone.status, gone.text.as_str()), (204, ""));
    assert_eq!(
        backend.get("/v1/members/ada").await.problem(),
        "member-not-found"
    );
    assert_eq!(
        backend.delete("/v1/members/ada").await.problem(),
        "member-not-found"
    );
}

#[tokio::test]
async fn a_member_id_is_any_text_percent_encoded() {
    let world = World::new().await;
    for (path, id) in [
        ("ada%20lovelace", "ada lovelace"),
        ("a%2Fb%3Fc%23d", "a/b?c#d"),
        ("za%C5%BC%C3%B3%C5%82%C4%87", "zażółć"),
        ("%3D1%2B1", "=1+1"),
    ] {
        world.known(path).await;
        assert_eq!(world.member(path).await["id"], id);
    }
    for bad in ["%20ada", "ada%00", "%ff", "a%0Ab", &"x".repeat(129)] {
        let answer = world.backend().get(&format!("/v1/members/{bad}")).await;
        assert_eq!(answer.problem(), "malformed-request", "{bad}");
    }
}

#[tokio::test]
async fn members_come_in_pages() {
    let world = World::new().await;
    for member in ["a", "b", "c", "d", "e"] {
        world.known(member).await;
    }
    let (mut seen, mut query) = (vec![], String::new());
    loop {
        let path = format!("/v1/members?limit=2{query}");
        let page = world.backend().get(&path).await.ok(200);
        assert_fields(&page, "members next_cursor");
        let members = page["members"].as_array().unwrap();
        assert!(members.len() <= 2);
        seen.extend(members.iter().map(|member| text(&member["id"])));
        let Some(next) = page["next_cursor"].as_str() else {
            break;
        };
        query = format!("&cursor={next}");
    }
    assert_eq!(seen, ["a", "b", "c", "d", "e"]);
}

#[tokio::test]
async fn a_factor_is_begun_confirmed_listed_and_removed() {
    let world = World::new().await;
    let backend = world.backend();
    world.known("ada").await;
    let wanted = json!({ "kind": "totp", "label": "Phone" });
    let pending = backend
        .post("/v1/members/ada/factors", wanted)
        .await
        .ok(201);
    assert_fields(
        &pending,
        "id kind label status secret otpauth_uri hint sent expires_at",
    );
    assert_eq!(
        (&pending["kind"], &pending["status"]),
        (&json!("totp"), &json!("pending"))
    );
    assert_eq!(pending["expires_at"], "2023-11-14T22:28:30.000000Z");
    assert!(text(&pending["otpauth_uri"]).starts_with("otpauth://totp/Acme:ada?secret="));

    let app = Enrolled::scan("ada", &pending);
    let path = format!("/v1/members/ada/factors/{}", app.factor);
    let confirm = format!("{path}/confirm");
    let wrong = json!({ "code": app.wrong_code(&world) });
    let refused = backend.post(&confirm, wrong).await.ok(200);
    assert_eq!(
        refused,
        json!({ "accepted": false, "reason": "wrong-code", "remaining": 4 })
    );
    let right = json!({ "code": app.code(&world, 0) });
    let confirmed = backend.post(&confirm, right.clone()).await.ok(200);
    assert_fields(&confirmed, "accepted status factor recovery_codes");
    assert_eq!(
        (&confirmed["accepted"], &confirmed["status"]),
        (&json!(true), &json!("active"))
    );
    assert_eq!(confirmed["recovery_codes"].as_array().unwrap().len(), 10);
    assert_eq!(
        backend.post(&confirm, right).await.problem(),
        "factor-active"
    );

    let factor = backend.get(&path).await.ok(200);
    assert_fields(
        &factor,
        "id kind label hint status created_at confirmed_at last_used_at",
    );
    assert_eq!(factor, confirmed["factor"]);
    let listed = backend.get("/v1/members/ada/factors").await.ok(200);
    assert_eq!(listed, json!({ "factors": [factor] }));
    let member = world.member("ada").await;
    assert_eq!(
        (&member["status"], &member["factors"]),
        (&json!("active"), &json!(1))
    );

    assert_eq!(backend.delete(&path).await.status, 204);
    assert_eq!(backend.delete(&path).await.problem(), "factor-not-found");
    assert_eq!(world.member("ada").await["recovery_codes_left"], 0);
}

#[tokio::test]
async fn s19_an_imported_secret_of_fewer_than_160_bits_is_flagged() {
    const BITS_80: &str = "GEZDGNBVGY3TQOJQ";
    const BITS_128: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY";
    const BITS_160: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let world = World::new().await;
    world.known("ada").await;
    let backend = world.backend();
    for (uri, findings) in [
        (
            format!("otpauth://totp/Acme:ada?secret={BITS_160}"),
            json!([]),
        ),
        (
            format!("otpauth://totp/Acme:ada?secret={BITS_128}"),
            json!(["short-secret"]),
        ),
        (
            format!("otpauth://totp/Acme:ada?secret={BITS_80}"),
            json!(["weak-secret"]),
        ),
        (
            format!("otpauth://hotp/Acme:ada?secret={BITS_128}&counter=0"),
            json!(["short-secret"]),
        ),
        (
            format!("otpauth://totp/Acme:ada?secret={BITS_80}&issuer=Other&x=1&y=2"),
            json!(["issuer-mismatch", "unknown-parameter", "weak-secret"]),
        ),
    ] {
        let made = backend
            .post(
                "/v1/members/ada/imported-factors",
                json!({ "uri": uri, "label": "Old" }),
            )
            .await;
        assert!(!made.text.contains(BITS_80), "the secret is not told again");
        let made = made.ok(201);
        assert_eq!(made["findings"], findings, "{uri}");
        assert_eq!(
            (&made["status"], &made["label"]),
            (&json!("active"), &json!("Old"))
        );
    }
}

#[tokio::test]
async fn only_the_first_factor_brings_recovery_codes_and_a_new_set_ends_the_old() {
    let world = World::new().await;
    let issue = "/v1/members/ada/recovery-codes";
    world.known("ada").await;
    let early = world.backend().post(issue, json!({})).await;
    assert_eq!(early.problem(), "not-enrolled");
    let app = world.enrolled("ada").await;
    let second = world.backend().enroll("ada").await;
    assert!(second.recovery_codes.is_empty());
    world.pass_seconds(90);

    let issued = world.backend().post(issue, json!({})).await.ok(201);
    assert_fields(&issued, "recovery_codes");
    assert_eq!(issued["recovery_codes"].as_array().unwrap().len(), 10);
    let stale = world.verify("ada", &app.recovery_codes[0]).await;
    assert_eq!(stale["reason"], "wrong-code");
    let fresh = text(&issued["recovery_codes"][0]);
    let accepted = world.verify("ada", &fresh).await;
    assert_eq!(
        (&accepted["accepted"], &accepted["method"]),
        (&json!(true), &json!("recovery-code"))
    );
    assert_eq!(
        (&accepted["factor"], &accepted["recovery_codes_left"]),
        (&Value::Null, &json!(9))
    );
    assert_eq!(
        world.verify("ada", &fresh).await,
        json!({ "accepted": false, "reason": "already-used" })
    );
    assert_eq!(world.member("ada").await["failures"], 0);
}

#[tokio::test]
async fn a_verification_says_why_not_in_one_word() {
    let world = World::new().await;
    world.known("bob").await;
    assert_eq!(
        world.verify("bob", "123456").await,
        json!({ "accepted": false, "reason": "not-enrolled" })
    );
    let app = world.enrolled("ada").await;
    assert_eq!(
        world.verify("ada", "12345").await,
        json!({ "accepted": false, "reason": "malformed" })
    );
    let accepted = world.verify("ada", &app.code(&world, 0)).await;
    assert_fields(&accepted, "accepted method factor recovery_codes_left at");
    assert_moment(&accepted["at"]);
    assert_eq!(
        (&accepted["method"], &accepted["factor"]),
        (&json!("totp"), &json!(app.factor))
    );
    assert_eq!(
        world.verify("ada", &app.code(&world, 0)).await,
        json!({ "accepted": false, "reason": "already-used" })
    );
    assert_eq!(
        world.verify("ada", &app.code(&world, -1)).await,
        json!({ "accepted": false, "reason": "outdated" })
    );
    // Neither could be gained by: no try was spent on them.
    assert_eq!(world.member("ada").await["failures"], 0);
    assert_eq!(
        world.verify("ada", &app.code(&world, 10)).await,
        json!({ "accepted": false, "reason": "clock-off", "clock_off_seconds": 300, "remaining": 4 })
    );
    for remaining in [3, 2, 1] {
        let refused = world.verify("ada", &app.wrong_code(&world)).await;
        assert_eq!(refused["remaining"], remaining);
    }
    let fifth = world.verify("ada", &app.wrong_code(&world)).await;
    assert_fields(&fifth, "accepted reason retry_at remaining");
    assert_eq!(
        (&fifth["reason"], &fifth["remaining"]),
        (&json!("wrong-code"), &json!(0))
    );
    let waiting = world.verify("ada", &app.code(&world, 1)).await;
    assert_eq!(waiting["reason"], "wait");
    assert_eq!(waiting["retry_at"], fifth["retry_at"]);
    assert_eq!(world.member("ada").await["retry_at"], fifth["retry_at"]);
    let unknown = json!({ "member": "eve", "code": "123456" });
    let unknown = world.backend().post("/v1/verify", unknown).await;
    assert_eq!(unknown.problem(), "member-not-found");
}

#[tokio::test]
async fn what_a_browser_calls_itself_keeps_nobody_out() {
    let world = World::new().await;
    world.enrolled("ada").await;
    let begin = |context| json!({ "member": "ada", "context": context });
    for user_agent in [format!("a{}", "é".repeat(3_000)), String::new()] {
        let wanted = begin(json!({ "user_agent": user_agent }));
        world.backend().post("/v1/sign-ins", wanted).await.ok(201);
    }
    // What the application says of its own is its own to shorten.
    let wanted = begin(json!({ "device": "a".repeat(2_049) }));
    let refused = world.backend().post("/v1/sign-ins", wanted).await;
    assert_eq!(refused.problem(), "unprocessable");
}

#[tokio::test]
async fn a_sign_in_is_begun_read_and_redeemed() {
    let world = World::new().await;
    let backend = world.backend();
    let app = world.enrolled("ada").await;
    let wanted = json!({
        "member": "ada", "return_to": "https://app.example.org/in?x=1",
        "context": { "ip": "203.0.113.7", "user_agent": "Mozilla/5.0", "device": "laptop" }
    });
    let started = backend.post("/v1/sign-ins", wanted).await.ok(201);
    assert_fields(
        &started,
        "id member status methods enroll_by may_skip purpose assurance reset created_at expires_at client_token url",
    );
    assert_eq!(
        (&started["status"], &started["member"]),
        (&json!("challenge"), &json!("ada"))
    );
    assert_eq!(started["methods"], json!(["totp", "recovery-code"]));
    let (token, id) = (text(&started["client_token"]), text(&started["id"]));
    assert_eq!(started["url"], format!("{PUBLIC}/sign-in#{token}"));

    let path = format!("/v1/sign-ins/{id}");
    let read = backend.get(&path).await.ok(200);
    assert_fields(
        &read,
        "id member status methods enroll_by may_skip purpose assurance reset created_at expires_at",
    );
    let code = json!({ "code": app.code(&world, 0) });
    let page = world.holder_of(&token);
    let passed = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    assert_eq!(backend.get(&path).await.ok(200)["status"], "passed");
    let receipt = json!({ "receipt": passed["receipt"] });
    let redeemed = backend
        .post(&format!("{path}/redeem"), receipt)
        .await
        .ok(200);
    assert_fields(
        &redeemed,
        "member purpose method factor amr assurance phishing_resistant failures_before at sign_in device",
    );
    assert_eq!(
        redeemed,
        json!({
            "member": "ada", "purpose": null, "method": "totp", "factor": app.factor, "amr": ["otp"],
            "assurance": "second-factor", "phishing_resistant": false, "failures_before": 0, "at": passed["at"],
            "sign_in": id, "device": null
        })
    );
    assert_eq!(
        backend.get("/v1/sign-ins/sgn_none").await.problem(),
        "sign-in-not-found"
    );
    assert_eq!(
        backend.get("/v1/sign-ins/%00").await.problem(),
        "sign-in-not-found"
    );
    let unknown = backend
        .post("/v1/sign-ins", json!({ "member": "eve" }))
        .await;
    assert_eq!(unknown.problem(), "member-not-found");
}

#[tokio::test]
async fn a_token_for_the_security_page_is_made_for_that_alone() {
    let world = World::new().await;
    world.known("ada").await;
    let wanted = json!({ "member": "ada", "purpose": "security" });
    let made = world
        .backend()
        .post("/v1/client-tokens", wanted)
        .await
        .ok(201);
    assert_fields(&made, "client_token url expires_at");
    assert_eq!(made["expires_at"], "2023-11-14T22:43:30.000000Z");
    let token = text(&made["client_token"]);
    assert_eq!(made["url"], format!("{PUBLIC}/security#{token}"));
    let sign_in = json!({ "member": "ada", "purpose": "sign-in" });
    let refused = world.backend().post("/v1/client-tokens", sign_in).await;
    assert_eq!(refused.problem(), "malformed-request");
}

#[tokio::test]
async fn what_happened_is_told_newest_first_and_in_closed_words() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    world.known("bob").await;
    world.verify("ada", &app.wrong_code(&world)).await;
    world.verify("ada", &app.recovery_codes[0]).await;
    let (page, id) = world.sign_in("ada").await;
    let code = json!({ "code": app.code(&world, 0) });
    let passed = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    let receipt = json!({ "receipt": passed["receipt"] });
    let redeem = format!("/v1/sign-ins/{id}/redeem");
    world.backend().post(&redeem, receipt).await.ok(200);
    world.unlock("ada").await;

    let all = world.backend().get("/v1/events?limit=200").await.ok(200);
    assert_fields(&all, "events next_cursor");
    let events = all["events"].as_array().unwrap();
    let mut kinds: Vec<&str> = events
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect();
    kinds.sort_unstable();
    let wanted = [
        "code.accepted",
        "code.accepted",
        "code.refused",
        "factor.confirmed",
        "factor.pending",
        "member.created",
        "member.created",
        "member.unlocked",
        "recovery.issued",
        "recovery.used",
        "sign_in.passed",
        "sign_in.redeemed",
        "sign_in.started",
    ];
    assert_eq!(kinds, wanted);
    let ids: Vec<String> = events.iter().map(|event| text(&event["id"])).collect();
    assert!(ids.is_sorted_by(|newer, older| newer > older), "{ids:?}");
    for event in events {
        assert_fields(event, "id at member kind detail");
        assert_moment(&event["at"]);
    }

    let of_bob = world.backend().get("/v1/events?member=bob").await.ok(200);
    assert_eq!(of_bob["events"].as_array().unwrap().len(), 1);
    let first = world.backend().get("/v1/events?limit=5").await.ok(200);
    let rest = format!(
        "/v1/events?limit=200&cursor={}",
        text(&first["next_cursor"])
    );
    let rest = world.backend().get(&rest).await.ok(200);
    let paged =
        first["events"].as_array().unwrap().len() + rest["events"].as_array().unwrap().len();
    assert_eq!(paged, events.len());
}
