//! S14: what a browser brings back, and how little it opens.

use serde_json::{Value, json};

use crate::call::Caller;
use crate::world::{Enrolled, World, text};

async fn pass(world: &World, app: &Enrolled, page: &Caller<'_>) -> Value {
    let code = json!({ "code": app.code(world, 0) });
    let passed = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    assert_eq!(passed["accepted"], true, "{passed}");
    json!({ "receipt": passed["receipt"] })
}

fn redeem(id: &str) -> String {
    format!("/v1/sign-ins/{id}/redeem")
}

#[tokio::test]
async fn s14_a_receipt_redeems_once() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let receipt = pass(&world, &app, &page).await;
    let backend = world.backend();
    backend.post(&redeem(&id), receipt.clone()).await.ok(200);
    let again = backend.post(&redeem(&id), receipt).await;
    assert_eq!(again.problem(), "receipt-redeemed");
    let another = page.post("/v1/client/sign-in/complete", json!({})).await;
    assert_eq!(another.problem(), "receipt-redeemed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn s3_a_receipt_redeemed_many_times_at_once_redeems_once() {
    let world = std::sync::Arc::new(World::new().await);
    let app = world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let receipt = pass(&world, &app, &page).await;
    let burst: Vec<_> = (0..16)
        .map(|_| {
            let (world, path, receipt) = (world.clone(), redeem(&id), receipt.clone());
            tokio::spawn(async move { world.backend().post(&path, receipt).await })
        })
        .collect();
    let mut redeemed = 0;
    for call in burst {
        let answer = call.await.unwrap();
        if answer.status == 200 {
            redeemed += 1;
        } else {
            assert_eq!(answer.problem(), "receipt-redeemed");
        }
    }
    assert_eq!(redeemed, 1);
}

#[tokio::test]
async fn s14_s21_a_receipt_is_worth_nothing_at_exactly_60_seconds() {
    for (micros, status) in [(59_999_999, 200), (60_000_000, 410)] {
        let world = World::new().await;
        let app = world.enrolled("ada").await;
        let (page, id) = world.sign_in("ada").await;
        let receipt = pass(&world, &app, &page).await;
        let later = world.now().micros() + micros;
        world.turn_clock_to(countersign_policy::Timestamp::from_micros(later));
        let answer = world.backend().post(&redeem(&id), receipt).await;
        assert_eq!(answer.status, status);
        if status != 200 {
            assert_eq!(answer.problem(), "receipt-expired");
        }
    }
}

#[tokio::test]
async fn s14_only_its_own_receipt_redeems_a_sign_in_and_only_for_its_workspace() {
    let world = World::new().await;
    let other = world.workspace("Other", &[]).await;
    let app = world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let (_, not_passed) = world.sign_in("ada").await;
    let receipt = pass(&world, &app, &page).await;
    let backend = world.backend();

    let elsewhere = backend.post(&redeem(&not_passed), receipt.clone()).await;
    assert_eq!(elsewhere.problem(), "receipt-foreign");
    let stranger = world.holder_of(&other.key);
    let stolen = stranger.post(&redeem(&id), receipt.clone()).await;
    assert_eq!(stolen.problem(), "sign-in-not-found");
    let unknown = backend.post(&redeem("sgn_none"), receipt.clone()).await;
    assert_eq!(unknown.problem(), "sign-in-not-found");
    let mut slipped = text(&receipt["receipt"]);
    slipped.pop();
    for forged in [
        json!({ "receipt": slipped }),
        json!({ "receipt": "" }),
        json!({ "receipt": page.token }),
        json!({ "receipt": world.acme.key }),
    ] {
        let answer = backend.post(&redeem(&id), forged).await;
        assert_eq!(answer.problem(), "receipt-foreign");
    }
    // None of that spent it.
    backend.post(&redeem(&id), receipt).await.ok(200);
}

#[tokio::test]
async fn s14_before_the_factor_is_shown_nothing_could_be_taken_for_a_session() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let wanted = json!({ "member": "ada" });
    let started = world.backend().post("/v1/sign-ins", wanted).await;
    let page = world.holder_of(started.ok(201)["client_token"].as_str().unwrap());
    let wrong = json!({ "code": app.wrong_code(&world) });
    let before = [
        started,
        page.get("/v1/client/session").await,
        page.post("/v1/client/sign-in/verify", wrong).await,
    ];
    for answer in before {
        assert!(!answer.text.contains("receipt"), "{answer:?}");
        assert_eq!(answer.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn s14_no_token_opens_what_another_sort_opens() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let (page, _) = world.sign_in("ada").await;
    let receipt = text(&pass(&world, &app, &page).await["receipt"]);
    let client = page.token.clone().unwrap();
    for token in [&client, &receipt] {
        let answer = world.holder_of(token).get("/v1/members/ada").await;
        assert_eq!(answer.problem(), "unauthenticated");
    }
    for token in [&world.acme.key, &receipt] {
        let answer = world.holder_of(token).get("/v1/client/session").await;
        assert_eq!(answer.problem(), "unauthenticated");
    }
}
