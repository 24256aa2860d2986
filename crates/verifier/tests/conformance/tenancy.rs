//! S24: nothing crosses workspaces. (Every route is tried in the HTTP suite.)

use countersign_store::ids::MemberKey;
use countersign_store::model::{PageSize, Scope, WorkspaceName};
use countersign_verifier::service::{Error, EventFilter, Typed, WantedMember};

use crate::on_both_engines;
use crate::world::{World, is_accepted};

on_both_engines! {
    s24_the_same_member_id_in_two_workspaces_is_two_people,
    a_revoked_key_speaks_for_nobody,
    members_and_events_come_in_pages,
}

async fn s24_the_same_member_id_in_two_workspaces_is_two_people(world: &World) {
    let name = WorkspaceName::parse("Other").unwrap();
    let workspace = world
        .service
        .create_workspace(&name, vec![])
        .await
        .unwrap()
        .id;
    let app = world.enrolled("ada").await;
    let twin = MemberKey {
        workspace: workspace.clone(),
        member: app.member.member.clone(),
    };

    let code = Typed::read(&app.code(world, 0));
    assert!(matches!(
        world.service.verify(twin.clone(), code).await,
        Err(Error::NotFound(_))
    ));
    world
        .service
        .put_member(twin.clone(), WantedMember::default())
        .await
        .unwrap();
    assert!(
        world
            .service
            .factors(twin.clone())
            .await
            .unwrap()
            .is_empty()
    );
    assert!(matches!(
        world.service.factor(twin.clone(), app.factor.clone()).await,
        Err(Error::NotFound(_))
    ));
    assert!(matches!(
        world
            .service
            .remove_factor(twin.clone(), app.factor.clone())
            .await,
        Err(Error::NotFound(_))
    ));
    let events = world
        .service
        .events(workspace.clone(), EventFilter::default(), PageSize::DEFAULT)
        .await
        .unwrap();
    assert_eq!(events.rows.len(), 1, "the twin's own creation");
    world.service.delete_member(twin).await.unwrap();
    assert!(is_accepted(
        &world.verify(&app.member, &app.code(world, 0)).await
    ));
}

async fn a_revoked_key_speaks_for_nobody(world: &World) {
    let (info, key) = world
        .service
        .create_key(world.workspace.clone(), None, Scope::all())
        .await
        .unwrap();
    assert_eq!(
        world
            .service
            .authenticate(&key, Scope::Members)
            .await
            .unwrap(),
        world.workspace
    );
    world
        .service
        .revoke_key(world.workspace.clone(), info.id.clone())
        .await
        .unwrap();
    assert!(matches!(
        world.service.authenticate(&key, Scope::Members).await,
        Err(Error::Unauthenticated)
    ));
    let again = world
        .service
        .revoke_key(world.workspace.clone(), info.id)
        .await;
    assert!(matches!(again, Err(Error::NotFound(_))));
}

async fn members_and_events_come_in_pages(world: &World) {
    for n in 0..7 {
        world.known_member(&format!("m{n}")).await;
        world.pass_seconds(1);
    }
    let size = PageSize::new(3).unwrap();
    let (mut seen, mut after) = (vec![], None);
    loop {
        let page = world
            .service
            .members(world.workspace.clone(), after.take(), size)
            .await
            .unwrap();
        seen.extend(page.rows.into_iter().map(|member| member.id.to_string()));
        let Some(next) = page.next else { break };
        after = Some(world.member(&next).member);
    }
    assert_eq!(seen, (0..7).map(|n| format!("m{n}")).collect::<Vec<_>>());

    let newest = world
        .service
        .events(world.workspace.clone(), EventFilter::default(), size)
        .await
        .unwrap();
    let shown: Vec<_> = newest
        .rows
        .iter()
        .map(|event| event.member.as_ref().unwrap().as_str())
        .collect();
    assert_eq!(shown, ["m6", "m5", "m4"]);
    assert!(newest.next.is_some());
}
