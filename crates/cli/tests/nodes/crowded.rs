//! S31: more clients than descriptors, and none of them reads, or says all it has to say.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::node::Home;

const HEALTHY: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

/// The answer to `/healthz` for a client that waits ten seconds for it.
fn health(address: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.write_all(HEALTHY)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

#[test]
fn s31_with_more_slow_clients_than_descriptors_others_are_answered() {
    let home = Home::on_sqlite();
    let node = home.start_with_descriptors(128);
    let mut held = Vec::new();
    for n in 0..200 {
        let mut stream = TcpStream::connect(node.address()).unwrap();
        let says: &[u8] = match n % 4 {
            0 => b"",
            1 => b"GET /healthz HTTP/1.1\r\nhost:",
            2 => b"POST /v1/verify HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{",
            _ => &b"GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".repeat(3),
        };
        // Some of it stays on the way: nobody takes the answers.
        stream.set_nonblocking(true).unwrap();
        let _ = stream.write(says);
        held.push(stream);
    }
    for _ in 0..5 {
        let answer = health(node.address()).expect("an answer in ten seconds");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    drop(held);
    assert!(health(node.address()).is_ok());
}
