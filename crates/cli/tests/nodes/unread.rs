//! S31: nobody reads the log, and every request is answered.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::ChildStderr;

use crate::node::{Home, Node};

/// At the level at which the tests log, far more than a pipe and the service itself keep of what nobody reads.
const REQUESTS: usize = 8_000;

/// Asks until lines of the log must have been dropped; each answer comes while its client waits.
fn with_a_full_log(home: &Home) -> (Node, ChildStderr) {
    let (node, log) = home.start_with_log_in_pipe();
    for n in 0..REQUESTS {
        let answer = node.get("/healthz");
        assert!(
            matches!(answer, Ok((200, _))),
            "request {n} was not answered: {answer:?}"
        );
    }
    (node, log)
}

#[test]
fn s31_a_log_that_nobody_reads_holds_up_no_answer() {
    let home = Home::on_sqlite();
    let (node, log) = with_a_full_log(&home);
    // Whoever reads on is told what is missing, and then everything again.
    let mut lines = BufReader::new(log).lines().map(Result::unwrap);
    let told = lines.find(|line| line.contains("dropped")).unwrap();
    assert!(told.contains("ERROR") && told.contains("lines="), "{told}");
    node.get("/readyz").unwrap();
    lines.find(|line| line.contains("/readyz")).unwrap();
    node.tell_to_stop();
    lines.find(|line| line.contains("stopped")).unwrap();
    assert_eq!(node.wait_for_end().code(), Some(0));
}

#[test]
fn s31_a_log_that_nobody_reads_holds_up_no_end() {
    let home = Home::on_sqlite();
    let (node, log) = with_a_full_log(&home);
    node.tell_to_stop();
    assert_eq!(node.wait_for_end().code(), Some(0));
    drop(log);
}

#[test]
fn s31_what_waits_to_be_logged_is_short() {
    let home = Home::on_sqlite();
    let (node, mut log) = home.start_with_log_in_pipe();
    let mut stream = TcpStream::connect(node.address()).unwrap();
    let method = "M".repeat(60_000);
    write!(
        stream,
        "{method} /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
    node.tell_to_stop();
    let mut logged = String::new();
    log.read_to_string(&mut logged).unwrap();
    assert!(logged.contains("status=405"), "{logged}");
    assert!(!logged.contains("MMM"), "{} bytes", logged.len());
}
