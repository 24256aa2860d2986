//! S13: a second factor that an application asks for before one act of its own.

use countersign_store::ids::MemberKey;
use countersign_store::model::{Action, Assurance, Method, Parameters, SignInStatus, Why};
use countersign_verifier::service::{
    Conflict, Error, Forbidden, PassedSignIn, StartedSignIn, Typed, WantedFactor, WantedMember,
    WantedSignIn,
};

use crate::on_both_engines;
use crate::world::{App, Parts as _, World, at_once, page};

on_both_engines! {
    s13_a_receipt_opens_exactly_the_action_that_it_was_given_for,
    s13_no_browser_provider_or_exemption_stands_in_for_the_code_of_an_action,
    s13_who_has_no_factor_sets_none_up_on_the_way_to_an_action,
    s13_an_action_leaves_no_trusted_browser,
    s3_of_64_parallel_redemptions_of_one_action_one_succeeds,
    s5_wrong_codes_of_actions_are_counted_with_all_others,
    s29_a_change_of_factors_ends_an_action_that_waits_for_its_code,
}

pub(crate) fn action(text: &str, account: &str) -> Action {
    let parameters: Parameters =
        serde_json::from_value(serde_json::json!({ "account": account })).unwrap();
    Action::new(text, &parameters).unwrap()
}

async fn ask(world: &World, member: &MemberKey, action: Option<Action>) -> StartedSignIn {
    let wanted = WantedSignIn {
        action,
        ..WantedSignIn::of(member.clone())
    };
    world.service.start_sign_in(wanted).await.unwrap()
}

/// Gives the code that is asked for.
async fn give(world: &World, app: &App, started: &StartedSignIn, trust: bool) -> PassedSignIn {
    let page = page(started.client_token.as_ref().expect("it asks for a code"));
    let code = Typed::read(&app.code(world, 0));
    let answer = world.service.pass_sign_in(page, code, trust).await.unwrap();
    let passed = answer.parts().1.expect("the code is right");
    world.pass_seconds(30);
    passed
}

async fn s13_a_receipt_opens_exactly_the_action_that_it_was_given_for(world: &World) {
    let app = world.enrolled("ada").await;
    let export = action("Export all customers", "42");
    let purposes = [
        None,
        Some(export.clone()),
        Some(action("Export all customers", "43")),
        Some(action("Delete all customers", "42")),
        Some(Action::new("Export all customers", &Parameters::default()).unwrap()),
    ];
    for begun in &purposes {
        let started = ask(world, &app.member, begun.clone()).await;
        assert_eq!(started.sign_in.action, *begun);
        let passed = give(world, &app, &started, false).await;
        let redeem = |action: Option<Action>| {
            let (workspace, id) = (world.workspace.clone(), started.sign_in.id.clone());
            world
                .service
                .redeem_for(workspace, id, action, &passed.receipt)
        };
        // Nothing else opens, and nothing is spent.
        for other in purposes.iter().filter(|other| *other != begun) {
            let refused = redeem(other.clone()).await;
            assert!(
                matches!(refused, Err(Error::Forbidden(Forbidden::OtherAction))),
                "{begun:?} opened {other:?}"
            );
        }
        let redeemed = redeem(begun.clone()).await.unwrap();
        assert_eq!(redeemed.action, *begun);
        assert_eq!(redeemed.assurance, Assurance::SecondFactor);
        let again = redeem(begun.clone()).await;
        assert!(matches!(
            again,
            Err(Error::Conflict(Conflict::ReceiptRedeemed))
        ));
    }
}

async fn s13_no_browser_provider_or_exemption_stands_in_for_the_code_of_an_action(world: &World) {
    world
        .policy("[required]\nteam = \"nobody\"\n[trusted_devices]\ndays = 30")
        .await;
    let app = world.enrolled("ada").await;
    let started = ask(world, &app.member, None).await;
    let passed = give(world, &app, &started, true).await;
    let (workspace, id) = (world.workspace.clone(), started.sign_in.id);
    let redeemed = world.service.redeem(workspace, id, &passed.receipt);
    let device = redeemed.await.unwrap().device.expect("it is trusted").token;
    let sso = WantedMember {
        sso: Some(true),
        ..WantedMember::default()
    };
    let known = world.service.put_member(app.member.clone(), sso);
    known.await.unwrap();
    let wanted = |action| WantedSignIn {
        action,
        device: Some(device.digest()),
        ..WantedSignIn::of(app.member.clone())
    };
    let export = Some(action("Export", "42"));
    let asked = world.service.start_sign_in(wanted(export)).await.unwrap();
    assert_eq!(asked.sign_in.status, SignInStatus::Challenge);
    assert!(asked.sign_in.methods.contains(&Method::Totp));
    assert!(asked.device.is_none());
    // It was not even shown: the sign-in that follows goes by it as before.
    let eased = world.service.start_sign_in(wanted(None)).await.unwrap();
    assert_eq!(eased.sign_in.status, SignInStatus::Passed);
}

async fn s13_who_has_no_factor_sets_none_up_on_the_way_to_an_action(world: &World) {
    for policy in [
        "",
        "[required]\nteam = \"nobody\"\nencourage_days = 7",
        "[floor]\nteam = \"email-link\"",
    ] {
        world.policy(policy).await;
        let member = world.known_member("bob").await;
        let asked = ask(world, &member, Some(action("Export", "42"))).await;
        assert_eq!(asked.sign_in.status, SignInStatus::Denied, "{policy}");
        assert_eq!(asked.sign_in.why, Some(Why::NoMethod));
        assert!(asked.client_token.is_none());
    }
}

async fn s13_an_action_leaves_no_trusted_browser(world: &World) {
    world.policy("[trusted_devices]\ndays = 30").await;
    let app = world.enrolled("ada").await;
    let export = action("Export", "42");
    let started = ask(world, &app.member, Some(export.clone())).await;
    let token = page(started.client_token.as_ref().unwrap());
    let session = world.service.client_session(token).await.unwrap();
    assert_eq!(session.trust_days, 0);
    assert_eq!(session.action, Some(export.clone()));
    let passed = give(world, &app, &started, true).await;
    let (workspace, id) = (world.workspace.clone(), started.sign_in.id);
    let redeemed = world
        .service
        .redeem_for(workspace, id, Some(export), &passed.receipt);
    assert!(redeemed.await.unwrap().device.is_none());
    let devices = world.service.devices(app.member.clone()).await.unwrap();
    assert!(devices.is_empty());
}

async fn s3_of_64_parallel_redemptions_of_one_action_one_succeeds(world: &World) {
    let app = world.enrolled("ada").await;
    let export = action("Export", "42");
    let started = ask(world, &app.member, Some(export.clone())).await;
    let receipt = std::sync::Arc::new(give(world, &app, &started, false).await.receipt);
    let outcomes = at_once(world, 64, |node| {
        let (workspace, id) = (world.workspace.clone(), started.sign_in.id.clone());
        let (action, receipt) = (Some(export.clone()), receipt.clone());
        async move { node.redeem_for(workspace, id, action, &receipt).await }
    });
    let outcomes = outcomes.await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
}

async fn s5_wrong_codes_of_actions_are_counted_with_all_others(world: &World) {
    let app = world.enrolled("ada").await;
    for failures in 1..=3 {
        let started = ask(world, &app.member, Some(action("Export", "42"))).await;
        let page = page(started.client_token.as_ref().unwrap());
        let wrong = Typed::read(&app.wrong_code(world));
        world
            .service
            .pass_sign_in(page, wrong, false)
            .await
            .unwrap();
        assert_eq!(world.failures(&app.member).await, failures);
    }
}

async fn s29_a_change_of_factors_ends_an_action_that_waits_for_its_code(world: &World) {
    let app = world.enrolled("ada").await;
    let started = ask(world, &app.member, Some(action("Export", "42"))).await;
    let page = page(started.client_token.as_ref().unwrap());
    world
        .service
        .remove_factor(app.member.clone(), app.factor.clone())
        .await
        .unwrap();
    let code = Typed::read(&app.code(world, 0));
    let ended = world.service.pass_sign_in(page.clone(), code, false).await;
    assert!(matches!(ended, Err(Error::Gone(_))), "{ended:?}");
    let enrolls = world
        .service
        .begin_factor(page, WantedFactor::app(None))
        .await;
    assert!(matches!(enrolls, Err(Error::Gone(_))), "{enrolls:?}");
}
