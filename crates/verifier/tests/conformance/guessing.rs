//! G1: somebody who has the password, and all the time in the world.

use countersign_policy::{Budget, LongAccount};
use countersign_store::model::{Reason, SignInStatus, Why};
use countersign_verifier::service::{Error, Typed, WantedFactor, WantedSignIn};

use countersign_testkit::Authenticator;

use crate::on_both_engines;
use crate::world::{App, Parts as _, World, is_accepted, reason};

/// Where the owner lives, and where the guesser does.
const HOME: &str = "203.0.113.7";
const ELSEWHERE: &str = "198.51.100.9";

on_both_engines! {
    g1_no_success_of_the_owner_refills_the_long_account,
    g1_ten_factors_give_a_guesser_no_more_than_one,
    g1_the_owners_own_slips_are_forgiven_with_the_sign_in,
    g1_past_the_long_account_a_new_password_is_asked_for,
    g1_a_guesser_does_not_keep_the_owner_out,
    s7_a_known_network_adds_one_budget_and_not_one_for_each_request,
    g1_the_owner_learns_how_many_failures_came_before,
    wrong_codes_of_a_set_up_are_forgiven_with_its_success,
    sign_ins_of_one_member_have_a_pace,
}

/// One wrong code in a sign-in of its own, from elsewhere. What was said.
async fn guess(world: &World, app: &App, wrong: &str) -> Reason {
    let page = world.sign_in_from(&app.member, ELSEWHERE).await;
    let (refused, _) = world
        .service
        .pass_sign_in(page, Typed::read(wrong), false)
        .await
        .unwrap()
        .parts();
    reason(&refused)
}

/// The owner signs in at home.
async fn owner_signs_in(world: &World, app: &App) -> bool {
    let page = world.sign_in_from(&app.member, HOME).await;
    let code = Typed::read(&app.code(world, 0));
    let (accepted, _) = world
        .service
        .pass_sign_in(page, code, false)
        .await
        .unwrap()
        .parts();
    is_accepted(&accepted)
}

async fn g1_no_success_of_the_owner_refills_the_long_account(world: &World) {
    let app = world.enrolled("ada").await;
    let wrong = app.wrong_code(world);
    let mut looked_at = 0;
    // Four guesses and a success of the owner's, as often as they will: the failures in a row never begin a wait.
    for _ in 0..90 {
        for _ in 0..4 {
            match reason(&world.verify(&app.member, &wrong).await) {
                Reason::WrongCode => looked_at += 1,
                Reason::PasswordChange => {}
                other => panic!("{other:?}"),
            }
            world.pass_seconds(30);
        }
        let right = world.verify(&app.member, &app.code(world, 0)).await;
        if !is_accepted(&right) {
            assert_eq!(reason(&right), Reason::PasswordChange);
        }
    }
    assert_eq!(looked_at, LongAccount::DEFAULT.capacity());
}

async fn g1_ten_factors_give_a_guesser_no_more_than_one(world: &World) {
    let member = world.known_member("ada").await;
    let mut apps = Vec::new();
    for _ in 0..10 {
        apps.push(world.enroll(&member).await);
    }
    world.pass_seconds(90);
    let app = &apps[0];
    let wrong = app.wrong_code_for(world, &apps);
    let mut looked_at = 0;
    for _ in 0..40 {
        match reason(&world.verify(&member, &wrong).await) {
            Reason::WrongCode => looked_at += 1,
            Reason::PasswordChange => break,
            other => panic!("{other:?}"),
        }
        world.service.unlock_member(member.clone()).await.unwrap();
    }
    assert_eq!(looked_at, LongAccount::DEFAULT.capacity() / 10);
    let right = world.verify(&member, &app.code(world, 0)).await;
    assert_eq!(reason(&right), Reason::PasswordChange);
}

async fn g1_the_owners_own_slips_are_forgiven_with_the_sign_in(world: &World) {
    let app = world.enrolled("ada").await;
    for _ in 0..100 {
        let page = world.sign_in_from(&app.member, HOME).await;
        for _ in 0..4 {
            let wrong = Typed::read(&app.wrong_code(world));
            world
                .service
                .pass_sign_in(page.clone(), wrong, false)
                .await
                .unwrap()
                .parts();
        }
        world.pass_seconds(30);
        let right = Typed::read(&app.code(world, 0));
        let (accepted, passed) = world
            .service
            .pass_sign_in(page, right, false)
            .await
            .unwrap()
            .parts();
        assert!(is_accepted(&accepted), "{accepted:?}");
        assert_eq!(
            passed.unwrap().failures_before,
            0,
            "they are the owner's own"
        );
    }
}

async fn g1_past_the_long_account_a_new_password_is_asked_for(world: &World) {
    let app = world.enrolled("ada").await;
    fill(world, &app).await;
    let denied = world
        .service
        .start_sign_in(WantedSignIn::of(app.member.clone()))
        .await
        .unwrap();
    assert_eq!(denied.sign_in.status, SignInStatus::Denied);
    assert_eq!(denied.sign_in.why, Some(Why::PasswordChange));
    assert!(denied.client_token.is_none());
    let member = world.service.member(app.member.clone()).await.unwrap();
    assert!(member.password_change_due);
    // An administrator's unlocking changes nothing about who knows the password.
    world
        .service
        .unlock_member(app.member.clone())
        .await
        .unwrap();
    let refused = world.verify(&app.member, &app.code(world, 0)).await;
    assert_eq!(reason(&refused), Reason::PasswordChange);

    world
        .service
        .password_changed(app.member.clone())
        .await
        .unwrap();
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
}

async fn g1_a_guesser_does_not_keep_the_owner_out(world: &World) {
    let app = world.enrolled("ada").await;
    assert!(
        owner_signs_in(world, &app).await,
        "the owner's network is known from now on"
    );
    world.pass_seconds(90);
    let wrong = app.wrong_code(world);
    for _ in 0..5 {
        guess(world, &app, &wrong).await;
    }
    // Elsewhere everybody waits, the right code too; at home nobody does.
    assert_eq!(guess(world, &app, &app.code(world, 0)).await, Reason::Wait);
    assert!(owner_signs_in(world, &app).await);
}

async fn s7_a_known_network_adds_one_budget_and_not_one_for_each_request(world: &World) {
    let app = world.enrolled("ada").await;
    assert!(owner_signs_in(world, &app).await);
    world.pass_seconds(90);
    let wrong = app.wrong_code(world);
    let mut pages = Vec::new();
    for n in 0..40 {
        let ip = if n % 2 == 0 { HOME } else { ELSEWHERE };
        pages.push(world.sign_in_from(&app.member, ip).await);
    }
    let nodes = [world.service.clone(), world.another_node().await];
    let mut jobs = tokio::task::JoinSet::new();
    for (n, page) in pages.into_iter().enumerate() {
        let (node, code) = (nodes[n % 2].clone(), Typed::read(&wrong));
        jobs.spawn(async move {
            node.pass_sign_in(page, code, false)
                .await
                .unwrap()
                .parts()
                .0
        });
    }
    let said = jobs.join_all().await;
    let looked_at = said
        .iter()
        .filter(|said| reason(said) == Reason::WrongCode)
        .count();
    assert!((5..=10).contains(&looked_at), "{looked_at}");
}

async fn g1_the_owner_learns_how_many_failures_came_before(world: &World) {
    let app = world.enrolled("ada").await;
    let wrong = app.wrong_code(world);
    for _ in 0..3 {
        guess(world, &app, &wrong).await;
    }
    let started = world
        .service
        .start_sign_in(WantedSignIn::of(app.member.clone()))
        .await
        .unwrap();
    let page = crate::world::page(&started.client_token.unwrap());
    let slip = Typed::read(&wrong);
    world
        .service
        .pass_sign_in(page.clone(), slip, false)
        .await
        .unwrap()
        .parts();
    let code = Typed::read(&app.code(world, 0));
    let (_, passed) = world
        .service
        .pass_sign_in(page, code, false)
        .await
        .unwrap()
        .parts();
    let passed = passed.unwrap();
    assert_eq!(passed.failures_before, 3);
    let redeemed =
        world
            .service
            .redeem(world.workspace.clone(), started.sign_in.id, &passed.receipt);
    assert_eq!(redeemed.await.unwrap().failures_before, 3);
}

async fn wrong_codes_of_a_set_up_are_forgiven_with_its_success(world: &World) {
    let app = world.enrolled("ada").await;
    let pending = world
        .service
        .begin_factor(app.member.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let confirm = |text: String| {
        let (member, id) = (app.member.clone(), pending.id.clone());
        world.service.confirm_factor(member, id, Typed::read(&text))
    };
    world.verify(&app.member, &app.wrong_code(world)).await;
    let right = phone.code(world.now().unix_seconds(), 0);
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    for _ in 0..3 {
        confirm(wrong.to_owned()).await.unwrap();
    }
    confirm(right).await.unwrap();
    let member = world.service.member(app.member.clone()).await.unwrap();
    assert_eq!(
        member.failures, 1,
        "only the one that was no slip of the set-up"
    );
}

async fn sign_ins_of_one_member_have_a_pace(world: &World) {
    let app = world.enrolled("ada").await;
    assert!(owner_signs_in(world, &app).await);
    let begin = |ip: &str| {
        let context = countersign_store::model::Context {
            ip: Some(ip.to_owned()),
            ..Default::default()
        };
        world.service.start_sign_in(WantedSignIn {
            context,
            ..WantedSignIn::of(app.member.clone())
        })
    };
    let mut begun = 0;
    let seconds = loop {
        match begin(ELSEWHERE).await {
            Ok(_) => begun += 1,
            Err(Error::TooManySignIns { seconds }) => break seconds,
            Err(error) => panic!("{error:?}"),
        }
    };
    assert!((29..=30).contains(&begun), "{begun}");
    assert!(
        begin(HOME).await.is_ok(),
        "the owner's network has a pace of its own"
    );
    world.pass_seconds(i64::from(seconds));
    assert!(begin(ELSEWHERE).await.is_ok());
}

/// Fills the long account, waiting and unlocking as often as it takes.
async fn fill(world: &World, app: &App) {
    let wrong = app.wrong_code(world);
    let most = LongAccount::DEFAULT.capacity() + Budget::DEFAULT.stop();
    for _ in 0..most {
        if reason(&world.verify(&app.member, &wrong).await) == Reason::PasswordChange {
            return;
        }
        world
            .service
            .unlock_member(app.member.clone())
            .await
            .unwrap();
    }
    panic!("the long account took everything");
}
