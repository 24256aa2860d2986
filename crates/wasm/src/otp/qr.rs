//! QR codes as SVG and as bare modules.

use countersign_otp::qr::{ErrorCorrection, Qr, QrError, SvgOptions};
use wasm_bindgen::prelude::*;

use crate::{
    failure::{Failure, throws},
    record::Record,
};

throws!(QrError);

/// A complete `<svg>` with its quiet zone.
#[wasm_bindgen]
pub fn qr_svg(text: &str, level: Option<String>, title: Option<String>) -> Result<String, Failure> {
    let options = title
        .as_deref()
        .map_or_else(SvgOptions::default, SvgOptions::titled);
    Ok(encode(text, level.as_deref())?
        .to_svg(&options)
        .as_str()
        .to_owned())
}

/// The modules without the quiet zone.
#[wasm_bindgen(unchecked_return_type = "QrMatrix")]
pub fn qr_matrix(text: &str, level: Option<String>) -> Result<JsValue, Failure> {
    let qr = encode(text, level.as_deref())?;
    let side = 0..qr.size();
    let modules: Vec<u8> = side
        .clone()
        .flat_map(|y| side.clone().map(move |x| (x, y)))
        .map(|(x, y)| qr.is_dark(x, y).into())
        .collect();
    Ok(Record::new()
        .with("size", qr.size())
        .with("modules", modules)
        .into())
}

pub(crate) fn encode(text: &str, level: Option<&str>) -> Result<Qr, Failure> {
    Ok(Qr::encode(text, error_correction(level)?)?)
}

fn error_correction(level: Option<&str>) -> Result<ErrorCorrection, Failure> {
    let Some(level) = level else {
        return Ok(ErrorCorrection::default());
    };
    let mut letters = level.chars();
    letters
        .next()
        .filter(|_| letters.as_str().is_empty())
        .and_then(ErrorCorrection::from_letter)
        .ok_or_else(|| {
            Failure::new(
                "unknown-level",
                "the level of error correction must be L, M, Q or H",
            )
        })
}
