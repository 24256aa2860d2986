//! Wrong inputs: each ends with its exit code, says what is wrong and what to do, and never repeats what was typed.

use std::fs;

use crate::folder::{Begun, feed, run};

#[test]
fn what_cannot_be_used_comes_with_advice() {
    for (arguments, stdin, kind, advice) in [
        (&["code", "totp"][..], "", "secret-empty", "--help"),
        (
            &["code", "totp"],
            "nope!",
            "secret-not-base32",
            "--encoding hex",
        ),
        (
            &["code", "totp", "--encoding", "hex"],
            "GEZD",
            "not-hex",
            "base32",
        ),
        (
            &["code", "totp", "--digits", "9"],
            "MFRGG",
            "digits-out-of-range",
            "6",
        ),
        (
            &["code", "totp", "--algorithm", "MD5"],
            "MFRGG",
            "algorithm-unknown",
            "SHA1",
        ),
        (&["verify", "totp"], "MFRGG", "code-empty", "--code-file"),
        (
            &["verify", "totp"],
            "MFRGG\n12345",
            "code-wrong-length",
            "--digits",
        ),
        (
            &["verify", "totp"],
            "MFRGG\n１２３４５６",
            "code-not-digits",
            "0 to 9",
        ),
        (&["uri", "read"], "hello", "not-otpauth", "zbarimg"),
        (
            &["uri", "read"],
            "otpauth-migration://offline?data=x",
            "migration-uri",
            "unpack",
        ),
        (
            &["uri", "unpack"],
            "otpauth://totp/a?secret=MFRGG",
            "not-migration",
            "uri read",
        ),
        (
            &["uri", "read", "--strict"],
            "otpauth://TOTP/a?secret=MFRGG",
            "upper-case",
            "--strict",
        ),
        (
            &["uri", "write", "--from-json"],
            "{}",
            "not-an-account",
            "uri read --json",
        ),
        (
            &["uri", "read"],
            "otpauth://totp/a?secret=nope!",
            "secret-not-base32",
            "QR code",
        ),
        (
            &["recovery", "parse"],
            "60RK4C-SM6MV3-EE1S4J",
            "recovery-code-typo",
            "60RK4C",
        ),
    ] {
        let said = feed(arguments.iter().chain(&["--json"]), stdin);
        assert_eq!(
            (said.code, said.out.as_str()),
            (3, ""),
            "{arguments:?}: {}",
            said.err
        );
        let complaint: serde_json::Value = serde_json::from_str(&said.err).unwrap();
        assert_eq!(complaint["error"], kind, "{arguments:?}");
        let told = complaint["advice"].as_str().unwrap_or_default();
        assert!(told.contains(advice), "{arguments:?}: {told}");
        let words = feed(arguments, stdin).err;
        assert!(
            words.starts_with("error: ") && words.contains(told),
            "{words}"
        );
    }
}

#[test]
fn text_that_is_none_and_files_that_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    fs::write(&file, [0xff, 0xfe, b'A']).unwrap();
    let said = run(["code", "totp", "--secret-file", file.to_str().unwrap()]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("UTF-8"), "{}", said.err);
    let said = run(["code", "totp", "--secret-file", "/nowhere/secret"]);
    assert_eq!(said.code, 5);
    assert!(said.err.contains("/nowhere/secret"), "{}", said.err);
    let said = feed(["code", "totp"], &"A".repeat((1 << 20) + 1));
    assert_eq!(said.code, 3, "{}", said.err);
}

#[test]
fn a_folder_that_is_not_named_not_there_or_not_whole() {
    let unnamed = run(["member", "list"]);
    assert_eq!(unnamed.code, 2);
    assert!(unnamed.err.contains("--data DIR"), "{}", unnamed.err);

    let folder = tempfile::tempdir().unwrap();
    let nothing = folder.path().join("nothing");
    for command in [&["member", "list"][..], &["serve"], &["key", "create"]] {
        let said = run(command
            .iter()
            .copied()
            .chain(["--data", nothing.to_str().unwrap()]));
        assert_eq!(said.code, 4, "{command:?}: {}", said.err);
        assert!(said.err.contains("countersign init --data"), "{}", said.err);
        assert!(!nothing.exists(), "{command:?} made a folder");
    }

    let begun = Begun::new();
    fs::remove_file(begun.data().join("keyring")).unwrap();
    // Looking after people opens no secret, so it needs no key.
    assert_eq!(begun.run(&["member", "list"]).code, 0);
    let said = begun.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(said.code, 5);
    assert!(
        said.err.contains("Restore") && said.err.contains("keyring"),
        "{}",
        said.err
    );
}

#[test]
fn s18_a_key_ring_that_others_can_read_is_not_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let begun = Begun::new();
    let ring = begun.data().join("keyring");
    fs::set_permissions(&ring, fs::Permissions::from_mode(0o640)).unwrap();
    let said = begun.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(said.code, 5);
    assert!(said.err.contains("chmod 600"), "{}", said.err);
}

#[test]
fn settings_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    let begun = Begun::new();
    fs::write(&file, "data = 'x'\nlissten = 'y'\n").unwrap();
    for (arguments, says) in [
        (&["serve", "--config", file.to_str().unwrap()][..], "line 2"),
        (&["serve", "--config", "/nowhere.toml"], "/nowhere.toml"),
        (&["serve", "--log", "=!"], "what to log"),
        (&["serve", "--public-url", "https://a/b"], "public URL"),
        (&["serve", "--store", "mysql://x"], "postgres://"),
    ] {
        let said = begun.run(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(
            said.err.contains(says) && said.err.contains("serve --help"),
            "{arguments:?}: {}",
            said.err
        );
    }
}

#[test]
fn a_database_server_that_does_not_answer() {
    let folder = tempfile::tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let output = crate::folder::countersign()
        .args([
            "init",
            "--workspace",
            "demo",
            "--data",
            folder.path().to_str().unwrap(),
        ])
        .env(
            "COUNTERSIGN_STORE",
            format!("postgres://ada:hunter2@{free}/none"),
        )
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{err}");
    assert!(err.contains("COUNTERSIGN_STORE"), "{err}");
    assert!(!err.contains("hunter2"), "{err}");
    assert!(
        !folder.path().join("keyring").exists(),
        "a key ring without a database"
    );
}
