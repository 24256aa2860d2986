//! Who comes in by which door, what the verifier is told of them, and what is theirs behind it.

use serde_json::json;

use crate::support::{ADA, GRACE, Helpdesk, MARTA, Mood, NORA, SOFIA};

const DOORS: [&str; 3] = ["/sign-in", "/sign-in/sso", "/sign-in/customers"];

#[tokio::test]
async fn everybody_has_one_door_and_at_any_other_is_told_what_nobody_is_told() {
    let desk = Helpdesk::start().await;
    for (who, own) in [(ADA, 0), (NORA, 0), (GRACE, 0), (SOFIA, 1), (MARTA, 2)] {
        for (n, door) in DOORS.into_iter().enumerate() {
            let page = desk.browser().password_at(door, who).await;
            let expected = if n == own { 303 } else { 401 };
            assert_eq!(page.status, expected, "{who:?} at {door}");
            if n != own {
                let words = "The e-mail address or the password is not right.";
                assert!(page.body.contains(words), "{who:?} at {door}");
            }
        }
    }
}

#[tokio::test]
async fn the_verifier_is_told_role_addresses_language_and_who_came_by_sso() {
    let desk = Helpdesk::start().await;
    desk.halfway(ADA).await;
    assert_eq!(
        desk.verifier.told("members/ada"),
        json!({
            "label": ADA.0,
            "role": "owner",
            "sso": false,
            "language": null,
            "addresses": [
                { "kind": "email", "value": ADA.0, "confirmed": true, "primary": true },
                { "kind": "phone", "value": "+12015550123", "confirmed": false },
            ],
        })
    );
    desk.halfway_at("/sign-in/sso", SOFIA).await;
    let sofia = desk.verifier.told("members/sofia");
    assert_eq!(
        (&sofia["role"], &sofia["sso"]),
        (&json!("agent"), &json!(true))
    );
    desk.halfway_at("/sign-in/customers", MARTA).await;
    let marta = desk.verifier.told("members/marta.quill");
    assert_eq!(marta["role"], "end-user");
    let asked = desk.verifier.told("sign-ins");
    assert_eq!(asked["link_to"], "https://helpdesk.example/sign-in/link");
}

#[tokio::test]
async fn whom_the_policy_asks_for_no_more_is_signed_in_at_once() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Lenient("sso"));
    let mut sofia = desk.browser();
    let page = sofia.password_at("/sign-in/sso", SOFIA).await;
    assert_eq!((page.status, page.location()), (303, Some("/")));
    let inbox = sofia.get("/").await;
    assert!(inbox.body.contains("Sofia Brandt"));
    assert!(!inbox.body.contains("reduced assurance"));
    for path in ["/settings/password", "/team", "/team/two-step"] {
        assert_ne!(sofia.get(path).await.status, 200, "{path}");
    }

    // What the identity provider keeps is not this help desk's to change.
    desk.verifier.is(Mood::Well);
    let mut ada = desk.signed_in(ADA).await;
    let csrf = ada.get("/team").await.csrf();
    let page = ada.post("/team/sofia/reset", &[("csrf", &csrf)]).await;
    assert_eq!(page.status, 404);
}

#[tokio::test]
async fn s14_an_answer_for_somebody_else_signs_nobody_in() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::LenientTo("linus"));
    let mut ada = desk.browser();
    assert_eq!(ada.password(ADA).await.status, 403);
    assert_eq!(ada.cookie("helpdesk_session"), None);
}

#[tokio::test]
async fn somebody_who_must_and_cannot_is_told_whom_to_ask() {
    let desk = Helpdesk::start().await;
    desk.verifier.is(Mood::Impossible);
    let page = desk.browser().password(GRACE).await;
    assert_eq!(page.status, 403);
    assert!(page.body.contains("none is open to you"));
}

#[tokio::test]
async fn a_customer_sees_their_own_conversations_and_nothing_of_the_team() {
    let desk = Helpdesk::start().await;
    let mut marta = desk.signed_in_at("/sign-in/customers", MARTA).await;
    assert_eq!(marta.get("/").await.location(), Some("/help"));
    let list = marta.get("/help").await;
    assert_eq!(list.body.matches("class=\"row\"").count(), 1);
    let (id, csrf) = (list.between("/help/", '#').to_owned(), list.csrf());
    assert!(
        marta
            .get(&format!("/help/{id}"))
            .await
            .body
            .contains("It clicked")
    );

    let others = (1..=8)
        .map(|id| id.to_string())
        .filter(|other| *other != id);
    for other in others {
        assert_eq!(
            marta.get(&format!("/help/{other}")).await.status,
            404,
            "{other}"
        );
        let fields = [("csrf", csrf.as_str()), ("body", "x")];
        let page = marta.post(&format!("/help/{other}/reply"), &fields).await;
        assert_eq!(page.status, 404);
    }
    for path in [
        "/conversations/1",
        "/team",
        "/team/two-step",
        "/settings/tokens",
    ] {
        assert_eq!(marta.get(path).await.location(), Some("/help"), "{path}");
    }
    let fields = [("csrf", csrf.as_str()), ("body", "Thank you!")];
    let page = marta.post(&format!("/help/{id}/reply"), &fields).await;
    assert_eq!(page.location(), Some(&*format!("/help/{id}#latest")));
    let mut ada = desk.signed_in(ADA).await;
    assert!(ada.get("/").await.body.contains("Thank you!"));
    assert_eq!(ada.get("/help").await.location(), Some("/"));

    assert_eq!(
        marta.post("/sign-out", &[("csrf", &csrf)]).await.location(),
        Some("/sign-in/customers")
    );
    assert_eq!(
        marta.get("/help").await.location(),
        Some("/sign-in/customers")
    );
}
