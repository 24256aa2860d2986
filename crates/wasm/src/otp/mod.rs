//! The module of every set-up and sign-in page: codes, addresses, QR codes, recovery codes, compatibility.

pub mod canvas;
pub mod codes;
pub mod compat;
mod entropy;
mod key;
pub mod migration;
pub mod qr;
pub mod recovery;
pub mod secret;
pub mod uri;
pub mod verify;

use wasm_bindgen::prelude::*;

/// The shapes of what comes out stand in the TypeScript package, where people read them; this ties the two together.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Account, AppReport, CompatAdvice, HotpDerivation, HotpVerdict, ParsedUri, QrMatrix, SecretStrength, TotpCode, TotpVerdict, Transfer } from "../index.js";"#;
