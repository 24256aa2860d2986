//! What the two halves of a small module call by a number, they call by the same: errors with the core's own words, and operations.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it should be"
)]

use countersign_otp::qr::QrError;
use countersign_wasm::qr::{self, Kind, Operation};

const QR: &str = include_str!("../../../www/countersign/src/qr.ts");

/// The lines between the one that begins with `start` and the one that ends it.
fn lines_after<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    let mut lines = text.lines().skip_while(|line| !line.starts_with(start));
    assert!(lines.next().is_some(), "nothing begins with {start}");
    lines
        .take_while(|line| line.starts_with(' '))
        .map(str::trim)
        .collect()
}

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
fn an_operation_has_its_number() {
    let operations = lines_after(QR, "const Operation");
    assert_eq!(
        operations,
        [
            format!("matrix: {},", Operation::Matrix as u8),
            format!("svg: {},", Operation::Svg as u8),
        ]
    );
}

#[test]
fn what_no_function_of_the_package_sends_is_refused() {
    let malformed = [u8::MAX];
    assert_eq!(qr::call(0, &[]), malformed);
    let text = [4, 0, 0, 0, b't', b'e', b'x', b't', 255, 255, 255, 255];
    assert_eq!(qr::call(Operation::Matrix as u8, &text)[0], 0);
    for (operation, input) in [
        (0, text.as_slice()),
        (9, &text),
        (Operation::Svg as u8, &text),
        (Operation::Matrix as u8, &text[..11]),
        (Operation::Matrix as u8, &text[..7]),
        (Operation::Matrix as u8, &text[4..]),
        (
            Operation::Matrix as u8,
            &[1, 0, 0, 0, 0xff, 255, 255, 255, 255],
        ),
        (Operation::Matrix as u8, &[255; 8]),
    ] {
        assert_eq!(
            qr::call(operation, input),
            malformed,
            "{operation} {input:?}"
        );
    }
}
