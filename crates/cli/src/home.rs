//! The data folder: the key ring, and the database unless a server holds it.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use countersign_store::Store;
use countersign_store::clock::SystemClock;
use countersign_store::entropy::OsEntropy;
use countersign_store::sealing::{KeyRing, KeyRingError};
use countersign_verifier::service::{Operator, Service};

use super::error::Error;
use super::shell::Exit;

const DATABASE: &str = "countersign.db";
const KEY_RING: &str = "keyring";
/// A key ring that is being written: it counts once it has its name.
const NEW_KEY_RING: &str = "keyring.new";
const SETTINGS: &str = "countersign.toml";

/// Where everything of one verifier is.
pub(super) struct Home {
    folder: PathBuf,
    server: Option<String>,
}

/// The data folder is not as it should be.
#[derive(Debug, thiserror::Error)]
pub(super) enum HomeError {
    #[error("{folder} holds no countersign data")]
    NotInitialized { folder: String },
    #[error("{folder} has its database, but no key ring")]
    NoKeyRing { folder: String },
    #[error("{place} is in use: it has the workspace {workspace}")]
    InUse {
        place: String,
        folder: String,
        workspace: String,
    },
    #[error("{folder} holds other things: {other}")]
    Foreign { folder: String, other: String },
    #[error("{folder}: {source}")]
    Io { folder: String, source: io::Error },
}

impl HomeError {
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::NotInitialized { .. } => "not-initialized",
            Self::NoKeyRing { .. } => "key-ring",
            Self::InUse { .. } => "in-use",
            Self::Foreign { .. } => "not-empty",
            Self::Io { .. } => "input-output",
        }
    }

    pub(super) const fn exit(&self) -> Exit {
        match self {
            Self::NotInitialized { .. } | Self::InUse { .. } | Self::Foreign { .. } => {
                Exit::Missing
            }
            Self::NoKeyRing { .. } | Self::Io { .. } => Exit::Failed,
        }
    }

    pub(super) fn advice(&self) -> String {
        match self {
            Self::NotInitialized { folder } => {
                format!("Begin with: countersign init --data {folder} --workspace NAME")
            }
            Self::NoKeyRing { folder } => format!(
                "Restore {folder}/{KEY_RING} from your backup (or copy it from another node): without it no stored secret opens."
            ),
            Self::InUse { folder, .. } => format!(
                "Nothing was changed. Another API key: countersign key create --data {folder}\n  \
                 Another workspace: countersign workspace create --data {folder} NAME"
            ),
            Self::Foreign { .. } => "Name a folder that is empty or not there yet.".to_owned(),
            Self::Io { folder, .. } => {
                format!("Check that this user may write {folder} and the folder it is in.")
            }
        }
    }
}

impl Home {
    pub(super) const fn new(folder: PathBuf, server: Option<String>) -> Self {
        Self { folder, server }
    }

    pub(super) fn folder(&self) -> String {
        self.folder.display().to_string()
    }

    /// Where the database is, in words; never with a server's URL, which may hold a password.
    pub(super) fn place(&self) -> String {
        match self.server {
            Some(_) => "the database server".to_owned(),
            None => self.folder(),
        }
    }

    /// Whoever looks after the verifier that lives here; no key is read for it.
    pub(super) async fn operator(&self) -> Result<Operator, Error> {
        self.expect_database()?;
        Ok(Operator::without_keys(
            self.store().await?,
            Arc::new(OsEntropy),
        ))
    }

    pub(super) fn expect_database(&self) -> Result<(), HomeError> {
        if self.server.is_none() && !self.folder.join(DATABASE).exists() {
            let folder = self.folder();
            return Err(HomeError::NotInitialized { folder });
        }
        Ok(())
    }

    /// The verifier that lives here.
    pub(super) async fn open(&self) -> Result<Service, Error> {
        self.expect_database()?;
        let keys = self.load_key_ring()?;
        Ok(Service::new(self.store().await?, keys, Arc::new(OsEntropy)))
    }

    /// The key ring that must be here.
    pub(super) fn load_key_ring(&self) -> Result<KeyRing, Error> {
        match KeyRing::load(&self.folder.join(KEY_RING)) {
            Err(KeyRingError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => {
                let folder = self.folder();
                Err(HomeError::NoKeyRing { folder }.into())
            }
            keys => Ok(keys?),
        }
    }

    /// The key ring, if there is one here.
    pub(super) fn key_ring_if_any(&self) -> Result<Option<KeyRing>, Error> {
        let path = self.folder.join(KEY_RING);
        path.exists()
            .then(|| KeyRing::load(&path))
            .transpose()
            .map_err(Error::from)
    }

    /// The database, brought up to date.
    pub(super) async fn store(&self) -> Result<Store, Error> {
        Ok(match &self.server {
            Some(url) => Store::postgres(url, None).await?,
            None => Store::sqlite(&self.folder.join(DATABASE), Arc::new(SystemClock))?,
        })
    }

    /// Makes the folder, for its owner alone; takes one that is empty, or that an `init` before this one began.
    pub(super) fn make(&self) -> Result<(), HomeError> {
        self.prepare().map_err(|source| self.io(source))?;
        if let Some(other) = self.foreign().map_err(|source| self.io(source))? {
            let folder = self.folder();
            return Err(HomeError::Foreign { folder, other });
        }
        self.close_to_others().map_err(|source| self.io(source))
    }

    fn prepare(&self) -> io::Result<()> {
        if let Some(parent) = self
            .folder
            .parent()
            .filter(|parent| *parent != Path::new(""))
        {
            fs::create_dir_all(parent)?;
        }
        match DirBuilder::new().mode(0o700).create(&self.folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }

    /// Something in the folder that is not ours.
    fn foreign(&self) -> io::Result<Option<String>> {
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let ours = [KEY_RING, NEW_KEY_RING, SETTINGS].contains(&name.as_str());
            if !ours && !name.starts_with(DATABASE) {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// The database begins as an empty file of its owner's, so that what SQLite puts beside it is so too.
    fn close_to_others(&self) -> io::Result<()> {
        fs::set_permissions(&self.folder, Permissions::from_mode(0o700))?;
        if self.server.is_none() {
            let database = self.folder.join(DATABASE);
            OpenOptions::new()
                .append(true)
                .create(true)
                .mode(0o600)
                .open(database)?;
        }
        Ok(())
    }

    /// The key ring that is here, or a new one. A ring has its name only once it is whole, and none is ever replaced.
    pub(super) fn key_ring(&self) -> Result<KeyRing, Error> {
        let path = self.folder.join(KEY_RING);
        if !path.exists() {
            let new = self.folder.join(NEW_KEY_RING);
            // Left by an `init` that was stopped: nothing was ever sealed with it.
            let _ = fs::remove_file(&new);
            KeyRing::create(&new, &OsEntropy)?;
            let name = || {
                fs::hard_link(&new, &path)?;
                fs::remove_file(&new)?;
                File::open(&self.folder)?.sync_all()
            };
            name().map_err(|source| self.io(source))?;
        }
        Ok(KeyRing::load(&path)?)
    }

    fn io(&self, source: io::Error) -> HomeError {
        let folder = self.folder();
        HomeError::Io { folder, source }
    }
}
