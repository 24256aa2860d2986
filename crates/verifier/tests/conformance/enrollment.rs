//! S16, S17, S23: setting up a factor, and what is kept of it.

use countersign_store::model::{FactorStatus, Reason, SignInStatus};
use countersign_verifier::service::{Error, Forbidden, Typed, WantedFactor};

use countersign_testkit::Authenticator;

use crate::on_both_engines;
use crate::world::{World, is_accepted, reason};

on_both_engines! {
    s17_an_abandoned_set_up_neither_demands_nor_satisfies_anything,
    s21_a_set_up_has_expired_at_exactly_its_instant,
    s23_swapped_secrets_open_for_neither,
    several_apps_of_one_member_each_sign_in,
    whoever_only_knows_the_password_sets_up_a_first_factor_and_no_further_one,
    changes_ask_for_a_code_and_only_for_a_while,
}

async fn s17_an_abandoned_set_up_neither_demands_nor_satisfies_anything(world: &World) {
    let member = world.known_member("ada").await;
    let pending = world
        .service
        .begin_factor(member.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let code = phone.code(world.now().unix_seconds(), 0);
    assert_eq!(
        reason(&world.verify(&member, &code).await),
        Reason::NotEnrolled
    );
    let (sign_in, browser) = world.sign_in(&member).await;
    assert_eq!(sign_in.status, SignInStatus::Enroll);
    let refused = world
        .service
        .pass_sign_in(browser, Typed::read(&code), false)
        .await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");

    // Beginning again drops the one that was not finished.
    let again = world
        .service
        .begin_factor(member.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let factors = world.service.factors(member.clone()).await.unwrap();
    assert_eq!(
        factors.iter().map(|factor| &factor.id).collect::<Vec<_>>(),
        [&again.id]
    );
    assert_eq!(factors[0].status, FactorStatus::Pending);
}

async fn s21_a_set_up_has_expired_at_exactly_its_instant(world: &World) {
    let member = world.known_member("ada").await;
    let pending = world
        .service
        .begin_factor(member.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    world.turn_clock_to(pending.expires_at);
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let code = Typed::read(&phone.code(world.now().unix_seconds(), 0));
    let late = world
        .service
        .confirm_factor(member.clone(), pending.id, code)
        .await;
    assert!(matches!(late, Err(Error::Gone(_))));
    assert_eq!(world.failures(&member).await, 0, "an error keeps nothing");
    assert!(world.service.factors(member).await.unwrap().is_empty());
}

async fn s23_swapped_secrets_open_for_neither(world: &World) {
    let (ada, bob) = (world.enrolled("ada").await, world.enrolled("bob").await);
    world.tamper(
        "CREATE TABLE swap AS SELECT member_id, sealed FROM factors; \
         UPDATE factors SET sealed = (SELECT s.sealed FROM swap s WHERE s.member_id <> factors.member_id);",
    )
    .await;
    for (app, other) in [(&ada, &bob), (&bob, &ada)] {
        assert_eq!(
            reason(&world.verify(&app.member, &app.code(world, 0)).await),
            Reason::WrongCode
        );
        assert_eq!(
            reason(&world.verify(&app.member, &other.code(world, 0)).await),
            Reason::WrongCode
        );
    }
}

async fn several_apps_of_one_member_each_sign_in(world: &World) {
    let member = world.known_member("ada").await;
    let (phone, tablet) = (world.enroll(&member).await, world.enroll(&member).await);
    world.pass_seconds(90);
    assert!(is_accepted(
        &world.verify(&member, &phone.code(world, 0)).await
    ));
    assert!(is_accepted(
        &world.verify(&member, &tablet.code(world, 0)).await
    ));
    world
        .service
        .remove_factor(member.clone(), phone.factor.clone())
        .await
        .unwrap();
    world.pass_seconds(30);
    assert!(!is_accepted(
        &world.verify(&member, &phone.code(world, 0)).await
    ));
    assert!(is_accepted(
        &world.verify(&member, &tablet.code(world, 0)).await
    ));
}

async fn whoever_only_knows_the_password_sets_up_a_first_factor_and_no_further_one(world: &World) {
    let member = world.known_member("ada").await;
    let (_, early) = world.sign_in(&member).await;
    world.enroll(&member).await;
    let late = world
        .service
        .begin_factor(early, WantedFactor::app(None))
        .await;
    assert!(matches!(late, Err(Error::Gone(_))), "{late:?}");
    let page = world.security_page(&member).await;
    let refused = world
        .service
        .begin_factor(page, WantedFactor::app(None))
        .await;
    assert!(matches!(
        refused,
        Err(Error::Forbidden(Forbidden::StepUpRequired))
    ));
}

async fn changes_ask_for_a_code_and_only_for_a_while(world: &World) {
    let app = world.enrolled("ada").await;
    let page = world.security_page(&app.member).await;
    let codes = world.service.renew_recovery_codes(page.clone()).await;
    assert!(matches!(
        codes,
        Err(Error::Forbidden(Forbidden::StepUpRequired))
    ));
    let removal = world
        .service
        .remove_factor(page.clone(), app.factor.clone())
        .await;
    assert!(matches!(
        removal,
        Err(Error::Forbidden(Forbidden::StepUpRequired))
    ));

    let stepped = world
        .service
        .step_up(page.clone(), Typed::read(&app.code(world, 0)))
        .await
        .unwrap();
    assert!(is_accepted(&stepped));
    assert_eq!(
        world
            .service
            .renew_recovery_codes(page.clone())
            .await
            .unwrap()
            .len(),
        10
    );
    world.pass_seconds(600);
    let late = world.service.remove_factor(page, app.factor).await;
    assert!(matches!(
        late,
        Err(Error::Forbidden(Forbidden::StepUpRequired))
    ));
}
