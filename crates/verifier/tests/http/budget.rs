//! S5 to S12: every way to guess, one budget.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use strum::VariantArray;

use crate::call::{Answer, Caller};
use crate::world::{Enrolled, World, text, wrong_recovery_code};

/// Every place into which a code can be typed, for one member.
struct Ways<'w> {
    world: &'w World,
    app: Enrolled,
    sign_in: Caller<'w>,
    security: Caller<'w>,
    pending: Enrolled,
    /// An address that waits for its code.
    address: String,
    address_code: String,
    /// What was sent to who says that the app is lost.
    reset_code: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
enum Way {
    Verify,
    SignIn,
    StepUp,
    Confirm,
    ConfirmOnOnesOwn,
    ConfirmAddress,
    ProveForReset,
}

const WAYS: &[Way] = Way::VARIANTS;

impl Way {
    const fn route(self) -> &'static str {
        match self {
            Self::Verify => "/v1/verify",
            Self::SignIn => "/v1/client/sign-in/verify",
            Self::StepUp => "/v1/client/security/step-up",
            Self::Confirm => "/v1/members/{member}/factors/{factor}/confirm",
            Self::ConfirmOnOnesOwn => "/v1/client/factors/{factor}/confirm",
            Self::ConfirmAddress => "/v1/client/addresses/{address}/confirm",
            Self::ProveForReset => "/v1/client/reset/prove",
        }
    }
}

/// Those that take a recovery code too.
const BY_RECOVERY_CODE: [Way; 3] = [Way::Verify, Way::SignIn, Way::StepUp];

impl<'w> Ways<'w> {
    async fn of(world: &'w World, app: Enrolled) -> Self {
        let lost = json!({ "policy": { "reset": { "by_person": "after-delay" } } });
        world.policy(lost).await;
        let primary = format!("{}@example.org", app.member.to_lowercase());
        let reached = json!({ "addresses": [{ "kind": "email", "value": primary, "confirmed": true, "primary": true }] });
        let path = format!("/v1/members/{}", app.member);
        world.backend().put(&path, reached).await.ok(200);
        let (sign_in, _) = world.sign_in(&app.member).await;
        sign_in.post("/v1/client/reset", json!({})).await.ok(200);
        let security = world.security_page(&app.member).await;
        let code = json!({ "code": app.code(world, 0) });
        let stepped = security
            .post("/v1/client/security/step-up", code)
            .await
            .ok(200);
        assert_eq!(stepped["accepted"], true);
        let begin = json!({ "kind": "totp" });
        let pending = security.post("/v1/client/factors", begin).await.ok(201);
        let pending = Enrolled::scan(&app.member, &pending);
        let value = format!("{}@elsewhere.example", app.member.to_lowercase());
        let add = json!({ "kind": "email", "value": value });
        let added = security.post("/v1/client/addresses", add).await.ok(201);
        Self {
            world,
            app,
            sign_in,
            security,
            pending,
            address: added["id"].as_str().unwrap().to_owned(),
            address_code: world.code_mailed_to(&value).await,
            reset_code: world.code_mailed_to(&primary).await,
        }
    }

    async fn guess(&self, way: Way, code: &str) -> Value {
        let (member, factor) = (&self.app.member, &self.pending.factor);
        let body = json!({ "code": code });
        let answer = match way {
            Way::Verify => return self.world.verify(member, code).await,
            Way::SignIn => self.sign_in.post("/v1/client/sign-in/verify", body).await,
            Way::StepUp => {
                self.security
                    .post("/v1/client/security/step-up", body)
                    .await
            }
            Way::Confirm => {
                let path = format!("/v1/members/{member}/factors/{factor}/confirm");
                self.world.backend().post(&path, body).await
            }
            Way::ConfirmOnOnesOwn => {
                let path = format!("/v1/client/factors/{factor}/confirm");
                self.security.post(&path, body).await
            }
            Way::ConfirmAddress => {
                let path = format!("/v1/client/addresses/{}/confirm", self.address);
                self.security.post(&path, body).await
            }
            Way::ProveForReset => self.sign_in.post("/v1/client/reset/prove", body).await,
        };
        answer.ok(200)
    }

    /// What is wrong for `way`: a code of no factor.
    fn wrong(&self, way: Way) -> String {
        match way {
            Way::Confirm | Way::ConfirmOnOnesOwn => self.pending.wrong_code(self.world),
            Way::Verify | Way::SignIn | Way::StepUp => self.app.wrong_code(self.world),
            Way::ConfirmAddress => other_than(&self.address_code),
            Way::ProveForReset => other_than(&self.reset_code),
        }
    }

    /// What would be right for `way`.
    fn right(&self, way: Way) -> String {
        match way {
            Way::Confirm | Way::ConfirmOnOnesOwn => self.pending.code(self.world, 0),
            Way::Verify | Way::SignIn | Way::StepUp => self.app.code(self.world, 1),
            Way::ConfirmAddress => self.address_code.clone(),
            Way::ProveForReset => self.reset_code.clone(),
        }
    }

    async fn failures(&self) -> Value {
        self.world.member(&self.app.member).await["failures"].clone()
    }
}

fn other_than(code: &str) -> String {
    if code == "000000" { "000001" } else { "000000" }.to_owned()
}

#[tokio::test]
async fn s5_every_place_that_takes_a_code_is_in_the_matrix() {
    // A new route with a body like `TypedCode` or `VerifyCode` belongs into `Way`.
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    let takes_code = |operation: &Value| {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
        let name = schema.as_str().and_then(|name| name.rsplit('/').next());
        name.is_some_and(|name| {
            !document["components"]["schemas"][name]["properties"]["code"].is_null()
        })
    };
    let paths = document["paths"].as_object().unwrap();
    let taking: BTreeSet<&str> = paths
        .iter()
        .filter(|(_, methods)| methods.as_object().unwrap().values().any(takes_code))
        .map(|(path, _)| path.as_str())
        .collect();
    let known: BTreeSet<&str> = WAYS.iter().map(|way| way.route()).collect();
    assert_eq!(taking, known);
}

#[tokio::test]
async fn s5_every_way_to_guess_charges_the_one_budget() {
    // A member for each: what refills a budget ends the sessions that the next guess would need.
    let world = World::new().await;
    for way in WAYS.iter().copied() {
        let app = world.enrolled(&format!("{way:?}")).await;
        let ways = Ways::of(&world, app).await;
        let refused = ways.guess(way, &ways.wrong(way)).await;
        assert_eq!(refused["reason"], "wrong-code", "{way:?}");
        assert_eq!(refused["remaining"], 4, "{way:?}");
        assert_eq!(ways.failures().await, 1, "{way:?}");
    }
    for way in BY_RECOVERY_CODE {
        let app = world.enrolled(&format!("{way:?}-by-recovery-code")).await;
        let ways = Ways::of(&world, app).await;
        let refused = ways.guess(way, &wrong_recovery_code()).await;
        assert_eq!(refused["reason"], "wrong-code", "{way:?}");
        assert_eq!(refused["remaining"], 4, "{way:?}");
        assert_eq!(ways.failures().await, 1, "{way:?}");
    }
}

#[tokio::test]
async fn s5_a_budget_spent_one_way_is_spent_every_way() {
    let world = World::new().await;
    for spending in WAYS.iter().copied() {
        let app = world.enrolled(&format!("{spending:?}")).await;
        let ways = Ways::of(&world, app).await;
        for remaining in [4, 3, 2, 1, 0] {
            let refused = ways.guess(spending, &ways.wrong(spending)).await;
            assert_eq!(refused["reason"], "wrong-code", "{spending:?}");
            assert_eq!(refused["remaining"], remaining, "{spending:?}");
            // The refusal that begins a wait says so itself.
            assert_eq!(refused["retry_at"].is_string(), remaining == 0);
        }
        for way in WAYS.iter().copied() {
            let refused = ways.guess(way, &ways.right(way)).await;
            assert_eq!(refused["reason"], "wait", "{spending:?}, then {way:?}");
        }
        for way in BY_RECOVERY_CODE {
            let refused = ways.guess(way, &ways.app.recovery_codes[0]).await;
            assert_eq!(
                refused["reason"], "wait",
                "{spending:?}, then a recovery code by {way:?}"
            );
        }
        assert_eq!(ways.failures().await, 5, "{spending:?}");
    }
}

/// Nine apps for one member: with the one that is being set up, as many as there may be.
async fn nine_apps(world: &World, member: &str) -> Vec<Enrolled> {
    let mut apps = vec![world.enrolled(member).await];
    for _ in 1..9 {
        apps.push(world.backend().enroll(member).await);
    }
    world.pass_seconds(90);
    apps
}

#[tokio::test]
async fn g1_a_long_account_spent_is_spent_every_way_until_the_password_is_changed() {
    let world = World::new().await;
    let apps = nine_apps(&world, "ada").await;
    let wrong = wrong_for_all(&world, &apps);
    // Each costs nine of the 300 units. An unlock forgives the failures in a row, not these.
    for tried in 1..=32 {
        let refused = world.verify("ada", &wrong).await;
        assert_eq!(refused["reason"], "wrong-code", "{tried}");
        if tried % 4 == 0 {
            world.unlock("ada").await;
        }
    }
    // A right code gives back what it cost itself, and nothing else.
    let ways = Ways::of(&world, apps[0].clone()).await;
    assert_eq!(world.member("ada").await["password_change_due"], false);
    world.verify("ada", &wrong).await;
    for _ in 0..3 {
        let refused = ways.guess(Way::Confirm, &ways.wrong(Way::Confirm)).await;
        assert_eq!(refused["reason"], "wrong-code");
    }
    assert_eq!(world.member("ada").await["password_change_due"], true);
    assert_eq!(ways.failures().await, 4);

    let spent = json!({ "accepted": false, "reason": "password-change" });
    for way in WAYS.iter().copied() {
        assert_eq!(ways.guess(way, &ways.right(way)).await, spent, "{way:?}");
    }
    for way in BY_RECOVERY_CODE {
        let code = &ways.app.recovery_codes[0];
        assert_eq!(ways.guess(way, code).await, spent, "{way:?}");
    }
    let begin = json!({ "member": "ada" });
    let denied = world.backend().post("/v1/sign-ins", begin).await.ok(201);
    assert_eq!(
        (&denied["status"], &denied["why"]),
        (&json!("denied"), &json!("password-change"))
    );
    assert!(denied.get("client_token").is_none() && denied.get("url").is_none());
    // An administrator's unlock is not a new password.
    world.unlock("ada").await;
    assert_eq!(world.verify("ada", &ways.app.code(&world, 1)).await, spent);

    let changed = "/v1/members/ada/password-changed";
    let changed = world.backend().post(changed, json!({})).await;
    assert_eq!(changed.status, 204);
    assert_eq!(world.member("ada").await["password_change_due"], false);
    let (page, _) = world.sign_in("ada").await;
    let code = json!({ "code": ways.app.code(&world, 1) });
    let passed = page.post("/v1/client/sign-in/verify", code).await.ok(200);
    assert_eq!(passed["accepted"], true);
}

/// A code that none of them shows at any time near now.
fn wrong_for_all(world: &World, apps: &[Enrolled]) -> String {
    let near: BTreeSet<String> = apps
        .iter()
        .flat_map(|app| (-100..100).map(|steps| app.code(world, steps)))
        .collect();
    let mut codes = (0..1_000_000).map(|n| format!("{n:06}"));
    codes.find(|code| !near.contains(code)).unwrap()
}

#[tokio::test]
async fn s6_a_new_sign_in_or_page_does_not_refresh_the_budget() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let verify = "/v1/client/sign-in/verify";
    for remaining in [4, 3, 2, 1, 0] {
        let (page, _) = world.sign_in("ada").await;
        let wrong = json!({ "code": app.wrong_code(&world) });
        let refused = page.post(verify, wrong).await.ok(200);
        assert_eq!(refused["remaining"], remaining);
    }
    let (page, _) = world.sign_in("ada").await;
    let right = json!({ "code": app.code(&world, 0) });
    let waiting = page.post(verify, right.clone()).await.ok(200);
    assert_eq!(waiting["reason"], "wait");
    let page = world.security_page("ada").await;
    let waiting = page
        .post("/v1/client/security/step-up", right)
        .await
        .ok(200);
    assert_eq!(waiting["reason"], "wait");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn s7_a_burst_of_guesses_gets_no_more_than_the_budget() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let wrong = app.wrong_code(&world);
    let burst = at_once(32, || world.verify("ada", &wrong)).await;
    let looked_at = burst
        .iter()
        .filter(|answer| answer["reason"] == "wrong-code");
    assert_eq!(looked_at.count(), 5);
    assert_eq!(world.member("ada").await["failures"], 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn s3_one_code_sent_many_times_at_once_is_accepted_once() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let code = app.code(&world, 0);
    let burst = at_once(16, || verify(&world, &code)).await;
    let replayed = json!({ "accepted": false, "reason": "already-used" });
    assert_eq!(accepted(&burst, |answer| answer.ok(200) == replayed), 1);
    let burst = at_once(16, || verify(&world, &app.recovery_codes[0])).await;
    // One hash at a time is made for a member (S30): who comes meanwhile comes again.
    let is_refused = |answer: &Answer| match answer.status {
        503 => answer.problem() == "busy" && answer.header("retry-after") == "1",
        _ => answer.ok(200) == replayed,
    };
    assert_eq!(accepted(&burst, is_refused), 1);
    let late = world.verify("ada", &app.recovery_codes[0]).await;
    assert_eq!(late, replayed);
    let member = world.member("ada").await;
    assert_eq!(
        (&member["failures"], &member["recovery_codes_left"]),
        (&json!(0), &json!(9))
    );
}

async fn verify(world: &World, code: &str) -> Answer {
    let body = json!({ "member": "ada", "code": code });
    world.backend().post("/v1/verify", body).await
}

/// How many were accepted; a panic when one of the others was not refused as it must be.
#[track_caller]
fn accepted(burst: &[Answer], is_refused: impl Fn(&Answer) -> bool) -> usize {
    let (accepted, others): (Vec<_>, Vec<_>) = burst
        .iter()
        .partition(|answer| answer.status == 200 && answer.ok(200)["accepted"] == true);
    assert!(others.into_iter().all(is_refused), "{burst:?}");
    accepted.len()
}

#[tokio::test]
async fn s8_only_a_full_success_refills_the_budget() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    for _ in 0..3 {
        world.verify("ada", &app.wrong_code(&world)).await;
    }
    // A right password, a new label, a new factor, new recovery codes: none of them is a second factor shown.
    world.sign_in("ada").await;
    world.security_page("ada").await;
    world.known("ada").await;
    world.backend().enroll("ada").await;
    let codes = "/v1/members/ada/recovery-codes";
    world.backend().post(codes, json!({})).await.ok(201);
    assert_eq!(world.member("ada").await["failures"], 3);
    world.verify("ada", &app.code(&world, 0)).await;
    assert_eq!(world.member("ada").await["failures"], 0);
}

#[tokio::test]
async fn s9_without_a_key_or_a_token_nobody_is_locked_out() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let body = json!({ "member": "ada", "code": app.wrong_code(&world) });
    for _ in 0..10 {
        let refused = world.nobody().post("/v1/verify", body.clone()).await;
        assert_eq!(refused.problem(), "unauthenticated");
    }
    assert_eq!(world.member("ada").await["failures"], 0);
}

#[tokio::test]
async fn s10_s12_a_lock_ends_open_attempts_and_an_unlock_signs_nobody_in() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    for _ in 0..99 {
        world.verify("ada", &app.wrong_code(&world)).await;
        world.pass_seconds(3600);
    }
    let (page, id) = world.sign_in("ada").await;
    let security = world.security_page("ada").await;
    let last = world.verify("ada", &app.wrong_code(&world)).await;
    assert_eq!(last["remaining"], 0);
    let locked = world.verify("ada", &app.code(&world, 0)).await;
    assert_eq!(
        locked,
        json!({ "accepted": false, "reason": "locked", "remaining": 0 })
    );

    let sign_in = format!("/v1/sign-ins/{id}");
    let ended = world.backend().get(&sign_in).await.ok(200);
    assert_eq!(
        (&ended["status"], &ended["methods"]),
        (&json!("ended"), &json!([]))
    );
    let code = json!({ "code": app.code(&world, 0) });
    let verify = "/v1/client/sign-in/verify";
    for dead in [
        page.post(verify, code.clone()).await,
        page.get("/v1/client/session").await,
        security.get("/v1/client/session").await,
    ] {
        assert_eq!(dead.problem(), "token-ended");
    }
    let denied = json!({ "member": "ada" });
    let denied = world.backend().post("/v1/sign-ins", denied).await.ok(201);
    assert_eq!(
        (&denied["status"], &denied["why"], &denied["methods"]),
        (&json!("denied"), &json!("locked"), &json!([]))
    );
    let read = format!("/v1/sign-ins/{}", text(&denied["id"]));
    assert_eq!(world.backend().get(&read).await.ok(200), denied);
    assert!(denied.get("client_token").is_none() && denied.get("url").is_none());

    let unlocked = world.unlock("ada").await;
    assert_eq!(
        (&unlocked["locked"], &unlocked["failures"]),
        (&json!(false), &json!(0))
    );
    assert!(!unlocked.to_string().contains("cs_"));
    assert_eq!(
        world.backend().get(&sign_in).await.ok(200)["status"],
        "ended"
    );
    let dead = page.post(verify, code.clone()).await;
    assert_eq!(dead.problem(), "token-ended");
    // The way back in is a new sign-in, with a code.
    let (page, _) = world.sign_in("ada").await;
    assert_eq!(page.post(verify, code).await.ok(200)["accepted"], true);
}

#[tokio::test]
async fn s12_a_reset_leads_to_a_new_set_up_and_to_no_receipt() {
    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let mine = format!("/v1/members/ada/factors/{}", app.factor);
    assert_eq!(world.backend().delete(&mine).await.status, 204);
    let code = json!({ "code": app.code(&world, 0) });
    for dead in [
        page.post("/v1/client/sign-in/verify", code).await,
        page.post("/v1/client/sign-in/complete", json!({})).await,
        page.get("/v1/client/session").await,
    ] {
        assert_eq!(dead.problem(), "token-ended");
    }
    let sign_in = world.backend().get(&format!("/v1/sign-ins/{id}")).await;
    assert_eq!(sign_in.ok(200)["status"], "ended");
    let refused = world.verify("ada", &app.code(&world, 0)).await;
    assert_eq!(
        refused,
        json!({ "accepted": false, "reason": "not-enrolled" })
    );
    let (page, _) = world.sign_in("ada").await;
    let session = page.get("/v1/client/session").await.ok(200);
    assert_eq!(text(&session["status"]), "enroll");
}

/// What `count` calls made at once answer.
async fn at_once<T, F: Future<Output = T>>(count: usize, call: impl Fn() -> F) -> Vec<T> {
    let mut calls: Vec<_> = (0..count).map(|_| Box::pin(call())).collect();
    let mut answers = Vec::new();
    // Each is polled in turn until all have answered: their requests are all under way before the first answer.
    std::future::poll_fn(|context| {
        calls.retain_mut(|call| match call.as_mut().poll(context) {
            std::task::Poll::Ready(answer) => {
                answers.push(answer);
                false
            }
            std::task::Poll::Pending => true,
        });
        if calls.is_empty() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    answers
}
