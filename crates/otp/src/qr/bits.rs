//! The data of a symbol as bits, the first one highest (ISO/IEC 18004 §7.4).

use alloc::{vec, vec::Vec};

use zeroize::Zeroizing;

/// As many codewords as a version has for data; the bits so far, then zeros.
pub(super) struct Bits {
    codewords: Zeroizing<Vec<u8>>,
    count: usize,
}

impl Bits {
    pub(super) fn new(codewords: usize) -> Self {
        Self {
            codewords: Zeroizing::new(vec![0; codewords]),
            count: 0,
        }
    }

    /// The last `count` bits of a number.
    pub(super) fn push(&mut self, number: usize, count: usize) {
        for bit in (0..count).rev() {
            if let Some(codeword) = self.codewords.get_mut(self.count / 8)
                && number >> bit & 1 == 1
            {
                *codeword |= 0x80 >> (self.count % 8);
            }
            self.count += 1;
        }
    }

    /// The codewords: after the bits come a terminator, four zeros as far as there is room, and two pad codewords in turn
    /// (ISO/IEC 18004 §7.4.9, §7.4.10).
    pub(super) fn padded(mut self) -> Zeroizing<Vec<u8>> {
        let used = (self.count + 4).div_ceil(8);
        let mut pad = 0xec;
        for codeword in self.codewords.iter_mut().skip(used) {
            *codeword = pad;
            pad ^= 0xec ^ 0x11;
        }
        self.codewords
    }
}
