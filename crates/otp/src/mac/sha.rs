//! The three hashes of the Secure Hash Standard (FIPS 180-4) that codes are made with, as one.
//!
//! The crates `sha1` and `sha2` compress the blocks, on the processor's own instructions where it has them. What stands around
//! that, the padding and the length, is the same for the three and is written once: with a hasher and an HMAC of a type each, a
//! page would download all of it three times, and a step would copy buffers that are empty.

use core::{ops::Deref, slice};

use sha1::block_api::compress as compress1;
use sha2::block_api::{compress256, compress512};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::Algorithm;

/// The longest block, in bytes; the two older hashes use half of it.
pub(super) const MAX_BLOCK: usize = 128;

/// The first state of SHA-512 (§5.3.5). Its upper halves are that of SHA-256 (§5.3.3).
const FIRST: [u64; 8] = [
    0x6a09_e667_f3bc_c908,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
];

/// The first state of SHA-1 (§5.3.1).
const FIRST1: [u32; 8] = [
    0x6745_2301,
    0xefcd_ab89,
    0x98ba_dcfe,
    0x1032_5476,
    0xc3d2_e1f0,
    0,
    0,
    0,
];

/// The words of a state. SHA-1 has five of them.
#[derive(Clone, Zeroize)]
enum State {
    Narrow([u32; 8]),
    Wide([u64; 8]),
}

/// A hash after some whole blocks.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(super) struct Sha {
    state: State,
    #[zeroize(skip)]
    algorithm: Algorithm,
    /// How many bytes were absorbed.
    #[zeroize(skip)]
    length: u32,
}

impl Sha {
    pub(super) fn new(algorithm: Algorithm) -> Self {
        Self {
            state: match algorithm {
                Algorithm::Sha1 => State::Narrow(FIRST1),
                Algorithm::Sha256 => State::Narrow(FIRST.map(upper_half)),
                Algorithm::Sha512 => State::Wide(FIRST),
            },
            algorithm,
            length: 0,
        }
    }

    /// In bytes.
    pub(super) const fn block_len(&self) -> usize {
        match self.algorithm {
            Algorithm::Sha1 | Algorithm::Sha256 => 64,
            Algorithm::Sha512 => MAX_BLOCK,
        }
    }

    const fn digest_len(&self) -> usize {
        match self.algorithm {
            Algorithm::Sha1 => 20,
            Algorithm::Sha256 => 32,
            Algorithm::Sha512 => 64,
        }
    }

    /// Hashes one block, the first bytes of these.
    pub(super) fn absorb(&mut self, block: &[u8; MAX_BLOCK]) {
        match &mut self.state {
            State::Wide(words) => compress512(words, slice::from_ref(block)),
            State::Narrow(words) => {
                let block = block.first_chunk().map(slice::from_ref).unwrap_or_default();
                match (self.algorithm, words.first_chunk_mut()) {
                    (Algorithm::Sha1, Some(words)) => compress1(words, block),
                    _ => compress256(words, block),
                }
            }
        }
        // As long as a secret can be, which is 1,024 bytes.
        self.length += if self.block_len() == MAX_BLOCK {
            128
        } else {
            64
        };
    }

    /// The hash of a whole message.
    pub(super) fn of(mut self, message: &[u8]) -> Digest {
        let mut blocks = message.chunks_exact(self.block_len());
        for bytes in &mut blocks {
            let mut block = [0; MAX_BLOCK];
            copy(&mut block, bytes);
            self.absorb(&block);
            block.zeroize();
        }
        self.finish(blocks.remainder())
    }

    /// The hash of what was absorbed and of a rest, which is shorter than a block: with a bit, zeros and the length (§5.1).
    pub(super) fn finish(mut self, rest: &[u8]) -> Digest {
        let length = u64::from(self.length).saturating_add(rest.len() as u64) * 8;
        let block_len = self.block_len();
        let mut block = [0; MAX_BLOCK];
        copy(&mut block, rest);
        if let Some(end) = block.get_mut(rest.len()) {
            *end = 0x80;
        }
        // The length takes an eighth of a block, most of it zeros.
        if rest.len() >= block_len - block_len / 8 {
            self.absorb(&block);
            block = [0; MAX_BLOCK];
        }
        let place = block.get_mut(..block_len);
        if let Some(place) = place.and_then(|block| block.last_chunk_mut()) {
            *place = length.to_be_bytes();
        }
        self.absorb(&block);
        Digest::new(&self)
    }
}

fn upper_half(word: u64) -> u32 {
    u32::try_from(word >> 32).unwrap_or_default()
}

/// Puts bytes at the beginning of a place that has room for them.
pub(super) fn copy(block: &mut [u8], bytes: &[u8]) {
    if let Some(place) = block.get_mut(..bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// What a hash comes to: 20, 32 or 64 bytes.
pub(crate) struct Digest {
    bytes: [u8; 64],
    len: usize,
}

impl Digest {
    /// The words of a state, most significant byte first.
    fn new(sha: &Sha) -> Self {
        let mut bytes = [0; 64];
        match &sha.state {
            State::Narrow(words) => {
                copy(&mut bytes, words.map(u32::to_be_bytes).as_flattened());
            }
            State::Wide(words) => copy(&mut bytes, words.map(u64::to_be_bytes).as_flattened()),
        }
        Self {
            bytes,
            len: sha.digest_len(),
        }
    }
}

impl Deref for Digest {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}
