//! How a code comes about (RFC 4226 §5.3).

use std::fmt;

use countersign_otp::Derivation;
use data_encoding::HEXLOWER;
use serde::Serialize;

use crate::shell::Exact;

/// A code with every intermediate value.
#[derive(Serialize)]
pub(super) struct Explained<'a> {
    hmac: String,
    offset: u8,
    truncated: u32,
    code: &'a str,
    /// Only for a code of the time: that of a counter was given it.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<Exact>,
    #[serde(skip)]
    counter: u64,
}

impl<'a> Explained<'a> {
    pub(super) fn new(derivation: &'a Derivation, counter: u64, timed: bool) -> Self {
        Self {
            hmac: HEXLOWER.encode(&derivation.hmac),
            offset: derivation.offset,
            truncated: derivation.truncated,
            code: derivation.code.as_str(),
            step: timed.then_some(Exact(counter)),
            counter,
        }
    }
}

impl fmt::Display for Explained<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            hmac,
            offset,
            truncated,
            code,
            counter,
            ..
        } = self;
        let name = if self.step.is_some() {
            "time step"
        } else {
            "counter"
        };
        let (indent, digits) = (usize::from(*offset) * 2, code.len());
        writeln!(f, "{name:<10} {counter}, as eight bytes {counter:016x}")?;
        writeln!(f, "HMAC       {hmac}")?;
        writeln!(f, "           {:indent$}^^^^^^^^", "")?;
        writeln!(f, "offset     {offset}: the low four bits of the last byte")?;
        writeln!(
            f,
            "truncated  {truncated}: those four bytes, {truncated:08x} without the sign bit"
        )?;
        write!(f, "code       {code}: the last {digits} digits")
    }
}
