//! The core's errors as what crosses.

use countersign_otp::{
    AlgorithmError, CodeError, DigitsError, PeriodError, SecretError,
    uri::{Diagnostic, OtpAuthError, Parameter, UriError},
};

use super::kind::Kind;
use crate::wire::Failure;

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Self {
        Self::of_kind(kind as u8)
    }
}

/// For errors without details.
macro_rules! crosses {
    ($($error:ty),+) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Kind::from(error).into()
            }
        }
    )+};
}
crosses!(AlgorithmError, DigitsError, PeriodError, SecretError);

impl From<AlgorithmError> for Kind {
    fn from(_: AlgorithmError) -> Self {
        Self::AlgorithmUnknown
    }
}

impl From<DigitsError> for Kind {
    fn from(_: DigitsError) -> Self {
        Self::DigitsOutOfRange
    }
}

impl From<PeriodError> for Kind {
    fn from(_: PeriodError) -> Self {
        Self::PeriodZero
    }
}

impl From<SecretError> for Kind {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::Empty => Self::SecretEmpty,
            SecretError::TooLong => Self::SecretTooLong,
            SecretError::NotBase32 => Self::SecretNotBase32,
            SecretError::NotCanonical => Self::SecretNotCanonical,
        }
    }
}

impl From<CodeError> for Failure {
    fn from(error: CodeError) -> Self {
        let kind = match error {
            CodeError::Empty => Kind::CodeEmpty,
            CodeError::NotDigits => Kind::CodeNotDigits,
            CodeError::TooLong => Kind::CodeTooLong,
            CodeError::WrongLength { expected, got } => {
                return Self::from(Kind::CodeWrongLength)
                    .with_details(expected.into(), Some(got.into()));
            }
        };
        kind.into()
    }
}

impl From<OtpAuthError> for Failure {
    fn from(error: OtpAuthError) -> Self {
        let kind = match error {
            OtpAuthError::EmptyAccount => Kind::EmptyAccount,
            OtpAuthError::AccountColon => Kind::AccountColon,
            OtpAuthError::EmptyIssuer => Kind::EmptyIssuer,
            OtpAuthError::IssuerCharacter(character) => {
                return Self::from(Kind::IssuerCharacter).with_details(character.into(), None);
            }
            OtpAuthError::ControlCharacter => Kind::ControlCharacter,
            OtpAuthError::LabelTooLong => Kind::LabelTooLong,
            OtpAuthError::AbsurdPeriod => Kind::AbsurdPeriod,
            _ => return Self::malformed(),
        };
        kind.into()
    }
}

impl From<UriError> for Failure {
    fn from(error: UriError) -> Self {
        let kind = match error {
            UriError::TooLong => Kind::UriTooLong,
            UriError::NotOtpAuth => Kind::NotOtpAuth,
            UriError::Migration => Kind::MigrationUri,
            UriError::UnknownType => Kind::UnknownType,
            UriError::MissingSecret => Kind::MissingSecret,
            UriError::Secret(error) => error.into(),
            UriError::NotUtf8 => Kind::NotUtf8,
            UriError::ControlCharacter => Kind::LabelControlCharacter,
            UriError::LabelTooLong => Kind::LabelTooLong,
            UriError::Unsupported(Parameter::Algorithm) => Kind::UnsupportedAlgorithm,
            UriError::Unsupported(Parameter::Digits) => Kind::UnsupportedDigits,
            UriError::Unsupported(Parameter::Period) => Kind::UnsupportedPeriod,
            UriError::Unsupported(Parameter::Counter) => Kind::UnsupportedCounter,
            UriError::Refused(diagnostic) => return diagnostic.into(),
            _ => return Self::malformed(),
        };
        kind.into()
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        let failure = Self::from(Kind::from(diagnostic));
        match diagnostic {
            Diagnostic::UnusedParameter(parameter)
            | Diagnostic::DuplicateParameter(parameter)
            | Diagnostic::EscapedName(parameter) => failure.with_details(number(parameter), None),
            _ => failure,
        }
    }
}

impl From<Diagnostic> for Kind {
    fn from(diagnostic: Diagnostic) -> Self {
        match diagnostic {
            Diagnostic::WeakSecret => Self::WeakSecret,
            Diagnostic::LongPeriod => Self::LongPeriod,
            Diagnostic::UnusedParameter(_) => Self::UnusedParameter,
            Diagnostic::SurroundingSpace => Self::SurroundingSpace,
            Diagnostic::UpperCase => Self::UpperCase,
            Diagnostic::UnescapedCharacter => Self::UnescapedCharacter,
            Diagnostic::UntidySecret => Self::UntidySecret,
            Diagnostic::UntidyAlgorithm => Self::UntidyAlgorithm,
            Diagnostic::EmptyIssuer => Self::NoIssuer,
            Diagnostic::NoAccount => Self::NoAccount,
            Diagnostic::IssuerMismatch => Self::IssuerMismatch,
            Diagnostic::DuplicateParameter(_) => Self::DuplicateParameter,
            Diagnostic::EscapedName(_) => Self::EscapedName,
            Diagnostic::UnknownAlgorithm => Self::UnknownAlgorithm,
            Diagnostic::BadDigits => Self::BadDigits,
            Diagnostic::BadPeriod => Self::BadPeriod,
            Diagnostic::MissingCounter => Self::NoCounter,
            Diagnostic::BadCounter => Self::BadCounter,
            Diagnostic::UnknownEncoder => Self::UnknownEncoder,
            Diagnostic::NonCanonicalSecret => Self::NonCanonicalSecret,
            Diagnostic::PlusSign => Self::PlusSign,
            Diagnostic::BrokenEscape => Self::BrokenEscape,
            Diagnostic::Fragment => Self::Fragment,
            Diagnostic::ExtraColon => Self::ExtraColon,
            // The rest, of which there is one more.
            _ => Self::UnknownParameter,
        }
    }
}

/// A parameter's place in the list that TypeScript has of them.
fn number(parameter: Parameter) -> u32 {
    match parameter {
        Parameter::Secret => 0,
        Parameter::Issuer => 1,
        Parameter::Algorithm => 2,
        Parameter::Digits => 3,
        Parameter::Period => 4,
        Parameter::Counter => 5,
        // The only other one there is.
        _ => 6,
    }
}
