//! A web server for the tests: it keeps what it is sent, and answers what it was told to.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::heard::Heard;

/// A request that came.
#[derive(Clone, Debug)]
pub struct HeardRequest {
    /// Its method and path.
    pub line: String,
    /// Its headers, their names in small letters.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
}

impl HeardRequest {
    /// The value of a header, named in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The server.
pub struct HttpListener {
    address: SocketAddr,
    heard: Heard<HeardRequest>,
    answers: Arc<Mutex<VecDeque<&'static str>>>,
}

impl Default for HttpListener {
    fn default() -> Self {
        Self::start()
    }
}

impl HttpListener {
    /// One on a free port that answers 204.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            heard: Heard::default(),
            answers: Arc::default(),
        };
        let (heard, answers) = (server.heard.clone(), Arc::clone(&server.answers));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (heard, answers) = (heard.clone(), Arc::clone(&answers));
                thread::spawn(move || answer(&stream, &heard, &answers));
            }
        });
        server
    }

    /// The address of `path` on it.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Answers the next requests so, each with one status line and its headers, like `500 Broken`; then 204 again.
    ///
    /// # Panics
    /// When a connection panicked.
    pub fn answer(&self, answers: &[&'static str]) {
        self.answers.lock().unwrap().extend(answers);
    }

    /// Waits until it has heard `count` requests; all that it has.
    #[must_use]
    pub fn wait_for(&self, count: usize) -> Vec<HeardRequest> {
        self.heard.wait_for(count)
    }

    /// What it has heard so far.
    #[must_use]
    pub fn heard(&self) -> Vec<HeardRequest> {
        self.heard.so_far()
    }
}

/// One request a connection.
fn answer(
    stream: &TcpStream,
    heard: &Heard<HeardRequest>,
    answers: &Mutex<VecDeque<&'static str>>,
) -> Option<()> {
    let mut client = BufReader::new(stream);
    let mut line = String::new();
    client.read_line(&mut line).ok()?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        client.read_line(&mut header).ok()?;
        match header.trim_end().split_once(": ") {
            Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.to_owned())),
            None => break,
        }
    }
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .and_then(|(_, length)| length.parse().ok())
        .unwrap_or_default();
    let mut body = vec![0; length];
    client.read_exact(&mut body).ok()?;
    heard.hear(HeardRequest {
        line: line.trim_end().to_owned(),
        headers,
        body: String::from_utf8(body).ok()?,
    });
    let status = answers.lock().unwrap().pop_front();
    let status = status.unwrap_or("204 No Content");
    let mut client = stream;
    write!(
        client,
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
    )
    .ok()
}
