//! Runs every case of `tests/vectors/*.json` through the doors of the modules, and prints how many held.

mod addresses;
mod codes;
mod input;
pub(crate) mod kinds;
pub(crate) mod output;
mod qr;
pub(crate) mod wire;

use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::console_log;

use input::Input;
use output::Outcome;

#[cfg(not(target_arch = "wasm32"))]
macro_rules! console_log {
    ($($words:tt)*) => { println!($($words)*) };
}

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
    let outcome: Option<Outcome> = codes::run(op, input).or_else(|| addresses::run(op, input));
    match outcome {
        Some(Ok(output)) => output,
        Some(Err(kind)) => output::error(kind),
        None => panic!("no operation is called {op}"),
    }
}
