//! `otpauth-migration://`: whole exports, several QR codes each.

use countersign_otp::{
    migration::{self, MigrationError, RefusedAccount},
    uri::OtpAuth,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{entropy, uri};
use crate::{
    failure::{Failure, throws},
    record::Record,
};

throws!(MigrationError);

/// The accounts of one export, from the text of all its QR codes.
#[wasm_bindgen(unchecked_return_type = "Transfer")]
pub fn read_migration(uris: &Array) -> Result<JsValue, Failure> {
    let uris: Vec<String> = uris.iter().map(text).collect::<Result<_, _>>()?;
    let uris: Vec<&str> = uris.iter().map(String::as_str).collect();
    let transfer = migration::read(&uris)?;
    let accounts: Array = transfer
        .accounts
        .iter()
        .map(|account| JsValue::from(uri::account_record(account)))
        .collect();
    let refused: Array = transfer.refused.iter().map(refused_record).collect();
    Ok(Record::new()
        .with("accounts", accounts)
        .with("refused", refused)
        .into())
}

/// An account that cannot be used, with the code and the words of an error.
fn refused_record(refused: &RefusedAccount) -> JsValue {
    Record::new()
        .with("place", refused.place)
        .with_nullable("issuer", refused.issuer.as_deref())
        .with_nullable("account", refused.account.as_deref())
        .with("code", refused.why.kind())
        .with("message", refused.why.to_string())
        .into()
}

/// A list of strings would be a trap for a list of anything else.
fn text(value: JsValue) -> Result<String, Failure> {
    value
        .as_string()
        .ok_or_else(|| Failure::new("not-text", "each QR code of an export must be text"))
}

/// Accounts on their way into an export.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct MigrationBatch(Vec<OtpAuth>);

#[wasm_bindgen]
impl MigrationBatch {
    /// No accounts yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an account.
    #[expect(
        clippy::too_many_arguments,
        reason = "the flat arguments of `write_uri`"
    )]
    pub fn add(
        &mut self,
        kind: &str,
        secret: &str,
        algorithm: Option<String>,
        digits: Option<u32>,
        period: Option<u32>,
        counter: Option<u64>,
        issuer: Option<String>,
        account: &str,
    ) -> Result<(), Failure> {
        self.0.push(uri::otpauth(
            kind,
            secret,
            algorithm.as_deref(),
            digits,
            period,
            counter,
            issuer.as_deref(),
            account,
        )?);
        Ok(())
    }

    /// The text of each QR code; `batch_id` ties them together and is drawn at random when absent.
    pub fn write(&self, batch_id: Option<i32>) -> Result<Vec<String>, Failure> {
        let batch_id = match batch_id {
            Some(given) => given,
            None => i32::from_ne_bytes(entropy::array()?),
        };
        Ok(migration::write(&self.0, batch_id)?
            .iter()
            .map(|uri| uri.as_str().to_owned())
            .collect())
    }
}
