use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use countersign_store::token::ApiKey;

use crate::folder::{Begun, countersign, mode, run};

#[test]
fn it_makes_a_workspace_with_a_key_that_works_and_files_for_its_owner_alone() {
    let begun = Begun::new();
    assert_eq!(mode(&begun.data()), 0o700);
    for entry in fs::read_dir(begun.data()).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    let key = ApiKey::parse(&begun.api_key).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let service = begun.service();
    let demo = runtime.block_on(service.workspace("demo")).unwrap();
    let speaks_for = runtime
        .block_on(service.authenticate(&key, countersign_store::model::Scope::Members))
        .unwrap();
    assert_eq!(speaks_for, demo.id);
}

#[test]
fn its_answer_is_the_workspace_and_the_key_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("a/b");
    let arguments = [
        "init",
        "--data",
        data.to_str().unwrap(),
        "--workspace",
        "ACME Support",
        "--json",
    ];
    let answer = run(arguments).json();
    let fields: Vec<&str> = answer
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(fields, ["api_key", "workspace"]);
    assert_eq!(answer["workspace"], "ACME Support");
}

#[test]
fn s18_the_key_can_go_to_a_file_of_its_owners_alone_and_is_then_not_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("api-key"));
    let init = |workspace: &str| {
        run([
            "init",
            "--data",
            data.to_str().unwrap(),
            "--workspace",
            workspace,
            "--api-key-file",
            file.to_str().unwrap(),
            "--json",
        ])
    };
    let answer = init("demo").json();
    assert_eq!(answer.get("api_key"), None);
    assert_eq!(answer["api_key_file"], file.to_str().unwrap());
    assert_eq!(mode(&file), 0o600);
    let written = fs::read_to_string(&file).unwrap();
    ApiKey::parse(written.trim_end()).unwrap();

    let again = init("another");
    assert_eq!((again.code, again.out.as_str()), (4, ""));
    assert!(again.err.contains("file-exists"), "{}", again.err);
    assert!(
        again.err.contains("countersign key create --data DIR"),
        "{}",
        again.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), written);

    fs::remove_file(&file).unwrap();
    assert_eq!(init("another").code, 4);
    assert!(!file.exists(), "no key, no file");
}

#[test]
fn a_second_one_changes_nothing_and_says_what_to_do() {
    let begun = Begun::new();
    let ring = fs::read(begun.data().join("keyring")).unwrap();
    for workspace in ["demo", "another"] {
        let said = begun.run(&["init", "--workspace", workspace]);
        assert_eq!((said.code, said.out.as_str()), (4, ""));
        assert!(said.err.contains("countersign key create"), "{}", said.err);
    }
    assert_eq!(fs::read(begun.data().join("keyring")).unwrap(), ring);
    let listed = begun.run(&["workspace", "list", "--json"]).json();
    assert_eq!(listed["workspaces"].as_array().unwrap().len(), 1);
    let keys = begun.run(&["key", "list", "--json"]).json();
    assert_eq!(keys["keys"].as_array().unwrap().len(), 1);
}

/// What a stop at any step leaves behind is taken up by the next run.
#[test]
fn s26_a_half_made_one_is_finished_by_the_next() {
    let whole = Begun::new();
    let leave_behind: [(&str, &[&str]); 4] = [
        ("the folder", &[]),
        ("a key ring not whole", &["keyring.new"]),
        ("an empty database", &["countersign.db"]),
        ("both", &["countersign.db", "keyring.new"]),
    ];
    for (what, files) in leave_behind {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            fs::write(folder.path().join(file), "").unwrap();
        }
        let data = folder.path().to_str().unwrap();
        run(["init", "--data", data, "--workspace", "demo", "--json"]).json();
        assert_eq!(mode(folder.path()), 0o700, "{what}");
        assert_eq!(mode(&folder.path().join("keyring")), 0o600, "{what}");
        assert!(!folder.path().join("keyring.new").exists(), "{what}");
        run(["workspace", "list", "--data", data, "--json"]).json();
    }

    // Stopped when all but the workspace was there: the ring that is there stays.
    let folder = tempfile::tempdir().unwrap();
    let ring = folder.path().join("keyring");
    fs::copy(whole.data().join("keyring"), &ring).unwrap();
    let data = folder.path().to_str().unwrap();
    run(["init", "--data", data, "--workspace", "demo", "--json"]).json();
    assert_eq!(
        fs::read(ring).unwrap(),
        fs::read(whole.data().join("keyring")).unwrap()
    );
}

/// `kill -9` at twenty instants spread over a whole run: what is there afterwards is either taken up, or whole but for
/// the key that nobody saw.
#[test]
fn s26_killed_at_any_instant_it_can_be_run_again() {
    let begun = Instant::now();
    Begun::new();
    let instant = begun.elapsed() / 18;
    for at in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let arguments = [
            "init",
            "--data",
            data.to_str().unwrap(),
            "--workspace",
            "demo",
            "--json",
        ];
        let mut child = countersign()
            .args(arguments)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(instant * at);
        child.kill().unwrap();
        child.wait().unwrap();

        let again = run(arguments);
        if again.code == 4 {
            assert!(
                again.err.contains("countersign key create"),
                "{}",
                again.err
            );
            run(["key", "create", "--data", data.to_str().unwrap(), "--json"]).json();
        } else {
            again.json();
        }
        run([
            "workspace",
            "list",
            "--data",
            data.to_str().unwrap(),
            "--json",
        ])
        .json();
    }
}

#[test]
fn stopped_before_its_key_it_goes_on_with_the_workspace_it_made() {
    let begun = Begun::new();
    // As it stands between the two last steps: a workspace that never had a key.
    let database = rusqlite::Connection::open(begun.data().join("countersign.db")).unwrap();
    database.execute("DELETE FROM api_keys", []).unwrap();
    drop(database);

    let again = begun
        .run(&[
            "init",
            "--workspace",
            "demo",
            "--origin",
            "http://127.0.0.1:1",
            "--json",
        ])
        .json();
    assert_ne!(again["api_key"], begun.api_key.as_str());
    let listed = begun.run(&["workspace", "list", "--json"]).json();
    assert_eq!(listed["workspaces"][0]["origins"][0], "http://127.0.0.1:1");
    assert_eq!(listed["workspaces"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_with_other_things_in_it_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.tex"), "years of work").unwrap();
    let before = mode(folder.path());
    let said = run([
        "init",
        "--data",
        folder.path().to_str().unwrap(),
        "--workspace",
        "demo",
    ]);
    assert_eq!(said.code, 4);
    assert!(
        said.err.contains("thesis.tex") && said.err.contains("empty"),
        "{}",
        said.err
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(mode(folder.path()), before);
}

#[test]
fn a_name_or_an_origin_that_cannot_be_used_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    for wrong in [
        ["--workspace", "a:b", "--origin", "http://a"],
        ["--workspace", "", "--origin", "http://a"],
        ["--workspace", "demo", "--origin", "http://a/path"],
        ["--workspace", "demo", "--origin", "a"],
    ] {
        let said = run(["init", "--data", data].iter().chain(&wrong));
        assert_eq!(said.code, 3, "{wrong:?}: {}", said.err);
        assert!(!folder.path().join("data").exists(), "{wrong:?}");
    }
}
