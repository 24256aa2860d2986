//! N5: every change to a member's factors and standing is told at every address known for them, and to nobody else.

use std::collections::BTreeSet;

use countersign_delivery::{Language, Notice, Text};
use countersign_policy::FactorKind;
use countersign_store::{Store, look_into_outbox};
use countersign_verifier::service::Typed;

use crate::world::World;

/// Three that are theirs, and one that somebody typed and never confirmed.
const ADDRESSES: &str = "
    INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, confirmed_at, created_at)
    SELECT a.id, m.workspace_id, m.id, a.kind, a.value, a.source, 0, a.confirmed_by, a.confirmed_at, 1
    FROM members m CROSS JOIN (
        SELECT 'adr_1' AS id, 'email' AS kind, 'ada@example.org' AS value, 'app' AS source, 'app' AS confirmed_by, 1 AS confirmed_at
        UNION ALL SELECT 'adr_2', 'email', 'old@example.org', 'app', NULL, NULL
        UNION ALL SELECT 'adr_3', 'phone', '+4915112345678', 'person', 'code', 1
        UNION ALL SELECT 'adr_4', 'email', 'stranger@example.org', 'person', NULL, NULL
    ) a WHERE m.id = 'ada';
    UPDATE members SET language = 'de-AT' WHERE id = 'ada'";
const THEIRS: [&str; 3] = ["+4915112345678", "ada@example.org", "old@example.org"];

/// What was told since it was asked before: each notice once, to all of their addresses.
async fn told(world: &World, store: &Store, seen: &mut BTreeSet<String>) -> Vec<Notice> {
    let ring = world.ring();
    let lying = store.read(move |tx| look_into_outbox(tx, &ring, 1000));
    let (mut notices, mut addresses) = (Vec::new(), Vec::new());
    for (message, _) in lying.await.unwrap() {
        if !seen.insert(message.id) {
            continue;
        }
        assert_eq!(message.content.language, Language::De);
        let Text::Notice(notice) = message.content.text else {
            panic!("not a notice")
        };
        if !notices.contains(&notice) {
            notices.push(notice);
        }
        addresses.push(message.to.address);
    }
    addresses.sort();
    let mut expected: Vec<&str> = THEIRS
        .iter()
        .flat_map(|&address| vec![address; notices.len()])
        .collect();
    expected.sort_unstable();
    assert_eq!(addresses, expected, "{notices:?}");
    notices
}

async fn n5_every_change_is_told_at_every_address_known(world: &World) {
    let (store, mut seen) = (world.store().await, BTreeSet::new());
    let member = world.known_member("ada").await;
    world.known_member("bob").await;
    world.tamper(ADDRESSES).await;

    let app = world.enroll(&member).await;
    world.pass_seconds(90);
    let added = Notice::FactorAdded {
        kind: Some(FactorKind::Totp),
        name: None,
    };
    assert_eq!(told(world, &store, &mut seen).await, [added]);

    let code = Typed::read(&app.recovery_codes[0]);
    world.service.verify(member.clone(), code).await.unwrap();
    let used = Notice::RecoveryCodeUsed { left: 9 };
    assert_eq!(told(world, &store, &mut seen).await, [used]);

    world
        .service
        .renew_recovery_codes(member.clone())
        .await
        .unwrap();
    let renewed = Notice::RecoveryCodesRenewed;
    assert_eq!(told(world, &store, &mut seen).await, [renewed]);

    world
        .service
        .password_changed(member.clone())
        .await
        .unwrap();
    assert_eq!(
        told(world, &store, &mut seen).await,
        [Notice::PasswordChanged]
    );

    for _ in 0..200 {
        let wrong = Typed::read(&app.wrong_code(world));
        world.service.verify(member.clone(), wrong).await.unwrap();
        world.pass_seconds(3600);
    }
    let noticed = told(world, &store, &mut seen).await;
    assert!(noticed.contains(&Notice::Locked), "{noticed:?}");
    world.service.unlock_member(member.clone()).await.unwrap();
    assert_eq!(told(world, &store, &mut seen).await, [Notice::Unlocked]);

    world
        .service
        .remove_factor(member.clone(), app.factor.clone())
        .await
        .unwrap();
    let removed = Notice::FactorRemoved {
        kind: Some(FactorKind::Totp),
        name: None,
    };
    assert_eq!(told(world, &store, &mut seen).await, [removed]);
}

crate::on_both_engines!(n5_every_change_is_told_at_every_address_known);
