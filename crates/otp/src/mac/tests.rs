//! Against the crate `hmac`, for keys and counters of every kind.

use hmac::{Hmac, KeyInit, Mac as _};
use proptest::prelude::*;
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::*;

/// The same HMAC from the crate.
fn theirs(algorithm: Algorithm, key: &[u8], counter: u64) -> alloc::vec::Vec<u8> {
    macro_rules! of {
        ($hash:ty) => {{
            let mut mac = Hmac::<$hash>::new_from_slice(key).unwrap();
            mac.update(&counter.to_be_bytes());
            mac.finalize().into_bytes().to_vec()
        }};
    }
    match algorithm {
        Algorithm::Sha1 => of!(Sha1),
        Algorithm::Sha256 => of!(Sha256),
        Algorithm::Sha512 => of!(Sha512),
    }
}

#[test]
fn a_key_of_every_length_gives_what_the_crate_gives() {
    let long: alloc::vec::Vec<u8> = (0..Secret::MAX_BYTES)
        .map(|at| u8::try_from(at % 251).unwrap())
        .collect();
    for algorithm in Algorithm::ALL {
        // Every place of the end of a block, and of the padding, for both lengths of blocks.
        for key in (1..=300).chain([1023, 1024]).map(|length| &long[..length]) {
            let secret = Secret::from_bytes(key).unwrap();
            let ours = Mac::new(&secret, algorithm).of_counter(7);
            assert_eq!(
                *ours,
                theirs(algorithm, key, 7),
                "{algorithm} {}",
                key.len()
            );
        }
    }
}

proptest! {
    #[test]
    fn every_key_and_counter_give_what_the_crate_gives(
        key in prop::collection::vec(any::<u8>(), 1..200),
        counter in any::<u64>(),
        algorithm in prop::sample::select(Algorithm::ALL.as_slice()),
    ) {
        let secret = Secret::from_bytes(key.clone()).unwrap();
        let ours = Mac::new(&secret, algorithm).of_counter(counter);
        prop_assert_eq!(&*ours, theirs(algorithm, &key, counter));
    }
}
