//! S3, S7: what many requests at once get.

use countersign_store::model::{Confirmation, EventKind, Reason};
use countersign_verifier::service::{Error, Typed, WantedFactor};

use countersign_testkit::Authenticator;

use crate::on_both_engines;
use crate::world::{Parts as _, World, at_once, is_accepted};

on_both_engines! {
    s3_of_64_parallel_requests_with_one_code_one_is_accepted,
    s3_of_parallel_requests_with_one_recovery_code_one_is_accepted,
    s3_of_parallel_redemptions_of_one_receipt_one_succeeds,
    s7_a_burst_of_wrong_guesses_never_gets_more_tries_than_the_budget,
    s3_of_parallel_confirmations_one_makes_the_factor_active,
    s13_of_parallel_first_set_ups_one_passes,
}

async fn s3_of_64_parallel_requests_with_one_code_one_is_accepted(world: &World) {
    let app = world.enrolled("ada").await;
    let code = app.code(world, 0);
    let outcomes = at_once(world, 64, |node| {
        let (member, code) = (app.member.clone(), Typed::read(&code));
        async move { node.verify(member, code).await.unwrap() }
    });
    let accepted = outcomes
        .await
        .iter()
        .filter(|outcome| is_accepted(outcome))
        .count();
    assert_eq!(accepted, 1);
    let event = EventKind::CodeAccepted {
        method: countersign_store::model::Method::Totp,
        factor: Some(app.factor),
    };
    assert_eq!(world.count(&app.member, &event).await, 1);
}

async fn s3_of_parallel_requests_with_one_recovery_code_one_is_accepted(world: &World) {
    let app = world.enrolled("ada").await;
    let outcomes = at_once(world, 8, |node| {
        let (member, code) = (app.member.clone(), Typed::read(&app.recovery_codes[0]));
        async move { node.verify(member, code).await }
    });
    let mut accepted = 0;
    for outcome in outcomes.await {
        match outcome {
            Ok(verification) => accepted += usize::from(is_accepted(&verification)),
            // A member's hashes are made one at a time (S30).
            Err(error) => assert!(matches!(error, Error::Busy), "{error:?}"),
        }
    }
    assert_eq!(accepted, 1);
}

async fn s3_of_parallel_redemptions_of_one_receipt_one_succeeds(world: &World) {
    let app = world.enrolled("ada").await;
    let (sign_in, browser) = world.sign_in(&app.member).await;
    let code = Typed::read(&app.code(world, 0));
    let (_, passed) = world
        .service
        .pass_sign_in(browser, code, false)
        .await
        .unwrap()
        .parts();
    let receipt = std::sync::Arc::new(passed.unwrap().receipt);
    let outcomes = at_once(world, 64, |node| {
        let (workspace, id, receipt) =
            (world.workspace.clone(), sign_in.id.clone(), receipt.clone());
        async move { node.redeem(workspace, id, &receipt).await }
    });
    let outcomes = outcomes.await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(
        outcomes
            .iter()
            .all(|outcome| matches!(outcome, Ok(_) | Err(Error::Conflict(_))))
    );
}

async fn s7_a_burst_of_wrong_guesses_never_gets_more_tries_than_the_budget(world: &World) {
    let app = world.enrolled("ada").await;
    let wrong = app.wrong_code(world);
    at_once(world, 120, |node| {
        let (member, code) = (app.member.clone(), Typed::read(&wrong));
        async move { node.verify(member, code).await.unwrap() }
    })
    .await;
    let refused = EventKind::CodeRefused {
        reason: Reason::WrongCode,
    };
    assert_eq!(
        world.count(&app.member, &refused).await,
        5,
        "looked at before the first wait"
    );
    assert_eq!(world.failures(&app.member).await, 5);
}

async fn s3_of_parallel_confirmations_one_makes_the_factor_active(world: &World) {
    let member = world.known_member("ada").await;
    let pending = world
        .service
        .begin_factor(member.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let code = phone.code(world.now().unix_seconds(), 0);
    let outcomes = at_once(world, 4, |node| {
        let (member, id, code) = (member.clone(), pending.id.clone(), Typed::read(&code));
        async move { node.confirm_factor(member, id, code).await }
    });
    let confirmed = outcomes.await.into_iter().filter(|outcome| {
        matches!(
            outcome,
            Ok(Confirmation::Confirmed {
                recovery_codes: Some(_),
                ..
            })
        )
    });
    assert_eq!(confirmed.count(), 1);
}

async fn s13_of_parallel_first_set_ups_one_passes(world: &World) {
    let member = world.known_member("ada").await;
    let mut pages = Vec::new();
    for _ in 0..4 {
        pages.push(world.sign_in(&member).await.1);
    }
    let pending = world
        .service
        .begin_factor(pages[0].clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let now = world.now().unix_seconds();
    let pages = std::sync::Mutex::new(pages);
    let outcomes = at_once(world, 4, |node| {
        let page = pages.lock().unwrap().pop().unwrap();
        let (id, code) = (pending.id.clone(), Typed::read(&phone.code(now, 0)));
        async move { node.confirm_factor(page, id, code).await }
    });
    let confirmed = outcomes
        .await
        .into_iter()
        .filter(|outcome| matches!(outcome, Ok(Confirmation::Confirmed { .. })));
    assert_eq!(confirmed.count(), 1);
    assert_eq!(world.service.member(member).await.unwrap().factors, 1);
}
