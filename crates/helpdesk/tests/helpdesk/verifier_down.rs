//! Whatever the verifier does, nobody is signed in without its word.

use crate::support::{ADA, Helpdesk, Mood};

const WORDS: &str = "The second step cannot be reached";

#[tokio::test]
async fn s14_a_verifier_out_of_order_at_the_password_lets_nobody_further() {
    let desk = Helpdesk::start().await;
    for mood in [Mood::Broken, Mood::Babbling, Mood::Redirecting] {
        desk.verifier.is(mood);
        let mut ada = desk.browser();
        let page = ada.password(ADA).await;
        assert_eq!(page.status, 503);
        assert!(page.body.contains(WORDS));
        assert_eq!(
            ada.get("/sign-in/second-step").await.location(),
            Some("/sign-in")
        );
        assert_eq!(ada.get("/").await.location(), Some("/sign-in"));
    }
    assert!(
        !desk
            .verifier
            .calls()
            .iter()
            .any(|call| call.contains("elsewhere")),
        "redirects are not followed"
    );
}

#[tokio::test]
async fn s14_a_verifier_out_of_order_at_the_receipt_signs_nobody_in() {
    let desk = Helpdesk::start().await;
    for mood in [Mood::Broken, Mood::Babbling, Mood::Redirecting] {
        desk.verifier.is(Mood::Well);
        let mut ada = desk.halfway(ADA).await;
        let receipt = desk.verifier.pass(&ada.client_token().await);
        desk.verifier.is(mood);
        let page = ada.receipt(&receipt).await;
        assert_eq!(page.status, 503);
        assert!(page.body.contains(WORDS));
        assert_eq!(ada.cookie("helpdesk_session"), None);
    }
}

#[tokio::test]
async fn s14_a_verifier_that_is_not_there_signs_nobody_in() {
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let desk = Helpdesk::asking(&format!("http://{nowhere}")).await;
    let mut ada = desk.browser();
    let page = ada.password(ADA).await;
    assert_eq!(page.status, 503);
    assert!(page.body.contains(WORDS));
    assert!(
        !page.body.contains("127.0.0.1"),
        "no internals: {}",
        page.body
    );
    assert_eq!(ada.get("/").await.location(), Some("/sign-in"));
}

#[tokio::test]
async fn a_session_outlives_the_verifier_but_its_security_page_says_so() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    desk.verifier.is(Mood::Broken);
    assert_eq!(ada.get("/").await.status, 200);
    assert_eq!(ada.get("/settings/security").await.status, 503);
}
