//! The policy of a workspace: changed by several at once, and looked at beforehand.

use std::collections::BTreeSet;

use countersign_policy::{
    Channel, Circumstances, Decision, Denial, Device, Factors, Facts, InForce, Policy, Preset,
    Timestamp, decide,
};
use countersign_store::ids::MemberId;
use countersign_store::model::PageSize;
use countersign_store::{find_policy, list_roster};
use countersign_verifier::service::{Conflict, Error, Service};
use strum::VariantArray as _;

use crate::on_both_engines;
use crate::world::{World, at_once};

on_both_engines! {
    of_sixteen_who_change_one_version_at_once_one_does,
    the_preview_of_a_switch_tells_what_is_decided_after_it,
}

fn days(days: usize) -> Policy {
    Policy::from_toml(&format!("[required]\ngrace_days = {days}")).unwrap()
}

async fn of_sixteen_who_change_one_version_at_once_one_does(world: &World) {
    for version in 0..3 {
        let drawn = std::sync::atomic::AtomicUsize::new(1);
        let change = |node: Service| {
            let wanted = days(drawn.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
            let workspace = world.workspace.clone();
            async move {
                let changed = node.change_policy(workspace, version, wanted.clone(), None);
                changed.await.map(|(in_force, _)| {
                    assert_eq!(in_force.policy, wanted, "told of somebody else's");
                    in_force
                })
            }
        };
        let (mut won, mut late) = (Vec::new(), 0);
        for outcome in at_once(world, 16, change).await {
            match outcome {
                Ok(in_force) => won.push(in_force),
                Err(Error::Conflict(Conflict::PolicyChanged)) => late += 1,
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!((won.len(), late), (1, 15));
        let (known, _) = world.service.policy(world.workspace.clone()).await.unwrap();
        assert_eq!(known, won[0]);
        assert_eq!(known.version, version + 1);
    }
    let page = PageSize::new(200).unwrap();
    let history = world.service.policies(world.workspace.clone(), None, page);
    let versions: Vec<u32> = history
        .await
        .unwrap()
        .rows
        .iter()
        .map(|row| row.version)
        .collect();
    assert_eq!(versions, [3, 2, 1]);
}

/// Somewhat more than ten thousand people of every sort: every role, setting and factor, some signed in elsewhere, some whom
/// nobody can write to.
const PEOPLE: &str = "
    INSERT INTO members (workspace_id, id, role, sso, setting, required_from, created_at)
    WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10079)
    SELECT w.id, 'm-' || n,
        CASE n % 4 WHEN 0 THEN 'owner' WHEN 1 THEN 'admin' WHEN 2 THEN 'agent' ELSE 'end-user' END,
        CASE n % 5 WHEN 0 THEN 1 ELSE 0 END,
        CASE n % 3 WHEN 0 THEN 'required' WHEN 1 THEN 'exempt' ELSE 'inherit' END,
        0, 0
    FROM numbers CROSS JOIN workspaces w;
    INSERT INTO factors (id, workspace_id, member_id, kind, status, sealed, created_at)
    SELECT 'fac_' || m.id || k.kind, m.workspace_id, m.id, k.kind, 'active', s.any_bytes, 0
    FROM members m
    CROSS JOIN (SELECT 'totp' AS kind, 7 AS every UNION ALL SELECT 'hotp', 11 UNION ALL SELECT 'email', 13 UNION ALL SELECT 'sms', 17) k
    CROSS JOIN (SELECT sealed AS any_bytes FROM factors LIMIT 1) s
    WHERE m.id LIKE 'm-%' AND CAST(substr(m.id, 3) AS INTEGER) % k.every = 0;
    INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, confirmed_at, created_at)
    SELECT 'adr_' || m.id, m.workspace_id, m.id, 'email', m.id || '@example.org', 'app', 1, 'app', 0, 0
    FROM members m WHERE m.id LIKE 'm-%' AND CAST(substr(m.id, 3) AS INTEGER) % 19 <> 0";

async fn everybody(world: &World) -> (InForce, Vec<(MemberId, Facts)>) {
    let (store, workspace) = (world.mail().await, world.workspace.clone());
    let read = store.read(move |tx| {
        let in_force = find_policy(tx, &workspace)?;
        let rows = list_roster(tx, &workspace, &in_force, None, 100_000)?;
        let members = rows.into_iter().map(|row| (row.id, row.facts)).collect();
        Ok::<_, countersign_store::StoreError>(((*in_force).clone(), members))
    });
    read.await.unwrap()
}

/// Whether somebody in their place who has no factor is made to set one up at `at`, whatever they would rather do.
fn must(in_force: &InForce, member: &Facts, at: Timestamp) -> bool {
    let bare = Facts {
        factors: Factors::default(),
        email_known: true,
        ..*member
    };
    let at_home = Circumstances {
        channel: Channel::Page,
        device: Device::Known,
    };
    match decide(in_force, &bare, at_home, at) {
        Decision::Enroll(set_up)
        | Decision::Challenge {
            then: Some(set_up), ..
        } => !set_up.may_skip,
        // They must, and there is nothing that their role may use.
        Decision::Denied { .. } => true,
        Decision::Passed { .. } | Decision::Challenge { then: None, .. } => false,
    }
}

/// Each preset is switched to each other, for real: what was told beforehand is held against what is decided before and after.
async fn the_preview_of_a_switch_tells_what_is_decided_after_it(world: &World) {
    let admin = world.enrolled("admin").await.member.member;
    world.tamper("UPDATE members SET role = 'owner'").await;
    world.tamper(PEOPLE).await;
    let switch = async |to: Preset| {
        let (in_force, _) = world.service.policy(world.workspace.clone()).await.unwrap();
        let (policy, by) = (to.policy().unwrap(), Some(admin.clone()));
        let switched =
            world
                .service
                .change_policy(world.workspace.clone(), in_force.version, policy, by);
        switched.await.unwrap();
    };
    let far = Timestamp::from_micros(i64::MAX);
    let mut seen = BTreeSet::new();
    for from in Preset::VARIANTS {
        for to in Preset::VARIANTS.iter().filter(|to| *to != from) {
            let pair = format!("{} to {}", from.as_ref(), to.as_ref());
            switch(*from).await;
            world.pass_seconds(3600);
            let now = world.now();
            let (old, members) = everybody(world).await;
            assert!(members.len() > 10_000);
            let policy = to.policy().unwrap();
            let preview = world
                .service
                .preview_policy(world.workspace.clone(), policy);
            let preview = preview.await.unwrap();
            let (known, _) = world.service.policy(world.workspace.clone()).await.unwrap();
            assert_eq!(*known, old, "{pair}: looking changes nothing");

            switch(*to).await;
            let (new, members_after) = everybody(world).await;
            let (mut gains, mut keeps, mut loses, mut unaffected, mut cannot) = (0, 0, 0, 0, 0);
            let mut named = preview.members.iter();
            for ((id, before), (_, after)) in members.iter().zip(&members_after) {
                let count = match (must(&old, before, far), must(&new, after, far)) {
                    (false, true) => &mut gains,
                    (true, true) => &mut keeps,
                    (true, false) => &mut loses,
                    (false, false) => &mut unaffected,
                };
                *count += 1;
                let by = after.required(&new).map(|required| required.by);
                let nothing_left = |at| {
                    let from_anywhere = Circumstances::default();
                    let decision = decide(&new, after, from_anywhere, at);
                    matches!(
                        decision,
                        Decision::Denied {
                            why: Denial::NoMethod,
                            ..
                        }
                    )
                };
                let shut_out = nothing_left(now) || by.is_some_and(|by| nothing_left(by.max(now)));
                cannot += u32::from(shut_out);
                let is_news = shut_out || must(&old, before, far) || must(&new, after, far);
                if is_news && let Some((told, change)) = named.next() {
                    assert_eq!(
                        (told, change.by, change.cannot),
                        (id, by, shut_out),
                        "{pair}"
                    );
                    if let Some(by) = change.by {
                        assert!(
                            must(&new, after, by),
                            "{pair}: {id} at exactly the deadline"
                        );
                        assert!(
                            !must(&new, after, by.plus_micros(-1)),
                            "{pair}: {id} before it"
                        );
                    }
                }
            }
            assert!(
                named.next().is_none(),
                "{pair}: somebody is named to whom nothing happens"
            );
            let decided = (gains, keeps, loses, unaffected, cannot);
            let told = (
                preview.gains,
                preview.keeps,
                preview.loses,
                preview.unaffected,
                preview.cannot,
            );
            assert_eq!(told, decided, "{pair}");
            seen.extend([
                ("gains", gains > 0),
                ("keeps", keeps > 0),
                ("loses", loses > 0),
                ("cannot", cannot > 0),
            ]);
        }
    }
    for effect in ["gains", "keeps", "loses", "cannot"] {
        assert!(seen.contains(&(effect, true)), "{effect} never happened");
    }
}
