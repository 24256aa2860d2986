//! What is told outside: nothing before its decision, everything at least once, by one node at a time, until its time is over.

use std::collections::HashSet;

use countersign_delivery::{
    Channel, Circumstances, Endpoint, Notice, Recipient, Smtp, Text, signature,
};
use countersign_policy::Timestamp;
use countersign_store::ids::{MemberKey, MessageId};
use countersign_store::sealing::{Place, Sealed};
use countersign_store::{
    Cargo, Delivery, Letter, Outcome, Parcel, Retried, Route, Store, StoreError, claim,
    look_into_outbox, post, settle,
};
use countersign_testkit::{HttpListener, MailServer, Mood};
use countersign_verifier::service::{Service, Ways};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::world::World;

const CODE: &str = "402913";

fn letter<'a>(
    id: &MessageId,
    member: &'a MemberKey,
    secret: Option<&Sealed>,
    deadline: Timestamp,
) -> Letter<'a> {
    let code = Text::SignInCode {
        seconds: 60,
        from: Circumstances::default(),
    };
    Letter {
        id: id.clone(),
        member,
        to: Recipient {
            channel: Channel::Email,
            address: "ada@example.org".into(),
        },
        text: secret.map_or(Text::Notice(Notice::Locked), |_| code),
        secret: secret.cloned(),
        deadline,
    }
}

/// Posts a message to `member`, as a decision does, with what it brings and for how long it is worth sending.
async fn post_one(
    store: &Store,
    id: MessageId,
    member: &MemberKey,
    secret: Option<Sealed>,
    seconds: u32,
) -> MessageId {
    let (posted, member) = (id.clone(), member.clone());
    let decided = store.write(move |tx| {
        let deadline = tx.now().plus_seconds(seconds);
        post(tx, &letter(&posted, &member, secret.as_ref(), deadline))
    });
    decided.await.unwrap();
    id
}

/// Posts a sign-in code that is good for a minute.
async fn post_code(world: &World, store: &Store, member: &MemberKey, n: u8) -> MessageId {
    let id = MessageId::mint(world.now(), [n; 10]);
    let place = Place::message(member, &id);
    let sealed = world.ring().seal(&place, CODE.as_bytes(), [n; 24]).unwrap();
    post_one(store, id, member, Some(sealed), 60).await
}

/// Posts a notice, which is worth telling for three days.
async fn post_notice(world: &World, store: &Store, member: &MemberKey, n: u8) -> MessageId {
    let id = MessageId::mint(world.now(), [n; 10]);
    post_one(store, id, member, None, 3 * 24 * 3600).await
}

async fn claim_one(store: &Store, route: Route) -> Option<Parcel> {
    store.write(move |tx| claim(tx, route)).await.unwrap()
}

async fn settle_as(store: &Store, parcel: &Parcel, outcome: Outcome) {
    let (id, attempts) = (parcel.id.clone(), parcel.attempts);
    let settled = store.write(move |tx| settle(tx, &id, attempts, &outcome));
    settled.await.unwrap();
}

/// Every message to a person as it lies in the outbox: its id, how far it is, and whether its code is still there.
async fn lying(world: &World, store: &Store) -> Vec<(String, Delivery, bool)> {
    let ring = world.ring();
    let seen = store.read(move |tx| look_into_outbox(tx, &ring, 100));
    let seen = seen.await.unwrap().into_iter();
    seen.map(|(message, status)| (message.id, status, message.secret.is_some()))
        .collect()
}

async fn nothing_is_told_of_a_decision_that_failed(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    let id = MessageId::mint(world.now(), [1; 10]);
    let refused = store.write(move |tx| {
        post(tx, &letter(&id, &member, None, tx.now().plus_seconds(60)))?;
        Err::<(), _>(StoreError::Stopped)
    });
    assert!(refused.await.is_err());
    assert!(claim_one(&store, Route::Email).await.is_none());
}

async fn a_claim_is_one_nodes_until_it_runs_out(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    for n in 0..20 {
        post_code(world, &store, &member, n).await;
    }
    let nodes = [world.store().await, world.store().await];
    let claims: Vec<_> = (0..32)
        .map(|n: usize| {
            let node = nodes[n % 2].clone();
            tokio::spawn(async move { claim_one(&node, Route::Email).await })
        })
        .collect();
    let mut claimed = HashSet::new();
    for each in claims {
        if let Some(parcel) = each.await.unwrap() {
            assert_eq!(parcel.attempts, 1);
            assert!(claimed.insert(parcel.id), "claimed twice");
        }
    }
    assert_eq!(claimed.len(), 20);
    // Neither sent nor given up by who had them: at the end of the claim they are anybody's, and not before.
    world.pass_seconds(29);
    assert!(claim_one(&store, Route::Email).await.is_none());
    world.pass_seconds(1);
    assert_eq!(claim_one(&store, Route::Email).await.unwrap().attempts, 2);
    assert!(claim_one(&store, Route::Sms).await.is_none());
}

async fn what_fails_is_tried_again_later_and_later(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    post_notice(world, &store, &member, 1).await;
    for wait in [5, 10, 20, 40, 80, 160, 320, 640, 900, 900] {
        let parcel = claim_one(&store, Route::Email).await.unwrap();
        settle_as(&store, &parcel, Outcome::Failed("busy".into())).await;
        world.pass_seconds(wait - 1);
        assert!(claim_one(&store, Route::Email).await.is_none(), "{wait}");
        world.pass_seconds(1);
    }
    let row = world.service.outbox(10).await.unwrap().remove(0);
    assert_eq!(
        (row.attempts, row.last_error.as_deref()),
        (10, Some("busy"))
    );
}

async fn s18_a_code_is_wiped_once_it_was_sent_or_refused(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    let sent = post_code(world, &store, &member, 1).await;
    world.pass_seconds(1);
    let refused = post_code(world, &store, &member, 2).await;
    for outcome in [Outcome::Sent, Outcome::Refused("no such mailbox".into())] {
        let parcel = claim_one(&store, Route::Email).await.unwrap();
        settle_as(&store, &parcel, outcome).await;
    }
    assert_eq!(
        lying(world, &store).await,
        [
            (refused.as_str().to_owned(), Delivery::Dead, false),
            (sent.as_str().to_owned(), Delivery::Sent, false),
        ]
    );
    let rows = world.service.outbox(10).await.unwrap();
    assert_eq!(rows.len(), 1, "what was sent needs nobody's care");
    assert_eq!(rows[0].last_error.as_deref(), Some("no such mailbox"));
}

async fn s21_at_exactly_its_deadline_a_message_is_dead_and_its_code_wiped(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    let id = post_code(world, &store, &member, 1).await;
    world.pass_seconds(59);
    let parcel = claim_one(&store, Route::Email).await.unwrap();
    settle_as(&store, &parcel, Outcome::Failed("busy".into())).await;
    world.pass_seconds(1);
    assert!(claim_one(&store, Route::Email).await.is_none());
    let id = id.as_str().to_owned();
    assert_eq!(lying(world, &store).await, [(id, Delivery::Dead, false)]);
}

async fn what_no_way_leads_out_for_is_dead_in_the_end(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    post_code(world, &store, &member, 1).await;
    world.pass_seconds(60);
    world.service.sweep().await.unwrap();
    let row = world.service.outbox(10).await.unwrap().remove(0);
    assert_eq!(row.status, Delivery::Dead);
    assert!(row.last_error.unwrap().contains("no way"));
    world.pass_seconds(7 * 24 * 3600 - 1);
    world.service.sweep().await.unwrap();
    assert_eq!(world.service.outbox(10).await.unwrap().len(), 1);
    world.pass_seconds(1);
    world.service.sweep().await.unwrap();
    assert_eq!(world.service.outbox(10).await.unwrap(), []);
}

async fn an_operator_retries_and_drops(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    let notice = post_notice(world, &store, &member, 1).await;
    world.pass_seconds(1);
    let code = post_code(world, &store, &member, 2).await;
    for _ in 0..2 {
        let parcel = claim_one(&store, Route::Email).await.unwrap();
        settle_as(&store, &parcel, Outcome::Refused("no".into())).await;
    }
    let retry = |id: &MessageId| world.service.retry_message(id.clone());
    assert_eq!(retry(&code).await.unwrap(), Retried::Over);
    assert_eq!(retry(&notice).await.unwrap(), Retried::Due);
    let nobody = MessageId::from_text("msg_0");
    assert_eq!(retry(&nobody).await.unwrap(), Retried::Missing);
    let parcel = claim_one(&store, Route::Email).await.unwrap();
    assert_eq!((&parcel.id, parcel.attempts), (&notice, 1));
    settle_as(&store, &parcel, Outcome::Failed("busy".into())).await;
    assert!(claim_one(&store, Route::Email).await.is_none());
    assert_eq!(
        retry(&notice).await.unwrap(),
        Retried::Due,
        "now, not later"
    );
    assert!(world.service.drop_message(notice.clone()).await.unwrap());
    assert!(!world.service.drop_message(notice).await.unwrap());
    assert!(claim_one(&store, Route::Email).await.is_none());
}

async fn late_words_of_a_lost_claim_change_nothing(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    post_notice(world, &store, &member, 1).await;
    let slow = claim_one(&store, Route::Email).await.unwrap();
    world.pass_seconds(30);
    let quick = claim_one(&store, Route::Email).await.unwrap();
    settle_as(&store, &slow, Outcome::Failed("too slow".into())).await;
    assert!(
        claim_one(&store, Route::Email).await.is_none(),
        "the second claim was taken away"
    );
    settle_as(&store, &quick, Outcome::Sent).await;
    settle_as(&store, &slow, Outcome::Refused("too late".into())).await;
    assert_eq!(world.service.outbox(10).await.unwrap(), []);
}

async fn s23_a_code_opens_in_its_own_message_only(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    let other = world.known_member("bob").await;
    let id = MessageId::mint(world.now(), [1; 10]);
    let sealed = world
        .ring()
        .seal(&Place::message(&other, &id), CODE.as_bytes(), [1; 24])
        .unwrap();
    post_one(&store, id, &member, Some(sealed), 60).await;
    let parcel = claim_one(&store, Route::Email).await.unwrap();
    assert!(parcel.unpack(&world.ring()).is_err());
}

async fn events_of_one_member_are_told_in_their_order(world: &World) {
    let store = world.store().await;
    let endpoint = Endpoint::parse("https://example.org/hooks").unwrap();
    world
        .service
        .set_webhook(world.workspace.clone(), endpoint)
        .await
        .unwrap();
    for id in ["ada", "bob"] {
        let member = world.known_member(id).await;
        world.pass_seconds(1);
        world.service.end_sessions(member.clone()).await.unwrap();
        world.pass_seconds(1);
    }
    let body = |parcel: Parcel| match parcel.unpack(&world.ring()).unwrap() {
        Cargo::Event(hook) => {
            let body: serde_json::Value = serde_json::from_str(&hook.unwrap().body).unwrap();
            format!("{} {}", body["member"], body["type"]).replace('"', "")
        }
        Cargo::Message(_) => panic!("a message"),
    };
    // One of each member at a time: the next comes once the one before it is settled, however that is.
    let ada = claim_one(&store, Route::Webhook).await.unwrap();
    let bob = claim_one(&store, Route::Webhook).await.unwrap();
    assert!(claim_one(&store, Route::Webhook).await.is_none());
    settle_as(&store, &ada, Outcome::Failed("busy".into())).await;
    settle_as(&store, &bob, Outcome::Sent).await;
    assert_eq!(body(ada), "ada member.created");
    assert_eq!(body(bob), "bob member.created");
    let bob = claim_one(&store, Route::Webhook).await.unwrap();
    assert_eq!(body(bob), "bob sessions.ended");
    world.pass_seconds(5);
    let ada = claim_one(&store, Route::Webhook).await.unwrap();
    settle_as(&store, &ada, Outcome::Refused("never".into())).await;
    let ada = claim_one(&store, Route::Webhook).await.unwrap();
    assert_eq!(body(ada), "ada sessions.ended");

    assert!(
        world
            .service
            .remove_webhook(world.workspace.clone())
            .await
            .unwrap()
    );
    assert_eq!(world.service.outbox(10).await.unwrap(), []);
}

/// Carries the outbox of `service` until told to stop.
fn carrying(service: &Service, mail: &MailServer) -> (watch::Sender<bool>, JoinHandle<()>) {
    let (stop, stopped) = watch::channel(false);
    let service = service.clone();
    let url = format!("smtp://{}", mail.address());
    let ways = Ways {
        mail: Some(Smtp::new(&url, "no-reply@example.org").unwrap()),
        ..Ways::default()
    };
    let carrier = tokio::spawn(async move { service.carry_outbox(ways, stopped).await });
    (stop, carrier)
}

async fn halt((stop, carrier): (watch::Sender<bool>, JoinHandle<()>)) {
    stop.send_replace(true);
    carrier.await.unwrap();
}

/// Waits, off the runtime's threads, for what a server of the tests hears.
async fn heard<T: Send + 'static>(wait: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(wait).await.unwrap()
}

async fn two_nodes_send_each_message_once(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    let mail = std::sync::Arc::new(MailServer::start());
    let nodes = [
        carrying(&world.service, &mail),
        carrying(&world.another_node().await, &mail),
    ];
    for n in 0..40 {
        post_code(world, &store, &member, n).await;
    }
    let server = std::sync::Arc::clone(&mail);
    let _ = heard(move || server.wait_for(40)).await;
    for node in nodes {
        halt(node).await;
    }
    let taken = mail.taken();
    let ids: HashSet<String> = taken.iter().map(|mail| mail.header("Message-ID")).collect();
    assert_eq!((taken.len(), ids.len()), (40, 40));
    assert!(
        taken
            .iter()
            .all(|mail| mail.header("Subject").ends_with(CODE))
    );
    assert_eq!(world.service.outbox(10).await.unwrap(), []);
}

async fn a_mail_server_that_was_away_loses_nothing(world: &World) {
    let (store, member) = (world.store().await, world.known_member("ada").await);
    let mail = std::sync::Arc::new(MailServer::start());
    mail.be(Mood::Refuses("450 4.2.0 come again"));
    let node = carrying(&world.service, &mail);
    for n in 0..5 {
        post_notice(world, &store, &member, n).await;
    }
    // Until each was refused at least once.
    loop {
        let rows = world.service.outbox(10).await.unwrap();
        if rows.iter().all(|row| row.last_error.is_some()) {
            assert!(rows[0].last_error.as_ref().unwrap().contains("450"));
            break;
        }
        tokio::task::yield_now().await;
    }
    mail.be(Mood::Takes);
    world.pass_seconds(900);
    let server = std::sync::Arc::clone(&mail);
    let _ = heard(move || server.wait_for(5)).await;
    halt(node).await;
    assert_eq!(mail.taken().len(), 5);
    assert_eq!(world.service.outbox(10).await.unwrap(), []);
}

async fn a_webhook_hears_of_every_event_signed_and_again_when_it_failed(world: &World) {
    let listener = std::sync::Arc::new(HttpListener::start());
    listener.answer(&["500 Broken"]);
    let endpoint = Endpoint::parse(&listener.url("/hooks")).unwrap();
    let secret = world
        .service
        .set_webhook(world.workspace.clone(), endpoint)
        .await
        .unwrap();
    let node = carrying(&world.service, &MailServer::start());
    let member = world.known_member("ada").await;
    let server = std::sync::Arc::clone(&listener);
    let first = heard(move || server.wait_for(1)).await.remove(0);
    world.pass_seconds(1);
    world.service.end_sessions(member).await.unwrap();
    loop {
        let rows = world.service.outbox(10).await.unwrap();
        if rows
            .iter()
            .any(|row| row.last_error.as_deref() == Some("the answer was 500"))
        {
            break;
        }
        tokio::task::yield_now().await;
    }
    world.pass_seconds(900);
    let server = std::sync::Arc::clone(&listener);
    let heard = heard(move || server.wait_for(3)).await;
    halt(node).await;
    assert_eq!(first.body, heard[1].body, "the same event, the same words");
    assert!(
        heard[1].body.contains("member.created"),
        "{}",
        heard[1].body
    );
    assert!(
        heard[2].body.contains("sessions.ended"),
        "{}",
        heard[2].body
    );
    for request in &heard {
        let given = request.header("countersign-signature").unwrap();
        let at = given.trim_start_matches("t=").split(',').next().unwrap();
        let made = signature(secret.expose(), at.parse().unwrap(), &request.body);
        assert_eq!(given, made);
    }
}

/// More than the listener waits seconds for: a second's pause before each, and it gives up.
async fn a_members_events_follow_each_other_without_a_pause(world: &World) {
    const EVENTS: usize = 100;
    let listener = std::sync::Arc::new(HttpListener::start());
    let endpoint = Endpoint::parse(&listener.url("/hooks")).unwrap();
    world
        .service
        .set_webhook(world.workspace.clone(), endpoint)
        .await
        .unwrap();
    let member = world.known_member("ada").await;
    for _ in 1..EVENTS {
        world.service.end_sessions(member.clone()).await.unwrap();
    }
    let node = carrying(&world.service, &MailServer::start());
    let server = std::sync::Arc::clone(&listener);
    assert_eq!(heard(move || server.wait_for(EVENTS)).await.len(), EVENTS);
    halt(node).await;
}

crate::on_both_engines!(
    a_members_events_follow_each_other_without_a_pause,
    nothing_is_told_of_a_decision_that_failed,
    a_claim_is_one_nodes_until_it_runs_out,
    what_fails_is_tried_again_later_and_later,
    s18_a_code_is_wiped_once_it_was_sent_or_refused,
    s21_at_exactly_its_deadline_a_message_is_dead_and_its_code_wiped,
    what_no_way_leads_out_for_is_dead_in_the_end,
    an_operator_retries_and_drops,
    late_words_of_a_lost_claim_change_nothing,
    s23_a_code_opens_in_its_own_message_only,
    events_of_one_member_are_told_in_their_order,
    two_nodes_send_each_message_once,
    a_mail_server_that_was_away_loses_nothing,
    a_webhook_hears_of_every_event_signed_and_again_when_it_failed,
);
