//! S13, S14: from the password to the receipt.

use countersign_store::ids::SignInId;
use countersign_store::model::{Confirmation, SignInStatus, WorkspaceName};
use countersign_store::token::ReceiptToken;
use countersign_verifier::service::{Conflict, Error, Gone, Typed, WantedFactor};

use countersign_testkit::Authenticator;

use crate::on_both_engines;
use crate::world::{Parts as _, Passed as _, World, browser_secret, is_accepted};

on_both_engines! {
    s14_a_receipt_redeems_once_within_60_s_by_the_workspace_that_asked,
    s21_a_receipt_has_expired_at_exactly_60_s,
    s21_a_sign_in_is_over_at_exactly_its_instant,
    s13_setting_up_a_first_factor_passes_the_sign_in_that_asked_for_it,
    s13_no_token_goes_round_the_second_factor,
    s12_removing_the_last_factor_signs_nobody_in,
    n7_a_receipt_says_what_the_method_was_and_claims_no_level,
}

async fn s14_a_receipt_redeems_once_within_60_s_by_the_workspace_that_asked(world: &World) {
    let app = world.enrolled("ada").await;
    let (sign_in, browser) = world.sign_in(&app.member).await;
    let (_, passed) = world
        .service
        .pass_sign_in(browser, Typed::read(&app.code(world, 0)), false)
        .await
        .unwrap()
        .parts();
    let receipt = passed.unwrap().receipt;
    let name = WorkspaceName::parse("Other").unwrap();
    let other = world
        .service
        .create_workspace(&name, vec![])
        .await
        .unwrap()
        .id;

    let redeem = |workspace, id| world.service.redeem(workspace, id, &receipt);
    assert!(matches!(
        redeem(other, sign_in.id.clone()).await,
        Err(Error::NotFound(_))
    ));
    let forged = ReceiptToken::mint(&countersign_store::entropy::OsEntropy).unwrap();
    let forgery = world
        .service
        .redeem(world.workspace.clone(), sign_in.id.clone(), &forged)
        .await;
    assert!(matches!(forgery, Err(Error::Forbidden(_))));
    let (second, _) = world.sign_in(&app.member).await;
    assert!(matches!(
        redeem(world.workspace.clone(), second.id).await,
        Err(Error::Forbidden(_))
    ));

    let redeemed = redeem(world.workspace.clone(), sign_in.id.clone())
        .await
        .unwrap();
    assert_eq!(
        (redeemed.member, redeemed.amr, redeemed.phishing_resistant),
        (app.member.member, &["otp"][..], false)
    );
    assert!(matches!(
        redeem(world.workspace.clone(), sign_in.id).await,
        Err(Error::Conflict(_))
    ));
    let nothing = SignInId::from_text("sgn_nothing");
    assert!(matches!(
        redeem(world.workspace.clone(), nothing).await,
        Err(Error::NotFound(_))
    ));
}

async fn s21_a_receipt_has_expired_at_exactly_60_s(world: &World) {
    let app = world.enrolled("ada").await;
    let (sign_in, browser) = world.sign_in(&app.member).await;
    let (_, passed) = world
        .service
        .pass_sign_in(browser, Typed::read(&app.code(world, 0)), false)
        .await
        .unwrap()
        .parts();
    world.pass_seconds(60);
    let late = world
        .service
        .redeem(
            world.workspace.clone(),
            sign_in.id,
            &passed.unwrap().receipt,
        )
        .await;
    assert!(matches!(late, Err(Error::Gone(_))));
}

async fn s21_a_sign_in_is_over_at_exactly_its_instant(world: &World) {
    let app = world.enrolled("ada").await;
    let (sign_in, browser) = world.sign_in(&app.member).await;
    world.turn_clock_to(sign_in.expires_at);
    let late = world
        .service
        .pass_sign_in(browser, Typed::read(&app.code(world, 0)), false)
        .await;
    assert!(matches!(late, Err(Error::Gone(_))));
    assert_eq!(
        world
            .service
            .sign_in(world.workspace.clone(), sign_in.id)
            .await
            .unwrap()
            .status,
        SignInStatus::Ended
    );
}

async fn s13_setting_up_a_first_factor_passes_the_sign_in_that_asked_for_it(world: &World) {
    let member = world.known_member("ada").await;
    let (sign_in, browser) = world.sign_in(&member).await;
    assert_eq!(sign_in.status, SignInStatus::Enroll);
    let early = world.service.complete_sign_in(browser.clone()).await;
    assert!(
        matches!(early, Err(Error::Conflict(_))),
        "nothing is proved yet"
    );

    let pending = world
        .service
        .begin_factor(browser.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let code = Typed::read(&phone.code(world.now().unix_seconds(), 0));
    let confirmed = world
        .service
        .confirm_factor(browser.clone(), pending.id, code)
        .await
        .unwrap();
    assert!(
        matches!(confirmed, Confirmation::Confirmed { recovery_codes: Some(codes), .. } if codes.len() == 10)
    );

    // Keeping ten codes takes longer than a receipt lives: it is made when the person is done.
    world.pass_seconds(300);
    let replaced = world
        .service
        .complete_sign_in(browser.clone())
        .await
        .unwrap()
        .passed();
    let passed = world
        .service
        .complete_sign_in(browser.clone())
        .await
        .unwrap()
        .passed();
    let stale = world
        .service
        .redeem(
            world.workspace.clone(),
            sign_in.id.clone(),
            &replaced.receipt,
        )
        .await;
    assert!(matches!(stale, Err(Error::Forbidden(_))));
    world
        .service
        .redeem(world.workspace.clone(), sign_in.id, &passed.receipt)
        .await
        .unwrap();
    assert!(matches!(
        world.service.complete_sign_in(browser).await,
        Err(Error::Conflict(_))
    ));
}

async fn s13_no_token_goes_round_the_second_factor(world: &World) {
    let app = world.enrolled("ada").await;
    let (sign_in, browser) = world.sign_in(&app.member).await;
    let page = world.security_page(&app.member).await;
    let right = || Typed::read(&app.code(world, 0));

    assert!(matches!(
        world.service.complete_sign_in(browser.clone()).await,
        Err(Error::Conflict(_))
    ));
    assert!(matches!(
        world
            .service
            .begin_factor(browser.clone(), WantedFactor::app(None))
            .await,
        Err(Error::Conflict(Conflict::SignInChallenges))
    ));
    assert!(matches!(
        world.service.step_up(browser.clone(), right()).await,
        Err(Error::Forbidden(_))
    ));
    assert!(matches!(
        world.service.factors(browser.clone()).await,
        Err(Error::Forbidden(_))
    ));
    let removal = world
        .service
        .remove_factor(browser.clone(), app.factor.clone())
        .await;
    assert!(matches!(removal, Err(Error::Forbidden(_))));
    assert!(matches!(
        world
            .service
            .pass_sign_in(page.clone(), right(), false)
            .await,
        Err(Error::Forbidden(_))
    ));
    assert!(matches!(
        world.service.complete_sign_in(page).await,
        Err(Error::Forbidden(_))
    ));
    assert_eq!(
        world
            .service
            .sign_in(world.workspace.clone(), sign_in.id)
            .await
            .unwrap()
            .status,
        SignInStatus::Challenge
    );
    assert_eq!(world.failures(&app.member).await, 0);
    // And a sign-in that was passed is passed for nobody else, whatever else they know.
    let (accepted, _) = world
        .service
        .pass_sign_in(browser.clone(), right(), false)
        .await
        .unwrap()
        .parts();
    assert!(is_accepted(&accepted));
    let next = Typed::read(&app.code(world, 1));
    let another = browser.known_by(&browser_secret());
    assert!(matches!(
        world.service.pass_sign_in(another, next, false).await,
        Err(Error::Gone(Gone::Token))
    ));
}

async fn s12_removing_the_last_factor_signs_nobody_in(world: &World) {
    let app = world.enrolled("ada").await;
    let (_, browser) = world.sign_in(&app.member).await;
    world
        .service
        .remove_factor(app.member.clone(), app.factor.clone())
        .await
        .unwrap();
    let code = Typed::read(&app.code(world, 0));
    let late = world
        .service
        .pass_sign_in(browser.clone(), code, false)
        .await;
    assert!(matches!(late, Err(Error::Gone(Gone::Token))), "{late:?}");
    assert!(matches!(
        world
            .service
            .begin_factor(browser, WantedFactor::app(None))
            .await,
        Err(Error::Gone(Gone::SignIn))
    ));
}

async fn n7_a_receipt_says_what_the_method_was_and_claims_no_level(world: &World) {
    let app = world.enrolled("ada").await;
    for text in [app.code(world, 0), app.recovery_codes[0].clone()] {
        let (sign_in, browser) = world.sign_in(&app.member).await;
        let code = Typed::read(&text);
        let (_, passed) = world
            .service
            .pass_sign_in(browser, code, false)
            .await
            .unwrap()
            .parts();
        let receipt = passed.unwrap().receipt;
        let redeemed = world
            .service
            .redeem(world.workspace.clone(), sign_in.id, &receipt)
            .await
            .unwrap();
        // Every word is one of the registry of RFC 8176; a typed code withstands no relay.
        assert_eq!(redeemed.amr, ["otp"]);
        assert!(!redeemed.phishing_resistant);
    }
}
