//! How arguments come in and answers go out of a small module: bytes, so that it has one export and next to no glue.
//!
//! Both are fields in a row: the length in four bytes, little endian, and as many bytes. A length of 2³² - 1 stands for a
//! value that is absent. Text is UTF-8, a number is eight bytes, little endian. Before the fields of an answer stands a zero;
//! an answer that is anything else is the number of an error's kind, whose name and words stand in TypeScript, and up to two
//! numbers of four bytes that the words speak of.
//! The other half is `www/countersign/src/wire.ts`.

use alloc::{boxed::Box, vec, vec::Vec};

use zeroize::Zeroizing;

/// The first byte of an answer that holds what was asked for.
const DONE: u8 = 0;

/// The length of a field that is absent.
const ABSENT: u32 = u32::MAX;

/// The number of an error's kind, with what its words speak of. Behind a pointer, as every `?` moves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(Box<Told>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    kind: u8,
    details: [Option<u32>; 2],
}

impl Failure {
    /// Bytes that no function of the package sends: the two halves are not of one version.
    pub(crate) fn malformed() -> Self {
        Self::of_kind(u8::MAX)
    }

    /// A failure of the kind with this number, from 1 to 254.
    pub(crate) fn of_kind(kind: u8) -> Self {
        Self(Box::new(Told {
            kind,
            details: [None; 2],
        }))
    }

    /// The same, where the words need a number or two.
    #[must_use]
    pub(crate) fn with_details(mut self, first: u32, second: Option<u32>) -> Self {
        self.0.details = [Some(first), second];
        self
    }

    /// As it leaves the module.
    #[must_use]
    pub fn sent(self) -> Vec<u8> {
        let mut answer = vec![self.0.kind];
        for detail in self.0.details.iter().flatten() {
            answer.extend_from_slice(&detail.to_le_bytes());
        }
        answer
    }
}

/// What a function was given, read field by field. What was not sent as it should be is noticed here once and for all, so that
/// nobody has to look at each field: it reads as absent, and the answer is thrown away.
#[derive(Debug)]
pub(crate) struct Arguments<'a> {
    rest: &'a [u8],
    malformed: bool,
}

impl<'a> Arguments<'a> {
    /// Text that must be there.
    pub(crate) fn text(&mut self) -> &'a str {
        let text = self.optional_text();
        self.demand(text)
    }

    /// Text, or nothing.
    pub(crate) fn optional_text(&mut self) -> Option<&'a str> {
        let field = self.field()?;
        let text = core::str::from_utf8(field).ok();
        self.malformed |= text.is_none();
        text
    }

    /// Bytes that must be there.
    pub(crate) fn bytes(&mut self) -> &'a [u8] {
        let bytes = self.field();
        self.demand(bytes)
    }

    /// A number that must be there.
    pub(crate) fn number(&mut self) -> u64 {
        let number = self.optional_number();
        self.demand(number)
    }

    /// A number, or nothing.
    pub(crate) fn optional_number(&mut self) -> Option<u64> {
        let number = self.field()?.try_into().map(u64::from_le_bytes).ok();
        self.malformed |= number.is_none();
        number
    }

    /// A number of 32 bits, or nothing.
    pub(crate) fn optional_small(&mut self) -> Option<u32> {
        let number = u32::try_from(self.optional_number()?).ok();
        self.malformed |= number.is_none();
        number
    }

    /// Whether nothing is left to be read.
    #[cfg(feature = "tools")]
    pub(crate) const fn is_empty(&self) -> bool {
        self.rest.is_empty() || self.malformed
    }

    fn demand<T: Default>(&mut self, field: Option<T>) -> T {
        self.malformed |= field.is_none();
        field.unwrap_or_default()
    }

    fn field(&mut self) -> Option<&'a [u8]> {
        let Some((length, rest)) = self.rest.split_first_chunk() else {
            self.malformed = true;
            return None;
        };
        self.rest = rest;
        let length = u32::from_le_bytes(*length);
        if length == ABSENT {
            return None;
        }
        // A length that does not fit is too long as well.
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let Some((field, rest)) = rest.split_at_checked(length) else {
            self.malformed = true;
            return None;
        };
        self.rest = rest;
        Some(field)
    }
}

/// What a function gives, written field by field.
#[derive(Debug)]
pub(crate) struct Answer(Vec<u8>);

impl Answer {
    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        // Nothing here comes near to 4 GiB.
        let length = u32::try_from(bytes.len()).unwrap_or_default();
        self.0.extend_from_slice(&length.to_le_bytes());
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn number(&mut self, number: impl Into<u64>) {
        self.bytes(&number.into().to_le_bytes());
    }

    pub(crate) fn optional_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.absent(),
        }
    }

    pub(crate) fn optional_number(&mut self, number: Option<impl Into<u64>>) {
        match number {
            Some(number) => self.number(number),
            None => self.absent(),
        }
    }

    fn absent(&mut self) {
        self.0.extend_from_slice(&ABSENT.to_le_bytes());
    }
}

/// What a module says to this input: the answer that `write` makes of the arguments, or a failure.
pub(crate) fn answered(
    input: Box<[u8]>,
    write: impl FnOnce(&mut Arguments<'_>, &mut Answer) -> Result<(), Failure>,
) -> Vec<u8> {
    let input = Zeroizing::new(input);
    let mut arguments = Arguments {
        rest: &input,
        malformed: false,
    };
    let mut answer = Answer(vec![DONE]);
    let written = write(&mut arguments, &mut answer);
    match written {
        _ if arguments.malformed => Failure::malformed().sent(),
        Ok(()) => answer.0,
        Err(failure) => failure.sent(),
    }
}
