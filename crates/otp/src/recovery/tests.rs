use alloc::{format, string::String, vec::Vec};

use proptest::prelude::*;

use super::*;

const ENTROPY: [u8; BYTES] = [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0xAA, 0xBB, 0xCC, 0xFF];

fn characters() -> Vec<char> {
    RecoveryCode::from_entropy(ENTROPY)
        .expose()
        .chars()
        .filter(|character| *character != '-')
        .collect()
}

fn is_typo(characters: &[char]) -> bool {
    RecoveryCode::parse(&characters.iter().collect::<String>()) == Err(RecoveryCodeError::Typo)
}

#[test]
fn s18_debug_shows_nothing() {
    let code = RecoveryCode::from_entropy(ENTROPY);
    assert_eq!(format!("{code:?}"), "RecoveryCode { .. }");
}

#[test]
fn every_pair_of_wrong_characters_is_found() {
    let right = characters();
    for first in 0..LENGTH {
        for second in first..LENGTH {
            for (by, and) in [(1, 1), (1, 30), (7, 19), (16, 5)] {
                let mut wrong = right.clone();
                for (place, by) in [(first, by), (second, and)] {
                    let value = alphabet::value(u8::try_from(right[place]).unwrap()).unwrap();
                    wrong[place] = alphabet::character(value ^ by);
                }
                assert!(is_typo(&wrong), "{first} {second}");
            }
        }
    }
}

#[test]
fn every_swap_is_found() {
    let right = characters();
    for first in 0..LENGTH {
        for second in first + 1..LENGTH {
            let mut swapped = right.clone();
            swapped.swap(first, second);
            assert_eq!(is_typo(&swapped), swapped != right, "{first} {second}");
        }
    }
}

proptest! {
    #[test]
    fn every_code_survives_its_paper(entropy in any::<[u8; BYTES]>()) {
        let code = RecoveryCode::from_entropy(entropy);
        let shown = code.expose();
        prop_assert_eq!(RecoveryCode::parse(&shown.to_lowercase()), Ok(code.clone()));
        prop_assert_eq!(code.canonical_bytes(), &entropy);
    }

    #[test]
    fn no_text_panics(text in any::<String>(), near in "[0-9A-Za-z -]{0,70}") {
        for text in [text, near] {
            if let Ok(code) = RecoveryCode::parse(&text) {
                prop_assert_eq!(RecoveryCode::parse(&code.expose()), Ok(code));
            }
        }
    }
}
