//! `events verify`: on the data and on copies of it, with the key ring and without.

use std::fs::{self, Permissions};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use countersign_store::ids::{MemberId, MemberKey};
use countersign_verifier::service::{Service, WantedMember};

use crate::folder::{Begun, countersign, run};

async fn put(service: &Service, ids: &[&str]) {
    let workspace = service.workspace("demo").await.unwrap().id;
    for id in ids {
        let key = MemberKey {
            workspace: workspace.clone(),
            member: MemberId::parse(id).unwrap(),
        };
        service
            .put_member(key, WantedMember::default())
            .await
            .unwrap();
    }
    service.seal_events().await.unwrap();
}

/// Members whose making was sealed, in two batches.
fn with_events() -> Begun {
    let begun = Begun::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let service = begun.service();
    runtime.block_on(put(&service, &["ada", "bob"]));
    runtime.block_on(put(&service, &["carol", "dave"]));
    begun
}

/// A copy of the database alone, in a folder that nobody may write.
fn copied(begun: &Begun, into: &Path) -> PathBuf {
    let whole = rusqlite::Connection::open(begun.data().join("countersign.db")).unwrap();
    let copy = into.join("a copy #1.db");
    whole
        .execute("VACUUM INTO ?1", [copy.to_str().unwrap()])
        .unwrap();
    copy
}

fn tamper(database: &Path, sql: &str) {
    let database = rusqlite::Connection::open(database).unwrap();
    database
        .pragma_update(None, "journal_mode", "DELETE")
        .unwrap();
    database.execute_batch(sql).unwrap();
}

#[test]
fn a_copy_is_checked_offline_and_what_was_done_to_it_is_named() {
    let begun = with_events();
    let folder = tempfile::tempdir().unwrap();
    let copy = copied(&begun, folder.path());
    let copy_name = copy.to_str().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o500)).unwrap();
    let said = begun.run(&["events", "verify", "--database", copy_name, "--json"]);
    let report = said.json();
    assert_eq!(report["sound"], true);
    assert_eq!(report["seals"], "checked");
    assert_eq!(report["workspaces"][0]["end"]["batch"], 2);
    assert_eq!(report["workspaces"][0]["events"], 4);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();

    let events = begun.run(&["events", "--json"]).json();
    let event = events["events"][1]["id"].as_str().unwrap();
    tamper(
        &copy,
        &format!("UPDATE events SET at = at + 1 WHERE id = '{event}'"),
    );
    let said = begun.run(&["events", "verify", "--database", copy_name, "--json"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        report["workspaces"][0]["findings"],
        serde_json::json!([{ "what": "altered", "event": event, "batch": 2 }])
    );
    let said = begun.run(&["events", "verify", "--database", copy_name]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("demo: TAMPERED WITH"), "{}", said.out);
    assert!(
        said.out
            .contains(&format!("{event} was altered, in batch 2")),
        "{}",
        said.out
    );
    // The data itself is as it was.
    let said = begun.run(&["events", "verify"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("demo: as it was sealed"), "{}", said.out);
}

#[test]
fn without_the_key_ring_the_hashes_are_checked_and_it_says_so() {
    let begun = with_events();
    let folder = tempfile::tempdir().unwrap();
    let copy = copied(&begun, folder.path());
    let arguments = ["events", "verify", "--database", copy.to_str().unwrap()];
    let said = run(arguments);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("The seals were not checked"),
        "{}",
        said.out
    );
    tamper(
        &copy,
        "UPDATE event_batches SET seal = previous, sealed_at = sealed_at",
    );
    assert_eq!(run(arguments).code, 0);
    tamper(
        &copy,
        "UPDATE event_batches SET sealed_at = sealed_at + 1 WHERE number = 1",
    );
    let said = run(arguments);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("batch 1 was altered"), "{}", said.out);
}

#[test]
fn an_end_that_is_kept_elsewhere_finds_a_database_that_was_put_back() {
    let begun = with_events();
    let elsewhere = tempfile::tempdir().unwrap();
    let ends = elsewhere.path().join("ends.json");
    let verify = |copy: &Path| {
        begun.run(&[
            "events",
            "verify",
            "--database",
            copy.to_str().unwrap(),
            "--ends",
            ends.to_str().unwrap(),
        ])
    };
    let yesterday = copied(&begun, elsewhere.path());
    assert_eq!(verify(&yesterday).code, 0);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(put(&begun.service(), &["erin"]));
    let later = tempfile::tempdir().unwrap();
    let today = copied(&begun, later.path());
    assert_eq!(verify(&today).code, 0);
    let said = verify(&yesterday);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.out.contains("batch 3 was the chain's end"),
        "{}",
        said.out
    );
    // What is not well is not kept.
    assert_eq!(verify(&today).code, 0);
    // Nor is a workspace forgotten that is not there any more.
    tamper(&today, "PRAGMA foreign_keys = on; DELETE FROM workspaces");
    let said = verify(&today);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.out.contains("is not there any more"), "{}", said.out);
}

#[test]
fn what_is_no_copy_of_this_version_is_refused_with_advice() {
    let begun = Begun::new();
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.db");
    let said = begun.run(&["events", "verify", "--database", missing.to_str().unwrap()]);
    assert_eq!(said.code, 5);
    assert!(said.err.contains("missing.db"), "{}", said.err);
    let other = folder.path().join("other.db");
    tamper(&other, "CREATE TABLE notes (id TEXT)");
    let said = begun.run(&["events", "verify", "--database", other.to_str().unwrap()]);
    assert_eq!(said.code, 5);
    assert!(
        said.err.contains("no database of this version"),
        "{}",
        said.err
    );
    let ends = folder.path().join("ends.json");
    fs::write(&ends, "{\"ws_1\": {\"batch\": 1, \"digest\": \"x\"}}").unwrap();
    let said = begun.run(&["events", "verify", "--ends", ends.to_str().unwrap()]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--ends"), "{}", said.err);
    let said = begun.run(&["events", "--kind", "nonsense"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("member.locked"), "{}", said.err);
}

#[test]
fn what_happens_is_followed_as_a_document_a_line() {
    let begun = with_events();
    let mut child = countersign()
        .args(["events", "--follow", "--json", "--kind", "member.created"])
        .env("COUNTERSIGN_DATA", begun.data())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    // Until it has begun to follow, what happens may be taken for what was there before.
    let (told, seen) = std::sync::mpsc::channel();
    std::thread::spawn(move || told.send(lines.next().unwrap().unwrap()));
    let mut made = 0;
    let line = loop {
        made += 1;
        let id = format!("new-{made}");
        runtime.block_on(put(&begun.service(), &[&id]));
        if let Ok(line) = seen.recv_timeout(Duration::from_millis(200)) {
            break line;
        }
        assert!(made < 100, "nothing was shown");
    };
    child.kill().unwrap();
    child.wait().unwrap();
    let event: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(event["kind"], "member.created");
    assert!(
        event["member"].as_str().unwrap().starts_with("new-"),
        "{event}"
    );
}

#[test]
fn the_report_counts_and_lists() {
    let begun = with_events();
    let said = begun.run(&["report"]);
    assert!(said.out.contains("HAVE ONE"), "{}", said.out);
    assert!(said.out.contains("agent  4"), "{}", said.out);
    let said = begun.run(&["report", "--csv"]);
    assert_eq!(said.out.lines().count(), 5, "{}", said.out);
    assert!(said.out.starts_with("member,label,role,"), "{}", said.out);
    let said = begun.run(&["report", "--json"]);
    let rows: Vec<serde_json::Value> = said
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["member"], "ada");
    assert_eq!(begun.run(&["report", "--csv", "--json"]).code, 2);
}
