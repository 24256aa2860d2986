//! S20, S21, S28: the days until a set-up must be done, the check that comes before it, and who goes on after it.

use countersign_policy::{InForce, Policy, Timestamp};
use countersign_store::ids::MemberKey;
use countersign_store::model::{Assurance, EventKind, Method, SignInStatus};
use countersign_store::token::{BrowserSecret, LinkToken};
use countersign_verifier::service::{
    Answer, Browser, Conflict, Error, Forbidden, Gone, Passage, StartedSignIn, Typed, WantedFactor,
    WantedSignIn,
};

use countersign_testkit::Authenticator;

use crate::on_both_engines;
use crate::world::{Passed as _, World, at_once, browser_secret, page};

on_both_engines! {
    s20_the_earlier_of_two_deadlines_counts,
    s21_at_the_deadline_a_set_up_can_be_put_off_no_longer,
    s28_the_check_and_what_follows_belong_to_one_browser,
    s28_the_page_that_asked_takes_what_a_link_opens,
    s3_of_64_parallel_openings_of_one_link_one_passes,
    s3_of_64_parallel_uses_of_one_mailed_code_one_passes,
    s13_whoever_has_only_the_password_redeems_nothing,
}

const EVERYONE: &str = "[required]\nteam = \"everyone\"\ngrace_days = 7";
const CHECKED: &str =
    "[required]\nteam = \"everyone\"\ngrace_days = 7\n[floor]\nteam = \"new-device\"";
const LINKED: &str = "[required]\nteam = \"nobody\"\n[floor]\nteam = \"email-link\"";
const DAY: i64 = 24 * 3600;

async fn begin(world: &World, member: &MemberKey) -> (StartedSignIn, BrowserSecret) {
    let started = world
        .service
        .start_sign_in(WantedSignIn::of(member.clone()))
        .await
        .unwrap();
    (started, browser_secret())
}

fn shown(started: &StartedSignIn, secret: &BrowserSecret) -> Browser {
    page(started.client_token.as_ref().unwrap()).known_by(secret)
}

async fn send(world: &World, page: &Browser, method: Method) -> String {
    let hosted = "https://verify.example.org/sign-in-link".to_owned();
    let sent = world.service.send_for_sign_in(page.clone(), method, hosted);
    sent.await.unwrap();
    world.mailed().await
}

async fn with_mailbox(world: &World, id: &str) -> MemberKey {
    let member = world.known_member(id).await;
    world.email(&member, &format!("{id}@example.org")).await;
    member
}

async fn s20_the_earlier_of_two_deadlines_counts(world: &World) {
    let with_days = |days: u32| {
        let toml = format!("[required]\nteam = \"everyone\"\ngrace_days = {days}");
        Policy::from_toml(&toml).unwrap()
    };
    let first = InForce::first(with_days(7), world.now());
    world.put_in_force(&first).await;
    let member = world.known_member("ada").await;
    let (started, _) = begin(world, &member).await;
    let told = started.sign_in.enrollment.unwrap();
    assert!(told.may_skip);
    world.pass_seconds(DAY);

    // More days are for those who were told of none yet.
    let lenient = first.switched(with_days(30), world.now());
    world.put_in_force(&lenient).await;
    let (started, _) = begin(world, &member).await;
    let kept = started.sign_in.enrollment.unwrap();
    assert_eq!((kept.by, kept.may_skip), (told.by, true));
    let other = world.known_member("eve").await;
    let (started, _) = begin(world, &other).await;
    assert!(started.sign_in.enrollment.unwrap().by > told.by);
    // Fewer count for everybody.
    let strict = lenient.switched(with_days(0), world.now());
    world.put_in_force(&strict).await;
    let (started, _) = begin(world, &member).await;
    assert!(!started.sign_in.enrollment.unwrap().may_skip);
}

async fn s21_at_the_deadline_a_set_up_can_be_put_off_no_longer(world: &World) {
    let policy = Policy::from_toml(EVERYONE).unwrap();
    world
        .put_in_force(&InForce::first(policy, world.now()))
        .await;
    let member = world.known_member("ada").await;
    let (started, secret) = begin(world, &member).await;
    let page = shown(&started, &secret);
    let skipped = world.service.skip_set_up(page.clone()).await.unwrap();
    let redeem = |sign_in, receipt| {
        let workspace = world.workspace.clone();
        async move { world.service.redeem(workspace, sign_in, receipt).await }
    };
    let redeemed = redeem(started.sign_in.id, &skipped.receipt).await.unwrap();
    assert_eq!(redeemed.method, None);
    assert_eq!(redeemed.assurance, Assurance::SingleFactor);
    assert!(redeemed.amr.is_empty() && redeemed.device.is_none());

    let by = started.sign_in.enrollment.unwrap().by.unwrap();
    world.turn_clock_to(Timestamp::from_micros(by.micros() - 1_000_000));
    let (late, secret) = begin(world, &member).await;
    assert!(late.sign_in.enrollment.as_ref().unwrap().may_skip);
    world.turn_clock_to(by);
    let refused = world.service.skip_set_up(shown(&late, &secret)).await;
    assert!(
        matches!(refused, Err(Error::Forbidden(Forbidden::MayNotSkip))),
        "{refused:?}"
    );
    let (started, secret) = begin(world, &member).await;
    assert!(!started.sign_in.enrollment.as_ref().unwrap().may_skip);
    let refused = world.service.skip_set_up(shown(&started, &secret)).await;
    assert!(matches!(
        refused,
        Err(Error::Forbidden(Forbidden::MayNotSkip))
    ));
}

async fn s28_the_check_and_what_follows_belong_to_one_browser(world: &World) {
    let policy = Policy::from_toml(CHECKED).unwrap();
    world
        .put_in_force(&InForce::first(policy, world.now()))
        .await;
    let member = with_mailbox(world, "ada").await;
    let (started, secret) = begin(world, &member).await;
    assert_eq!(started.sign_in.status, SignInStatus::Challenge);
    let owner = shown(&started, &secret);
    // Somebody with the password began it, keeps the token, and lets the owner pass the check.
    let thief = owner.clone().known_by(&browser_secret());
    let skipped = world.service.skip_set_up(owner.clone()).await;
    assert!(
        matches!(skipped, Err(Error::Conflict(Conflict::SignInChallenges))),
        "{skipped:?}"
    );
    let code = send(world, &owner, Method::NewDeviceCode).await;
    let answer = world
        .service
        .pass_sign_in(owner.clone(), Typed::read(&code), false);
    let answer = answer.await.unwrap();
    assert!(
        matches!(answer, Answer::Accepted(_, Passage::SetUpNext)),
        "{answer:?}"
    );

    let other = |error: &Error| matches!(error, Error::Conflict(Conflict::OtherBrowser));
    let skipped = world.service.skip_set_up(thief.clone()).await;
    assert!(other(&skipped.unwrap_err()));
    let completed = world.service.complete_sign_in(thief.clone()).await;
    assert!(other(&completed.unwrap_err()));
    let begun = world
        .service
        .begin_factor(thief.clone(), WantedFactor::app(None))
        .await;
    assert!(other(&begun.unwrap_err()));
    // The code was for the check, and for nothing after it.
    let again = world
        .service
        .pass_sign_in(owner.clone(), Typed::read(&code), false)
        .await;
    assert!(matches!(
        again,
        Err(Error::Conflict(Conflict::SignInEnrolls))
    ));

    let receipt = world.service.skip_set_up(owner.clone()).await.unwrap();
    // The answer may be lost: the same browser asks again, and gets another receipt in the place of that one.
    let again = world.service.skip_set_up(owner).await.unwrap();
    let redeem = |receipt| {
        let (workspace, id) = (world.workspace.clone(), started.sign_in.id.clone());
        async move { world.service.redeem(workspace, id, receipt).await }
    };
    assert!(redeem(&receipt.receipt).await.is_err());
    let redeemed = redeem(&again.receipt).await.unwrap();
    assert_eq!(redeemed.method, Some(Method::NewDeviceCode));
    assert_eq!(redeemed.assurance, Assurance::Reduced);
    assert!(!redeemed.device.unwrap().trusted);
}

fn token(link: &str) -> LinkToken {
    let (_, token) = link.split_once('#').unwrap();
    LinkToken::parse(token).unwrap()
}

async fn s28_the_page_that_asked_takes_what_a_link_opens(world: &World) {
    world.policy(LINKED).await;
    let member = with_mailbox(world, "ada").await;
    let (started, secret) = begin(world, &member).await;
    let asking = shown(&started, &secret);
    let link = token(&send(world, &asking, Method::EmailLink).await);
    // A scanner looks, and looks again.
    for _ in 0..3 {
        assert_eq!(
            world.service.link(&link).await.unwrap().sign_in,
            started.sign_in.id
        );
    }
    let waiting = world.service.complete_sign_in(asking.clone()).await;
    assert!(matches!(
        waiting,
        Err(Error::Conflict(Conflict::SignInChallenges))
    ));
    // Another browser opens it, the mailbox's or the attacker's: nothing is spent.
    let other = world.service.open_link(&link, &browser_secret()).await;
    assert!(matches!(
        other,
        Err(Error::Conflict(Conflict::OtherBrowser))
    ));
    let opened = world.service.open_link(&link, &secret).await.unwrap();
    assert_eq!(opened, SignInStatus::Passed);
    let again = world.service.open_link(&link, &secret).await;
    assert!(matches!(again, Err(Error::Gone(Gone::Link))), "{again:?}");
    let thief = asking.clone().known_by(&browser_secret());
    assert!(world.service.complete_sign_in(thief).await.is_err());
    let passage = world.service.complete_sign_in(asking).await.unwrap();
    let redeemed = world
        .service
        .redeem(
            world.workspace.clone(),
            started.sign_in.id,
            &passage.passed().receipt,
        )
        .await
        .unwrap();
    assert_eq!(redeemed.method, Some(Method::EmailLink));
    assert_eq!(redeemed.assurance, Assurance::Reduced);
}

async fn s3_of_64_parallel_openings_of_one_link_one_passes(world: &World) {
    world.policy(LINKED).await;
    let member = with_mailbox(world, "ada").await;
    let (started, secret) = begin(world, &member).await;
    let asking = shown(&started, &secret);
    let link = send(world, &asking, Method::EmailLink).await;
    let text = std::sync::Arc::new((link, secret));
    let outcomes = at_once(world, 64, |node| {
        let text = text.clone();
        async move { node.open_link(&token(&text.0), &text.1).await.is_ok() }
    });
    let opened = outcomes.await.into_iter().filter(|opened| *opened).count();
    assert_eq!(opened, 1);
    let passed = EventKind::SignInPassed {
        sign_in: started.sign_in.id,
        why: None,
    };
    assert_eq!(world.count(&member, &passed).await, 1);
}

async fn s3_of_64_parallel_uses_of_one_mailed_code_one_passes(world: &World) {
    world
        .policy("[required]\nteam = \"nobody\"\n[floor]\nteam = \"new-device\"")
        .await;
    let member = with_mailbox(world, "ada").await;
    let (started, secret) = begin(world, &member).await;
    let asking = shown(&started, &secret);
    let code = send(world, &asking, Method::NewDeviceCode).await;
    let outcomes = at_once(world, 64, |node| {
        let (page, code) = (asking.clone(), Typed::read(&code));
        async move { node.pass_sign_in(page, code, false).await }
    });
    // The same browser asks again when an answer is lost, so that more than one may hear of the acceptance.
    let heard = outcomes.await.into_iter().filter(Result::is_ok).count();
    assert!(heard >= 1);
    let accepted = EventKind::CodeAccepted {
        method: Method::NewDeviceCode,
        factor: None,
    };
    assert_eq!(world.count(&member, &accepted).await, 1);
}

/// What somebody who has the password can do with a sign-in.
const ACTS: u32 = 7;

async fn s13_whoever_has_only_the_password_redeems_nothing(world: &World) {
    world
        .policy("[required]\nteam = \"everyone\"\n[floor]\nteam = \"email-link\"")
        .await;
    let app = world.enrolled("ada").await;
    let member = with_mailbox(world, "eve").await;
    // Numerical Recipes' generator: the same sequences each time.
    let mut drawn = 1_u32;
    let mut draw = |below: u32| {
        drawn = drawn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (drawn >> 16) % below
    };
    for round in 0..24 {
        let victim = if round % 2 == 0 { &app.member } else { &member };
        world.pass_seconds(3600);
        let (started, secret) = begin(world, victim).await;
        let page = shown(&started, &secret);
        for _ in 0..8 {
            let act = draw(ACTS);
            let passage = act_once(world, &page, &secret, act, draw(1_000_000)).await;
            assert!(
                passage.is_none(),
                "act {act} in round {round} brought {passage:?}"
            );
        }
        let sign_in = world
            .service
            .sign_in(world.workspace.clone(), started.sign_in.id)
            .await
            .unwrap();
        assert_eq!(sign_in.assurance, None);
    }
}

/// Does one thing without a mailbox and without a factor; where it brought the sign-in, if anywhere.
async fn act_once(
    world: &World,
    page: &Browser,
    secret: &BrowserSecret,
    act: u32,
    guess: u32,
) -> Option<Passage> {
    let service = &world.service;
    match act {
        0 => {
            let _ = service
                .send_for_sign_in(page.clone(), Method::EmailLink, String::new())
                .await;
            None
        }
        1 => {
            let code = Typed::read(&format!("{guess:06}"));
            match service.pass_sign_in(page.clone(), code, true).await {
                Ok(Answer::Accepted(_, passage)) => Some(passage),
                _ => None,
            }
        }
        2 => service
            .skip_set_up(page.clone())
            .await
            .ok()
            .map(Passage::Passed),
        3 => service.complete_sign_in(page.clone()).await.ok(),
        4 => {
            let link = LinkToken::mint(&countersign_store::entropy::OsEntropy).unwrap();
            let opened = service.open_link(&link, secret).await;
            opened.ok().map(|_| Passage::SetUpNext)
        }
        5 => {
            let begun = service
                .begin_factor(page.clone(), WantedFactor::app(None))
                .await;
            let pending = begun.ok()?;
            let phone = Authenticator::holding(pending.secret.as_ref()?);
            let code = Typed::read(&phone.code(world.now().unix_seconds(), 0));
            let confirmed = service.confirm_factor(page.clone(), pending.id, code).await;
            confirmed.ok().map(|_| Passage::SetUpNext)
        }
        _ => {
            let _ = service
                .send_for_sign_in(page.clone(), Method::EmailCode, String::new())
                .await;
            None
        }
    }
}
