//! Codes by e-mail and text message: one try each is worth no more than any other, whatever is asked for again.

use countersign_policy::Timestamp;
use countersign_store::ids::MemberKey;
use countersign_store::model::{AddressKind, Method, Reason, Verification};
use countersign_verifier::service::{Browser, Conflict, Error, Forbidden, Typed};
use tokio::task::JoinSet;

use crate::mailbox::{
    EVERYTHING, enroll_address, last_sent_to, other_than, put_in_force, reached_by_email, send,
    sent_to, to_address,
};
use crate::on_both_engines;
use crate::world::{Parts as _, World, is_accepted, reason};

const MAIL: &str = "ada@example.org";
const PHONE: &str = "+4915112345678";

on_both_engines! {
    s1_a_sent_code_passes_the_sign_in_that_asked_for_it_and_no_other,
    s1_a_sent_code_is_used_once,
    n4_a_new_code_replaces_the_old_one,
    s6_asking_for_another_code_gives_no_further_try,
    s6_guesses_in_many_sign_ins_are_guesses_of_one_member,
    s21_a_sent_code_has_expired_at_exactly_its_instant_and_another_follows_by_itself,
    s13_a_code_of_one_member_passes_nobody_else,
    s3_of_64_parallel_uses_of_one_sent_code_one_is_accepted,
    sending_has_a_pace,
    a_code_that_goes_nowhere_is_answered_like_one_that_arrives,
    barred_countries_and_roles_that_may_not_are_refused,
    an_e_mail_takes_the_place_of_a_text_message_where_the_policy_says,
}

/// Somebody whose only factor is their mailbox.
async fn with_mail(world: &World) -> MemberKey {
    put_in_force(world, EVERYTHING).await;
    let member = world.known_member("ada").await;
    enroll_address(world, &member, AddressKind::Email, MAIL).await;
    member
}

async fn give(world: &World, page: &Browser, code: &str) -> Verification {
    let given = world
        .service
        .pass_sign_in(page.clone(), Typed::read(code), false);
    given.await.unwrap().parts().0
}

async fn s1_a_sent_code_passes_the_sign_in_that_asked_for_it_and_no_other(world: &World) {
    let member = with_mail(world).await;
    let (_, asked) = world.sign_in(&member).await;
    let (_, other) = world.sign_in(&member).await;
    send(world, &asked, Method::EmailCode).await.unwrap();
    let code = last_sent_to(world, MAIL).await;
    assert_eq!(reason(&give(world, &other, &code).await), Reason::NotSent);
    assert_eq!(
        world.failures(&member).await,
        0,
        "there was nothing to guess"
    );
    // Nor when the other one has a code of its own.
    world.pass_seconds(31);
    send(world, &other, Method::EmailCode).await.unwrap();
    let others = last_sent_to(world, MAIL).await;
    assert_ne!(code, others, "they are drawn anew");
    assert_eq!(reason(&give(world, &other, &code).await), Reason::WrongCode);
    assert_eq!(
        reason(&give(world, &asked, &others).await),
        Reason::WrongCode
    );
    assert!(is_accepted(&give(world, &asked, &code).await));
}

async fn s1_a_sent_code_is_used_once(world: &World) {
    let member = with_mail(world).await;
    let page = world.security_page(&member).await;
    world
        .service
        .send_for_page(page.clone(), Method::EmailCode)
        .await
        .unwrap();
    let code = last_sent_to(world, MAIL).await;
    let step_up = || world.service.step_up(page.clone(), Typed::read(&code));
    assert!(is_accepted(&step_up().await.unwrap()));
    assert_eq!(reason(&step_up().await.unwrap()), Reason::AlreadyUsed);
    // Plain verification never takes one: it says nothing of what a code was sent for.
    assert!(!is_accepted(&world.verify(&member, &code).await));
}

async fn n4_a_new_code_replaces_the_old_one(world: &World) {
    let member = with_mail(world).await;
    let (_, page) = world.sign_in(&member).await;
    let first = send(world, &page, Method::EmailCode).await.unwrap();
    assert_eq!(world.now().seconds_until(first.expires_at), 60);
    let old = last_sent_to(world, MAIL).await;
    world.turn_clock_to(first.next_at);
    send(world, &page, Method::EmailCode).await.unwrap();
    let new = last_sent_to(world, MAIL).await;
    assert_eq!(old.len(), 6);
    assert_eq!(reason(&give(world, &page, &old).await), Reason::WrongCode);
    assert!(is_accepted(&give(world, &page, &new).await));
}

async fn s6_asking_for_another_code_gives_no_further_try(world: &World) {
    let member = with_mail(world).await;
    let (_, page) = world.sign_in(&member).await;
    for failures in 1..=4 {
        send(world, &page, Method::EmailCode).await.unwrap();
        let wrong = other_than(&last_sent_to(world, MAIL).await);
        assert_eq!(reason(&give(world, &page, &wrong).await), Reason::WrongCode);
        assert_eq!(world.failures(&member).await, failures);
        world.pass_seconds(60);
    }
    send(world, &page, Method::EmailCode).await.unwrap();
    let code = last_sent_to(world, MAIL).await;
    give(world, &page, &other_than(&code)).await;
    assert_eq!(reason(&give(world, &page, &code).await), Reason::Wait);
}

async fn s6_guesses_in_many_sign_ins_are_guesses_of_one_member(world: &World) {
    let member = with_mail(world).await;
    let mut codes = Vec::new();
    for _ in 0..5 {
        let (_, page) = world.sign_in(&member).await;
        send(world, &page, Method::EmailCode).await.unwrap();
        codes.push((page, last_sent_to(world, MAIL).await));
    }
    for (page, code) in &codes {
        let wrong = other_than(code);
        assert_eq!(reason(&give(world, page, &wrong).await), Reason::WrongCode);
    }
    for (page, code) in &codes {
        assert_eq!(reason(&give(world, page, code).await), Reason::Wait);
    }
}

async fn s21_a_sent_code_has_expired_at_exactly_its_instant_and_another_follows_by_itself(
    world: &World,
) {
    let member = with_mail(world).await;
    let (_, page) = world.sign_in(&member).await;
    let sent = send(world, &page, Method::EmailCode).await.unwrap();
    let old = last_sent_to(world, MAIL).await;
    world.turn_clock_to(sent.expires_at);
    let Verification::Refused(refusal) = give(world, &page, &old).await else {
        panic!("it was over")
    };
    assert_eq!(refusal.reason, Reason::Expired);
    assert_eq!(world.failures(&member).await, 0, "nobody gains by it");
    let again = refusal.sent.unwrap();
    let new = last_sent_to(world, MAIL).await;
    assert_ne!(old, new);
    // Another one that is too old is still a guess.
    assert_eq!(reason(&give(world, &page, &old).await), Reason::WrongCode);
    let just_before = Timestamp::from_micros(again.expires_at.micros() - 1);
    world.turn_clock_to(just_before);
    assert!(is_accepted(&give(world, &page, &new).await));
}

async fn s13_a_code_of_one_member_passes_nobody_else(world: &World) {
    let member = with_mail(world).await;
    let bob = world.known_member("bob").await;
    enroll_address(world, &bob, AddressKind::Email, "bob@example.org").await;
    let (_, hers) = world.sign_in(&member).await;
    let (_, his) = world.sign_in(&bob).await;
    send(world, &hers, Method::EmailCode).await.unwrap();
    send(world, &his, Method::EmailCode).await.unwrap();
    let code = last_sent_to(world, "bob@example.org").await;
    assert_eq!(reason(&give(world, &hers, &code).await), Reason::WrongCode);
}

async fn s3_of_64_parallel_uses_of_one_sent_code_one_is_accepted(world: &World) {
    let member = with_mail(world).await;
    enroll_address(world, &member, AddressKind::Phone, PHONE).await;
    let nodes = [world.service.clone(), world.another_node().await];
    for (method, to) in [(Method::EmailCode, MAIL), (Method::SmsCode, PHONE)] {
        let page = world.security_page(&member).await;
        world
            .service
            .send_for_page(page.clone(), method)
            .await
            .unwrap();
        let code = last_sent_to(world, to).await;
        let mut uses = JoinSet::new();
        for n in 0..64 {
            let (node, page, code) = (nodes[n % 2].clone(), page.clone(), Typed::read(&code));
            uses.spawn(async move { node.step_up(page, code).await.unwrap() });
        }
        let said = uses.join_all().await;
        assert_eq!(said.iter().filter(|said| is_accepted(said)).count(), 1);
        assert!(
            said.iter()
                .filter(|said| !is_accepted(said))
                .all(|said| reason(said) == Reason::AlreadyUsed)
        );
    }
}

async fn sending_has_a_pace(world: &World) {
    let member = with_mail(world).await;
    let (_, page) = world.sign_in(&member).await;
    send(world, &page, Method::EmailCode).await.unwrap();
    let early = send(world, &page, Method::EmailCode).await;
    assert!(matches!(early, Err(Error::SentLately { seconds: 30 })));
    // One for each of many sign-ins is a flood too.
    let mut sent = 1;
    let seconds = loop {
        let (_, page) = world.sign_in(&member).await;
        match send(world, &page, Method::EmailCode).await {
            Ok(_) => sent += 1,
            Err(Error::SentLately { seconds }) => break seconds,
            Err(error) => panic!("{error:?}"),
        }
    };
    assert_eq!(sent, 5);
    // Nor is it one, of whoever else has the same address.
    let bob = world.known_member("bob").await;
    let begun = world
        .service
        .begin_factor(bob, to_address(AddressKind::Email, MAIL))
        .await;
    assert!(matches!(begun, Err(Error::SentLately { .. })), "{begun:?}");
    world.pass_seconds(i64::from(seconds));
    let (_, page) = world.sign_in(&member).await;
    send(world, &page, Method::EmailCode).await.unwrap();
}

async fn a_code_that_goes_nowhere_is_answered_like_one_that_arrives(world: &World) {
    put_in_force(world, EVERYTHING).await;
    let mut said = Vec::new();
    for (id, phone) in [("ada", PHONE), ("bob", "+4366412345678")] {
        let member = world.known_member(id).await;
        enroll_address(world, &member, AddressKind::Phone, phone).await;
    }
    // Nothing is sent to Austria any more.
    put_in_force(world, &EVERYTHING.replace(r#""IN""#, r#""AT""#)).await;
    for (id, phone) in [("ada", PHONE), ("bob", "+4366412345678")] {
        let before = sent_to(world, phone).await.len();
        let (_, page) = world.sign_in(&world.member(id)).await;
        let sent = send(world, &page, Method::SmsCode).await.unwrap();
        let early = send(world, &page, Method::SmsCode).await;
        assert!(matches!(early, Err(Error::SentLately { seconds: 30 })));
        let guessed = give(world, &page, "000000").await;
        assert_eq!(reason(&guessed), Reason::WrongCode);
        said.push((sent, world.failures(&world.member(id)).await));
        let arrived = sent_to(world, phone).await.len() - before;
        assert_eq!(arrived, usize::from(id == "ada"));
    }
    assert_eq!(said[0], said[1]);
}

async fn barred_countries_and_roles_that_may_not_are_refused(world: &World) {
    let member = world.known_member("ada").await;
    let begin = |kind, value| {
        let wanted = to_address(kind, value);
        world.service.begin_factor(member.clone(), wanted)
    };
    // Unless a policy says otherwise, nobody may.
    for (kind, value) in [(AddressKind::Email, MAIL), (AddressKind::Phone, PHONE)] {
        let refused = begin(kind, value).await;
        assert!(matches!(
            refused,
            Err(Error::Forbidden(Forbidden::NotAllowed))
        ));
    }
    put_in_force(world, EVERYTHING).await;
    let refused = begin(AddressKind::Phone, "+919812345678").await;
    assert!(matches!(
        refused,
        Err(Error::Forbidden(Forbidden::NotAllowed))
    ));
    assert!(begin(AddressKind::Phone, PHONE).await.is_ok());
}

async fn an_e_mail_takes_the_place_of_a_text_message_where_the_policy_says(world: &World) {
    put_in_force(world, EVERYTHING).await;
    let member = reached_by_email(world, "ada").await;
    enroll_address(world, &member, AddressKind::Phone, PHONE).await;
    let (sign_in, page) = world.sign_in(&member).await;
    assert!(sign_in.methods.contains(&Method::SmsCode));
    assert!(sign_in.methods.contains(&Method::EmailCode));
    send(world, &page, Method::EmailCode).await.unwrap();
    let code = last_sent_to(world, MAIL).await;
    assert!(is_accepted(&give(world, &page, &code).await));

    put_in_force(
        world,
        &EVERYTHING.replace("email_fallback = true", "email_fallback = false"),
    )
    .await;
    let (sign_in, page) = world.sign_in(&member).await;
    assert!(!sign_in.methods.contains(&Method::EmailCode));
    let refused = send(world, &page, Method::EmailCode).await;
    assert!(matches!(
        refused,
        Err(Error::Conflict(Conflict::MethodNotOffered))
    ));
}
