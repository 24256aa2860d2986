//! S4, N3: recovery codes.

use countersign_store::model::{EventKind, Reason, Verification};
use countersign_verifier::service::{Error, Typed};

use crate::on_both_engines;
use crate::world::{World, is_accepted, reason};

on_both_engines! {
    s4_a_used_recovery_code_is_gone_after_a_restart_too,
    n3_a_set_has_ten_codes_and_a_new_one_ends_the_old,
    n3_a_recovery_code_is_read_however_it_is_typed,
    recovery_codes_come_with_the_first_factor_and_go_with_the_last,
}

async fn s4_a_used_recovery_code_is_gone_after_a_restart_too(world: &World) {
    let app = world.enrolled("ada").await;
    let used = world.verify(&app.member, &app.recovery_codes[3]).await;
    let Verification::Accepted(accepted) = used else {
        panic!("refused: {used:?}")
    };
    assert_eq!(accepted.recovery_codes_left, 9);
    assert_eq!(
        reason(&world.verify(&app.member, &app.recovery_codes[3]).await),
        Reason::AlreadyUsed
    );
    let restarted = world.another_node().await;
    let again = restarted
        .verify(app.member.clone(), Typed::read(&app.recovery_codes[3]))
        .await
        .unwrap();
    assert_eq!(reason(&again), Reason::AlreadyUsed);
    assert!(is_accepted(
        &world.verify(&app.member, &app.recovery_codes[4]).await
    ));
    assert_eq!(world.count(&app.member, &EventKind::RecoveryUsed).await, 2);
}

async fn n3_a_set_has_ten_codes_and_a_new_one_ends_the_old(world: &World) {
    let app = world.enrolled("ada").await;
    assert_eq!(app.recovery_codes.len(), 10);
    let new = world
        .service
        .renew_recovery_codes(app.member.clone())
        .await
        .unwrap();
    assert_eq!(new.len(), 10);
    assert_eq!(
        reason(&world.verify(&app.member, &app.recovery_codes[0]).await),
        Reason::WrongCode
    );
    assert!(is_accepted(&world.verify(&app.member, &new[0]).await));
}

async fn n3_a_recovery_code_is_read_however_it_is_typed(world: &World) {
    let app = world.enrolled("ada").await;
    let typed = format!(
        "  {} ",
        app.recovery_codes[0].to_lowercase().replace('-', " ")
    );
    assert!(is_accepted(&world.verify(&app.member, &typed).await));
}

async fn recovery_codes_come_with_the_first_factor_and_go_with_the_last(world: &World) {
    let member = world.known_member("ada").await;
    assert!(matches!(
        world.service.renew_recovery_codes(member.clone()).await,
        Err(Error::Conflict(_))
    ));
    let first = world.enroll(&member).await;
    let second = world.enroll(&member).await;
    assert!(
        second.recovery_codes.is_empty(),
        "the first factor's codes still stand"
    );
    world
        .service
        .remove_factor(member.clone(), first.factor)
        .await
        .unwrap();
    assert_eq!(
        world
            .service
            .member(member.clone())
            .await
            .unwrap()
            .recovery_codes_left,
        10
    );
    world
        .service
        .remove_factor(member.clone(), second.factor)
        .await
        .unwrap();
    assert_eq!(
        world
            .service
            .member(member.clone())
            .await
            .unwrap()
            .recovery_codes_left,
        0
    );
    assert_eq!(
        reason(&world.verify(&member, &first.recovery_codes[0]).await),
        Reason::NotEnrolled
    );
}
