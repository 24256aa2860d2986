//! A verifier with a clock to turn and random bytes to choose.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use countersign_delivery::Rendered;
use countersign_policy::{InForce, Policy, Timestamp};
use countersign_store::Store;
use countersign_store::clock::Clock;
use countersign_store::entropy::OsEntropy;
use countersign_store::ids::{FactorId, MemberId, MemberKey, WorkspaceId};
use countersign_store::model::{
    Confirmation, Context, EventKind, PageSize, Reason, Verification, WorkspaceName,
};
use countersign_store::sealing::KeyRing;
use countersign_store::token::{BrowserSecret, ClientToken};
use countersign_verifier::service::{
    Answer, Browser, EventFilter, Passage, PassedSignIn, Service, Typed, WantedFactor,
    WantedMember, WantedSignIn,
};

use rusqlite::types::ValueRef;
use tokio::task::JoinSet;

use countersign_testkit::{Authenticator, ChosenEntropy, TurnedClock};
use tokio::sync::OnceCell;

#[derive(Clone, Debug)]
enum Place {
    File {
        path: PathBuf,
        _folder: Arc<tempfile::TempDir>,
    },
    Server {
        admin: String,
        database: String,
        url: String,
    },
}

pub(crate) struct World {
    pub(crate) service: Service,
    pub(crate) workspace: WorkspaceId,
    clock: Arc<TurnedClock>,
    entropy: Arc<ChosenEntropy>,
    place: Place,
    keys: String,
    mail: OnceCell<Store>,
}

/// An authenticator app that was set up for somebody.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) member: MemberKey,
    pub(crate) factor: FactorId,
    pub(crate) recovery_codes: Vec<String>,
    phone: Authenticator,
}

impl World {
    pub(crate) async fn on_sqlite() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        Self::at(Place::File {
            path: folder.path().join("countersign.db"),
            _folder: folder,
        })
        .await
    }

    pub(crate) async fn on_postgres() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let admin = std::env::var("COUNTERSIGN_TEST_POSTGRES").expect(
            "COUNTERSIGN_TEST_POSTGRES names the server to test on; scripts/postgres starts one",
        );
        let database = format!(
            "t{}_{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::SeqCst)
        );
        let url = replace_database(&admin, &database);
        let place = Place::Server {
            admin,
            database,
            url,
        };
        place.run_as_admin("CREATE DATABASE").await;
        Self::at(place).await
    }

    async fn at(place: Place) -> Self {
        let clock = Arc::new(TurnedClock::default());
        let entropy = Arc::new(ChosenEntropy::default());
        let folder = tempfile::tempdir().unwrap();
        let ring = folder.path().join("keyring");
        KeyRing::create(&ring, &OsEntropy).unwrap();
        let keys = std::fs::read_to_string(&ring).unwrap();
        let service = open(&place, &clock, &entropy, &keys).await;
        let workspace = service
            .create_workspace(&WorkspaceName::parse("Acme").unwrap(), vec![])
            .await
            .unwrap()
            .id;
        Self {
            service,
            workspace,
            clock,
            entropy,
            place,
            keys,
            mail: OnceCell::new(),
        }
    }

    /// Another process on the same store: a second node, or the same one after a restart.
    pub(crate) async fn another_node(&self) -> Service {
        open(&self.place, &self.clock, &self.entropy, &self.keys).await
    }

    /// The store itself, for what no service does alone.
    pub(crate) async fn store(&self) -> Store {
        open_store(&self.place, &self.clock).await
    }

    /// The store that what was sent is looked for in: opened once, however often it is looked.
    pub(crate) async fn mail(&self) -> Store {
        self.mail.get_or_init(|| self.store()).await.clone()
    }

    /// The keys that its secrets are sealed with.
    pub(crate) fn ring(&self) -> KeyRing {
        ring(&self.keys)
    }

    /// Removes what a test left on the server.
    pub(crate) async fn remove(self) {
        let Self {
            service,
            place,
            mail,
            ..
        } = self;
        drop((service, mail));
        place.run_as_admin("DROP DATABASE IF EXISTS").await;
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn turn_clock_to(&self, at: Timestamp) {
        self.clock.turn_to(at);
    }

    pub(crate) fn pass_seconds(&self, seconds: i64) {
        let now = self.now().micros();
        self.turn_clock_to(Timestamp::from_micros(now + seconds * 1_000_000));
    }

    /// The next drawing of so many bytes yields these.
    pub(crate) fn choose_entropy(&self, bytes: &[u8]) {
        self.entropy.choose(bytes);
    }

    /// How often random bytes were drawn so far.
    pub(crate) fn entropy_drawn(&self) -> usize {
        self.entropy.drawn()
    }

    pub(crate) fn member(&self, id: &str) -> MemberKey {
        MemberKey {
            workspace: self.workspace.clone(),
            member: MemberId::parse(id).unwrap(),
        }
    }

    pub(crate) async fn known_member(&self, id: &str) -> MemberKey {
        let member = self.member(id);
        self.service
            .put_member(member.clone(), WantedMember::default())
            .await
            .unwrap();
        member
    }

    /// Somebody with a confirmed app. The clock has passed on, so that the confirming code is not in the way.
    pub(crate) async fn enrolled(&self, id: &str) -> App {
        let member = self.known_member(id).await;
        let app = self.enroll(&member).await;
        self.pass_seconds(90);
        app
    }

    pub(crate) async fn enroll(&self, member: &MemberKey) -> App {
        let pending = self
            .service
            .begin_factor(member.clone(), WantedFactor::app(None))
            .await
            .unwrap();
        let phone = Authenticator::holding(pending.secret.as_ref().unwrap());
        let code = phone.code(self.now().unix_seconds(), 0);
        let confirmed = self
            .service
            .confirm_factor(member.clone(), pending.id.clone(), Typed::read(&code))
            .await
            .unwrap();
        let Confirmation::Confirmed { recovery_codes, .. } = confirmed else {
            panic!("the code was not taken")
        };
        let recovery_codes = recovery_codes
            .into_iter()
            .flatten()
            .map(|code| code.to_string())
            .collect();
        App {
            member: member.clone(),
            factor: pending.id,
            recovery_codes,
            phone,
        }
    }

    pub(crate) async fn verify(&self, member: &MemberKey, text: &str) -> Verification {
        self.service
            .verify(member.clone(), Typed::read(text))
            .await
            .unwrap()
    }

    /// Begins a sign-in; the page that would pass it.
    pub(crate) async fn sign_in(
        &self,
        member: &MemberKey,
    ) -> (countersign_store::model::SignIn, Browser) {
        let started = self
            .service
            .start_sign_in(WantedSignIn::of(member.clone()))
            .await
            .unwrap();
        let browser = page(&started.client_token.expect("it is not denied"));
        (started.sign_in, browser)
    }

    /// The same, of somebody whom the application saw at this address.
    pub(crate) async fn sign_in_from(&self, member: &MemberKey, ip: &str) -> Browser {
        let context = Context {
            ip: Some(ip.to_owned()),
            ..Context::default()
        };
        let started = self.service.start_sign_in(WantedSignIn {
            context,
            ..WantedSignIn::of(member.clone())
        });
        page(
            &started
                .await
                .unwrap()
                .client_token
                .expect("it is not denied"),
        )
    }

    pub(crate) async fn security_page(&self, member: &MemberKey) -> Browser {
        let token = self
            .service
            .create_security_token(member.clone(), None, None)
            .await
            .unwrap();
        page(&token.token)
    }

    /// How many wrong codes in a row a member has.
    pub(crate) async fn failures(&self, member: &MemberKey) -> u32 {
        let member = self.service.member(member.clone()).await;
        member.unwrap().failures
    }

    /// How often something of this kind happened to a member.
    pub(crate) async fn count(&self, member: &MemberKey, kind: &EventKind) -> usize {
        let page = PageSize::new(200).unwrap();
        let events = self
            .service
            .events(
                self.workspace.clone(),
                EventFilter::of(member.member.clone()),
                page,
            )
            .await
            .unwrap();
        events
            .rows
            .iter()
            .filter(|event| event.kind == kind.name() && event.detail == kind.detail())
            .count()
    }

    /// Puts a policy in force, as if it always had been.
    pub(crate) async fn policy(&self, toml: &str) {
        let policy = Policy::from_toml(toml).unwrap();
        self.put_in_force(&InForce::first(policy, Timestamp::from_micros(0)))
            .await;
    }

    /// Puts a policy in force, with its history.
    pub(crate) async fn put_in_force(&self, in_force: &InForce) {
        let policy = serde_json::to_string(&in_force.policy).unwrap();
        let since = serde_json::to_string(&in_force.since).unwrap();
        self.tamper(&format!(
            "DELETE FROM policies; INSERT INTO policies (workspace_id, version, policy, since, created_at) \
             SELECT id, 1, '{policy}', '{since}', 0 FROM workspaces"
        ))
        .await;
    }

    /// Gives a member an e-mail address that the application vouches for.
    pub(crate) async fn email(&self, member: &MemberKey, address: &str) {
        let (workspace, member) = (&member.workspace, &member.member);
        self.tamper(&format!(
            "INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, \
             confirmed_at, created_at) \
             VALUES ('adr_{member}', '{workspace}', '{member}', 'email', '{address}', 'app', 1, 'app', 0, 0)"
        ))
        .await;
    }

    /// The code or the link that was mailed last.
    pub(crate) async fn mailed(&self) -> String {
        let sent = self.service.look_into_outbox(1).await.unwrap();
        let sent = sent.first().expect("something was sent");
        if let Some(link) = &sent.link {
            return link.clone();
        }
        let Rendered::Mail(mail) = &sent.said else {
            panic!("it went to {}", sent.to)
        };
        let mut digits: Vec<char> = mail.subject.chars().filter(char::is_ascii_digit).collect();
        digits.split_off(digits.len() - 6).into_iter().collect()
    }

    /// Another application on the same verifier.
    pub(crate) async fn another_workspace(&self, name: &str) -> WorkspaceId {
        let name = WorkspaceName::parse(name).unwrap();
        let made = self.service.create_workspace(&name, vec![]).await;
        made.unwrap().id
    }

    /// Every row of a table, as somebody sees it who reads the database.
    pub(crate) async fn rows(&self, table: &str) -> String {
        let table = table.to_owned();
        match self.place.clone() {
            Place::File { path, .. } => rows_of_file(&path, &table),
            Place::Server { url, .. } => tokio::task::spawn_blocking(move || {
                let mut server = postgres::Client::connect(&url, postgres::NoTls).unwrap();
                let rows = server.query(&format!("SELECT t::text FROM {table} t ORDER BY 1"), &[]);
                let rows = rows.unwrap();
                let rows: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
                rows.join("\n")
            })
            .await
            .unwrap(),
        }
    }

    /// Every row of every table.
    pub(crate) async fn everything(&self) -> String {
        let names = match &self.place {
            Place::File { .. } => {
                self.rows("(SELECT name FROM sqlite_master WHERE type = 'table')")
            }
            Place::Server { .. } => {
                self.rows("(SELECT tablename FROM pg_tables WHERE schemaname = 'public')")
            }
        };
        let mut everything = String::new();
        for table in names.await.lines() {
            everything += &self.rows(table.trim_matches(['(', ')'])).await;
        }
        everything
    }

    /// The database file, byte by byte.
    pub(crate) fn file(&self) -> Vec<u8> {
        match &self.place {
            Place::File { path, .. } => std::fs::read(path).unwrap(),
            Place::Server { .. } => panic!("it is on a server"),
        }
    }

    /// Holds the locks of these statements until it is told to let go.
    pub(crate) async fn hold(&self, sql: &'static str) -> Held {
        let Place::Server { url, .. } = self.place.clone() else {
            panic!("a file has one writer")
        };
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let (let_go, told) = std::sync::mpsc::channel::<()>();
        let holder = tokio::task::spawn_blocking(move || {
            let mut server = postgres::Client::connect(&url, postgres::NoTls).unwrap();
            server.batch_execute(&format!("BEGIN; {sql}")).unwrap();
            begun.send(()).unwrap();
            told.recv().unwrap();
            server.batch_execute("ROLLBACK").unwrap();
        });
        has_begun.await.unwrap();
        Held { let_go, holder }
    }

    /// Changes the tables behind the verifier's back.
    pub(crate) async fn tamper(&self, sql: &str) {
        match &self.place {
            Place::File { path, .. } => {
                rusqlite::Connection::open(path)
                    .unwrap()
                    .execute_batch(sql)
                    .unwrap();
            }
            Place::Server { url, .. } => run_on(url.clone(), sql.to_owned()).await,
        }
    }
}

/// Locks that are held.
pub(crate) struct Held {
    let_go: std::sync::mpsc::Sender<()>,
    holder: tokio::task::JoinHandle<()>,
}

impl Held {
    pub(crate) async fn let_go(self) {
        self.let_go.send(()).unwrap();
        self.holder.await.unwrap();
    }
}

fn rows_of_file(path: &std::path::Path, table: &str) -> String {
    let file = rusqlite::Connection::open(path).unwrap();
    let mut rows = file.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = rows.column_count();
    let rows = rows.query_map([], |row| {
        let cells = (0..columns).map(|n| {
            Ok(match row.get_ref(n)? {
                ValueRef::Text(text) | ValueRef::Blob(text) => {
                    String::from_utf8_lossy(text).into_owned()
                }
                other => format!("{other:?}"),
            })
        });
        Ok(cells
            .collect::<Result<Vec<_>, rusqlite::Error>>()?
            .join("|"))
    });
    let rows: Result<Vec<_>, _> = rows.unwrap().collect();
    rows.unwrap().join("\n")
}

impl App {
    /// The code it shows `steps` time steps from now.
    pub(crate) fn code(&self, world: &World, steps: i64) -> String {
        self.phone.code(world.now().unix_seconds(), steps)
    }

    /// A code that it shows at no time near now.
    pub(crate) fn wrong_code(&self, world: &World) -> String {
        self.wrong_code_for(world, &[])
    }

    /// A code that neither it nor any of `others` shows at any time near now.
    pub(crate) fn wrong_code_for(&self, world: &World, others: &[Self]) -> String {
        let others: Vec<_> = others.iter().map(|app| &app.phone).collect();
        self.phone.wrong_code(world.now().unix_seconds(), &others)
    }
}

/// Runs `count` of them at once, on two nodes in turn; what each returned.
pub(crate) async fn at_once<T, F>(world: &World, count: usize, job: impl Fn(Service) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let nodes = [world.service.clone(), world.another_node().await];
    let mut jobs = JoinSet::new();
    for n in 0..count {
        jobs.spawn(job(nodes[n % 2].clone()));
    }
    jobs.join_all().await
}

/// A page that holds `token` and has drawn what it is known again by.
pub(crate) fn page(token: &ClientToken) -> Browser {
    Browser::new(token, None).known_by(&browser_secret())
}

/// What a browser draws, another one each time.
pub(crate) fn browser_secret() -> BrowserSecret {
    static DRAWN: AtomicU64 = AtomicU64::new(0);
    let drawn = DRAWN.fetch_add(1, Ordering::SeqCst);
    BrowserSecret::parse(&format!("{drawn:043}")).unwrap()
}

async fn open(
    place: &Place,
    clock: &Arc<TurnedClock>,
    entropy: &Arc<ChosenEntropy>,
    keys: &str,
) -> Service {
    let store = open_store(place, clock).await;
    Service::new(store, ring(keys), Arc::clone(entropy) as _)
}

async fn open_store(place: &Place, clock: &Arc<TurnedClock>) -> Store {
    match place {
        Place::File { path, .. } => Store::sqlite(path, Arc::clone(clock) as _).unwrap(),
        Place::Server { url, .. } => Store::postgres(url, Some(Arc::clone(clock) as _))
            .await
            .unwrap(),
    }
}

fn ring(keys: &str) -> KeyRing {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keyring");
    std::fs::write(&path, keys).unwrap();
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    KeyRing::load(&path).unwrap()
}

impl Place {
    async fn run_as_admin(&self, statement: &str) {
        let Self::Server {
            admin, database, ..
        } = self
        else {
            return;
        };
        let force = if statement.starts_with("DROP") {
            " WITH (FORCE)"
        } else {
            ""
        };
        run_on(admin.clone(), format!("{statement} {database}{force}")).await;
    }
}

async fn run_on(url: String, sql: String) {
    tokio::task::spawn_blocking(move || {
        postgres::Client::connect(&url, postgres::NoTls)
            .unwrap()
            .batch_execute(&sql)
            .unwrap();
    })
    .await
    .unwrap();
}

/// `postgres://user@host:port/name?options` with another name.
fn replace_database(url: &str, database: &str) -> String {
    let (address, options) = url
        .split_once('?')
        .map_or((url, None), |(address, options)| (address, Some(options)));
    let (server, _) = address
        .rsplit_once('/')
        .expect("the URL ends in a database's name");
    options.map_or_else(
        || format!("{server}/{database}"),
        |options| format!("{server}/{database}?{options}"),
    )
}

/// The reason of a refusal; a panic when the code was accepted.
pub(crate) fn reason(verification: &Verification) -> Reason {
    match verification {
        Verification::Refused(refusal) => refusal.reason,
        Verification::Accepted(accepted) => panic!("accepted: {accepted:?}"),
    }
}

pub(crate) fn is_accepted(verification: &Verification) -> bool {
    matches!(verification, Verification::Accepted(_))
}

/// What a test asks of an answer that passed, or did not.
pub(crate) trait Parts {
    fn parts(self) -> (Verification, Option<PassedSignIn>);
}

impl Parts for Answer {
    fn parts(self) -> (Verification, Option<PassedSignIn>) {
        match self {
            Self::Refused(refusal) => (Verification::Refused(refusal), None),
            Self::Accepted(code, passage) => (Verification::Accepted(code), Some(passage.passed())),
        }
    }
}

/// What a test asks of a sign-in that is over.
pub(crate) trait Passed {
    fn passed(self) -> PassedSignIn;
}

impl Passed for Passage {
    fn passed(self) -> PassedSignIn {
        match self {
            Self::Passed(passed) => passed,
            Self::SetUpNext => panic!("a set-up comes next"),
        }
    }
}
