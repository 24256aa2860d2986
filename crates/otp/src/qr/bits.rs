//! A row of bits, the first one highest.

use alloc::vec::Vec;

/// Bits in whole bytes, and up to seven that wait for the rest of theirs.
#[derive(Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    waiting: usize,
    count: usize,
}

impl Bits {
    /// The last `count` bits of a number, at most 24.
    pub(super) fn push(&mut self, number: usize, count: usize) {
        self.waiting = self.waiting << count | number;
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            let [byte, ..] = (self.waiting >> self.count).to_le_bytes();
            self.bytes.push(byte);
        }
    }

    /// As many codewords as a symbol has for data: after the terminator and the last byte's end come two pad codewords in
    /// turn (ISO/IEC 18004 §7.4.9, §7.4.10). What was pushed must not be more.
    pub(super) fn padded(mut self, codewords: usize) -> Vec<u8> {
        if self.bytes.len() < codewords {
            // The terminator is shorter where there is no room for four.
            let left = (codewords - self.bytes.len()) * 8 - self.count;
            let terminator = left.min(4);
            self.push(0, terminator);
            self.push(0, (8 - self.count) % 8);
        }
        let mut pad = 0xec;
        while self.bytes.len() < codewords {
            self.bytes.push(pad);
            pad ^= 0xec ^ 0x11;
        }
        self.bytes
    }
}
