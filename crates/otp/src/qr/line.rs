//! A row or a column of modules, all of which are looked at in one go.

use core::ops::{BitAnd, BitOr, BitXor, Not};

/// Up to 192 modules, the first one lowest: the largest code has 177. A bit that is set is dark; past the end all are light.
#[derive(Clone, Copy, Default)]
pub(super) struct Line([u64; 3]);

impl Line {
    /// The places before `count`.
    pub(super) fn first(count: usize) -> Self {
        let mut left = count;
        Self([0; 3].map(|_: u64| {
            let these = left.min(64);
            left -= these;
            u64::MAX
                .checked_shr(64 - u32::try_from(these).unwrap_or_default())
                .unwrap_or_default()
        }))
    }

    pub(super) fn darken(&mut self, at: usize) {
        if let Some(part) = self.0.get_mut(at / 64) {
            *part |= 1 << (at % 64);
        }
    }

    pub(super) fn is_dark(self, at: usize) -> bool {
        self.0
            .get(at / 64)
            .is_some_and(|part| part >> (at % 64) & 1 == 1)
    }

    /// In each place, the module `distance` places on, from 1 to 63.
    pub(super) const fn ahead(self, distance: u32) -> Self {
        let [low, middle, high] = self.0;
        let back = 64 - distance;
        Self([
            low >> distance | middle << back,
            middle >> distance | high << back,
            high >> distance,
        ])
    }

    /// In each place, the module `distance` places before, from 1 to 63.
    pub(super) const fn behind(self, distance: u32) -> Self {
        let [low, middle, high] = self.0;
        let back = 64 - distance;
        Self([
            low << distance,
            middle << distance | low >> back,
            high << distance | middle >> back,
        ])
    }

    /// How many are dark.
    pub(super) fn count(self) -> u32 {
        self.0.into_iter().map(u64::count_ones).sum()
    }
}

impl Not for Line {
    type Output = Self;

    fn not(self) -> Self {
        let [low, middle, high] = self.0;
        Self([!low, !middle, !high])
    }
}

impl BitAnd for Line {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        let ([low, middle, high], [its_low, its_middle, its_high]) = (self.0, other.0);
        Self([low & its_low, middle & its_middle, high & its_high])
    }
}

impl BitXor for Line {
    type Output = Self;

    fn bitxor(self, other: Self) -> Self {
        let ([low, middle, high], [its_low, its_middle, its_high]) = (self.0, other.0);
        Self([low ^ its_low, middle ^ its_middle, high ^ its_high])
    }
}

impl BitOr for Line {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        !(!self & !other)
    }
}
