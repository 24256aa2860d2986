//! What the two halves of a small module call by a number, they call by the same: errors with the core's own words, and levels.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it should be"
)]

mod typescript;

use countersign_otp::qr::{ErrorCorrection, Qr, QrError, SvgOptions};
use countersign_wasm::qr::{Kind, LEVELS, call};
use typescript::lines_after;

const QR: &str = include_str!("../../../www/countersign/src/qr.ts");

#[test]
fn an_error_has_the_cores_name_and_words() {
    let kinds = lines_after(QR, "const KINDS");
    for error in [QrError::Empty, QrError::TooLong] {
        let number = usize::from(Kind::from(error) as u8);
        let wanted = format!("['{}', '{error}'],", error.kind());
        assert_eq!(kinds.get(number - 1), Some(&wanted.as_str()));
    }
    assert!(kinds[Kind::UnknownLevel as usize - 1].starts_with("['unknown-level', "));
    assert_eq!(kinds.len(), 3);
}

#[test]
fn a_level_has_its_number() {
    let letters = QR
        .lines()
        .find(|line| line.starts_with("const LEVELS"))
        .unwrap();
    let letters: Vec<char> = letters
        .split('\'')
        .skip(1)
        .step_by(2)
        .flat_map(str::chars)
        .collect();
    let levels: Vec<_> = letters
        .iter()
        .copied()
        .map(ErrorCorrection::from_letter)
        .collect();
    assert_eq!(levels, LEVELS.map(Some));
    assert!(
        QR.contains("?? 'M'")
            && ErrorCorrection::from_letter('M') == Some(ErrorCorrection::default())
    );
}

/// `www/countersign/test/unit/qr.test.mjs` compares what the package draws with the same file.
#[test]
fn the_package_draws_what_the_core_draws() {
    let title = "</title>\t\u{0}\u{85}\u{ffff}Ada's \"QR\" & co";
    let qr = Qr::encode(
        "otpauth://totp/demo?secret=JBSWY3DPEHPK3PXP",
        ErrorCorrection::High,
    )
    .unwrap();
    let drawn = include_str!("../../../tests/vectors/qr-titled.svg");
    assert_eq!(*qr.to_svg(&SvgOptions::titled(title)), drawn);
}

#[test]
fn what_cannot_be_drawn_is_a_number() {
    assert_eq!(call(1, Box::new(*b"text")).len(), 441);
    assert_eq!(*call(1, Box::new([])), [Kind::Empty as u8]);
    assert_eq!(*call(1, Box::new([0; 2332])), [Kind::TooLong as u8]);
    for level in [4, u8::MAX] {
        assert_eq!(*call(level, Box::new(*b"text")), [Kind::UnknownLevel as u8]);
    }
}
