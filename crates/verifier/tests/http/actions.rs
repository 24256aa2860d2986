//! A second factor before one act of the application's own, as its backend and its page ask for it.

use serde_json::{Value, json};

use crate::world::{World, text};

fn export() -> Value {
    json!({ "action": "Export all customers", "parameters": { "list": "customers" } })
}

#[tokio::test]
async fn an_action_is_shown_confirmed_and_redeemed_for_itself_alone() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let backend = world.backend();
    let asked = json!({ "member": "ada", "purpose": export() });
    let started = backend.post("/v1/sign-ins", asked).await.ok(201);
    let purpose = &started["purpose"];
    assert_eq!(purpose["action"], "Export all customers");
    // `printf '{"list":"customers"}' | sha256sum`
    assert_eq!(
        purpose["parameters_digest"],
        "4fe4270dea2b100d1065eaa40060509bc0968b113605a49f48de35dede952749"
    );
    let page = world.holder_of(started["client_token"].as_str().unwrap());
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(session["action"], "Export all customers");
    assert_eq!(session["trust_days"], 0);
    let code = json!({ "code": app.code(&world, 0) });
    let passed = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    let redeem = format!("/v1/sign-ins/{}/redeem", text(&started["id"]));
    let body = |purpose: Value| json!({ "receipt": passed["receipt"], "purpose": purpose });
    for other in [
        json!(null),
        json!({ "action": "Export all customers" }),
        json!({ "action": "Export all customers", "parameters": { "list": "Customers" } }),
        json!({ "action": "Export", "parameters": { "list": "customers" } }),
    ] {
        let refused = backend.post(&redeem, body(other)).await;
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (403, "other-action")
        );
    }
    let redeemed = backend.post(&redeem, body(export())).await.ok(200);
    assert_eq!(redeemed["purpose"], *purpose);
    let events = backend.get("/v1/events?member=ada").await.ok(200);
    let kinds = events["events"].as_array().unwrap();
    assert!(
        kinds
            .iter()
            .any(|event| event["detail"]["action"] == "Export all customers"),
        "{events}"
    );
}

#[tokio::test]
async fn what_is_no_purpose_is_named() {
    let world = World::new().await;
    world.enrolled("ada").await;
    for (purpose, status, said) in [
        (json!({ "action": "" }), 422, "purpose: action: "),
        (json!({ "action": "a\u{202e}b" }), 422, "purpose: action: "),
        (json!({ "action": 7 }), 400, "expected a string"),
        (
            json!({ "action": "x", "parameters": { "n": 7 } }),
            400,
            "not taken here",
        ),
        (
            json!({ "action": "x", "parameters": { "N": "7" } }),
            422,
            "purpose: parameters: ",
        ),
        (json!("export"), 400, "not taken here"),
    ] {
        let body = json!({ "member": "ada", "purpose": purpose });
        let answer = world.backend().post("/v1/sign-ins", body).await;
        assert_eq!(answer.status, status, "{purpose}: {answer:?}");
        assert!(answer.text.contains(said), "{purpose}: {}", answer.text);
    }
}
