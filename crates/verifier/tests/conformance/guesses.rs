//! S5: every method at every place where a code can be typed, one budget.
//!
//! Both lists are closed: a new method or a new place does not compile before it is said here what a guess at it is. That
//! every route which takes a code is such a place, `tests/http/budget.rs` reads in the description.

use countersign_store::ids::MemberKey;
use countersign_store::model::{
    AddressKind, Confirmation, EventKind, FactorKind, Method, Reason, Refusal,
};
use countersign_testkit::Authenticator;
use countersign_verifier::service::{AddressConfirmation, Typed, WantedFactor};
use strum::VariantArray;

use crate::hotp::Token;
use crate::mailbox::{EVERYTHING, NEW_DEVICE, last_sent_to, other_than, put_in_force, to_address};
use crate::on_both_engines;
use crate::proofs::Proof;
use crate::world::{Parts as _, World, reason};

const MAIL: &str = "new@example.org";
const PHONE: &str = "+4915187654321";

on_both_engines! {
    s5_every_method_at_every_place_charges_the_one_budget,
}

/// Where a code can be typed.
#[derive(Clone, Copy, Debug, VariantArray)]
enum Place {
    Verification,
    SignIn,
    StepUp,
    SetUp,
    Address,
}

impl Place {
    /// Whether a code of this method is taken here.
    const fn takes(self, method: Method) -> bool {
        match (self, method) {
            // What was sent is good for what it was asked for alone.
            (Self::Verification, Method::EmailCode | Method::SmsCode) => false,
            (
                Self::Verification | Self::SignIn | Self::StepUp,
                Method::Totp
                | Method::Hotp
                | Method::RecoveryCode
                | Method::EmailCode
                | Method::SmsCode,
            ) => true,
            // It proves an address, and no factor.
            (place, Method::NewDeviceCode) => matches!(place, Self::SignIn),
            // 256 random bits in a link that is opened.
            (_, Method::EmailLink) => false,
            (Self::SetUp, Method::Totp | Method::Hotp | Method::EmailCode | Method::SmsCode)
            | (Self::Address, Method::EmailCode | Method::SmsCode) => true,
            (Self::SetUp, Method::RecoveryCode)
            | (Self::Address, Method::Totp | Method::Hotp | Method::RecoveryCode) => false,
        }
    }
}

async fn s5_every_method_at_every_place_charges_the_one_budget(world: &World) {
    for method in Method::VARIANTS.iter().copied() {
        let policy = match method {
            Method::NewDeviceCode => NEW_DEVICE,
            _ => EVERYTHING,
        };
        put_in_force(world, policy).await;
        for place in Place::VARIANTS.iter().copied() {
            if !place.takes(method) {
                continue;
            }
            let at = format!("{place:?}-{}", method.as_ref());
            let member = world.known_member(&at).await;
            let said = guess(world, &member, method, place).await;
            assert_eq!(said, Reason::WrongCode, "{at}");
            assert_eq!(world.failures(&member).await, 1, "{at}");
            let refused = EventKind::CodeRefused {
                reason: Reason::WrongCode,
            };
            assert_eq!(world.count(&member, &refused).await, 1, "{at}");
            world.pass_seconds(600);
        }
    }
}

/// A wrong guess at a code of `method`; what was said.
async fn guess(world: &World, member: &MemberKey, method: Method, place: Place) -> Reason {
    match place {
        Place::Verification => {
            let wrong = proof(world, member, method).await.wrong(world).await;
            reason(&world.verify(member, &wrong).await)
        }
        Place::SignIn => {
            let proof = proof(world, member, method).await;
            let (sign_in, page) = world.sign_in(member).await;
            assert!(sign_in.methods.contains(&method), "{method:?}");
            proof.ask_for_sign_in(world, &page).await;
            let wrong = Typed::read(&proof.wrong(world).await);
            let said = world.service.pass_sign_in(page, wrong, false).await;
            reason(&said.unwrap().parts().0)
        }
        Place::StepUp => {
            let proof = proof(world, member, method).await;
            let page = world.security_page(member).await;
            proof.ask_for_page(world, &page).await;
            let wrong = Typed::read(&proof.wrong(world).await);
            reason(&world.service.step_up(page, wrong).await.unwrap())
        }
        Place::SetUp => guess_at_set_up(world, member, method).await,
        Place::Address => guess_at_address(world, member, method).await,
    }
}

async fn proof(world: &World, member: &MemberKey, method: Method) -> Proof {
    let proof = Proof::give(world, member, method).await;
    proof.expect("its codes are typed")
}

async fn guess_at_set_up(world: &World, member: &MemberKey, method: Method) -> Reason {
    let mut kinds = FactorKind::VARIANTS.iter().copied();
    let kind = kinds.find(|kind| kind.method() == method).unwrap();
    let wanted = match kind {
        FactorKind::Totp => WantedFactor::app(None),
        FactorKind::Hotp => Token::wanted(),
        FactorKind::Email => to_address(AddressKind::Email, MAIL),
        FactorKind::Sms => to_address(AddressKind::Phone, PHONE),
    };
    let begun = world.service.begin_factor(member.clone(), wanted);
    let pending = begun.await.unwrap();
    let wrong = match kind {
        FactorKind::Totp => {
            let app = Authenticator::holding(pending.secret.as_ref().unwrap());
            app.wrong_code(world.now().unix_seconds(), &[])
        }
        FactorKind::Hotp => Token::of(member.clone()).wrong_code(),
        FactorKind::Email => other_than(&last_sent_to(world, MAIL).await),
        FactorKind::Sms => other_than(&last_sent_to(world, PHONE).await),
    };
    let wrong = Typed::read(&wrong);
    let said = world
        .service
        .confirm_factor(member.clone(), pending.id, wrong);
    match said.await.unwrap() {
        Confirmation::Refused(Refusal { reason, .. }) => reason,
        Confirmation::Confirmed { factor, .. } => panic!("confirmed: {factor:?}"),
    }
}

async fn guess_at_address(world: &World, member: &MemberKey, method: Method) -> Reason {
    let (kind, value) = match method {
        Method::EmailCode => (AddressKind::Email, MAIL),
        _ => (AddressKind::Phone, PHONE),
    };
    let page = world.security_page(member).await;
    let added = world
        .service
        .add_address(page.clone(), kind, value.to_owned());
    let (address, _) = added.await.unwrap();
    let wrong = Typed::read(&other_than(&last_sent_to(world, value).await));
    let said = world.service.confirm_address(page, address.id, wrong);
    match said.await.unwrap() {
        AddressConfirmation::Refused(Refusal { reason, .. }) => reason,
        AddressConfirmation::Confirmed(address) => panic!("confirmed: {address:?}"),
    }
}
