//! Forms of other sites change nothing here.

use crate::support::{ADA, GRACE, Helpdesk};

#[tokio::test]
async fn csrf_no_form_is_taken_without_its_token() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let graces = desk.signed_in(GRACE).await.get("/").await.csrf();
    for carried in ["", "x", &graces] {
        for path in [
            "/sign-out",
            "/conversations/7/reply",
            "/conversations/7/status",
        ] {
            let fields = [
                ("csrf", carried),
                ("body", "forged words"),
                ("status", "closed"),
            ];
            assert_eq!(
                ada.post(path, &fields).await.status,
                403,
                "{path} {carried:?}"
            );
        }
    }
    let page = ada
        .post("/conversations/7/reply", &[("body", "forged words")])
        .await;
    assert_eq!(page.status, 400, "no token at all");
    let page = ada.get("/conversations/7").await;
    assert!(page.body.contains("status open"));
    assert!(!page.body.contains("forged words"));
}

#[tokio::test]
async fn csrf_nobody_is_signed_in_by_another_sites_form() {
    let desk = Helpdesk::start().await;
    let fields = [("csrf", "x"), ("email", ADA.0), ("password", ADA.1)];
    let mut visitor = desk.browser();
    assert_eq!(
        visitor.post("/sign-in", &fields).await.status,
        403,
        "never saw our page"
    );
    visitor.get("/sign-in").await;
    assert_eq!(
        visitor.post("/sign-in", &fields).await.status,
        403,
        "saw it, but the form is not it"
    );

    let mut ada = desk.halfway(ADA).await;
    let receipt = desk.verifier.pass(&ada.client_token().await);
    let page = ada
        .post("/sign-in/receipt", &[("csrf", "x"), ("receipt", &receipt)])
        .await;
    assert_eq!(page.status, 403);
    assert_eq!(
        ada.receipt(&receipt).await.location(),
        Some("/"),
        "and the receipt was not spent"
    );
}

#[tokio::test]
async fn an_answer_is_written_and_read_back_as_text() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let csrf = ada.get("/conversations/7").await.csrf();
    let page = ada
        .post(
            "/conversations/7/reply",
            &[("csrf", &csrf), ("body", "Tape <b>helps</b>.")],
        )
        .await;
    assert_eq!(page.location(), Some("/conversations/7#latest"));
    let page = ada.get("/conversations/7").await;
    assert!(page.body.contains("Tape &lt;b&gt;helps&lt;/b&gt;."));

    assert_eq!(
        ada.post(
            "/conversations/7/reply",
            &[("csrf", &csrf), ("body", " \n ")]
        )
        .await
        .status,
        400
    );
    assert_eq!(
        ada.post("/conversations/99/reply", &[("csrf", &csrf), ("body", "x")])
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn a_conversation_is_closed_and_opened_again() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let csrf = ada.get("/conversations/7").await.csrf();
    ada.post(
        "/conversations/7/status",
        &[("csrf", &csrf), ("status", "closed")],
    )
    .await;
    assert!(!ada.get("/").await.body.contains("/conversations/7"));
    assert!(
        ada.get("/?show=closed")
            .await
            .body
            .contains("/conversations/7")
    );
    ada.post(
        "/conversations/7/status",
        &[("csrf", &csrf), ("status", "open")],
    )
    .await;
    assert!(ada.get("/").await.body.contains("/conversations/7"));
    let page = ada
        .post(
            "/conversations/7/status",
            &[("csrf", &csrf), ("status", "burnt")],
        )
        .await;
    assert_eq!(page.status, 400);
}
