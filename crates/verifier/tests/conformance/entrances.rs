//! S13: whoever has a second factor is asked for it, by whatever entrance they come, and no door of the page goes round it.
//!
//! The lists are closed: what a new method, a new reason to ask nothing, a new channel, a new floor or a new door is to
//! somebody who has only the password does not compile before it is said here.

use countersign_policy::{Channel, Ease, Floor, Setting};
use countersign_store::ids::MemberKey;
use countersign_store::model::{Method, SignInStatus, Why};
use countersign_store::token::{BrowserSecret, LinkToken, TokenDigest};
use countersign_verifier::service::{
    Answer, Browser, StartedSignIn, Typed, WantedFactor, WantedMember, WantedSignIn,
};
use strum::VariantArray;

use crate::mailbox::{EVERYTHING, last_sent_to, put_in_force, send};
use crate::on_both_engines;
use crate::proofs::Proof;
use crate::world::{Parts as _, World, browser_secret};

on_both_engines! {
    s13_no_entrance_and_no_door_goes_round_the_factor_of_any_method,
}

/// What makes a sign-in begin otherwise than others.
#[derive(Clone, Copy, Debug)]
enum Entrance {
    /// A reason to ask nothing of some people.
    Eased(Ease),
    By(Channel),
    /// What is asked of who has no factor.
    Over(Floor),
}

impl Entrance {
    fn all() -> impl Iterator<Item = Self> {
        let eased = Ease::VARIANTS.iter().copied().map(Self::Eased);
        let by = Channel::VARIANTS.iter().copied().map(Self::By);
        let over = Floor::VARIANTS.iter().copied().map(Self::Over);
        eased.chain(by).chain(over)
    }

    /// The policy that opens it to who has no factor.
    fn policy(self) -> String {
        let (team, floor) = match self {
            Self::Eased(Ease::NotRequired | Ease::TrustedDevice) => ("nobody", "none"),
            Self::Eased(Ease::Exempt | Ease::Sso) => ("everyone", "none"),
            Self::Eased(Ease::KnownDevice) => ("nobody", "new-device"),
            Self::By(Channel::Api) => ("nobody", "none"),
            Self::By(Channel::Page) | Self::Over(Floor::None) => ("everyone", "none"),
            Self::Over(Floor::EmailLink) => ("everyone", "email-link"),
            Self::Over(Floor::NewDevice) => ("everyone", "new-device"),
        };
        let required = format!("team = \"{team}\"\ngrace_days = 7");
        let everything = EVERYTHING.replace("team = \"nobody\"", &required);
        format!("{everything}\n[floor]\nteam = \"{floor}\"\n[trusted_devices]\ndays = 30")
    }

    /// What the application says of the member.
    fn member(self) -> WantedMember {
        match self {
            // A setting of the member's own counts for more than the identity provider.
            Self::Eased(Ease::Sso) => WantedMember {
                sso: Some(true),
                setting: Some(Setting::Required),
                ..WantedMember::default()
            },
            Self::Eased(Ease::Exempt) => WantedMember {
                setting: Some(Setting::Exempt),
                ..WantedMember::default()
            },
            Self::Eased(Ease::NotRequired | Ease::KnownDevice | Ease::TrustedDevice)
            | Self::By(Channel::Page | Channel::Api)
            | Self::Over(Floor::None | Floor::EmailLink | Floor::NewDevice) => {
                WantedMember::default()
            }
        }
    }
}

/// What a page of a sign-in can do.
#[derive(Clone, Copy, Debug, VariantArray)]
enum Door {
    Verify,
    Send,
    Skip,
    Complete,
    OpenLink,
    SetUp,
}

impl Door {
    const fn route(self) -> &'static str {
        match self {
            Self::Verify => "/v1/client/sign-in/verify",
            Self::Send => "/v1/client/sign-in/send",
            Self::Skip => "/v1/client/sign-in/skip",
            Self::Complete => "/v1/client/sign-in/complete",
            Self::OpenLink => "/v1/client/link/open",
            Self::SetUp => "/v1/client/factors",
        }
    }

    /// Whether it lets somebody further who has no code of a factor.
    async fn opens(self, world: &World, held: &Held, page: &Browser) -> bool {
        let (service, page) = (&world.service, page.clone());
        match self {
            Self::Verify => {
                let said = service.pass_sign_in(page, Typed::read(&held.code), true);
                matches!(said.await, Ok(Answer::Accepted(..)))
            }
            Self::Send => {
                let link = send(world, &page, Method::EmailLink).await;
                let code = send(world, &page, Method::NewDeviceCode).await;
                link.is_ok() || code.is_ok()
            }
            Self::Skip => service.skip_set_up(page).await.is_ok(),
            Self::Complete => service.complete_sign_in(page).await.is_ok(),
            Self::OpenLink => service.open_link(&held.link, &held.secret).await.is_ok(),
            Self::SetUp => {
                let begun = service.begin_factor(page, WantedFactor::app(None));
                begun.await.is_ok()
            }
        }
    }
}

#[test]
fn s13_every_route_of_a_sign_ins_page_is_a_door() {
    let document = serde_json::to_value(countersign_verifier::http::openapi()).unwrap();
    let routes = document["paths"].as_object().unwrap().iter();
    let changing = routes.filter(|(_, methods)| methods.get("post").is_some());
    for (route, _) in changing {
        let is_of_sign_in = ["/v1/client/sign-in/", "/v1/client/link/"]
            .iter()
            .any(|folder| route.starts_with(folder));
        let is_door = Door::VARIANTS.iter().any(|door| door.route() == route);
        assert!(is_door || !is_of_sign_in, "{route}");
    }
}

/// What somebody has who knows the password, and can read the member's mail from before there was a factor.
struct Held {
    secret: BrowserSecret,
    page: Option<Browser>,
    link: LinkToken,
    code: String,
}

impl Held {
    /// Before there is a factor.
    async fn by(world: &World, member: &MemberKey, mail: &str, entrance: Entrance) -> Self {
        let mut held = Self {
            secret: browser_secret(),
            page: None,
            link: LinkToken::mint(&countersign_store::entropy::OsEntropy).unwrap(),
            code: "000000".to_owned(),
        };
        let Entrance::Over(floor @ (Floor::EmailLink | Floor::NewDevice)) = entrance else {
            return held;
        };
        let page = held.page_of(&begin(world, member, entrance, None).await);
        match floor {
            Floor::None => {}
            Floor::EmailLink => {
                send(world, &page, Method::EmailLink).await.unwrap();
                let link = last_sent_to(world, mail).await;
                held.link = LinkToken::parse(link.split_once('#').unwrap().1).unwrap();
            }
            Floor::NewDevice => {
                send(world, &page, Method::NewDeviceCode).await.unwrap();
                held.code = last_sent_to(world, mail).await;
            }
        }
        held.page = Some(page);
        held
    }

    fn page_of(&self, started: &StartedSignIn) -> Browser {
        let token = started.client_token.as_ref().expect("something is asked");
        Browser::new(token, None).known_by(&self.secret)
    }
}

async fn begin(
    world: &World,
    member: &MemberKey,
    entrance: Entrance,
    device: Option<TokenDigest>,
) -> StartedSignIn {
    let channel = match entrance {
        Entrance::By(channel) => channel,
        Entrance::Eased(_) | Entrance::Over(_) => Channel::Page,
    };
    let wanted = WantedSignIn {
        channel,
        device,
        ..WantedSignIn::of(member.clone())
    };
    world.service.start_sign_in(wanted).await.unwrap()
}

/// Passes a sign-in with the factor, and has the browser trusted.
async fn trust(world: &World, member: &MemberKey, proof: &Proof) -> TokenDigest {
    let (sign_in, page) = world.sign_in(member).await;
    proof.ask_for_sign_in(world, &page).await;
    let code = Typed::read(&proof.right(world, 0).await);
    let answer = world.service.pass_sign_in(page, code, true).await.unwrap();
    let receipt = answer.parts().1.expect("the code is right").receipt;
    let redeemed = world
        .service
        .redeem(world.workspace.clone(), sign_in.id, &receipt);
    let device = redeemed.await.unwrap().device.unwrap();
    world.pass_seconds(90);
    device.token.digest()
}

/// Whether the method proves a factor; the others prove an address, and are asked of who has none.
const fn is_of_factor(method: Method) -> bool {
    match method {
        Method::Totp
        | Method::Hotp
        | Method::RecoveryCode
        | Method::EmailCode
        | Method::SmsCode => true,
        Method::EmailLink | Method::NewDeviceCode => false,
    }
}

async fn s13_no_entrance_and_no_door_goes_round_the_factor_of_any_method(world: &World) {
    put_in_force(world, &Entrance::Eased(Ease::TrustedDevice).policy()).await;
    let eve = world.known_member("eve").await;
    let eves = Proof::give(world, &eve, Method::Totp).await.unwrap();
    let of_eve = trust(world, &eve, &eves).await;
    for method in Method::VARIANTS
        .iter()
        .copied()
        .filter(|m| is_of_factor(*m))
    {
        for (n, entrance) in Entrance::all().enumerate() {
            let case = format!("{entrance:?}, {method:?}");
            put_in_force(world, &entrance.policy()).await;
            let id = format!("{}-{n}", method.as_ref());
            let (member, mail) = (world.known_member(&id).await, format!("{id}@example.org"));
            world.email(&member, &mail).await;
            let said = world.service.put_member(member.clone(), entrance.member());
            said.await.unwrap();
            let held = Held::by(world, &member, &mail, entrance).await;
            let proof = Proof::give(world, &member, method).await.unwrap();
            let (device, used) = match entrance {
                Entrance::Eased(Ease::TrustedDevice) => (Some(of_eve), 0),
                Entrance::Eased(Ease::KnownDevice) => {
                    let device = trust(world, &member, &proof).await;
                    // Its time is over: it is known, and no more.
                    let fewer = entrance.policy().replace("days = 30", "days = 1");
                    put_in_force(world, &fewer).await;
                    world.pass_seconds(2 * 24 * 3600);
                    (Some(device), 1)
                }
                _ => (None, 0),
            };

            let started = begin(world, &member, entrance, device).await;
            if let Entrance::By(Channel::Api) = entrance {
                assert_eq!(started.sign_in.status, SignInStatus::Denied, "{case}");
                assert_eq!(started.sign_in.why, Some(Why::ApiPassword), "{case}");
                continue;
            }
            assert_eq!(started.sign_in.status, SignInStatus::Challenge, "{case}");
            let mut offered = started.sign_in.methods.iter().copied();
            assert!(offered.all(is_of_factor), "{case}");
            let page = held.page_of(&started);
            for page in held.page.iter().chain([&page]) {
                for door in Door::VARIANTS {
                    assert!(!door.opens(world, &held, page).await, "{case}, {door:?}");
                }
            }
            let id = &started.sign_in.id;
            let sign_in = world.service.sign_in(world.workspace.clone(), id.clone());
            assert_eq!(
                sign_in.await.unwrap().status,
                SignInStatus::Challenge,
                "{case}"
            );

            proof.ask_for_sign_in(world, &page).await;
            let code = Typed::read(&proof.right(world, used).await);
            let answer = world.service.pass_sign_in(page, code, false).await.unwrap();
            let (said, passed) = answer.parts();
            let receipt = passed.unwrap_or_else(|| panic!("{case}: {said:?}")).receipt;
            let redeemed = world
                .service
                .redeem(world.workspace.clone(), id.clone(), &receipt);
            assert_eq!(redeemed.await.unwrap().method, Some(method), "{case}");
            world.pass_seconds(600);
        }
    }
}
