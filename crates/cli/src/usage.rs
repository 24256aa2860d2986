//! What is said of a command line that cannot be understood, and what `--help` says of them all.

use std::error::Error as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::shell::Exit;

pub(super) const LONG_HELP: &str = "\
Begin:
  countersign init --data var/countersign --workspace demo
  countersign serve --data var/countersign

Secrets, codes and addresses are never arguments: other users of a machine can see those, and shells keep them.
They come from stdin; a secret and a code also from a file (--secret-file, --code-file) or the environment
(COUNTERSIGN_SECRET, COUNTERSIGN_CODE). A command that takes several reads them from stdin in the order its help
names, one a line; the last one takes what is left, without the newline at its end.

  countersign secret generate >secret
  countersign code totp <secret
  countersign verify totp --secret-file secret        asks for the code

Exit codes:
  0  done; the code was accepted
  1  the code was not accepted; what happened was tampered with
  2  the command line or the settings are wrong
  3  what was given cannot be used: the error's kind says why
  4  there is no such thing, or it is there already
  5  a file, the database or the network failed";

/// Prints clap's words, unless they would repeat something that may be a secret in the wrong place.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    // Nothing better can be done when even this cannot be written.
    let _ = match redacted(error) {
        Some(words) => writeln!(io::stderr(), "error: {words}"),
        None => error.print(),
    };
    if error.use_stderr() {
        Exit::Usage.into()
    } else {
        Exit::Done.into()
    }
}

/// Our words for an error that would quote what was typed; `None` when it only quotes the names of options.
fn redacted(error: &clap::Error) -> Option<String> {
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = || told(ContextKind::InvalidArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument if !argument().starts_with('-') => Some(STRAY.to_owned()),
        // A word that resembles a command is a slip; anything else may be what was to go into stdin.
        ErrorKind::InvalidSubcommand if error.get(ContextKind::SuggestedSubcommand).is_none() => {
            Some(STRAY.to_owned())
        }
        ErrorKind::InvalidValue => {
            let values = told(ContextKind::ValidValue).unwrap_or_default();
            Some(format!("{} takes one of: {values}", argument()))
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            Some(format!("{} does not take this value: {why}", argument()))
        }
        _ => None,
    }
}

const STRAY: &str = "\
a word is not expected here (it is not repeated: it may be a secret)
  Secrets, codes and addresses come from stdin, a file or the environment, never from arguments.
  Add --help to see how this command takes them.";
