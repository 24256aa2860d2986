use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use data_encoding::BASE64;
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// The keys that secrets are sealed with: the newest seals, every one opens.
///
/// On disk a line a key, `<id> <32 bytes in base64>`, oldest first, readable by its owner alone.
pub struct KeyRing {
    keys: Vec<(u32, XChaCha20Poly1305)>,
    text: Zeroizing<String>,
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
    /// A ring with one new key.
    ///
    /// # Errors
    /// When `entropy` has none.
    pub fn generate(entropy: &dyn Entropy) -> Result<Self, KeyRingError> {
        let key = Zeroizing::new(entropy.bytes::<32>()?);
        let encoded = Zeroizing::new(BASE64.encode(&*key));
        Self::parse(&Zeroizing::new(format!("1 {}\n", *encoded)))
    }

    /// Reads the ring in the file `path`.
    ///
    /// # Errors
    /// When the file is missing, open to others, or no key ring.
    pub fn load(path: &Path) -> Result<Self, KeyRingError> {
        let io = |source| KeyRingError::Io {
            path: path.display().to_string(),
            source,
        };
        if fs::metadata(path).map_err(io)?.mode() & 0o077 != 0 {
            return Err(KeyRingError::Exposed {
                path: path.display().to_string(),
            });
        }
        Self::parse(&Zeroizing::new(fs::read_to_string(path).map_err(io)?))
    }

    /// Writes the ring to the new file `path`, for its owner's eyes, and makes it durable.
    ///
    /// # Errors
    /// When there is such a file, or it cannot be written.
    pub fn save_new(&self, path: &Path) -> Result<(), KeyRingError> {
        let write = || {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(path)?;
            file.write_all(self.text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|source| KeyRingError::Io {
            path: path.display().to_string(),
            source,
        })
    }

    fn parse(text: &str) -> Result<Self, KeyRingError> {
        let mut keys: Vec<(u32, XChaCha20Poly1305)> = Vec::new();
        for (line, content) in text
            .lines()
            .enumerate()
            .filter(|(_, content)| !content.trim().is_empty())
        {
            let malformed = KeyRingError::Malformed { line: line + 1 };
            let Some((id, cipher)) = parse_line(content) else {
                return Err(malformed);
            };
            if keys.iter().any(|&(known, _)| known == id) {
                return Err(malformed);
            }
            keys.push((id, cipher));
        }
        if keys.is_empty() {
            return Err(KeyRingError::Empty);
        }
        Ok(Self {
            keys,
            text: Zeroizing::new(text.to_owned()),
        })
    }

    pub(super) fn newest(&self) -> (u32, &XChaCha20Poly1305) {
        // `parse` lets no empty ring be.
        #[allow(clippy::indexing_slicing)]
        let (id, cipher) = &self.keys[self.keys.len() - 1];
        (*id, cipher)
    }

    pub(super) fn find(&self, id: u32) -> Option<&XChaCha20Poly1305> {
        self.keys
            .iter()
            .find(|&&(known, _)| known == id)
            .map(|(_, cipher)| cipher)
    }
}

fn parse_line(line: &str) -> Option<(u32, XChaCha20Poly1305)> {
    let (id, encoded) = line.trim().split_once(' ')?;
    let key = Zeroizing::new(BASE64.decode(encoded.trim().as_bytes()).ok()?);
    Some((
        id.parse().ok()?,
        XChaCha20Poly1305::new_from_slice(&key).ok()?,
    ))
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
        let ring = KeyRing::generate(&OsEntropy).unwrap();
        ring.save_new(&path).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert!(matches!(ring.save_new(&path), Err(KeyRingError::Io { .. })));
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
