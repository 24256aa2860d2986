//! What a preview costs: a switch from each preset to each other, for ten thousand members.
//!
//! `cargo bench -p countersign-policy --bench preview`
#![allow(clippy::print_stdout, reason = "the report is the point")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that cannot be made ends the run"
)]

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/cases/mod.rs"]
mod cases;

use std::{error::Error, hint::black_box, time::Instant};

use cases::{Draw, EPOCH};
use countersign_policy::{Effect, Facts, InForce, Preset, preview};
use strum::VariantArray as _;

const MEMBERS: u64 = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let members: Vec<Facts> = (0..MEMBERS).map(|seed| Draw::new(seed).member()).collect();
    println!("preview of a switch for {MEMBERS} members");
    println!(
        "{:32} {:>9} {:>7} {:>7} {:>7}",
        "", "ms", "gain", "keep", "lose"
    );
    for from in Preset::VARIANTS {
        for to in Preset::VARIANTS.iter().filter(|to| *to != from) {
            let old = InForce::first(from.policy()?, EPOCH);
            let began = Instant::now();
            let new = old.switched(to.policy()?, EPOCH);
            let changes = preview(&old, &new, black_box(members.iter().enumerate()), EPOCH);
            let took = began.elapsed();
            let count = |effect| {
                changes
                    .iter()
                    .filter(|(_, change)| change.effect == effect)
                    .count()
            };
            println!(
                "{:32} {:>9.2} {:>7} {:>7} {:>7}",
                format!("{} → {}", from.as_ref(), to.as_ref()),
                took.as_secs_f64() * 1000.0,
                count(Effect::Gains),
                count(Effect::Keeps),
                count(Effect::Loses)
            );
        }
    }
    Ok(())
}
