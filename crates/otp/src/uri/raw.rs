//! An address cut into its parts as written: nothing is decoded yet.
//!
//! Apart from the parser, the app emulator reads these: apps differ in when they decode.

use core::{iter, mem};

use super::escape::decode;

/// The parts of `scheme://host/label?query#fragment`.
#[derive(Clone, Copy)]
pub(crate) struct Raw<'a> {
    pub(crate) scheme: &'a str,
    pub(crate) host: &'a str,
    pub(crate) label: &'a str,
    pub(crate) query: &'a str,
    pub(crate) has_fragment: bool,
}

impl<'a> Raw<'a> {
    /// `None` when there is no `scheme://`.
    pub(crate) fn split(text: &'a str) -> Option<Self> {
        // The scheme ends at the first colon: RFC 3986 §3.1 has none in it.
        let (scheme, rest) = cut(text, b':')?;
        let rest = rest.strip_prefix("//")?;
        let (rest, has_fragment) = match cut(rest, b'#') {
            Some((before, _)) => (before, true),
            None => (rest, false),
        };
        let (path, query) = cut(rest, b'?').unwrap_or((rest, ""));
        let (host, label) = cut(path, b'/').unwrap_or((path, ""));
        Some(Self {
            scheme,
            host,
            label,
            query,
            has_fragment,
        })
    }

    /// Names and values, undecoded, in order; a parameter without `=` has an empty value.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.query;
        let pairs = iter::from_fn(move || {
            let (pair, after) = cut(rest, b'&').unwrap_or((rest, ""));
            let has_ended = mem::replace(&mut rest, after).is_empty();
            (!has_ended).then_some(pair)
        });
        pairs
            .filter(|pair| !pair.is_empty())
            .map(|pair| cut(pair, b'=').unwrap_or((pair, "")))
    }

    /// The first value of a parameter, undecoded.
    pub(crate) fn parameter(&self, name: &str) -> Option<&'a str> {
        self.parameters()
            .find_map(|(found, value)| (found == name).then_some(value))
    }

    /// The label's issuer, where it has one, and its account: undecoded.
    ///
    /// `:` and `%3A` both separate; the first one counts.
    pub(crate) fn issuer_and_account(&self) -> (Option<&'a str>, &'a str) {
        match self.cuts().next() {
            Some((issuer, account)) => (Some(issuer), account),
            None => (None, self.label),
        }
    }

    /// The label cut where what stands before is this issuer, which may hold colons itself: undecoded.
    pub(crate) fn cut_after(&self, issuer: &str) -> Option<(&'a str, &'a str)> {
        self.cuts()
            .find(|(before, _)| decode(before).is_some_and(|before| before.trim() == issuer))
    }

    /// The label cut at each of its separators.
    fn cuts(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let label = self.label;
        (0..label.len()).filter_map(move |at| {
            let (before, after) = label.split_at_checked(at)?;
            let width = match after.as_bytes() {
                [b':', ..] => 1,
                [b'%', b'3', b'A' | b'a', ..] => 3,
                _ => return None,
            };
            Some((before, after.get(width..)?))
        })
    }

    /// Whether the address holds a character that RFC 3986 only allows escaped.
    pub(crate) fn has_unescaped(&self) -> bool {
        let needs_escape = |byte: u8| {
            !byte.is_ascii_graphic()
                || matches!(
                    byte,
                    b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}'
                )
        };
        self.label.bytes().any(needs_escape) || self.query.bytes().any(needs_escape)
    }
}

/// What stands before and after the first of these separators, which is ASCII.
fn cut(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == separator)?;
    let (before, after) = text.split_at_checked(at)?;
    Some((before, after.get(1..)?))
}
