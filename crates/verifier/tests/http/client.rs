//! What a browser may do with a client token.

use countersign_otp::{Algorithm, Digits, Period, Secret, Totp};
use serde_json::{Value, json};

use crate::world::{Enrolled, World, assert_fields, text};

const SESSION: &str = "purpose workspace member sign_in status action why methods needs_step_up factors recovery_codes_left return_to \
                       expires_at brand enrollment trust_days advice may reset lost_device";

#[tokio::test]
async fn a_page_learns_what_its_token_is_for() {
    let world = World::new().await;
    world.known("bob").await;
    let (page, _) = world.sign_in("bob").await;
    let session = page.get("/v1/client/session").await.ok(200);
    assert_fields(&session, SESSION);
    assert_eq!(session["member"], json!({ "id": "bob", "label": null }));
    assert_eq!(session["workspace"], "Acme");
    assert_eq!(session["brand"], json!({ "color": null, "logo": null }));
    assert_eq!(
        (&session["purpose"], &session["status"]),
        (&json!("sign-in"), &json!("enroll"))
    );

    let app = world.enrolled("ada").await;
    let wanted = json!({ "member": "ada", "return_to": "https://app.example.org/in" });
    let started = world.backend().post("/v1/sign-ins", wanted).await.ok(201);
    let page = world.holder_of(started["client_token"].as_str().unwrap());
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(
        (&session["status"], &session["factors"]),
        (&json!("challenge"), &json!(1))
    );
    assert_eq!(session["return_to"], "https://app.example.org/in");
    assert_eq!(session["needs_step_up"], false);
    let code = json!({ "code": app.code(&world, 0) });
    page.post("/v1/client/sign-in/verify", code).await.ok(200);
    let over = page.get("/v1/client/session").await;
    assert_eq!((over.status, over.problem().as_str()), (410, "token-ended"));

    let page = world.security_page("ada").await;
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(
        (&session["purpose"], &session["status"]),
        (&json!("security"), &json!("open"))
    );
    assert_eq!(session["needs_step_up"], true);
}

#[tokio::test]
async fn a_code_passes_a_sign_in_and_brings_the_receipt() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let verify = "/v1/client/sign-in/verify";
    let wrong = json!({ "code": app.wrong_code(&world) });
    let refused = page.post(verify, wrong).await.ok(200);
    assert_eq!(
        refused,
        json!({ "accepted": false, "reason": "wrong-code", "remaining": 4 })
    );
    let right = json!({ "code": app.code(&world, 0) });
    let passed = page.post(verify, right).await.ok(200);
    assert_fields(
        &passed,
        "accepted method factor recovery_codes_left at failures_before receipt sign_in",
    );
    // The wrong code was this sign-in's own.
    assert_eq!(passed["failures_before"], 0);
    assert_eq!(passed["sign_in"], id);
    assert!(text(&passed["receipt"]).starts_with("cs_receipt_"));
    // The same browser is told the same again, and whatever it types now is not looked at.
    let next = app.code(&world, 1);
    let mut again = page.post(verify, json!({ "code": next })).await.ok(200);
    assert_ne!(again["receipt"], passed["receipt"]);
    again["receipt"] = passed["receipt"].clone();
    assert_eq!(again, passed);
    assert_eq!(world.verify("ada", &next).await["accepted"], true);
}

#[tokio::test]
async fn a_first_sign_in_sets_up_a_factor_and_completes() {
    let world = World::new().await;
    world.known("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let complete = "/v1/client/sign-in/complete";
    assert_eq!(
        page.post(complete, json!({})).await.problem(),
        "sign-in-enrolls"
    );
    let wanted = json!({ "kind": "totp", "label": "Phone" });
    let pending = page.post("/v1/client/factors", wanted).await.ok(201);
    assert_fields(
        &pending,
        "id kind label status secret otpauth_uri hint sent expires_at",
    );
    let app = Enrolled::scan("ada", &pending);
    let confirm = format!("/v1/client/factors/{}/confirm", app.factor);
    let code = json!({ "code": app.code(&world, 0) });
    let confirmed = page.post(&confirm, code.clone()).await.ok(200);
    assert_fields(&confirmed, "accepted status factor recovery_codes");
    assert_eq!(
        page.get("/v1/client/session").await.problem(),
        "token-ended"
    );
    let sign_in = world.backend().get(&format!("/v1/sign-ins/{id}")).await;
    assert_eq!(sign_in.ok(200)["status"], "passed");

    // Keeping ten codes takes longer than a receipt lives.
    world.pass_seconds(300);
    let former = page.post(complete, json!({})).await.ok(200);
    let latter = page.post(complete, json!({})).await.ok(200);
    assert_fields(&latter, "receipt sign_in");
    let redeem = format!("/v1/sign-ins/{id}/redeem");
    let backend = world.backend();
    let stale = backend
        .post(&redeem, json!({ "receipt": former["receipt"] }))
        .await;
    assert_eq!(stale.problem(), "receipt-foreign");
    let redeemed = backend
        .post(&redeem, json!({ "receipt": latter["receipt"] }))
        .await;
    assert_eq!(redeemed.ok(200)["member"], "ada");
    assert_eq!(
        page.post(complete, json!({})).await.problem(),
        "receipt-redeemed"
    );

    // S1: the code that confirmed is not the next sign-in's code too.
    let (page, _) = world.sign_in("ada").await;
    world.turn_clock_to(crate::verifier::START);
    let again = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    assert_eq!(again["reason"], "already-used");
}

#[tokio::test]
async fn a_change_to_the_factors_asks_for_a_code_first() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let page = world.security_page("ada").await;
    let factors = "/v1/client/factors";
    let listed = page.get(factors).await.ok(200);
    assert_eq!(listed["factors"][0]["id"], app.factor);
    let mine = format!("{factors}/{}", app.factor);
    let begin = json!({ "kind": "totp" });
    for refused in [
        page.post(factors, begin.clone()).await,
        page.post("/v1/client/recovery-codes", json!({})).await,
        page.delete(&mine).await,
        page.post(&format!("{mine}/confirm"), json!({ "code": "123456" }))
            .await,
    ] {
        assert_eq!(refused.problem(), "step-up-required");
    }
    let step_up = "/v1/client/security/step-up";
    let wrong = json!({ "code": app.wrong_code(&world) });
    assert_eq!(
        page.post(step_up, wrong).await.ok(200)["reason"],
        "wrong-code"
    );
    let right = json!({ "code": app.code(&world, 0) });
    let stepped = page.post(step_up, right).await.ok(200);
    assert_fields(&stepped, "accepted method factor recovery_codes_left at");
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(session["needs_step_up"], false);

    let issued = page
        .post("/v1/client/recovery-codes", json!({}))
        .await
        .ok(201);
    assert_eq!(issued["recovery_codes"].as_array().unwrap().len(), 10);
    let second = Enrolled::scan("ada", &page.post(factors, begin).await.ok(201));
    let confirm = format!("{factors}/{}/confirm", second.factor);
    let code = json!({ "code": second.code(&world, 0) });
    let confirmed = page.post(&confirm, code).await.ok(200);
    assert_fields(&confirmed, "accepted status factor");
    assert_eq!(page.delete(&mine).await.status, 204);
    assert_eq!(page.delete(&mine).await.problem(), "factor-not-found");
    let left = page.get(factors).await.ok(200);
    assert_eq!(left["factors"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn s13_no_token_does_what_it_was_not_made_for() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let code = json!({ "code": app.code(&world, 0) });
    let mine = format!("/v1/client/factors/{}", app.factor);
    let confirm = format!("{mine}/confirm");
    let begin = json!({ "kind": "totp" });

    let (challenge, id) = world.sign_in("ada").await;
    let refused = [
        challenge.get("/v1/client/factors").await,
        challenge.delete(&mine).await,
        challenge.post("/v1/client/recovery-codes", json!({})).await,
        challenge
            .post("/v1/client/security/step-up", code.clone())
            .await,
    ];
    for answer in refused {
        assert_eq!(answer.problem(), "wrong-purpose");
    }
    let refused = [
        challenge.post("/v1/client/factors", begin.clone()).await,
        challenge.post(&confirm, code.clone()).await,
        challenge
            .post("/v1/client/sign-in/complete", json!({}))
            .await,
    ];
    for answer in refused {
        assert_eq!(answer.problem(), "sign-in-challenges");
    }

    let security = world.security_page("ada").await;
    for answer in [
        security
            .post("/v1/client/sign-in/verify", code.clone())
            .await,
        security
            .post("/v1/client/sign-in/complete", json!({}))
            .await,
    ] {
        assert_eq!(answer.problem(), "wrong-purpose");
    }
    world.known("bob").await;
    let (enroll, _) = world.sign_in("bob").await;
    let answer = enroll.post("/v1/client/sign-in/verify", code).await;
    assert_eq!(answer.problem(), "sign-in-enrolls");
    // None of that passed anything, and none of it was a guess.
    let sign_in = world.backend().get(&format!("/v1/sign-ins/{id}")).await;
    assert_eq!(sign_in.ok(200)["status"], "challenge");
    assert_eq!(world.member("ada").await["failures"], 0);
    assert_eq!(world.member("bob").await["status"], "none");
}

#[tokio::test]
async fn s13_whoever_only_knows_the_password_adds_no_second_factor() {
    let world = World::new().await;
    world.known("ada").await;
    let (first, _) = world.sign_in("ada").await;
    let (second, _) = world.sign_in("ada").await;
    let begin = json!({ "kind": "totp" });
    let pending = first
        .post("/v1/client/factors", begin.clone())
        .await
        .ok(201);
    let app = Enrolled::scan("ada", &pending);
    let code = json!({ "code": app.code(&world, 0) });
    let confirm = format!("/v1/client/factors/{}/confirm", app.factor);
    first.post(&confirm, code).await.ok(200);
    let late = second.post("/v1/client/factors", begin).await;
    assert_eq!(late.problem(), "sign-in-ended");
    let late = second.post("/v1/client/sign-in/complete", json!({})).await;
    assert_eq!(late.problem(), "token-ended");
    assert_eq!(world.member("ada").await["factors"], Value::from(1));
}

#[tokio::test]
async fn codes_of_six_and_of_eight_digits_pass_and_the_page_is_told_of_both() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let old = "otpauth://totp/Acme:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8";
    let imported = world.backend();
    let imported = imported
        .post("/v1/members/ada/imported-factors", json!({ "uri": old }))
        .await;
    imported.ok(201);
    let secret = Secret::from_bytes(b"12345678901234567890".to_vec()).unwrap();
    let eight = Totp::new(
        secret,
        Algorithm::Sha1,
        Digits::new(8).unwrap(),
        Period::default(),
    );
    let step = eight.step_at(world.now().unix_seconds());
    let long = eight.code_for_step(step).as_str().to_owned();
    for code in [app.code(&world, 0), long] {
        let (page, _) = world.sign_in("ada").await;
        let session = page.get("/v1/client/session").await.ok(200);
        let offered = session["methods"].as_array().unwrap();
        let totp = offered.iter().find(|offer| offer["method"] == "totp");
        assert_eq!(totp.unwrap()["digits"], json!([6, 8]));
        let answer = page.post("/v1/client/sign-in/verify", json!({ "code": code }));
        assert_eq!(answer.await.ok(200)["accepted"], true, "{code}");
    }
}
