//! Says where the hosted pages are that the verifier embeds (`src/http/pages/embedded.rs`), and builds again when they change.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::path::{Path, PathBuf};

fn main() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // The published crate carries them; in the workspace they are where they were built.
    let carried = here.join("pages");
    let console = here.join("../../www/console");
    let pages = if carried.exists() {
        carried
    } else {
        console.join("dist")
    };
    println!("cargo:rustc-env=COUNTERSIGN_PAGES={}", pages.display());
    // A path that is not there would make cargo build again each time.
    let watched: [&Path; 2] = [&pages, &console];
    match watched.iter().find(|path| path.exists()) {
        Some(path) => println!("cargo:rerun-if-changed={}", path.display()),
        None => println!("cargo:rerun-if-changed=build.rs"),
    }
}
