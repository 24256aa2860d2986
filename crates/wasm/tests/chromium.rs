//! In headless Chromium (`webdriver.json` starts it): every vector, and a QR code on a screen.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it should be"
)]

mod vectors;

use countersign_otp::qr::QUIET_ZONE;
use countersign_wasm::qr;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_vector_holds() {
    vectors::run_all("wasm-chromium");
}

/// Pixels on a side of a module.
const SCALE: u32 = 4;

/// A canvas of a page with these modules on it, dark on light, and what it can be drawn on with.
fn drawn(modules: &[u8]) -> web_sys::CanvasRenderingContext2d {
    let size = modules.len().isqrt();
    let side = u32::try_from(size + 2 * QUIET_ZONE).unwrap() * SCALE;
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: web_sys::HtmlCanvasElement = document
        .create_element("canvas")
        .unwrap()
        .dyn_into()
        .unwrap();
    canvas.set_width(side);
    canvas.set_height(side);
    let context: web_sys::CanvasRenderingContext2d = canvas
        .get_context("2d")
        .unwrap()
        .unwrap()
        .dyn_into()
        .unwrap();
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, side.into(), side.into());
    context.set_fill_style_str("black");
    let pixel =
        |module: usize| f64::from(u32::try_from(module + QUIET_ZONE).unwrap()) * f64::from(SCALE);
    for (at, _) in modules.iter().enumerate().filter(|(_, dark)| **dark == 1) {
        let (x, y) = (pixel(at % size), pixel(at / size));
        context.fill_rect(x, y, SCALE.into(), SCALE.into());
    }
    context
}

/// What a scanner reads off a canvas.
fn scanned(context: &web_sys::CanvasRenderingContext2d) -> String {
    let side = context.canvas().unwrap().width();
    let image = context
        .get_image_data(0.0, 0.0, side.into(), side.into())
        .unwrap();
    let (pixels, side) = (image.data(), usize::try_from(side).unwrap());
    // Red, green, blue and how opaque it is: a canvas that nothing was drawn on is black and clear.
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[4 * (y * side + x)]);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[wasm_bindgen_test]
fn a_qr_code_on_a_canvas_reads_as_what_it_was_made_of() {
    let address = "otpauth://totp/ACME:alice@example.com?secret=JBSWY3DPEHPK3PXP&issuer=ACME";
    for level in 0..u8::try_from(qr::LEVELS.len()).unwrap() {
        let modules = qr::call(level, address.as_bytes().into());
        assert_eq!(scanned(&drawn(&modules)), address, "level {level}");
    }
}
