//! Runs every case of `tests/vectors/*.json` through the exported functions, and prints how many held.

mod addresses;
mod codes;
mod input;
pub(crate) mod output;
mod qr;

use serde_json::Value;
use wasm_bindgen_test::console_log;

use input::Input;
use output::Answer;

/// Every file there was when this was compiled.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/vectors.rs"));

/// Runs all of them, and fails when one did not hold.
pub(crate) fn run_all(target: &str) {
    let mut cases = 0;
    let mut held = 0;
    for (name, text) in FILES {
        let file: Value = serde_json::from_str(text).unwrap();
        for case in file["cases"].as_array().unwrap() {
            cases += 1;
            let answer = run(case["op"].as_str().unwrap(), &Input(&case["input"]));
            if answer == case["expect"] {
                held += 1;
            } else {
                console_log!(
                    "{name} {}: expected {}, got {answer}",
                    case["id"],
                    case["expect"]
                );
            }
        }
    }
    console_log!("vectors: {target} {held} of {cases}");
    assert!(
        cases > 0 && held == cases,
        "vectors: {target} {held} of {cases}"
    );
}

fn run(op: &str, input: &Input<'_>) -> Value {
    if let Some(output) = qr::run(op, input) {
        return output;
    }
    let answer: Option<Answer> = codes::run(op, input).or_else(|| addresses::run(op, input));
    match answer {
        Some(Ok(output)) => output,
        Some(Err(failure)) => output::error(failure),
        None => panic!("no operation is called {op}"),
    }
}
