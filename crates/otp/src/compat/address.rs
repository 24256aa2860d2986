//! An address as apps receive it: the text, and what it really means.

use alloc::vec::Vec;

use crate::uri::{Diagnostic, OtpAuth, UriError, decode, parse_lenient, raw::Raw};

/// The text cut into parts, beside its lenient reading.
pub(super) struct Address<'a> {
    pub(super) text: &'a str,
    pub(super) raw: Raw<'a>,
    pub(super) auth: OtpAuth,
    pub(super) findings: Vec<Diagnostic>,
}

impl<'a> Address<'a> {
    pub(super) fn read(uri: &'a str) -> Result<Self, UriError> {
        let (auth, findings) = parse_lenient(uri)?;
        let text = uri.trim();
        let raw = Raw::split(text).ok_or(UriError::NotOtpAuth)?;
        Ok(Self {
            text,
            raw,
            auth,
            findings,
        })
    }

    pub(super) fn found(&self, diagnostic: Diagnostic) -> bool {
        self.findings.contains(&diagnostic)
    }

    /// Whether the label holds a second colon, escaped or not.
    pub(super) fn has_two_colons(&self) -> bool {
        let (issuer, account) = self.raw.issuer_and_account();
        issuer.is_some() && decode(account).is_some_and(|account| account.contains(':'))
    }

    /// Whether the codes depend on how an app reads a fault for which there are no facts.
    pub(super) fn is_doubtful(&self) -> bool {
        self.findings.iter().any(|finding| {
            matches!(
                finding,
                Diagnostic::DuplicateParameter(_)
                    | Diagnostic::EscapedName(_)
                    | Diagnostic::BadDigits
                    | Diagnostic::BadPeriod
                    | Diagnostic::BadCounter
                    | Diagnostic::UnknownEncoder
                    | Diagnostic::BrokenEscape
                    | Diagnostic::Fragment
            )
        })
    }
}
