//! What was decided is told outside, whatever becomes of the process; and only in the way that was asked for.

use std::collections::HashSet;
use std::fs;
use std::time::{Duration, Instant};

use countersign_testkit::{Encryption, HttpListener, MailServer, Mood, TakenMail};
use serde_json::{Value, json};

use crate::node::{Home, Node};

/// The settings that send mail to this server.
fn start(home: &Home, mail: &str) -> Node {
    home.start_with(&[
        ("COUNTERSIGN_MAIL", mail),
        ("COUNTERSIGN_MAIL_FROM", "no-reply@example.org"),
    ])
}

fn clear(server: &MailServer) -> String {
    format!("smtp://{}", server.address())
}

/// Somebody whose e-mail address the application vouches for.
fn know(home: &Home, node: &Node, member: &str) {
    let (status, _) = node
        .call("PUT", &format!("/v1/members/{member}"), &json!({}))
        .unwrap();
    assert!(status < 300, "{status}");
    home.run_sql(&format!(
        "INSERT INTO addresses (id, workspace_id, member_id, kind, value, source, is_primary, confirmed_by, confirmed_at, \
         created_at) SELECT 'adr_{member}', id, '{member}', 'email', '{member}@example.org', 'app', 1, 'app', 1, 1 FROM workspaces"
    ));
}

/// A change that is announced.
fn change(node: &Node, member: &str) -> bool {
    let path = format!("/v1/members/{member}/password-changed");
    node.call("POST", &path, &json!({}))
        .is_some_and(|(status, _)| status < 300)
}

fn ids(taken: &[TakenMail]) -> HashSet<String> {
    taken.iter().map(|mail| mail.header("Message-ID")).collect()
}

/// What `countersign outbox` lists.
fn outbox(home: &Home) -> Vec<Value> {
    let output = home.command(&["outbox"]).arg("--json").output().unwrap();
    let listed: Value = serde_json::from_slice(&output.stdout).unwrap();
    listed["messages"].as_array().unwrap().clone()
}

/// Waits until the outbox is as it should be: far longer than the half minute for which a node that died keeps its claim.
fn await_outbox(home: &Home, is_so: impl Fn(&[Value]) -> bool) -> Vec<Value> {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(180) {
        let listed = outbox(home);
        if is_so(&listed) {
            return listed;
        }
    }
    panic!("{:?}", outbox(home));
}

/// Killed once before anybody can have claimed the message, and once while a server has it in hand: each is sent, and a copy
/// says by its `Message-ID` that it is one.
fn a_kill_loses_nothing(home: &Home) {
    let server = MailServer::start();
    let node = start(home, &clear(&server));
    for member in ["ada", "bob"] {
        know(home, &node, member);
    }
    assert!(change(&node, "ada"));
    node.kill();

    server.be(Mood::Silent);
    let node = start(home, &clear(&server));
    assert!(change(&node, "bob"));
    await_outbox(home, |listed| {
        listed.iter().any(|message| message["attempts"] != 0)
    });
    node.kill();

    server.be(Mood::Takes);
    let node = start(home, &clear(&server));
    await_outbox(home, <[Value]>::is_empty);
    let taken = server.taken();
    assert_eq!(ids(&taken).len(), 2, "{taken:?}");
    for member in ["ada", "bob"] {
        let address = format!("{member}@example.org");
        let copies = taken.iter().filter(|mail| mail.to == address).count();
        assert!((1..=2).contains(&copies), "{copies} to {address}");
    }
    drop(node);
}

#[test]
fn n5_a_change_is_announced_although_the_process_was_killed_on_sqlite() {
    a_kill_loses_nothing(&Home::on_sqlite());
}

#[test]
fn n5_a_change_is_announced_although_the_process_was_killed_on_postgres() {
    a_kill_loses_nothing(&Home::on_postgres());
}

/// Whatever is logged: the libraries that carry a message have logs of their own.
#[test]
fn s18_the_most_talkative_log_holds_no_message_and_no_token() {
    let home = Home::on_sqlite();
    let (mail, gateway) = (MailServer::start(), HttpListener::start());
    let token = home.folder().join("token");
    fs::write(&token, "tw1lio-t0ken\n").unwrap();
    let node = home.start_with(&[
        (
            "COUNTERSIGN_MAIL",
            &format!("smtp://cs:m4il-p4ss@{}", mail.address()),
        ),
        ("COUNTERSIGN_MAIL_FROM", "no-reply@example.org"),
        ("COUNTERSIGN_TWILIO_SID", "AC1"),
        ("COUNTERSIGN_TWILIO_TOKEN_FILE", token.to_str().unwrap()),
        ("COUNTERSIGN_TWILIO_FROM", "+15005550006"),
        ("COUNTERSIGN_TWILIO_URL", &gateway.url("")),
    ]);
    know(&home, &node, "ada");
    home.run_sql("UPDATE addresses SET kind = 'phone', value = '+4915112345678'");
    know(&home, &node, "ada2");
    home.run_sql("UPDATE addresses SET member_id = 'ada'");
    assert!(change(&node, "ada"));
    let request = gateway.wait_for(1).remove(0);
    assert!(request.body.contains("password"), "{}", request.body);
    let login = request.header("authorization").unwrap().to_owned();
    let login = login.trim_start_matches("Basic ");
    assert_eq!(mail.wait_for(1)[0].to, "ada2@example.org");
    await_outbox(&home, <[Value]>::is_empty);
    drop(node);
    let log = fs::read_to_string(home.log()).unwrap();
    assert!(log.contains("TRACE"), "this log is not a talkative one");
    for told in [
        login,
        "tw1lio-t0ken",
        "m4il-p4ss",
        "AGNzAG00aWwtcDRzcw",
        "was+changed",
        "was changed",
        "4915112345678",
        "ada2@example.org",
    ] {
        assert!(!log.contains(told), "{told} is in the log");
    }
}

/// From the first byte, and by STARTTLS, to a server that is trusted by its certificate.
#[test]
fn s18_mail_goes_encrypted_to_a_server_that_is_trusted() {
    for (scheme, encryption) in [
        ("smtps", Encryption::Implicit),
        ("smtp", Encryption::StartTls),
    ] {
        let home = Home::on_sqlite();
        let server = MailServer::at("127.0.0.1:0", encryption);
        let trusted = home.folder().join("certificate.pem");
        fs::write(&trusted, server.certificate()).unwrap();
        let asked = if scheme == "smtp" {
            "?tls=required"
        } else {
            ""
        };
        let url = format!(
            "{scheme}://cs:p%40ss@localhost:{}{asked}",
            server.address().port()
        );
        let node = home.start_with(&[
            ("COUNTERSIGN_MAIL", &url),
            ("COUNTERSIGN_MAIL_FROM", "no-reply@example.org"),
            ("SSL_CERT_FILE", trusted.to_str().unwrap()),
        ]);
        know(&home, &node, "ada");
        assert!(change(&node, "ada"));
        let taken = server.wait_for(1).remove(0);
        assert!(taken.encrypted);
        // NUL cs NUL p@ss
        assert_eq!(taken.login.as_deref(), Some("AGNzAHBAc3M="));
    }
}

#[test]
fn an_operator_sees_why_a_message_failed_and_has_it_tried_again() {
    let home = Home::on_sqlite();
    let server = MailServer::start();
    server.be(Mood::Refuses("550 5.1.1 no such \u{1b}[31m mailbox"));
    let node = start(&home, &clear(&server));
    know(&home, &node, "ada");
    assert!(change(&node, "ada"));
    let listed = await_outbox(&home, |listed| {
        listed.iter().any(|message| message["status"] == "dead")
    });
    let why = listed[0]["why"].as_str().unwrap();
    assert!(
        why.contains("550") && why.contains("5.1.1 no such"),
        "{why}"
    );
    let shown = home.command(&["outbox"]).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(
        shown.contains("ada@example.org") && !shown.contains('\u{1b}'),
        "{shown}"
    );

    server.be(Mood::Takes);
    let id = listed[0]["id"].as_str().unwrap();
    let retried = home.command(&["outbox", "retry"]).arg(id).output().unwrap();
    assert!(retried.status.success());
    assert_eq!(server.wait_for(1)[0].to, "ada@example.org");
    await_outbox(&home, <[Value]>::is_empty);
    for change in ["retry", "drop"] {
        let settled = home.command(&["outbox", change]).arg(id).output().unwrap();
        assert_eq!(settled.status.code(), Some(4), "{change}");
    }
    drop(node);
}

/// The command makes the secret, the service signs with it, and neither the command nor the database gives it away again.
#[test]
fn s18_a_webhooks_secret_is_told_once() {
    let home = Home::on_sqlite();
    let listener = HttpListener::start();
    let hook = |arguments: &[&str]| {
        let mut command = home.command(&["workspace", "webhook"]);
        let output = command.arg("Acme").args(arguments).output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    };
    let file = home.folder().join("hook");
    let file = file.to_str().unwrap();
    let made = hook(&["--url", &listener.url("/hooks"), "--secret-file", file]);
    let secret = fs::read_to_string(file).unwrap();
    let secret = secret.trim();
    assert!(
        secret.starts_with("cs_hook_") && !made.contains(secret),
        "{made}"
    );
    assert!(hook(&[]).contains("/hooks"));

    let node = home.start();
    node.call("PUT", "/v1/members/ada", &json!({})).unwrap();
    let request = listener.wait_for(1).remove(0);
    let given = request.header("countersign-signature").unwrap();
    let at = given.trim_start_matches("t=").split(',').next().unwrap();
    let at = at.parse().unwrap();
    assert_eq!(
        given,
        countersign_delivery::signature(secret, at, &request.body)
    );
    drop(node);

    for name in fs::read_dir(home.data()).unwrap() {
        let bytes = fs::read(name.unwrap().path()).unwrap();
        let holds = bytes
            .windows(secret.len())
            .any(|part| part == secret.as_bytes());
        assert!(!holds, "the secret lies in the data folder");
    }
    assert!(!fs::read_to_string(home.log()).unwrap().contains(secret));
    assert!(hook(&["--remove"]).contains("nowhere"));
}

#[test]
fn s18_the_outbox_page_is_for_this_machine_alone() {
    let home = Home::on_sqlite();
    let refused = home
        .command(&["serve"])
        .args(["--listen", "0.0.0.0:0", "--outbox-page"])
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(words.contains("loopback"), "{words}");
    // Not there unless it was asked for.
    let (status, _) = home.start().get("/outbox.json").unwrap();
    assert_eq!(status, 404);
}
