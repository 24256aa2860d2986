//! From an operation's name to the call it stands for.

mod addresses;
mod codes;

use serde_json::{Value, json};

use crate::schema::{Input, Malformed};

/// What an operation answers: its output, or why it could not give one.
pub(crate) type Answer = Result<Value, Stop>;

/// Why there is no output.
pub(crate) enum Stop {
    /// The crate refused the input; the kind is what a case expects.
    Refused(&'static str),
    /// The case itself is wrong.
    Malformed(Malformed),
}

impl From<Malformed> for Stop {
    fn from(problem: Malformed) -> Self {
        Self::Malformed(problem)
    }
}

/// Each of these errors has a stable kind.
macro_rules! refused_as_kind {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for $crate::ops::Stop {
            fn from(error: $error) -> Self {
                Self::Refused(error.kind())
            }
        }
    )*};
}
use refused_as_kind;

/// Runs one operation and gives what a case's `expect` should be.
pub(crate) fn run(op: &str, input: &Input) -> Result<Value, Malformed> {
    let answer = codes::run(op, input)
        .or_else(|| addresses::run(op, input))
        .ok_or_else(|| format!("no operation is called {op}"))?;
    match answer {
        Ok(output) => Ok(output),
        Err(Stop::Refused(kind)) => Ok(json!({ "error": kind })),
        Err(Stop::Malformed(problem)) => Err(problem),
    }
}
