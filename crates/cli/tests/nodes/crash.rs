//! S18: what is left of a process that crashes, and what of the key ring lies in one that runs.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::FileExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, ExitStatus};

use crate::node::{Home, with_unlimited_cores};

/// Ends the process as a crash does.
fn abort(process: u32) {
    let told = Command::new("kill")
        .args(["-ABRT", &process.to_string()])
        .status()
        .unwrap();
    assert!(told.success());
}

/// How a program ends that does not protect itself: with a core, unless this machine makes none of any program.
fn unprotected() -> ExitStatus {
    let folder = tempfile::tempdir().unwrap();
    with_unlimited_cores("sh")
        .args(["-c", "kill -ABRT $$"])
        .current_dir(&folder)
        .status()
        .unwrap()
}

#[test]
fn s18_a_crash_leaves_no_core() {
    let home = Home::on_sqlite();
    let node = home.start_with_unlimited_cores();
    node.enroll("ada");
    let process = node.id();
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).unwrap();

    abort(process);
    let status = node.wait_for_end();
    assert_eq!(status.signal(), Some(6), "{status}");
    assert!(!status.core_dumped(), "{status}");
    let left: Vec<_> = fs::read_dir(home.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().starts_with("core"))
        .collect();
    assert_eq!(left, Vec::<std::ffi::OsString>::new());

    let cores = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    let words: Vec<&str> = cores.split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "{cores}");

    let control = unprotected();
    assert!(
        control.core_dumped() || cores_are_off(),
        "this machine dumps no core of any program, and nothing says why: {control}"
    );
}

/// Whether the machine's own settings keep every program from leaving a core.
fn cores_are_off() -> bool {
    let hard = Command::new("sh")
        .args(["-c", "ulimit -H -c"])
        .output()
        .unwrap();
    hard.stdout.trim_ascii() == b"0"
        || fs::read_to_string("/proc/sys/kernel/core_pattern").is_ok_and(|to| to.trim().is_empty())
}

#[test]
fn s18_the_key_rings_text_is_nowhere_in_a_running_verifier() {
    let home = Home::on_sqlite();
    let node = home.start();
    node.enroll("ada");
    let ring = fs::read_to_string(home.data().join("keyring")).unwrap();
    let key = ring.trim().split(' ').next_back().unwrap();
    match memory(node.id()) {
        Ok(pages) => {
            let holds = |text: &str| pages.iter().any(|page| contains(page, text.as_bytes()));
            let data = home.data();
            assert!(
                holds(data.to_str().unwrap()),
                "the memory that was read is not the verifier's"
            );
            assert!(!holds(key), "the text of the key ring is still in memory");
        }
        // Only root may look into a process that is not dumpable: its own user is kept out.
        Err(error) => assert_eq!(error.kind(), ErrorKind::PermissionDenied, "{error}"),
    }
}

/// Everything that the process can write to: its heap and its stacks.
fn memory(process: u32) -> std::io::Result<Vec<Vec<u8>>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps"))?;
    let file = File::open(format!("/proc/{process}/mem"))?;
    let mut pages = Vec::new();
    for line in maps.lines() {
        let (range, rest) = line.split_once(' ').unwrap();
        if !rest.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let start = u64::from_str_radix(start, 16).unwrap();
        let length = u64::from_str_radix(end, 16).unwrap() - start;
        let mut page = vec![0; usize::try_from(length).unwrap()];
        // A guard page cannot be read, and holds nothing.
        if file.read_exact_at(&mut page, start).is_ok() {
            pages.push(page);
        }
    }
    Ok(pages)
}

fn contains(held: &[u8], sought: &[u8]) -> bool {
    held.windows(sought.len()).any(|window| window == sought)
}
