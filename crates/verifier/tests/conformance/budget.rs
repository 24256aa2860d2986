//! S5 to S10, S12, N2: one budget for every way to guess.

use countersign_store::model::{Confirmation, EventKind, Reason, SignInStatus, Verification};
use countersign_verifier::service::{Error, Gone, Typed, WantedFactor, WantedSignIn};

use crate::on_both_engines;
use crate::world::{App, Parts as _, World, is_accepted, reason};

/// Guesses wrongly `times` times, waiting as long as it takes.
async fn guess(world: &World, app: &App, times: usize) {
    for _ in 0..times {
        world.pass_seconds(3600);
        let wrong = app.wrong_code(world);
        assert_eq!(
            reason(&world.verify(&app.member, &wrong).await),
            Reason::WrongCode
        );
    }
}

on_both_engines! {
    s5_every_way_to_guess_charges_the_one_budget,
    s6_a_new_attempt_does_not_refresh_the_budget,
    s8_only_a_second_factor_success_refills_the_budget,
    s10_locking_a_member_ends_their_open_attempts,
    s12_unlocking_signs_nobody_in,
    s9_a_member_without_a_factor_cannot_be_locked_by_guessing,
}

async fn s5_every_way_to_guess_charges_the_one_budget(world: &World) {
    let app = world.enrolled("ada").await;
    let wrong = app.wrong_code(world);
    let page = world.security_page(&app.member).await;
    let (_, sign_in) = world.sign_in(&app.member).await;
    let pending = world
        .service
        .begin_factor(app.member.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let unknown = countersign_otp::RecoveryCode::from_entropy([7; 10]).expose();

    assert_eq!(
        reason(&world.verify(&app.member, &wrong).await),
        Reason::WrongCode
    );
    world
        .service
        .pass_sign_in(sign_in, Typed::read(&wrong), false)
        .await
        .unwrap()
        .parts();
    world
        .service
        .step_up(page, Typed::read(&wrong))
        .await
        .unwrap();
    let confirming = world
        .service
        .confirm_factor(app.member.clone(), pending.id, Typed::read(&wrong))
        .await;
    assert!(matches!(confirming.unwrap(), Confirmation::Refused(_)));
    assert_eq!(world.failures(&app.member).await, 4);
    assert_eq!(
        reason(&world.verify(&app.member, &unknown).await),
        Reason::WrongCode
    );

    // Five in all: now every one of them waits, the right code too.
    let right = world.verify(&app.member, &app.code(world, 0)).await;
    assert_eq!(reason(&right), Reason::Wait);
    let Verification::Refused(refusal) = right else {
        unreachable!()
    };
    assert_eq!(refusal.retry_at, Some(world.now().plus_seconds(30)));
}

async fn s6_a_new_attempt_does_not_refresh_the_budget(world: &World) {
    let app = world.enrolled("ada").await;
    for _ in 0..5 {
        let (_, browser) = world.sign_in(&app.member).await;
        let wrong = Typed::read(&app.wrong_code(world));
        let (refused, _) = world
            .service
            .pass_sign_in(browser, wrong, false)
            .await
            .unwrap()
            .parts();
        assert_eq!(reason(&refused), Reason::WrongCode);
    }
    let (_, browser) = world.sign_in(&app.member).await;
    let right = Typed::read(&app.code(world, 0));
    let (refused, _) = world
        .service
        .pass_sign_in(browser, right, false)
        .await
        .unwrap()
        .parts();
    assert_eq!(reason(&refused), Reason::Wait);
}

async fn s8_only_a_second_factor_success_refills_the_budget(world: &World) {
    let app = world.enrolled("ada").await;
    guess(world, &app, 3).await;
    // A right password (a sign-in begun), a set-up begun and even one confirmed do not.
    world.sign_in(&app.member).await;
    world.enroll(&app.member).await;
    assert_eq!(world.failures(&app.member).await, 3);
    world.pass_seconds(90);
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
    assert_eq!(world.failures(&app.member).await, 0);
}

async fn s10_locking_a_member_ends_their_open_attempts(world: &World) {
    let app = world.enrolled("ada").await;
    guess(world, &app, 99).await;
    let (sign_in, browser) = world.sign_in(&app.member).await;
    let page = world.security_page(&app.member).await;
    guess(world, &app, 1).await;

    let member = world.service.member(app.member.clone()).await.unwrap();
    assert!(member.locked);
    assert_eq!(world.count(&app.member, &EventKind::MemberLocked).await, 1);
    world.pass_seconds(3600 * 24);
    assert_eq!(
        reason(&world.verify(&app.member, &app.code(world, 0)).await),
        Reason::Locked
    );
    let right = || Typed::read(&app.code(world, 0));
    assert!(matches!(
        world.service.pass_sign_in(browser, right(), false).await,
        Err(Error::Gone(Gone::Token))
    ));
    assert!(matches!(
        world.service.step_up(page, right()).await,
        Err(Error::Gone(Gone::Token))
    ));
    let ended = world
        .service
        .sign_in(world.workspace.clone(), sign_in.id)
        .await
        .unwrap();
    assert_eq!(ended.status, SignInStatus::Ended);
    let denied = world
        .service
        .start_sign_in(WantedSignIn::of(app.member.clone()))
        .await
        .unwrap();
    assert_eq!(denied.sign_in.status, SignInStatus::Denied);
    assert!(denied.client_token.is_none());
}

async fn s12_unlocking_signs_nobody_in(world: &World) {
    let app = world.enrolled("ada").await;
    guess(world, &app, 100).await;
    let unlocked = world
        .service
        .unlock_member(app.member.clone())
        .await
        .unwrap();
    assert!(!unlocked.locked);
    let (sign_in, _) = world.sign_in(&app.member).await;
    assert_eq!(
        sign_in.status,
        SignInStatus::Challenge,
        "the factor still stands"
    );
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
}

async fn s9_a_member_without_a_factor_cannot_be_locked_by_guessing(world: &World) {
    let member = world.known_member("ada").await;
    for _ in 0..120 {
        assert_eq!(
            reason(&world.verify(&member, "000000").await),
            Reason::NotEnrolled
        );
    }
    assert_eq!(world.service.member(member).await.unwrap().failures, 0);
}
