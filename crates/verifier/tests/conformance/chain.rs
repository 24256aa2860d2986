//! The chain of events: whatever is done to it behind the verifier's back is found, and said which it was.
//!
//! The attacker here writes to the database as they like and has none of the keys.

use std::collections::BTreeSet;
use std::time::Duration;

use countersign_policy::Role;
use countersign_store::chain::{End, Finding, claim_chain};
use countersign_store::entropy::OsEntropy;
use countersign_store::ids::{EventId, MemberKey, WorkspaceId};
use countersign_store::model::{Event, PageSize};
use countersign_store::sealing::KeyRing;
use countersign_verifier::service::{CheckedChain, EventFilter, Operator, Service, WantedMember};

use crate::world::{World, at_once};

impl World {
    async fn seal(&self) -> u64 {
        self.service.seal_events().await.unwrap()
    }

    async fn check(&self) -> CheckedChain {
        self.check_for(None).await
    }

    async fn check_for(&self, kept: Option<End>) -> CheckedChain {
        let checked = self.service.check_chain(self.workspace.clone(), kept);
        checked.await.unwrap()
    }

    /// The same, by somebody who has no keys.
    async fn check_without_keys(&self) -> CheckedChain {
        let operator = Operator::without_keys(self.store().await, std::sync::Arc::new(OsEntropy));
        let checked = operator.check_chain(self.workspace.clone(), None);
        checked.await.unwrap()
    }

    async fn findings(&self) -> Vec<Finding> {
        self.check().await.findings
    }

    async fn assert_sound(&self) -> CheckedChain {
        let checked = self.check().await;
        assert_eq!(checked.findings, []);
        checked
    }

    /// What happened, the oldest first.
    async fn events(&self, member: Option<&MemberKey>) -> Vec<Event> {
        let filter = member.map(|member| EventFilter::of(member.member.clone()));
        let size = PageSize::new(200).unwrap();
        let page = self
            .service
            .events(self.workspace.clone(), filter.unwrap_or_default(), size);
        let mut events = page.await.unwrap().rows;
        events.reverse();
        events
    }

    /// Three batches of what two members did; the ids in each, the oldest first.
    async fn three_batches(&self) -> [Vec<EventId>; 3] {
        let (ada, bob) = (
            self.known_member("ada").await,
            self.known_member("bob").await,
        );
        self.seal().await;
        let first = self.ids().await;
        for member in [&ada, &bob] {
            self.pass_seconds(1);
            self.verify(member, "000000").await;
            self.service.end_sessions(member.clone()).await.unwrap();
        }
        self.seal().await;
        let second = self.ids().await;
        self.pass_seconds(1);
        self.service.password_changed(ada).await.unwrap();
        self.service.password_changed(bob).await.unwrap();
        self.seal().await;
        let third = self.ids().await;
        let batches = [
            first.clone(),
            second[first.len()..].to_vec(),
            third[second.len()..].to_vec(),
        ];
        assert!(batches.iter().all(|batch| batch.len() >= 2), "{batches:?}");
        batches
    }

    async fn keep_events(&self) {
        self.tamper("CREATE TABLE kept_events AS SELECT * FROM events")
            .await;
    }

    async fn put_events_back(&self) {
        self.tamper(
            "DELETE FROM events; INSERT INTO events SELECT * FROM kept_events; DROP TABLE kept_events",
        )
        .await;
    }

    async fn promote(&self, member: &MemberKey) {
        let admin = WantedMember {
            role: Some(Role::Admin),
            ..WantedMember::default()
        };
        self.service
            .put_member(member.clone(), admin)
            .await
            .unwrap();
    }

    async fn ids(&self) -> Vec<EventId> {
        let events = self.events(None).await;
        events.into_iter().map(|event| event.id).collect()
    }
}

fn altered(event: &EventId, batch: u64) -> Finding {
    Finding::Altered {
        event: event.clone(),
        batch,
    }
}

fn removed(event: &EventId, batch: u64) -> Finding {
    Finding::Removed {
        event: event.clone(),
        batch,
    }
}

fn reordered(event: &EventId, batch: u64, with: Option<&EventId>) -> Finding {
    Finding::Reordered {
        event: event.clone(),
        batch,
        with: with.cloned(),
    }
}

async fn what_was_sealed_is_read_as_it_was_written(world: &World) {
    world.enrolled("ada").await;
    let (ada, boss) = (world.member("ada"), world.known_member("boss").await);
    world.promote(&boss).await;
    let issued = world
        .service
        .issue_recovery_code(ada.clone(), Some(boss.member.clone()));
    issued.await.unwrap();
    world.verify(&ada, "000000").await;
    let before = (world.events(None).await, world.events(Some(&ada)).await);
    assert!(before.0.len() > before.1.len());
    assert_eq!(world.seal().await, before.0.len() as u64);
    let after = (world.events(None).await, world.events(Some(&ada)).await);
    assert_eq!(after, before);
    let checked = world.assert_sound().await;
    assert_eq!(
        (checked.events, checked.unsealed),
        (before.0.len() as u64, 0)
    );
    assert_eq!(world.seal().await, 0);
    assert_eq!(world.assert_sound().await.end, checked.end);
    // Without keys the names are there as long as the members are, and what is personal in the details is not.
    let operator = Operator::without_keys(world.store().await, std::sync::Arc::new(OsEntropy));
    let size = PageSize::new(200).unwrap();
    let page = operator.events(world.workspace.clone(), EventFilter::default(), size);
    let seen = page.await.unwrap().rows;
    assert_eq!(seen.len(), before.0.len());
    let pending = seen
        .iter()
        .find(|event| event.kind.as_ref() == "factor.pending");
    assert_eq!(pending.unwrap().member, Some(ada.member));
    assert_eq!(pending.unwrap().detail, serde_json::json!({}));
}

async fn a_sealed_row_names_nobody(world: &World) {
    world.enrolled("ada-lovelace").await;
    world.seal().await;
    let rows = world.rows("events").await;
    assert!(!rows.contains("ada-lovelace"), "{rows}");
    assert!(!rows.contains("fac_"), "{rows}");
}

async fn an_altered_event_is_found(world: &World) {
    let [_, second, _] = world.three_batches().await;
    let event = &second[1];
    let before = world.rows("events").await;
    for change in [
        "kind = 'member.unlocked'",
        "at = at + 1",
        "detail = '{\"reason\":\"replayed\"}'",
        "subject = NULL",
        "subject = (SELECT subject FROM member_keys WHERE member_id = 'bob')",
        "member_id = 'bob'",
        "personal = NULL",
    ] {
        world.keep_events().await;
        world
            .tamper(&format!("UPDATE events SET {change} WHERE id = '{event}'"))
            .await;
        if world.rows("events").await != before {
            assert_eq!(world.findings().await, [altered(event, 2)], "{change}");
        }
        world.put_events_back().await;
    }
    world.assert_sound().await;
}

async fn a_removed_event_is_found(world: &World) {
    let [first, second, third] = world.three_batches().await;
    for (event, batch) in [(&first[0], 1), (&second[1], 2), (&third[1], 3)] {
        world.keep_events().await;
        world
            .tamper(&format!("DELETE FROM events WHERE id = '{event}'"))
            .await;
        assert_eq!(world.findings().await, [removed(event, batch)]);
        world.put_events_back().await;
    }
    // With its entry taken out of the batch too, it is the batch that is wrong.
    world
        .tamper(&format!(
            "DELETE FROM events WHERE id = '{}'; UPDATE event_batches SET entries = previous WHERE number = 2",
            second[0]
        ))
        .await;
    let findings = world.findings().await;
    assert!(findings.contains(&Finding::BatchAltered { batch: 2 }));
}

async fn an_inserted_event_is_found(world: &World) {
    let [_, second, _] = world.three_batches().await;
    for batch in [0_u64, 1, 2, 3, 4, 99] {
        world.keep_events().await;
        world
            .tamper(&format!(
                "INSERT INTO events (id, workspace_id, kind, at, detail, subject, personal, batch) \
                 SELECT 'evt_0', workspace_id, kind, at, detail, subject, personal, {batch} FROM events WHERE id = '{}'",
                second[0]
            ))
            .await;
        let event = EventId::from_text("evt_0");
        assert_eq!(world.findings().await, [Finding::Inserted { event, batch }]);
        world.put_events_back().await;
    }
}

/// An event that is written in before it is sealed cannot be told from a real one but by its time.
async fn an_event_that_is_written_in_as_if_it_were_old_is_remarked(world: &World) {
    let [_, second, third] = world.three_batches().await;
    world.pass_seconds(3600);
    let copy = |id: &str, of: &EventId| {
        format!(
            "INSERT INTO events (id, workspace_id, member_id, kind, at, detail) \
             SELECT '{id}', workspace_id, 'ada', kind, at, '{{}}' FROM events WHERE id = '{of}';"
        )
    };
    world.known_member("carol").await;
    world.seal().await;
    world.tamper(&copy("evt_0", &second[0])).await;
    world.seal().await;
    let checked = world.assert_sound().await;
    assert_eq!(checked.backdated, [EventId::from_text("evt_0")]);
    assert_ne!(checked.backdated, third);
}

/// Two nodes begin at one time, and one commits later: an event may be sealed after younger ones.
async fn an_event_whose_decision_took_longer_is_sealed_later(world: &World) {
    let [_, second, _] = world.three_batches().await;
    let late = second[0].as_str().replace("evt_0", "evt_00");
    world
        .tamper(&format!(
            "INSERT INTO events (id, workspace_id, kind, at, detail) \
             SELECT '{late}', workspace_id, kind, at, '{{}}' FROM events WHERE id = '{}'",
            second[0]
        ))
        .await;
    assert_eq!(world.seal().await, 1);
    let checked = world.assert_sound().await;
    assert_eq!((checked.end.batch, checked.backdated), (4, vec![]));
}

async fn reordered_events_are_found(world: &World) {
    let [_, second, third] = world.three_batches().await;
    let (one, other) = (&second[0], &second[1]);
    // What two events say is exchanged: each is told to be in the other's place.
    world.keep_events().await;
    world
        .tamper(&format!(
            "UPDATE events SET id = 'evt_x' WHERE id = '{one}'; UPDATE events SET id = '{one}' WHERE id = '{other}'; \
             UPDATE events SET id = '{other}' WHERE id = 'evt_x'"
        ))
        .await;
    assert_eq!(
        world.findings().await,
        [
            reordered(one, 2, Some(other)),
            reordered(other, 2, Some(one))
        ]
    );
    world.put_events_back().await;
    // One is moved into another batch, or out of all.
    for to in ["3", "NULL"] {
        world.keep_events().await;
        world
            .tamper(&format!(
                "UPDATE events SET batch = {to} WHERE id = '{one}'"
            ))
            .await;
        assert_eq!(world.findings().await, [reordered(one, 2, None)]);
        world.put_events_back().await;
    }
    // One gets another id, so that it sorts elsewhere.
    world.keep_events().await;
    world
        .tamper(&format!(
            "UPDATE events SET id = 'evt_z' WHERE id = '{}'",
            third[0]
        ))
        .await;
    let strange = EventId::from_text("evt_z");
    assert_eq!(
        world.findings().await,
        [reordered(&third[0], 3, Some(&strange))]
    );
    world.put_events_back().await;
    // Two batches change places.
    world
        .tamper(
            "UPDATE event_batches SET number = 9 WHERE number = 2; UPDATE event_batches SET number = 2 WHERE number = 3; \
             UPDATE event_batches SET number = 3 WHERE number = 9",
        )
        .await;
    let findings = world.findings().await;
    for batch in [2, 3] {
        assert!(
            findings.contains(&Finding::BatchAltered { batch }),
            "{findings:?}"
        );
    }
}

async fn a_removed_batch_is_found(world: &World) {
    world.three_batches().await;
    let cut = |batch: u64| {
        format!(
            "DELETE FROM events WHERE batch = {batch}; DELETE FROM event_batches WHERE number = {batch}"
        )
    };
    world.tamper(&cut(2)).await;
    assert_eq!(world.findings().await, [Finding::BatchRemoved { batch: 2 }]);
    world.tamper(&cut(1)).await;
    world.tamper(&cut(3)).await;
    let all = [1, 2, 3].map(|batch| Finding::BatchRemoved { batch });
    assert_eq!(world.findings().await, all);
    // Without its record too, nothing is left that could tell; but for an end that was kept elsewhere.
    world
        .tamper("DELETE FROM events; DELETE FROM event_chains")
        .await;
    let kept = End {
        batch: 3,
        ..world.assert_sound().await.end
    };
    let checked = world.check_for(Some(kept)).await;
    assert_eq!(checked.findings, [Finding::EndLost { batch: 3 }]);
}

/// Keeps the record of where the chain ends, as an attacker would.
async fn keep_record(world: &World) {
    world
        .tamper("CREATE TABLE old_chains AS SELECT * FROM event_chains")
        .await;
}

/// Puts the record back that was kept.
async fn put_record_back(world: &World) {
    world
        .tamper("DELETE FROM event_chains; INSERT INTO event_chains SELECT * FROM old_chains; DROP TABLE old_chains")
        .await;
}

/// Within the database the record of the chain's end tells; it cannot be made anew without the keys, but an older one can be
/// put back with all else: that is found by whoever kept the end elsewhere.
async fn a_cut_tail_is_found(world: &World) {
    let ada = world.known_member("ada").await;
    world.seal().await;
    keep_record(world).await;
    world.service.end_sessions(ada).await.unwrap();
    world.seal().await;
    let kept = world.assert_sound().await.end;
    world
        .tamper("DELETE FROM events WHERE batch = 2; DELETE FROM event_batches WHERE number = 2")
        .await;
    assert_eq!(world.findings().await, [Finding::BatchRemoved { batch: 2 }]);
    world
        .tamper("UPDATE event_chains SET last = 1, digest = (SELECT digest FROM event_batches WHERE number = 1)")
        .await;
    assert_eq!(world.findings().await, [Finding::BoundsForged]);
    assert_eq!(world.check_without_keys().await.findings, []);
    put_record_back(world).await;
    let checked = world.assert_sound().await;
    assert_eq!(checked.end.batch, 1);
    let checked = world.check_for(Some(kept.clone())).await;
    assert_eq!(checked.findings, [Finding::EndLost { batch: 2 }]);
    // What grew from there is another chain.
    world.known_member("bob").await;
    world.seal().await;
    let checked = world.check_for(Some(kept)).await;
    assert_eq!(checked.findings, [Finding::EndLost { batch: 2 }]);
}

async fn the_record_of_the_end_cannot_be_put_back_alone(world: &World) {
    let ada = world.known_member("ada").await;
    world.seal().await;
    keep_record(world).await;
    world.service.end_sessions(ada).await.unwrap();
    world.seal().await;
    put_record_back(world).await;
    let findings = world.findings().await;
    assert!(
        findings.contains(&Finding::BatchInserted { batch: 2 }),
        "{findings:?}"
    );
    world.tamper("DELETE FROM event_chains").await;
    assert_eq!(world.findings().await, [Finding::BoundsRemoved]);
}

/// The attacker makes the whole chain anew, as a verifier with keys of their own would.
async fn a_chain_that_was_recomputed_without_the_keys_is_found(world: &World) {
    let [first, ..] = world.three_batches().await;
    world
        .tamper(&format!(
            "DELETE FROM event_chains; DELETE FROM event_batches; \
             UPDATE events SET member_id = (SELECT k.member_id FROM member_keys k WHERE k.subject = events.subject), \
             subject = NULL, personal = NULL, batch = NULL; DELETE FROM member_keys; DELETE FROM events WHERE id = '{}'",
            first[0]
        ))
        .await;
    let ring = KeyRing::generate(&OsEntropy).unwrap();
    let forger = Service::new(world.store().await, ring, std::sync::Arc::new(OsEntropy));
    forger.seal_events().await.unwrap();
    let forged = forger
        .check_chain(world.workspace.clone(), None)
        .await
        .unwrap();
    assert_eq!(forged.findings, []);
    // Whoever has no keys is told that seals were not looked at, and cannot know.
    assert_eq!(world.check_without_keys().await.findings, []);
    let findings = world.findings().await;
    assert!(findings.contains(&Finding::BoundsForged), "{findings:?}");
    assert!(
        findings.contains(&Finding::BatchForged { batch: 1 }),
        "{findings:?}"
    );
    assert!(
        findings
            .iter()
            .any(|finding| matches!(finding, Finding::KeyAltered { .. })),
        "{findings:?}"
    );
}

/// Whom the events of a pseudonym are about stands under its key.
async fn s23_events_cannot_be_made_somebody_elses(world: &World) {
    world.three_batches().await;
    let (ada, bob) = (world.member("ada").member, world.member("bob").member);
    let exchange = "CREATE TABLE other_keys AS SELECT member_id, sealed FROM member_keys; UPDATE member_keys SET sealed = \
                    (SELECT o.sealed FROM other_keys o WHERE o.member_id <> member_keys.member_id); DROP TABLE other_keys";
    world.tamper(exchange).await;
    let both = [
        Finding::KeyAltered { member: ada },
        Finding::KeyAltered { member: bob },
    ];
    assert_eq!(world.findings().await, both);
    world.tamper(exchange).await;
    world.assert_sound().await;
    world
        .tamper("DELETE FROM member_keys WHERE member_id = 'bob'")
        .await;
    let findings = world.findings().await;
    assert!(
        matches!(findings.as_slice(), [Finding::KeyRemoved { .. }]),
        "{findings:?}"
    );
}

async fn two_nodes_seal_every_event_once(world: &World) {
    let member = world.known_member("ada").await;
    let other = world.another_workspace("Other").await;
    for _ in 0..40 {
        world.service.end_sessions(member.clone()).await.unwrap();
    }
    let jobs = at_once(world, 8, |node| async move { node.seal_events().await });
    let sealed: u64 = jobs.await.into_iter().map(Result::unwrap).sum();
    assert_eq!(sealed, world.ids().await.len() as u64);
    let checked = world.assert_sound().await;
    assert_eq!((checked.events, checked.unsealed), (sealed, 0));
    let checked = world.service.check_chain(other, None).await.unwrap();
    assert_eq!((checked.events, checked.findings), (0, vec![]));
}

/// Nodes seal without a break while others decide.
async fn sealing_and_deciding_at_once_loses_nothing(world: &World) {
    let member = world.known_member("ada").await;
    let decided = at_once(world, 64, |node| {
        let member = member.clone();
        async move {
            node.end_sessions(member.clone()).await.unwrap();
            node.seal_events().await.unwrap()
        }
    });
    decided.await;
    world.seal().await;
    let checked = world.assert_sound().await;
    assert_eq!((checked.events, checked.unsealed), (65, 0));
    assert_eq!(world.events(Some(&member)).await.len(), 65);
}

/// Whoever wakes up after its claim ran out finds the chain's end moved on.
async fn a_claim_of_a_node_that_died_runs_out(world: &World) {
    world.known_member("ada").await;
    let (store, ring, of) = (world.store().await, world.ring(), world.workspace.clone());
    let claimed = store.write(move |tx| claim_chain(tx, &ring, &of));
    assert!(claimed.await.unwrap());
    assert_eq!(world.seal().await, 0);
    world.pass_seconds(9);
    assert_eq!(world.seal().await, 0);
    world.pass_seconds(1);
    assert_eq!(world.seal().await, 1);
    world.assert_sound().await;
}

async fn a_workspaces_chain_is_its_own(world: &World) {
    let other: WorkspaceId = world.another_workspace("Other").await;
    world.three_batches().await;
    world
        .tamper(&format!(
            "UPDATE events SET workspace_id = '{other}' WHERE batch = 2; \
             UPDATE event_batches SET workspace_id = '{other}' WHERE number = 2"
        ))
        .await;
    assert_eq!(world.findings().await, [Finding::BatchRemoved { batch: 2 }]);
    let checked = world.service.check_chain(other, None).await.unwrap();
    assert!(checked.findings.contains(&Finding::BoundsRemoved));
    assert!(
        checked
            .findings
            .contains(&Finding::BatchForged { batch: 2 })
    );
}

/// Whoever damages a key stops the chain of its workspace, which is told at once, and no other.
async fn a_key_that_does_not_open_stops_its_own_workspace_alone(world: &World) {
    world.known_member("ada").await;
    world.seal().await;
    let theirs = world.another_workspace("Zebra").await;
    for (workspace, member) in [(&world.workspace, "ada"), (&theirs, "zoe")] {
        let key = MemberKey {
            workspace: workspace.clone(),
            member: world.member(member).member,
        };
        let said = WantedMember {
            sso: Some(true),
            ..WantedMember::default()
        };
        world.service.put_member(key, said).await.unwrap();
    }
    world
        .tamper("UPDATE member_keys SET sealed = substr(sealed, 2) WHERE member_id = 'ada'")
        .await;
    assert!(world.service.seal_events().await.is_err());
    let checked = world.check().await;
    assert_eq!(checked.unsealed, 1);
    let ada = world.member("ada").member;
    assert_eq!(checked.findings, [Finding::KeyAltered { member: ada }]);
    let checked = world.service.check_chain(theirs, None).await.unwrap();
    assert_eq!((checked.events, checked.unsealed), (1, 0));
}

/// What a node that seals holds, and what one that died would hold until the server notices: every row of the chain.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_decision_waits_for_the_chain() {
    let world = World::on_postgres().await;
    let app = world.enrolled("ada").await;
    world.seal().await;
    world.verify(&app.member, "000000").await;
    let held = world
        .hold("SELECT * FROM events FOR UPDATE; SELECT * FROM event_chains FOR UPDATE; SELECT * FROM event_batches FOR UPDATE")
        .await;
    let decisions = async {
        let code = app.code(&world, 0);
        world.verify(&app.member, &code).await;
        world.sign_in(&app.member).await;
        world
            .service
            .end_sessions(app.member.clone())
            .await
            .unwrap();
        world.known_member("bob").await;
        world.events(None).await
    };
    let decided = tokio::time::timeout(Duration::from_secs(8), decisions).await;
    assert!(decided.is_ok(), "a decision waited for the chain");
    held.let_go().await;
    world.seal().await;
    world.assert_sound().await;
    world.remove().await;
}

async fn what_is_older_than_the_policy_keeps_goes_and_the_chain_holds(world: &World) {
    const DAY: i64 = 24 * 3600;
    world.policy("[events]\nkeep_days = 30").await;
    let [_, second, third] = world.three_batches().await;
    let old = world.assert_sound().await.end;
    world.pass_seconds(30 * DAY - 10);
    assert_eq!(world.service.retain_events().await.unwrap(), 0);
    world.known_member("carol").await;
    world.seal().await;
    world.pass_seconds(10 - 1);
    let gone = world.service.retain_events().await.unwrap();
    assert_eq!(gone, (second.len() + 2) as u64);
    let checked = world.assert_sound().await;
    assert_eq!((checked.first, checked.end.batch), (3, 4));
    assert!(!checked.forgotten);
    assert_eq!(world.check_for(Some(old.clone())).await.findings, []);
    world.pass_seconds(DAY);
    assert_eq!(
        world.service.retain_events().await.unwrap(),
        third.len() as u64
    );
    world.assert_sound().await;
    assert!(world.check_for(Some(old)).await.forgotten);
    // Down to the last one; and the chain goes on from there.
    world.pass_seconds(31 * DAY);
    assert_eq!(world.service.retain_events().await.unwrap(), 1);
    assert_eq!(world.ids().await, []);
    assert_eq!(world.assert_sound().await.first, 5);
    world.known_member("dave").await;
    world.seal().await;
    assert_eq!(world.assert_sound().await.end.batch, 5);
    // Nobody else can let anything go.
    world.known_member("erin").await;
    world.seal().await;
    world
        .tamper(
            "DELETE FROM events WHERE batch = 5; UPDATE event_chains SET first = 6, before = \
             (SELECT digest FROM event_batches WHERE number = 5); DELETE FROM event_batches WHERE number = 5",
        )
        .await;
    assert_eq!(world.findings().await, [Finding::BoundsForged]);
}

async fn four_hundred_days_are_kept_unless_the_policy_says_otherwise(world: &World) {
    world.known_member("ada").await;
    world.seal().await;
    world.pass_seconds(399 * 24 * 3600);
    assert_eq!(world.service.retain_events().await.unwrap(), 0);
    world.pass_seconds(24 * 3600);
    assert_eq!(world.service.retain_events().await.unwrap(), 1);
}

async fn whoever_is_removed_is_gone_and_the_chain_holds(world: &World) {
    let app = world.enrolled("ada-lovelace").await;
    let ada = app.member.clone();
    world.email(&ada, "lovelace@example.org").await;
    let bob = world.known_member("bob").await;
    let before_sealing = world.ids().await.len();
    world.seal().await;
    // Some of it is sealed, some is not.
    world.verify(&ada, "000000").await;
    world.service.delete_member(ada.clone()).await.unwrap();
    for _ in 0..2 {
        let everything = world.everything().await;
        for name in ["ada-lovelace", "lovelace@example.org", app.factor.as_str()] {
            assert!(!everything.contains(name), "{name} in {everything}");
        }
        world.seal().await;
    }
    let checked = world.assert_sound().await;
    assert_eq!(checked.events, before_sealing as u64 + 2);
    let events = world.events(None).await;
    assert_eq!(events.len(), before_sealing + 2);
    let named: BTreeSet<_> = events
        .iter()
        .filter_map(|event| event.member.clone())
        .collect();
    assert_eq!(named, BTreeSet::from([bob.member]));
    assert_eq!(world.events(Some(&ada)).await, []);
    // Somebody new of the same name has nothing to do with it.
    world.known_member("ada-lovelace").await;
    world.seal().await;
    assert_eq!(world.events(Some(&ada)).await.len(), 1);
    world.assert_sound().await;
}

async fn whoever_is_removed_is_gone_from_what_they_did_for_others(world: &World) {
    world.enrolled("ada").await;
    let ada = world.member("ada");
    for (admin, sealed) in [("first-boss", true), ("second-boss", false)] {
        let boss = world.known_member(admin).await;
        world.promote(&boss).await;
        world
            .service
            .issue_recovery_code(ada.clone(), Some(boss.member.clone()))
            .await
            .unwrap();
        if sealed {
            world.seal().await;
        }
        world.service.delete_member(boss).await.unwrap();
        assert!(!world.rows("events").await.contains(admin));
    }
    world.seal().await;
    world.assert_sound().await;
    let events = world.events(Some(&ada)).await;
    let issued: Vec<_> = events
        .iter()
        .filter(|event| event.kind.as_ref() == "recovery.code_issued")
        .collect();
    assert_eq!(issued.len(), 2);
    assert!(
        issued.iter().all(|event| event.detail["by"].is_null()),
        "{issued:?}"
    );
}

/// Removed while it is sealed: whichever is first, nothing names them and the chain holds.
async fn removing_and_sealing_at_once_leaves_no_name(world: &World) {
    for round in 0..8 {
        let member = world.known_member(&format!("leaver-{round}")).await;
        for _ in 0..10 {
            world.service.end_sessions(member.clone()).await.unwrap();
        }
        let (node, other) = (world.another_node().await, world.another_node().await);
        let (sealed, again, gone) = tokio::join!(
            node.seal_events(),
            other.seal_events(),
            world.service.delete_member(member)
        );
        gone.unwrap();
        // A node that gave way tries again a second later.
        drop((sealed, again));
    }
    world.pass_seconds(10);
    world.seal().await;
    assert!(!world.everything().await.contains("leaver"));
    assert_eq!(world.assert_sound().await.unsealed, 0);
}

/// Whoever reads the file byte by byte after a member was removed finds nothing of them either.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_file_keeps_nothing_of_whom_was_removed() {
    let world = World::on_sqlite().await;
    let app = world.enrolled("ada-lovelace").await;
    world.email(&app.member, "lovelace@example.org").await;
    world.known_member("bob").await;
    world.seal().await;
    world.verify(&app.member, "000000").await;
    world.service.delete_member(app.member).await.unwrap();
    world.seal().await;
    world.tamper("DELETE FROM outbox").await;
    world.tamper("PRAGMA wal_checkpoint(TRUNCATE)").await;
    let file = world.file();
    for name in ["ada-lovelace", "lovelace@example.org", app.factor.as_str()] {
        let found = file
            .windows(name.len())
            .any(|bytes| bytes == name.as_bytes());
        assert!(!found, "{name} is still in the file");
    }
    assert!(file.windows(3).any(|bytes| bytes == b"bob"));
}

crate::on_both_engines! {
    what_was_sealed_is_read_as_it_was_written,
    a_sealed_row_names_nobody,
    an_altered_event_is_found,
    a_removed_event_is_found,
    an_inserted_event_is_found,
    an_event_that_is_written_in_as_if_it_were_old_is_remarked,
    an_event_whose_decision_took_longer_is_sealed_later,
    reordered_events_are_found,
    a_removed_batch_is_found,
    a_cut_tail_is_found,
    the_record_of_the_end_cannot_be_put_back_alone,
    a_chain_that_was_recomputed_without_the_keys_is_found,
    s23_events_cannot_be_made_somebody_elses,
    two_nodes_seal_every_event_once,
    sealing_and_deciding_at_once_loses_nothing,
    a_claim_of_a_node_that_died_runs_out,
    a_workspaces_chain_is_its_own,
    a_key_that_does_not_open_stops_its_own_workspace_alone,
    what_is_older_than_the_policy_keeps_goes_and_the_chain_holds,
    four_hundred_days_are_kept_unless_the_policy_says_otherwise,
    whoever_is_removed_is_gone_and_the_chain_holds,
    whoever_is_removed_is_gone_from_what_they_did_for_others,
    removing_and_sealing_at_once_leaves_no_name,
}
