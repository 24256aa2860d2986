//! What others wrote and we repeat: names of devices and places, labels. Whoever began a sign-in may have chosen them, so that
//! our message carries theirs; what they can say is kept short, on one line, and leads nowhere.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// Letters that are repeated at most.
const LONGEST: usize = 80;

/// `text` in which no mail program finds an address to make a link of.
pub(crate) fn shown(text: &str) -> String {
    let text = seen(text);
    let mut letters = text.chars().peekable();
    let mut shown = String::new();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        shown.push(match letter {
            '.' | '。' | '．' | '｡' if next.is_some_and(char::is_alphabetic) => '·',
            ':' if next == Some('/') => ' ',
            '@' => '＠',
            letter => letter,
        });
    }
    shown
}

/// The name of an account: an e-mail address may stand as it is.
pub(crate) fn account(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "@.+-_".contains(letter);
    if text.matches('@').count() == 1 && text.chars().count() <= LONGEST && text.chars().all(plain)
    {
        return text.to_owned();
    }
    shown(text)
}

/// `text` on one line, without what cannot be seen or turns the direction of reading.
pub(crate) fn seen(text: &str) -> String {
    cut(text, LONGEST)
}

/// The same, with `most` letters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let mut seen: String = text.chars().filter_map(letter).take(most + 1).collect();
    if seen.chars().count() > most {
        seen.pop();
        seen.push('…');
    }
    seen.trim().to_owned()
}

fn letter(letter: char) -> Option<char> {
    match letter.general_category() {
        GeneralCategory::Control
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator
        | GeneralCategory::SpaceSeparator => Some(' '),
        GeneralCategory::Format
        | GeneralCategory::PrivateUse
        | GeneralCategory::Surrogate
        | GeneralCategory::Unassigned => None,
        _ => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::{account, shown};

    #[test]
    fn s33_what_others_wrote_leads_nowhere() {
        for (given, is_shown) in [
            ("Firefox 128.0 on Linux", "Firefox 128.0 on Linux"),
            ("St. Gallen, Switzerland", "St. Gallen, Switzerland"),
            ("203.0.113.7", "203.0.113.7"),
            ("go to http://evil.example/x", "go to http //evil·example/x"),
            ("www.evil.example", "www·evil·example"),
            ("evil。example", "evil·example"),
            ("write to eve@evil.example", "write to eve＠evil·example"),
            ("a\r\nBcc: eve", "a  Bcc: eve"),
            ("a\u{202e}b\u{200b}c\u{0}", "abc"),
        ] {
            assert_eq!(shown(given), is_shown);
        }
        assert_eq!(shown(&"x".repeat(200)).chars().count(), 81);
        assert_eq!(account("ada@example.org"), "ada@example.org");
        assert_eq!(account("ada@evil.example/x"), "ada＠evil·example/x");
    }
}
