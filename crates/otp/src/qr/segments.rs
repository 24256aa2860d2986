//! The fewest bits for a text: which of its characters are written as digits, as letters of the small alphabet or as
//! bytes (ISO/IEC 18004 §7.4).
//!
//! There is a fourth mode, for kanji. It is left out: it stores pairs of bytes as characters of Shift JIS, so UTF-8 that
//! happens to fit it would be shown as other text.

use alloc::vec::Vec;

use super::{bits::Bits, correction::ErrorCorrection, version::Version};

/// The longest text there can be: digits, at the lowest correction.
const MOST_DIGITS: usize = 7089;

/// The smallest version that holds `text`, and its data codewords; nothing when none does.
pub(super) fn smallest(text: &[u8], correction: ErrorCorrection) -> Option<(Version, Vec<u8>)> {
    if text.len() > MOST_DIGITS {
        return None;
    }
    let mut class = usize::MAX;
    let mut segments = Segments::default();
    for version in Version::all() {
        if version.class() != class {
            class = version.class();
            segments = Segments::fewest(text, version);
        }
        let codewords = version.data_codewords(correction);
        if segments.bits <= codewords * 8 {
            let mut bits = Bits::default();
            for segment in segments.list.iter().rev() {
                segment.push_to(&mut bits, version);
            }
            return Some((version, bits.padded(codewords)));
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
}

/// A run of characters in one mode.
pub(super) struct Segment<'a> {
    pub(super) mode: Mode,
    pub(super) text: &'a [u8],
}

impl Segment<'_> {
    fn push_to(&self, bits: &mut Bits, version: Version) {
        let Self { mode, text } = *self;
        // Modes are numbered 1, 2 and 4 (ISO/IEC 18004 table 2).
        bits.push(1 << mode as usize, 4);
        bits.push(text.len(), version.count_bits(mode));
        let (characters, values) = mode.group();
        for group in text.chunks(characters) {
            let number = group
                .iter()
                .fold(0, |number, byte| number * values + mode.value(*byte));
            bits.push(number, (group.len() * mode.sixths()).div_ceil(6));
        }
    }
}

/// The cheapest way to write everything so far so that the last character is in `mode`.
#[derive(Clone, Copy)]
struct Lane {
    mode: Mode,
    /// What it all costs, in sixths of a bit.
    cost: usize,
    /// The mode of the character before.
    before: Mode,
}

/// What a character costs that has no place in a mode: more than any text.
const IMPOSSIBLE: usize = 1 << 24;

/// A text in segments.
#[derive(Default)]
pub(super) struct Segments<'a> {
    /// What they take.
    pub(super) bits: usize,
    /// The last one first.
    pub(super) list: Vec<Segment<'a>>,
}

impl<'a> Segments<'a> {
    /// Those that write `text` in the fewest bits that any version with headers as long as `version`'s allows.
    pub(super) fn fewest(text: &'a [u8], version: Version) -> Self {
        let mut lanes = Mode::ALL.map(|mode| Lane {
            mode,
            cost: IMPOSSIBLE,
            before: mode,
        });
        let mut cheapest = 0;
        let mut last = Mode::Byte;
        // For every character and every mode it may be in, the mode of the character before it.
        let mut before = Vec::with_capacity(text.len());
        for byte in text {
            let anew = (cheapest, last);
            cheapest = IMPOSSIBLE;
            for lane in &mut lanes {
                lane.before = lane.mode;
                let begun = anew.0 + version.header(lane.mode) * 6;
                if lane.cost > begun {
                    lane.cost = begun;
                    lane.before = anew.1;
                }
                lane.cost += if lane.mode.has(*byte) {
                    lane.mode.sixths()
                } else {
                    IMPOSSIBLE
                };
                // A segment ends with a whole bit.
                let whole = lane.cost.next_multiple_of(6);
                if whole < cheapest {
                    cheapest = whole;
                    last = lane.mode;
                }
            }
            before.push(lanes.map(|lane| lane.before));
        }

        let mut list = Vec::new();
        let mut rest = text;
        for (at, modes) in before.into_iter().enumerate().rev() {
            let mode = last;
            last = modes.get(mode as usize).copied().unwrap_or(mode);
            if (last != mode || at == 0)
                && let Some((earlier, text)) = rest.split_at_checked(at)
            {
                list.push(Segment { mode, text });
                rest = earlier;
            }
        }
        Self {
            bits: cheapest / 6,
            list,
        }
    }
}
