//! The fewest bits for a text: which of its characters are written as digits, as letters of the small alphabet or as
//! bytes (ISO/IEC 18004 §7.4).
//!
//! There is a fourth mode, for kanji. It is left out: it stores pairs of bytes as characters of Shift JIS, so UTF-8 that
//! happens to fit it would be shown as other text.

use alloc::vec::Vec;
use core::ops::RangeInclusive;

use qrcode::{
    EcLevel, QrResult,
    bits::Bits,
    types::{Mode as QrMode, Version},
};

/// The longest text there can be: digits, at the lowest correction.
const MOST_DIGITS: usize = 7089;

/// The versions by the length of their headers: within a class it is the same (ISO/IEC 18004 table 3).
const CLASSES: [RangeInclusive<i16>; 3] = [1..=9, 10..=26, 27..=40];

/// The version of the smallest code that holds `text`, and its data; nothing when none does.
pub(super) fn smallest(text: &[u8], level: EcLevel) -> Option<(i16, Bits)> {
    if text.len() > MOST_DIGITS {
        return None;
    }
    CLASSES.into_iter().find_map(|mut versions| {
        let segments = segments(text, Version::Normal(*versions.start()));
        versions.find_map(|number| {
            let version = Version::Normal(number);
            let mut bits = Bits::new(version);
            let len: usize = segments.iter().map(|segment| segment.len(version)).sum();
            if len > bits.max_len(level).ok()? {
                return None;
            }
            for segment in &segments {
                segment.push_to(&mut bits).ok()?;
            }
            bits.push_terminator(level).ok()?;
            Some((number, bits))
        })
    })
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
    const ALL: [Self; 3] = [Self::Numeric, Self::Alphanumeric, Self::Byte];

    /// Whether this mode has a place for a byte of text.
    const fn holds(self, byte: u8) -> bool {
        match self {
            Self::Numeric => byte.is_ascii_digit(),
            Self::Alphanumeric => matches!(
                byte,
                b'0'..=b'9' | b'A'..=b'Z' | b' ' | b'$' | b'%' | b'*' | b'+' | b'-' | b'.' | b'/' | b':'
            ),
            Self::Byte => true,
        }
    }

    /// What a character takes, in sixths of a bit: 10/3, 11/2 and 8 bits. Rounded up at a segment's end this is exact.
    const fn sixths(self) -> u32 {
        match self {
            Self::Numeric => 20,
            Self::Alphanumeric => 33,
            Self::Byte => 48,
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
    header: u32,
    /// What it all costs, in sixths of a bit; nothing when the last character has no place in this mode.
    cost: Option<u32>,
}

/// The segments that write `text` in the fewest bits that any version with headers as long as `version`'s allows.
pub(super) fn segments(text: &[u8], version: Version) -> Vec<Segment<'_>> {
    let mut lanes = Mode::ALL.map(|mode| Lane {
        mode,
        header: u32::try_from(mode.header(version)).unwrap_or_default() * 6,
        cost: None,
    });
    let mut cheapest = (0, Mode::Byte);
    // For every character and every mode it may be in, the mode of the character before it.
    let mut before = Vec::with_capacity(text.len());
    for byte in text {
        let came_from = lanes.map(|lane| {
            let anew = cheapest.0 + lane.header;
            match lane.cost {
                Some(cost) if cost <= anew => (cost, lane.mode),
                _ => (anew, cheapest.1),
            }
        });
        before.push(came_from.map(|(_, mode)| mode));
        for (lane, (cost, _)) in lanes.iter_mut().zip(came_from) {
            lane.cost = lane.mode.holds(*byte).then(|| cost + lane.mode.sixths());
        }
        // A segment ends with a whole bit.
        let ends = lanes
            .iter()
            .filter_map(|lane| Some((lane.cost?.next_multiple_of(6), lane.mode)));
        cheapest = ends.min_by_key(|(cost, _)| *cost).unwrap_or(cheapest);
    }

    let mut mode = cheapest.1;
    let mut modes = Vec::with_capacity(text.len());
    for [numeric, alphanumeric, byte] in before.into_iter().rev() {
        modes.push(mode);
        mode = match mode {
            Mode::Numeric => numeric,
            Mode::Alphanumeric => alphanumeric,
            Mode::Byte => byte,
        };
    }
    modes.reverse();

    let mut rest = text;
    modes
        .chunk_by(|one, next| one == next)
        .map_while(|run| {
            let (text, after) = rest.split_at_checked(run.len())?;
            rest = after;
            Some(Segment {
                mode: *run.first()?,
                text,
            })
        })
        .collect()
}
