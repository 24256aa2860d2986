//! Where a command's words go: answers to stdout, for people or as JSON; everything else to stderr.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::Error;
use super::input::Stdin;

/// How a command ended. The numbers are documented in `--help`, and scripts rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done; the code was accepted.
    Done = 0,
    /// The code was not accepted; what happened was tampered with.
    NotAccepted = 1,
    /// The command line or the settings are wrong.
    Usage = 2,
    /// What was given cannot be used.
    Unusable = 3,
    /// There is no such thing, or it is there already.
    Missing = 4,
    /// A file, the database or the network failed.
    Failed = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The command's stdin, stdout and stderr.
pub(super) struct Shell {
    json: bool,
    stdin: Stdin,
}

impl Shell {
    pub(super) fn new(json: bool) -> Self {
        Self {
            json,
            stdin: Stdin::new(),
        }
    }

    pub(super) fn stdin(&mut self) -> &mut Stdin {
        &mut self.stdin
    }

    /// Answers, in the form that was asked for.
    pub(super) fn answer(&self, answer: &(impl Serialize + Display)) -> Result<Exit, Error> {
        if self.json {
            return self.answer_json(answer);
        }
        self.answer_text(answer)
    }

    /// Answers in JSON, whatever was asked for.
    pub(super) fn answer_json(&self, answer: &impl Serialize) -> Result<Exit, Error> {
        write(|stdout| {
            serde_json::to_writer(&mut *stdout, answer)?;
            writeln!(stdout)
        })
    }

    /// Answers in words, whatever was asked for.
    pub(super) fn answer_text(&self, answer: &impl Display) -> Result<Exit, Error> {
        write(|stdout| writeln!(stdout, "{answer}"))
    }

    /// Whether answers are asked for in JSON.
    pub(super) const fn speaks_json(&self) -> bool {
        self.json
    }

    /// An answer that comes in parts.
    pub(super) fn parts(&self) -> Parts {
        Parts {
            stdout: BufWriter::new(io::stdout()),
            closed: false,
        }
    }

    /// Adds a word for a person who looks at the answer; a program that reads it does not see this.
    pub(super) fn remark(&self, remark: impl Display) {
        if !self.json && io::stdout().is_terminal() {
            let _ = writeln!(io::stderr(), "{remark}");
        }
    }

    /// Warns.
    pub(super) fn warn(&self, warning: impl Display) {
        let _ = writeln!(io::stderr(), "warning: {warning}");
    }

    /// Says what went wrong and what to do.
    pub(super) fn complain(&self, error: &Error) {
        // Nothing better can be done when stderr is gone too.
        let _ = if self.json {
            writeln!(io::stderr(), "{}", error.document())
        } else {
            let advice = error.advice();
            let advice = advice.map_or_else(String::new, |advice| format!("\n  {advice}"));
            writeln!(io::stderr(), "error: {error}{advice}")
        };
    }
}

/// An answer that comes in parts. Whoever stopped reading (`| head`) has what they wanted.
pub(super) struct Parts {
    stdout: BufWriter<io::Stdout>,
    closed: bool,
}

impl Parts {
    /// The next part.
    pub(super) fn put(&mut self, text: &[u8]) -> Result<(), Error> {
        let put = self.stdout.write_all(text);
        self.note(put)
    }

    /// What was put so far is there to be read.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        let flushed = self.stdout.flush();
        self.note(flushed)
    }

    /// Whether nobody reads any more.
    pub(super) const fn is_closed(&self) -> bool {
        self.closed
    }

    fn note(&mut self, written: io::Result<()>) -> Result<(), Error> {
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.closed = true,
            written => written.map_err(Error::Output)?,
        }
        Ok(())
    }
}

/// Writes to stdout. Whoever stopped reading (`| head`) has what they wanted.
fn write(
    words: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Result<Exit, Error> {
    let mut stdout = BufWriter::new(io::stdout().lock());
    match words(&mut stdout).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::Output(error)),
        _ => Ok(Exit::Done),
    }
}

/// An integer as every reader of JSON keeps it: a decimal string beyond 2^53.
#[derive(Clone, Copy)]
pub(super) struct Exact(pub(super) u64);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 > 1 << 53 {
            serializer.collect_str(&self.0)
        } else {
            serializer.serialize_u64(self.0)
        }
    }
}

/// Either form is read.
impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u64),
            Text(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Number(number) => Ok(Self(number)),
            Written::Text(text) => text.parse().map(Self).map_err(serde::de::Error::custom),
        }
    }
}
