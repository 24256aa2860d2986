//! The fewest bits for a text: which of its characters are written as digits, as letters of the small alphabet or as
//! bytes (ISO/IEC 18004 §7.4).
//!
//! There is a fourth mode, for kanji. It is left out: it stores pairs of bytes as characters of Shift JIS, so UTF-8 that
//! happens to fit it would be shown as other text.

use alloc::{vec, vec::Vec};
use core::{iter, mem::replace};

use zeroize::Zeroizing;

use super::{bits::Bits, correction::ErrorCorrection, version::Version};

/// The longest text there can be: digits, at the lowest correction.
const MOST_DIGITS: usize = 7089;

/// The smallest version that holds `text`, and its data codewords; nothing when none does.
pub(super) fn smallest(
    text: &[u8],
    correction: ErrorCorrection,
) -> Option<(Version, Zeroizing<Vec<u8>>)> {
    if text.len() > MOST_DIGITS {
        return None;
    }
    let mut class = usize::MAX;
    let mut fewest = Fewest::default();
    for version in Version::all() {
        if version.class() != class {
            class = version.class();
            fewest = Fewest::of(text, version);
        }
        let codewords = version.data_codewords(correction);
        if fewest.bits <= codewords * 8 {
            let mut bits = Bits::new(codewords);
            for (mode, characters) in fewest.segments(text) {
                mode.push(characters, &mut bits, version);
            }
            return Some((version, bits.padded()));
        }
    }
    None
}

/// How a segment's characters are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Three digits in ten bits.
    Numeric,
    /// Two of 45 characters in eleven bits.
    Alphanumeric,
    /// Eight bits a byte.
    Byte,
}

impl Mode {
    const ALL: [Self; 3] = [Self::Numeric, Self::Alphanumeric, Self::Byte];

    /// What a character takes, in sixths of a bit: 10/3, 11/2 and 8 bits. Rounded up at a segment's end this is exact.
    const fn sixths(self) -> usize {
        match self {
            Self::Numeric => 20,
            Self::Alphanumeric => 33,
            Self::Byte => 48,
        }
    }

    /// How many characters are one number, and how many values each can have.
    const fn group(self) -> (usize, usize) {
        match self {
            Self::Numeric => (3, 10),
            Self::Alphanumeric => (2, 45),
            Self::Byte => (1, 256),
        }
    }

    /// A character's value (ISO/IEC 18004 table 5), below the number of them in the mode that has it.
    const fn value(self, byte: u8) -> usize {
        let value = match (self, byte) {
            (Self::Byte, _) => byte,
            (_, b'0'..=b'9') => byte - b'0',
            (_, b'A'..=b'Z') => byte - b'A' + 10,
            (_, b' ') => 36,
            (_, b'$') => 37,
            (_, b'%') => 38,
            (_, b'*') => 39,
            (_, b'+') => 40,
            (_, b'-') => 41,
            (_, b'.') => 42,
            (_, b'/') => 43,
            (_, b':') => 44,
            _ => u8::MAX,
        };
        value as usize
    }

    const fn has(self, byte: u8) -> bool {
        self.value(byte) < self.group().1
    }

    /// A segment.
    fn push(self, characters: &[u8], bits: &mut Bits, version: Version) {
        // Modes are numbered 1, 2 and 4 (ISO/IEC 18004 table 2).
        bits.push(1 << self as usize, 4);
        bits.push(characters.len(), version.count_bits(self));
        let (most, values) = self.group();
        for group in characters.chunks(most) {
            let number = group
                .iter()
                .fold(0, |number, byte| number * values + self.value(*byte));
            bits.push(number, (group.len() * self.sixths()).div_ceil(6));
        }
    }
}

/// What a character costs that has no place in a mode: more than any text.
const IMPOSSIBLE: usize = 1 << 24;

/// The cheapest way to write a text.
#[derive(Default)]
pub(super) struct Fewest {
    /// What it takes.
    pub(super) bits: usize,
    /// The number of each character's mode.
    modes: Vec<u8>,
}

impl Fewest {
    /// The fewest bits for `text` that any version with headers as long as `version`'s allows.
    pub(super) fn of(text: &[u8], version: Version) -> Self {
        // What it costs, in sixths of a bit, to write everything so far so that the last character is in each mode; and of
        // all of them the cheapest, which ends with a whole bit.
        let mut costs = [IMPOSSIBLE; 3];
        let mut cheapest = 0;
        let mut last = 0;
        // For every character and every mode it may be in, the mode of the character before it: two bits for each.
        let mut modes = vec![0; text.len()];
        for (byte, before) in text.iter().zip(&mut modes) {
            let (ended, ended_in) = (cheapest, last);
            cheapest = usize::MAX;
            for ((mode, number), cost) in Mode::ALL.into_iter().zip(0..).zip(&mut costs) {
                let begun = ended + version.header(mode) * 6;
                *before |= if *cost > begun {
                    *cost = begun;
                    ended_in
                } else {
                    number
                } << (2 * number);
                *cost += if mode.has(*byte) {
                    mode.sixths()
                } else {
                    IMPOSSIBLE
                };
                let whole = cost.next_multiple_of(6);
                if whole < cheapest {
                    cheapest = whole;
                    last = number;
                }
            }
        }
        for mode in modes.iter_mut().rev() {
            let before = replace(mode, last);
            last = before >> (2 * last) & 3;
        }
        Self {
            bits: cheapest / 6,
            modes,
        }
    }

    /// The runs of characters in one mode.
    pub(super) fn segments<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = (Mode, &'a [u8])> {
        let (mut modes, mut rest) = (self.modes.as_slice(), text);
        iter::from_fn(move || {
            let number = modes.first()?;
            let mode = Mode::ALL.get(usize::from(*number))?;
            let length = modes.iter().take_while(|next| *next == number).count();
            modes = modes.get(length..)?;
            let (characters, after) = rest.split_at_checked(length)?;
            rest = after;
            Some((*mode, characters))
        })
    }
}
