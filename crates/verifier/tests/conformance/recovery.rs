//! S4, N3: recovery codes.

use countersign_store::model::{EventKind, Reason, Verification};
use countersign_verifier::service::{Conflict, Error, Forbidden, Typed, WantedFactor};

use crate::mailbox::put_in_force;
use crate::on_both_engines;
use crate::world::{World, is_accepted, reason};

on_both_engines! {
    s4_a_used_recovery_code_is_gone_after_a_restart_too,
    n3_a_set_has_ten_codes_and_a_new_one_ends_the_old,
    n3_a_recovery_code_is_read_however_it_is_typed,
    recovery_codes_come_with_the_first_factor_and_go_with_the_last,
    a_code_that_an_admin_hands_out_joins_the_members_own,
    s30_no_hash_is_made_for_a_draft_too_many,
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

async fn a_code_that_an_admin_hands_out_joins_the_members_own(world: &World) {
    let app = world.enrolled("ada").await;
    let admin = world.known_member("grace").await;
    let issue = || {
        let issued = world
            .service
            .issue_recovery_code(app.member.clone(), Some(admin.member.clone()));
        async { issued.await.map(|codes| codes[0].to_string()) }
    };
    // An agent is no administrator.
    let refused = issue().await;
    assert!(matches!(refused, Err(Error::Forbidden(Forbidden::Role))));
    put_in_force(world, "[recovery]\nissued_by = [\"agent\"]").await;
    let code = issue().await.unwrap();
    let left = |count| async move {
        let member = world.service.member(world.member("ada")).await.unwrap();
        assert_eq!(member.recovery_codes_left, count);
    };
    left(11).await;
    let issued = EventKind::RecoveryCodeIssued {
        by: admin.member.clone(),
    };
    assert_eq!(world.count(&app.member, &issued).await, 1);
    assert!(is_accepted(&world.verify(&app.member, &code).await));
    let again = world.verify(&app.member, &code).await;
    assert_eq!(reason(&again), Reason::AlreadyUsed);
    let own = &app.recovery_codes[0];
    assert!(is_accepted(&world.verify(&app.member, own).await));
    left(9).await;
    // Who has nothing to recover gets none.
    let nobody = world.known_member("bob").await;
    let refused = world
        .service
        .issue_recovery_code(nobody, Some(admin.member));
    assert!(matches!(
        refused.await,
        Err(Error::Conflict(Conflict::NotEnrolled))
    ));
}

async fn s30_no_hash_is_made_for_a_draft_too_many(world: &World) {
    let member = world.known_member("ada").await;
    let (_, page) = world.sign_in(&member).await;
    let pending = world
        .service
        .begin_factor(page.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let draft = || {
        let (page, id) = (page.clone(), pending.id.clone());
        world.service.draft_recovery_codes(page, id)
    };
    for _ in 0..3 {
        assert_eq!(draft().await.unwrap().len(), 10);
    }
    let drawn = world.entropy_drawn();
    let refused = draft().await;
    assert!(matches!(
        refused,
        Err(Error::Conflict(Conflict::DraftLimit))
    ));
    assert_eq!(world.entropy_drawn(), drawn, "not a code was drawn");
}
