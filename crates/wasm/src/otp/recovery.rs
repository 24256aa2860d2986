//! Recovery codes: made, and read as people type them.

use countersign_otp::{RecoveryCode, RecoveryCodeError};
use wasm_bindgen::prelude::*;

use super::entropy;
use crate::failure::{Failure, throws};

throws!(RecoveryCodeError);

/// A new recovery code.
#[wasm_bindgen]
pub fn generate_recovery_code() -> Result<String, Failure> {
    Ok(shown(&RecoveryCode::from_entropy(entropy::array()?)))
}

/// The recovery code of ten given bytes.
#[wasm_bindgen]
pub fn format_recovery_code(entropy: &[u8]) -> Result<String, Failure> {
    let entropy = entropy.try_into().map_err(|_| {
        Failure::new(
            "entropy-wrong-length",
            "a recovery code is made from exactly ten bytes",
        )
    })?;
    Ok(shown(&RecoveryCode::from_entropy(entropy)))
}

/// A typed recovery code in its canonical form.
#[wasm_bindgen]
pub fn parse_recovery_code(text: &str) -> Result<String, Failure> {
    Ok(shown(&RecoveryCode::parse(text)?))
}

fn shown(code: &RecoveryCode) -> String {
    code.expose().as_str().to_owned()
}
