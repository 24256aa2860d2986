//! A new password: who may set it, what it ends, and that the verifier hears of it.

use crate::support::{ADA, Browser, Helpdesk, Mood, Page};

const NEW: &str = "plover-atlas-ninety";
const TOLD: &str = "POST /v1/members/ada/password-changed";

async fn change(ada: &mut Browser, current: &str, new: &str) -> Page {
    let csrf = ada.get("/settings/password").await.csrf();
    let fields = [("csrf", csrf.as_str()), ("current", current), ("new", new)];
    ada.post("/settings/password", &fields).await
}

fn told(desk: &Helpdesk) -> usize {
    let calls = desk.verifier.calls();
    calls.iter().filter(|call| *call == TOLD).count()
}

#[tokio::test]
async fn a_changed_password_ends_other_sessions_and_is_told_to_the_verifier() {
    let desk = Helpdesk::start().await;
    let mut elsewhere = desk.signed_in(ADA).await;
    let mut ada = desk.signed_in(ADA).await;
    let page = change(&mut ada, ADA.1, NEW).await;
    assert!(page.body.contains("Your password is changed"));
    assert_eq!(told(&desk), 1);
    assert_eq!(ada.get("/").await.status, 200);
    assert_eq!(elsewhere.get("/").await.location(), Some("/sign-in"));
    assert_eq!(desk.browser().password(ADA).await.status, 401);
    desk.signed_in((ADA.0, NEW)).await;
    assert_eq!(told(&desk), 1, "told once");
}

#[tokio::test]
async fn a_wrong_or_worthless_password_changes_nothing() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    for (current, new) in [("wrong", NEW), (ADA.1, "short"), (ADA.1, ADA.1)] {
        let page = change(&mut ada, current, new).await;
        assert_eq!(page.status, 422, "{current} {new}");
    }
    assert_eq!(told(&desk), 0);
    desk.signed_in(ADA).await;
}

#[tokio::test]
async fn a_password_is_not_guessed_from_within_a_session() {
    let desk = Helpdesk::start().await;
    let mut thief = desk.signed_in(ADA).await;
    for _ in 0..5 {
        assert_eq!(change(&mut thief, "wrong", NEW).await.status, 422);
    }
    assert_eq!(change(&mut thief, ADA.1, NEW).await.status, 429);
}

#[tokio::test]
async fn a_verifier_that_was_away_hears_of_the_new_password_at_the_next_sign_in() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    desk.verifier.is(Mood::Broken);
    let page = change(&mut ada, ADA.1, NEW).await;
    assert!(page.body.contains("Your password is changed"));
    assert_eq!(told(&desk), 1, "tried");
    desk.verifier.is(Mood::Well);
    desk.signed_in((ADA.0, NEW)).await;
    assert_eq!(told(&desk), 2);
    desk.signed_in((ADA.0, NEW)).await;
    assert_eq!(told(&desk), 2);
}

#[tokio::test]
async fn g1_wrong_codes_of_somebody_else_are_told_until_the_person_acts() {
    let desk = Helpdesk::start().await;
    desk.verifier.guessed(3);
    let mut ada = desk.signed_in(ADA).await;
    let words = "3 wrong codes were entered since you last signed in.";
    for path in ["/", "/settings/security"] {
        let page = ada.get(path).await;
        assert!(page.body.contains(words), "{path}");
        assert!(page.body.contains("href=\"/settings/password\""), "{path}");
    }
    let csrf = ada.get("/").await.csrf();
    let page = ada.post("/settings/warning", &[("csrf", &csrf)]).await;
    assert_eq!(page.location(), Some("/"));
    assert!(!ada.get("/").await.body.contains("wrong codes"));

    desk.verifier.guessed(1);
    let mut again = desk.signed_in(ADA).await;
    assert!(again.get("/").await.body.contains("One wrong code was"));
    let page = change(&mut again, ADA.1, NEW).await;
    assert!(!page.body.contains("One wrong code was"));
    assert!(!again.get("/").await.body.contains("One wrong code was"));
}
