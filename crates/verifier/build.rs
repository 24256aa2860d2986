//! Builds again when the hosted pages did: the verifier embeds them (`src/http/pages.rs`).
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::path::Path;

fn main() {
    let console = Path::new("../../www/console");
    let watched = [console.join("dist"), console.to_owned()];
    // A path that is not there would make cargo build again each time.
    match watched.iter().find(|path| path.exists()) {
        Some(path) => println!("cargo:rerun-if-changed={}", path.display()),
        None => println!("cargo:rerun-if-changed=build.rs"),
    }
}
