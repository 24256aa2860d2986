//! Lists the vectors for the tests, which read no files where they run: a file added there is in the list by itself.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

const FOLDER: &str = "../../tests/vectors";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let out = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    fs::write(out.join("vectors.rs"), list(Path::new(FOLDER))?)
}

/// A Rust expression: each file's name with its text.
fn list(folder: &Path) -> io::Result<String> {
    let mut paths = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            paths.push(entry?.path());
        }
    }
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();

    let mut list = String::from("&[\n");
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let place = fs::canonicalize(&path)?;
        list.push_str(&format!("    ({name:?}, include_str!({place:?})),\n"));
    }
    list.push_str("]\n");
    Ok(list)
}
