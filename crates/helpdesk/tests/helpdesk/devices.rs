//! The device token: kept for each person, handed in at the next sign-in, swapped when it changes.

use axum::http::header;
use serde_json::Value;

use crate::support::{ADA, Browser, GRACE, Helpdesk, Mood};

fn devices(browser: &Browser) -> Vec<&str> {
    let kept = browser.cookies.iter();
    let kept = kept.filter(|(name, _)| name.starts_with("helpdesk_device_"));
    kept.map(|(_, (token, _))| token.as_str()).collect()
}

#[tokio::test]
async fn s15_a_device_token_is_handed_in_at_the_next_sign_in_and_swapped_when_it_changes() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Trusting);
    let mut ada = desk.signed_in(ADA).await;
    assert_eq!(desk.verifier.told("sign-ins")["device"], Value::Null);
    let first = devices(&ada)[0].to_owned();
    assert!(first.starts_with("cs_device_"));

    desk.verifier.is(Mood::Lenient("trusted-device"));
    let page = ada.password(ADA).await;
    assert_eq!((page.status, page.location()), (303, Some("/")));
    assert_eq!(desk.verifier.told("sign-ins")["device"], *first);
    let second = devices(&ada)[0].to_owned();
    assert_ne!(first, second, "the next one");
    ada.password(ADA).await;
    assert_eq!(desk.verifier.told("sign-ins")["device"], *second);
}

#[tokio::test]
async fn n6_reduced_assurance_is_shown_and_asks_nothing_more() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Lenient("trusted-device"));
    let mut ada = desk.browser();
    ada.password(ADA).await;
    let page = ada.get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("reduced assurance"));
    desk.verifier.is(Mood::Well);
    let mut full = desk.signed_in(ADA).await;
    assert!(!full.get("/").await.body.contains("reduced assurance"));
}

#[tokio::test]
async fn s15_a_device_token_goes_to_nobody_else_and_to_no_script() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Trusting);
    let mut browser = desk.halfway(ADA).await;
    let receipt = desk.verifier.pass(&browser.client_token().await);
    let page = browser.receipt(&receipt).await;
    let set = page.headers.get_all(header::SET_COOKIE).into_iter();
    let set: Vec<_> = set.map(|cookie| cookie.to_str().unwrap()).collect();
    let device = set
        .iter()
        .find(|cookie| cookie.starts_with("helpdesk_device_"));
    let device = device.unwrap();
    assert!(device.contains("; Path=/sign-in;") && device.contains("; HttpOnly; SameSite=Lax"));
    assert!(
        !device.contains("ada"),
        "the cookie does not name its person"
    );

    // The next person at the same computer.
    browser.password(GRACE).await;
    assert_eq!(desk.verifier.told("sign-ins")["device"], Value::Null);
    let receipt = desk.verifier.pass(&browser.client_token().await);
    browser.receipt(&receipt).await;
    assert_eq!(devices(&browser).len(), 2);
}

#[tokio::test]
async fn what_was_planted_in_place_of_a_device_token_is_not_handed_on() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Trusting);
    let mut ada = desk.signed_in(ADA).await;
    let names: Vec<_> = ada.cookies.keys().cloned().collect();
    let name = names
        .iter()
        .find(|name| name.starts_with("helpdesk_device_"));
    for planted in ["", "x", "cs_device_a.b"] {
        ada.plant(name.unwrap(), planted);
        ada.password(ADA).await;
        assert_eq!(
            desk.verifier.told("sign-ins")["device"],
            Value::Null,
            "{planted}"
        );
    }
}
