//! `/v1/client/devices`, `/v1/members/{member}/devices`, and the token that a browser is known by.

use serde_json::{Value, json};

use crate::call::Caller;
use crate::world::{Enrolled, World, assert_fields, assert_moment, text};

const OWN: &str = "/v1/client/devices";

/// Somebody who trusts the browser that they signed in with; what was said of the browser.
async fn trusting(world: &World, member: &str) -> (Enrolled, Value) {
    let policy = json!({ "policy": { "trusted_devices": { "days": 30 } } });
    world.policy(policy).await;
    let app = world.enrolled(member).await;
    let begin = json!({
        "member": member, "context": { "device": "Firefox on Linux", "place": "Leeds" },
    });
    let started = world.backend().post("/v1/sign-ins", begin).await.ok(201);
    let page = world.holder_of(started["client_token"].as_str().unwrap());
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(session["trust_days"], 30);
    let given = json!({ "code": app.code(world, 0), "trust": true });
    let verify = "/v1/client/sign-in/verify";
    let passed = page.post(verify, given).await.ok(200);
    let path = format!("/v1/sign-ins/{}/redeem", text(&started["id"]));
    let receipt = json!({ "receipt": passed["receipt"] });
    let redeemed = world.backend().post(&path, receipt).await.ok(200);
    world.pass_seconds(90);
    (app, redeemed["device"].clone())
}

/// Begins a sign-in in the browser that shows this token.
async fn begin(world: &World, member: &str, token: &Value) -> Value {
    let wanted = json!({ "member": member, "device": token });
    world.backend().post("/v1/sign-ins", wanted).await.ok(201)
}

async fn devices(caller: &Caller<'_>, path: &str) -> Vec<Value> {
    let listed = caller.get(path).await.ok(200);
    assert_fields(&listed, "devices");
    listed["devices"].as_array().unwrap().clone()
}

#[tokio::test]
async fn n6_a_trusted_browser_passes_at_reduced_assurance_and_its_token_changes() {
    let world = World::new().await;
    let (_, first) = trusting(&world, "ada").await;
    assert_fields(&first, "token trusted expires_at");
    assert!(text(&first["token"]).starts_with("cs_device_"));
    let passed = begin(&world, "ada", &first["token"]).await;
    assert_fields(
        &passed,
        "id member status why methods enroll_by may_skip purpose assurance reset created_at expires_at device",
    );
    assert_eq!(
        (&passed["status"], &passed["why"], &passed["assurance"]),
        (
            &json!("passed"),
            &json!("trusted-device"),
            &json!("reduced")
        )
    );
    let second = &passed["device"];
    assert_fields(second, "token trusted expires_at");
    assert_ne!(second["token"], first["token"]);
    assert_eq!(second["expires_at"], first["expires_at"]);
    let third = begin(&world, "ada", &second["token"]).await;
    assert_eq!(third["status"], "passed");
    assert_eq!(world.member("ada").await["trusted_devices"], 1);

    // What a browser makes of a cookie is no fault of its backend's: it is a stranger's.
    for token in [json!("cs_device_x"), json!(""), json!(null)] {
        let stranger = begin(&world, "ada", &token).await;
        assert_eq!(stranger["status"], "challenge");
        assert!(stranger.get("device").is_none(), "{stranger}");
    }
}

#[tokio::test]
async fn s15_a_token_that_was_replaced_ends_the_device() {
    let world = World::new().await;
    let (_, first) = trusting(&world, "ada").await;
    let passed = begin(&world, "ada", &first["token"]).await;
    assert_eq!(passed["status"], "passed");
    // Somebody has a copy: neither is known any more.
    for token in [&first["token"], &passed["device"]["token"]] {
        let asked = begin(&world, "ada", token).await;
        assert_eq!(asked["status"], "challenge");
        assert!(asked.get("device").is_none(), "{asked}");
    }
    let path = "/v1/members/ada/devices";
    assert!(devices(&world.backend(), path).await.is_empty());
    assert_eq!(world.member("ada").await["trusted_devices"], 0);
}

#[tokio::test]
async fn s15_a_device_is_listed_and_revoked_by_its_owner_and_by_the_backend() {
    let world = World::new().await;
    for by in ["person", "backend"] {
        let (_, device) = trusting(&world, by).await;
        let page = world.security_page(by).await;
        let backend = world.backend();
        let theirs = format!("/v1/members/{by}/devices");
        let (caller, path) = match by {
            "person" => (&page, OWN),
            _ => (&backend, theirs.as_str()),
        };
        let known = devices(caller, path).await;
        assert_eq!(known, devices(&backend, &theirs).await);
        assert_eq!(known.len(), 1);
        assert_fields(
            &known[0],
            "id name place trusted created_at last_used_at expires_at",
        );
        assert_eq!(
            (&known[0]["name"], &known[0]["place"], &known[0]["trusted"]),
            (&json!("Firefox on Linux"), &json!("Leeds"), &json!(true))
        );
        for moment in ["created_at", "last_used_at", "expires_at"] {
            assert_moment(&known[0][moment]);
        }
        assert!(!known[0].to_string().contains("cs_device_"));

        let one = format!("{path}/{}", text(&known[0]["id"]));
        let revoked = caller.delete(&one).await;
        assert_eq!((revoked.status, &*revoked.text), (204, ""));
        caller
            .delete(&one)
            .await
            .assert_problem(404, "device-not-found");
        assert!(devices(caller, path).await.is_empty());
        let asked = begin(&world, by, &device["token"]).await;
        assert_eq!(asked["status"], "challenge");
    }
}

#[tokio::test]
async fn s15_nobody_sees_or_revokes_the_devices_of_another() {
    let world = World::new().await;
    let (_, device) = trusting(&world, "ada").await;
    world.enrolled("bob").await;
    let id = text(&devices(&world.backend(), "/v1/members/ada/devices").await[0]["id"]);
    let bob = world.security_page("bob").await;
    assert!(devices(&bob, OWN).await.is_empty());
    let own = format!("{OWN}/{id}");
    bob.delete(&own)
        .await
        .assert_problem(404, "device-not-found");
    let as_bobs = format!("/v1/members/bob/devices/{id}");
    let refused = world.backend().delete(&as_bobs).await;
    refused.assert_problem(404, "device-not-found");

    let ada = world.security_page("ada").await;
    let left = world.security_page("ada").await;
    assert_eq!(left.delete("/v1/client/session").await.status, 204);
    let (sign_in, _) = world.sign_in("ada").await;
    let elsewhere = ada.clone().from("https://evil.example");
    for (caller, status, problem) in [
        (&sign_in, 403, "wrong-purpose"),
        (&left, 410, "token-ended"),
        (&elsewhere, 403, "origin-not-listed"),
        (&world.nobody(), 401, "unauthenticated"),
        (&world.backend(), 401, "unauthenticated"),
    ] {
        caller.get(OWN).await.assert_problem(status, problem);
        caller.delete(&own).await.assert_problem(status, problem);
    }
    let theirs = format!("/v1/members/ada/devices/{id}");
    for caller in [&world.nobody(), &ada] {
        let listed = caller.get("/v1/members/ada/devices").await;
        listed.assert_problem(401, "unauthenticated");
        caller
            .delete(&theirs)
            .await
            .assert_problem(401, "unauthenticated");
    }
    let unknown = "/v1/members/eve/devices";
    let listed = world.backend().get(unknown).await;
    listed.assert_problem(404, "member-not-found");
    let revoked = world.backend().delete(&format!("{unknown}/{id}")).await;
    revoked.assert_problem(404, "member-not-found");
    // None of that touched it.
    let passed = begin(&world, "ada", &device["token"]).await;
    assert_eq!(passed["status"], "passed");
}
