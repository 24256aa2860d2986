//! `qr.*`.

use countersign_wasm::qr::{Kind, call};
use serde_json::{Value, json};

use super::input::Input;

pub(crate) fn run(op: &str, input: &Input<'_>) -> Option<Value> {
    match op {
        "qr.matrix" => Some(matrix(input)),
        _ => None,
    }
}

fn matrix(input: &Input<'_>) -> Value {
    let level = "LMQH".find(input.text("level")).unwrap();
    let answer = call(
        level.try_into().unwrap(),
        input.text("text").as_bytes().into(),
    );
    match answer[..] {
        [kind] if kind == Kind::Empty as u8 => json!({ "error": "qr-empty" }),
        [kind] if kind == Kind::TooLong as u8 => json!({ "error": "qr-too-long" }),
        [kind] => panic!("no such vector: kind {kind}"),
        ref modules => {
            let size = modules.len().isqrt();
            let rows: Vec<String> = modules
                .chunks(size)
                .map(|row| row.iter().map(ToString::to_string).collect())
                .collect();
            json!({ "size": size, "rows": rows })
        }
    }
}
