//! Every vector, and policies, in Node.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is not as it should be"
)]

mod policies;
mod vectors;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_vector_holds() {
    vectors::run_all("wasm-node");
}

#[wasm_bindgen_test]
fn policies_are_decided_as_in_rust() {
    policies::run_all();
}
