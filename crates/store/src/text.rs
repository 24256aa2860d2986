//! What a text must be to be shown beside others: the rule of member ids and of labels (S33).

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// Whether a text has 1 to 128 bytes that can all be seen, and no space at either end.
pub(crate) fn is_name(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.trim() == text && text.chars().all(can_be_seen)
}

/// Whether a character shows, or is the space between two that do.
pub(crate) fn can_be_seen(letter: char) -> bool {
    let hidden = matches!(
        letter.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::Surrogate
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
    );
    // Letters and marks by their category, and yet drawn as nothing (Unicode's Default_Ignorable_Code_Point).
    let blank = matches!(
        letter,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}'
    );
    !hidden && !blank
}
