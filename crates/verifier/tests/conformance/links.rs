//! Links by e-mail: good once, in the browser that asked, and for nobody who looks at mail before its reader does.

use countersign_store::ids::MemberKey;
use countersign_store::model::{Method, SignIn, SignInStatus};
use countersign_store::token::{BrowserSecret, LinkToken};
use countersign_verifier::service::{Browser, Conflict, Error, Gone, WantedSignIn};
use tokio::task::JoinSet;

use crate::mailbox::{EMAIL_LINK, last_sent_to, put_in_force, reached_by_email, send};
use crate::on_both_engines;
use crate::world::{Passed as _, World, browser_secret};

const MAIL: &str = "ada@example.org";

on_both_engines! {
    s28_a_link_passes_its_sign_in_in_the_browser_that_asked_for_it_alone,
    a_scanner_that_looks_at_a_link_spends_nothing,
    n4_a_newer_link_replaces_the_older,
    s21_a_link_has_expired_at_exactly_its_instant,
    s13_a_link_opens_nothing_once_there_is_a_factor,
    s29_a_link_opens_nothing_after_a_new_password,
    s3_of_64_parallel_uses_of_one_link_one_opens_it,
}

/// A page that asked for a link.
struct Asked {
    sign_in: SignIn,
    page: Browser,
    secret: BrowserSecret,
}

async fn ada(world: &World) -> MemberKey {
    put_in_force(world, EMAIL_LINK).await;
    reached_by_email(world, "ada").await
}

async fn begin(world: &World, member: &MemberKey) -> Asked {
    let wanted = WantedSignIn::of(member.clone());
    let started = world.service.start_sign_in(wanted).await.unwrap();
    assert_eq!(started.sign_in.methods, [Method::EmailLink]);
    let secret = browser_secret();
    Asked {
        sign_in: started.sign_in,
        page: Browser::new(&started.client_token.unwrap(), None).known_by(&secret),
        secret,
    }
}

async fn ask(world: &World, member: &MemberKey) -> (Asked, LinkToken) {
    let asked = begin(world, member).await;
    send(world, &asked.page, Method::EmailLink).await.unwrap();
    (asked, last_link(world).await)
}

async fn last_link(world: &World) -> LinkToken {
    let link = last_sent_to(world, MAIL).await;
    let (page, token) = link.split_once('#').unwrap();
    assert_eq!(page, "https://verifier.example/sign-in-link");
    LinkToken::parse(token).unwrap()
}

fn is_over<T: std::fmt::Debug>(said: &Result<T, Error>) -> bool {
    matches!(said, Err(Error::Gone(Gone::Link)))
}

async fn s28_a_link_passes_its_sign_in_in_the_browser_that_asked_for_it_alone(world: &World) {
    let member = ada(world).await;
    let (asked, link) = ask(world, &member).await;
    let elsewhere = world.service.open_link(&link, &browser_secret()).await;
    assert!(matches!(
        elsewhere,
        Err(Error::Conflict(Conflict::OtherBrowser))
    ));
    let waiting = world.service.complete_sign_in(asked.page.clone()).await;
    assert!(matches!(
        waiting,
        Err(Error::Conflict(Conflict::SignInChallenges))
    ));
    let opened = world.service.open_link(&link, &asked.secret).await;
    assert_eq!(opened.unwrap(), SignInStatus::Passed);
    assert!(is_over(
        &world.service.open_link(&link, &asked.secret).await
    ));
    // Only the page that waited gets the receipt, whoever else holds its token.
    let thief = asked.page.clone().known_by(&browser_secret());
    assert!(world.service.complete_sign_in(thief).await.is_err());
    let passed = world.service.complete_sign_in(asked.page).await.unwrap();
    let redeemed = world
        .service
        .redeem(
            world.workspace.clone(),
            asked.sign_in.id,
            &passed.passed().receipt,
        )
        .await
        .unwrap();
    assert_eq!(redeemed.method, Some(Method::EmailLink));
}

async fn a_scanner_that_looks_at_a_link_spends_nothing(world: &World) {
    let member = ada(world).await;
    let (asked, link) = ask(world, &member).await;
    for _ in 0..10 {
        assert_eq!(
            world.service.link(&link).await.unwrap().sign_in,
            asked.sign_in.id
        );
    }
    assert!(world.service.open_link(&link, &asked.secret).await.is_ok());
    assert!(is_over(&world.service.link(&link).await));
}

async fn n4_a_newer_link_replaces_the_older(world: &World) {
    let member = ada(world).await;
    let (asked, old) = ask(world, &member).await;
    world.pass_seconds(30);
    send(world, &asked.page, Method::EmailLink).await.unwrap();
    let new = last_link(world).await;
    assert!(is_over(&world.service.open_link(&old, &asked.secret).await));
    assert!(world.service.open_link(&new, &asked.secret).await.is_ok());
}

async fn s21_a_link_has_expired_at_exactly_its_instant(world: &World) {
    let member = ada(world).await;
    let asked = begin(world, &member).await;
    let sent = send(world, &asked.page, Method::EmailLink).await.unwrap();
    assert_eq!(world.now().seconds_until(sent.expires_at), 600);
    let link = last_link(world).await;
    world.turn_clock_to(sent.expires_at);
    assert!(is_over(
        &world.service.open_link(&link, &asked.secret).await
    ));
}

async fn s13_a_link_opens_nothing_once_there_is_a_factor(world: &World) {
    let member = ada(world).await;
    let (asked, link) = ask(world, &member).await;
    world.enroll(&member).await;
    assert!(is_over(
        &world.service.open_link(&link, &asked.secret).await
    ));
    assert!(world.service.complete_sign_in(asked.page).await.is_err());
}

async fn s29_a_link_opens_nothing_after_a_new_password(world: &World) {
    let member = ada(world).await;
    let (asked, link) = ask(world, &member).await;
    world.service.password_changed(member).await.unwrap();
    assert!(is_over(
        &world.service.open_link(&link, &asked.secret).await
    ));
}

async fn s3_of_64_parallel_uses_of_one_link_one_opens_it(world: &World) {
    let member = ada(world).await;
    let (asked, link) = ask(world, &member).await;
    let nodes = [world.service.clone(), world.another_node().await];
    let shared = std::sync::Arc::new((link, asked.secret));
    let mut uses = JoinSet::new();
    for n in 0..64 {
        let (node, shared) = (nodes[n % 2].clone(), shared.clone());
        uses.spawn(async move { node.open_link(&shared.0, &shared.1).await });
    }
    let said = uses.join_all().await;
    assert_eq!(said.iter().filter(|said| said.is_ok()).count(), 1);
    assert_eq!(said.iter().filter(|said| is_over(said)).count(), 63);
}
