//! A row or a column of modules, 64 of which are looked at in one go.

use zeroize::Zeroize;

/// Up to 192 modules, the first one lowest: the largest code has 177. A bit that is set is dark; past the end all are light.
#[derive(Clone, Copy, Default, PartialEq, Eq, Zeroize)]
pub(super) struct Line([u64; 3]);

impl Line {
    /// `is_dark` of the first twelve, and again the same.
    pub(super) fn repeated(is_dark: impl Fn(usize) -> bool) -> Self {
        const EACH_TWELFTH: u64 = 0x1001_0010_0100_1001;
        let twelve = (0..12).fold(0, |line, at| line | u64::from(is_dark(at)) << at);
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

    /// Inverted where both others are dark.
    pub(super) fn inverted(self, one: Self, other: Self) -> Self {
        let mut parts = self.0;
        for ((part, one), other) in parts.iter_mut().zip(one.0).zip(other.0) {
            *part ^= one & other;
        }
        Self(parts)
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
