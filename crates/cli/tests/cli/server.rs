//! On a PostgreSQL server, which `COUNTERSIGN_TEST_POSTGRES` names (`scripts/test` starts one): two nodes, one database.

use std::fs;
use std::path::Path;

use postgres::{Client, NoTls};
use serde_json::Value;

use crate::folder::countersign;

/// A database of this test's own, gone when dropped.
struct Database {
    admin: String,
    name: String,
}

impl Database {
    fn new() -> Self {
        let admin = std::env::var("COUNTERSIGN_TEST_POSTGRES").expect(
            "COUNTERSIGN_TEST_POSTGRES names the server to test on; scripts/postgres starts one",
        );
        let database = Self {
            admin,
            name: format!("cli{}", std::process::id()),
        };
        database.as_admin("CREATE DATABASE");
        database
    }

    fn as_admin(&self, what: &str) {
        let mut client = Client::connect(&self.admin, NoTls).unwrap();
        client
            .batch_execute(&format!("{what} {}", self.name))
            .unwrap();
    }

    fn url(&self) -> String {
        let (server, _) = self.admin.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    /// Runs the command on this database, with its key ring in `data`.
    fn run(&self, data: &Path, arguments: &[&str]) -> (i32, String, String) {
        let output = countersign()
            .args(arguments)
            .arg("--json")
            .env("COUNTERSIGN_STORE", self.url())
            .env("COUNTERSIGN_DATA", data)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.as_admin("DROP DATABASE IF EXISTS");
    }
}

#[test]
fn a_second_node_is_told_to_bring_the_key_ring_of_the_first() {
    let (database, folder) = (Database::new(), tempfile::tempdir().unwrap());
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));

    let (code, _, err) = database.run(&first, &["init", "--workspace", "demo"]);
    assert_eq!(code, 0, "{err}");
    let files: Vec<_> = fs::read_dir(&first)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(files, ["keyring"]);

    // Another ring would seal what the first node cannot open.
    let (code, _, err) = database.run(&second, &["init", "--workspace", "demo"]);
    assert_eq!(code, 4, "{err}");
    assert!(!second.join("keyring").exists());
    let (code, _, err) = database.run(&second, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(code, 5, "{err}");
    assert!(err.contains("another node"), "{err}");

    fs::copy(first.join("keyring"), second.join("keyring")).unwrap();
    let (code, out, err) = database.run(&second, &["workspace", "list"]);
    assert_eq!(code, 0, "{err}");
    let listed: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(listed["workspaces"][0]["name"], "demo");

    // No key is read for what an operator does: the server is all it needs.
    let output = countersign()
        .args(["workspace", "list", "--json"])
        .env("COUNTERSIGN_STORE", database.url())
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
}
