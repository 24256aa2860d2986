//! `uri.*`, `migration.*`, `compat.*` and `qr.*`.

use super::Answer;
use crate::schema::Input;

pub fn run(_op: &str, _input: &Input) -> Option<Answer> {
    None
}
