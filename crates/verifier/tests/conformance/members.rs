//! What the application says of its people, from several places at once.

use std::collections::BTreeSet;

use countersign_delivery::{Notice, Text};
use countersign_policy::Role;
use countersign_store::ids::MemberId;
use countersign_store::look_into_outbox;
use countersign_store::model::{AddressKind, Label, PageSize};
use countersign_verifier::service::{EventFilter, GivenAddress, Service, WantedMember, Written};

use crate::on_both_engines;
use crate::world::{World, at_once};

on_both_engines! {
    batches_of_the_same_people_at_once_are_all_written_and_nobody_is_half_of_two,
    the_same_batch_again_changes_nothing_also_at_the_same_moment,
    n5_an_address_that_the_application_replaces_is_told,
}

/// People of this batch: the second half of one is the first half of the next.
fn people(batch: usize) -> Vec<MemberId> {
    (batch * 60..batch * 60 + 120)
        .map(|n| MemberId::parse(&format!("m-{n:04}")).unwrap())
        .collect()
}

/// What a batch says of each of its people.
fn said_by(batch: usize) -> WantedMember {
    let roles = [Role::Owner, Role::Admin, Role::Agent, Role::EndUser];
    WantedMember {
        label: Some(Some(Label::parse(&format!("batch {batch}")).unwrap())),
        role: Some(roles[batch]),
        addresses: Some(vec![address(&format!("batch{batch}@example.org"))]),
        ..WantedMember::default()
    }
}

fn address(value: &str) -> GivenAddress {
    GivenAddress {
        kind: AddressKind::Email,
        value: value.to_owned(),
        confirmed: true,
        primary: true,
    }
}

fn rows(batch: usize) -> Vec<(MemberId, WantedMember)> {
    let rows = people(batch)
        .into_iter()
        .map(|member| (member, said_by(batch)));
    // One half of the callers sends its people in the opposite order.
    if batch.is_multiple_of(2) {
        rows.rev().collect()
    } else {
        rows.collect()
    }
}

async fn batches_of_the_same_people_at_once_are_all_written_and_nobody_is_half_of_two(
    world: &World,
) {
    let nodes: [Service; 2] = [world.service.clone(), world.another_node().await];
    let mut callers = tokio::task::JoinSet::new();
    for batch in 0..4 {
        let (node, workspace) = (nodes[batch % 2].clone(), world.workspace.clone());
        callers.spawn(async move { node.put_members(workspace, rows(batch)).await.unwrap() });
    }
    let written = callers.join_all().await;
    let sum = |count: fn(&Written) -> u32| written.iter().map(count).sum::<u32>();
    let all: BTreeSet<MemberId> = (0..4).flat_map(people).collect();
    assert_eq!(sum(|written| written.created), 300, "{written:?}");
    assert_eq!(sum(|written| written.updated), 4 * 120 - 300, "{written:?}");
    assert_eq!(sum(|written| written.unchanged), 0, "{written:?}");
    for id in all {
        let member = world.member(id.as_str());
        let (member, addresses) = world.service.member_with_addresses(member).await.unwrap();
        let [address] = &addresses[..] else {
            panic!("{id}: {addresses:?}")
        };
        let whole = (0..4)
            .filter(|batch| people(*batch).contains(&id))
            .any(|batch| {
                let said = said_by(batch);
                said.label.flatten().as_ref().map(Label::as_str) == member.profile.label.as_deref()
                    && said.role == Some(member.profile.role)
                    && address.value == format!("batch{batch}@example.org")
            });
        assert!(whole, "{id}: {:?}, {}", member.profile, address.value);
    }
}

async fn the_same_batch_again_changes_nothing_also_at_the_same_moment(world: &World) {
    let put = |node: Service| {
        let workspace = world.workspace.clone();
        async move { node.put_members(workspace, rows(1)).await.unwrap() }
    };
    let written = at_once(world, 4, put).await;
    let sum = |count: fn(&Written) -> u32| written.iter().map(count).sum::<u32>();
    assert_eq!(
        (
            sum(|all| all.created),
            sum(|all| all.updated),
            sum(|all| all.unchanged)
        ),
        (120, 0, 3 * 120),
        "{written:?}"
    );
    let events = || async {
        let page = PageSize::new(1).unwrap();
        let events = world
            .service
            .events(world.workspace.clone(), EventFilter::default(), page);
        events.await.unwrap().rows[0].id.clone()
    };
    let before = events().await;
    let again = put(world.service.clone()).await;
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 120));
    assert_eq!(events().await, before, "nothing happened");
}

/// Every notice that waits, and where it goes.
async fn noticed(world: &World) -> Vec<(String, Notice)> {
    let (store, ring) = (world.mail().await, world.ring());
    let lying = store.read(move |tx| look_into_outbox(tx, &ring, 200));
    let lying = lying.await.unwrap().into_iter();
    lying
        .map(|(message, _)| match message.content.text {
            Text::Notice(notice) => (message.to.address, notice),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// Whoever took over the application's account of somebody and points it at themselves is heard of where that somebody reads.
async fn n5_an_address_that_the_application_replaces_is_told(world: &World) {
    for (id, in_bulk) in [("ada", false), ("bob", true)] {
        let member = world.known_member(id).await;
        let (old, new) = (format!("{id}@example.org"), format!("{id}@other.example"));
        let give = |value: &str| WantedMember {
            addresses: Some(vec![address(value)]),
            ..WantedMember::default()
        };
        world
            .service
            .put_member(member.clone(), give(&old))
            .await
            .unwrap();
        let before = noticed(world).await;
        assert!(
            before.iter().all(|(to, _)| *to != old),
            "the first address has nobody to warn"
        );
        if in_bulk {
            let rows = vec![(member.member.clone(), give(&new))];
            let written = world
                .service
                .put_members(world.workspace.clone(), rows)
                .await;
            assert_eq!(written.unwrap().updated, 1);
        } else {
            world
                .service
                .put_member(member.clone(), give(&new))
                .await
                .unwrap();
        }
        let told = noticed(world).await;
        let removed = |(to, notice): &(String, Notice)| {
            *to == old && matches!(notice, Notice::AddressRemoved { .. })
        };
        let added = |(to, notice): &(String, Notice)| {
            *to == new && matches!(notice, Notice::AddressAdded { .. })
        };
        assert!(told.iter().any(removed), "{told:?}");
        assert!(told.iter().any(added), "{told:?}");
    }
}
