//! The module of a set-up page: QR codes.

mod kind;

use alloc::vec::Vec;

use countersign_otp::qr::{ErrorCorrection, Qr, SvgOptions};
use wasm_bindgen::prelude::*;

use crate::wire::{Answer, Arguments, Failure, sent};
pub use kind::Kind;

/// What can be asked for, by its number. Each is followed by the text and the level of error correction, which may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operation {
    /// The modules without the quiet zone, row by row: a byte each, 1 for dark.
    Matrix = 1,
    /// A complete `<svg>` with its quiet zone. A title follows, which may be absent.
    Svg = 2,
}

/// The one door of this module.
#[wasm_bindgen(js_name = qr)]
#[must_use]
pub fn call(operation: u8, input: &[u8]) -> Vec<u8> {
    sent(answer(operation, Arguments::new(input)))
}

fn answer(operation: u8, mut given: Arguments<'_>) -> Result<Answer, Failure> {
    const MATRIX: u8 = Operation::Matrix as u8;
    const SVG: u8 = Operation::Svg as u8;

    let text = given.text()?;
    let level = given.optional_text()?;
    let qr = Qr::encode(text, error_correction(level)?).map_err(Kind::from)?;
    match operation {
        MATRIX => Ok(Answer::new().with_bytes(&modules(&qr))),
        SVG => {
            let title = given.optional_text()?;
            let options = title.map_or_else(SvgOptions::default, SvgOptions::titled);
            Ok(Answer::new().with_text(&qr.to_svg(&options)))
        }
        _ => Err(Failure::MALFORMED),
    }
}

fn modules(qr: &Qr) -> Vec<u8> {
    let mut modules = Vec::with_capacity(qr.size() * qr.size());
    for y in 0..qr.size() {
        for x in 0..qr.size() {
            modules.push(qr.is_dark(x, y).into());
        }
    }
    modules
}

fn error_correction(level: Option<&str>) -> Result<ErrorCorrection, Kind> {
    let Some(level) = level else {
        return Ok(ErrorCorrection::default());
    };
    let letter = match level.as_bytes() {
        [letter] => char::from(*letter),
        _ => return Err(Kind::UnknownLevel),
    };
    ErrorCorrection::from_letter(letter).ok_or(Kind::UnknownLevel)
}
