//! `serve`: a port, signals, and a log without secrets.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::folder::{Begun, countersign};

/// A running service; ended when dropped. Its log is read all the while: what nobody reads is dropped in the end.
struct Served {
    child: Child,
    address: SocketAddr,
    log: Option<JoinHandle<String>>,
}

impl Served {
    fn new(begun: &Begun, configure: impl FnOnce(&mut Command)) -> Self {
        let address = free_address();
        let mut command = countersign();
        command
            .args(["serve", "--listen", &address.to_string()])
            .env("COUNTERSIGN_DATA", begun.data())
            .stderr(Stdio::piped());
        configure(&mut command);
        let mut child = command.spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("listening") {
            line.clear();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "the service ended");
        }
        let log = thread::spawn(move || {
            let mut rest = String::new();
            log.read_to_string(&mut rest).unwrap();
            rest
        });
        Self {
            child,
            address,
            log: Some(log),
        }
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let request = request.replace('\n', "\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!(
            "GET {path} HTTP/1.1\nHost: {}\nConnection: close\n\n",
            self.address
        ))
    }

    /// Sends the signal; yields the exit code and the rest of the log.
    fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let told = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(told.success());
        let log = self.log.take().unwrap().join().unwrap();
        (self.child.wait().unwrap().code(), log)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
}

#[test]
fn it_serves_until_it_is_told_to_stop() {
    let begun = Begun::new();
    for signal in ["-TERM", "-INT"] {
        let served = Served::new(&begun, |_| {});
        let ready = served.get("/readyz");
        assert!(ready.starts_with("HTTP/1.1 200"), "{ready}");
        let (code, log) = served.stop(signal);
        assert_eq!(code, Some(0), "{log}");
        assert!(log.contains("stopped"), "{log}");
    }
}

/// `kill -9` while what happens is sealed: the chain holds, and the next start seals what was left.
#[test]
fn s26_killed_at_any_instant_the_chain_holds() {
    let begun = Begun::new();
    let mut made = 0_u64;
    for round in 0..6 {
        let served = Served::new(&begun, |_| {});
        let until = std::time::Instant::now() + Duration::from_millis(700 + 230 * round);
        while std::time::Instant::now() < until {
            let put = served.ask(&format!(
                "PUT /v1/members/m{made} HTTP/1.1\nHost: {}\nAuthorization: Bearer {}\nConnection: close\n\
                 Content-Type: application/json\nContent-Length: 2\n\n{{}}",
                served.address, begun.api_key
            ));
            assert!(put.starts_with("HTTP/1.1 201"), "{put}");
            made += 1;
        }
        let (code, _) = served.stop("-KILL");
        assert_eq!(code, None);
        let said = begun.run(&["events", "verify"]);
        assert_eq!(said.code, 0, "{}", said.out);
    }
    // A chain that the one that died had claimed is free again some seconds later.
    let served = Served::new(&begun, |_| {});
    let deadline = std::time::Instant::now() + Duration::from_secs(60);
    let sealed = loop {
        let report = begun.run(&["events", "verify", "--json"]).json();
        let chain = &report["workspaces"][0];
        if chain["unsealed"] == 0 {
            break chain["events"].as_u64().unwrap();
        }
        assert!(std::time::Instant::now() < deadline, "{chain}");
    };
    assert_eq!(sealed, made);
    drop(served);
}

#[test]
fn a_port_that_is_taken_says_what_to_do() {
    let begun = Begun::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = begun.run(&["serve", "--listen", &address]);
    assert_eq!(said.code, 5);
    assert!(
        said.err.contains(&address) && said.err.contains("--listen"),
        "{}",
        said.err
    );
    let said = begun.run(&["serve", "--listen", "nonsense"]);
    assert_eq!(said.code, 5);
    assert!(said.err.contains("--listen 127.0.0.1:8600"), "{}", said.err);
}

#[test]
fn it_is_told_by_a_file_what_flags_and_environment_leave_open() {
    let begun = Begun::new();
    let file = begun.data().join("countersign.toml");
    // The port of this line is nobody's: the flag wins. The folder is meant from where the file is.
    std::fs::write(
        &file,
        "data = \".\"\nlisten = \"127.0.0.1:1\"\nlog = \"info\"\n",
    )
    .unwrap();
    let served = Served::new(&begun, |command| {
        command
            .env_remove("COUNTERSIGN_DATA")
            .env("COUNTERSIGN_CONFIG", &file);
    });
    assert!(served.get("/readyz").starts_with("HTTP/1.1 200"));
}

#[test]
fn s18_the_log_holds_neither_key_nor_secret_nor_code() {
    let begun = Begun::new();
    let served = Served::new(&begun, |command| {
        command.args(["--log", "trace"]);
    });
    let authorized = |method: &str, path: &str, body: &str| {
        served.ask(&format!(
            "{method} {path} HTTP/1.1\nHost: {}\nConnection: close\nAuthorization: Bearer {}\n\
             Content-Type: application/json\nContent-Length: {}\n\n{body}",
            served.address,
            begun.api_key,
            body.len()
        ))
    };
    let made = authorized("PUT", "/v1/members/ada", "{}");
    assert!(made.starts_with("HTTP/1.1 201"), "{made}");
    let begun_factor = authorized("POST", "/v1/members/ada/factors", r#"{"kind":"totp"}"#);
    let (_, body) = begun_factor.split_once("\r\n\r\n").unwrap();
    let factor: serde_json::Value = serde_json::from_str(body).unwrap();
    let secret = factor["secret"].as_str().unwrap();
    let code = "914753";
    authorized(
        "POST",
        "/v1/verify",
        &format!(r#"{{"member":"ada","code":"{code}"}}"#),
    );

    let (_, log) = served.stop("-TERM");
    for held in [begun.api_key.as_str(), secret, code] {
        assert!(!log.contains(held), "the log holds {held}");
    }
}
