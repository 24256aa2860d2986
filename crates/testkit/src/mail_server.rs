//! A mail server for the tests: it takes what it is sent, refuses it, or never answers.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::heard::Heard;

/// A mail that was taken.
#[derive(Clone, Debug)]
pub struct TakenMail {
    /// Whom it came from.
    pub from: String,
    /// Whom it goes to.
    pub to: String,
    /// Head and body, as they were sent.
    pub data: String,
    /// What the client said of itself with `AUTH`, in base64.
    pub login: Option<String>,
    /// Whether it came encrypted.
    pub encrypted: bool,
}

impl TakenMail {
    /// The value of a header, unfolded.
    ///
    /// # Panics
    /// When it has no such header.
    #[must_use]
    pub fn header(&self, name: &str) -> String {
        let head = self.data.split("\r\n\r\n").next().unwrap();
        let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let prefix = format!("{name}: ");
        let line = unfolded.lines().find(|line| line.starts_with(&prefix));
        line.unwrap_or_else(|| panic!("{name} is not in {head}"))[prefix.len()..].to_owned()
    }
}

/// How the server is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It takes everything.
    Takes,
    /// It gives this answer to each recipient, like `450 4.2.0 busy`.
    Refuses(&'static str),
    /// It refuses every login.
    RefusesLogin,
    /// It takes connections and never says a word.
    Silent,
}

/// How it encrypts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Not at all.
    None,
    /// When it is asked with `STARTTLS`.
    StartTls,
    /// From the first byte.
    Implicit,
}

/// The server.
pub struct MailServer {
    address: SocketAddr,
    taken: Heard<TakenMail>,
    mood: Arc<Mutex<Mood>>,
    certificate: String,
}

impl MailServer {
    /// One on a free port that takes everything in the clear.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn start() -> Self {
        Self::at("127.0.0.1:0", Encryption::None)
    }

    /// One at `address`.
    ///
    /// # Panics
    /// When it cannot listen there.
    #[must_use]
    pub fn at(address: &str, encryption: Encryption) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            taken: Heard::default(),
            mood: Arc::new(Mutex::new(Mood::Takes)),
            certificate: cert.pem(),
        };
        let (taken, mood, tls) = (
            server.taken.clone(),
            Arc::clone(&server.mood),
            Arc::new(tls),
        );
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let talk = Talk {
                    taken: taken.clone(),
                    mood: Arc::clone(&mood),
                    encryption,
                };
                let tls = Arc::clone(&tls);
                // A client that hangs up ends its talk, and nobody minds.
                thread::spawn(move || talk.take(stream, tls));
            }
        });
        server
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it shows of itself, in PEM, for a client that is to trust it by the name `localhost`.
    #[must_use]
    pub fn certificate(&self) -> &str {
        &self.certificate
    }

    /// Changes how it is from now on.
    ///
    /// # Panics
    /// When a talk panicked.
    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// Waits until it has taken `count` mails; all that it has.
    #[must_use]
    pub fn wait_for(&self, count: usize) -> Vec<TakenMail> {
        self.taken.wait_for(count)
    }

    /// What it has taken so far.
    #[must_use]
    pub fn taken(&self) -> Vec<TakenMail> {
        self.taken.so_far()
    }
}

/// One connection.
struct Talk {
    taken: Heard<TakenMail>,
    mood: Arc<Mutex<Mood>>,
    encryption: Encryption,
}

/// Whether the client asked for encryption, and so begins again.
type Upgrade = bool;

impl Talk {
    fn take(&self, stream: TcpStream, tls: Arc<ServerConfig>) -> Option<()> {
        let secured = |stream| Some(StreamOwned::new(ServerConnection::new(tls).ok()?, stream));
        if *self.mood.lock().unwrap() == Mood::Silent {
            // Until the client loses its patience.
            let _ = (&stream).read(&mut [0]);
            return None;
        }
        let encrypts = self.encryption == Encryption::Implicit
            || self.converse(&mut BufReader::new(stream.try_clone().ok()?), false)?;
        if encrypts {
            self.converse(&mut BufReader::new(secured(stream)?), true)?;
        }
        Some(())
    }

    /// The server's side of SMTP, as far as a client of ours goes.
    fn converse<S: Read + Write>(
        &self,
        client: &mut BufReader<S>,
        encrypted: bool,
    ) -> Option<Upgrade> {
        let say = |client: &mut BufReader<S>, line: &str| {
            write!(client.get_mut(), "{line}\r\n").ok()?;
            client.get_mut().flush().ok()
        };
        // After STARTTLS the client speaks first.
        if !encrypted || self.encryption == Encryption::Implicit {
            say(client, "220 localhost ready")?;
        }
        let (mut from, mut to, mut login) = (String::new(), String::new(), None);
        loop {
            let line = read_line(client)?;
            let command = line.to_ascii_uppercase();
            let mood = self.mood.lock().unwrap().clone();
            if command.starts_with("EHLO") {
                say(client, "250-localhost")?;
                if self.encryption == Encryption::StartTls && !encrypted {
                    say(client, "250-STARTTLS")?;
                }
                say(client, "250 AUTH PLAIN")?;
            } else if command.starts_with("STARTTLS") {
                say(client, "220 go on")?;
                return Some(true);
            } else if command.starts_with("AUTH") {
                if mood == Mood::RefusesLogin {
                    say(client, "535 5.7.8 wrong name or password")?;
                } else {
                    login = line.split(' ').nth(2).map(ToOwned::to_owned);
                    say(client, "235 2.7.0 welcome")?;
                }
            } else if command.starts_with("MAIL FROM:") {
                from = between(&line);
                say(client, "250 2.1.0 fine")?;
            } else if command.starts_with("RCPT TO:") {
                to = between(&line);
                match mood {
                    Mood::Refuses(answer) => say(client, answer)?,
                    _ => say(client, "250 2.1.5 fine")?,
                }
            } else if command == "DATA" {
                say(client, "354 until a dot")?;
                let mut data = String::new();
                loop {
                    let line = read_line(client)?;
                    if line == "." {
                        break;
                    }
                    data.push_str(line.strip_prefix('.').unwrap_or(&line));
                    data.push_str("\r\n");
                }
                self.taken.hear(TakenMail {
                    from: from.clone(),
                    to: to.clone(),
                    data,
                    login: login.clone(),
                    encrypted,
                });
                say(client, "250 2.0.0 taken")?;
            } else if command == "QUIT" {
                say(client, "221 2.0.0 bye")?;
                return Some(false);
            } else {
                say(client, "250 2.0.0 fine")?;
            }
        }
    }
}

fn read_line<S: Read>(client: &mut BufReader<S>) -> Option<String> {
    let mut line = String::new();
    let read = client.read_line(&mut line).ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

fn between(line: &str) -> String {
    let address = line.split(['<', '>']).nth(1);
    address.unwrap_or_default().to_owned()
}
