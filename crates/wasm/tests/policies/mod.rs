//! Cases drawn as in the tests of `countersign-policy`, through the exported functions and back.

#[path = "../../../policy/tests/cases/mod.rs"]
mod cases;

use cases::{Case, Draw};
use countersign_policy::{Change, Decision, InForce, Policy, Preset, decide};
use countersign_wasm::policy;
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use strum::VariantArray as _;
use wasm_bindgen::JsValue;

/// A thousand cases; the npm package's tests hold ten thousand against the native decisions.
pub(crate) fn run_all() {
    for seed in 0..1_000 {
        let case = Case::drawn(seed);
        let wanted = Draw::new(!seed).policy();
        let new = case.in_force.switched(wanted.clone(), case.now);
        let (in_force, member, now) = (js(&case.in_force), js(&case.member), js(&case.now));

        let decision = policy::decide(in_force.clone(), member, js(&case.from), now.clone());
        let expected = decide(&case.in_force, &case.member, case.from, case.now);
        assert_eq!(rust::<Decision>(decision.unwrap()), expected);

        let switched = policy::switched(in_force.clone(), js(&wanted), now.clone());
        assert_eq!(rust::<InForce>(switched.unwrap()), new);

        let changes = policy::preview(in_force, js(&wanted), js(&[case.member]), now);
        let expected = Change::preview(&case.in_force, &new, &case.member, case.now);
        assert_eq!(rust::<Vec<Change>>(changes.unwrap()), [expected]);

        assert_eq!(rust::<Policy>(policy::check(js(&wanted)).unwrap()), wanted);
    }
    let presets = policy::presets().unwrap();
    for preset in Preset::VARIANTS {
        let found = js_sys::Reflect::get(&presets, &preset.as_ref().into()).unwrap();
        assert_eq!(rust::<Policy>(found), preset.policy().unwrap());
    }
}

fn js(value: &(impl Serialize + ?Sized)) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap()
}

fn rust<T: DeserializeOwned>(value: JsValue) -> T {
    serde_wasm_bindgen::from_value(value).unwrap()
}
