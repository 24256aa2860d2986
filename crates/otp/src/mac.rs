//! HMAC (RFC 2104) with its key already scheduled, and the bits a code is made from.

mod sha;

use zeroize::Zeroizing;

use self::sha::{Digest, MAX_BLOCK, Sha};
use crate::{Algorithm, Secret};

/// An HMAC that has absorbed its key. Each step goes on from this state instead of hashing the key again, which halves the
/// work of looking at a window. Both states are wiped when dropped.
#[derive(Clone)]
pub(crate) struct Mac {
    inner: Sha,
    outer: Sha,
}

impl Mac {
    pub(crate) fn new(secret: &Secret, algorithm: Algorithm) -> Self {
        let key = secret.expose_bytes();
        let hash = Sha::new(algorithm);
        if key.len() > hash.block_len() {
            Self::keyed(&hash, &hash.clone().of(key))
        } else {
            Self::keyed(&hash, key)
        }
    }

    /// With a key that fits a block.
    fn keyed(hash: &Sha, key: &[u8]) -> Self {
        let mut block = Zeroizing::new([0; MAX_BLOCK]);
        sha::copy(&mut *block, key);
        let mut padded = |pad: u8| {
            block.iter_mut().for_each(|byte| *byte ^= pad);
            let mut hash = hash.clone();
            hash.absorb(&block);
            hash
        };
        Self {
            inner: padded(0x36),
            // The first pad is taken off again.
            outer: padded(0x36 ^ 0x5c),
        }
    }

    /// HMAC(K, C), with the counter as eight bytes, most significant first (RFC 4226 §5.2).
    pub(crate) fn of_counter(&self, counter: u64) -> Digest {
        let hashed = self.inner.clone().finish(&counter.to_be_bytes());
        self.outer.clone().finish(&hashed)
    }

    /// The 31 bits that dynamic truncation leaves (RFC 4226 §5.3).
    pub(crate) fn truncated(&self, counter: u64) -> u32 {
        truncate(&self.of_counter(counter)).1
    }
}

/// Dynamic truncation (RFC 4226 §5.3): the offset, and the 31 bits found there.
///
/// An HMAC has at least 20 bytes and the offset is at most 15, so there are always four.
pub(crate) fn truncate(hmac: &[u8]) -> (u8, u32) {
    let offset = hmac.last().map_or(0, |last| last & 0x0f);
    let word = hmac
        .get(usize::from(offset)..)
        .and_then(|tail| tail.first_chunk())
        .map_or(0, |word| u32::from_be_bytes(*word));
    (offset, word & 0x7fff_ffff)
}

#[cfg(test)]
mod tests;
