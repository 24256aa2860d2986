//! Runs every case of `tests/vectors/*.json` through the command as a person would, a process a case, and prints
//! `vectors: cli N of M`.
//!
//! It has no test harness, so that the count is printed without being asked for. An argument runs only the cases whose
//! id holds it: `cargo test -p countersign --test cli_vectors -- collision`.
#![allow(clippy::print_stdout, reason = "the report is the point")]

mod commands;
#[path = "../../../otp/tests/vectors/schema.rs"]
#[allow(dead_code, reason = "what only other targets need")]
mod schema;

use std::io::Write as _;
use std::process::{Command, ExitCode, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use commands::Run;
use schema::Case;
use serde_json::{Value, json};

const AT_ONCE: usize = 4;

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

    let (next, held) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(case) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if holds(case) {
                        held.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let held = held.into_inner();
    println!("vectors: cli {held} of {}", chosen.len());
    if held == chosen.len() && held > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn holds(case: &Case) -> bool {
    let mut answer = commands::of(case).and_then(|run| ask(&run));
    if let (Ok(answer), "compat.names") = (&mut answer, case.op.as_str()) {
        keep_names(answer);
    }
    if answer.as_ref() == Ok(&case.expect) {
        return true;
    }
    println!("{} {} ({}): {}", case.file, case.id, case.source, case.op);
    println!("  expected {}", case.expect);
    match answer {
        Ok(got) => println!("  got      {got}"),
        Err(problem) => println!("  {problem}"),
    }
    false
}

/// Of what is told of each app: the names that it shows.
fn keep_names(answer: &mut Value) {
    for (_, app) in answer["apps"].as_object_mut().into_iter().flatten() {
        *app = json!({ "issuer": app["shown_issuer"], "account": app["shown_account"] });
    }
}

/// What the command answers, in the form that cases expect.
fn ask(run: &Run) -> Result<Value, String> {
    let output = spawn(run).map_err(|error| format!("cannot be run: {error}"))?;
    let told =
        |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).map_err(|_| unreadable(&output));
    match output.status.code() {
        Some(code @ (0 | 1)) => {
            let answer = told(&output.stdout)?;
            let refused = answer
                .get("verdict")
                .is_some_and(|verdict| verdict != "match");
            if (code == 1) != refused {
                return Err(format!("ended with {code}, and yet said {answer}"));
            }
            Ok(answer)
        }
        Some(3) if output.stdout.is_empty() => {
            let complaint = told(&output.stderr)?;
            Ok(json!({ "error": complaint.get("error") }))
        }
        _ => Err(unreadable(&output)),
    }
}

fn spawn(run: &Run) -> std::io::Result<Output> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(&run.arguments)
        .arg("--json")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that refused its options has not waited for this.
        let _ = stdin.write_all(run.stdin.as_bytes());
    }
    child.wait_with_output()
}

fn unreadable(output: &Output) -> String {
    format!(
        "ended with {:?}, said {:?} and {:?}",
        output.status.code(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
