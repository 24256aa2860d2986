//! S26, S27: restarts, and clocks that jump.

use countersign_store::model::Reason;
use countersign_verifier::service::Typed;
use countersign_verifier::service::WantedFactor;

use crate::on_both_engines;
use crate::world::{World, is_accepted, reason};

on_both_engines! {
    s26_what_was_acknowledged_is_there_for_the_next_process,
    s27_a_clock_that_jumps_back_accepts_nothing_again,
    s27_a_clock_that_jumps_ahead_locks_nobody_out_for_longer_than_the_jump,
    a_clock_that_is_off_is_told_so_in_seconds,
    sweeping_takes_what_is_over_and_nothing_else,
}

async fn s26_what_was_acknowledged_is_there_for_the_next_process(world: &World) {
    let app = world.enrolled("ada").await;
    let code = app.code(world, 0);
    assert!(is_accepted(&world.verify(&app.member, &code).await));
    world.pass_seconds(30);
    for _ in 0..3 {
        world.verify(&app.member, &app.wrong_code(world)).await;
    }
    let restarted = world.another_node().await;
    let again = restarted
        .verify(app.member.clone(), Typed::read(&code))
        .await
        .unwrap();
    assert_eq!(reason(&again), Reason::AlreadyUsed);
    assert_eq!(restarted.member(app.member).await.unwrap().failures, 3);
}

async fn s27_a_clock_that_jumps_back_accepts_nothing_again(world: &World) {
    let app = world.enrolled("ada").await;
    let then = world.now();
    let codes: Vec<String> = (0..4).map(|step| app.code(world, step)).collect();
    for code in &codes {
        assert!(is_accepted(&world.verify(&app.member, code).await));
        world.pass_seconds(30);
    }
    world.turn_clock_to(then);
    for code in &codes[..2] {
        assert_eq!(
            reason(&world.verify(&app.member, code).await),
            Reason::Outdated
        );
    }
}

async fn s27_a_clock_that_jumps_ahead_locks_nobody_out_for_longer_than_the_jump(world: &World) {
    let app = world.enrolled("ada").await;
    let jump = 3 * 3600;
    world.pass_seconds(jump);
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
    world.pass_seconds(-jump);
    assert!(!is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
    world.pass_seconds(jump + 30);
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
}

async fn a_clock_that_is_off_is_told_so_in_seconds(world: &World) {
    let app = world.enrolled("ada").await;
    world.pass_seconds(600);
    assert_eq!(
        reason(&world.verify(&app.member, &app.code(world, -8)).await),
        Reason::ClockOff { seconds: -240 }
    );
    assert_eq!(
        reason(&world.verify(&app.member, &app.code(world, 8)).await),
        Reason::ClockOff { seconds: 240 }
    );
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
}

async fn sweeping_takes_what_is_over_and_nothing_else(world: &World) {
    let app = world.enrolled("ada").await;
    let abandoned = world.known_member("bob").await;
    world
        .service
        .begin_factor(abandoned.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let (sign_in, _) = world.sign_in(&app.member).await;
    world.security_page(&app.member).await;
    assert_eq!(world.service.sweep().await.unwrap(), 0);

    world.pass_seconds(3600);
    assert_eq!(
        world.service.sweep().await.unwrap(),
        3,
        "the set-up and both tokens"
    );
    assert!(
        world
            .service
            .sign_in(world.workspace.clone(), sign_in.id.clone())
            .await
            .is_ok()
    );
    world.pass_seconds(31 * 24 * 3600);
    assert_eq!(world.service.sweep().await.unwrap(), 1, "the sign-in");
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
}
