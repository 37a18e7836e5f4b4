//! A backup while it is made: under a name of its own, and gone unless it is finished.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{BackupError, MANIFEST, STORE};
use crate::durable;

/// `NAME.part`, beside the `NAME` it becomes.
pub(super) struct Part {
    path: PathBuf,
}

impl Part {
    /// Makes it, when its name is free to be taken later; what a killed backup left there is removed.
    pub(super) fn beside(destination: &Path) -> Result<Self, BackupError> {
        if !is_free(destination) {
            return Err(BackupError::NotEmpty { destination: destination.to_owned() });
        }
        let path = named(destination);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(BackupError::io(parent))?;
        }
        discard(&path);
        fs::create_dir(&path).map_err(BackupError::io(&path))?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the finished backup its name, for good.
    pub(super) fn becomes(self, destination: &Path) -> Result<(), BackupError> {
        durable::sync_directory(&self.path).map_err(BackupError::io(&self.path))?;
        if destination.exists() {
            // Fails unless it is empty: nothing is overwritten.
            fs::remove_dir(destination).map_err(BackupError::io(destination))?;
        }
        fs::rename(&self.path, destination).map_err(BackupError::io(destination))?;
        let parent = destination.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        durable::sync_directory(parent).map_err(BackupError::io(parent))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After `becomes` there is nothing under this name.
        discard(&self.path);
    }
}

fn named(destination: &Path) -> PathBuf {
    let mut name = destination.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    destination.with_file_name(name)
}

/// Removes an unfinished backup, and nothing that is not of one.
pub(super) fn discard(part: &Path) {
    for file in [STORE, "clinic.db-journal", MANIFEST] {
        let _ = fs::remove_file(part.join(file));
    }
    let _ = fs::remove_dir(part);
}

/// Removes a finished backup; the manifest first, so that half of one never counts.
pub(super) fn remove(backup: &Path) -> std::io::Result<()> {
    fs::remove_file(backup.join(MANIFEST))?;
    fs::remove_file(backup.join(STORE))?;
    fs::remove_dir(backup)
}

fn is_free(destination: &Path) -> bool {
    match fs::read_dir(destination) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !destination.exists(),
    }
}
