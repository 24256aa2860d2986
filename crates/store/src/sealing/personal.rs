use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use zeroize::Zeroizing;

use super::{Place, SealError, SealingNonce};

/// What is personal in a member's events is under this: their own key, which goes with them.
pub(crate) struct PersonalKey(XChaCha20Poly1305);

impl PersonalKey {
    /// Of its 32 bytes.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        let cipher = XChaCha20Poly1305::new_from_slice(bytes).map_err(|_| SealError)?;
        Ok(Self(cipher))
    }

    /// Seals `personal` for `place`: the nonce, then the ciphertext.
    pub(crate) fn seal(
        &self,
        place: &Place,
        personal: &[u8],
        nonce: SealingNonce,
    ) -> Result<Vec<u8>, SealError> {
        let payload = Payload {
            msg: personal,
            aad: &place.0,
        };
        let sealed = self.0.encrypt(&nonce.into(), payload);
        let sealed = sealed.map_err(|_| SealError)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for `place`.
    pub(crate) fn open(
        &self,
        place: &Place,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (nonce, ciphertext) = sealed.split_first_chunk::<24>().ok_or(SealError)?;
        let payload = Payload {
            msg: ciphertext,
            aad: &place.0,
        };
        let opened = self.0.decrypt(nonce.into(), payload);
        opened.map(Zeroizing::new).map_err(|_| SealError)
    }
}
