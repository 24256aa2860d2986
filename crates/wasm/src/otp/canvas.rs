//! QR codes on a `<canvas>`, drawn without a string of SVG in between.

use countersign_otp::qr::QUIET_ZONE;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::qr;
use crate::failure::Failure;

/// Device pixels for a module: an `otpauth://` address takes about 400 pixels.
const SCALE: u32 = 8;

/// Sharp on any screen or printer, and far below the largest canvas that browsers make.
const MAX_SCALE: u32 = 64;

/// Draws a QR code with its quiet zone and resizes the canvas to fit.
#[wasm_bindgen]
pub fn draw_qr(
    canvas: &HtmlCanvasElement,
    text: &str,
    level: Option<String>,
    scale: Option<u32>,
) -> Result<(), Failure> {
    let scale = scale.unwrap_or(SCALE);
    if !(1..=MAX_SCALE).contains(&scale) {
        return Err(Failure::new(
            "out-of-range",
            "the scale must be 1 to 64 pixels a module",
        ));
    }
    let qr = qr::encode(text, level.as_deref())?;
    let (size, quiet) = (module(qr.size()), module(QUIET_ZONE));
    let side = (size + 2 * quiet) * scale;
    canvas.set_width(side);
    canvas.set_height(side);

    let context = context(canvas)?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, side.into(), side.into());
    context.set_fill_style_str("#000");
    let place = |at: usize| f64::from((module(at) + quiet) * scale);
    for y in 0..qr.size() {
        for x in (0..qr.size()).filter(|&x| qr.is_dark(x, y)) {
            context.fill_rect(place(x), place(y), scale.into(), scale.into());
        }
    }
    Ok(())
}

/// A code has at most 177 modules a side, so this loses nothing.
fn module(count: usize) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, Failure> {
    canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or_else(|| {
            Failure::new(
                "canvas-unavailable",
                "this canvas cannot be drawn on: it has another kind of context",
            )
        })
}
