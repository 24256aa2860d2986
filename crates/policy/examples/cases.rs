//! Ten thousand cases with the decision and the preview of this target, one JSON object a line: the wasm module is held against them.
//!
//! `cargo run -p countersign-policy --example cases`
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that cannot be made ends the run"
)]

#[path = "../tests/cases/mod.rs"]
mod cases;

use std::io::{self, Write as _};

use cases::{Case, Draw};
use countersign_policy::{Change, decide};
use serde_json::json;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for seed in 0..10_000 {
        let case = Case::drawn(seed);
        let policy = Draw::new(!seed).policy();
        let new = case.in_force.switched(policy.clone(), case.now);
        let line = json!({
            "case": case,
            "decision": decide(&case.in_force, &case.member, case.from, case.now),
            "policy": policy,
            "switched": new,
            "change": Change::preview(&case.in_force, &new, &case.member, case.now),
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}
