//! A folder of one test's own, and the command run in it.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use countersign_store::Store;
use countersign_store::clock::SystemClock;
use countersign_store::entropy::OsEntropy;
use countersign_store::sealing::KeyRing;
use countersign_verifier::service::Service;
use serde_json::Value;
use tempfile::TempDir;

/// The command, with nothing of this process's environment, and nothing on stdin.
pub(crate) fn countersign() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    command.env_clear().stdin(Stdio::null());
    command
}

/// What came of a run.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// The answer in JSON of a run that did what it should.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap()
    }
}

/// Runs the command with these arguments.
pub(crate) fn run<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Said {
    Said::of(countersign().args(arguments).output().unwrap())
}

/// Runs the command with these arguments and this on stdin.
pub(crate) fn feed<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>, stdin: &str) -> Said {
    let mut child = countersign()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refused its options has not waited for this.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    Said::of(child.wait_with_output().unwrap())
}

/// A data folder with the workspace `demo`.
pub(crate) struct Begun {
    folder: TempDir,
    pub(crate) api_key: String,
}

impl Begun {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let said = run([
            "init",
            "--workspace",
            "demo",
            "--json",
            "--data",
            data.to_str().unwrap(),
        ]);
        let api_key = said.json()["api_key"].as_str().unwrap().to_owned();
        Self { folder, api_key }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Runs the command on this folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let mut command = countersign();
        command.env("COUNTERSIGN_DATA", self.data()).args(arguments);
        Said::of(command.output().unwrap())
    }

    /// The verifier in this folder, without the command.
    pub(crate) fn service(&self) -> Service {
        let keys = KeyRing::load(&self.data().join("keyring")).unwrap();
        let database = self.data().join("countersign.db");
        let store = Store::sqlite(&database, Arc::new(SystemClock)).unwrap();
        Service::new(store, keys, Arc::new(OsEntropy))
    }
}

/// The permission bits of a file.
pub(crate) fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
