//! A verifier in a process of its own, and somebody who calls it.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use countersign_otp::{Secret, Totp};
use serde_json::{Value, json};

const BINARY: &str = env!("CARGO_BIN_EXE_countersign");

/// How long a client waits that has its own user waiting.
const IMPATIENT: Duration = Duration::from_secs(5);

/// Where a verifier keeps things: a folder, and perhaps a database of its own on the test server.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    server: Option<Database>,
    pub(crate) api_key: String,
}

struct Database {
    admin: String,
    name: String,
    url: String,
}

/// A running verifier.
pub(crate) struct Node {
    child: Mutex<Child>,
    url: String,
    agent: ureq::Agent,
    api_key: String,
}

/// An authenticator app that was set up for a member.
pub(crate) struct App {
    pub(crate) member: String,
    pub(crate) secret: String,
    pub(crate) recovery_codes: Vec<String>,
    totp: Totp,
    /// The step whose code confirmed it.
    pub(crate) confirmed_at: u64,
}

impl Home {
    pub(crate) fn on_sqlite() -> Self {
        Self::make(None)
    }

    pub(crate) fn on_postgres() -> Self {
        let admin = std::env::var("COUNTERSIGN_TEST_POSTGRES").expect(
            "COUNTERSIGN_TEST_POSTGRES names the server to test on; scripts/postgres starts one",
        );
        Self::on_server(admin)
    }

    /// On a database of its own on this server.
    pub(crate) fn on_server(admin: String) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!(
            "n{}_{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::SeqCst)
        );
        run_on(&admin, &format!("CREATE DATABASE {name}"));
        let (server, _) = admin
            .rsplit_once('/')
            .expect("the URL ends in a database's name");
        let url = format!("{server}/{name}");
        Self::make(Some(Database { admin, name, url }))
    }

    fn make(server: Option<Database>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut home = Self {
            folder,
            server,
            api_key: String::new(),
        };
        let output = home
            .command(&["init"])
            .args(["--workspace", "Acme", "--json"])
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let made: Value = serde_json::from_slice(&output.stdout).unwrap();
        home.api_key = made["api_key"].as_str().unwrap().to_owned();
        home
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Where its processes run.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database's URL with these words after it; `None` on SQLite.
    pub(crate) fn store_with(&self, options: &str) -> Option<String> {
        self.server
            .as_ref()
            .map(|server| format!("{}?{options}", server.url))
    }

    pub(crate) fn command(&self, names: &[&str]) -> Command {
        self.on(Command::new(BINARY), names)
    }

    fn on(&self, mut command: Command, names: &[&str]) -> Command {
        command
            .args(names)
            .current_dir(self.folder())
            .arg("--data")
            .arg(self.data())
            .env("COUNTERSIGN_LOG", "trace");
        if let Some(server) = &self.server {
            command.env("COUNTERSIGN_STORE", &server.url);
        }
        command
    }

    pub(crate) fn start(&self) -> Node {
        self.start_as(Command::new(BINARY))
    }

    /// Starts it where the operator has asked for core files of any size.
    pub(crate) fn start_with_unlimited_cores(&self) -> Node {
        self.start_as(with_unlimited_cores(BINARY))
    }

    /// Starts it where a process has so many file descriptors.
    pub(crate) fn start_with_descriptors(&self, count: u16) -> Node {
        self.start_as(under(&format!("-n {count}"), BINARY))
    }

    /// Starts it with these settings in its environment.
    pub(crate) fn start_with(&self, settings: &[(&str, &str)]) -> Node {
        let mut program = Command::new(BINARY);
        program.envs(settings.iter().copied());
        self.start_as(program)
    }

    /// Starts it with its log in a pipe: what is written waits there until it is read.
    pub(crate) fn start_with_log_in_pipe(&self) -> (Node, ChildStderr) {
        let node = self.start_logging(Command::new(BINARY), Stdio::piped());
        let log = node.child.lock().unwrap().stderr.take().unwrap();
        (node, log)
    }

    /// Runs a statement on its database, beside whatever else does.
    pub(crate) fn run_sql(&self, sql: &str) {
        match &self.server {
            Some(server) => run_on(&server.url, sql),
            None => {
                let file = rusqlite::Connection::open(self.data().join("countersign.db")).unwrap();
                file.busy_timeout(Duration::from_secs(30)).unwrap();
                file.execute_batch(sql).unwrap();
            }
        }
    }

    fn start_as(&self, program: Command) -> Node {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log())
            .unwrap();
        self.start_logging(program, log.into())
    }

    fn start_logging(&self, program: Command, log: Stdio) -> Node {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let address = format!("127.0.0.1:{port}");
        let child = self
            .on(program, &["serve"])
            .args(["--listen", &address])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .max_idle_connections_per_host(64)
            .build()
            .new_agent();
        let node = Node {
            child: Mutex::new(child),
            url: format!("http://{address}"),
            agent,
            api_key: self.api_key.clone(),
        };
        node.wait(&self.log());
        node
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Some(Database { admin, name, .. }) = &self.server {
            run_on(
                admin,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
    }
}

impl Node {
    fn wait(&self, log: &Path) {
        let patience = Instant::now() + Duration::from_secs(60);
        while self
            .agent
            .get(format!("{}/readyz", self.url))
            .call()
            .is_err()
        {
            let words = || std::fs::read_to_string(log).unwrap_or_default();
            assert!(
                Instant::now() < patience,
                "the verifier did not come up: {}",
                words()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The status of `GET` and what its answer says in `Retry-After`.
    pub(crate) fn get(&self, path: &str) -> Result<(u16, Option<String>), ureq::Error> {
        let answer = self
            .agent
            .get(format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {}", self.api_key))
            .config()
            .timeout_global(Some(IMPATIENT))
            .build()
            .call()?;
        let retry_after = answer.headers().get("retry-after");
        let retry_after = retry_after.map(|value| value.to_str().unwrap().to_owned());
        Ok((answer.status().as_u16(), retry_after))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// The process's id.
    pub(crate) fn id(&self) -> u32 {
        self.child.lock().unwrap().id()
    }

    /// Tells the process to finish what is under way, and to end.
    pub(crate) fn tell_to_stop(&self) {
        let told = Command::new("kill")
            .args(["-TERM", &self.id().to_string()])
            .status()
            .unwrap();
        assert!(told.success());
    }

    /// Waits for the process's own end.
    pub(crate) fn wait_for_end(self) -> ExitStatus {
        self.child.lock().unwrap().wait().unwrap()
    }

    /// Ends the process at this instant, as power does.
    pub(crate) fn kill(self) {
        self.kill_now();
    }

    /// The same, while others still call it.
    pub(crate) fn kill_now(&self) {
        let mut child = self.child.lock().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Calls the API as the application's backend; `None` when there was no answer.
    pub(crate) fn call(&self, method: &str, path: &str, body: &Value) -> Option<(u16, Value)> {
        self.call_as(&self.api_key, method, path, body)
    }

    /// Calls the API as who holds `token`; `None` when there was no answer.
    pub(crate) fn call_as(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: &Value,
    ) -> Option<(u16, Value)> {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(body.to_string())
            .unwrap();
        let mut answer = self.agent.run(request).ok()?;
        let status = answer.status().as_u16();
        match status {
            204 => Some((status, Value::Null)),
            _ => Some((status, answer.body_mut().read_json().ok()?)),
        }
    }

    /// What is answered with success to who holds `token`.
    pub(crate) fn post_as(&self, token: &str, path: &str, body: &Value) -> Value {
        let (status, answer) = self.call_as(token, "POST", path, body).expect("an answer");
        assert!(status < 300, "{path}: {answer}");
        answer
    }

    /// What is answered with success to the application's backend.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Value {
        self.post_as(&self.api_key, path, body)
    }

    pub(crate) fn verify(&self, member: &str, code: &str) -> Option<Value> {
        let (status, answer) = self.call(
            "POST",
            "/v1/verify",
            &json!({ "member": member, "code": code }),
        )?;
        (status == 200).then_some(answer)
    }

    pub(crate) fn failures(&self, member: &str) -> u64 {
        let (_, member) = self
            .call("GET", &format!("/v1/members/{member}"), &Value::Null)
            .unwrap();
        member["failures"].as_u64().unwrap()
    }

    /// Sets an app up with this step's code: the next one's is unspent, and in the window for half a minute at least.
    pub(crate) fn enroll(&self, member: &str) -> App {
        let pending = self.begin_factor(member, &json!({ "kind": "totp" }));
        let secret = pending["secret"].as_str().unwrap().to_owned();
        let totp = Totp::rfc_default(Secret::from_base32(&secret).unwrap());
        let confirmed_at = now_step();
        let code = totp.code_for_step(confirmed_at);
        let confirmed = self.confirm_factor(member, &pending, code.as_str());
        let codes = confirmed["recovery_codes"].as_array().unwrap();
        let recovery_codes = codes
            .iter()
            .map(|code| code.as_str().unwrap().to_owned())
            .collect();
        App {
            member: member.to_owned(),
            secret,
            recovery_codes,
            totp,
            confirmed_at,
        }
    }

    /// Makes a member known, and begins a first factor of theirs.
    pub(crate) fn begin_factor(&self, member: &str, wanted: &Value) -> Value {
        self.call("PUT", &format!("/v1/members/{member}"), &json!({}))
            .unwrap();
        self.post(&format!("/v1/members/{member}/factors"), wanted)
    }

    /// Confirms the factor that was begun with its first code.
    pub(crate) fn confirm_factor(&self, member: &str, pending: &Value, code: &str) -> Value {
        let id = pending["id"].as_str().unwrap();
        let path = format!("/v1/members/{member}/factors/{id}/confirm");
        let confirmed = self.post(&path, &json!({ "code": code }));
        assert!(is_accepted(&confirmed), "{confirmed}");
        confirmed
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let child = self.child.get_mut().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl App {
    /// The code of the step after the one that confirmed it.
    pub(crate) fn code(&self) -> String {
        self.totp
            .code_for_step(self.confirmed_at + 1)
            .as_str()
            .to_owned()
    }

    /// A code that it shows at no time near now.
    pub(crate) fn wrong_code(&self) -> String {
        let near: Vec<String> = (self.confirmed_at - 300..self.confirmed_at + 300)
            .map(|step| self.totp.code_for_step(step).as_str().to_owned())
            .collect();
        (0..1_000_000)
            .map(|n| format!("{n:06}"))
            .find(|code| !near.contains(code))
            .unwrap()
    }
}

pub(crate) fn is_accepted(answer: &Value) -> bool {
    answer["accepted"] == true
}

/// `program`, where a core file may have any size.
pub(crate) fn with_unlimited_cores(program: &str) -> Command {
    under(r#"-S -c "$(ulimit -H -c)""#, program)
}

/// `program` under this `ulimit`.
fn under(limit: &str, program: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!(r#"ulimit {limit}; exec "$0" "$@""#), program]);
    command
}

fn now_step() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
        / 30
}

fn run_on(url: &str, sql: &str) {
    postgres::Client::connect(url, postgres::NoTls)
        .unwrap()
        .batch_execute(sql)
        .unwrap();
}
