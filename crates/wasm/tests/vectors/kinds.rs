//! The names of errors, from the package that says them.

/// The list in the TypeScript package, by which a page tells what went wrong.
const KINDS: &str = include_str!("../../../../www/countersign/src/kinds.ts");

/// Each kind by its number, with its words as they stand in the source.
pub(crate) fn all() -> Vec<(u8, &'static str, &'static str)> {
    let mut kinds = vec![];
    let mut next = 0;
    for line in KINDS.lines().map(str::trim) {
        if let Some(first) = line.strip_prefix("first: ") {
            next = first.trim_end_matches(',').parse().unwrap();
        }
        let kind = line
            .strip_prefix("['")
            .and_then(|kind| kind.strip_suffix("],"));
        if let Some((name, words)) = kind.and_then(|kind| kind.split_once("', ")) {
            kinds.push((next, name, words));
            next += 1;
        }
    }
    kinds
}

pub(crate) fn name(number: u8) -> &'static str {
    let kinds = all();
    let found = kinds.iter().find(|(known, ..)| *known == number);
    found
        .unwrap_or_else(|| panic!("no kind has the number {number}"))
        .1
}
