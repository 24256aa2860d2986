//! S28, S29, S30, S33: what an acceptance leaves, and to whom; what a change ends.

use countersign_store::model::{Confirmation, Origin, ReturnTo, SignInStatus};
use countersign_verifier::service::{
    Browser, Conflict, Error, Forbidden, Gone, Typed, WantedFactor, WantedSignIn,
};

use countersign_testkit::Authenticator;

use crate::on_both_engines;
use crate::world::{App, Parts as _, World, browser_secret, is_accepted, reason};
use countersign_store::model::Reason;

on_both_engines! {
    s28_a_genuine_page_is_useless_as_a_phishing_relay,
    s28_a_sign_in_belongs_to_the_browser_that_sends_its_first_code,
    s28_the_same_browser_asks_again_when_an_answer_was_lost,
    s28_a_lost_confirmation_is_made_good_to_the_same_browser_only,
    s28_a_receipt_is_redeemed_before_the_end_of_its_sign_in,
    s28_the_link_of_a_page_that_was_left_opens_nothing,
    s29_removing_a_factor_ends_what_the_attacker_holds,
    s29_a_token_made_beside_a_factor_never_enrolls_without_it,
    s29_every_change_ends_the_other_sessions_and_spares_its_own,
    s30_a_made_up_factor_costs_no_hash,
    s33_a_receipt_is_carried_to_listed_origins_only,
    a_second_sign_in_leaves_the_first_ones_set_up_alone,
    a_code_sent_twenty_times_costs_no_try_and_begins_no_wait,
}

/// Passes the sign-in of `page`; the receipt.
async fn pass(
    world: &World,
    app: &App,
    page: Browser,
) -> countersign_verifier::service::PassedSignIn {
    let code = Typed::read(&app.code(world, 0));
    let (_, passed) = world
        .service
        .pass_sign_in(page, code, false)
        .await
        .unwrap()
        .parts();
    passed.expect("the code is right")
}

async fn s28_a_genuine_page_is_useless_as_a_phishing_relay(world: &World) {
    let app = world.enrolled("ada").await;
    // Somebody with the password begins a sign-in, keeps its token and sends the genuine link to the owner.
    let (sign_in, owner) = world.sign_in(&app.member).await;
    let attacker = owner.clone().known_by(&browser_secret());
    let genuine = pass(world, &app, owner).await;

    let relayed = world.service.complete_sign_in(attacker.clone()).await;
    assert!(
        matches!(relayed, Err(Error::Gone(Gone::Token))),
        "{relayed:?}"
    );
    let shown = world.service.client_session(attacker.clone()).await;
    assert!(matches!(shown, Err(Error::Gone(Gone::Token))));
    for steps in 0..2 {
        let code = Typed::read(&app.code(world, steps));
        let again = world
            .service
            .pass_sign_in(attacker.clone(), code, false)
            .await;
        assert!(matches!(again, Err(Error::Gone(Gone::Token))), "{again:?}");
    }
    // The receipt that the owner's browser got is still the only one.
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), sign_in.id, &genuine.receipt);
    assert_eq!(redeemed.await.unwrap().member, app.member.member);
}

async fn s28_a_sign_in_belongs_to_the_browser_that_sends_its_first_code(world: &World) {
    let app = world.enrolled("ada").await;
    let (_, attacker) = world.sign_in(&app.member).await;
    let owner = attacker.clone().known_by(&browser_secret());
    let wrong = Typed::read(&app.wrong_code(world));
    world
        .service
        .pass_sign_in(attacker, wrong, false)
        .await
        .unwrap()
        .parts();
    // A link that somebody guessed with passes nothing in other hands, so that its wrong codes are nobody's slips (G1).
    let right = Typed::read(&app.code(world, 0));
    let refused = world.service.pass_sign_in(owner, right, false).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::OtherBrowser))),
        "{refused:?}"
    );
}

async fn s28_the_same_browser_asks_again_when_an_answer_was_lost(world: &World) {
    let app = world.enrolled("ada").await;
    let (sign_in, page) = world.sign_in(&app.member).await;
    let unseen = pass(world, &app, page.clone()).await;
    let code = Typed::read(&app.code(world, 0));
    let (again, passed) = world
        .service
        .pass_sign_in(page.clone(), code, false)
        .await
        .unwrap()
        .parts();
    assert!(is_accepted(&again));
    let seen = passed.unwrap();
    assert_eq!(world.failures(&app.member).await, 0);

    let redeem = |receipt| {
        world
            .service
            .redeem(world.workspace.clone(), sign_in.id.clone(), receipt)
    };
    let stale = redeem(&unseen.receipt).await;
    assert!(matches!(
        stale,
        Err(Error::Forbidden(Forbidden::ForeignReceipt))
    ));
    redeem(&seen.receipt).await.unwrap();
    let late = world
        .service
        .pass_sign_in(page, Typed::read(""), false)
        .await;
    assert!(matches!(
        late,
        Err(Error::Conflict(Conflict::ReceiptRedeemed))
    ));
}

async fn s28_a_lost_confirmation_is_made_good_to_the_same_browser_only(world: &World) {
    let member = world.known_member("ada").await;
    let (_, page) = world.sign_in(&member).await;
    let pending = world
        .service
        .begin_factor(page.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let code = phone.code(world.now().unix_seconds(), 0);
    let confirm = |page: &Browser| {
        let (id, code) = (pending.id.clone(), Typed::read(&code));
        world.service.confirm_factor(page.clone(), id, code)
    };
    let codes = |confirmation: Confirmation| match confirmation {
        Confirmation::Confirmed { recovery_codes, .. } => recovery_codes.unwrap(),
        Confirmation::Refused(refusal) => panic!("{refusal:?}"),
    };
    let unseen = codes(confirm(&page).await.unwrap());
    let other = page.clone().known_by(&browser_secret());
    let refused = confirm(&other).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::OtherBrowser))),
        "another browser"
    );
    let seen = codes(confirm(&page).await.unwrap());
    assert_eq!(seen.len(), 10);
    world.pass_seconds(90);
    assert_eq!(
        reason(&world.verify(&member, &unseen[0]).await),
        Reason::WrongCode
    );
    assert!(is_accepted(&world.verify(&member, &seen[0]).await));
    // With a code of the set used it was seen: nothing is replaced any more. (Using it ended the session, too.)
    assert!(confirm(&page).await.is_err());
}

async fn s28_the_link_of_a_page_that_was_left_opens_nothing(world: &World) {
    let app = world.enrolled("ada").await;
    let page = world.security_page(&app.member).await;
    let code = Typed::read(&app.code(world, 0));
    let proved = world.service.step_up(page.clone(), code).await.unwrap();
    assert!(is_accepted(&proved), "{proved:?}");
    world.service.leave_security(page.clone()).await.unwrap();

    // What somebody finds in the browser's history: the same link, with the step-up still fresh.
    let shown = world.service.client_session(page.clone()).await;
    assert!(matches!(shown, Err(Error::Gone(Gone::Token))), "{shown:?}");
    let codes = world.service.renew_recovery_codes(page.clone()).await;
    assert!(matches!(codes, Err(Error::Gone(Gone::Token))));
    let again = world.service.leave_security(page).await;
    assert!(matches!(again, Err(Error::Gone(Gone::Token))), "{again:?}");

    // A sign-in is ended by what passes it, not by whoever holds its link.
    let (_, sign_in) = world.sign_in(&app.member).await;
    let refused = world.service.leave_security(sign_in.clone()).await;
    assert!(
        matches!(refused, Err(Error::Forbidden(Forbidden::WrongPurpose))),
        "{refused:?}"
    );
    world.service.client_session(sign_in).await.unwrap();
}

async fn s28_a_receipt_is_redeemed_before_the_end_of_its_sign_in(world: &World) {
    let app = world.enrolled("ada").await;
    let (sign_in, page) = world.sign_in(&app.member).await;
    world.pass_seconds(570);
    let first = pass(world, &app, page.clone()).await;
    world.pass_seconds(20);
    let (_, passed) = world
        .service
        .pass_sign_in(page, Typed::read(""), false)
        .await
        .unwrap()
        .parts();
    world.turn_clock_to(sign_in.expires_at);
    for receipt in [first.receipt, passed.unwrap().receipt] {
        let late = world
            .service
            .redeem(world.workspace.clone(), sign_in.id.clone(), &receipt)
            .await;
        assert!(
            late.is_err(),
            "it is less than 60 s old, and its sign-in is over"
        );
    }
}

async fn s29_removing_a_factor_ends_what_the_attacker_holds(world: &World) {
    let app = world.enrolled("ada").await;
    let stolen = world.security_page(&app.member).await;
    let (passed_sign_in, page) = world.sign_in(&app.member).await;
    let passed = pass(world, &app, page).await;
    let (open_sign_in, open) = world.sign_in(&app.member).await;

    let removal = world
        .service
        .remove_factor(app.member.clone(), app.factor.clone());
    removal.await.unwrap();
    world
        .service
        .unlock_member(app.member.clone())
        .await
        .unwrap();

    let enrolled = world
        .service
        .begin_factor(stolen, WantedFactor::app(None))
        .await;
    assert!(
        matches!(enrolled, Err(Error::Gone(Gone::Token))),
        "{enrolled:?}"
    );
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), passed_sign_in.id, &passed.receipt)
        .await;
    assert!(redeemed.is_err(), "{redeemed:?}");
    assert!(world.service.client_session(open).await.is_err());
    let ended = world
        .service
        .sign_in(world.workspace.clone(), open_sign_in.id);
    assert_eq!(ended.await.unwrap().status, SignInStatus::Ended);
}

async fn s29_a_token_made_beside_a_factor_never_enrolls_without_it(world: &World) {
    let app = world.enrolled("ada").await;
    let page = world.security_page(&app.member).await;
    // Behind the service's back, so that only what the token was made with is left to stop it.
    world.tamper("DELETE FROM factors").await;
    let enrolled = world
        .service
        .begin_factor(page.clone(), WantedFactor::app(None))
        .await;
    assert!(
        matches!(enrolled, Err(Error::Forbidden(Forbidden::StepUpRequired))),
        "{enrolled:?}"
    );
    let session = world.service.client_session(page).await.unwrap();
    assert!(session.needs_step_up && session.methods.is_empty());
    // One made afterwards may.
    let fresh = world.security_page(&app.member).await;
    world
        .service
        .begin_factor(fresh, WantedFactor::app(None))
        .await
        .unwrap();
}

async fn s29_every_change_ends_the_other_sessions_and_spares_its_own(world: &World) {
    let app = world.enrolled("ada").await;
    let member = app.member.clone();
    let is_over = async |page: &Browser| world.service.client_session(page.clone()).await.is_err();

    // A recovery code used in a sign-in.
    let (other, (sign_in, page)) = (
        world.security_page(&member).await,
        world.sign_in(&member).await,
    );
    let code = Typed::read(&app.recovery_codes[0]);
    let (_, passed) = world
        .service
        .pass_sign_in(page, code, false)
        .await
        .unwrap()
        .parts();
    assert!(is_over(&other).await, "recovery code used");
    let receipt = passed.unwrap().receipt;
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), sign_in.id, &receipt);
    redeemed.await.expect("its own sign-in is spared");

    // A recovery code used for a step-up, then the set renewed and a factor added by the same page.
    let (other, own) = (
        world.security_page(&member).await,
        world.security_page(&member).await,
    );
    let code = Typed::read(&app.recovery_codes[1]);
    assert!(is_accepted(
        &world.service.step_up(own.clone(), code).await.unwrap()
    ));
    assert!(is_over(&other).await, "recovery code used for a step-up");
    assert!(!is_over(&own).await);

    let other = world.security_page(&member).await;
    world
        .service
        .renew_recovery_codes(own.clone())
        .await
        .unwrap();
    assert!(is_over(&other).await, "set renewed");
    assert!(!is_over(&own).await);

    let (_, other) = world.sign_in(&member).await;
    let pending = world
        .service
        .begin_factor(own.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let code = Typed::read(&phone.code(world.now().unix_seconds(), 0));
    let added = world
        .service
        .confirm_factor(own.clone(), pending.id, code)
        .await;
    assert!(matches!(added.unwrap(), Confirmation::Confirmed { .. }));
    assert!(is_over(&other).await, "factor added");
    assert!(!is_over(&own).await);

    let other = world.security_page(&member).await;
    world
        .service
        .remove_factor(own.clone(), app.factor.clone())
        .await
        .unwrap();
    assert!(is_over(&other).await, "factor removed");
    assert!(!is_over(&own).await);

    for end in ["end-sessions", "password-changed", "unlock"] {
        let page = world.security_page(&member).await;
        match end {
            "end-sessions" => world.service.end_sessions(member.clone()).await.unwrap(),
            "password-changed" => world
                .service
                .password_changed(member.clone())
                .await
                .unwrap(),
            _ => drop(world.service.unlock_member(member.clone()).await.unwrap()),
        }
        assert!(is_over(&page).await, "{end}");
    }
    assert!(is_over(&own).await, "the backend's acts spare nobody");
}

async fn s30_a_made_up_factor_costs_no_hash(world: &World) {
    use countersign_store::ids::FactorId;
    let member = world.known_member("eve").await;
    let (_, page) = world.sign_in(&member).await;
    let drawn = world.entropy_drawn();
    for _ in 0..5 {
        let (id, code) = (FactorId::from_text("fac_x"), Typed::read("123456"));
        let refused = world.service.confirm_factor(page.clone(), id, code).await;
        assert!(matches!(refused, Err(Error::NotFound(_))));
    }
    // A set of recovery codes draws its entropy before it is hashed: none was.
    assert_eq!(world.entropy_drawn(), drawn);

    let pending = world
        .service
        .begin_factor(page.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let drawn = world.entropy_drawn();
    let wrong = world
        .service
        .confirm_factor(page, pending.id, Typed::read("000000"))
        .await
        .unwrap();
    assert!(matches!(wrong, Confirmation::Refused(_)));
    assert_eq!(
        world.entropy_drawn(),
        drawn,
        "a wrong first code costs none either"
    );
}

async fn s33_a_receipt_is_carried_to_listed_origins_only(world: &World) {
    let app = world.enrolled("ada").await;
    let listed = Origin::parse("https://app.example.org").unwrap();
    world
        .service
        .set_origins(world.workspace.clone(), vec![listed])
        .await
        .unwrap();
    for (address, is_listed) in [
        ("https://app.example.org/signed-in?next=1", true),
        ("https://evil.example.net/", false),
        ("https://app.example.org.evil.example.net/", false),
        ("https://app.example.org:8443/", false),
        ("http://app.example.org/", false),
    ] {
        let return_to = Some(ReturnTo::parse(address).unwrap());
        let member = app.member.clone();
        let sign_in = world
            .service
            .start_sign_in(WantedSignIn {
                return_to: return_to.clone(),
                ..WantedSignIn::of(member.clone())
            })
            .await;
        let token = world
            .service
            .create_security_token(member, None, return_to)
            .await;
        assert_eq!(sign_in.is_ok(), is_listed, "{address}");
        assert_eq!(token.is_ok(), is_listed, "{address}");
    }
}

async fn a_second_sign_in_leaves_the_first_ones_set_up_alone(world: &World) {
    let member = world.known_member("ada").await;
    let (_, owner) = world.sign_in(&member).await;
    let pending = world
        .service
        .begin_factor(owner.clone(), WantedFactor::app(None))
        .await
        .unwrap();
    let (_, other) = world.sign_in(&member).await;
    world
        .service
        .begin_factor(other, WantedFactor::app(None))
        .await
        .unwrap();
    let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
    let code = Typed::read(&phone.code(world.now().unix_seconds(), 0));
    let confirmed = world.service.confirm_factor(owner, pending.id, code).await;
    assert!(matches!(confirmed.unwrap(), Confirmation::Confirmed { .. }));
}

async fn a_code_sent_twenty_times_costs_no_try_and_begins_no_wait(world: &World) {
    let app = world.enrolled("ada").await;
    let code = app.code(world, 0);
    assert!(is_accepted(&world.verify(&app.member, &code).await));
    for _ in 0..20 {
        assert_eq!(
            reason(&world.verify(&app.member, &code).await),
            Reason::AlreadyUsed
        );
    }
    let member = world.service.member(app.member.clone()).await.unwrap();
    assert_eq!((member.failures, member.retry_at), (0, None));
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 1)).await
    ));
}
