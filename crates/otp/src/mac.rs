//! HMAC with its key already scheduled, and the bits a code is made from.

use hmac::{
    EagerHash, KeyInit,
    block_api::HmacCore,
    digest::{
        Output,
        block_api::{Buffer, FixedOutputCore},
    },
};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use crate::{Algorithm, Secret};

/// An HMAC that has absorbed its key. Each step clones this state instead of hashing the key again, which halves the
/// work of looking at a window. The hash crates wipe the state when it is dropped.
#[derive(Clone)]
pub(crate) enum Mac {
    Sha1(HmacCore<Sha1>),
    Sha256(HmacCore<Sha256>),
    Sha512(HmacCore<Sha512>),
}

impl Mac {
    pub(crate) fn new(secret: &Secret, algorithm: Algorithm) -> Self {
        let key = secret.expose_bytes();
        match algorithm {
            Algorithm::Sha1 => Self::Sha1(keyed(key)),
            Algorithm::Sha256 => Self::Sha256(keyed(key)),
            Algorithm::Sha512 => Self::Sha512(keyed(key)),
        }
    }

    /// What `read` makes of HMAC(K, C), with the counter as eight bytes, most significant first (RFC 4226 §5.2).
    #[inline]
    pub(crate) fn of_counter<T>(&self, counter: u64, read: impl FnOnce(&[u8]) -> T) -> T {
        match self {
            Self::Sha1(keyed) => read(&of_counter(keyed, counter)),
            Self::Sha256(keyed) => read(&of_counter(keyed, counter)),
            Self::Sha512(keyed) => read(&of_counter(keyed, counter)),
        }
    }

    /// The 31 bits that dynamic truncation leaves (RFC 4226 §5.3).
    #[inline]
    pub(crate) fn truncated(&self, counter: u64) -> u32 {
        self.of_counter(counter, |hmac| truncate(hmac).1)
    }
}

/// Dynamic truncation (RFC 4226 §5.3): the offset, and the 31 bits found there.
///
/// An HMAC has at least 20 bytes and the offset is at most 15, so there are always four.
#[inline]
pub(crate) fn truncate(hmac: &[u8]) -> (u8, u32) {
    let offset = hmac.last().map_or(0, |last| last & 0x0f);
    let word = hmac
        .get(usize::from(offset)..)
        .and_then(|tail| tail.first_chunk())
        .map_or(0, |word| u32::from_be_bytes(*word));
    (offset, word & 0x7fff_ffff)
}

/// Block by block rather than through `Hmac`: that carries an empty buffer along, to be copied and wiped at each step.
#[inline]
fn of_counter<D: EagerHash>(keyed: &HmacCore<D>, counter: u64) -> Output<HmacCore<D>> {
    let mut message = Buffer::<HmacCore<D>>::new(&counter.to_be_bytes());
    let mut output = Output::<HmacCore<D>>::default();
    keyed.clone().finalize_fixed_core(&mut message, &mut output);
    output
}

#[expect(
    clippy::expect_used,
    reason = "HMAC is defined for keys of any length (RFC 2104 §3)"
)]
fn keyed<M: KeyInit>(key: &[u8]) -> M {
    M::new_from_slice(key).expect("a key of any length")
}
