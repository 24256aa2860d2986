//! The digits a person types.

use core::{error::Error, fmt, str};

use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::Digits;

/// The most digits a code can have.
const CAPACITY: usize = 8;

/// Text longer than this is refused before it is looked at.
const MAX_TEXT: usize = 64;

/// A one-time code: exactly six, seven or eight ASCII digits, leading zeros kept.
///
/// It is compared in constant time, wiped when dropped and absent from `Debug`.
///
/// ```
/// use countersign_otp::{Code, CodeError, Digits};
///
/// let code = Code::parse("755-224", Digits::Six)?;
/// assert_eq!(code.as_str(), "755224");
/// assert_eq!(Code::parse("７５５２２４", Digits::Six), Err(CodeError::NotDigits));
/// # Ok::<(), CodeError>(())
/// ```
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Code {
    /// Digits first, then zero bytes.
    ascii: [u8; CAPACITY],
    #[zeroize(skip)]
    digits: Digits,
}

impl Code {
    /// Reads what a person typed, pasted or had filled in.
    ///
    /// ASCII spaces and hyphens are dropped wherever they stand; what is left must be exactly `digits` ASCII digits.
    /// Digits of other scripts are refused, not translated: single use is decided on the time step, and there is one
    /// spelling of a code.
    ///
    /// # Errors
    /// [`CodeError::TooLong`] over 64 bytes, [`CodeError::NotDigits`] at anything else than a digit,
    /// [`CodeError::Empty`] and [`CodeError::WrongLength`] by count.
    pub fn parse(text: &str, digits: Digits) -> Result<Self, CodeError> {
        if text.len() > MAX_TEXT {
            return Err(CodeError::TooLong);
        }
        let mut ascii = [0; CAPACITY];
        let mut got: u8 = 0;
        for byte in text.bytes() {
            match byte {
                b' ' | b'-' => continue,
                b'0'..=b'9' => {}
                _ => {
                    ascii.zeroize();
                    return Err(CodeError::NotDigits);
                }
            }
            if let Some(place) = ascii.get_mut(usize::from(got)) {
                *place = byte;
            }
            got = got.saturating_add(1);
        }
        let expected = digits.count();
        if got == expected {
            return Ok(Self { ascii, digits });
        }
        ascii.zeroize();
        Err(match got {
            0 => CodeError::Empty,
            got => CodeError::WrongLength { expected, got },
        })
    }

    /// The code for a value that [`Digits::reduce`] made: zeros fill up the front.
    pub(crate) fn from_value(mut value: u32, digits: Digits) -> Self {
        let mut ascii = [0; CAPACITY];
        for place in ascii.iter_mut().take(usize::from(digits.count())).rev() {
            // A remainder of ten fits every integer.
            *place = b'0' + u8::try_from(value % 10).unwrap_or_default();
            value /= 10;
        }
        Self { ascii, digits }
    }

    /// The number the digits spell, to compare with many steps without writing each of them out.
    pub(crate) fn value(&self) -> u32 {
        self.as_bytes()
            .iter()
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
    }

    /// The digits as text. The code leaves its wiped place here: do not log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// How many digits it has.
    #[must_use]
    pub const fn digits(&self) -> Digits {
        self.digits
    }

    fn as_bytes(&self) -> &[u8] {
        self.ascii
            .get(..usize::from(self.digits.count()))
            .unwrap_or_default()
    }
}

impl ConstantTimeEq for Code {
    fn ct_eq(&self, other: &Self) -> Choice {
        // Unused places are zero bytes, so codes of different lengths differ here too.
        self.ascii.ct_eq(&other.ascii)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for Code {}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Code")
            .field("digits", &self.digits)
            .finish_non_exhaustive()
    }
}

/// Why text is no code. Nothing of the text is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// No digit at all.
    Empty,
    /// Something else than ASCII digits, spaces and hyphens.
    NotDigits,
    /// Digits only, but too few or too many.
    WrongLength {
        /// How many digits were asked for.
        expected: u8,
        /// How many there are.
        got: u8,
    },
    /// More than 64 bytes of text: not looked at.
    TooLong,
}

impl CodeError {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "code-empty",
            Self::NotDigits => "code-not-digits",
            Self::WrongLength { .. } => "code-wrong-length",
            Self::TooLong => "code-too-long",
        }
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("enter the code"),
            Self::NotDigits => f.write_str("a code has only the digits 0 to 9"),
            Self::WrongLength { expected, got } => {
                write!(f, "the code has {expected} digits, not {got}")
            }
            Self::TooLong => f.write_str("that is far too long for a code"),
        }
    }
}

impl Error for CodeError {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn s2_one_spelling_is_left() {
        for text in [
            "012345",
            " 012 345 ",
            "012-345",
            "0-1-2-3-4-5",
            "- 012345 -",
        ] {
            assert_eq!(Code::parse(text, Digits::Six).unwrap().as_str(), "012345");
        }
    }

    #[test]
    fn s2_the_longest_text_is_counted_and_not_wrapped() {
        let text = "1".repeat(MAX_TEXT);
        let wrong = CodeError::WrongLength {
            expected: 6,
            got: 64,
        };
        assert_eq!(Code::parse(&text, Digits::Six), Err(wrong));
        assert_eq!(
            Code::parse(&format!("{text}1"), Digits::Six),
            Err(CodeError::TooLong)
        );
    }

    #[test]
    fn leading_zeros_are_kept() {
        for digits in Digits::ALL {
            let code = Code::from_value(42, digits);
            assert_eq!(
                code.as_str(),
                format!("{:0width$}", 42, width = usize::from(digits.count()))
            );
            assert_eq!(code.value(), 42);
        }
    }

    #[test]
    fn s18_debug_shows_no_digit() {
        let code = Code::parse("987654", Digits::Six).unwrap();
        assert_eq!(format!("{code:?}"), "Code { digits: Six, .. }");
    }

    #[test]
    fn codes_of_different_lengths_differ() {
        assert_ne!(
            Code::from_value(0, Digits::Six),
            Code::from_value(0, Digits::Seven)
        );
    }
}
