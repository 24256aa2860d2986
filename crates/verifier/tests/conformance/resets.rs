//! Lost phones: what takes factors away, who may, who can stop it, and that nobody comes in by it.

use countersign_delivery::{Notice, Text};
use countersign_policy::{Channel, Role};
use countersign_store::ids::{MemberKey, ResetId};
use countersign_store::look_into_outbox;
use countersign_store::model::{
    CancelledBy, EventKind, Reason, Reset, ResetStatus, SignIn, SignInStatus, Why,
};
use countersign_store::token::ResetToken;
use countersign_verifier::service::{
    Browser, Conflict, Error, Forbidden, Gone, ResetProof, Service, StartedSignIn, Typed,
    WantedFactor, WantedMember, WantedSignIn,
};
use tokio::task::JoinSet;

use crate::devices;
use crate::mailbox::{last_sent_to, other_than, sent_to};
use crate::on_both_engines;
use crate::world::{App, Parts as _, World, page};

/// Everybody resets themselves after a day; nobody must have a factor, so that nothing but the reset asks for one.
pub(crate) const AFTER_A_DAY: &str = r#"
[required]
team = "nobody"
end_users = "nobody"
[trusted_devices]
days = 30
[reset]
by_person = "after-delay"
delay_hours = 24
"#;

const WITH_PERMISSION: &str = r#"
[reset]
owner_permission = true
of = ["owner", "admin", "agent"]
"#;

const PAGE: &str = "https://verifier.example/reset";
const HOUR: i64 = 3600;

on_both_engines! {
    s12_what_an_admin_requires_takes_every_factor_and_signs_nobody_in,
    s29_a_reset_ends_whatever_a_browser_holds,
    s15_a_trusted_device_does_not_outlive_a_reset,
    s17_a_set_up_that_was_begun_before_a_reset_is_not_finished_after_it,
    nobody_resets_themselves_this_way_and_no_lesser_role_an_owner,
    an_owner_permits_or_refuses_what_an_admin_asks_for,
    a_role_that_the_policy_leaves_out_is_not_reset_by_anybody,
    s12_who_proves_the_mailbox_waits_a_day_and_then_sets_up_anew,
    s5_who_has_the_password_alone_guesses_at_the_code_within_the_one_budget,
    who_asks_without_an_address_is_answered_alike_and_gets_nowhere,
    n5_every_address_is_told_and_each_has_a_link_of_its_own,
    a_link_cancels_one_reset_once_and_no_later_one,
    a_second_factor_cancels_what_waits,
    a_password_does_not_cancel_and_the_security_page_does,
    s21_a_reset_is_due_at_exactly_its_moment_and_over_a_week_later,
    of_a_cancellation_and_a_sign_in_at_the_due_moment_one_is_late,
    an_api_password_is_refused_before_and_after_a_reset,
    a_policy_that_takes_the_way_back_stops_nothing_that_was_announced,
    a_locked_member_is_not_reset_by_a_sign_in,
    s13_an_action_of_the_app_neither_begins_a_reset_nor_carries_one_out,
    s24_no_workspace_reaches_the_resets_of_another,
}

async fn somebody(world: &World, id: &str, role: Role) -> MemberKey {
    let member = world.member(id);
    let wanted = WantedMember {
        role: Some(role),
        ..WantedMember::default()
    };
    world
        .service
        .put_member(member.clone(), wanted)
        .await
        .unwrap();
    member
}

/// Ada with an app and a mailbox, under a policy.
async fn ada(world: &World, policy: &str) -> App {
    world.policy(policy).await;
    let app = world.enrolled("ada").await;
    world.email(&app.member, "ada@example.org").await;
    app
}

async fn begin(world: &World, member: &MemberKey) -> StartedSignIn {
    let wanted = WantedSignIn::of(member.clone());
    world.service.start_sign_in(wanted).await.unwrap()
}

async fn challenged(world: &World, member: &MemberKey) -> Browser {
    let started = begin(world, member).await;
    assert_eq!(started.sign_in.status, SignInStatus::Challenge);
    page(&started.client_token.unwrap())
}

async fn prove(world: &World, page: &Browser, code: &str) -> Result<ResetProof, Error> {
    let proof = world
        .service
        .prove_for_reset(page.clone(), Typed::read(code), PAGE.to_owned());
    proof.await
}

/// Ada's reset, asked for and proved.
async fn waiting(world: &World, member: &MemberKey) -> Reset {
    // Messages of one moment are in no order.
    world.pass_seconds(1);
    let page = challenged(world, member).await;
    world.service.start_reset(page.clone()).await.unwrap();
    let code = last_sent_to(world, &format!("{}@example.org", member.member)).await;
    match prove(world, &page, &code).await.unwrap() {
        ResetProof::Waiting(reset) => reset,
        ResetProof::Refused(refusal) => panic!("{refusal:?}"),
    }
}

async fn links(world: &World, to: &str) -> Vec<ResetToken> {
    let sent = sent_to(world, to).await.into_iter();
    sent.filter_map(|link| {
        let (page, token) = link.split_once('#')?;
        assert_eq!(page, PAGE);
        Some(ResetToken::parse(token).unwrap())
    })
    .collect()
}

async fn last_link(world: &World) -> ResetToken {
    links(world, "ada@example.org").await.remove(0)
}

async fn factors(world: &World, member: &MemberKey) -> u32 {
    let member = world.service.member(member.clone()).await.unwrap();
    member.factors
}

async fn status(world: &World, id: &ResetId) -> ResetStatus {
    let store = world.mail().await;
    let (workspace, id) = (world.workspace.clone(), id.clone());
    let found = store
        .read(move |tx| countersign_store::find_reset(tx, &workspace, &id))
        .await;
    found.unwrap().unwrap().status
}

/// Every notice to an address, the latest first.
async fn notices(world: &World, to: &str) -> Vec<Notice> {
    let ring = world.ring();
    let store = world.mail().await;
    let messages = store.read(move |tx| look_into_outbox(tx, &ring, 200));
    let messages = messages.await.unwrap().into_iter();
    let to = messages.filter(|(message, _)| message.to.address == to);
    to.filter_map(|(message, _)| match message.content.text {
        Text::Notice(notice) => Some(notice),
        _ => None,
    })
    .collect()
}

fn assert_sets_up_first(sign_in: &SignIn) {
    assert_eq!(sign_in.status, SignInStatus::Enroll);
    let set_up = sign_in.enrollment.as_ref().unwrap();
    assert!(!set_up.may_skip);
    assert!(sign_in.reset.is_none());
}

fn is_over<T: std::fmt::Debug>(said: &Result<T, Error>) -> bool {
    matches!(said, Err(Error::Gone(Gone::Link)))
}

async fn s12_what_an_admin_requires_takes_every_factor_and_signs_nobody_in(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let grace = somebody(world, "grace", Role::Admin).await;
    let reset = world
        .service
        .require_set_up(app.member.clone(), Some(grace.member.clone()))
        .await
        .unwrap();
    assert_eq!(reset.status, ResetStatus::Done);
    assert_eq!(factors(world, &app.member).await, 0);
    assert!(
        notices(world, "ada@example.org")
            .await
            .contains(&Notice::Reset)
    );
    // Nothing that ada had opens anything, the recovery codes neither.
    for code in [app.code(world, 0), app.recovery_codes[0].clone()] {
        let said = world.verify(&app.member, &code).await;
        assert_eq!(crate::world::reason(&said), Reason::NotEnrolled);
    }
    // The policy asks nobody for a factor; a reset does, again and again, and it cannot be put off.
    for _ in 0..2 {
        let started = begin(world, &app.member).await;
        assert_sets_up_first(&started.sign_in);
        let page = page(&started.client_token.unwrap());
        let skipped = world.service.skip_set_up(page.clone()).await;
        assert!(matches!(
            skipped,
            Err(Error::Forbidden(Forbidden::MayNotSkip))
        ));
        assert!(world.service.complete_sign_in(page).await.is_err());
    }
    world.enroll(&app.member).await;
    world.pass_seconds(90);
    challenged(world, &app.member).await;
    // What was due is done: without a factor the policy decides again.
    let factor = world.service.factors(app.member.clone()).await.unwrap();
    let id = factor[0].id.clone();
    world
        .service
        .remove_factor(app.member.clone(), id)
        .await
        .unwrap();
    let started = begin(world, &app.member).await;
    assert_eq!(started.sign_in.why, Some(Why::NotRequired));
}

async fn s29_a_reset_ends_whatever_a_browser_holds(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let security = world.security_page(&app.member).await;
    let code = Typed::read(&app.code(world, 0));
    world.service.step_up(security.clone(), code).await.unwrap();
    world.pass_seconds(90);
    let (sign_in, waits) = world.sign_in(&app.member).await;
    let code = Typed::read(&app.code(world, 0));
    let answer = world
        .service
        .pass_sign_in(waits, code, false)
        .await
        .unwrap();
    let receipt = answer.parts().1.unwrap().receipt;
    let (_, open) = world.sign_in(&app.member).await;
    world
        .service
        .require_set_up(app.member.clone(), None)
        .await
        .unwrap();
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), sign_in.id, &receipt)
        .await;
    assert!(redeemed.is_err(), "{redeemed:?}");
    for page in [security, open] {
        let wanted = WantedFactor::app(None);
        let begun = world.service.begin_factor(page.clone(), wanted).await;
        assert!(matches!(begun, Err(Error::Gone(_))), "{begun:?}");
        assert!(world.service.client_session(page).await.is_err());
    }
}

async fn s15_a_trusted_device_does_not_outlive_a_reset(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let device = devices::sign_in(world, &app, None, true).await.unwrap();
    assert!(device.trusted);
    let reset = waiting(world, &app.member).await;
    world.turn_clock_to(reset.due_at.unwrap());
    let wanted = WantedSignIn {
        device: Some(device.token.digest()),
        ..WantedSignIn::of(app.member.clone())
    };
    let started = world.service.start_sign_in(wanted).await.unwrap();
    assert_sets_up_first(&started.sign_in);
    assert!(started.device.is_none());
}

async fn s17_a_set_up_that_was_begun_before_a_reset_is_not_finished_after_it(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let wanted = WantedFactor::app(None);
    let begun = world
        .service
        .begin_factor(app.member.clone(), wanted)
        .await
        .unwrap();
    world
        .service
        .require_set_up(app.member.clone(), None)
        .await
        .unwrap();
    let phone = countersign_testkit::Authenticator::holding(begun.secret.as_ref().unwrap());
    let code = Typed::read(&phone.code(world.now().unix_seconds(), 0));
    let confirmed = world
        .service
        .confirm_factor(app.member.clone(), begun.id, code)
        .await;
    assert!(matches!(confirmed, Err(Error::NotFound(_))));
}

async fn nobody_resets_themselves_this_way_and_no_lesser_role_an_owner(world: &World) {
    world.policy("").await;
    let mut people = Vec::new();
    for (id, role) in [
        ("olga", Role::Owner),
        ("otto", Role::Owner),
        ("grace", Role::Admin),
        ("alan", Role::Admin),
        ("ada", Role::Agent),
        ("bob", Role::Agent),
    ] {
        let member = somebody(world, id, role).await;
        world.enroll(&member).await;
        people.push((id, role, member));
    }
    let rank = |role| match role {
        Role::Owner => 2,
        Role::Admin => 1,
        Role::Agent | Role::EndUser => 0,
    };
    for (by, by_role, by_key) in &people {
        for (of, of_role, of_key) in &people {
            let may = rank(*by_role) > 0 && (*of_role != Role::Owner || *by_role == Role::Owner);
            if by != of && may {
                continue;
            }
            let asked = world
                .service
                .require_set_up(of_key.clone(), Some(by_key.member.clone()))
                .await;
            let said = match asked {
                Err(Error::Forbidden(said)) => said,
                other => panic!("{by} of {of}: {other:?}"),
            };
            let expected = if by == of {
                Forbidden::OwnReset
            } else {
                Forbidden::Role
            };
            assert_eq!(said, expected, "{by} of {of}");
            assert_eq!(factors(world, of_key).await, 1);
        }
    }
    let otto = &people[1].2;
    let olga = people[0].2.member.clone();
    let reset = world.service.require_set_up(otto.clone(), Some(olga)).await;
    assert_eq!(reset.unwrap().status, ResetStatus::Done);
}

async fn an_owner_permits_or_refuses_what_an_admin_asks_for(world: &World) {
    let app = ada(world, WITH_PERMISSION).await;
    let member = &app.member;
    let mut admins = Vec::new();
    for (id, role) in [
        ("olga", Role::Owner),
        ("grace", Role::Admin),
        ("alan", Role::Admin),
    ] {
        let admin = somebody(world, id, role).await;
        world.email(&admin, &format!("{id}@example.org")).await;
        admins.push(admin.member);
    }
    let [olga, grace, alan] = [&admins[0], &admins[1], &admins[2]];
    let workspace = || world.workspace.clone();
    let ask = || {
        world
            .service
            .require_set_up(member.clone(), Some(grace.clone()))
    };
    let asked = ask().await.unwrap();
    assert_eq!(
        (asked.status, asked.due_at),
        (ResetStatus::Permission, None)
    );
    assert_eq!(factors(world, member).await, 1);
    let to_permit = Notice::ResetToPermit {
        account: "ada".to_owned(),
    };
    assert_eq!(notices(world, "olga@example.org").await, [to_permit]);
    assert!(
        notices(world, "ada@example.org")
            .await
            .contains(&Notice::ResetPermission)
    );
    let again = ask().await;
    assert!(matches!(
        again,
        Err(Error::Conflict(Conflict::ResetUnderWay))
    ));
    // Nobody but an owner permits it, and an owner of nothing else.
    for by in [grace, alan, &member.member] {
        let granted = world
            .service
            .grant_reset(workspace(), asked.id.clone(), Some(by.clone()))
            .await;
        assert!(
            matches!(granted, Err(Error::Forbidden(_))),
            "{by}: {granted:?}"
        );
    }
    // Ada gives her factor: what an admin asked for stays, the device may be in other hands.
    let verified = world.verify(member, &app.code(world, 0)).await;
    assert!(crate::world::is_accepted(&verified));
    let refused = world
        .service
        .refuse_reset(workspace(), asked.id.clone(), Some(olga.clone()))
        .await
        .unwrap();
    assert_eq!(refused.status, ResetStatus::Refused);
    let said = |permitted| Notice::ResetAnswered {
        account: "ada".to_owned(),
        permitted,
    };
    assert_eq!(notices(world, "grace@example.org").await, [said(false)]);
    assert!(
        notices(world, "ada@example.org")
            .await
            .contains(&Notice::ResetRefused)
    );
    let late = world
        .service
        .grant_reset(workspace(), asked.id.clone(), Some(olga.clone()))
        .await;
    assert!(matches!(late, Err(Error::Conflict(Conflict::ResetSettled))));
    assert_eq!(factors(world, member).await, 1);

    let asked = ask().await.unwrap();
    let granted = world
        .service
        .grant_reset(workspace(), asked.id.clone(), Some(olga.clone()))
        .await
        .unwrap();
    assert_eq!(granted.status, ResetStatus::Done);
    assert_eq!(factors(world, member).await, 0);
    assert!(
        notices(world, "grace@example.org")
            .await
            .contains(&said(true))
    );
    assert!(
        notices(world, "ada@example.org")
            .await
            .contains(&Notice::Reset)
    );
    let started = begin(world, member).await;
    assert_sets_up_first(&started.sign_in);
    // An owner's own word needs nobody else's.
    world.enroll(member).await;
    let at_once = world
        .service
        .require_set_up(member.clone(), Some(olga.clone()))
        .await
        .unwrap();
    assert_eq!(at_once.status, ResetStatus::Done);
}

async fn a_role_that_the_policy_leaves_out_is_not_reset_by_anybody(world: &World) {
    world.policy(WITH_PERMISSION).await;
    let olga = somebody(world, "olga", Role::Owner).await;
    let carl = somebody(world, "carl", Role::EndUser).await;
    world.enroll(&carl).await;
    let by_owner = world
        .service
        .require_set_up(carl.clone(), Some(olga.member))
        .await;
    assert!(matches!(by_owner, Err(Error::Forbidden(Forbidden::Role))));
    let by_app = world.service.require_set_up(carl, None).await;
    assert!(matches!(
        by_app,
        Err(Error::Forbidden(Forbidden::NotAllowed))
    ));
}

async fn s12_who_proves_the_mailbox_waits_a_day_and_then_sets_up_anew(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let reset = waiting(world, &app.member).await;
    assert_eq!(world.now().seconds_until(reset.due_at.unwrap()), 24 * 3600);
    let page = challenged(world, &app.member).await;
    let session = world.service.client_session(page.clone()).await.unwrap();
    assert_eq!(session.reset.as_ref(), Some(&reset));
    assert_eq!(session.lost.unwrap().delay_hours, Some(24));
    let second = world.service.start_reset(page).await;
    assert!(matches!(
        second,
        Err(Error::Conflict(Conflict::ResetUnderWay))
    ));
    world.pass_seconds(24 * HOUR - 1);
    let before = begin(world, &app.member).await;
    assert_eq!(before.sign_in.status, SignInStatus::Challenge);
    assert_eq!(before.sign_in.reset.as_ref(), Some(&reset));
    assert_eq!(factors(world, &app.member).await, 1);
    world.pass_seconds(1);
    let after = begin(world, &app.member).await;
    assert_sets_up_first(&after.sign_in);
    assert_eq!(status(world, &reset.id).await, ResetStatus::Done);
    // The one that asked for a code before ended with the factor.
    let page = crate::world::page(&before.client_token.unwrap());
    assert!(world.service.client_session(page).await.is_err());
}

async fn s5_who_has_the_password_alone_guesses_at_the_code_within_the_one_budget(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let page = challenged(world, &app.member).await;
    world.service.start_reset(page.clone()).await.unwrap();
    let code = last_sent_to(world, "ada@example.org").await;
    let wrong = other_than(&code);
    let mut said = Vec::new();
    for _ in 0..6 {
        match prove(world, &page, &wrong).await.unwrap() {
            ResetProof::Refused(refusal) => said.push(refusal.reason),
            ResetProof::Waiting(reset) => panic!("{reset:?}"),
        }
    }
    assert_eq!(said[..5], [Reason::WrongCode; 5]);
    assert_eq!(said[5], Reason::Wait);
    assert_eq!(world.failures(&app.member).await, 5);
    // The wait holds for the app's codes too, and the right code for the reset proves nothing about the factor (S8).
    let there = world.verify(&app.member, &app.code(world, 0)).await;
    assert_eq!(crate::world::reason(&there), Reason::Wait);
    world.pass_seconds(60);
    assert!(matches!(
        prove(world, &page, &code).await.unwrap(),
        ResetProof::Waiting(_)
    ));
    assert_eq!(world.failures(&app.member).await, 5);
    // A code for the reset passes no sign-in, and one for the sign-in proves no reset.
    let started = challenged(world, &app.member).await;
    let answer = world
        .service
        .pass_sign_in(started, Typed::read(&code), false)
        .await
        .unwrap();
    assert!(answer.parts().1.is_none());
}

async fn who_asks_without_an_address_is_answered_alike_and_gets_nowhere(world: &World) {
    world.policy(AFTER_A_DAY).await;
    let app = world.enrolled("ada").await;
    let page = challenged(world, &app.member).await;
    let sent = world.service.start_reset(page.clone()).await.unwrap();
    assert_eq!(world.now().seconds_until(sent.expires_at), 300);
    assert!(sent_to(world, "ada@example.org").await.is_empty());
    let again = world.service.start_reset(page.clone()).await;
    assert!(matches!(again, Err(Error::SentLately { .. })));
    // One that a person added does not count: whoever has the password could have.
    world
        .tamper(&format!(
            "INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, \
             confirmed_at, created_at) VALUES ('adr_1', '{}', 'ada', 'email', 'eve@example.org', 'person', 1, 'code', 1, 1)",
            world.workspace
        ))
        .await;
    world.pass_seconds(30);
    world.service.start_reset(page).await.unwrap();
    assert!(sent_to(world, "eve@example.org").await.is_empty());
}

async fn n5_every_address_is_told_and_each_has_a_link_of_its_own(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    world
        .tamper(&format!(
            "INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, \
             confirmed_at, created_at) VALUES \
             ('adr_1', '{0}', 'ada', 'phone', '+4915112345678', 'person', 0, 'code', 1, 1), \
             ('adr_2', '{0}', 'ada', 'email', 'old@example.org', 'app', 0, NULL, NULL, 1), \
             ('adr_3', '{0}', 'ada', 'email', 'stranger@example.org', 'person', 0, NULL, NULL, 1)",
            world.workspace
        ))
        .await;
    waiting(world, &app.member).await;
    let mut tokens = Vec::new();
    for address in ["ada@example.org", "+4915112345678", "old@example.org"] {
        let mut sent = links(world, address).await;
        assert_eq!(sent.len(), 1, "{address}");
        tokens.push(sent.remove(0).expose().to_owned());
    }
    assert!(links(world, "stranger@example.org").await.is_empty());
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 3);
}

async fn a_link_cancels_one_reset_once_and_no_later_one(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let first = waiting(world, &app.member).await;
    let old = last_link(world).await;
    for _ in 0..10 {
        let shown = world.service.reset_link(&old).await.unwrap();
        assert_eq!(shown.reset, first);
    }
    world.service.cancel_by_link(&old).await.unwrap();
    assert_eq!(status(world, &first.id).await, ResetStatus::Cancelled);
    assert!(
        notices(world, "ada@example.org")
            .await
            .contains(&Notice::ResetCancelled)
    );
    assert!(is_over(&world.service.cancel_by_link(&old).await));
    world.pass_seconds(24 * HOUR);
    assert_eq!(
        begin(world, &app.member).await.sign_in.status,
        SignInStatus::Challenge
    );

    let second = waiting(world, &app.member).await;
    assert!(is_over(&world.service.cancel_by_link(&old).await));
    assert!(is_over(&world.service.reset_link(&old).await));
    assert_eq!(status(world, &second.id).await, ResetStatus::Waiting);
    let new = last_link(world).await;
    world.turn_clock_to(second.due_at.unwrap());
    assert_sets_up_first(&begin(world, &app.member).await.sign_in);
    // What is done cannot be taken back by a link.
    assert!(is_over(&world.service.cancel_by_link(&new).await));
    assert_eq!(status(world, &second.id).await, ResetStatus::Done);
}

async fn a_second_factor_cancels_what_waits(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let by_factor = |reset: &Reset| EventKind::ResetCancelled {
        reset: reset.id.clone(),
        how: CancelledBy::Factor,
    };
    // A sign-in.
    let reset = waiting(world, &app.member).await;
    world.pass_seconds(90);
    let page = challenged(world, &app.member).await;
    let code = Typed::read(&app.code(world, 0));
    world.service.pass_sign_in(page, code, false).await.unwrap();
    assert_eq!(world.count(&app.member, &by_factor(&reset)).await, 1);
    // A step-up.
    let reset = waiting(world, &app.member).await;
    world.pass_seconds(90);
    let security = world.security_page(&app.member).await;
    let code = Typed::read(&app.code(world, 0));
    world.service.step_up(security, code).await.unwrap();
    assert_eq!(world.count(&app.member, &by_factor(&reset)).await, 1);
    // A recovery code, where the application asks for codes itself.
    let reset = waiting(world, &app.member).await;
    world.verify(&app.member, &app.recovery_codes[0]).await;
    assert_eq!(world.count(&app.member, &by_factor(&reset)).await, 1);
    // A wrong code does not.
    let reset = waiting(world, &app.member).await;
    world.verify(&app.member, &app.wrong_code(world)).await;
    assert_eq!(status(world, &reset.id).await, ResetStatus::Waiting);
    // The last factor goes another way: there is nothing to reset.
    world
        .service
        .remove_factor(app.member.clone(), app.factor.clone())
        .await
        .unwrap();
    assert_eq!(status(world, &reset.id).await, ResetStatus::Cancelled);
}

async fn a_password_does_not_cancel_and_the_security_page_does(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let reset = waiting(world, &app.member).await;
    let page = challenged(world, &app.member).await;
    let cancelled = world.service.cancel_own_reset(page).await;
    assert!(matches!(
        cancelled,
        Err(Error::Forbidden(Forbidden::WrongPurpose))
    ));
    let security = world.security_page(&app.member).await;
    let session = world
        .service
        .client_session(security.clone())
        .await
        .unwrap();
    assert_eq!(session.reset.unwrap().id, reset.id);
    world
        .service
        .cancel_own_reset(security.clone())
        .await
        .unwrap();
    assert_eq!(status(world, &reset.id).await, ResetStatus::Cancelled);
    let again = world.service.cancel_own_reset(security).await;
    assert!(matches!(again, Err(Error::NotFound(_))));
}

async fn s21_a_reset_is_due_at_exactly_its_moment_and_over_a_week_later(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let reset = waiting(world, &app.member).await;
    let link = last_link(world).await;
    world.turn_clock_to(reset.due_at.unwrap().plus_micros(-1));
    challenged(world, &app.member).await;
    world.turn_clock_to(reset.expires_at);
    // Nobody came for it; who has had the mailbox since finds no open door.
    challenged(world, &app.member).await;
    assert_eq!(status(world, &reset.id).await, ResetStatus::Expired);
    assert!(is_over(&world.service.cancel_by_link(&link).await));
    let next = waiting(world, &app.member).await;
    world.turn_clock_to(next.expires_at.plus_micros(-1));
    assert_sets_up_first(&begin(world, &app.member).await.sign_in);
}

async fn of_a_cancellation_and_a_sign_in_at_the_due_moment_one_is_late(world: &World) {
    let other = world.another_node().await;
    world.policy(AFTER_A_DAY).await;
    for round in 0..8 {
        let id = format!("ada{round}");
        let app = world.enrolled(&id).await;
        let to = format!("{id}@example.org");
        world.email(&app.member, &to).await;
        let reset = waiting(world, &app.member).await;
        let link = std::sync::Arc::new(links(world, &to).await.remove(0));
        world.turn_clock_to(reset.due_at.unwrap());
        let mut racing: JoinSet<(Option<bool>, Option<SignInStatus>)> = JoinSet::new();
        for n in 0..12 {
            let nodes: [Service; 2] = [world.service.clone(), other.clone()];
            let (node, link, member) = (nodes[n % 2].clone(), link.clone(), app.member.clone());
            racing.spawn(async move {
                if n % 3 == 0 {
                    (Some(node.cancel_by_link(&link).await.is_ok()), None)
                } else {
                    let started = node.start_sign_in(WantedSignIn::of(member)).await;
                    (None, started.ok().map(|started| started.sign_in.status))
                }
            });
        }
        let said = racing.join_all().await;
        let cancelled = said.iter().filter(|said| said.0 == Some(true)).count();
        let settled = status(world, &reset.id).await;
        let expected = if cancelled == 1 {
            (ResetStatus::Cancelled, SignInStatus::Challenge)
        } else {
            (ResetStatus::Done, SignInStatus::Enroll)
        };
        assert!(cancelled <= 1);
        assert_eq!(settled, expected.0);
        for status in said.iter().filter_map(|said| said.1) {
            assert_eq!(status, expected.1);
        }
        let left = u32::from(expected.0 == ResetStatus::Cancelled);
        assert_eq!(factors(world, &app.member).await, left);
    }
}

async fn an_api_password_is_refused_before_and_after_a_reset(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let reset = waiting(world, &app.member).await;
    world.turn_clock_to(reset.due_at.unwrap());
    let over_api = WantedSignIn {
        channel: Channel::Api,
        ..WantedSignIn::of(app.member.clone())
    };
    let refused = world.service.start_sign_in(over_api.clone()).await.unwrap();
    assert_eq!(refused.sign_in.why, Some(Why::ApiPassword));
    // No page was there to set anything up: nothing was taken.
    assert_eq!(factors(world, &app.member).await, 1);
    assert_sets_up_first(&begin(world, &app.member).await.sign_in);
    let refused = world.service.start_sign_in(over_api).await.unwrap();
    assert_eq!(refused.sign_in.why, Some(Why::ApiPassword));
}

async fn a_policy_that_takes_the_way_back_stops_nothing_that_was_announced(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let reset = waiting(world, &app.member).await;
    world.policy("[required]\nteam = \"nobody\"").await;
    let page = challenged(world, &app.member).await;
    let asked = world.service.start_reset(page.clone()).await;
    assert!(matches!(
        asked,
        Err(Error::Forbidden(Forbidden::NotAllowed))
    ));
    let session = world.service.client_session(page).await.unwrap();
    assert_eq!(session.lost.unwrap().delay_hours, None);
    world.turn_clock_to(reset.due_at.unwrap());
    assert_sets_up_first(&begin(world, &app.member).await.sign_in);
}

async fn a_locked_member_is_not_reset_by_a_sign_in(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let reset = waiting(world, &app.member).await;
    world
        .tamper("UPDATE members SET failures = 100 WHERE id = 'ada'")
        .await;
    world.turn_clock_to(reset.due_at.unwrap());
    let denied = begin(world, &app.member).await.sign_in;
    assert_eq!(denied.why, Some(Why::Locked));
    assert_eq!(factors(world, &app.member).await, 1);
}

async fn s13_an_action_of_the_app_neither_begins_a_reset_nor_carries_one_out(world: &World) {
    let app = ada(world, AFTER_A_DAY).await;
    let for_action = WantedSignIn {
        action: Some(crate::actions::action("Export all customers", "42")),
        ..WantedSignIn::of(app.member.clone())
    };
    let started = world
        .service
        .start_sign_in(for_action.clone())
        .await
        .unwrap();
    let page = page(&started.client_token.unwrap());
    let session = world.service.client_session(page.clone()).await.unwrap();
    assert!(session.lost.is_none());
    let asked = world.service.start_reset(page).await;
    assert!(matches!(
        asked,
        Err(Error::Forbidden(Forbidden::NotAllowed))
    ));
    let reset = waiting(world, &app.member).await;
    world.turn_clock_to(reset.due_at.unwrap());
    let started = world.service.start_sign_in(for_action).await.unwrap();
    assert_eq!(started.sign_in.status, SignInStatus::Challenge);
    assert_eq!(factors(world, &app.member).await, 1);
}

async fn s24_no_workspace_reaches_the_resets_of_another(world: &World) {
    let app = ada(world, WITH_PERMISSION).await;
    let reset = world
        .service
        .require_set_up(app.member.clone(), None)
        .await
        .unwrap();
    assert_eq!(reset.status, ResetStatus::Permission);
    let other = world.another_workspace("Other").await;
    let olga = MemberKey {
        workspace: other.clone(),
        member: world.member("olga").member,
    };
    let owner = WantedMember {
        role: Some(Role::Owner),
        ..WantedMember::default()
    };
    world.service.put_member(olga.clone(), owner).await.unwrap();
    let id = || reset.id.clone();
    let granted = world
        .service
        .grant_reset(other.clone(), id(), Some(olga.member.clone()))
        .await;
    assert!(matches!(granted, Err(Error::NotFound(_))));
    // Nor is somebody of another workspace an owner in this one.
    let granted = world
        .service
        .grant_reset(world.workspace.clone(), id(), Some(olga.member))
        .await;
    assert!(matches!(granted, Err(Error::NotFound(_))));
    let cancelled = world.service.cancel_reset(other, id()).await;
    assert!(matches!(cancelled, Err(Error::NotFound(_))));
    assert_eq!(status(world, &reset.id).await, ResetStatus::Permission);
}
