//! The way in: no session before the second factor, and none after a forged, foreign or used receipt.

use crate::support::{ADA, API_KEY, GRACE, Helpdesk, Mood};
use axum::http::header;
use countersign_helpdesk::{api_key::ApiKey, countersign::Countersign, people::Person, role::Role};
use serde_json::json;

const PROTECTED: [&str; 8] = [
    "/",
    "/?show=closed",
    "/conversations/1",
    "/settings/security",
    "/settings/password",
    "/settings/tokens",
    "/team",
    "/team/two-step",
];

#[tokio::test]
async fn s14_both_factors_open_a_session() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let inbox = ada.get("/").await;
    assert_eq!(inbox.status, 200);
    assert!(inbox.body.contains("Ada Merrow"));
    assert_eq!(
        ada.cookie("helpdesk_door"),
        None,
        "the door's cookie is taken back"
    );
    let calls = desk.verifier.calls();
    assert_eq!(
        calls.iter().map(|call| call.as_str()).collect::<Vec<_>>()[..2],
        ["PUT /v1/members/ada", "POST /v1/sign-ins"]
    );
}

#[tokio::test]
async fn s13_nothing_opens_without_a_session() {
    let desk = Helpdesk::start().await;
    for path in PROTECTED {
        let page = desk.browser().get(path).await;
        assert_eq!(
            (page.status, page.location()),
            (303, Some("/sign-in")),
            "{path}"
        );
    }
    for path in [
        "/sign-out",
        "/conversations/1/reply",
        "/conversations/1/status",
        "/sign-in/receipt",
        "/settings/password",
        "/settings/warning",
        "/settings/tokens",
        "/settings/tokens/1/end",
        "/team/grace/reset",
    ] {
        let page = desk
            .browser()
            .post(path, &[("csrf", "x"), ("body", "x"), ("status", "closed")])
            .await;
        assert_eq!(
            (page.status, page.location()),
            (303, Some("/sign-in")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn s14_a_right_password_alone_gives_nothing_to_mistake_for_a_session() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.halfway(ADA).await;
    assert_eq!(ada.cookies.keys().collect::<Vec<_>>(), ["helpdesk_door"]);
    assert_eq!(
        ada.cookies["helpdesk_door"].1, "/sign-in",
        "not even sent to the inbox"
    );

    let token = ada.cookie("helpdesk_door").unwrap().to_owned();
    ada.plant("helpdesk_door", &token);
    ada.plant("helpdesk_session", &token);
    for path in PROTECTED {
        let page = ada.get(path).await;
        assert_eq!(
            (page.status, page.location()),
            (303, Some("/sign-in")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn s14_the_second_step_is_only_for_those_whose_password_was_right() {
    let desk = Helpdesk::start().await;
    let mut stranger = desk.browser();
    let csrf = stranger.get("/sign-in").await.csrf();
    let page = stranger.get("/sign-in/second-step").await;
    assert_eq!((page.status, page.location()), (303, Some("/sign-in")));
    let page = stranger
        .post(
            "/sign-in/receipt",
            &[("csrf", &csrf), ("receipt", "cs_receipt_x")],
        )
        .await;
    assert_eq!((page.status, page.location()), (303, Some("/sign-in")));
    assert!(desk.verifier.calls().is_empty());
}

#[tokio::test]
async fn s14_a_forged_receipt_is_refused_and_ends_the_attempt() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.halfway(ADA).await;
    let genuine = desk.verifier.pass(&ada.client_token().await);
    for forged in ["cs_receipt_forged", "", "../../members", "é\u{0}"] {
        let mut ada = desk.halfway(ADA).await;
        let page = ada.receipt(forged).await;
        assert_eq!(page.status, 403, "{forged:?}");
        assert_eq!(ada.cookie("helpdesk_session"), None);
        let page = ada.get("/sign-in/second-step").await;
        assert_eq!(
            page.location(),
            Some("/sign-in"),
            "start again, with the password"
        );
    }
    assert_eq!(
        ada.receipt(&genuine).await.location(),
        Some("/"),
        "the attempt beside it lives"
    );
}

#[tokio::test]
async fn s14_a_receipt_of_another_sign_in_is_refused() {
    let desk = Helpdesk::start().await;
    let mut grace = desk.halfway(GRACE).await;
    let hers = desk.verifier.pass(&grace.client_token().await);
    let mut ada = desk.halfway(ADA).await;
    assert_eq!(ada.receipt(&hers).await.status, 403);
    assert_eq!(ada.cookie("helpdesk_session"), None);
}

#[tokio::test]
async fn s14_a_receipt_redeemed_for_another_member_is_refused() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.halfway(ADA).await;
    let receipt = desk.verifier.pass(&ada.client_token().await);
    desk.verifier.is(Mood::Mistaken);
    assert_eq!(ada.receipt(&receipt).await.status, 403);
    assert_eq!(ada.cookie("helpdesk_session"), None);
}

#[tokio::test]
async fn s14_a_receipt_is_taken_once() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.halfway(ADA).await;
    let before = ada.clone();
    let receipt = desk.verifier.pass(&ada.client_token().await);
    let csrf = ada.get("/sign-in/second-step").await.csrf();
    let fields = [("csrf", csrf.as_str()), ("receipt", receipt.as_str())];
    assert_eq!(
        ada.post("/sign-in/receipt", &fields).await.location(),
        Some("/")
    );

    let mut again = before;
    let page = again.post("/sign-in/receipt", &fields).await;
    assert_eq!((page.status, page.location()), (303, Some("/sign-in")));
    assert_eq!(again.cookie("helpdesk_session"), None);

    let mut later = desk.halfway(ADA).await;
    assert_eq!(later.receipt(&receipt).await.status, 403);
}

#[tokio::test]
async fn s3_one_receipt_posted_many_times_at_once_opens_one_session() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.halfway(ADA).await;
    let receipt = desk.verifier.pass(&ada.client_token().await);
    let csrf = ada.get("/sign-in/second-step").await.csrf();
    let posts: Vec<_> = (0..32)
        .map(|_| {
            let (mut tab, csrf, receipt) = (ada.clone(), csrf.clone(), receipt.clone());
            tokio::spawn(async move {
                tab.post(
                    "/sign-in/receipt",
                    &[("csrf", &csrf), ("receipt", &receipt)],
                )
                .await;
                tab.cookie("helpdesk_session").is_some()
            })
        })
        .collect();
    let mut opened = 0;
    for post in posts {
        opened += u32::from(post.await.unwrap());
    }
    assert_eq!(opened, 1);
}

#[tokio::test]
async fn s14_a_session_cookie_that_somebody_planted_is_never_adopted() {
    let desk = Helpdesk::start().await;
    let planted = "A".repeat(43);
    let mut ada = desk.browser();
    ada.plant("helpdesk_session", &planted);
    ada.password(ADA).await;
    let receipt = desk.verifier.pass(&ada.client_token().await);
    ada.receipt(&receipt).await;
    assert_ne!(ada.cookie("helpdesk_session"), Some(planted.as_str()));
    let mut thief = desk.browser();
    thief.plant("helpdesk_session", &planted);
    assert_eq!(thief.get("/").await.location(), Some("/sign-in"));
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.signed_in(ADA).await;
    let mut copy = ada.clone();
    let csrf = ada.get("/").await.csrf();
    let page = ada.post("/sign-out", &[("csrf", &csrf)]).await;
    assert_eq!((page.status, page.location()), (303, Some("/sign-in")));
    assert_eq!(ada.cookie("helpdesk_session"), None);
    assert_eq!(
        copy.get("/").await.location(),
        Some("/sign-in"),
        "the old cookie opens nothing"
    );
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
    let desk = Helpdesk::start().await;
    let mut ada = desk.halfway(ADA).await;
    let receipt = desk.verifier.pass(&ada.client_token().await);
    let page = ada.receipt(&receipt).await;
    let set: Vec<_> = page
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|c| c.to_str().unwrap())
        .collect();
    assert_eq!(
        set.len(),
        2,
        "the session is set, the door's cookie taken back"
    );
    for cookie in set {
        assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
    }
}

#[tokio::test]
async fn s14_somebody_whose_second_factor_is_locked_is_told_so_and_not_signed_in() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Locked);
    let mut ada = desk.browser();
    let page = ada.password(ADA).await;
    assert_eq!(page.status, 403);
    assert!(page.body.contains("Your second step is locked"));
    assert!(page.body.contains("Back to the sign-in page"));
    assert_eq!(ada.get("/").await.location(), Some("/sign-in"));
}

#[tokio::test]
async fn g1_somebody_whose_password_is_known_is_told_to_get_a_new_one() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Guessed);
    let mut ada = desk.browser();
    let page = ada.password(ADA).await;
    assert_eq!(page.status, 403);
    assert!(page.body.contains("Your password is known to somebody"));
    assert_eq!(ada.get("/").await.location(), Some("/sign-in"));
}

#[tokio::test]
async fn too_many_sign_ins_wait_as_long_as_the_verifier_says() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Crowded);
    let page = desk.browser().password(ADA).await;
    assert_eq!((page.status, page.header("retry-after")), (429, "30"));
}

#[tokio::test]
async fn an_id_stays_one_segment_of_the_path() {
    let desk = Helpdesk::start().await;
    let verifier = Countersign::new(desk.verifier.origin(), ApiKey::parse(API_KEY).unwrap());
    let odd = Person {
        id: "a/../b?c%d#é".into(),
        email: "odd@fernway.example".into(),
        name: "Odd".into(),
        role: Role::Agent,
        sso: false,
        phone: None,
        language: None,
    };
    verifier
        .begin(
            &odd,
            json!({ "member": odd.id, "context": { "ip": "127.0.0.1" }, "channel": "api" }),
        )
        .await
        .ok()
        .unwrap();
    verifier.report("end-sessions", &odd.id).await.unwrap();
    let segment = "a%2F..%2Fb%3Fc%25d%23%C3%A9";
    assert_eq!(
        desk.verifier.calls(),
        [
            format!("PUT /v1/members/{segment}"),
            "POST /v1/sign-ins".to_owned(),
            format!("POST /v1/members/{segment}/end-sessions"),
        ]
    );
}
