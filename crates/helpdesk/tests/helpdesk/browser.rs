//! A sign-in belongs to the browser that began it: nobody else's cookie gets anything for it.

use crate::support::{ADA, GRACE, Helpdesk};

/// Ada began and passed; her receipt is valid, and is brought by everybody but her.
#[tokio::test]
async fn s28_a_valid_receipt_of_a_sign_in_begun_elsewhere_gets_nothing() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.halfway(ADA).await;
    let receipt = desk.verifier.pass(&ada.client_token().await);

    let mut stranger = desk.browser();
    stranger.get("/sign-in").await;
    let mut thief = desk.halfway(ADA).await; // knows her password: a sign-in of their own
    let mut grace = desk.halfway(GRACE).await;
    let mut colleague = desk.signed_in(GRACE).await;
    let before = colleague.cookie("helpdesk_session").map(str::to_owned);
    for browser in [&mut stranger, &mut thief, &mut grace, &mut colleague] {
        let csrf = browser.get("/sign-in").await.csrf();
        let fields = [("csrf", csrf.as_str()), ("receipt", &receipt)];
        let page = browser.post("/sign-in/receipt", &fields).await;
        assert!(
            page.status == 403 || page.location() == Some("/sign-in"),
            "{} {:?}",
            page.status,
            page.location()
        );
    }
    for browser in [&stranger, &thief, &grace] {
        assert_eq!(browser.cookie("helpdesk_session"), None);
    }
    assert_eq!(colleague.cookie("helpdesk_session"), before.as_deref());

    assert_eq!(
        ada.receipt(&receipt).await.location(),
        Some("/"),
        "it was good, and is hers"
    );
}

/// Somebody who knows the password begins, and lets its owner pass through the link.
#[tokio::test]
async fn s28_that_a_sign_in_passed_somewhere_signs_nobody_in_here() {
    let desk = Helpdesk::start().await;
    let mut thief = desk.halfway(ADA).await;
    desk.verifier.pass(&thief.client_token().await);
    for path in ["/", "/sign-in/second-step", "/sign-in"] {
        thief.get(path).await;
    }
    assert_eq!(thief.receipt("").await.status, 403);
    assert_eq!(thief.cookie("helpdesk_session"), None);
    assert!(
        !desk
            .verifier
            .calls()
            .iter()
            .any(|call| call.starts_with("GET")),
        "a status is never asked for: only a receipt counts"
    );
}
