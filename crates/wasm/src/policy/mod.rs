//! The module of an admin's page: what a policy asks of whom, and what a switch would change.
//!
//! Values are structured and have the shapes of the verifier's JSON; moments are microseconds since 1970.

mod shapes;

use countersign_policy::{Change, Circumstances, Facts, InForce, Policy, Timestamp};
use wasm_bindgen::prelude::*;

use crate::failure::{Failure, throws};
use shapes::{from_js, to_js, whole};

throws!(countersign_policy::PolicyError);

/// The shapes stand in the TypeScript package, where people read them; this ties the two together.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str =
    r#"import type { Change, Decision, InForce, Policy, PresetName } from "../policy/shapes.js";"#;

/// What a sign-in asks of a member.
#[wasm_bindgen(unchecked_return_type = "Decision")]
pub fn decide(
    in_force: JsValue,
    member: JsValue,
    from: JsValue,
    now: JsValue,
) -> Result<JsValue, Failure> {
    let in_force: InForce = from_js(in_force, "inForce")?;
    let member: Facts = from_js(member, "member")?;
    let from: Circumstances = from_js(from, "from")?;
    let now: Timestamp = from_js(now, "now")?;
    to_js(&countersign_policy::decide(&in_force, &member, from, now))
}

/// What putting a policy in the place of another would do to each member, in their order.
#[wasm_bindgen(unchecked_return_type = "Change[]")]
pub fn preview(
    in_force: JsValue,
    policy: JsValue,
    members: JsValue,
    now: JsValue,
) -> Result<JsValue, Failure> {
    let old: InForce = from_js(in_force, "inForce")?;
    let members: Vec<Facts> = from_js(members, "members")?;
    let now: Timestamp = from_js(now, "now")?;
    let new = old.switched(read(policy)?, now);
    let changes: Vec<_> = members
        .iter()
        .map(|member| Change::preview(&old, &new, member, now))
        .collect();
    to_js(&changes)
}

/// What is in force once a policy takes the place of another.
#[wasm_bindgen(unchecked_return_type = "InForce")]
pub fn switched(in_force: JsValue, policy: JsValue, now: JsValue) -> Result<JsValue, Failure> {
    let old: InForce = from_js(in_force, "inForce")?;
    let now: Timestamp = from_js(now, "now")?;
    to_js(&old.switched(read(policy)?, now))
}

/// A policy as it is understood: what was absent has its default.
#[wasm_bindgen(unchecked_return_type = "Policy")]
pub fn check(policy: JsValue) -> Result<JsValue, Failure> {
    to_js(&read(policy)?)
}

/// The chance that one of a year's guesses is right.
#[wasm_bindgen(js_name = guessChance)]
pub fn guess_chance(policy: JsValue) -> Result<f64, Failure> {
    Ok(read(policy)?.guess_chance_per_year())
}

/// The policies to begin with, by their names.
#[wasm_bindgen(unchecked_return_type = "Record<PresetName, Policy>")]
pub fn presets() -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(include_str!(concat!(env!("OUT_DIR"), "/presets.json")))
}

fn read(policy: JsValue) -> Result<Policy, Failure> {
    Ok(Policy::read(whole(policy)?)?)
}
