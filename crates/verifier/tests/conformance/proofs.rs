//! What a member proves themselves with, by each method, and the codes that it gives.

use countersign_otp::RecoveryCode;
use countersign_store::ids::MemberKey;
use countersign_store::model::{AddressKind, Method};
use countersign_verifier::service::Browser;

use crate::hotp::Token;
use crate::mailbox::{enroll_address, last_sent_to, other_than, send};
use crate::world::{App, World};

const PHONE: &str = "+4915112345678";

/// What a member proves themselves with.
pub(crate) enum Proof {
    App(App),
    RecoveryCodes(App),
    Token(Token),
    /// Codes that are sent there.
    Sent(Method, String),
}

impl Proof {
    /// Gives a member what `method` asks for; a new-device code asks for an address and no factor. `None` for what is opened
    /// and never typed.
    pub(crate) async fn give(world: &World, member: &MemberKey, method: Method) -> Option<Self> {
        let id = member.member.as_str();
        Some(match method {
            Method::Totp => Self::App(enroll(world, member).await),
            Method::RecoveryCode => Self::RecoveryCodes(enroll(world, member).await),
            Method::Hotp => Self::Token(Token::imported(world, id, "").await),
            Method::EmailCode => {
                let mail = format!("{id}@factor.example");
                enroll_address(world, member, AddressKind::Email, &mail).await;
                Self::Sent(method, mail)
            }
            Method::SmsCode => {
                enroll_address(world, member, AddressKind::Phone, PHONE).await;
                Self::Sent(method, PHONE.to_owned())
            }
            Method::NewDeviceCode => {
                let mail = format!("{id}@example.org");
                world.email(member, &mail).await;
                Self::Sent(method, mail)
            }
            // 256 random bits in a link that is opened.
            Method::EmailLink => return None,
        })
    }

    /// Has a code sent for the sign-in of `page`, if it is one that is sent.
    pub(crate) async fn ask_for_sign_in(&self, world: &World, page: &Browser) {
        if let Self::Sent(method, _) = self {
            send(world, page, *method).await.unwrap();
        }
    }

    /// Has a code sent for the security page, if it is one that is sent.
    pub(crate) async fn ask_for_page(&self, world: &World, page: &Browser) {
        if let Self::Sent(method, _) = self {
            let sent = world.service.send_for_page(page.clone(), *method);
            sent.await.unwrap();
        }
    }

    /// A code that is right now, if `used` codes of it were used before.
    pub(crate) async fn right(&self, world: &World, used: u32) -> String {
        match self {
            Self::App(app) => app.code(world, 0),
            Self::RecoveryCodes(app) => app.recovery_codes[used as usize].clone(),
            Self::Token(token) => token.code(u64::from(used)),
            Self::Sent(_, to) => last_sent_to(world, to).await,
        }
    }

    /// A code of the same form that is not right.
    pub(crate) async fn wrong(&self, world: &World) -> String {
        match self {
            Self::App(app) => app.wrong_code(world),
            Self::RecoveryCodes(_) => RecoveryCode::from_entropy([3; 10]).expose().to_string(),
            Self::Token(token) => token.wrong_code(),
            Self::Sent(_, to) => other_than(&last_sent_to(world, to).await),
        }
    }
}

/// The clock passes on, so that the confirming code is not in the way.
async fn enroll(world: &World, member: &MemberKey) -> App {
    let app = world.enroll(member).await;
    world.pass_seconds(90);
    app
}
