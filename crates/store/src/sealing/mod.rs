//! Secrets at rest: sealed with an AEAD under a key ring, each bound to the row it stands in (S18, S23).
//!
//! This is the only place where a stored secret becomes a [`Secret`] again. Outside this crate only
//! [`Attempt::open`](crate::Attempt::open) reaches it: nothing can be compared with a code before the try was counted (S5).

mod key_ring;

use chacha20poly1305::aead::{Aead as _, Payload};
use countersign_otp::Secret;
use zeroize::Zeroizing;

pub use key_ring::{KeyRing, KeyRingError};

use crate::ids::{FactorId, MemberKey};

/// A secret as it is stored: version, key id, nonce, ciphertext.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

/// Random bytes that one sealing needs. 192 bits may be drawn at random without keeping count.
pub type SealingNonce = [u8; 24];

/// A secret could not be sealed, or what is stored does not open: another row's, an unknown key's, or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed secret does not open")]
pub struct SealError;

const VERSION: u8 = 1;
const HEADER: usize = 1 + 4;

impl Sealed {
    /// What was read back from the store.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl KeyRing {
    /// Seals the secret of `factor` with the ring's newest key.
    pub fn seal(
        &self,
        member: &MemberKey,
        factor: &FactorId,
        secret: &Secret,
        nonce: SealingNonce,
    ) -> Result<Sealed, SealError> {
        let (id, cipher) = self.newest();
        let row = row(member, factor);
        let payload = Payload {
            msg: secret.expose_bytes(),
            aad: &row,
        };
        let ciphertext = cipher
            .encrypt(&nonce.into(), payload)
            .map_err(|_| SealError)?;
        let mut sealed = Vec::with_capacity(HEADER + nonce.len() + ciphertext.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&id.to_be_bytes());
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&ciphertext);
        Ok(Sealed(sealed))
    }

    /// Opens the secret of `factor` of `member`.
    pub(crate) fn open(
        &self,
        member: &MemberKey,
        factor: &FactorId,
        sealed: &Sealed,
    ) -> Result<Secret, SealError> {
        let (header, rest) = sealed.0.split_first_chunk::<HEADER>().ok_or(SealError)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<24>().ok_or(SealError)?;
        let [VERSION, key_id @ ..] = *header else {
            return Err(SealError);
        };
        let cipher = self.find(u32::from_be_bytes(key_id)).ok_or(SealError)?;
        let row = row(member, factor);
        let payload = Payload {
            msg: ciphertext,
            aad: &row,
        };
        let bytes = Zeroizing::new(
            cipher
                .decrypt(nonce.into(), payload)
                .map_err(|_| SealError)?,
        );
        Secret::from_bytes(bytes.as_slice()).map_err(|_| SealError)
    }
}

/// The row that a secret belongs to: every part with its length before it, so that no two rows read alike.
fn row(member: &MemberKey, factor: &FactorId) -> Vec<u8> {
    let parts = [
        "countersign factor v1",
        member.workspace.as_str(),
        member.member.as_str(),
        factor.as_str(),
    ];
    let mut row = Vec::new();
    for part in parts {
        row.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        row.extend_from_slice(part.as_bytes());
    }
    row
}

#[cfg(test)]
mod tests {
    use super::{KeyRing, Sealed};
    use crate::entropy::OsEntropy;
    use crate::ids::{FactorId, MemberId, MemberKey, WorkspaceId};
    use countersign_otp::Secret;

    fn member(workspace: &str, id: &str) -> MemberKey {
        MemberKey {
            workspace: WorkspaceId::from_text(workspace),
            member: MemberId::parse(id).unwrap(),
        }
    }

    #[test]
    fn s23_a_secret_opens_in_its_own_row_only() {
        let ring = KeyRing::generate(&OsEntropy).unwrap();
        let secret = Secret::from_bytes(*b"12345678901234567890").unwrap();
        let (ada, factor) = (member("ws_1", "ada"), FactorId::from_text("fac_1"));
        let sealed = ring.seal(&ada, &factor, &secret, [9; 24]).unwrap();

        let opened = ring.open(&ada, &factor, &sealed).unwrap();
        assert_eq!(opened.expose_bytes(), secret.expose_bytes());
        for (other, id) in [("ws_2", "ada"), ("ws_1", "bob"), ("ws_1a", "da")] {
            assert!(
                ring.open(&member(other, id), &factor, &sealed).is_err(),
                "{other} {id}"
            );
        }
        assert!(
            ring.open(&ada, &FactorId::from_text("fac_2"), &sealed)
                .is_err()
        );
    }

    #[test]
    fn a_damaged_or_foreign_secret_does_not_open() {
        let ring = KeyRing::generate(&OsEntropy).unwrap();
        let secret = Secret::from_bytes(*b"12345678901234567890").unwrap();
        let (ada, factor) = (member("ws_1", "ada"), FactorId::from_text("fac_1"));
        let sealed = ring.seal(&ada, &factor, &secret, [9; 24]).unwrap();
        for at in 0..sealed.as_bytes().len() {
            let mut damaged = sealed.as_bytes().to_vec();
            damaged[at] ^= 1;
            assert!(
                ring.open(&ada, &factor, &Sealed::from_bytes(damaged))
                    .is_err(),
                "byte {at}"
            );
            let cut = sealed.as_bytes()[..at].to_vec();
            assert!(
                ring.open(&ada, &factor, &Sealed::from_bytes(cut)).is_err(),
                "cut at {at}"
            );
        }
        let other = KeyRing::generate(&OsEntropy).unwrap();
        assert!(other.open(&ada, &factor, &sealed).is_err());
    }
}
