//! S12: whatever a person, their team and an attacker do in whatever order, the attacker, who has the password, comes in and
//! sets up a factor only after a reset that the mailbox proved and that waited its whole delay, or after somebody of the team
//! took the factors away.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use countersign_policy::Role;
use countersign_store::ids::{FactorId, MemberKey, ResetId};
use countersign_store::model::{Confirmation, Reset, ResetStatus, SignInStatus};
use countersign_store::token::ResetToken;
use countersign_testkit::Authenticator;
use countersign_verifier::service::{
    Answer, Browser, Caller, Passage, PassedSignIn, ResetProof, Service, Typed, WantedFactor,
    WantedMember, WantedSignIn,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::mailbox::{other_than, sent_lately_to};
use crate::on_both_engines;
use crate::world::{World, page};

on_both_engines! {
    s12_no_order_of_acts_lets_in_who_has_the_password_alone,
}

const POLICY: &str = r#"
[reset]
by_person = "after-delay"
delay_hours = 24
owner_permission = true
"#;

const PAGE: &str = "https://verifier.example/reset";

/// What somebody does.
#[derive(Clone, Copy, Debug)]
enum Act {
    // The attacker.
    Begin,
    Guess(Which),
    Replay(Which, Which),
    Skip(Which),
    Complete(Which),
    BeginSetUp(Which),
    FinishSetUp(Which),
    AskForReset(Which),
    ProveByMailbox(Which),
    ProveByGuess(Which),
    Redeem(Which),
    // The person.
    SignIn,
    SetUp,
    CancelByLink,
    // The team.
    RequireSetUp(Asker),
    Grant,
    Refuse,
    CancelReset,
    RemoveFactor,
    IssueCode,
    Unlock,
    // Time.
    Wait { minutes: i64 },
}

#[derive(Clone, Copy, Debug)]
enum Asker {
    Owner,
    Admin,
    App,
}

/// Which of the pages, set-ups, codes or receipts that the attacker holds by then.
#[derive(Clone, Copy, Debug)]
enum Which {
    Latest,
    Any(Index),
}

/// One act, or a few that only together lead anywhere.
fn acts() -> impl Strategy<Value = Vec<Act>> {
    let one = || prop_oneof![2 => Just(Which::Latest), 1 => any::<Index>().prop_map(Which::Any)];
    let attacker = prop_oneof![
        4 => Just(Act::Begin),
        1 => one().prop_map(Act::Guess),
        1 => (one(), one()).prop_map(|(page, code)| Act::Replay(page, code)),
        1 => one().prop_map(Act::Skip),
        3 => one().prop_map(Act::Complete),
        3 => one().prop_map(Act::BeginSetUp),
        3 => one().prop_map(Act::FinishSetUp),
        3 => one().prop_map(Act::AskForReset),
        3 => one().prop_map(Act::ProveByMailbox),
        1 => one().prop_map(Act::ProveByGuess),
        3 => one().prop_map(Act::Redeem),
    ];
    let person = prop_oneof![Just(Act::SignIn), Just(Act::SetUp), Just(Act::CancelByLink)];
    let asker = prop_oneof![Just(Asker::Owner), Just(Asker::Admin), Just(Asker::App)];
    let team = prop_oneof![
        asker.prop_map(Act::RequireSetUp),
        Just(Act::Grant),
        Just(Act::Refuse),
        Just(Act::CancelReset),
        Just(Act::RemoveFactor),
        Just(Act::IssueCode),
        Just(Act::Unlock),
    ];
    let time = prop::sample::select(vec![1, 1, 12 * 60, 24 * 60, 24 * 60, 9 * 24 * 60])
        .prop_map(|minutes| Act::Wait { minutes });
    let latest = Which::Latest;
    let resets = [
        Act::Begin,
        Act::AskForReset(latest),
        Act::ProveByMailbox(latest),
    ];
    let comes_in = [
        Act::Begin,
        Act::BeginSetUp(latest),
        Act::FinishSetUp(latest),
        Act::Complete(latest),
    ];
    let permitted = [Act::RequireSetUp(Asker::Admin), Act::Grant];
    prop_oneof![
        10 => attacker.prop_map(|act| vec![act]),
        2 => Just(resets.to_vec()),
        2 => Just(comes_in.to_vec()),
        1 => Just(permitted.to_vec()),
        3 => person.prop_map(|act| vec![act]),
        3 => team.prop_map(|act| vec![act]),
        3 => time.prop_map(|act| vec![act]),
    ]
}

/// Whose authenticator signs in.
enum Holder {
    /// Nobody's, and what took it away: whoever has the password may set one up.
    Nobody(Taken),
    Person(Box<Authenticator>),
    Attacker,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Taken {
    AfterTheDelay,
    ByTheTeam,
}

/// What came of an act, over all the orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    GuessRefused,
    UsedCodeRefused,
    GuessProvedNothing,
    StaleSetUpRefused,
    StaleReceiptRefused,
    ResetProved,
    ResetPermitted,
    CancelledByFactor,
    CancelledByLink,
    AttackerSetUp(Taken),
    AttackerCameIn,
    ReceiptRedeemed,
}

/// One person, and what everybody holds and may do by now.
struct Story<'w> {
    world: &'w World,
    outcomes: &'w Mutex<BTreeSet<Outcome>>,
    member: MemberKey,
    address: String,
    reads_mail: bool,
    holder: Holder,
    /// How often the factors changed hands.
    changes: u32,
    proved: Option<Reset>,
    asked: Option<ResetId>,
    pages: Vec<Browser>,
    begun: Vec<(Browser, FactorId, Authenticator, u32)>,
    used_codes: Vec<String>,
    receipts: Vec<(PassedSignIn, u32)>,
}

async fn s12_no_order_of_acts_lets_in_who_has_the_password_alone(world: &World) {
    world.policy(POLICY).await;
    for (id, role) in [("olga", Role::Owner), ("grace", Role::Admin)] {
        let wanted = WantedMember {
            role: Some(role),
            ..WantedMember::default()
        };
        let put = world.service.put_member(world.member(id), wanted).await;
        put.unwrap();
    }
    let outcomes = Mutex::new(BTreeSet::new());
    let people = AtomicU32::new(0);
    let config = Config {
        cases: 24,
        failure_persistence: None,
        max_shrink_iters: 50,
        ..Config::default()
    };
    // The same orders each time: what they lead to is held against what they must have led to.
    let chance = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let orders = (any::<bool>(), prop::collection::vec(acts(), 40..70));
    let here = tokio::runtime::Handle::current();
    let held = tokio::task::block_in_place(|| {
        TestRunner::new_with_rng(config, chance).run(&orders, |(reads_mail, acts)| {
            let id = format!("ada{}", people.fetch_add(1, Ordering::SeqCst));
            here.block_on(async {
                let mut story = Story::begin(world, &outcomes, &id, reads_mail).await;
                for act in acts.into_iter().flatten() {
                    story.go_on(act).await;
                    story.holds().await;
                }
            });
            Ok(())
        })
    });
    held.unwrap();
    // Every way was gone, and every one was found shut that must be.
    let all = BTreeSet::from([
        Outcome::GuessRefused,
        Outcome::UsedCodeRefused,
        Outcome::GuessProvedNothing,
        Outcome::StaleSetUpRefused,
        Outcome::StaleReceiptRefused,
        Outcome::ResetProved,
        Outcome::ResetPermitted,
        Outcome::CancelledByFactor,
        Outcome::CancelledByLink,
        Outcome::AttackerSetUp(Taken::AfterTheDelay),
        Outcome::AttackerSetUp(Taken::ByTheTeam),
        Outcome::AttackerCameIn,
        Outcome::ReceiptRedeemed,
    ]);
    assert_eq!(*outcomes.lock().unwrap(), all);
}

impl<'w> Story<'w> {
    async fn begin(
        world: &'w World,
        outcomes: &'w Mutex<BTreeSet<Outcome>>,
        id: &str,
        reads_mail: bool,
    ) -> Self {
        let member = world.known_member(id).await;
        let address = format!("{id}@example.org");
        world.email(&member, &address).await;
        let mut story = Self {
            world,
            outcomes,
            member,
            address,
            reads_mail,
            holder: Holder::Nobody(Taken::ByTheTeam),
            changes: 0,
            proved: None,
            asked: None,
            pages: Vec::new(),
            begun: Vec::new(),
            used_codes: Vec::new(),
            receipts: Vec::new(),
        };
        story.person_sets_up().await;
        assert!(matches!(story.holder, Holder::Person(_)));
        story
    }

    async fn go_on(&mut self, act: Act) {
        match act {
            Act::Begin => self.begin_sign_in().await,
            Act::Guess(page) => self.guess(page).await,
            Act::Replay(page, code) => self.replay(page, code).await,
            Act::Skip(page) => self.skip(page).await,
            Act::Complete(page) => self.complete(page).await,
            Act::BeginSetUp(page) => self.begin_set_up(page).await,
            Act::FinishSetUp(begun) => self.finish_set_up(begun).await,
            Act::AskForReset(page) => {
                if let Some(page) = pick(&self.pages, page) {
                    let _asked = self.service().start_reset(page.clone()).await;
                }
            }
            Act::ProveByMailbox(page) if self.reads_mail => self.prove(page, true).await,
            Act::ProveByMailbox(page) | Act::ProveByGuess(page) => self.prove(page, false).await,
            Act::Redeem(receipt) => self.redeem(receipt).await,
            Act::SignIn => self.person_signs_in().await,
            Act::SetUp => self.person_sets_up().await,
            Act::CancelByLink => self.cancel_by_link().await,
            Act::RequireSetUp(asker) => self.require_set_up(asker).await,
            Act::Grant | Act::Refuse => self.answer_as_owner(matches!(act, Act::Grant)).await,
            Act::CancelReset => self.cancel_for_app().await,
            Act::RemoveFactor => self.remove_factor().await,
            Act::IssueCode => {
                // The administrator tells it to the person.
                let by = Some(self.world.member("grace").member);
                let _issued = self
                    .service()
                    .issue_recovery_code(self.member.clone(), by)
                    .await;
            }
            Act::Unlock => {
                self.service()
                    .unlock_member(self.member.clone())
                    .await
                    .unwrap();
            }
            Act::Wait { minutes } => self.world.pass_seconds(minutes * 60),
        }
    }

    fn service(&self) -> &'w Service {
        &self.world.service
    }

    fn now(&self) -> u64 {
        self.world.now().unix_seconds()
    }

    fn saw(&self, outcome: Outcome) {
        self.outcomes.lock().unwrap().insert(outcome);
    }

    /// The verifier's own account says the same as this one.
    async fn holds(&self) {
        let member = self.service().member(self.member.clone()).await.unwrap();
        let expected = u32::from(!matches!(self.holder, Holder::Nobody(_)));
        assert_eq!(member.factors, expected);
    }

    fn taken(&mut self, taken: Taken) {
        self.holder = Holder::Nobody(taken);
        self.changes += 1;
        self.proved = None;
        self.asked = None;
    }

    fn set_up_by(&mut self, holder: Holder) {
        self.holder = holder;
        self.changes += 1;
    }

    /// Begins a sign-in with the password; whoever does carries out a reset that is due.
    async fn sign_in(&mut self) -> Option<Browser> {
        let wanted = WantedSignIn::of(self.member.clone());
        let started = self.service().start_sign_in(wanted).await.unwrap();
        match started.sign_in.status {
            SignInStatus::Enroll if !matches!(self.holder, Holder::Nobody(_)) => {
                let reset = self.proved.take().expect("a reset was proved");
                let now = self.world.now();
                assert!(reset.asked_at.seconds_until(now) >= 24 * 3600, "{reset:?}");
                assert!(now < reset.expires_at, "{reset:?}");
                self.taken(Taken::AfterTheDelay);
            }
            SignInStatus::Enroll | SignInStatus::Denied => {}
            SignInStatus::Challenge => assert!(!matches!(self.holder, Holder::Nobody(_))),
            other => panic!("the password alone: {other:?}"),
        }
        started.client_token.as_ref().map(page)
    }
}

/// The attacker.
impl Story<'_> {
    async fn begin_sign_in(&mut self) {
        let page = self.sign_in().await;
        self.pages.extend(page);
    }

    async fn guess(&self, at: Which) {
        let (Some(page), Holder::Person(phone)) = (pick(&self.pages, at), &self.holder) else {
            return;
        };
        let wrong = Typed::read(&phone.wrong_code(self.now(), &[]));
        if let Ok(answer) = self
            .service()
            .pass_sign_in(page.clone(), wrong, false)
            .await
        {
            assert!(matches!(answer, Answer::Refused(_)), "{answer:?}");
            self.saw(Outcome::GuessRefused);
        }
    }

    /// Types a code that the person typed before; whoever has come in already is answered once more.
    async fn replay(&mut self, at: Which, code: Which) {
        let (Some(page), Some(code)) = (pick(&self.pages, at), pick(&self.used_codes, code)) else {
            return;
        };
        let typed = Typed::read(code);
        let answer = self.service().pass_sign_in(page.clone(), typed, false);
        match answer.await {
            Ok(Answer::Accepted(_, Passage::Passed(passed))) => self.came_in(passed),
            Ok(Answer::Accepted(code, Passage::SetUpNext)) => panic!("accepted: {code:?}"),
            Ok(Answer::Refused(_)) => self.saw(Outcome::UsedCodeRefused),
            Err(_) => {}
        }
    }

    /// Asks to go on without a set-up; whoever has come in already is answered once more.
    async fn skip(&mut self, at: Which) {
        let Some(page) = pick(&self.pages, at) else {
            return;
        };
        if let Ok(passed) = self.service().skip_set_up(page.clone()).await {
            self.came_in(passed);
        }
    }

    async fn complete(&mut self, at: Which) {
        let Some(page) = pick(&self.pages, at) else {
            return;
        };
        if let Ok(Passage::Passed(passed)) = self.service().complete_sign_in(page.clone()).await {
            self.came_in(passed);
        }
    }

    fn came_in(&mut self, passed: PassedSignIn) {
        assert!(matches!(self.holder, Holder::Attacker), "{passed:?}");
        self.receipts.push((passed, self.changes));
        self.saw(Outcome::AttackerCameIn);
    }

    async fn begin_set_up(&mut self, at: Which) {
        let Some(page) = pick(&self.pages, at).cloned() else {
            return;
        };
        let begun = self
            .service()
            .begin_factor(page.clone(), WantedFactor::app(None));
        if let Ok(begun) = begun.await {
            assert!(matches!(self.holder, Holder::Nobody(_)));
            let phone = Authenticator::holding(begun.secret.as_ref().unwrap());
            self.begun.push((page, begun.id, phone, self.changes));
        }
    }

    async fn finish_set_up(&mut self, at: Which) {
        let Some((page, id, phone, changes)) = pick(&self.begun, at) else {
            return;
        };
        let code = Typed::read(&phone.code(self.now(), 0));
        let stale = *changes != self.changes;
        let confirmed = self
            .service()
            .confirm_factor(page.clone(), id.clone(), code);
        match (confirmed.await, &self.holder) {
            (Ok(Confirmation::Confirmed { .. }), Holder::Nobody(taken)) => {
                assert!(!stale, "begun before the factors changed hands");
                self.saw(Outcome::AttackerSetUp(*taken));
                self.set_up_by(Holder::Attacker);
            }
            // The same page is told the same once more.
            (Ok(Confirmation::Confirmed { .. }), Holder::Attacker) => {}
            (Ok(Confirmation::Confirmed { factor, .. }), Holder::Person(_)) => {
                panic!("set up: {factor:?}")
            }
            (Err(_), _) if stale => self.saw(Outcome::StaleSetUpRefused),
            (Ok(Confirmation::Refused(_)) | Err(_), _) => {}
        }
    }

    async fn prove(&mut self, at: Which, right: bool) {
        let Some(page) = pick(&self.pages, at).cloned() else {
            return;
        };
        let sent = sent_lately_to(self.world, &self.address, 20).await;
        let Some(code) = sent.iter().find(|sent| sent.len() == 6) else {
            return;
        };
        let typed = if right {
            code.clone()
        } else {
            other_than(code)
        };
        let proved = self
            .service()
            .prove_for_reset(page, Typed::read(&typed), PAGE.to_owned());
        match proved.await {
            Ok(ResetProof::Waiting(reset)) => {
                assert!(right, "a guess proved {reset:?}");
                self.proved = Some(reset);
                self.saw(Outcome::ResetProved);
            }
            Ok(ResetProof::Refused(_)) if !right => self.saw(Outcome::GuessProvedNothing),
            Ok(ResetProof::Refused(_)) | Err(_) => {}
        }
    }

    async fn redeem(&self, at: Which) {
        let Some((passed, changes)) = pick(&self.receipts, at) else {
            return;
        };
        let (workspace, id) = (self.world.workspace.clone(), passed.sign_in.clone());
        let redeemed = self.service().redeem(workspace, id, &passed.receipt).await;
        let stale = *changes != self.changes;
        match redeemed {
            Ok(redeemed) => {
                assert!(!stale, "{redeemed:?}");
                self.saw(Outcome::ReceiptRedeemed);
            }
            Err(_) if stale => self.saw(Outcome::StaleReceiptRefused),
            Err(_) => {}
        }
    }
}

/// The person, who has the phone.
impl Story<'_> {
    async fn person_signs_in(&mut self) {
        self.world.pass_seconds(90);
        let Some(page) = self.sign_in().await else {
            return;
        };
        let Holder::Person(phone) = &self.holder else {
            return;
        };
        let code = phone.code(self.now(), 0);
        let answer = self.service().pass_sign_in(page, Typed::read(&code), false);
        if matches!(answer.await.unwrap(), Answer::Accepted(..)) {
            self.used_codes.push(code);
            if let Some(reset) = self.proved.take() {
                let status = self.status(&reset.id).await;
                if status != ResetStatus::Expired {
                    assert_eq!(status, ResetStatus::Cancelled);
                    self.saw(Outcome::CancelledByFactor);
                }
            }
            self.asked = None;
        }
    }

    async fn person_sets_up(&mut self) {
        if !matches!(self.holder, Holder::Nobody(_)) {
            return;
        }
        let caller = Caller::from(self.member.clone());
        let begun = self
            .service()
            .begin_factor(caller.clone(), WantedFactor::app(None));
        let begun = begun.await.unwrap();
        let phone = Authenticator::holding(begun.secret.as_ref().unwrap());
        let code = phone.code(self.now(), 0);
        let confirmed = self
            .service()
            .confirm_factor(caller, begun.id, Typed::read(&code));
        if matches!(confirmed.await.unwrap(), Confirmation::Confirmed { .. }) {
            self.used_codes.push(code);
            self.set_up_by(Holder::Person(Box::new(phone)));
        }
    }

    async fn cancel_by_link(&mut self) {
        let sent = sent_lately_to(self.world, &self.address, 20).await;
        let newest = sent.iter().find_map(|sent| sent.split_once('#'));
        let Some((_, token)) = newest else {
            return;
        };
        let token = ResetToken::parse(token).unwrap();
        if self.service().cancel_by_link(&token).await.is_ok() {
            let reset = self.proved.take().expect("what was proved is cancelled");
            assert_eq!(self.status(&reset.id).await, ResetStatus::Cancelled);
            self.saw(Outcome::CancelledByLink);
        }
    }

    async fn status(&self, id: &ResetId) -> ResetStatus {
        let (workspace, id) = (self.world.workspace.clone(), id.clone());
        let store = self.world.mail().await;
        let found = store.read(move |tx| countersign_store::find_reset(tx, &workspace, &id));
        found.await.unwrap().unwrap().status
    }
}

/// The team.
impl Story<'_> {
    async fn require_set_up(&mut self, asker: Asker) {
        let by = match asker {
            Asker::Owner => Some(self.world.member("olga").member),
            Asker::Admin => Some(self.world.member("grace").member),
            Asker::App => None,
        };
        let required = self.service().require_set_up(self.member.clone(), by).await;
        let Ok(reset) = required else { return };
        match reset.status {
            ResetStatus::Done => {
                assert!(matches!(asker, Asker::Owner), "{reset:?}");
                self.taken(Taken::ByTheTeam);
            }
            ResetStatus::Permission => self.asked = Some(reset.id),
            other => panic!("{other:?}"),
        }
    }

    async fn answer_as_owner(&mut self, grant: bool) {
        let Some(id) = self.asked.take() else { return };
        let (workspace, by) = (
            self.world.workspace.clone(),
            Some(self.world.member("olga").member),
        );
        if grant {
            if self.service().grant_reset(workspace, id, by).await.is_ok() {
                self.taken(Taken::ByTheTeam);
                self.saw(Outcome::ResetPermitted);
            }
        } else {
            let _refused = self.service().refuse_reset(workspace, id, by).await;
        }
    }

    async fn cancel_for_app(&mut self) {
        let proved = self.proved.take().map(|reset| reset.id);
        for id in proved.into_iter().chain(self.asked.take()) {
            let _cancelled = self
                .service()
                .cancel_reset(self.world.workspace.clone(), id)
                .await;
        }
    }

    async fn remove_factor(&mut self) {
        let factors = self.service().factors(self.member.clone()).await.unwrap();
        if let (Some(factor), false) = (factors.first(), matches!(self.holder, Holder::Nobody(_))) {
            let removed = self
                .service()
                .remove_factor(self.member.clone(), factor.id.clone());
            removed.await.unwrap();
            self.taken(Taken::ByTheTeam);
        }
    }
}

fn pick<T>(from: &[T], which: Which) -> Option<&T> {
    match which {
        Which::Latest => from.last(),
        Which::Any(at) => (!from.is_empty()).then(|| at.get(from)),
    }
}
