//! A reset by the owner.

use crate::support::{ADA, GRACE, Helpdesk, Mood, NORA};

#[tokio::test]
async fn s29_a_reset_ends_sessions_here_and_at_the_verifier_and_gives_a_new_password() {
    let desk = Helpdesk::start().await;
    let mut thief = desk.signed_in(GRACE).await;
    let mut halfway = desk.halfway(GRACE).await;
    let passed = desk.verifier.pass(&halfway.client_token().await);
    let mut ada = desk.signed_in(ADA).await;
    let csrf = ada.get("/team").await.csrf();
    let page = ada.post("/team/grace/reset", &[("csrf", &csrf)]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let new = page.between("<code class=\"password\">", '<').to_owned();

    let calls = desk.verifier.calls();
    let reports: Vec<_> = calls
        .iter()
        .filter(|call| call.contains("/grace/"))
        .collect();
    assert_eq!(
        reports,
        [
            "POST /v1/members/grace/end-sessions",
            "POST /v1/members/grace/password-changed"
        ]
    );
    assert_eq!(thief.get("/").await.location(), Some("/sign-in"));
    assert_eq!(desk.browser().password(GRACE).await.status, 401);
    let page = halfway.receipt(&passed).await;
    assert_eq!(page.location(), Some("/sign-in"), "also who was halfway");
    assert_eq!(halfway.cookie("helpdesk_session"), None);
    desk.signed_in((GRACE.0, &new)).await;
}

#[tokio::test]
async fn owners_and_admins_reset_others_and_no_admin_an_owner() {
    let desk = Helpdesk::start().await;
    let mut grace = desk.signed_in(GRACE).await;
    let csrf = grace.get("/").await.csrf();
    assert_eq!(grace.get("/team").await.status, 403);
    let page = grace.post("/team/linus/reset", &[("csrf", &csrf)]).await;
    assert_eq!(page.status, 403);
    let mut ada = desk.signed_in(ADA).await;
    let csrf = ada.get("/team").await.csrf();
    for nobody in ["ada", "no-such-person"] {
        let path = format!("/team/{nobody}/reset");
        assert_eq!(ada.post(&path, &[("csrf", &csrf)]).await.status, 404);
    }
    let mut nora = desk.signed_in(NORA).await;
    let csrf = nora.get("/team").await.csrf();
    let page = nora.post("/team/ada/reset", &[("csrf", &csrf)]).await;
    assert_eq!(
        page.status, 404,
        "an admin who takes an owner's place is no admin"
    );
    let page = nora.post("/team/linus/reset", &[("csrf", &csrf)]).await;
    assert_eq!(page.status, 200);
    desk.signed_in(GRACE).await;
    desk.signed_in(ADA).await;
}

#[tokio::test]
async fn s29_a_reset_that_the_verifier_does_not_hear_of_changes_nothing() {
    let desk = Helpdesk::start().await;
    let mut grace = desk.signed_in(GRACE).await;
    let mut ada = desk.signed_in(ADA).await;
    let csrf = ada.get("/team").await.csrf();
    desk.verifier.is(Mood::Broken);
    let page = ada.post("/team/grace/reset", &[("csrf", &csrf)]).await;
    assert_eq!(page.status, 503);
    assert!(page.body.contains("Nothing was changed"));
    assert!(page.body.contains("Back to the inbox"));
    assert_eq!(grace.get("/").await.status, 200);
}

#[tokio::test]
async fn somebody_who_never_signed_in_can_be_reset() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let csrf = ada.get("/team").await.csrf();
    let page = ada.post("/team/linus/reset", &[("csrf", &csrf)]).await;
    assert_eq!(page.status, 200);
}
