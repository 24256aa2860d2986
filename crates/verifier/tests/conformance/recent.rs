//! What a member sees of their own latest sign-ins, and what they can do about one that was not theirs.

use countersign_store::ids::SignInId;
use countersign_store::model::{
    Context, EventKind, Method, RecentSignIn, SignInStatus, Verification, WorkspaceName,
};
use countersign_verifier::service::{
    Answer, Browser, Error, Forbidden, Gone, Typed, WantedMember, WantedSignIn,
};

use crate::on_both_engines;
use crate::world::{App, Parts as _, World, page};

on_both_engines! {
    recent_sign_ins_say_when_from_where_and_with_what,
    s24_nobody_sees_a_sign_in_of_another_member_or_workspace,
    s29_a_token_that_is_over_or_of_a_sign_in_shows_no_sign_ins,
    a_flood_of_attempts_hides_no_success,
    s29_ending_ones_sessions_asks_for_a_code_and_spares_the_page_alone,
    s5_a_wrong_code_on_the_page_is_no_wrong_code_of_the_sign_in_before_it,
}

/// A sign-in that is begun from somewhere.
async fn begin(world: &World, app: &App, place: &str) -> (SignInId, Browser) {
    let context = Context {
        device: Some("Firefox on Linux".to_owned()),
        place: Some(place.to_owned()),
        ..Context::default()
    };
    let wanted = WantedSignIn {
        context,
        ..WantedSignIn::of(app.member.clone())
    };
    let started = world.service.start_sign_in(wanted).await.unwrap();
    let browser = page(&started.client_token.expect("it asks for a code"));
    (started.sign_in.id, browser)
}

/// One that is passed and redeemed; the app's next code is a new one.
async fn sign_in(world: &World, app: &App, place: &str) -> SignInId {
    let (id, browser) = begin(world, app, place).await;
    let code = Typed::read(&app.code(world, 0));
    let answer = world.service.pass_sign_in(browser, code, false).await;
    let (_, passed) = answer.unwrap().parts();
    let receipt = passed.expect("the code is right").receipt;
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), id.clone(), &receipt);
    redeemed.await.unwrap();
    world.pass_seconds(90);
    id
}

/// The security page of somebody who came in by this sign-in.
async fn page_of(world: &World, app: &App, came_by: &SignInId) -> Browser {
    let token =
        world
            .service
            .create_security_token(app.member.clone(), Some(came_by.clone()), None);
    page(&token.await.unwrap().token)
}

async fn refuse(world: &World, app: &App, browser: &Browser) {
    let wrong = Typed::read(&app.wrong_code(world));
    let answer = world.service.pass_sign_in(browser.clone(), wrong, false);
    assert!(matches!(answer.await.unwrap(), Answer::Refused(_)));
}

async fn seen(world: &World, page: &Browser) -> Vec<RecentSignIn> {
    world.service.recent_sign_ins(page.clone()).await.unwrap()
}

async fn recent_sign_ins_say_when_from_where_and_with_what(world: &World) {
    let app = world.enrolled("ada").await;
    let first = sign_in(world, &app, "Lisbon").await;
    let at = world.now();
    let second = sign_in(world, &app, "Porto").await;
    let page = page_of(world, &app, &second).await;
    let seen = seen(world, &page).await;
    let [porto, lisbon] = seen.as_slice() else {
        panic!("{seen:?}");
    };
    let expected = RecentSignIn {
        id: second,
        at,
        passed: true,
        current: true,
        method: Some(Method::Totp),
        why: None,
        action: None,
        device: Some("Firefox on Linux".to_owned()),
        place: Some("Porto".to_owned()),
        attempts: 1,
        failures: 0,
    };
    assert_eq!(porto, &expected);
    assert_eq!((&lisbon.id, lisbon.current), (&first, false));
    // Thirty days after its end nothing is told of it.
    world.pass_seconds(31 * 24 * 3600);
    while world.service.sweep().await.unwrap() > 0 {}
    let page = world.security_page(&app.member).await;
    assert_eq!(self::seen(world, &page).await, []);
}

async fn s24_nobody_sees_a_sign_in_of_another_member_or_workspace(world: &World) {
    let (ada, eve) = (world.enrolled("ada").await, world.enrolled("eve").await);
    let of_ada = sign_in(world, &ada, "Lisbon").await;
    // Nor does a page of Eve's become one of Ada's session.
    let page = page_of(world, &eve, &of_ada).await;
    assert_eq!(seen(world, &page).await, []);
    let of_eve = sign_in(world, &eve, "Porto").await;
    let ids: Vec<_> = seen(world, &page).await;
    assert_eq!(ids.len(), 1);
    assert_eq!((&ids[0].id, ids[0].current), (&of_eve, false));

    // The same name in another workspace is somebody else.
    let name = WorkspaceName::parse("Globex").unwrap();
    let other = world.service.create_workspace(&name, vec![]).await.unwrap();
    let mut namesake = ada.member.clone();
    namesake.workspace = other.id;
    let put = world
        .service
        .put_member(namesake.clone(), WantedMember::default());
    put.await.unwrap();
    let token = world
        .service
        .create_security_token(namesake, Some(of_ada), None);
    let page = crate::world::page(&token.await.unwrap().token);
    assert_eq!(seen(world, &page).await, []);
}

async fn s29_a_token_that_is_over_or_of_a_sign_in_shows_no_sign_ins(world: &World) {
    let app = world.enrolled("ada").await;
    sign_in(world, &app, "Lisbon").await;
    // Whoever knows the password alone learns nothing of where its owner is.
    let (_, thief) = begin(world, &app, "elsewhere").await;
    let refused = world.service.recent_sign_ins(thief.clone()).await;
    assert!(
        matches!(refused, Err(Error::Forbidden(Forbidden::WrongPurpose))),
        "{refused:?}"
    );
    let refused = world.service.end_sessions(thief).await;
    assert!(
        matches!(refused, Err(Error::Forbidden(Forbidden::WrongPurpose))),
        "{refused:?}"
    );
    let page = world.security_page(&app.member).await;
    world
        .service
        .end_sessions(app.member.clone())
        .await
        .unwrap();
    let refused = world.service.recent_sign_ins(page).await;
    assert!(
        matches!(refused, Err(Error::Gone(Gone::Token))),
        "{refused:?}"
    );
}

async fn a_flood_of_attempts_hides_no_success(world: &World) {
    let app = world.enrolled("ada").await;
    let stolen = sign_in(world, &app, "elsewhere").await;
    for n in 0..25 {
        let (_, browser) = begin(world, &app, &format!("place {n}")).await;
        if n % 10 == 0 {
            refuse(world, &app, &browser).await;
            world.pass_seconds(3600);
        }
        world.pass_seconds(30);
    }
    let own = sign_in(world, &app, "Lisbon").await;
    let page = page_of(world, &app, &own).await;
    let seen = seen(world, &page).await;
    let [last, flood, first] = seen.as_slice() else {
        panic!("{seen:?}");
    };
    assert!(last.passed && last.current && last.failures == 0);
    assert_eq!(
        (flood.passed, flood.attempts, flood.failures),
        (false, 25, 3)
    );
    assert_eq!(flood.place.as_deref(), Some("place 24"));
    assert_eq!((first.passed, &first.id), (true, &stolen));
    // However many successes there are, the page shows so many rows.
    for _ in 0..25 {
        sign_in(world, &app, "Lisbon").await;
    }
    let page = world.security_page(&app.member).await;
    let seen = self::seen(world, &page).await;
    assert_eq!(seen.len(), 20);
    assert!(seen.iter().all(|row| row.passed && row.attempts == 1));
    assert!(seen.windows(2).all(|pair| pair[0].at > pair[1].at));
}

async fn s29_ending_ones_sessions_asks_for_a_code_and_spares_the_page_alone(world: &World) {
    let app = world.enrolled("ada").await;
    let own = sign_in(world, &app, "Lisbon").await;
    let page = page_of(world, &app, &own).await;
    let (thief, tried) = begin(world, &app, "elsewhere").await;
    let other = world.security_page(&app.member).await;
    let refused = world.service.end_sessions(page.clone()).await;
    assert!(
        matches!(refused, Err(Error::Forbidden(Forbidden::StepUpRequired))),
        "{refused:?}"
    );
    assert_eq!(world.count(&app.member, &EventKind::SessionsEnded).await, 0);

    let code = Typed::read(&app.code(world, 0));
    let proof = world.service.step_up(page.clone(), code).await.unwrap();
    assert!(matches!(proof, Verification::Accepted(_)), "{proof:?}");
    world.service.end_sessions(page.clone()).await.unwrap();
    assert_eq!(world.count(&app.member, &EventKind::SessionsEnded).await, 1);
    let sign_in = world.service.sign_in(world.workspace.clone(), thief).await;
    assert_eq!(sign_in.unwrap().status, SignInStatus::Ended);
    world.pass_seconds(90);
    let code = Typed::read(&app.code(world, 0));
    let late = world.service.pass_sign_in(tried, code, false).await;
    assert!(late.is_err(), "{late:?}");
    let late = world.service.recent_sign_ins(other).await;
    assert!(matches!(late, Err(Error::Gone(Gone::Token))), "{late:?}");
    // The page goes on, and says what there was.
    let seen = seen(world, &page).await;
    let told: Vec<_> = seen.iter().map(|row| (row.passed, row.current)).collect();
    assert_eq!(told, [(false, false), (true, true)]);
}

/// The page's token names the sign-in before it; what is typed on the page is no try of that.
async fn s5_a_wrong_code_on_the_page_is_no_wrong_code_of_the_sign_in_before_it(world: &World) {
    let app = world.enrolled("ada").await;
    let own = sign_in(world, &app, "Lisbon").await;
    let page = page_of(world, &app, &own).await;
    let wrong = Typed::read(&app.wrong_code(world));
    let proof = world.service.step_up(page.clone(), wrong).await.unwrap();
    assert!(matches!(proof, Verification::Refused(_)), "{proof:?}");
    assert_eq!(seen(world, &page).await[0].failures, 0);
    assert_eq!(world.failures(&app.member).await, 1);
}
