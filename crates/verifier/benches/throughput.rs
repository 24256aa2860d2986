//! Accepted verifications a second, beside what the same server answers to `/healthz`.
//!
//! A real listener on the loopback, real HTTP/1.1 on kept-alive connections, a real SQLite file with `synchronous=FULL`.
//! The same again while what happens is sealed into the chain, and how much of it the sealing was behind at the end.
//! Only the clock is turned: a code is accepted once, so time moves on as fast as the slowest connection uses it up.
//!
//! `cargo bench -p countersign-verifier --bench throughput`

#![allow(
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on says where"
)]

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use countersign_otp::{Secret, Totp};
use countersign_policy::Timestamp;
use countersign_store::Store;
use countersign_store::clock::Clock;
use countersign_store::entropy::OsEntropy;
use countersign_store::ids::{MemberId, MemberKey};
use countersign_store::model::{Confirmation, WorkspaceName};
use countersign_store::sealing::KeyRing;
use countersign_verifier::http::{HttpConfig, serve};
use countersign_verifier::service::{Service, Typed, WantedMember};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

type Failure = Box<dyn std::error::Error + Send + Sync>;

const FIRST_STEP: u64 = 56_000_000;
const CONNECTIONS: [usize; 2] = [1, 64];
/// Members that each connection signs in by turns: enough for the clock not to make one connection wait for another.
const MEMBERS: usize = 4;
const FOR: Duration = Duration::from_secs(4);

struct Turned(AtomicI64);

impl Clock for Turned {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl Turned {
    fn turn_to(&self, step: u64) {
        let seconds = i64::try_from(step * 30 + 15).unwrap_or(i64::MAX);
        self.0.fetch_max(
            Timestamp::from_unix_seconds(seconds).micros(),
            Ordering::SeqCst,
        );
    }

    fn step(&self) -> u64 {
        self.now().unix_seconds() / 30
    }
}

/// The step that a connection is at. One that has ended, well or not, holds up nobody.
struct Place<'a>(&'a AtomicU64);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.store(u64::MAX, Ordering::SeqCst);
    }
}

fn main() -> Result<(), Failure> {
    // `cargo test --benches` only asks whether it runs.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (run_for, connections) = if measured {
        (FOR, CONNECTIONS)
    } else {
        (Duration::from_millis(200), [1, 2])
    };
    tokio::runtime::Runtime::new()?.block_on(measure(run_for, connections))
}

async fn measure(run_for: Duration, connections: [usize; 2]) -> Result<(), Failure> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let clock = Arc::new(Turned(AtomicI64::new(0)));
    clock.turn_to(FIRST_STEP);
    let store = Store::sqlite(
        &folder.path().join("countersign.db"),
        Arc::clone(&clock) as _,
    )?;
    let service = Service::new(store, KeyRing::generate(&OsEntropy)?, Arc::new(OsEntropy));
    let workspace = service
        .create_workspace(&WorkspaceName::parse("Bench")?, vec![])
        .await?
        .id;
    let (_, key) = service
        .create_key(
            workspace.clone(),
            None,
            countersign_store::model::Scope::all(),
        )
        .await?;
    let most = connections.into_iter().max().unwrap_or(1);
    let mut apps = Vec::new();
    for n in 0..most * MEMBERS {
        let member = MemberKey {
            workspace: workspace.clone(),
            member: MemberId::parse(&format!("member-{n}"))?,
        };
        apps.push((member.member.to_string(), enroll(&service, member).await?));
    }

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let sealer = service.clone();
    tokio::spawn(serve(
        listener,
        service,
        HttpConfig::default(),
        std::future::pending(),
    ));

    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "connections  /healthz per s  accepted per s  share  with the chain  left to seal"
    )?;
    let mut step = FIRST_STEP;
    for count in connections {
        let healthy = health(address, count, run_for).await?;
        step += 10;
        let apps = &apps[..count * MEMBERS];
        let (accepted, last) = verify(address, key.expose(), apps, &clock, step, run_for).await?;
        // What the run before left is not this one's work.
        sealer.seal_events().await?;
        let (halt, halted) = tokio::sync::watch::channel(false);
        let keeper = sealer.clone();
        let keeping = tokio::spawn(async move { keeper.keep_chain(halted).await });
        step = last + 10;
        // Longer: a sealer that is slower than what happens would have more left at the end than it seals in a turn.
        let run_for = run_for * 3;
        let (chained, last) = verify(address, key.expose(), apps, &clock, step, run_for).await?;
        let left = sealer.check_chain(workspace.clone(), None).await?.unsealed;
        halt.send_replace(true);
        keeping.await?;
        step = last;
        writeln!(
            out,
            "{count:>11}  {healthy:>14.0}  {accepted:>14.0}  {:>4.0} %  {chained:>14.0}  {left:>12}",
            100.0 * accepted / healthy
        )?;
    }
    Ok(())
}

async fn enroll(service: &Service, member: MemberKey) -> Result<Totp, Failure> {
    service
        .put_member(member.clone(), WantedMember::default())
        .await?;
    let pending = service
        .begin_factor(
            member.clone(),
            countersign_verifier::service::WantedFactor::app(None),
        )
        .await?;
    let totp = Totp::rfc_default(Secret::from_base32(
        pending.secret.as_deref().map_or("", String::as_str),
    )?);
    let code = Typed::read(totp.code_for_step(FIRST_STEP).as_str());
    match service.confirm_factor(member, pending.id, code).await? {
        Confirmation::Confirmed { .. } => Ok(totp),
        Confirmation::Refused(refusal) => {
            Err(format!("the set-up was refused: {refusal:?}").into())
        }
    }
}

async fn health(
    address: std::net::SocketAddr,
    connections: usize,
    run_for: Duration,
) -> Result<f64, Failure> {
    let request = Arc::new(b"GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n".to_vec());
    let mut jobs = JoinSet::new();
    let began = Instant::now();
    for _ in 0..connections {
        let request = Arc::clone(&request);
        jobs.spawn(async move {
            let mut stream = Connection::open(address).await?;
            let mut answered = 0_u32;
            while began.elapsed() < run_for {
                stream.call(&request).await?;
                answered += 1;
            }
            Ok::<_, Failure>(answered)
        });
    }
    let mut answered = 0;
    while let Some(job) = jobs.join_next().await {
        answered += job??;
    }
    Ok(f64::from(answered) / began.elapsed().as_secs_f64())
}

/// Each connection signs its members in, step after step; the clock follows the slowest, and no connection runs ahead of
/// it by more than the window.
async fn verify(
    address: std::net::SocketAddr,
    key: &str,
    apps: &[(String, Totp)],
    clock: &Arc<Turned>,
    first: u64,
    run_for: Duration,
) -> Result<(f64, u64), Failure> {
    clock.turn_to(first);
    let connections = apps.len() / MEMBERS;
    let used: Arc<Vec<AtomicU64>> =
        Arc::new((0..connections).map(|_| AtomicU64::new(first)).collect());
    let mut jobs = JoinSet::new();
    let began = Instant::now();
    for (n, members) in apps.chunks(MEMBERS).enumerate() {
        let (used, clock, key) = (Arc::clone(&used), Arc::clone(clock), key.to_owned());
        let members = members.to_vec();
        jobs.spawn(async move {
            let mine = Place(&used[n]);
            let mut stream = Connection::open(address).await?;
            let mut accepted = 0_u32;
            let mut step = first;
            while began.elapsed() < run_for {
                mine.0.store(step, Ordering::SeqCst);
                // Asked again all the while: the slowest may be one that ends meanwhile.
                loop {
                    let slowest = used.iter().map(|used| used.load(Ordering::SeqCst)).min();
                    clock.turn_to(slowest.unwrap_or(step));
                    if clock.step() + 1 >= step {
                        break;
                    }
                    tokio::task::yield_now().await;
                }
                for (member, totp) in &members {
                    let code = totp.code_for_step(step);
                    let answer = stream
                        .call(&verification(&key, member, code.as_str()))
                        .await?;
                    // One code in a million is the twin of one that was accepted, and is used up with it.
                    let is_twin = [r#""already-used""#, r#""outdated""#];
                    if answer.contains(r#""accepted":true"#) {
                        accepted += 1;
                    } else if !is_twin.iter().any(|reason| answer.contains(reason)) {
                        return Err(Failure::from(format!("not accepted: {answer}")));
                    }
                }
                step += 1;
            }
            Ok((accepted, step))
        });
    }
    let (mut accepted, mut last) = (0, first);
    while let Some(job) = jobs.join_next().await {
        let (count, step) = job??;
        accepted += count;
        last = last.max(step);
    }
    Ok((f64::from(accepted) / began.elapsed().as_secs_f64(), last))
}

fn verification(key: &str, member: &str, code: &str) -> Vec<u8> {
    let body = format!(r#"{{"member":"{member}","code":"{code}"}}"#);
    let length = body.len();
    format!(
        "POST /v1/verify HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A kept-alive HTTP/1.1 connection: so little of a client that the server is what is measured.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: std::net::SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(4096),
        })
    }

    async fn call(&mut self, request: &[u8]) -> Result<String, Failure> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the server hung up".into());
            }
            let text = std::str::from_utf8(&self.buffer)?;
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse()
                    .ok()
            });
            let length: usize = length.ok_or("an answer without a length")?;
            if body.len() >= length {
                return Ok(text.to_owned());
            }
        }
    }
}
