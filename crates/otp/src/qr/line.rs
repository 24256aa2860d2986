//! A row or a column of modules, 64 of which are looked at in one go.

use zeroize::Zeroize;

/// Up to 192 modules, the first one lowest: the largest code has 177. A bit that is set is dark; past the end all are light.
#[derive(Clone, Copy, Default, PartialEq, Eq, Zeroize)]
pub(super) struct Line([u64; 3]);

impl Line {
    /// All dark from a place on, past the end too.
    pub(super) fn from(start: usize) -> Self {
        let mut line = Self::default();
        for at in start..192 {
            line.darken(at);
        }
        line
    }

    /// Twelve modules over and over, of which the first is the lowest bit.
    pub(super) fn repeated(twelve: u64) -> Self {
        const EACH_TWELFTH: u64 = 0x1001_0010_0100_1001;
        let twice = twelve << 12 | twelve;
        // 64 is four more than five times twelve.
        Self([0, 4, 8].map(|offset| (twice >> offset & 0xfff).wrapping_mul(EACH_TWELFTH)))
    }

    pub(super) fn darken(&mut self, at: usize) {
        if let Some(part) = self.0.get_mut(at / 64) {
            *part |= 1 << (at % 64);
        }
    }

    pub(super) fn is_dark(self, at: usize) -> bool {
        self.part(at / 64) >> (at % 64) & 1 == 1
    }

    /// Inverts what is dark in one and light in the other.
    pub(super) fn invert(&mut self, these: Self, except: Self) {
        for ((part, these), except) in self.0.iter_mut().zip(these.0).zip(except.0) {
            *part ^= these & !except;
        }
    }

    /// 64 modules from the `number`th 64 on, and those on either side.
    pub(super) fn around(self, number: usize) -> Around {
        Around {
            before: self.part(number.wrapping_sub(1)),
            here: self.part(number),
            after: self.part(number + 1),
        }
    }

    fn part(self, number: usize) -> u64 {
        self.0.get(number).copied().unwrap_or_default()
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
    /// In each place, the module `distance` places on, from 1 to 63.
    pub(super) const fn ahead(self, distance: u32) -> u64 {
        self.here >> distance | self.after << (64 - distance)
    }

    /// In each place, the module `distance` places before, from 1 to 63.
    pub(super) const fn behind(self, distance: u32) -> u64 {
        self.here << distance | self.before >> (64 - distance)
    }
}
