//! The JSON Schema of a policy, as an OpenAPI document holds it.
#![cfg(feature = "utoipa")]
#![allow(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

use std::collections::BTreeMap;

use countersign_policy::{Policy, Preset};
use serde_json::{Value, json};
use strum::VariantArray as _;
use utoipa::{PartialSchema as _, ToSchema as _};

/// The parts by their names, each said once.
fn parts() -> BTreeMap<String, Value> {
    let mut found = Vec::new();
    Policy::schemas(&mut found);
    let mut parts = BTreeMap::new();
    for (name, schema) in found {
        let schema = serde_json::to_value(schema).unwrap();
        let before = parts.insert(name.clone(), schema.clone());
        assert!(
            before.is_none_or(|before| before == schema),
            "two parts are called {name}"
        );
    }
    parts
}

#[test]
fn every_bound_is_in_the_schema_under_its_own_name() {
    let parts = parts();
    let days = &parts["Requirement"]["properties"]["grace_days"];
    let name = days["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
    assert_eq!(
        parts[name],
        json!({ "type": "integer", "minimum": 0, "maximum": 90 })
    );
    assert_eq!(parts["From30To600"]["maximum"], 600);
}

#[test]
fn every_preset_is_valid_by_the_schema() {
    let mut schema = serde_json::to_value(Policy::schema()).unwrap();
    schema["components"]["schemas"] = json!(parts());
    let validator = jsonschema::validator_for(&schema).unwrap();
    for preset in Preset::VARIANTS {
        let policy = serde_json::to_value(preset.policy().unwrap()).unwrap();
        assert!(validator.is_valid(&policy), "{preset:?}");
    }
    assert!(!validator.is_valid(&json!({ "recovery": { "codes": 0 } })));
    assert!(!validator.is_valid(&json!({ "required": { "grace": 1 } })));
}
