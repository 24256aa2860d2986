//! Codes, addresses, recovery codes, compatibility.

pub mod codes;
pub mod compat;
mod entropy;
mod key;
pub mod migration;
pub mod recovery;
pub mod secret;
pub mod uri;
pub mod verify;

use wasm_bindgen::prelude::*;

/// The shapes of what comes out stand in the TypeScript package, where people read them; this ties the two together.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Account, AppReport, CompatAdvice, HotpDerivation, HotpVerdict, ParsedUri, SecretStrength, TotpCode, TotpVerdict, Transfer } from "../index.js";"#;
