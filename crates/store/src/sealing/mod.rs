//! Secrets at rest: sealed with an AEAD under a key ring, each bound to the row it stands in (S18, S23).
//!
//! This is the only place where a stored secret is readable again. Outside this crate a factor's is reached by
//! [`Attempt::open`](crate::Attempt::open) alone, so that nothing can be compared with a code before the try was counted (S5),
//! and what a message brings by whoever carries it ([`Parcel`](crate::Parcel)).

mod key_ring;
mod personal;

use chacha20poly1305::aead::{Aead as _, Payload};
use data_encoding::HEXLOWER;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use key_ring::hmac;
pub use key_ring::{KeyRing, KeyRingError};
pub(crate) use personal::PersonalKey;

use crate::ids::{EventId, FactorId, MemberKey, MessageId, SubjectId, WorkspaceId};

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

/// The row that something sealed stands in: it opens nowhere else (S23).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(Vec<u8>);

impl Place {
    /// The secret of a member's factor.
    #[must_use]
    pub fn factor(member: &MemberKey, factor: &FactorId) -> Self {
        Self::named([
            "countersign factor v1",
            member.workspace.as_str(),
            member.member.as_str(),
            factor.as_str(),
        ])
    }

    /// The code or link that a message to a member brings.
    #[must_use]
    pub fn message(member: &MemberKey, message: &MessageId) -> Self {
        Self::named([
            "countersign message v1",
            member.workspace.as_str(),
            member.member.as_str(),
            message.as_str(),
        ])
    }

    /// What was sent to a member for one purpose, by one way.
    #[must_use]
    pub fn sent(member: &MemberKey, subject: &str, method: &str) -> Self {
        Self::named([
            "countersign sent code v1",
            member.workspace.as_str(),
            member.member.as_str(),
            subject,
            method,
        ])
    }

    /// What a workspace's webhooks are signed with.
    #[must_use]
    pub fn webhook(workspace: &WorkspaceId) -> Self {
        Self::named(["countersign webhook v1", workspace.as_str()])
    }

    /// What a caller was answered under a key of its own.
    #[must_use]
    pub fn answer(workspace: &WorkspaceId, key: &[u8; 32]) -> Self {
        let key = HEXLOWER.encode(key);
        Self::named(["countersign answer v1", workspace.as_str(), &key])
    }

    /// The key that what is personal in a member's events is under.
    pub(crate) fn person(member: &MemberKey, subject: &SubjectId) -> Self {
        Self::named([
            "countersign person v1",
            member.workspace.as_str(),
            member.member.as_str(),
            subject.as_str(),
        ])
    }

    /// What is personal of an event.
    pub(crate) fn event(workspace: &WorkspaceId, event: &EventId) -> Self {
        Self::named(["countersign event v1", workspace.as_str(), event.as_str()])
    }

    /// The seal of a batch of events.
    pub(crate) fn batch(workspace: &WorkspaceId) -> Self {
        Self::named(["countersign batch v1", workspace.as_str()])
    }

    /// The seal of a chain's beginning and end.
    pub(crate) fn chain(workspace: &WorkspaceId) -> Self {
        Self::named(["countersign chain v1", workspace.as_str()])
    }

    /// Every part with its length before it, so that no two rows read alike.
    fn named<const N: usize>(parts: [&str; N]) -> Self {
        let mut place = Vec::new();
        for part in parts {
            place.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            place.extend_from_slice(part.as_bytes());
        }
        Self(place)
    }
}

impl KeyRing {
    /// Seals `secret` for `place` with the ring's newest key.
    ///
    /// # Errors
    /// When the secret is larger than the cipher takes.
    pub fn seal(
        &self,
        place: &Place,
        secret: &[u8],
        nonce: SealingNonce,
    ) -> Result<Sealed, SealError> {
        let (id, cipher) = self.newest();
        let payload = Payload {
            msg: secret,
            aad: &place.0,
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

    /// A keyed hash of `secret` for `place`: six digits are found from any other hash of them in no time.
    ///
    /// # Errors
    /// Never with a key of 32 bytes, which every key of a ring has.
    pub(crate) fn hash(&self, place: &Place, secret: &[u8]) -> Result<Vec<u8>, SealError> {
        let (id, key) = self.newest_hashing();
        hash_with(id, key, place, secret)
    }

    /// Whether `hash` is that of `secret` for `place`, in constant time.
    pub(crate) fn is_hash(&self, place: &Place, secret: &[u8], hash: &[u8]) -> bool {
        let expected = hash
            .split_first_chunk::<4>()
            .map(|(id, _)| u32::from_be_bytes(*id))
            .and_then(|id| self.find_hashing(id).map(|key| (id, key)))
            .and_then(|(id, key)| hash_with(id, key, place, secret).ok());
        expected.is_some_and(|expected| bool::from(expected.ct_eq(hash)))
    }

    /// Opens what was sealed for `place`.
    pub(crate) fn open(
        &self,
        place: &Place,
        sealed: &Sealed,
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (header, rest) = sealed.0.split_first_chunk::<HEADER>().ok_or(SealError)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<24>().ok_or(SealError)?;
        let [VERSION, key_id @ ..] = *header else {
            return Err(SealError);
        };
        let cipher = self.find(u32::from_be_bytes(key_id)).ok_or(SealError)?;
        let payload = Payload {
            msg: ciphertext,
            aad: &place.0,
        };
        let opened = cipher.decrypt(nonce.into(), payload);
        opened.map(Zeroizing::new).map_err(|_| SealError)
    }

    /// Opens a text that was sealed for `place`.
    pub(crate) fn open_text(
        &self,
        place: &Place,
        sealed: &Sealed,
    ) -> Result<Zeroizing<String>, SealError> {
        let bytes = self.open(place, sealed)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| SealError)?;
        Ok(Zeroizing::new(text.to_owned()))
    }
}

/// The key's number before the hash.
fn hash_with(id: u32, key: &[u8; 32], place: &Place, secret: &[u8]) -> Result<Vec<u8>, SealError> {
    let message = Zeroizing::new([place.0.as_slice(), secret].concat());
    let hash = hmac(key, &message).ok_or(SealError)?;
    Ok([id.to_be_bytes().as_slice(), &hash].concat())
}

#[cfg(test)]
mod tests {
    use super::{KeyRing, Place, Sealed};
    use crate::entropy::OsEntropy;
    use crate::ids::{FactorId, MemberId, MemberKey, MessageId, WorkspaceId};

    const SECRET: &[u8] = b"12345678901234567890";

    fn member(workspace: &str, id: &str) -> MemberKey {
        MemberKey {
            workspace: WorkspaceId::from_text(workspace),
            member: MemberId::parse(id).unwrap(),
        }
    }

    #[test]
    fn s23_a_secret_opens_in_its_own_row_only() {
        let ring = KeyRing::generate(&OsEntropy).unwrap();
        let (ada, id) = (member("ws_1", "ada"), "id_1");
        let (factor, message) = (FactorId::from_text(id), MessageId::from_text(id));
        let places = [
            Place::factor(&ada, &factor),
            Place::factor(&ada, &FactorId::from_text("id_2")),
            Place::factor(&member("ws_2", "ada"), &factor),
            Place::factor(&member("ws_1", "bob"), &factor),
            Place::factor(&member("ws_1a", "da"), &factor),
            Place::message(&ada, &message),
            Place::message(&member("ws_1", "bob"), &message),
            Place::message(&ada, &MessageId::from_text("id_2")),
            Place::webhook(&ada.workspace),
            Place::webhook(&WorkspaceId::from_text("ws_2")),
            Place::answer(&ada.workspace, &[1; 32]),
            Place::answer(&ada.workspace, &[2; 32]),
            Place::answer(&WorkspaceId::from_text("ws_2"), &[1; 32]),
        ];
        for (at, place) in places.iter().enumerate() {
            let sealed = ring.seal(place, SECRET, [9; 24]).unwrap();
            for (other, elsewhere) in places.iter().enumerate() {
                let opened = ring.open(elsewhere, &sealed);
                assert_eq!(opened.is_ok(), at == other, "{at} in {other}");
            }
            assert_eq!(ring.open(place, &sealed).unwrap().as_slice(), SECRET);
        }
    }

    #[test]
    fn a_damaged_or_foreign_secret_does_not_open() {
        let ring = KeyRing::generate(&OsEntropy).unwrap();
        let place = Place::factor(&member("ws_1", "ada"), &FactorId::from_text("fac_1"));
        let sealed = ring.seal(&place, SECRET, [9; 24]).unwrap();
        for at in 0..sealed.as_bytes().len() {
            let mut damaged = sealed.as_bytes().to_vec();
            damaged[at] ^= 1;
            assert!(
                ring.open(&place, &Sealed::from_bytes(damaged)).is_err(),
                "byte {at}"
            );
            let cut = sealed.as_bytes()[..at].to_vec();
            assert!(
                ring.open(&place, &Sealed::from_bytes(cut)).is_err(),
                "cut at {at}"
            );
        }
        let other = KeyRing::generate(&OsEntropy).unwrap();
        assert!(other.open(&place, &sealed).is_err());
    }
}
