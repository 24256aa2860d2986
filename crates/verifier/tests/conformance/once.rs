//! What a caller creates under a key of its own is created once, however often it asks.

use countersign_store::ids::MemberKey;
use countersign_store::model::{EventName, PageSize};
use countersign_verifier::service::{
    Conflict, Error, EventFilter, OnceKey, Reply, Service, StartedSignIn, Told, Typed,
    WantedFactor, WantedMember, WantedSignIn,
};

use crate::on_both_engines;
use crate::world::{World, at_once};

on_both_engines! {
    s3_of_64_parallel_requests_under_one_key_one_creates_and_all_are_answered_the_same,
    another_request_under_a_key_is_refused,
    a_request_that_failed_leaves_its_key_free,
    s16_a_secret_is_told_no_more_once_its_factor_is_active,
    s29_a_sign_in_is_told_no_more_once_the_members_standing_changed,
    n3_recovery_codes_are_told_again_for_ten_minutes,
    s21_a_key_is_remembered_for_a_day,
    a_key_is_its_workspaces_own_and_its_members,
}

const DAY: i64 = 24 * 3600;

/// The request that is asked for under a key.
fn key(member: &MemberKey, key: &str, request: u8) -> OnceKey {
    OnceKey::new(member.clone(), key, [request; 32])
}

fn text(text: impl Into<String>) -> Told {
    Told {
        status: 201,
        body: text.into().into_bytes().into(),
    }
}

fn token(started: &StartedSignIn) -> Told {
    text(started.client_token.as_ref().unwrap().expose())
}

async fn sign_in(service: &Service, member: &MemberKey, key: OnceKey) -> Result<Reply, Error> {
    let creation = service.start_sign_in(WantedSignIn::of(member.clone()));
    creation.once(key, |started| token(&started)).await
}

async fn renew(service: &Service, member: &MemberKey, key: OnceKey) -> Result<Reply, Error> {
    let creation = service.renew_recovery_codes(member.clone());
    let tell = |codes: Vec<zeroize::Zeroizing<String>>| text(codes[0].as_str());
    creation.once(key, tell).await
}

/// How many sign-ins of a member were begun.
async fn begun(world: &World, member: &MemberKey) -> usize {
    let theirs = EventFilter::of(member.member.clone());
    let page = PageSize::new(200).unwrap();
    let events = world.service.events(world.workspace.clone(), theirs, page);
    let events = events.await.unwrap().rows;
    let begun = events
        .iter()
        .filter(|event| event.kind == EventName::SignInStarted);
    begun.count()
}

#[track_caller]
fn first(reply: Result<Reply, Error>) -> Told {
    match reply.unwrap() {
        Reply::First(told) => told,
        Reply::Again(_) => panic!("it was asked for before"),
    }
}

#[track_caller]
fn again(reply: Result<Reply, Error>) -> Told {
    match reply.unwrap() {
        Reply::Again(told) => told,
        Reply::First(_) => panic!("it was created again"),
    }
}

#[track_caller]
fn assert_spent(reply: Result<Reply, Error>) {
    let spent = Err::<Reply, _>(Error::from(Conflict::KeySpent));
    assert_eq!(format!("{reply:?}"), format!("{spent:?}"));
}

async fn s3_of_64_parallel_requests_under_one_key_one_creates_and_all_are_answered_the_same(
    world: &World,
) {
    let app = world.enrolled("ada").await;
    let outcomes = at_once(world, 64, |node| {
        let (member, key) = (app.member.clone(), key(&app.member, "k", 1));
        async move { sign_in(&node, &member, key).await }
    });
    let (mut created, mut told) = (0, vec![]);
    for outcome in outcomes.await {
        match outcome.unwrap() {
            Reply::First(answer) => {
                created += 1;
                told.push(answer);
            }
            Reply::Again(answer) => told.push(answer),
        }
    }
    assert_eq!(created, 1);
    assert!(told.iter().all(|answer| *answer == told[0]));
    assert_eq!(begun(world, &app.member).await, 1);
}

async fn another_request_under_a_key_is_refused(world: &World) {
    let app = world.enrolled("ada").await;
    first(sign_in(&world.service, &app.member, key(&app.member, "k", 1)).await);
    let other = sign_in(&world.service, &app.member, key(&app.member, "k", 2)).await;
    assert!(matches!(other, Err(Error::Conflict(Conflict::KeyReused))));
    assert_eq!(begun(world, &app.member).await, 1);
}

async fn a_request_that_failed_leaves_its_key_free(world: &World) {
    let member = world.member("ada");
    let unknown = sign_in(&world.service, &member, key(&member, "k", 1)).await;
    assert!(matches!(unknown, Err(Error::NotFound(_))));
    world.enrolled("ada").await;
    first(sign_in(&world.service, &member, key(&member, "k", 1)).await);
}

async fn s16_a_secret_is_told_no_more_once_its_factor_is_active(world: &World) {
    let member = world.known_member("ada").await;
    let begin = |request: u8| {
        let creation = world
            .service
            .begin_factor(member.clone(), WantedFactor::app(None));
        creation.once(key(&member, "k", request), |pending| {
            let secret = pending.secret.unwrap();
            text(format!("{} {}", pending.id.as_str(), secret.as_str()))
        })
    };
    let told = first(begin(1).await);
    assert_eq!(again(begin(1).await), told);
    let told = String::from_utf8(told.body.to_vec()).unwrap();
    let (id, secret) = told.split_once(' ').unwrap();
    let code =
        countersign_testkit::Authenticator::holding(secret).code(world.now().unix_seconds(), 0);
    let id = countersign_store::ids::FactorId::from_text(id);
    let confirmed = world
        .service
        .confirm_factor(member.clone(), id, Typed::read(&code));
    confirmed.await.unwrap();
    assert_spent(begin(1).await);
}

async fn s29_a_sign_in_is_told_no_more_once_the_members_standing_changed(world: &World) {
    let app = world.enrolled("ada").await;
    first(sign_in(&world.service, &app.member, key(&app.member, "k", 1)).await);
    world
        .service
        .end_sessions(app.member.clone())
        .await
        .unwrap();
    assert_spent(sign_in(&world.service, &app.member, key(&app.member, "k", 1)).await);
    // What another member was answered stays.
    let bob = world.enrolled("bob").await;
    first(sign_in(&world.service, &bob.member, key(&bob.member, "b", 1)).await);
    world
        .service
        .end_sessions(app.member.clone())
        .await
        .unwrap();
    again(sign_in(&world.service, &bob.member, key(&bob.member, "b", 1)).await);
}

async fn n3_recovery_codes_are_told_again_for_ten_minutes(world: &World) {
    let app = world.enrolled("ada").await;
    let told = first(renew(&world.service, &app.member, key(&app.member, "k", 1)).await);
    world.pass_seconds(599);
    assert_eq!(
        again(renew(&world.service, &app.member, key(&app.member, "k", 1)).await),
        told
    );
    world.pass_seconds(1);
    assert_spent(renew(&world.service, &app.member, key(&app.member, "k", 1)).await);
    // Its codes are good: nothing was created again.
    let code = String::from_utf8(told.body.to_vec()).unwrap();
    let verified = world.service.verify(app.member.clone(), Typed::read(&code));
    assert!(crate::world::is_accepted(&verified.await.unwrap()));
}

async fn s21_a_key_is_remembered_for_a_day(world: &World) {
    let app = world.enrolled("ada").await;
    let told = first(sign_in(&world.service, &app.member, key(&app.member, "k", 1)).await);
    world.pass_seconds(DAY - 1);
    world.service.sweep().await.unwrap();
    assert_eq!(
        again(sign_in(&world.service, &app.member, key(&app.member, "k", 1)).await),
        told
    );
    world.pass_seconds(1);
    // Nothing has swept: it is over all the same.
    let anew = first(sign_in(&world.service, &app.member, key(&app.member, "k", 2)).await);
    assert_ne!(anew, told);
    world.pass_seconds(DAY);
    world.service.sweep().await.unwrap();
    first(sign_in(&world.service, &app.member, key(&app.member, "k", 3)).await);
}

async fn a_key_is_its_workspaces_own_and_its_members(world: &World) {
    let app = world.enrolled("ada").await;
    let bob = world.enrolled("bob").await;
    first(sign_in(&world.service, &app.member, key(&app.member, "k", 1)).await);
    // The same key for somebody else is another request, whatever its body says.
    let other = sign_in(&world.service, &bob.member, key(&bob.member, "k", 1)).await;
    assert!(matches!(other, Err(Error::Conflict(Conflict::KeyReused))));
    let elsewhere = world.another_workspace("Globex").await;
    let namesake = MemberKey {
        workspace: elsewhere,
        member: app.member.member.clone(),
    };
    let known = world
        .service
        .put_member(namesake.clone(), WantedMember::default());
    known.await.unwrap();
    first(sign_in(&world.service, &namesake, key(&namesake, "k", 1)).await);
}
