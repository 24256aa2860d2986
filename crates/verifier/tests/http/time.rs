//! S17 and S21: what has a time is over at exactly its instant, and what was abandoned is nothing.

use countersign_policy::Timestamp;
use serde_json::json;

use crate::world::{Enrolled, World, text};

/// Turns the clock to `seconds` from now, or to the microsecond before.
fn just_before(world: &World, seconds: u32) -> (Timestamp, Timestamp) {
    let instant = world.now().plus_seconds(seconds);
    (Timestamp::from_micros(instant.micros() - 1), instant)
}

#[tokio::test]
async fn s21_a_sign_in_is_over_at_exactly_ten_minutes() {
    let world = World::new().await;
    world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let (before, instant) = just_before(&world, 600);
    let path = format!("/v1/sign-ins/{id}");
    world.turn_clock_to(before);
    assert_eq!(
        world.backend().get(&path).await.ok(200)["status"],
        "challenge"
    );
    page.get("/v1/client/session").await.ok(200);
    world.turn_clock_to(instant);
    assert_eq!(world.backend().get(&path).await.ok(200)["status"], "ended");
    assert_eq!(
        page.get("/v1/client/session").await.problem(),
        "token-ended"
    );
    let code = json!({ "code": "123456" });
    let late = page.post("/v1/client/sign-in/verify", code).await;
    assert_eq!(late.problem(), "token-ended");
}

#[tokio::test]
async fn s21_a_security_page_is_over_at_exactly_30_minutes_and_a_step_up_at_ten() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let page = world.security_page("ada").await;
    let (page_before, page_over) = just_before(&world, 1800);
    let code = json!({ "code": app.code(&world, 0) });
    page.post("/v1/client/security/step-up", code).await.ok(200);
    let (before, over) = just_before(&world, 600);
    let codes = "/v1/client/recovery-codes";
    world.turn_clock_to(before);
    page.post(codes, json!({})).await.ok(201);
    world.turn_clock_to(over);
    let late = page.post(codes, json!({})).await;
    assert_eq!(late.problem(), "step-up-required");
    world.turn_clock_to(page_before);
    page.get("/v1/client/factors").await.ok(200);
    world.turn_clock_to(page_over);
    assert_eq!(
        page.get("/v1/client/factors").await.problem(),
        "token-ended"
    );
}

#[tokio::test]
async fn s21_a_set_up_is_over_at_exactly_15_minutes() {
    let world = World::new().await;
    world.known("ada").await;
    let app = Enrolled::scan("ada", &world.backend().begin("ada").await);
    let (before, instant) = just_before(&world, 900);
    let path = format!("/v1/members/ada/factors/{}", app.factor);
    let confirm = format!("{path}/confirm");
    world.turn_clock_to(before);
    let wrong = json!({ "code": app.wrong_code(&world) });
    let refused = world.backend().post(&confirm, wrong).await.ok(200);
    assert_eq!(refused["reason"], "wrong-code");
    assert_eq!(
        world.backend().get(&path).await.ok(200)["status"],
        "pending"
    );
    world.turn_clock_to(instant);
    let code = json!({ "code": app.code(&world, 0) });
    let late = world.backend().post(&confirm, code).await;
    assert_eq!(late.problem(), "factor-expired");
    assert_eq!(
        world.backend().get(&path).await.problem(),
        "factor-not-found"
    );
}

#[tokio::test]
async fn s21_a_wait_is_over_at_exactly_its_instant() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    for _ in 0..5 {
        world.verify("ada", &app.wrong_code(&world)).await;
    }
    let (before, instant) = just_before(&world, 30);
    world.turn_clock_to(before);
    let waiting = world.verify("ada", &app.code(&world, 0)).await;
    assert_eq!(waiting["reason"], "wait");
    world.turn_clock_to(instant);
    let accepted = world.verify("ada", &app.code(&world, 0)).await;
    assert_eq!(accepted["accepted"], true);
}

#[tokio::test]
async fn s17_an_abandoned_set_up_neither_demands_nor_satisfies() {
    let world = World::new().await;
    world.known("ada").await;
    let app = Enrolled::scan("ada", &world.backend().begin("ada").await);
    let member = world.member("ada").await;
    assert_eq!(
        (&member["status"], &member["factors"]),
        (&json!("none"), &json!(0))
    );
    let refused = world.verify("ada", &app.code(&world, 0)).await;
    assert_eq!(refused["reason"], "not-enrolled");
    let (page, _) = world.sign_in("ada").await;
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(text(&session["status"]), "enroll");
    // Nor does one that is left half done beside a factor that works.
    let working = world.enrolled("bob").await;
    let left = Enrolled::scan("bob", &world.backend().begin("bob").await);
    let refused = world.verify("bob", &left.code(&world, 0)).await;
    assert_eq!(refused["reason"], "wrong-code");
    let accepted = world.verify("bob", &working.code(&world, 0)).await;
    assert_eq!(accepted["factor"], working.factor);
}
