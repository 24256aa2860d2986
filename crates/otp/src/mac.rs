//! HMAC with its key already scheduled.

use hmac::{Hmac, KeyInit};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use zeroize::Zeroize;

use crate::{Algorithm, Secret};

/// An HMAC that has absorbed its key. Each step clones this state instead of hashing the key again, which halves the
/// work of looking at a window. The hash crates wipe the state when it is dropped.
#[derive(Clone)]
pub(crate) enum Mac {
    Sha1(Hmac<Sha1>),
    Sha256(Hmac<Sha256>),
    Sha512(Hmac<Sha512>),
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
    /// The output is wiped afterwards and never on the heap.
    #[inline]
    pub(crate) fn of_counter<T>(&self, counter: u64, read: impl FnOnce(&[u8]) -> T) -> T {
        match self {
            Self::Sha1(mac) => of_counter(mac, counter, read),
            Self::Sha256(mac) => of_counter(mac, counter, read),
            Self::Sha512(mac) => of_counter(mac, counter, read),
        }
    }
}

#[inline]
fn of_counter<M: hmac::Mac + Clone, T>(mac: &M, counter: u64, read: impl FnOnce(&[u8]) -> T) -> T {
    let mac = mac.clone().chain_update(counter.to_be_bytes());
    let mut output = mac.finalize().into_bytes();
    let made = read(&output);
    output.as_mut_slice().zeroize();
    made
}

#[expect(
    clippy::expect_used,
    reason = "HMAC is defined for keys of any length (RFC 2104 §3)"
)]
fn keyed<M: KeyInit>(key: &[u8]) -> M {
    M::new_from_slice(key).expect("a key of any length")
}
