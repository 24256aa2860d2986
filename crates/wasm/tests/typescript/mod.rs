//! What stands in the package's TypeScript, read as text.

/// The lines between the one that begins with `start` and the one that ends it.
pub(crate) fn lines_after<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    let mut lines = text.lines().skip_while(|line| !line.starts_with(start));
    assert!(lines.next().is_some(), "nothing begins with {start}");
    lines
        .take_while(|line| line.starts_with(' '))
        .map(str::trim)
        .collect()
}
