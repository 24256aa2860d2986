//! What a command is given: from stdin, a file or the environment.

use std::io::{self, BufRead, IsTerminal as _, Read as _, StdinLock, Write as _};
use std::path::Path;
use std::{env, fs};

use zeroize::Zeroizing;

use super::error::Error;

/// More than any input needs, and little enough to hold.
const LIMIT: u64 = 1 << 20;

/// Something to be read, by the name people know it by.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// What it is, for a prompt and for errors.
    pub(super) what: &'static str,
    /// The file that holds it, if one was named; `-` is stdin.
    pub(super) file: Option<&'a Path>,
    /// The variable that may hold it.
    pub(super) variable: Option<&'static str>,
    /// Whether nothing follows it on stdin, so that it takes all that is left.
    pub(super) last: bool,
}

/// The lines that come in.
pub(super) struct Stdin;

impl Stdin {
    pub(super) const fn new() -> Self {
        Self
    }

    /// One input, from wherever it was put.
    pub(super) fn take(&mut self, wanted: Wanted<'_>) -> Result<Zeroizing<String>, Error> {
        if let Some(path) = wanted.file.filter(|path| *path != Path::new("-")) {
            return of_file(path, wanted.what);
        }
        if wanted.file.is_none()
            && let Some(value) = wanted.variable.and_then(env::var_os)
        {
            let text = value
                .into_string()
                .map_err(|_| Error::NotText(wanted.what))?;
            return Ok(Zeroizing::new(text));
        }
        self.next(wanted.what, wanted.last)
    }

    /// Everything there is, as one text without the newline that ends it.
    pub(super) fn all(&mut self, what: &'static str) -> Result<Zeroizing<String>, Error> {
        self.next(what, true)
    }

    /// Everything there is, to its very end.
    pub(super) fn whole(&mut self, what: &'static str) -> Result<Zeroizing<String>, Error> {
        let mut stdin = io::stdin().lock();
        prompt(&stdin, what);
        decode(&read(&mut stdin, what, Until::End)?, what)
            .map(|text| Zeroizing::new(text.to_owned()))
    }

    fn next(&mut self, what: &'static str, last: bool) -> Result<Zeroizing<String>, Error> {
        let mut stdin = io::stdin().lock();
        let asked = prompt(&stdin, what);
        let until = if last && !asked {
            Until::End
        } else {
            Until::Newline
        };
        text(&read(&mut stdin, what, until)?, what)
    }
}

/// Asks a person who types; says whether there is one.
fn prompt(stdin: &StdinLock<'_>, what: &str) -> bool {
    let asked = stdin.is_terminal();
    if asked {
        let _ = write!(io::stderr(), "{what}: ");
    }
    asked
}

enum Until {
    Newline,
    End,
}

fn read(
    from: &mut impl BufRead,
    what: &'static str,
    until: Until,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut bytes = Zeroizing::new(Vec::new());
    let mut limited = from.take(LIMIT + 1);
    let read = match until {
        Until::Newline => limited.read_until(b'\n', &mut bytes),
        Until::End => limited.read_to_end(&mut bytes),
    };
    read.map(|_| bytes)
        .map_err(|source| Error::Input { what, source })
}

fn of_file(path: &Path, what: &'static str) -> Result<Zeroizing<String>, Error> {
    let mut bytes = Zeroizing::new(Vec::new());
    fs::File::open(path)
        .and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes))
        .map_err(|source| Error::File {
            path: path.display().to_string(),
            source,
        })?;
    text(&bytes, what)
}

/// The text without the one newline that ends it.
fn text(bytes: &[u8], what: &'static str) -> Result<Zeroizing<String>, Error> {
    let text = decode(bytes, what)?;
    let text = text
        .strip_suffix('\n')
        .map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    Ok(Zeroizing::new(text.to_owned()))
}

fn decode<'a>(bytes: &'a [u8], what: &'static str) -> Result<&'a str, Error> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LIMIT) {
        return Err(Error::TooMuch(what));
    }
    str::from_utf8(bytes).map_err(|_| Error::NotText(what))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn one_newline_ends_a_text_and_no_more_goes() {
        for (bytes, expected) in [
            ("755224", "755224"),
            ("755224\n", "755224"),
            ("755224\r\n", "755224"),
            ("755224\n\n", "755224\n"),
            ("755224\r\n\n", "755224\r\n"),
            (" 755224 \n", " 755224 "),
            ("\n", ""),
            ("", ""),
        ] {
            assert_eq!(text(bytes.as_bytes(), "code").unwrap().as_str(), expected);
        }
    }
}
