use countersign_otp::{Code, Digits, RecoveryCode};

/// What somebody typed into the field for codes, parsed once: authenticator codes and recovery codes go into the same one.
#[derive(Debug)]
pub enum Presented {
    /// A code of an authenticator app.
    Otp(Code),
    /// A recovery code.
    Recovery(RecoveryCode),
    /// Neither.
    Malformed,
}

impl Presented {
    /// Reads what was typed. Whatever is not one of the two forms is malformed, however long or strange.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        // Every factor we make has six digits: seven are a slip, which is said at once and costs no try.
        Code::parse(text, Digits::Six)
            .map(Self::Otp)
            .or_else(|_| RecoveryCode::parse(text).map(Self::Recovery))
            .unwrap_or(Self::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::Presented;
    use countersign_otp::RecoveryCode;

    #[test]
    fn s2_what_is_neither_form_is_malformed() {
        assert!(matches!(Presented::parse("123 456"), Presented::Otp(_)));
        let recovery = RecoveryCode::from_entropy([3; 10]).expose();
        assert!(matches!(
            Presented::parse(&recovery.to_lowercase()),
            Presented::Recovery(_)
        ));
        for bad in [
            "",
            "12345",
            "1234567",
            "12345678",
            "１２３４５６",
            "٣٤٥٦٧٨",
            "123\u{a0}456",
            "+123456",
            &"1".repeat(10_000),
        ] {
            assert!(
                matches!(Presented::parse(bad), Presented::Malformed),
                "{bad:.20}"
            );
        }
    }
}
