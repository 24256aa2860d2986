//! Addresses that a person adds on their security page: theirs only once a code that was sent there was typed.

use countersign_delivery::Rendered;
use countersign_store::ids::MemberKey;
use countersign_store::model::{AddressKind, ConfirmedBy, EventKind, Reason, Refusal};
use countersign_verifier::service::{
    AddressConfirmation, Browser, Conflict, Error, Forbidden, Noun, Typed,
};

use crate::on_both_engines;
use crate::world::World;

on_both_engines! {
    n5_an_address_counts_once_its_code_was_typed_and_the_others_are_told,
    s5_wrong_codes_of_an_address_are_counted_like_any_others,
    s32_a_change_of_addresses_asks_for_a_code_first,
    what_the_application_gave_and_what_a_factor_needs_stays,
    a_code_that_is_too_old_is_replaced,
}

/// Gives a member an e-mail address that the application vouches for.
async fn vouch(world: &World, member: &MemberKey, address: &str) {
    let (workspace, member) = (&member.workspace, &member.member);
    let row = format!(
        "INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, confirmed_at, \
         created_at) VALUES ('adr_{member}', '{workspace}', '{member}', 'email', '{address}', 'app', 1, 'app', 0, 0)"
    );
    world.tamper(Box::leak(row.into_boxed_str())).await;
}

/// The code that was mailed last: its subject ends with it.
async fn mailed(world: &World) -> String {
    let sent = world.service.look_into_outbox(1).await.unwrap();
    let Rendered::Mail(mail) = &sent.first().expect("something was sent").said else {
        panic!("it is no mail")
    };
    let digits: Vec<char> = mail.subject.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len() - 6..].iter().collect()
}

async fn add(world: &World, page: &Browser, value: &str) -> countersign_store::ids::AddressId {
    let added = world
        .service
        .add_address(page.clone(), AddressKind::Email, value.to_owned());
    let (address, sent) = added.await.unwrap();
    assert!(address.confirmed.is_none() && sent.is_some());
    address.id
}

fn refusal(confirmation: AddressConfirmation) -> Refusal {
    match confirmation {
        AddressConfirmation::Refused(refusal) => refusal,
        AddressConfirmation::Confirmed(address) => panic!("{address:?}"),
    }
}

async fn n5_an_address_counts_once_its_code_was_typed_and_the_others_are_told(world: &World) {
    let member = world.known_member("ada").await;
    vouch(world, &member, "ada@example.org").await;
    let page = world.security_page(&member).await;
    let id = add(world, &page, "ada@elsewhere.example").await;
    let code = mailed(world).await;
    // What is told of each change is younger than what came before it.
    world.pass_seconds(1);
    let confirm = |text: &str| {
        world
            .service
            .confirm_address(page.clone(), id.clone(), Typed::read(text))
    };
    let AddressConfirmation::Confirmed(address) = confirm(&code).await.unwrap() else {
        panic!("the code is right")
    };
    assert_eq!(address.confirmed.unwrap().by, ConfirmedBy::Code);
    assert!(!address.primary);
    // Asked for again, it is the same answer and no second event.
    assert!(matches!(
        confirm(&code).await.unwrap(),
        AddressConfirmation::Confirmed(_)
    ));
    let added = EventKind::AddressAdded {
        address: id.clone(),
    };
    assert_eq!(world.count(&member, &added).await, 1);
    assert_eq!(
        told(world, 2).await,
        ["ada@elsewhere.example", "ada@example.org"]
    );

    world.pass_seconds(1);
    let removing = world.service.remove_address(page.clone(), id.clone());
    removing.await.unwrap();
    assert_eq!(
        told(world, 2).await,
        ["ada@elsewhere.example", "ada@example.org"],
        "the removed one too"
    );
    assert_eq!(world.service.addresses(page).await.unwrap().len(), 1);
}

/// Where the latest messages went.
async fn told(world: &World, latest: u32) -> Vec<String> {
    let sent = world.service.look_into_outbox(latest).await.unwrap();
    let mut to: Vec<String> = sent.into_iter().map(|message| message.to).collect();
    to.sort();
    to
}

async fn s5_wrong_codes_of_an_address_are_counted_like_any_others(world: &World) {
    let member = world.known_member("ada").await;
    let page = world.security_page(&member).await;
    let id = add(world, &page, "ada@elsewhere.example").await;
    let code = mailed(world).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let confirm = |text: &'static str| {
        world
            .service
            .confirm_address(page.clone(), id.clone(), Typed::read(text))
    };
    for _ in 0..5 {
        let _ = refusal(confirm(wrong).await.unwrap());
    }
    let refused = refusal(confirm(wrong).await.unwrap());
    assert_eq!(refused.reason, Reason::Wait);
    let right = world
        .service
        .confirm_address(page.clone(), id.clone(), Typed::read(&code));
    assert_eq!(refusal(right.await.unwrap()).reason, Reason::Wait);
    assert_eq!(world.failures(&member).await, 5);

    // The code of one address is none of another's.
    world.pass_seconds(1);
    let other = world.known_member("eve").await;
    let page = world.security_page(&other).await;
    let first = add(world, &page, "eve@one.example").await;
    let code = mailed(world).await;
    let second = add(world, &page, "eve@two.example").await;
    let crossed = world
        .service
        .confirm_address(page.clone(), second, Typed::read(&code));
    if let AddressConfirmation::Confirmed(_) = crossed.await.unwrap() {
        assert_eq!(mailed(world).await, code, "one in a million");
    }
    let own = world
        .service
        .confirm_address(page, first, Typed::read(&code));
    assert!(matches!(
        own.await.unwrap(),
        AddressConfirmation::Confirmed(_)
    ));
}

async fn s32_a_change_of_addresses_asks_for_a_code_first(world: &World) {
    let app = world.enrolled("ada").await;
    let page = world.security_page(&app.member).await;
    let adding = world
        .service
        .add_address(page.clone(), AddressKind::Email, "a@b.example".into());
    assert!(matches!(
        adding.await,
        Err(Error::Forbidden(Forbidden::StepUpRequired))
    ));
    let code = Typed::read(&app.code(world, 0));
    world.service.step_up(page.clone(), code).await.unwrap();
    let _ = add(world, &page, "a@b.example").await;
}

async fn what_the_application_gave_and_what_a_factor_needs_stays(world: &World) {
    let app = world.enrolled("ada").await;
    vouch(world, &app.member, "ada@example.org").await;
    let page = world.security_page(&app.member).await;
    let code = Typed::read(&app.code(world, 0));
    world.service.step_up(page.clone(), code).await.unwrap();
    let given = world.service.addresses(page.clone()).await.unwrap();
    let removing = world
        .service
        .remove_address(page.clone(), given[0].id.clone());
    assert!(matches!(
        removing.await,
        Err(Error::NotFound(Noun::Address))
    ));

    let own = add(world, &page, "ada@elsewhere.example").await;
    world
        .tamper(
            "UPDATE factors SET address_id = (SELECT id FROM addresses WHERE source = 'person')",
        )
        .await;
    let removing = world.service.remove_address(page.clone(), own);
    assert!(matches!(
        removing.await,
        Err(Error::Conflict(Conflict::FactorActive))
    ));
    assert_eq!(world.service.addresses(page).await.unwrap().len(), 2);
}

async fn a_code_that_is_too_old_is_replaced(world: &World) {
    let member = world.known_member("ada").await;
    let page = world.security_page(&member).await;
    let id = add(world, &page, "ada@elsewhere.example").await;
    let old = mailed(world).await;
    let early = world.service.send_for_address(page.clone(), id.clone());
    assert!(matches!(early.await, Err(Error::SentLately { .. })));
    world.pass_seconds(60);
    let late = world
        .service
        .confirm_address(page.clone(), id.clone(), Typed::read(&old));
    let refused = refusal(late.await.unwrap());
    assert_eq!(
        (refused.reason, refused.sent.is_some()),
        (Reason::Expired, true)
    );
    let fresh = Typed::read(&mailed(world).await);
    let confirming = world.service.confirm_address(page, id, fresh);
    assert!(matches!(
        confirming.await.unwrap(),
        AddressConfirmation::Confirmed(_)
    ));
}
