//! Every vector, and what only a browser has, in headless Chromium (`webdriver.json` starts it).
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it should be"
)]

mod vectors;

use countersign_wasm::otp::{canvas::draw_qr, qr::qr_matrix};
use js_sys::Reflect;
use vectors::output::Matrix;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Light modules around a code (ISO/IEC 18004 §5.3.8).
const QUIET_ZONE: usize = 4;

#[wasm_bindgen_test]
fn every_vector_holds() {
    vectors::run_all("wasm-chromium");
}

#[wasm_bindgen_test]
fn a_canvas_shows_each_module_where_the_matrix_has_it() {
    const URI: &str = "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP";
    const SCALE: u32 = 3;
    let canvas = canvas();
    draw_qr(&canvas, URI, None, Some(SCALE)).unwrap();

    let Matrix { size, modules } = qr_matrix(URI, None).unwrap().into();
    let side = size + 2 * QUIET_ZONE;
    assert_eq!(canvas.width(), u32::try_from(side).unwrap() * SCALE);
    assert_eq!(canvas.height(), canvas.width());

    let pixels = pixels(&canvas);
    let scale = usize::try_from(SCALE).unwrap();
    let inside = |place: usize| (QUIET_ZONE..QUIET_ZONE + size).contains(&place);
    for (y, x) in (0..side).flat_map(|y| (0..side).map(move |x| (y, x))) {
        let dark = inside(x) && inside(y) && modules[(y - QUIET_ZONE) * size + x - QUIET_ZONE] == 1;
        let middle = (y * scale + scale / 2) * side * scale + x * scale + scale / 2;
        assert_eq!(
            pixels[middle * 4],
            if dark { 0 } else { 255 },
            "module {x}, {y}"
        );
    }
}

#[wasm_bindgen_test]
fn a_canvas_of_another_kind_and_an_absurd_scale_are_refused() {
    let taken = canvas();
    assert!(taken.get_context("bitmaprenderer").unwrap().is_some());
    assert_eq!(
        refused(draw_qr(&taken, "text", None, None)),
        "canvas-unavailable"
    );
    assert_eq!(
        refused(draw_qr(&canvas(), "text", None, Some(0))),
        "out-of-range"
    );
    assert_eq!(
        refused(draw_qr(&canvas(), "text", None, Some(65))),
        "out-of-range"
    );
}

fn refused(result: Result<(), countersign_wasm::Failure>) -> String {
    let error = JsValue::from(result.unwrap_err());
    Reflect::get(&error, &"code".into())
        .unwrap()
        .as_string()
        .unwrap()
}

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document
        .create_element("canvas")
        .unwrap()
        .dyn_into()
        .unwrap()
}

fn pixels(canvas: &HtmlCanvasElement) -> Vec<u8> {
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .unwrap()
        .unwrap()
        .dyn_into()
        .unwrap();
    let side = f64::from(canvas.width());
    context
        .get_image_data(0.0, 0.0, side, side)
        .unwrap()
        .data()
        .0
}
