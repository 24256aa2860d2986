//! S18: nothing secret is taken from arguments, shown by `--help`, or repeated on stderr.

use crate::folder::{countersign, feed, run};

const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

#[test]
fn s18_a_secret_among_the_arguments_is_refused_and_not_repeated() {
    for arguments in [
        &[SECRET][..],
        &["code", SECRET],
        &["code", "totp", SECRET],
        &["code", "totp", "--secret", SECRET],
        &["code", "totp", &format!("--secret={SECRET}")],
        &["code", "totp", "--at", SECRET],
        &["code", "totp", "--encoding", SECRET],
        &["code", "totp", "--digits", SECRET],
        &["verify", "totp", "--last-step", SECRET],
        &["verify", "totp", "--code", SECRET],
        &["qr", &format!("otpauth://totp/a?secret={SECRET}")],
        &["uri", "read", &format!("otpauth://totp/a?secret={SECRET}")],
    ] {
        let said = run(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!said.err.contains(SECRET), "{arguments:?}: {}", said.err);
        assert!(said.err.starts_with("error: "), "{}", said.err);
    }
}

#[test]
fn s18_help_never_shows_what_the_environment_holds() {
    for command in [
        &["--help"][..],
        &["serve", "--help"],
        &["init", "--help"],
        &["code", "totp", "--help"],
        &["verify", "totp", "--help"],
    ] {
        let output = countersign()
            .args(command)
            .env("COUNTERSIGN_STORE", "postgres://u:hunter2@h/d")
            .env("COUNTERSIGN_SECRET", SECRET)
            .env("COUNTERSIGN_CODE", "755224")
            .output()
            .unwrap();
        assert!(output.status.success());
        let help = String::from_utf8(output.stdout).unwrap();
        for secret in ["hunter2", SECRET, "755224"] {
            assert!(!help.contains(secret), "{command:?}");
        }
    }
}

#[test]
fn s18_what_cannot_be_read_is_not_repeated() {
    let marked = "GEZDGNBVGY3TQOJQ1";
    for (arguments, stdin) in [
        (&["code", "totp"][..], marked.to_owned()),
        (&["code", "totp", "--encoding", "hex"], marked.to_owned()),
        (&["secret", "decode"], marked.to_owned()),
        (&["verify", "totp"], format!("{SECRET}\n{marked}")),
        (
            &["uri", "read"],
            format!("otpauth://totp/a?secret={marked}"),
        ),
        (
            &["uri", "read", "--strict"],
            format!("otpauth://TOTP/a?secret={SECRET}"),
        ),
        (
            &["uri", "compat"],
            format!("otpauth://totp/a?secret={marked}"),
        ),
        (
            &["uri", "unpack"],
            format!("otpauth-migration://offline?data={marked}!"),
        ),
        (
            &["uri", "write", "--from-json"],
            format!("{{\"kind\":\"totp\",\"secret\":[\"{SECRET}\"]}}"),
        ),
        (
            &["uri", "write", "--from-json"],
            format!("{{\"kind\":\"{SECRET}\",\"secret\":\"MFRGG\",\"account\":\"a\"}}"),
        ),
        (
            &["uri", "write", "--from-json"],
            format!(
                "{{\"kind\":\"totp\",\"secret\":\"MFRGG\",\"account\":\"a\",\"digits\":\"{SECRET}\"}}"
            ),
        ),
        (
            &["uri", "write", "--from-json"],
            format!(
                "{{\"kind\":\"hotp\",\"secret\":\"MFRGG\",\"account\":\"a\",\"counter\":\"{SECRET}\"}}"
            ),
        ),
        (&["recovery", "parse"], format!("{marked}A")),
    ] {
        for json in [&[][..], &["--json"]] {
            let said = feed(arguments.iter().chain(json), &stdin);
            assert_eq!((said.code, said.out.as_str()), (3, ""), "{arguments:?}");
            for secret in [marked, SECRET] {
                assert!(!said.err.contains(secret), "{arguments:?}: {}", said.err);
            }
        }
    }
}

#[test]
fn s18_a_password_in_an_argument_is_warned_of_and_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let said = run([
        "member",
        "list",
        "--data",
        folder.path().to_str().unwrap(),
        "--store",
        "postgres://u:hunter2@127.0.0.1:1/d",
    ]);
    assert!(
        said.err.contains("warning") && said.err.contains("COUNTERSIGN_STORE"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("hunter2"), "{}", said.err);
}
