//! S1, S1c, S2: a code is accepted once.

use countersign_policy::Timestamp;
use countersign_store::model::Reason;
use countersign_verifier::service::Typed;

use crate::on_both_engines;
use crate::world::{Parts as _, World, is_accepted, reason};

/// The seed of RFC 6238 appendix B.
const RFC_SEED: &[u8; 20] = b"12345678901234567890";

on_both_engines! {
    s1_a_code_is_accepted_once_in_every_way_in,
    s1_the_code_that_confirmed_a_set_up_signs_nobody_in,
    s1_an_older_code_in_the_window_is_spent_with_a_newer_one,
    s1c_a_collision_with_the_next_step_does_not_open_twice,
    s1c_a_collision_with_the_step_after_the_next_does_not_open_twice,
    s2_single_use_is_keyed_on_the_step_and_not_on_the_text,
    s1_a_step_that_a_clock_diagnosis_disclosed_is_spent,
}

async fn s1_a_code_is_accepted_once_in_every_way_in(world: &World) {
    let app = world.enrolled("ada").await;
    let (_, first) = world.sign_in(&app.member).await;
    let (_, second) = world.sign_in(&app.member).await;
    let code = app.code(world, 0);
    let (accepted, passed) = world
        .service
        .pass_sign_in(first, Typed::read(&code), false)
        .await
        .unwrap()
        .parts();
    assert!(is_accepted(&accepted) && passed.is_some());

    let (again, passed) = world
        .service
        .pass_sign_in(second, Typed::read(&code), false)
        .await
        .unwrap()
        .parts();
    assert_eq!(reason(&again), Reason::AlreadyUsed);
    assert!(passed.is_none());
    assert_eq!(
        reason(&world.verify(&app.member, &code).await),
        Reason::AlreadyUsed
    );
    let page = world.security_page(&app.member).await;
    let stepped = world
        .service
        .step_up(page, Typed::read(&code))
        .await
        .unwrap();
    assert_eq!(reason(&stepped), Reason::AlreadyUsed);
    let elsewhere = world
        .another_node()
        .await
        .verify(app.member.clone(), Typed::read(&code))
        .await
        .unwrap();
    assert_eq!(reason(&elsewhere), Reason::AlreadyUsed);
}

async fn s1_the_code_that_confirmed_a_set_up_signs_nobody_in(world: &World) {
    let member = world.known_member("ada").await;
    let app = world.enroll(&member).await;
    let code = app.code(world, 0);
    assert_eq!(
        reason(&world.verify(&member, &code).await),
        Reason::AlreadyUsed
    );
    assert!(is_accepted(
        &world.verify(&member, &app.code(world, 1)).await
    ));
}

async fn s1_an_older_code_in_the_window_is_spent_with_a_newer_one(world: &World) {
    let app = world.enrolled("ada").await;
    let (older, newer) = (app.code(world, -1), app.code(world, 0));
    assert!(is_accepted(&world.verify(&app.member, &newer).await));
    assert_eq!(
        reason(&world.verify(&app.member, &older).await),
        Reason::Outdated
    );
}

async fn s1c_a_collision_with_the_next_step_does_not_open_twice(world: &World) {
    let digits = collide(world, 910_737, 910_738).await;
    assert_eq!(digits, "911617");
}

async fn s1c_a_collision_with_the_step_after_the_next_does_not_open_twice(world: &World) {
    let digits = collide(world, 153_567, 153_569).await;
    assert_eq!(digits, "468457");
}

async fn s2_single_use_is_keyed_on_the_step_and_not_on_the_text(world: &World) {
    let app = world.enrolled("ada").await;
    let code = app.code(world, 0);
    assert!(is_accepted(&world.verify(&app.member, &code).await));
    for spelling in [
        format!(" {code} "),
        format!("{}-{}", &code[..3], &code[3..]),
        format!("{} {}", &code[..3], &code[3..]),
    ] {
        assert_eq!(
            reason(&world.verify(&app.member, &spelling).await),
            Reason::AlreadyUsed,
            "{spelling:?}"
        );
        world
            .service
            .unlock_member(app.member.clone())
            .await
            .unwrap();
    }
    assert_eq!(world.failures(&app.member).await, 0);
    assert_eq!(
        reason(&world.verify(&app.member, "１２３４５６").await),
        Reason::Malformed
    );
    assert_eq!(
        world.failures(&app.member).await,
        0,
        "malformed is not counted"
    );
}

async fn s1_a_step_that_a_clock_diagnosis_disclosed_is_spent(world: &World) {
    let app = world.enrolled("ada").await;
    let ahead = app.code(world, 10);
    assert_eq!(
        reason(&world.verify(&app.member, &ahead).await),
        Reason::ClockOff { seconds: 300 }
    );
    // While one is disclosed, no other is.
    assert_eq!(
        reason(&world.verify(&app.member, &app.code(world, 12)).await),
        Reason::WrongCode
    );
    world.pass_seconds(300);
    assert_eq!(
        reason(&world.verify(&app.member, &ahead).await),
        Reason::Outdated
    );
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 1)).await
    ));
}

/// Accepts the code of `step`, which `twin` yields too, and tries it again at every moment at which either is in reach.
async fn collide(world: &World, step: i64, twin: i64) -> String {
    let at = |step: i64| Timestamp::from_unix_seconds(step * 30 + 10);
    world.turn_clock_to(at(step - 10));
    let member = world.known_member("ada").await;
    world.choose_entropy(RFC_SEED);
    let app = world.enroll(&member).await;

    world.turn_clock_to(at(step));
    let code = app.code(world, 0);
    assert_eq!(code, app.code(world, twin - step), "they collide");
    assert!(is_accepted(&world.verify(&member, &code).await));
    for later in step..=twin + 2 {
        world.turn_clock_to(at(later));
        assert!(
            !is_accepted(&world.verify(&member, &code).await),
            "at step {later}"
        );
        world.service.unlock_member(member.clone()).await.unwrap();
    }
    world.turn_clock_to(at(twin + 3));
    assert!(
        is_accepted(&world.verify(&member, &app.code(world, 0)).await),
        "later codes are fine"
    );
    code
}
