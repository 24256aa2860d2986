//! `countersign openapi`: the description of the HTTP API, made from its code.

use super::error::Error;
use super::shell::{Exit, Shell};

pub(super) fn run(shell: &Shell) -> Result<Exit, Error> {
    shell.answer_json(&countersign_verifier::http::openapi())
}
