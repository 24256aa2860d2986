//! The samples that the command lists and writes. That each signs somebody in is what `tests/samples` tries.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::folder::run;

/// Every file below a folder, by its path in there.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().unwrap() != "__pycache__" {
                    folders.push(path);
                }
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn what_is_written_is_what_lies_in_the_repository() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www");
    let listed = run(["samples", "--json"]).json();
    let listed = listed["samples"].as_array().unwrap();
    let mut names: Vec<_> = fs::read_dir(www.join("samples"))
        .unwrap()
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    let mut told: Vec<_> = listed
        .iter()
        .map(|sample| sample["name"].as_str().unwrap())
        .collect();
    told.sort_unstable();
    assert_eq!(told, names);

    for sample in listed {
        let name = sample["name"].as_str().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let said = run(["samples", "write", name, folder.path().to_str().unwrap()]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.out.contains(sample["needs"].as_str().unwrap()));

        let mut wanted = files(&www.join("samples").join(name));
        if wanted.contains_key("app.py") {
            for (file, text) in files(&www.join("clients/python/countersign")) {
                wanted.insert(format!("countersign/{file}"), text);
            }
        }
        assert_eq!(files(folder.path()), wanted, "{name}");
        assert_eq!(sample["files"].as_array().unwrap().len(), wanted.len());
    }
}

#[test]
fn nothing_that_is_there_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("second_step.py");
    fs::write(&mine, "mine").unwrap();
    let said = run(["samples", "write", "flask", folder.path().to_str().unwrap()]);
    assert_eq!(said.code, 4, "{}", said.err);
    assert!(
        said.err.contains("second_step.py is there already"),
        "{}",
        said.err
    );
    assert_eq!(fs::read_to_string(mine).unwrap(), "mine");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nor was half of it written"
    );

    // A link that leads nowhere is there as well: what is written through it would lie elsewhere.
    let other = tempfile::tempdir().unwrap();
    let outside = other.path().join("outside");
    let target = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(&outside, target.path().join("app.mjs")).unwrap();
    let said = run([
        "samples",
        "write",
        "express",
        target.path().to_str().unwrap(),
    ]);
    assert_eq!(said.code, 4, "{}", said.err);
    assert!(!outside.exists());
}

#[test]
fn a_name_that_is_none_is_answered_with_those_there_are() {
    let said = run(["samples", "write", "django", "/nowhere"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("express, next, flask, fastapi"),
        "{}",
        said.err
    );
}
