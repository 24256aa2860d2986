//! Programs: a password only where the policy lets it, a token of the settings always.

use serde_json::json;

use crate::support::{ADA, Browser, GRACE, Helpdesk, MARTA, Mood, Page, SOFIA};

async fn password(desk: &Helpdesk, (email, password): (&str, &str)) -> Page {
    let typed = json!({ "email": email, "password": password });
    let program = desk.browser();
    program.program("/api/token", Some(&typed), "").await
}

async fn conversations(desk: &Helpdesk, token: &str) -> Page {
    let program = desk.browser();
    program.program("/api/conversations", None, token).await
}

async fn made_in_the_settings(ada: &mut Browser) -> String {
    let csrf = ada.get("/settings/tokens").await.csrf();
    let fields = [("csrf", csrf.as_str()), ("name", "Nightly report")];
    let page = ada.post("/settings/tokens", &fields).await;
    assert_eq!(page.status, 200, "{}", page.body);
    page.between("<code class=\"password\">", '<').to_owned()
}

#[tokio::test]
async fn a_password_gives_a_token_where_the_policy_asks_for_no_more() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Lenient("not-required"));
    let given = password(&desk, GRACE).await;
    assert_eq!(given.status, 200, "{}", given.body);
    assert_eq!(given.json()["expires_in"], 3600);
    assert_eq!(desk.verifier.told("sign-ins")["channel"], "api");

    let token = given.json()["token"].as_str().unwrap().to_owned();
    let list = conversations(&desk, &token).await;
    assert_eq!(list.status, 200);
    assert_eq!(list.json()["for"], GRACE.0);
    assert!(list.json()["conversations"].as_array().unwrap().len() > 3);
}

#[tokio::test]
async fn s13_a_password_is_refused_with_what_to_do_and_a_token_of_the_settings_is_taken() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::TokensOnly);
    let refused = password(&desk, ADA).await;
    assert_eq!(refused.status, 403);
    assert_eq!(refused.json()["error"], "password-refused");
    assert!(
        refused.json()["detail"]
            .as_str()
            .unwrap()
            .contains("Use a token")
    );

    let mut ada = desk.signed_in(ADA).await;
    let token = made_in_the_settings(&mut ada).await;
    assert_eq!(conversations(&desk, &token).await.status, 200);
    assert!(
        !ada.get("/settings/tokens").await.body.contains(&token),
        "shown once"
    );
}

#[tokio::test]
async fn s13_where_a_code_is_asked_for_a_password_gives_no_token() {
    let desk = Helpdesk::start().await;
    let refused = password(&desk, ADA).await;
    assert_eq!(
        (refused.status, &refused.json()["error"]),
        (403, &json!("password-refused"))
    );
    for mood in [Mood::Locked, Mood::Guessed, Mood::Impossible] {
        desk.verifier.is(mood);
        assert_eq!(password(&desk, ADA).await.json()["error"], "denied");
    }
    desk.verifier.is(Mood::Crowded);
    let crowded = password(&desk, ADA).await;
    assert_eq!((crowded.status, crowded.header("retry-after")), (429, "30"));
    for mood in [Mood::Broken, Mood::Babbling, Mood::Redirecting] {
        desk.verifier.is(mood);
        assert_eq!(password(&desk, ADA).await.status, 503);
    }
}

#[tokio::test]
async fn no_token_no_answer() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let session = ada.cookie("helpdesk_session").unwrap().to_owned();
    let door = format!("helpdesk_{session}");
    for token in ["", "x", "helpdesk_", &session, &door] {
        let refused = conversations(&desk, token).await;
        assert_eq!(
            (refused.status, &refused.json()["error"]),
            (401, &json!("token-needed"))
        );
    }
    assert_eq!(
        ada.get("/api/conversations").await.status,
        401,
        "a cookie is no token"
    );
    assert_eq!(
        desk.browser()
            .program("/api/token", Some(&json!({})), "")
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_token_ends_when_its_owner_says_so_and_with_their_password() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let (one, two) = (
        made_in_the_settings(&mut ada).await,
        made_in_the_settings(&mut ada).await,
    );
    let page = ada.get("/settings/tokens").await;
    let (newest, csrf) = (
        page.between("/settings/tokens/", '/').to_owned(),
        page.csrf(),
    );
    let path = format!("/settings/tokens/{newest}/end");
    let mut grace = desk.signed_in(GRACE).await;
    let hers = grace.get("/settings/tokens").await.csrf();
    grace.post(&path, &[("csrf", &hers)]).await;
    assert_eq!(
        conversations(&desk, &two).await.status,
        200,
        "not another's to end"
    );
    ada.post(&path, &[("csrf", &csrf)]).await;
    assert_eq!(conversations(&desk, &two).await.status, 401);
    assert_eq!(conversations(&desk, &one).await.status, 200);

    let fields = [
        ("csrf", csrf.as_str()),
        ("current", ADA.1),
        ("new", "plover-atlas-ninety"),
    ];
    assert_eq!(ada.post("/settings/password", &fields).await.status, 200);
    assert_eq!(conversations(&desk, &one).await.status, 401);
}

#[tokio::test]
async fn only_the_team_has_an_api_and_sso_people_no_password_for_it() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Lenient("not-required"));
    for who in [MARTA, SOFIA, (ADA.0, "wrong")] {
        let refused = password(&desk, who).await;
        assert_eq!(
            (refused.status, &refused.json()["error"]),
            (401, &json!("wrong-password"))
        );
    }
    assert!(desk.verifier.calls().is_empty());
}

#[tokio::test]
async fn passwords_are_not_guessed_over_the_api_either() {
    let desk = Helpdesk::start().await;
    for _ in 0..5 {
        assert_eq!(password(&desk, (ADA.0, "wrong")).await.status, 401);
    }
    let page = password(&desk, ADA).await;
    assert_eq!(page.status, 429);
    let wait: i64 = page.header("retry-after").parse().unwrap();
    assert!((1..=30).contains(&wait), "{wait}");
}
