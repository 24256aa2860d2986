//! How arguments come in and answers go out of a small module: bytes, so that it has one export and next to no glue.
//!
//! Both are fields in a row: the length in four bytes, little endian, and as many bytes. A length of 2³² - 1 stands for a
//! value that is absent. Text is UTF-8, a number is eight bytes, little endian. Before the fields of an answer stands a zero;
//! an answer that is anything else is one byte, the number of an error's kind, whose name and words stand in TypeScript.
//! The other half is `www/countersign/src/wire.ts`.

use alloc::{vec, vec::Vec};

/// The first byte of an answer that holds what was asked for.
const DONE: u8 = 0;

/// The length of a field that is absent.
const ABSENT: u32 = u32::MAX;

/// The number of an error's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure(u8);

impl Failure {
    /// Bytes that no function of the package sends: the two halves are not of one version.
    pub const MALFORMED: Self = Self(u8::MAX);

    /// A failure of the kind with this number, from 1 to 254.
    pub(crate) const fn of_kind(number: u8) -> Self {
        Self(number)
    }
}

/// What a function was given, read field by field.
#[derive(Debug)]
pub(crate) struct Arguments<'a>(&'a [u8]);

impl<'a> Arguments<'a> {
    pub(crate) const fn new(input: &'a [u8]) -> Self {
        Self(input)
    }

    /// Text that must be there.
    pub(crate) fn text(&mut self) -> Result<&'a str, Failure> {
        self.optional_text()?.ok_or(Failure::MALFORMED)
    }

    /// Text, or nothing.
    pub(crate) fn optional_text(&mut self) -> Result<Option<&'a str>, Failure> {
        let field = self.optional_bytes()?;
        let text = field.map(core::str::from_utf8).transpose();
        text.map_err(|_| Failure::MALFORMED)
    }

    /// Bytes that must be there.
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], Failure> {
        self.optional_bytes()?.ok_or(Failure::MALFORMED)
    }

    /// Bytes, or nothing.
    pub(crate) fn optional_bytes(&mut self) -> Result<Option<&'a [u8]>, Failure> {
        let (length, rest) = self.0.split_first_chunk().ok_or(Failure::MALFORMED)?;
        self.0 = rest;
        let length = u32::from_le_bytes(*length);
        if length == ABSENT {
            return Ok(None);
        }
        let length = usize::try_from(length).map_err(|_| Failure::MALFORMED)?;
        let (field, rest) = rest.split_at_checked(length).ok_or(Failure::MALFORMED)?;
        self.0 = rest;
        Ok(Some(field))
    }
}

/// What a function gives, written field by field.
#[derive(Debug)]
pub(crate) struct Answer(Vec<u8>);

impl Answer {
    pub(crate) fn new() -> Self {
        Self(vec![DONE])
    }

    /// One field of a known length: it takes no code that makes room.
    pub(crate) fn of(length: usize, bytes: impl Iterator<Item = u8>) -> Self {
        // Nothing here comes near to 4 GiB.
        let [a, b, c, d] = u32::try_from(length).unwrap_or_default().to_le_bytes();
        let mut answer = vec![0; 5 + length];
        for (place, byte) in answer
            .iter_mut()
            .zip([DONE, a, b, c, d].into_iter().chain(bytes))
        {
            *place = byte;
        }
        Self(answer)
    }

    #[must_use]
    pub(crate) fn with_text(self, text: &str) -> Self {
        self.with_bytes(text.as_bytes())
    }

    #[must_use]
    pub(crate) fn with_bytes(mut self, bytes: &[u8]) -> Self {
        // Nothing here comes near to 4 GiB.
        let length = u32::try_from(bytes.len()).unwrap_or_default();
        self.0.extend_from_slice(&length.to_le_bytes());
        self.0.extend_from_slice(bytes);
        self
    }
}

/// An answer or a failure, as it leaves the module.
pub(crate) fn sent(outcome: Result<Answer, Failure>) -> Vec<u8> {
    match outcome {
        Ok(answer) => answer.0,
        Err(Failure(kind)) => vec![kind],
    }
}
