//! A second factor before a conversation is deleted.

use crate::support::{ADA, Browser, GRACE, Helpdesk, Mood, NORA, Page};

const KEPT: &str = "/conversations/1";

/// Asks to delete it; the page with the element.
async fn ask(browser: &mut Browser, path: &str) -> Page {
    let csrf = browser.get("/").await.csrf();
    browser
        .post(&format!("{path}/delete"), &[("csrf", &csrf)])
        .await
}

/// Posts what the element brought to the page that deletes `path`.
async fn hand_in(browser: &mut Browser, path: &str, sign_in: &str, receipt: &str) -> Page {
    let csrf = browser.get("/").await.csrf();
    let form = [
        ("csrf", csrf.as_str()),
        ("sign_in", sign_in),
        ("receipt", receipt),
    ];
    browser.post(&format!("{path}/deleted"), &form).await
}

#[tokio::test]
async fn a_conversation_is_deleted_once_the_code_for_just_that_was_given() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let page = ask(&mut ada, KEPT).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let told = desk.verifier.told("sign-ins");
    assert_eq!(
        told["purpose"],
        serde_json::json!({ "action": "Delete conversation 1 for good", "parameters": { "conversation": "1" } })
    );
    let sign_in = page.after("name=\"sign_in\" value=\"").to_owned();
    let receipt = desk.verifier.pass(page.after(" token=\""));
    let done = hand_in(&mut ada, KEPT, &sign_in, &receipt).await;
    assert_eq!(done.location(), Some("/"));
    assert_eq!(ada.get(KEPT).await.status, 404);
}

#[tokio::test]
async fn s13_no_other_receipt_deletes_it() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    // Of another conversation.
    let page = ask(&mut ada, "/conversations/2").await;
    let sign_in = page.after("name=\"sign_in\" value=\"").to_owned();
    let receipt = desk.verifier.pass(page.after(" token=\""));
    let refused = hand_in(&mut ada, KEPT, &sign_in, &receipt).await;
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("Nothing was deleted"));
    // Of somebody else's act.
    let mut nora = desk.signed_in(NORA).await;
    let refused = hand_in(&mut nora, "/conversations/2", &sign_in, &receipt).await;
    assert_eq!(refused.status, 403);
    // Of nothing.
    let refused = hand_in(&mut ada, KEPT, "sgn_x", "cs_receipt_x").await;
    assert_eq!(refused.status, 403);
    for path in [KEPT, "/conversations/2"] {
        assert_eq!(ada.get(path).await.status, 200);
    }
}

#[tokio::test]
async fn s13_a_receipt_of_an_act_signs_nobody_in() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let page = ask(&mut ada, KEPT).await;
    let receipt = desk.verifier.pass(page.after(" token=\""));
    let mut halfway = desk.halfway(ADA).await;
    halfway.receipt(&receipt).await;
    assert_eq!(halfway.cookie("helpdesk_session"), None);
}

#[tokio::test]
async fn agents_are_not_asked_and_who_has_no_second_step_is_told_where_to_set_it_up() {
    let desk = Helpdesk::start().await;
    let mut grace = desk.signed_in(GRACE).await;
    assert!(!grace.get(KEPT).await.body.contains("Delete…"));
    assert_eq!(ask(&mut grace, KEPT).await.status, 403);
    let mut ada = desk.signed_in(ADA).await;
    desk.verifier.is(Mood::Impossible);
    let page = ask(&mut ada, KEPT).await;
    assert_eq!(page.status, 403);
    assert!(page.body.contains("Set up a second step first"));
    desk.verifier.is(Mood::Broken);
    assert_eq!(ask(&mut ada, KEPT).await.status, 403);
    desk.verifier.is(Mood::Well);
    assert_eq!(ask(&mut ada, "/conversations/999").await.status, 404);
    assert_eq!(ada.get(KEPT).await.status, 200);
}
