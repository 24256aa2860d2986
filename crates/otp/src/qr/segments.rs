//! The fewest bits for a text: which of its characters are written as digits, as letters of the small alphabet or as
//! bytes (ISO/IEC 18004 §7.4).
//!
//! There is a fourth mode, for kanji. It is left out: it stores pairs of bytes as characters of Shift JIS, so UTF-8 that
//! happens to fit it would be shown as other text.

use alloc::vec::Vec;

use qrcode::{
    EcLevel, QrResult,
    bits::Bits,
    types::{Mode as QrMode, Version},
};

/// The longest text there can be: digits, at the lowest correction.
const MOST_DIGITS: usize = 7089;

/// The version of the smallest code that holds `text`, and its data; nothing when none does.
pub(super) fn smallest(text: &[u8], level: EcLevel) -> Option<(i16, Bits)> {
    if text.len() > MOST_DIGITS {
        return None;
    }
    let mut segments = Vec::new();
    for number in 1..=40 {
        let version = Version::Normal(number);
        // The length of the headers is the same until then (ISO/IEC 18004 table 3).
        if matches!(number, 1 | 10 | 27) {
            segments = self::segments(text, version);
        }
        let mut bits = Bits::new(version);
        let length: usize = segments.iter().map(|segment| segment.len(version)).sum();
        if length <= bits.max_len(level).ok()? {
            for segment in &segments {
                segment.push_to(&mut bits).ok()?;
            }
            bits.push_terminator(level).ok()?;
            return Some((number, bits));
        }
    }
    None
}

/// How a segment's characters are stored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Three digits in ten bits.
    Numeric,
    /// Two of 45 characters in eleven bits.
    Alphanumeric,
    /// Eight bits a byte.
    Byte,
}

impl Mode {
    /// What a character takes, in sixths of a bit: 10/3, 11/2 and 8 bits. Rounded up at a segment's end this is exact.
    const fn sixths(self, byte: u8) -> usize {
        match (self, byte) {
            (Self::Numeric, b'0'..=b'9') => 20,
            (
                Self::Alphanumeric,
                b'0'..=b'9'
                | b'A'..=b'Z'
                | b' '
                | b'$'
                | b'%'
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'/'
                | b':',
            ) => 33,
            (Self::Byte, _) => 48,
            _ => IMPOSSIBLE,
        }
    }

    /// The bits that say which mode follows, and for how many characters.
    fn header(self, version: Version) -> usize {
        version.mode_bits_count() + self.of_qrcode().length_bits_count(version)
    }

    const fn of_qrcode(self) -> QrMode {
        match self {
            Self::Numeric => QrMode::Numeric,
            Self::Alphanumeric => QrMode::Alphanumeric,
            Self::Byte => QrMode::Byte,
        }
    }
}

/// A run of characters in one mode.
pub(super) struct Segment<'a> {
    mode: Mode,
    text: &'a [u8],
}

impl Segment<'_> {
    /// The bits it takes in `version`.
    pub(super) fn len(&self, version: Version) -> usize {
        self.mode.header(version) + self.mode.of_qrcode().data_bits_count(self.text.len())
    }

    pub(super) fn push_to(&self, bits: &mut Bits) -> QrResult<()> {
        match self.mode {
            Mode::Numeric => bits.push_numeric_data(self.text),
            Mode::Alphanumeric => bits.push_alphanumeric_data(self.text),
            Mode::Byte => bits.push_byte_data(self.text),
        }
    }
}

/// The cheapest way to write everything so far so that the last character is in `mode`.
#[derive(Clone, Copy)]
struct Lane {
    mode: Mode,
    /// What beginning a segment costs, in sixths of a bit.
    header: usize,
    /// What it all costs, in sixths of a bit.
    cost: usize,
    /// The mode of the character before.
    before: Mode,
}

/// What a character costs that has no place in a mode: more than any text.
const IMPOSSIBLE: usize = 1 << 24;

/// The segments that write `text` in the fewest bits that any version with headers as long as `version`'s allows.
pub(super) fn segments(text: &[u8], version: Version) -> Vec<Segment<'_>> {
    let lane = |mode: Mode| Lane {
        mode,
        header: mode.header(version) * 6,
        cost: IMPOSSIBLE,
        before: mode,
    };
    let mut lanes = [
        lane(Mode::Numeric),
        lane(Mode::Alphanumeric),
        lane(Mode::Byte),
    ];
    let mut cheapest = 0;
    let mut last = Mode::Byte;
    // For every character and every mode it may be in, the mode of the character before it.
    let mut before = Vec::with_capacity(text.len());
    for byte in text {
        let anew = (cheapest, last);
        cheapest = IMPOSSIBLE;
        for lane in &mut lanes {
            lane.before = lane.mode;
            if lane.cost > anew.0 + lane.header {
                lane.cost = anew.0 + lane.header;
                lane.before = anew.1;
            }
            lane.cost += lane.mode.sixths(*byte);
            // A segment ends with a whole bit.
            let whole = lane.cost.next_multiple_of(6);
            if whole < cheapest {
                cheapest = whole;
                last = lane.mode;
            }
        }
        let [numeric, alphanumeric, byte] = &lanes;
        before.push([numeric.before, alphanumeric.before, byte.before]);
    }

    let mut segments = Vec::new();
    let mut rest = text;
    for (at, [numeric, alphanumeric, byte]) in before.into_iter().enumerate().rev() {
        let mode = last;
        last = match mode {
            Mode::Numeric => numeric,
            Mode::Alphanumeric => alphanumeric,
            Mode::Byte => byte,
        };
        if (last != mode || at == 0)
            && let Some((earlier, text)) = rest.split_at_checked(at)
        {
            segments.push(Segment { mode, text });
            rest = earlier;
        }
    }
    segments.reverse();
    segments
}
