//! S15, N6: browsers that stand in for a second factor, and browsers that are only known.

use countersign_delivery::Rendered;
use countersign_store::ids::MemberKey;
use countersign_store::model::{
    Assurance, Context, EventKind, IssuedDevice, Method, SignInStatus, Why,
};
use countersign_store::token::DeviceToken;
use countersign_verifier::service::{
    Answer, Browser, Conflict, Error, Noun, StartedSignIn, Typed, WantedMember, WantedSignIn,
};

use crate::on_both_engines;
use crate::world::{App, Parts as _, Passed as _, World, at_once, browser_secret, page};

on_both_engines! {
    n6_a_trusted_browser_signs_in_at_reduced_assurance_for_as_long_as_was_promised,
    n6_trust_is_promised_to_the_browser_that_passed_alone,
    s15_a_device_is_known_no_more_after_any_change_of_credentials,
    s15_a_device_is_one_members_and_cannot_be_moved,
    s15_a_token_that_was_replaced_ends_the_device_and_its_owner_is_told,
    s3_s15_of_64_parallel_uses_of_one_token_one_passes,
    s15_a_policy_with_fewer_days_counts_at_once,
    s15_a_locked_member_is_not_let_in_by_a_device,
    a_new_device_check_makes_a_browser_known_and_no_more,
    a_device_that_is_revoked_is_known_no_more,
}

const THIRTY_DAYS: &str = "[trusted_devices]\ndays = 30";
const DAY: i64 = 24 * 3600;

/// Begins a sign-in in the browser that holds `device`.
async fn begin(world: &World, member: &MemberKey, device: Option<&DeviceToken>) -> StartedSignIn {
    let started = world.service.start_sign_in(WantedSignIn {
        device: device.map(DeviceToken::digest),
        context: Context {
            device: Some("Firefox on Linux".into()),
            place: Some("Leeds".into()),
            ..Context::default()
        },
        ..WantedSignIn::of(member.clone())
    });
    started.await.unwrap()
}

/// Signs in with a code, asking for this browser to be trusted or not; what it is known by from then on.
pub(crate) async fn sign_in(
    world: &World,
    app: &App,
    device: Option<&DeviceToken>,
    trust: bool,
) -> Option<IssuedDevice> {
    let started = begin(world, &app.member, device).await;
    let page = page(&started.client_token.expect("it asks for a code"));
    let code = Typed::read(&app.code(world, 0));
    let answer = world.service.pass_sign_in(page, code, trust).await.unwrap();
    let (_, passed) = answer.parts();
    let receipt = passed.expect("the code is right").receipt;
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), started.sign_in.id, &receipt)
        .await
        .unwrap();
    world.pass_seconds(90);
    redeemed.device
}

/// A member with an app, and the token of a browser that they trust.
async fn trusting(world: &World, id: &str) -> (App, DeviceToken) {
    world.policy(THIRTY_DAYS).await;
    let app = world.enrolled(id).await;
    let device = sign_in(world, &app, None, true).await.unwrap();
    assert!(device.trusted);
    (app, device.token)
}

/// How a sign-in in the browser that holds `device` begins; the token that takes the place of that one.
async fn outcome(
    world: &World,
    member: &MemberKey,
    device: &DeviceToken,
) -> (SignInStatus, Option<DeviceToken>) {
    let started = begin(world, member, Some(device)).await;
    let next = started.device.map(|device| device.token);
    (started.sign_in.status, next)
}

async fn n6_a_trusted_browser_signs_in_at_reduced_assurance_for_as_long_as_was_promised(
    world: &World,
) {
    let (app, first) = trusting(world, "ada").await;
    let started = begin(world, &app.member, Some(&first)).await;
    assert_eq!(started.sign_in.status, SignInStatus::Passed);
    assert_eq!(started.sign_in.why, Some(Why::TrustedDevice));
    assert_eq!(started.sign_in.assurance, Some(Assurance::Reduced));
    assert!(started.client_token.is_none());
    let second = started.device.unwrap();
    assert!(second.trusted && second.token.digest() != first.digest());
    let passed = EventKind::SignInPassed {
        sign_in: started.sign_in.id,
        why: Some(Why::TrustedDevice),
    };
    assert_eq!(world.count(&app.member, &passed).await, 1);

    // Using it promises no more days than there were.
    world.pass_seconds(29 * DAY);
    let (status, third) = outcome(world, &app.member, &second.token).await;
    assert_eq!(status, SignInStatus::Passed);
    world.turn_clock_to(second.expires_at);
    let (status, _) = outcome(world, &app.member, &third.unwrap()).await;
    assert_eq!(status, SignInStatus::Challenge);
}

async fn n6_trust_is_promised_to_the_browser_that_passed_alone(world: &World) {
    world.policy(THIRTY_DAYS).await;
    let app = world.enrolled("ada").await;
    let started = begin(world, &app.member, None).await;
    let owner = page(&started.client_token.unwrap());
    let thief = owner.clone().known_by(&browser_secret());
    let wrong = Typed::read(&app.wrong_code(world));
    let refused = world.service.pass_sign_in(owner.clone(), wrong, true).await;
    assert!(matches!(refused.unwrap(), Answer::Refused(_)));
    let wrong = Typed::read(&app.wrong_code(world));
    let refused = world.service.pass_sign_in(thief, wrong, true).await;
    assert!(
        matches!(refused, Err(Error::Conflict(Conflict::OtherBrowser))),
        "{refused:?}"
    );
    // Nobody asked for trust with the code that passed.
    let right = Typed::read(&app.code(world, 0));
    let passed = world.service.pass_sign_in(owner, right, false).await;
    let (_, passed) = passed.unwrap().parts();
    let receipt = passed.unwrap().receipt;
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), started.sign_in.id, &receipt);
    assert!(redeemed.await.unwrap().device.is_none());

    // And where the policy promises none, asking brings none.
    world.pass_seconds(90);
    world.policy("").await;
    assert!(sign_in(world, &app, None, true).await.is_none());
}

async fn s15_a_device_is_known_no_more_after_any_change_of_credentials(world: &World) {
    for change in ["password", "added", "removed", "codes", "reset", "unlock"] {
        let (app, device) = trusting(world, change).await;
        let member = app.member.clone();
        match change {
            "password" => world
                .service
                .password_changed(member.clone())
                .await
                .unwrap(),
            "added" => drop(world.enroll(&member).await),
            "removed" => {
                let other = world.enroll(&member).await;
                world.pass_seconds(90);
                let device = sign_in(world, &other, None, true).await.unwrap();
                let removal = world.service.remove_factor(member.clone(), app.factor);
                removal.await.unwrap();
                let (status, _) = outcome(world, &member, &device.token).await;
                assert_eq!(status, SignInStatus::Challenge, "{change}");
            }
            "codes" => drop(
                world
                    .service
                    .renew_recovery_codes(member.clone())
                    .await
                    .unwrap(),
            ),
            "reset" => world.service.end_sessions(member.clone()).await.unwrap(),
            _ => drop(world.service.unlock_member(member.clone()).await.unwrap()),
        }
        let (status, next) = outcome(world, &member, &device).await;
        assert_eq!(status, SignInStatus::Challenge, "{change}");
        assert!(next.is_none());
        let known = world.service.devices(member).await.unwrap();
        assert!(known.is_empty(), "{change}: {known:?}");
    }
}

async fn s15_a_device_is_one_members_and_cannot_be_moved(world: &World) {
    let (_, device) = trusting(world, "ada").await;
    let eve = world.enrolled("eve").await;
    let (status, next) = outcome(world, &eve.member, &device).await;
    assert_eq!((status, next.is_none()), (SignInStatus::Challenge, true));

    let elsewhere = world.another_workspace("Other").await;
    let member = MemberKey {
        workspace: elsewhere.clone(),
        ..world.member("ada")
    };
    world
        .service
        .put_member(member.clone(), WantedMember::default())
        .await
        .unwrap();
    world.enroll(&member).await;
    let (status, next) = outcome(world, &member, &device).await;
    assert_eq!((status, next.is_none()), (SignInStatus::Challenge, true));

    // Behind the service's back: a row that was moved to another member finds no owner of its sign-ins, and the token that
    // ada holds is eve's device then, no longer hers.
    world.tamper("UPDATE devices SET member_id = 'eve'").await;
    let (status, _) = outcome(world, &world.member("ada"), &device).await;
    assert_eq!(status, SignInStatus::Challenge);
}

async fn s15_a_token_that_was_replaced_ends_the_device_and_its_owner_is_told(world: &World) {
    let (app, first) = trusting(world, "ada").await;
    world.email(&app.member, "ada@example.org").await;
    let id = world.service.devices(app.member.clone()).await.unwrap()[0]
        .id
        .clone();
    // The thief copied the cookie and was first.
    let (status, thief) = outcome(world, &app.member, &first).await;
    assert_eq!(status, SignInStatus::Passed);
    // The owner is asked, and from then on so is the thief.
    let (status, next) = outcome(world, &app.member, &first).await;
    assert_eq!((status, next.is_none()), (SignInStatus::Challenge, true));
    let (status, _) = outcome(world, &app.member, &thief.unwrap()).await;
    assert_eq!(status, SignInStatus::Challenge);
    let copied = EventKind::DeviceCopied { device: id };
    assert_eq!(world.count(&app.member, &copied).await, 1);
    let told = world.service.look_into_outbox(1).await.unwrap();
    assert_eq!(told[0].to, "ada@example.org");
    let Rendered::Mail(mail) = &told[0].said else {
        panic!("it went to {}", told[0].to)
    };
    assert!(mail.text.contains("Firefox on Linux"), "{}", mail.text);
}

async fn s3_s15_of_64_parallel_uses_of_one_token_one_passes(world: &World) {
    let (app, device) = trusting(world, "ada").await;
    let shown = device.digest();
    let outcomes = at_once(world, 64, |node| {
        let wanted = WantedSignIn {
            device: Some(shown),
            ..WantedSignIn::of(app.member.clone())
        };
        async move { node.start_sign_in(wanted).await }
    });
    let mut passed = 0;
    for outcome in outcomes.await {
        match outcome {
            Ok(started) => passed += usize::from(started.sign_in.status == SignInStatus::Passed),
            Err(error) => assert!(matches!(error, Error::TooManySignIns { .. }), "{error:?}"),
        }
    }
    assert_eq!(passed, 1);
}

async fn s15_a_policy_with_fewer_days_counts_at_once(world: &World) {
    let (app, device) = trusting(world, "ada").await;
    world.pass_seconds(8 * DAY);
    let (status, device) = outcome(world, &app.member, &device).await;
    assert_eq!(status, SignInStatus::Passed);
    world.policy("[trusted_devices]\ndays = 7").await;
    let (status, _) = outcome(world, &app.member, &device.unwrap()).await;
    assert_eq!(status, SignInStatus::Challenge);
}

async fn s15_a_locked_member_is_not_let_in_by_a_device(world: &World) {
    let (app, device) = trusting(world, "ada").await;
    world.tamper("UPDATE members SET failures = 100").await;
    let (status, next) = outcome(world, &app.member, &device).await;
    assert_eq!((status, next.is_none()), (SignInStatus::Denied, true));
}

async fn a_new_device_check_makes_a_browser_known_and_no_more(world: &World) {
    world
        .policy(
            "[required]\nteam = \"nobody\"\n[floor]\nteam = \"new-device\"\n[trusted_devices]\ndays = 30",
        )
        .await;
    let member = world.known_member("ada").await;
    world.email(&member, "ada@example.org").await;
    let started = begin(world, &member, None).await;
    assert_eq!(started.sign_in.methods, [Method::NewDeviceCode]);
    let page = page(&started.client_token.unwrap());
    let send = |page: &Browser| {
        world
            .service
            .send_for_sign_in(page.clone(), Method::NewDeviceCode, String::new())
    };
    send(&page).await.unwrap();
    let code = Typed::read(&world.mailed().await);
    let answer = world.service.pass_sign_in(page, code, true).await.unwrap();
    let Answer::Accepted(_, passage) = answer else {
        panic!("{answer:?}")
    };
    let receipt = passage.passed().receipt;
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), started.sign_in.id, &receipt)
        .await
        .unwrap();
    assert_eq!(redeemed.assurance, Assurance::Reduced);
    let device = redeemed.device.unwrap();
    assert!(!device.trusted, "nothing but a mailbox was proved");

    world.pass_seconds(90);
    let started = begin(world, &member, Some(&device.token)).await;
    assert_eq!(started.sign_in.why, Some(Why::KnownDevice));
    assert_eq!(started.sign_in.assurance, Some(Assurance::SingleFactor));
    assert!(!started.device.unwrap().trusted);
}

async fn a_device_that_is_revoked_is_known_no_more(world: &World) {
    let (app, device) = trusting(world, "ada").await;
    let (eve, _) = trusting(world, "eve").await;
    let list = world.service.devices(app.member.clone()).await.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].name.as_deref(), Some("Firefox on Linux"));
    assert_eq!(list[0].place.as_deref(), Some("Leeds"));
    let id = list[0].id.clone();
    let page = world.security_page(&eve.member).await;
    let refused = world.service.revoke_device(page, id.clone()).await;
    assert!(matches!(refused, Err(Error::NotFound(Noun::Device))));
    let page = world.security_page(&app.member).await;
    world.service.revoke_device(page, id.clone()).await.unwrap();
    let (status, _) = outcome(world, &app.member, &device).await;
    assert_eq!(status, SignInStatus::Challenge);
    // A page of a sign-in looks after nothing.
    let (_, page) = world.sign_in(&eve.member).await;
    assert!(world.service.devices(page).await.is_err());
}
