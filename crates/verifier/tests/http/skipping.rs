//! `POST /v1/client/sign-in/skip`: a set-up that is put off.

use serde_json::{Value, json};

use crate::call::{Caller, OTHER_BROWSER};
use crate::world::{World, assert_fields, assert_moment, text};

const SKIP: &str = "/v1/client/sign-in/skip";

/// A week to set one up, with this floor.
fn a_week(floor: &str) -> Value {
    json!({ "policy": {
        "required": { "team": "everyone", "grace_days": 7 },
        "floor": { "team": floor },
    } })
}

/// A sign-in whose set-up can be put off.
async fn offered<'w>(world: &'w World, member: &str) -> (Caller<'w>, Value) {
    world.policy(a_week("none")).await;
    world.known(member).await;
    let begin = json!({ "member": member });
    let started = world.backend().post("/v1/sign-ins", begin).await.ok(201);
    let page = world.holder_of(started["client_token"].as_str().unwrap());
    (page, started)
}

#[tokio::test]
async fn a_set_up_that_is_put_off_leaves_a_receipt_that_says_so() {
    let world = World::new().await;
    let (page, started) = offered(&world, "ada").await;
    assert_eq!(
        (&started["status"], &started["may_skip"]),
        (&json!("enroll"), &json!(true))
    );
    assert_moment(&started["enroll_by"]);
    let unseen = page.post(SKIP, json!({})).await.ok(200);
    assert_fields(&unseen, "receipt sign_in");
    // The answer was lost on its way: the same browser gets another, and no other does.
    let stolen = page.post(SKIP, json!({ "browser": OTHER_BROWSER })).await;
    stolen.assert_problem(410, "token-ended");
    let receipt = page.post(SKIP, json!({})).await.ok(200);
    assert_eq!(receipt["sign_in"], started["id"]);

    let redeem = format!("/v1/sign-ins/{}/redeem", text(&started["id"]));
    let given = |receipt: &Value| json!({ "receipt": receipt["receipt"] });
    let stale = world.backend().post(&redeem, given(&unseen)).await;
    assert_eq!(stale.problem(), "receipt-foreign");
    let redeemed = world.backend().post(&redeem, given(&receipt)).await.ok(200);
    assert_eq!(redeemed["assurance"], "single-factor");
    assert_eq!(
        (&redeemed["method"], &redeemed["amr"], &redeemed["device"]),
        (&Value::Null, &json!([]), &Value::Null)
    );
    let late = page.post(SKIP, json!({})).await;
    late.assert_problem(409, "receipt-redeemed");
}

#[tokio::test]
async fn s21_at_the_deadline_nothing_is_put_off() {
    let world = World::new().await;
    let (_, started) = offered(&world, "ada").await;
    let by = text(&started["enroll_by"]);
    world.pass_seconds(7 * 24 * 3600 - 1);
    let (page, _) = world.sign_in("ada").await;
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(session["enrollment"]["by"], by.as_str());
    world.pass_seconds(1);
    let refused = page.post(SKIP, json!({})).await;
    refused.assert_problem(403, "may-not-skip");
    // Nor one that is asked for at once.
    world.policy(json!({ "policy": {} })).await;
    world.known("bob").await;
    let (page, _) = world.sign_in("bob").await;
    let refused = page.post(SKIP, json!({})).await;
    refused.assert_problem(403, "may-not-skip");
}

#[tokio::test]
async fn s28_who_passed_the_check_puts_the_set_up_off_and_nobody_else() {
    let world = World::new().await;
    world.policy(a_week("new-device")).await;
    world.reached("ada").await;
    let (page, _) = world.sign_in("ada").await;
    let early = page.post(SKIP, json!({})).await;
    early.assert_problem(409, "sign-in-challenges");
    let wanted = json!({ "method": "new-device-code" });
    page.post("/v1/client/sign-in/send", wanted).await.ok(200);
    let code = json!({ "code": world.mailed_code("ada").await });
    let checked = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    assert_eq!(checked["status"], "enroll");
    let stolen = page.post(SKIP, json!({ "browser": OTHER_BROWSER })).await;
    stolen.assert_problem(409, "other-browser");
    page.post(SKIP, json!({})).await.ok(200);
}

#[tokio::test]
async fn s13_what_is_asked_for_or_over_cannot_be_put_off() {
    let world = World::new().await;
    let (ended, _) = offered(&world, "bob").await;
    world.enrolled("ada").await;
    let (challenge, _) = world.sign_in("ada").await;
    let security = world.security_page("ada").await;
    let changed = "/v1/members/bob/password-changed";
    world.backend().post(changed, json!({})).await;
    let (removed, _) = offered(&world, "eve").await;
    assert_eq!(world.backend().delete("/v1/members/eve").await.status, 204);
    let (open, _) = offered(&world, "joe").await;
    for (caller, status, problem) in [
        (&challenge, 409, "sign-in-challenges"),
        (&security, 403, "wrong-purpose"),
        (&ended, 410, "token-ended"),
        (&removed, 401, "unauthenticated"),
        (&world.nobody(), 401, "unauthenticated"),
        (&world.backend(), 401, "unauthenticated"),
        (
            &open.clone().from("https://evil.example"),
            403,
            "origin-not-listed",
        ),
    ] {
        let refused = caller.post(SKIP, json!({})).await;
        refused.assert_problem(status, problem);
    }
    for (body, status, problem) in [
        (json!({}), 400, "malformed-request"),
        (json!({ "browser": 1 }), 400, "malformed-request"),
        (
            json!({ "browser": OTHER_BROWSER, "by": "joe" }),
            400,
            "malformed-request",
        ),
        (json!({ "browser": "short" }), 422, "unprocessable"),
    ] {
        // Not by `post`, which would name the browser.
        let refused = open.call("POST", SKIP, Some(body)).await;
        refused.assert_problem(status, problem);
    }
    open.post(SKIP, json!({})).await.ok(200);
}
