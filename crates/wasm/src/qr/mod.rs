//! The module of a set-up page: QR codes.

mod kind;

use alloc::vec::Vec;

use countersign_otp::qr::{ErrorCorrection, Qr};
use wasm_bindgen::prelude::*;

use crate::wire::{Answer, Arguments, Failure, sent};
pub use kind::Kind;

/// What can be asked for, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operation {
    /// The modules of a text without the quiet zone, row by row: a byte each, 1 for dark. The letter of a level of error
    /// correction follows the text, and may be absent.
    Matrix = 1,
}

/// The one door of this module.
#[wasm_bindgen(js_name = qr)]
#[must_use]
pub fn call(operation: u8, input: &[u8]) -> Vec<u8> {
    sent(answer(operation, Arguments::new(input)))
}

fn answer(operation: u8, mut given: Arguments<'_>) -> Result<Answer, Failure> {
    const MATRIX: u8 = Operation::Matrix as u8;

    match operation {
        MATRIX => {
            let text = given.bytes()?;
            let correction = error_correction(given.optional_bytes()?)?;
            let qr = Qr::encode_bytes(text, correction).map_err(Kind::from)?;
            let places = (0..qr.size()).flat_map(|y| (0..qr.size()).map(move |x| (x, y)));
            let modules = places.map(|(x, y)| qr.is_dark(x, y).into());
            Ok(Answer::of(qr.size() * qr.size(), modules))
        }
        _ => Err(Failure::MALFORMED),
    }
}

fn error_correction(level: Option<&[u8]>) -> Result<ErrorCorrection, Kind> {
    let level = match level {
        None => return Ok(ErrorCorrection::default()),
        Some([letter]) => ErrorCorrection::from_letter(char::from(*letter)),
        Some(_) => None,
    };
    level.ok_or(Kind::UnknownLevel)
}
