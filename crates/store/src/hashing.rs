//! Recovery codes as they are kept: salted password hashes, with one salt a set so that a look-up costs one hash (N3).

use argon2::{Algorithm, Argon2, Block, Params, Version};
use countersign_otp::RecoveryCode;

/// What a set's codes are hashed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt([u8; 16]);

/// A recovery code's hash under its set's salt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecoveryDigest([u8; 32]);

impl RecoveryDigest {
    /// Its bytes.
    pub const LENGTH: usize = 32;
}

/// The hash could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a recovery code could not be hashed")]
pub struct HashingError;

impl Salt {
    /// The only scheme so far: OWASP's first choice for Argon2id. Another gets another name, and old sets keep theirs.
    pub const SCHEME: &'static str = "argon2id-v19-m19456-t2-p1";
    const KIBIBYTES: u32 = 19_456;
    const PASSES: u32 = 2;
    const LANES: u32 = 1;

    /// A salt of these bytes.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// A stored salt; `None` when it belongs to a scheme of a later version.
    pub fn read(scheme: &str, bytes: &[u8]) -> Option<Self> {
        if scheme == Self::SCHEME {
            bytes.try_into().ok().map(Self)
        } else {
            None
        }
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Hashes the codes one after the other in the same memory: some 20 ms each, so on a thread that may block.
    pub fn hash<'c>(
        &self,
        codes: impl IntoIterator<Item = &'c RecoveryCode>,
    ) -> Result<Vec<RecoveryDigest>, HashingError> {
        let params = Params::new(Self::KIBIBYTES, Self::PASSES, Self::LANES, Some(32))
            .map_err(|_| HashingError)?;
        let mut memory = vec![Block::default(); params.block_count()];
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let hash = |code: &RecoveryCode| {
            let mut digest = [0; 32];
            argon2
                .hash_password_into_with_memory(
                    code.canonical_bytes(),
                    &self.0,
                    &mut digest,
                    &mut memory,
                )
                .map_err(|_| HashingError)?;
            Ok(RecoveryDigest(digest))
        };
        codes.into_iter().map(hash).collect()
    }
}

impl RecoveryDigest {
    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Salt;
    use countersign_otp::RecoveryCode;

    #[test]
    fn n3_the_same_code_hashes_alike_only_under_the_same_salt() {
        let code = RecoveryCode::from_entropy([7; 10]);
        let other = RecoveryCode::from_entropy([8; 10]);
        let (salt, pepper) = (Salt::new([1; 16]), Salt::new([2; 16]));
        let digests = salt.hash([&code, &other]).unwrap();
        assert_ne!(digests[0], digests[1]);
        assert_eq!(salt.hash([&code]).unwrap()[0], digests[0]);
        assert_ne!(pepper.hash([&code]).unwrap()[0], digests[0]);
    }

    #[test]
    fn a_scheme_of_a_later_version_is_not_guessed_at() {
        assert!(Salt::read(Salt::SCHEME, &[1; 16]).is_some());
        assert!(Salt::read("argon2id-v19-m65536-t3-p1", &[1; 16]).is_none());
        assert!(Salt::read(Salt::SCHEME, &[1; 15]).is_none());
    }
}
