//! A row or a column of modules, 64 of which are looked at in one go.

/// Up to 192 modules, the first one lowest: the largest code has 177. A bit that is set is dark; past the end all are light.
pub(super) type Line = [u64; PARTS];

pub(super) const PARTS: usize = 3;

pub(super) fn darken(line: &mut Line, at: usize) {
    if let Some(part) = line.get_mut(at / 64) {
        *part |= 1 << (at % 64);
    }
}

pub(super) fn is_dark(line: &Line, at: usize) -> bool {
    part(line, at / 64) >> (at % 64) & 1 == 1
}

fn part(line: &Line, number: usize) -> u64 {
    line.get(number).copied().unwrap_or_default()
}

/// Of the `part`th 64 places, those before `count`.
pub(super) const fn first(count: usize, part: usize) -> u64 {
    let these = count.saturating_sub(part * 64);
    if these < 64 {
        (1 << these) - 1
    } else {
        u64::MAX
    }
}

/// Inverts the first `side` where `twelve` modules over and over are dark, and not where `except` is.
pub(super) fn invert(line: &mut Line, side: usize, twelve: u64, except: &Line) {
    const EACH_TWELFTH: u64 = 0x1001_0010_0100_1001;
    let mut next = twelve << 12 | twelve;
    for (number, (part, except)) in line.iter_mut().zip(except).enumerate() {
        *part ^= (next & 0xfff).wrapping_mul(EACH_TWELFTH) & !except & first(side, number);
        // 64 is four more than five times twelve.
        next = next >> 4 | next << 20;
    }
}

/// 64 modules and their neighbors.
#[derive(Clone, Copy)]
pub(super) struct Around {
    before: u64,
    pub(super) here: u64,
    after: u64,
}

impl Around {
    /// The `number`th 64 modules of a line.
    pub(super) fn part(line: &Line, number: usize) -> Self {
        Self {
            before: part(line, number.wrapping_sub(1)),
            here: part(line, number),
            after: part(line, number + 1),
        }
    }

    /// In each place, the module `distance` places on, from 1 to 63.
    pub(super) const fn ahead(self, distance: u32) -> u64 {
        self.here >> distance | self.after << (64 - distance)
    }

    /// In each place, the module `distance` places before, from 1 to 63.
    pub(super) const fn behind(self, distance: u32) -> u64 {
        self.here << distance | self.before >> (64 - distance)
    }
}
