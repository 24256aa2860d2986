//! `docs/events.md` is made from what stands beside each kind in `event.rs`: it says no less and nothing else.
//!
//! `COUNTERSIGN_WRITE=1 cargo test -p countersign-store the_table_of_kinds` writes it.

use std::fmt::Write as _;

use strum::VariantArray as _;

use super::EventName;
use crate::chain::is_open;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/events.md");
const SOURCE: &str = include_str!("../event.rs");
const HEAD: &str = "\
# What happened, kind by kind

Made from the code by `COUNTERSIGN_WRITE=1 cargo test -p countersign-store the_table_of_kinds`. An event has an `id`, the moment `at`, the
`member` whom it is about (null when it is about none, or they were removed), its `kind` and a `detail` with these fields. A field in
*italics* is personal: once the event is sealed it is under the member's own key, and goes with it.

| kind | what happened | fields of `detail` |
|---|---|---|
";

/// A kind as it is written down: its name, what it says, and its fields with what they say.
#[derive(Default)]
struct Kind {
    name: String,
    meaning: String,
    fields: Vec<(String, String)>,
}

fn kinds() -> Vec<Kind> {
    let lines = SOURCE
        .lines()
        .skip_while(|line| *line != "pub enum EventKind {");
    let lines = lines.skip(1).take_while(|line| *line != "}");
    let (mut kinds, mut said) = (Vec::<Kind>::new(), String::new());
    for line in lines.map(str::trim) {
        if let Some(more) = line.strip_prefix("/// ") {
            said = format!("{said} {more}").trim().to_owned();
        } else if let Some((_, name)) = line.split_once("serialize = \"") {
            kinds.push(Kind {
                name: name.split('"').next().unwrap().to_owned(),
                meaning: std::mem::take(&mut said),
                ..Kind::default()
            });
        } else if let Some((field, _)) = line.split_once(": ").filter(|_| !said.is_empty()) {
            let field = (field.to_owned(), std::mem::take(&mut said));
            kinds.last_mut().unwrap().fields.push(field);
        }
    }
    kinds
}

fn table() -> String {
    let mut table = HEAD.to_owned();
    for kind in kinds() {
        let fields = kind.fields.iter().map(|(name, meaning)| {
            if is_open(name) {
                format!("`{name}`: {meaning}")
            } else {
                format!("*`{name}`*: {meaning}")
            }
        });
        let fields: Vec<_> = fields.collect();
        writeln!(
            table,
            "| `{}` | {} | {} |",
            kind.name,
            kind.meaning,
            fields.join(" ")
        )
        .unwrap();
    }
    table
}

#[test]
fn the_table_of_kinds_says_what_the_code_says() {
    let names: Vec<String> = kinds().into_iter().map(|kind| kind.name).collect();
    let all: Vec<&str> = EventName::VARIANTS.iter().map(AsRef::as_ref).collect();
    assert_eq!(names, all);
    assert!(kinds().iter().all(|kind| !kind.meaning.is_empty()));
    if std::env::var_os("COUNTERSIGN_WRITE").is_some() {
        std::fs::write(FILE, table()).unwrap();
    }
    assert!(
        std::fs::read_to_string(FILE).is_ok_and(|written| written == table()),
        "docs/events.md is stale: COUNTERSIGN_WRITE=1 cargo test -p countersign-store the_table_of_kinds"
    );
}
