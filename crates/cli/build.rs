//! Says where the samples are that the command writes (`src/samples.rs`).
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::path::PathBuf;

fn main() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // The published crate carries them; in the workspace they are where they are tested.
    let carried = here.join("www");
    let www = if carried.exists() {
        carried
    } else {
        here.join("../../www")
    };
    println!("cargo:rustc-env=COUNTERSIGN_WWW={}", www.display());
    println!("cargo:rerun-if-changed=build.rs");
}
