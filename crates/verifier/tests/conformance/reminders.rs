//! Who must have a second factor and has none is reminded: now and then, once, whichever node does it.

use std::collections::BTreeMap;

use countersign_delivery::Rendered;
use countersign_policy::{Role, Setting};
use countersign_store::model::EventKind;
use countersign_verifier::service::{Service, WantedMember};

use crate::on_both_engines;
use crate::world::World;

on_both_engines! {
    who_must_and_has_none_is_reminded_once_a_period,
    nobody_is_reminded_unless_the_policy_says_so,
    a_reminder_tells_no_link_and_when_it_is_too_late,
    two_nodes_at_once_remind_nobody_twice,
    what_fails_halfway_is_reminded_later_and_once,
}

const DAY: i64 = 24 * 3600;
const WEEKLY: &str = "[required]\ngrace_days = 30\n[reminder]\nevery_weeks = 1";

async fn reached(world: &World, id: &str, wanted: WantedMember) {
    let member = world.member(id);
    world
        .service
        .put_member(member.clone(), wanted)
        .await
        .unwrap();
    world.email(&member, &format!("{id}@example.org")).await;
}

/// How many reminders went to each address so far.
async fn reminders(world: &World) -> BTreeMap<String, usize> {
    let mut sent = BTreeMap::new();
    for message in world.service.look_into_outbox(1000).await.unwrap() {
        let Rendered::Mail(mail) = message.said else {
            panic!("a reminder is an e-mail");
        };
        if mail.subject == "Your account at Acme needs a second sign-in step" {
            *sent.entry(message.to).or_insert(0) += 1;
        }
    }
    sent
}

async fn who_must_and_has_none_is_reminded_once_a_period(world: &World) {
    world.policy(WEEKLY).await;
    let exempt = WantedMember {
        setting: Some(Setting::Exempt),
        ..WantedMember::default()
    };
    reached(world, "ada", WantedMember::default()).await;
    reached(world, "exempt", exempt).await;
    reached(world, "has", WantedMember::default()).await;
    world.enroll(&world.member("has")).await;
    world.known_member("without-address").await;
    // Nobody is reminded of what they were only just asked for.
    assert_eq!(world.service.remind_today().await.unwrap(), 0);
    world.pass_seconds(DAY);
    assert_eq!(world.service.remind_today().await.unwrap(), 1);
    assert_eq!(
        reminders(world).await,
        [("ada@example.org".to_owned(), 1)].into()
    );
    let ada = world.member("ada");
    assert_eq!(world.count(&ada, &EventKind::ReminderSent).await, 1);
    // Not again in six days, however often it is looked.
    for _ in 0..6 {
        world.pass_seconds(DAY);
        assert_eq!(world.service.remind_today().await.unwrap(), 0);
    }
    world.pass_seconds(DAY);
    assert_eq!(world.service.remind_today().await.unwrap(), 1);
    // Who has set one up is left alone.
    world.enroll(&ada).await;
    world.pass_seconds(8 * DAY);
    assert_eq!(world.service.remind_today().await.unwrap(), 0);
    // And so is who did not come in a quarter of a year after the deadline.
    reached(world, "eve", WantedMember::default()).await;
    world.pass_seconds(119 * DAY);
    assert_eq!(world.service.remind_today().await.unwrap(), 1);
    world.pass_seconds(8 * DAY);
    assert_eq!(world.service.remind_today().await.unwrap(), 0);
}

async fn nobody_is_reminded_unless_the_policy_says_so(world: &World) {
    reached(world, "ada", WantedMember::default()).await;
    for policy in [
        "[required]\nteam = 'everyone'",
        "[required]\nteam = 'nobody'\n[reminder]\nevery_weeks = 1",
        "[required]\nteam = 'admins'\n[reminder]\nevery_weeks = 1",
    ] {
        world.policy(policy).await;
        world.pass_seconds(10 * DAY);
        assert_eq!(world.service.remind_today().await.unwrap(), 0, "{policy}");
    }
    let admin = WantedMember {
        role: Some(Role::Admin),
        ..WantedMember::default()
    };
    let put = world.service.put_member(world.member("ada"), admin);
    put.await.unwrap();
    world.pass_seconds(2 * DAY);
    assert_eq!(world.service.remind_today().await.unwrap(), 1);
}

async fn a_reminder_tells_no_link_and_when_it_is_too_late(world: &World) {
    world.policy(WEEKLY).await;
    reached(world, "ada", WantedMember::default()).await;
    let said = async || {
        let sent = world.service.look_into_outbox(1).await.unwrap();
        let Some(Rendered::Mail(mail)) = sent.into_iter().next().map(|sent| sent.said) else {
            panic!("no e-mail");
        };
        assert!(!mail.text.contains("http") && !mail.html.contains("href"));
        mail.text
    };
    world.pass_seconds(DAY);
    world.service.remind_today().await.unwrap();
    let in_time = said().await;
    assert!(
        in_time.contains("Set it up by the moment below"),
        "{in_time}"
    );
    assert!(in_time.contains("By: "), "{in_time}");
    world.pass_seconds(31 * DAY);
    world.service.remind_today().await.unwrap();
    let late = said().await;
    assert!(late.contains("The time for it is over"), "{late}");
    assert!(!late.contains("By: "), "{late}");
}

/// A hundred and twenty who must and have none: more than one decision reminds.
async fn many(world: &World) -> BTreeMap<String, usize> {
    world.policy(WEEKLY).await;
    let mut once = BTreeMap::new();
    for n in 0..120 {
        let id = format!("m{n:03}");
        reached(world, &id, WantedMember::default()).await;
        once.insert(format!("{id}@example.org"), 1);
    }
    world.pass_seconds(2 * DAY);
    once
}

async fn two_nodes_at_once_remind_nobody_twice(world: &World) {
    let once = many(world).await;
    let nodes: [Service; 2] = [world.service.clone(), world.another_node().await];
    let mut reminding = tokio::task::JoinSet::new();
    for n in 0..6 {
        let node = nodes[n % 2].clone();
        reminding.spawn(async move { node.remind_today().await.unwrap() });
    }
    let sent: u64 = reminding.join_all().await.into_iter().sum();
    assert_eq!(sent, 120);
    assert_eq!(reminders(world).await, once);
}

/// As when a node is killed: what was not committed was not sent either, and the next node goes on.
async fn what_fails_halfway_is_reminded_later_and_once(world: &World) {
    let once = many(world).await;
    // The outbox takes nothing: no claim is left behind.
    world.tamper("ALTER TABLE outbox RENAME TO away").await;
    world.service.remind_today().await.unwrap_err();
    world.tamper("ALTER TABLE away RENAME TO outbox").await;
    // Stopped after whatever it had come to.
    let node = world.another_node().await;
    let stopped = tokio::spawn(async move { node.remind_today().await });
    tokio::task::yield_now().await;
    stopped.abort();
    let _ = stopped.await;
    world.another_node().await.remind_today().await.unwrap();
    assert_eq!(world.service.remind_today().await.unwrap(), 0);
    assert_eq!(reminders(world).await, once);
}
