//! `qr.*`.

use countersign_wasm::qr::{Kind, Operation, call};
use serde_json::{Value, json};

use super::{
    input::Input,
    wire::{answer, arguments},
};

pub(crate) fn run(op: &str, input: &Input<'_>) -> Option<Value> {
    match op {
        "qr.matrix" => Some(matrix(input)),
        _ => None,
    }
}

fn matrix(input: &Input<'_>) -> Value {
    let fields = [Some(input.text("text")), Some(input.text("level"))];
    match answer(&call(Operation::Matrix as u8, &arguments(&fields))) {
        Ok([modules]) => {
            let size = modules.len().isqrt();
            let rows: Vec<String> = modules
                .chunks(size)
                .map(|row| row.iter().map(ToString::to_string).collect())
                .collect();
            json!({ "size": size, "rows": rows })
        }
        Err(kind) if kind == Kind::Empty as u8 => json!({ "error": "qr-empty" }),
        Err(kind) if kind == Kind::TooLong as u8 => json!({ "error": "qr-too-long" }),
        Err(kind) => panic!("no such vector: kind {kind}"),
    }
}
