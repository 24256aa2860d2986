//! Every vector, in Node.
#![cfg(target_arch = "wasm32")]

mod vectors;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_vector_holds() {
    vectors::run_all("wasm-node");
}
