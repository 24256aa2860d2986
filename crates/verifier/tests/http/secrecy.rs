//! S16 and S18: what is shown once is not shown again, and nowhere else.

use std::io::Write;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::routes::Route;
use crate::world::{Enrolled, World, text};

/// Every spelling in which a secret could slip out.
fn spellings(secret: &str) -> Vec<String> {
    let bytes = countersign_otp::Secret::from_base32(secret).unwrap();
    let hex: String = bytes
        .expose_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let grouped = secret.as_bytes().chunks(4);
    let grouped: Vec<&str> = grouped
        .map(|group| std::str::from_utf8(group).unwrap())
        .collect();
    vec![
        secret.to_owned(),
        secret.to_lowercase(),
        hex.to_uppercase(),
        hex,
        grouped.join(" "),
    ]
}

#[tokio::test]
async fn s16_the_secret_is_in_no_later_answer() {
    let world = World::new().await;
    // What is known beforehand is found in any spelling.
    world.verifier.entropy.choose(b"twenty bytes, chosen");
    world.known("ada").await;
    let pending = world.backend().begin("ada").await;
    assert_eq!(pending["secret"], "OR3WK3TUPEQGE6LUMVZSYIDDNBXXGZLO");
    let app = Enrolled::scan("ada", &pending);
    let while_pending = everything_read(&world, &app).await;
    let code = json!({ "code": app.code(&world, 0) });
    let confirm = format!("/v1/members/ada/factors/{}/confirm", app.factor);
    let confirmed = world.backend().post(&confirm, code).await;
    let codes = confirmed.ok(200)["recovery_codes"].clone();
    let once_active = everything_read(&world, &app).await;

    let answers = while_pending.iter().chain(&once_active);
    for answer in answers.chain([&confirmed.text]) {
        for spelling in spellings(&app.secret) {
            assert!(!answer.contains(&spelling), "{answer}");
        }
        assert!(!answer.contains("otpauth://totp"), "{answer}");
    }
    for answer in &once_active {
        for code in codes.as_array().unwrap() {
            assert!(!answer.contains(&text(code)), "{answer}");
        }
    }
    let second = world.backend().begin("ada").await;
    assert_ne!(second["secret"], pending["secret"]);
}

/// What every GET under `/v1` answers to every token there is.
async fn everything_read(world: &World, app: &Enrolled) -> Vec<String> {
    let (page, sign_in) = world.sign_in(&app.member).await;
    let security = world.security_page(&app.member).await;
    let mut read = Vec::new();
    for route in world.routes.iter().filter(|route| is_read(route)) {
        let path = route.path(|parameter| match parameter {
            "member" => app.member.clone(),
            "factor" => app.factor.clone(),
            "sign_in" => sign_in.clone(),
            _ => "none".to_owned(),
        });
        for caller in [&world.backend(), &page, &security] {
            read.push(caller.get(&path).await.text);
        }
    }
    assert_eq!(read.len() % 3, 0);
    assert!(read.len() >= 24);
    read
}

fn is_read(route: &Route) -> bool {
    route.method == "GET" && route.template.starts_with("/v1/")
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn s18_no_secret_code_or_token_reaches_the_log() {
    let log = Log::default();
    let writer = log.clone();
    // For the whole process: the store's writer runs on a thread of its own.
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_ansi(false)
        .without_time()
        .with_writer(move || writer.clone())
        .init();

    let world = World::new().await;
    let app = world.enrolled("ada").await;
    let (page, id) = world.sign_in("ada").await;
    let (right, wrong) = (app.code(&world, 0), app.wrong_code(&world));
    let verify = "/v1/client/sign-in/verify";
    page.post(verify, json!({ "code": wrong })).await.ok(200);
    let passed = page.post(verify, json!({ "code": right })).await.ok(200);
    let receipt = text(&passed["receipt"]);
    let redeem = format!("/v1/sign-ins/{id}/redeem");
    world
        .backend()
        .post(&redeem, json!({ "receipt": receipt }))
        .await
        .ok(200);
    world.verify("ada", &app.recovery_codes[0]).await;
    // And where none should stand.
    let key = world.acme.key.clone();
    world
        .nobody()
        .get(&format!("/v1/members?cursor={key}"))
        .await;
    world
        .nobody()
        .get(&format!("/nowhere/{key}?token={key}"))
        .await;
    world.holder_of(&receipt).get("/v1/members").await;
    let misplaced: Value = json!({ right.as_str(): right, "member": receipt });
    world.backend().post("/v1/verify", misplaced).await;

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    // How long an answer took may look like a code.
    let words = log
        .split_whitespace()
        .filter(|word| !word.starts_with("micros="));
    let log = words.collect::<Vec<_>>().join(" ");
    assert!(log.contains("/v1/sign-ins/{sign_in}/redeem"), "{log}");
    let mut secret: Vec<String> = spellings(&app.secret);
    secret.extend([key, receipt, page.token.clone().unwrap()]);
    secret.extend(app.recovery_codes.iter().cloned());
    secret.extend([right, wrong]);
    for secret in secret {
        assert!(!log.contains(&secret), "{secret}");
    }
}
