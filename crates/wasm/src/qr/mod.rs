//! The module of a set-up page: QR codes.

mod kind;

use alloc::{boxed::Box, vec, vec::Vec};

use countersign_otp::qr::{ErrorCorrection, Qr};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

pub use kind::Kind;

/// The levels of error correction, by their numbers here.
pub const LEVELS: [ErrorCorrection; 4] = [
    ErrorCorrection::Low,
    ErrorCorrection::Medium,
    ErrorCorrection::Quartile,
    ErrorCorrection::High,
];

/// The one door of this module: text as UTF-8 in, modules out, without the quiet zone and row by row: a byte each, 1 for
/// dark. An answer of one byte is the number of an error's kind, whose name and words stand in TypeScript.
#[wasm_bindgen(js_name = qr)]
#[must_use]
pub fn call(level: u8, text: Box<[u8]>) -> Box<[u8]> {
    let text = Zeroizing::new(text);
    match modules(level, &text) {
        // What is copied has no room left, which would be given back with more code than this.
        Ok(modules) => modules.as_slice().into(),
        Err(kind) => [kind as u8].as_slice().into(),
    }
}

fn modules(level: u8, text: &[u8]) -> Result<Vec<u8>, Kind> {
    let correction = LEVELS.get(usize::from(level)).ok_or(Kind::UnknownLevel)?;
    let qr = Qr::encode_bytes(text, *correction)?;
    let size = qr.size();
    let mut modules = vec![0; size * size];
    for (y, row) in modules.chunks_exact_mut(size).enumerate() {
        for (x, module) in row.iter_mut().enumerate() {
            *module = qr.is_dark(x, y).into();
        }
    }
    Ok(modules)
}
