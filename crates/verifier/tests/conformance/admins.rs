//! Administrators on two nodes: what they do to each other at once, and the count that either node makes of a day.

use countersign_policy::Role;
use countersign_store::model::{Day, Setting, Verification};
use countersign_verifier::service::{
    Browser, Caller, Error, Forbidden, Gone, Service, Typed, WantedMember, WorkspaceCaller,
};

use crate::on_both_engines;
use crate::world::{App, World, page};

on_both_engines! {
    a_day_is_counted_once_however_many_nodes_count,
    s29_administrators_who_end_each_others_sessions_at_once_wait_for_nobody,
}

async fn admin(world: &World, id: &str) -> App {
    let app = world.enrolled(id).await;
    let role = WantedMember {
        role: Some(Role::Admin),
        ..WantedMember::default()
    };
    let put = world.service.put_member(app.member.clone(), role);
    put.await.unwrap();
    app
}

/// The page of an administrator who has just proved their factor.
async fn proved_page(world: &World, app: &App) -> Browser {
    let token = world.service.create_admin_token(app.member.clone(), None);
    let page = page(&token.await.unwrap().token);
    world.pass_seconds(90);
    let typed = Typed::read(&app.code(world, 0));
    let proof = world.service.step_up(page.clone(), typed).await.unwrap();
    assert!(matches!(proof, Verification::Accepted(_)), "{proof:?}");
    page
}

async fn a_day_is_counted_once_however_many_nodes_count(world: &World) {
    let app = admin(world, "ada").await;
    world.known_member("bob").await;
    let nodes: [Service; 2] = [world.service.clone(), world.another_node().await];
    let mut counting = tokio::task::JoinSet::new();
    for n in 0..8 {
        let node = nodes[n % 2].clone();
        counting.spawn(async move { node.count_today().await.unwrap() });
    }
    counting.join_all().await;
    assert_eq!(world.service.count_today().await.unwrap(), 0);
    // What is kept is the day as it was counted.
    world.enroll(&world.member("bob")).await;
    let caller = WorkspaceCaller::from(proved_page(world, &app).await);
    let coverage = nodes[1].coverage(caller).await.unwrap();
    let [day] = coverage.days.as_slice() else {
        panic!("{coverage:?}");
    };
    assert_eq!(day.day, Day::of(world.now()));
    let told: Vec<_> = day
        .roles
        .iter()
        .map(|role| (role.role, role.required, role.have))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.contains(&(Role::Admin, 1, 1)), "{told:?}");
    assert!(told.contains(&(Role::Agent, 1, 0)), "{told:?}");
    let agents = coverage
        .now
        .roles()
        .iter()
        .find(|now| now.role == Role::Agent);
    assert_eq!(agents.unwrap().have, 1);
}

/// Each holds both rows in the order of their ids: no deadlock, and whoever comes second has no page any more.
async fn s29_administrators_who_end_each_others_sessions_at_once_wait_for_nobody(world: &World) {
    let (ada, eve) = (admin(world, "ada").await, admin(world, "eve").await);
    let nodes: [Service; 2] = [world.service.clone(), world.another_node().await];
    for _ in 0..6 {
        let (by_ada, by_eve) = (
            proved_page(world, &ada).await,
            proved_page(world, &eve).await,
        );
        let of_eve = Caller::Admin(by_ada, eve.member.member.clone());
        let of_ada = Caller::Admin(by_eve, ada.member.member.clone());
        let (one, other) =
            tokio::join!(nodes[0].end_sessions(of_eve), nodes[1].end_sessions(of_ada));
        let ended = [&one, &other]
            .into_iter()
            .filter(|done| done.is_ok())
            .count();
        assert_eq!(ended, 1, "{one:?} {other:?}");
        let refused = one.err().or(other.err());
        assert!(
            matches!(refused, Some(Error::Gone(Gone::Token))),
            "{refused:?}"
        );
    }
    // Who is no administrator any more changes nothing, whatever page is still open.
    let page = proved_page(world, &ada).await;
    let agent = WantedMember {
        role: Some(Role::Agent),
        ..WantedMember::default()
    };
    let put = world.service.put_member(ada.member.clone(), agent);
    put.await.unwrap();
    let set = world.service.set_setting(
        Caller::Admin(page, eve.member.member.clone()),
        Setting::Exempt,
    );
    assert!(matches!(set.await, Err(Error::Forbidden(Forbidden::Role))));
}
