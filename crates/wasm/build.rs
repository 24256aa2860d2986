//! What is read here, because nothing reads files where it runs: the vectors, for the tests (a file added there is in the list by
//! itself), and the presets, so that no page downloads a reader of TOML.

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
    fs::write(out.join("vectors.rs"), list(Path::new(FOLDER))?)?;
    #[cfg(feature = "policy")]
    fs::write(out.join("presets.json"), presets()?)?;
    Ok(())
}

/// The policies to begin with, by their names, as JSON.
#[cfg(feature = "policy")]
fn presets() -> io::Result<String> {
    use countersign_policy::Preset;
    use strum::VariantArray as _;

    let mut presets = Vec::new();
    for preset in Preset::VARIANTS {
        let policy = preset.policy().map_err(io::Error::other)?;
        let policy = serde_json::to_string(&policy)?;
        presets.push(format!("{:?}:{policy}", preset.as_ref()));
    }
    Ok(format!("{{{}}}", presets.join(",")))
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
