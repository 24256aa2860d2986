use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use data_encoding::BASE64;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// The keys that secrets are sealed with: the newest seals, every one opens.
///
/// On disk a line a key, `<id> <32 bytes in base64>`, oldest first, readable by its owner alone.
pub struct KeyRing {
    keys: Vec<Key>,
}

/// One key of the ring, by its number.
struct Key {
    id: u32,
    cipher: XChaCha20Poly1305,
    /// For keyed hashes: derived, so that no key serves two ends.
    hashing: Zeroizing<[u8; 32]>,
}

/// The key ring cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyRingError {
    /// The file cannot be read or written.
    #[error("the key ring {path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Others than its owner may read it.
    #[error("the key ring {path} can be read by others; run: chmod 600 {path}")]
    Exposed {
        /// The file.
        path: String,
    },
    /// It is no key ring.
    #[error(
        "line {line} of the key ring is not `<number> <32 bytes in base64>`, or repeats a number"
    )]
    Malformed {
        /// Which line, from 1.
        line: usize,
    },
    /// It has no key.
    #[error(
        "the key ring holds no key; restore it from your backup: without it no stored secret opens"
    )]
    Empty,
    /// There were no random bytes to make a key of.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

impl KeyRing {
    /// A ring with one new key, which is written nowhere.
    ///
    /// # Errors
    /// When `entropy` has none.
    pub fn generate(entropy: &dyn Entropy) -> Result<Self, KeyRingError> {
        Self::parse(&new_text(entropy)?)
    }

    /// A ring with one new key in the new file `path`, readable by its owner alone and durable.
    ///
    /// # Errors
    /// When `entropy` has none, there is such a file, or it cannot be written.
    pub fn create(path: &Path, entropy: &dyn Entropy) -> Result<Self, KeyRingError> {
        let text = new_text(entropy)?;
        let write = || {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|source| KeyRingError::Io {
            path: path.display().to_string(),
            source,
        })?;
        Self::parse(&text)
    }

    /// Reads the ring in the file `path`. Its text is wiped once it is parsed.
    ///
    /// # Errors
    /// When the file is missing, open to others, or no key ring.
    pub fn load(path: &Path) -> Result<Self, KeyRingError> {
        let io = |source| KeyRingError::Io {
            path: path.display().to_string(),
            source,
        };
        let mut file = File::open(path).map_err(io)?;
        let metadata = file.metadata().map_err(io)?;
        if metadata.mode() & 0o077 != 0 {
            return Err(KeyRingError::Exposed {
                path: path.display().to_string(),
            });
        }
        // As large as the file from the beginning: a buffer that grows leaves copies behind.
        let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
        let mut text = Zeroizing::new(String::new());
        text.try_reserve_exact(size)
            .map_err(|error| io(error.into()))?;
        file.read_to_string(&mut text).map_err(io)?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, KeyRingError> {
        let mut keys: Vec<Key> = Vec::new();
        for (line, content) in text
            .lines()
            .enumerate()
            .filter(|(_, content)| !content.trim().is_empty())
        {
            let malformed = KeyRingError::Malformed { line: line + 1 };
            let Some(key) = parse_line(content) else {
                return Err(malformed);
            };
            if keys.iter().any(|known| known.id == key.id) {
                return Err(malformed);
            }
            keys.push(key);
        }
        if keys.is_empty() {
            return Err(KeyRingError::Empty);
        }
        Ok(Self { keys })
    }

    /// How many keys there are; at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.keys.len()
    }

    fn last(&self) -> &Key {
        // `parse` lets no empty ring be.
        #[allow(clippy::indexing_slicing)]
        &self.keys[self.keys.len() - 1]
    }

    pub(super) fn newest(&self) -> (u32, &XChaCha20Poly1305) {
        let key = self.last();
        (key.id, &key.cipher)
    }

    pub(super) fn find(&self, id: u32) -> Option<&XChaCha20Poly1305> {
        self.keys
            .iter()
            .find(|key| key.id == id)
            .map(|key| &key.cipher)
    }

    /// The newest key for keyed hashes, and its number.
    pub(super) fn newest_hashing(&self) -> (u32, &[u8; 32]) {
        let key = self.last();
        (key.id, &key.hashing)
    }

    /// The key for keyed hashes of this number.
    pub(super) fn find_hashing(&self, id: u32) -> Option<&[u8; 32]> {
        self.keys
            .iter()
            .find(|key| key.id == id)
            .map(|key| &*key.hashing)
    }
}

/// What the file of a new ring says.
fn new_text(entropy: &dyn Entropy) -> Result<Zeroizing<String>, NoEntropy> {
    let key = Zeroizing::new(entropy.bytes::<32>()?);
    let encoded = Zeroizing::new(BASE64.encode(&*key));
    Ok(Zeroizing::new(format!("1 {}\n", *encoded)))
}

fn parse_line(line: &str) -> Option<Key> {
    let (id, encoded) = line.trim().split_once(' ')?;
    let key = Zeroizing::new(BASE64.decode(encoded.trim().as_bytes()).ok()?);
    Some(Key {
        id: id.parse().ok()?,
        cipher: XChaCha20Poly1305::new_from_slice(&key).ok()?,
        hashing: Zeroizing::new(hmac(&key, b"countersign keyed hashes v1")?),
    })
}

/// HMAC-SHA-256 (RFC 2104).
pub(super) fn hmac(key: &[u8], message: &[u8]) -> Option<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(message);
    Some(mac.finalize().into_bytes().into())
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({} keys)", self.keys.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyRing, KeyRingError};
    use crate::entropy::OsEntropy;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_ring_is_its_owners_alone_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keyring");
        KeyRing::create(&path, &OsEntropy).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert!(matches!(
            KeyRing::create(&path, &OsEntropy),
            Err(KeyRingError::Io { .. })
        ));
        KeyRing::load(&path).unwrap();

        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let error = KeyRing::load(&path).unwrap_err();
        assert!(error.to_string().contains("chmod 600"), "{error}");
    }

    #[test]
    fn what_is_no_ring_is_refused_by_its_line() {
        for (text, line) in [("x", 1), ("1 short", 1), ("\n2 !", 2)] {
            assert!(
                matches!(KeyRing::parse(text), Err(KeyRingError::Malformed { line: at }) if at == line),
                "{text}"
            );
        }
        assert!(matches!(KeyRing::parse("\n"), Err(KeyRingError::Empty)));
    }

    #[test]
    fn s18_a_ring_never_prints_its_keys() {
        let ring = KeyRing::generate(&OsEntropy).unwrap();
        assert_eq!(format!("{ring:?}"), "KeyRing(1 keys)");
    }
}
