//! Wrong passwords: no word about who exists, and not too many.

use crate::support::{ADA, Helpdesk, Page};

/// The page without what differs by nature: the address typed, and the form's token.
fn bare(page: &Page, email: &str) -> (u16, String) {
    (
        page.status,
        page.body.replace(email, "…").replace(&page.csrf(), "…"),
    )
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_look_the_same() {
    let desk = Helpdesk::start().await;
    let known = desk.browser().password((ADA.0, "wrong")).await;
    let unknown = desk
        .browser()
        .password(("nobody@fernway.example", "wrong"))
        .await;
    assert_eq!(known.status, 401);
    assert_eq!(
        bare(&known, ADA.0),
        bare(&unknown, "nobody@fernway.example")
    );
    assert!(
        known
            .body
            .contains("The e-mail address or the password is not right.")
    );
}

#[tokio::test]
async fn s9_a_wrong_password_never_reaches_the_verifier() {
    let desk = Helpdesk::start().await;
    for (email, password) in [
        (ADA.0, "wrong"),
        (ADA.0, ""),
        ("nobody@fernway.example", ADA.1),
        ("", ""),
    ] {
        let mut browser = desk.browser();
        browser.password((email, password)).await;
        assert_eq!(
            browser.get("/sign-in/second-step").await.location(),
            Some("/sign-in")
        );
    }
    assert!(desk.verifier.calls().is_empty());
}

#[tokio::test]
async fn too_many_wrong_passwords_wait_whoever_they_are_for() {
    let desk = Helpdesk::start().await;
    for email in [ADA.0, "nobody@fernway.example"] {
        for _ in 0..5 {
            assert_eq!(desk.browser().password((email, "wrong")).await.status, 401);
        }
        let page = desk.browser().password((email, ADA.1)).await;
        assert_eq!(page.status, 429, "even the right one waits: {email}");
        assert!(page.header("retry-after").parse::<u32>().unwrap() <= 30);
    }
}

#[tokio::test]
async fn right_passwords_use_no_tries_up() {
    let desk = Helpdesk::start().await;
    for _ in 0..7 {
        desk.halfway(ADA).await;
    }
}

#[tokio::test]
async fn parallel_wrong_passwords_get_no_more_tries() {
    let desk = Helpdesk::start().await;
    let tries: Vec<_> = (0..24)
        .map(|_| {
            let mut browser = desk.browser();
            tokio::spawn(async move { browser.password((ADA.0, "wrong")).await.status })
        })
        .collect();
    let mut looked_at = 0;
    for one in tries {
        looked_at += u32::from(one.await.unwrap() == 401);
    }
    assert_eq!(looked_at, 5);
}

#[tokio::test]
async fn endless_passwords_are_not_hashed() {
    let desk = Helpdesk::start().await;
    let page = desk.browser().password((ADA.0, &"x".repeat(1025))).await;
    assert_eq!(page.status, 400);
}

#[tokio::test]
async fn what_was_typed_comes_back_as_text() {
    let desk = Helpdesk::start().await;
    let page = desk
        .browser()
        .password(("\"><script>alert(1)</script>", "wrong"))
        .await;
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
}
