//! The tools that need no store. What they compute is held to the vectors; here is how they are used.

use std::fs;
use std::process::Stdio;

use crate::folder::{countersign, feed, run};

const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const ADDRESS: &str =
    "otpauth://totp/ACME:ada@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=ACME";

#[test]
fn a_secret_comes_from_stdin_a_file_or_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    fs::write(&file, format!("{SECRET}\n")).unwrap();
    let code = ["code", "totp", "--at", "59"];

    assert_eq!(feed(code, SECRET).out, "287082\n");
    let named = run(code
        .iter()
        .copied()
        .chain(["--secret-file", file.to_str().unwrap()]));
    assert_eq!(named.out, "287082\n");
    let surrounding = countersign()
        .args(code)
        .env("COUNTERSIGN_SECRET", SECRET)
        .output()
        .unwrap();
    assert_eq!(surrounding.stdout, b"287082\n");
    assert_eq!(
        feed(["code", "totp", "--at", "59", "--secret-file", "-"], SECRET).out,
        "287082\n"
    );
}

#[test]
fn a_code_comes_after_its_secret_or_from_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    fs::write(&file, SECRET).unwrap();
    let verify = ["verify", "totp", "--at", "59"];
    let with_file = [
        "verify",
        "totp",
        "--at",
        "59",
        "--secret-file",
        file.to_str().unwrap(),
    ];

    assert_eq!(feed(verify, &format!("{SECRET}\n287 082\n")).code, 0);
    assert_eq!(feed(with_file, "287082\n").code, 0);
    let surrounding = countersign()
        .args(with_file)
        .env("COUNTERSIGN_CODE", "287082")
        .output()
        .unwrap();
    assert!(surrounding.status.success());
}

#[test]
fn the_exit_code_is_the_verdict() {
    let verify = |at: &str, options: &[&str], code: &str| {
        let arguments = ["verify", "totp", "--at", at].into_iter();
        feed(
            arguments.chain(options.iter().copied()),
            &format!("{SECRET}\n{code}\n"),
        )
    };
    assert_eq!(verify("59", &[], "287082").code, 0);
    for (at, options, code, says) in [
        ("59", &["--last-step", "1"][..], "287082", "used already"),
        ("59", &[], "000000", "no time step"),
        ("659", &[], "287082", "600 seconds behind"),
    ] {
        let said = verify(at, options, code);
        assert_eq!(said.code, 1, "{code}: {}", said.err);
        assert!(
            said.out.starts_with("not accepted") && said.out.contains(says),
            "{}",
            said.out
        );
    }
    assert_eq!(verify("59", &[], "12345").code, 3);
}

#[test]
fn a_new_secret_goes_the_whole_way() {
    let secret = run(["secret", "generate"]).out;
    assert_eq!(secret.trim().len(), 32);
    assert_ne!(secret, run(["secret", "generate"]).out);

    let address = feed(
        ["uri", "write", "--issuer", "ACME", "--account", "ada"],
        &secret,
    )
    .out;
    let code = feed(["code", "uri"], &address).out;
    let verdict = feed(["verify", "totp"], &format!("{secret}{code}"));
    assert_eq!(verdict.code, 0, "{}", verdict.out);

    let read = feed(["uri", "read", "--json"], &address).out;
    assert_eq!(feed(["uri", "write", "--from-json"], &read).out, address);
    let export = feed(["uri", "pack"], &address).out;
    assert!(export.starts_with("otpauth-migration://"), "{export}");
    assert_eq!(feed(["uri", "unpack"], &export).out, address);
    let listed = feed(["uri", "unpack", "--json"], &export).out;
    assert_eq!(
        feed(
            ["uri", "unpack"],
            &feed(["uri", "pack", "--from-json"], &listed).out
        )
        .out,
        address
    );
}

#[test]
fn s19_a_secret_is_never_made_short() {
    for bits in ["0", "8", "120", "127", "129", "520", "-1", "x"] {
        let said = run(["secret", "generate", &format!("--bits={bits}")]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{bits}");
    }
    assert_eq!(run(["secret", "generate", "--json"]).json()["bits"], 160);
    assert_eq!(
        run(["secret", "generate", "--bits", "128"])
            .out
            .trim()
            .len(),
        26
    );
}

#[test]
fn a_derivation_is_explained_as_in_the_rfc() {
    let said = feed(["code", "hotp", "--counter", "1", "--explain"], SECRET);
    for part in [
        "75a48a19d4cbe100644e8ac1397eea747a2d33ab",
        "offset     11",
        "41397eea",
        "1094287082",
        "287082",
    ] {
        assert!(said.out.contains(part), "{part} is not in {}", said.out);
    }
}

#[test]
fn a_picture_is_drawn_in_three_ways() {
    let blocks = feed(["qr"], ADDRESS).out;
    let widths: Vec<usize> = blocks.lines().map(|line| line.chars().count()).collect();
    assert!(
        widths.windows(2).all(|pair| pair[0] == pair[1]) && widths.len() > 10,
        "{widths:?}"
    );
    let svg = feed(["qr", "--svg", "--title", "Scan <me>"], ADDRESS).out;
    assert!(
        svg.starts_with("<svg") && svg.contains("<title>Scan &lt;me&gt;</title>"),
        "{svg}"
    );
    let matrix = feed(["qr", "--matrix"], ADDRESS).out;
    assert!(
        matrix
            .lines()
            .all(|row| row.bytes().all(|module| matches!(module, b'0' | b'1')))
    );
    let json = feed(["qr"], ADDRESS);
    assert!(json.out.contains('█'));
}

#[test]
fn recovery_codes_are_made_and_read_back() {
    let codes = run(["recovery", "generate", "--count", "3"]).out;
    let codes: Vec<&str> = codes.lines().collect();
    assert_eq!(codes.len(), 3);
    for code in codes {
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(feed(["recovery", "parse"], &typed).out.trim(), code);
    }
}

#[test]
fn apps_are_judged_in_words_and_in_detail() {
    let address = ADDRESS.replace("&issuer", "&algorithm=SHA256&issuer");
    let words = feed(["uri", "compat"], &address).out;
    let microsoft = words
        .lines()
        .find(|line| line.starts_with("Microsoft"))
        .unwrap();
    assert!(
        microsoft.contains("wrong codes") && microsoft.contains("SHA1"),
        "{microsoft}"
    );
    let detail = feed(["uri", "compat", "--details", "--json"], &address).json();
    assert_eq!(detail["apps"]["microsoft"]["outcome"], "wrong-codes");
    assert_eq!(
        detail["apps"]["microsoft"]["shown_account"],
        "ada@example.org"
    );
}

#[test]
fn what_had_to_be_guessed_is_told() {
    let said = feed(
        ["uri", "read"],
        &ADDRESS.replace("otpauth://totp", "OTPAUTH://totp"),
    );
    assert!(said.out.contains("repaired"), "{}", said.out);
    let packed = feed(
        ["uri", "pack"],
        &ADDRESS.replace("&issuer", "&digits=x&issuer"),
    );
    assert!(
        packed.err.contains("warning: line 1: guessed"),
        "{}",
        packed.err
    );
}

#[test]
fn an_account_that_cannot_be_used_does_not_lose_the_others() {
    // Three accounts, the second with HMAC-MD5.
    let export = "otpauth-migration://offline?data=Ci4KFDEyMzQ1Njc4OTAxMjM0NTY3ODkwEgpBQ01FOmFsaWNlGgRBQ01FIAEoATACCisKFDEyMzQ1Njc4OTAx\
                  MjM0NTY3ODkwEghPbGQ6IGJvYhoDT2xkIAQoATACCi4KFDEyMzQ1Njc4OTAxMjM0NTY3ODkwEgpBQ01FOmNhcm9sGgRBQ01FIAEoATACEAEYASAAKAc%3D";
    let unpacked = feed(["uri", "unpack"], export);
    assert_eq!(unpacked.code, 0, "{}", unpacked.err);
    assert_eq!(unpacked.out.lines().count(), 2, "{}", unpacked.out);
    let said = "left out: account 2 (Old, bob): its codes use MD5, which is not supported";
    assert!(unpacked.err.contains(said), "{}", unpacked.err);
}

#[test]
fn whoever_stops_reading_has_what_they_wanted() {
    let mut child = countersign()
        .args(["recovery", "generate", "--count", "1000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_api_describes_itself() {
    let api = run(["openapi"]).json();
    assert!(api["openapi"].as_str().unwrap().starts_with("3."), "{api}");
}
