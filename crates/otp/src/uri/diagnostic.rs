//! What a lenient reading found.

use core::fmt;

/// A parameter the format defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Parameter {
    /// `secret`
    Secret,
    /// `issuer`
    Issuer,
    /// `algorithm`
    Algorithm,
    /// `digits`
    Digits,
    /// `period`
    Period,
    /// `counter`
    Counter,
    /// `encoder`, which marks Steam's codes
    Encoder,
}

impl Parameter {
    pub(super) const ALL: [Self; 7] = [
        Self::Secret,
        Self::Issuer,
        Self::Algorithm,
        Self::Digits,
        Self::Period,
        Self::Counter,
        Self::Encoder,
    ];

    /// The parameter with this name, in whatever case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let is_named = |known: &Self| known.name().eq_ignore_ascii_case(name);
        Self::ALL.into_iter().find(is_named)
    }

    /// The name as written in an address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Issuer => "issuer",
            Self::Algorithm => "algorithm",
            Self::Digits => "digits",
            Self::Period => "period",
            Self::Counter => "counter",
            Self::Encoder => "encoder",
        }
    }
}

/// How far a reading had to depart from what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Correct as written, and worth knowing. The strict parser accepts it.
    Note,
    /// Written wrongly, but it can only mean one thing.
    Repaired,
    /// Several readings are possible: the codes or the name may not be the ones meant.
    Guessed,
}

/// One finding about an address. It never carries any of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Diagnostic {
    /// The secret is shorter than 128 bits (RFC 4226 §4, R6).
    WeakSecret,
    /// A code lives longer than two minutes.
    LongPeriod,
    /// A parameter that this format does not define was ignored.
    UnknownParameter,
    /// A parameter that means nothing for this kind of code was ignored.
    UnusedParameter(Parameter),

    /// White space around the address was removed.
    SurroundingSpace,
    /// The scheme, the type or a parameter's name is in upper case; some apps then refuse it.
    UpperCase,
    /// A space or another character stands unescaped.
    UnescapedCharacter,
    /// The secret is not plain upper-case base32: lower case, spaces, hyphens or padding.
    UntidySecret,
    /// The algorithm is not written `SHA1`, `SHA256` or `SHA512`, but clearly means one of them.
    UntidyAlgorithm,
    /// The issuer is there but empty; it was taken as absent.
    EmptyIssuer,
    /// The label names no account.
    NoAccount,

    /// The label and the `issuer` parameter disagree. Both are kept:
    /// [`OtpAuth::issuer`](super::OtpAuth::issuer) is the parameter's,
    /// [`OtpAuth::label_issuer`](super::OtpAuth::label_issuer) the label's.
    IssuerMismatch,
    /// A parameter stands more than once; the first was used.
    DuplicateParameter(Parameter),
    /// A parameter's name is written with escapes, which apps decode or do not know; it was decoded.
    EscapedName(Parameter),
    /// The algorithm names no hash; SHA-1 was assumed, as many apps do.
    UnknownAlgorithm,
    /// The number of digits is 0 or no number; 6 was assumed.
    BadDigits,
    /// The period is 0 or no number; 30 seconds were assumed.
    BadPeriod,
    /// An HOTP address without a counter; 0 was assumed.
    MissingCounter,
    /// The counter is no number; 0 was assumed.
    BadCounter,
    /// The encoder is unknown; ordinary digits were assumed.
    UnknownEncoder,
    /// The base32's last character carries bits of no byte; they were dropped, as apps do.
    NonCanonicalSecret,
    /// A `+` stands in an issuer: a plus sign to some apps, a space to others. It was kept,
    /// unless the label shows that a space was meant.
    PlusSign,
    /// A `%` is not followed by two hexadecimal digits; it was kept as it is.
    BrokenEscape,
    /// The address goes on after a `#`; what follows was ignored.
    Fragment,
    /// A second colon in the label, or one inside the issuer; hyphens were put instead.
    ExtraColon,
}

impl Diagnostic {
    /// A stable name, the same in every language that uses this library.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::WeakSecret => "weak-secret",
            Self::LongPeriod => "long-period",
            Self::UnknownParameter => "unknown-parameter",
            Self::UnusedParameter(_) => "unused-parameter",
            Self::SurroundingSpace => "surrounding-space",
            Self::UpperCase => "upper-case",
            Self::UnescapedCharacter => "unescaped-character",
            Self::UntidySecret => "untidy-secret",
            Self::UntidyAlgorithm => "untidy-algorithm",
            Self::EmptyIssuer => "empty-issuer",
            Self::NoAccount => "no-account",
            Self::IssuerMismatch => "issuer-mismatch",
            Self::DuplicateParameter(_) => "duplicate-parameter",
            Self::EscapedName(_) => "escaped-name",
            Self::UnknownAlgorithm => "unknown-algorithm",
            Self::BadDigits => "bad-digits",
            Self::BadPeriod => "bad-period",
            Self::MissingCounter => "missing-counter",
            Self::BadCounter => "bad-counter",
            Self::UnknownEncoder => "unknown-encoder",
            Self::NonCanonicalSecret => "non-canonical-secret",
            Self::PlusSign => "plus-sign",
            Self::BrokenEscape => "broken-escape",
            Self::Fragment => "fragment",
            Self::ExtraColon => "extra-colon",
        }
    }

    /// How far the reading departed from what is written.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::WeakSecret
            | Self::LongPeriod
            | Self::UnknownParameter
            | Self::UnusedParameter(_) => Severity::Note,
            Self::SurroundingSpace
            | Self::UpperCase
            | Self::UnescapedCharacter
            | Self::UntidySecret
            | Self::UntidyAlgorithm
            | Self::EmptyIssuer
            | Self::NoAccount => Severity::Repaired,
            Self::IssuerMismatch
            | Self::DuplicateParameter(_)
            | Self::EscapedName(_)
            | Self::UnknownAlgorithm
            | Self::BadDigits
            | Self::BadPeriod
            | Self::MissingCounter
            | Self::BadCounter
            | Self::UnknownEncoder
            | Self::NonCanonicalSecret
            | Self::PlusSign
            | Self::BrokenEscape
            | Self::Fragment
            | Self::ExtraColon => Severity::Guessed,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::WeakSecret => "the secret is shorter than 128 bits",
            Self::LongPeriod => "a code lives longer than two minutes",
            Self::UnknownParameter => "an unknown parameter was ignored",
            Self::UnusedParameter(parameter) => {
                return write!(
                    f,
                    "`{}` means nothing here and was ignored",
                    parameter.name()
                );
            }
            Self::SurroundingSpace => "white space around the address was removed",
            Self::UpperCase => "the scheme, type or a parameter's name is in upper case",
            Self::UnescapedCharacter => "a character stands unescaped",
            Self::UntidySecret => "the secret is not plain upper-case base32 without padding",
            Self::UntidyAlgorithm => "the algorithm is not written SHA1, SHA256 or SHA512",
            Self::EmptyIssuer => "the issuer is empty",
            Self::NoAccount => "the label names no account",
            Self::IssuerMismatch => "the label and the `issuer` parameter disagree",
            Self::DuplicateParameter(parameter) => {
                return write!(f, "`{}` stands more than once", parameter.name());
            }
            Self::EscapedName(parameter) => {
                return write!(f, "the name `{}` is written with escapes", parameter.name());
            }
            Self::UnknownAlgorithm => "the algorithm is not SHA1, SHA256 or SHA512",
            Self::BadDigits => "the number of digits is not 6, 7 or 8",
            Self::BadPeriod => "the period is not a number of seconds",
            Self::MissingCounter => "an HOTP address needs a counter",
            Self::BadCounter => "the counter is not a number",
            Self::UnknownEncoder => "the encoder is unknown",
            Self::NonCanonicalSecret => "the secret's base32 has left-over bits",
            Self::PlusSign => "`+` in the issuer is a space to some apps: write %20 or %2B",
            Self::BrokenEscape => "a `%` is not followed by two hexadecimal digits",
            Self::Fragment => "an unescaped `#` cuts the address short: write %23",
            Self::ExtraColon => "the issuer or account contains a colon",
        };
        f.write_str(words)
    }
}
