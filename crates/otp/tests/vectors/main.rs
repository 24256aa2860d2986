//! Runs every case of `tests/vectors/*.json` against the crate, and prints `vectors: native N of M`.
//!
//! It has no test harness, so that the count is printed without being asked for. An argument runs only the cases whose
//! id holds it: `cargo test -p countersign-otp --test vectors -- collision`.
#![allow(clippy::print_stdout, reason = "the report is the point")]

mod ops;
mod schema;

use std::process::ExitCode;

use schema::Case;

fn main() -> ExitCode {
    let cases = match schema::all() {
        Ok(cases) => cases,
        Err(problem) => {
            println!("vectors: {problem}");
            return ExitCode::FAILURE;
        }
    };
    let wanted = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let chosen = |case: &&Case| {
        wanted
            .as_ref()
            .is_none_or(|part| case.id.contains(part.as_str()))
    };

    let chosen: Vec<&Case> = cases.iter().filter(chosen).collect();
    let held = chosen.iter().filter(|case| holds(case)).count();
    println!("vectors: native {held} of {}", chosen.len());
    if held == chosen.len() && held > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn holds(case: &Case) -> bool {
    let got = ops::run(&case.op, &case.input);
    if got == Ok(case.expect.clone()) {
        return true;
    }
    println!("{} {} ({}): {}", case.file, case.id, case.source, case.op);
    println!("  expected {}", case.expect);
    match got {
        Ok(got) => println!("  got      {got}"),
        Err(malformed) => println!("  cannot be run: {malformed}"),
    }
    false
}
