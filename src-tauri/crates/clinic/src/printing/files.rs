//! The files that were printed: each under the name of its hash, on the disk before its job is queued.

use std::{
    fs::{self, File},
    io::{self, Read as _, Seek as _},
    path::{Path, PathBuf},
};

use domain::printing::PrinterKind;
use sha2::{Digest, Sha256};

use crate::durable;

/// The folder of a clinic's printed files.
#[derive(Debug, Clone)]
pub(crate) struct Files(PathBuf);

impl Files {
    /// Of the clinic in this directory.
    pub(crate) fn of(directory: &Path) -> Self {
        Self(directory.join("documents"))
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// Where the file of a job is.
    pub(crate) fn path(&self, sha256: &str, kind: PrinterKind) -> PathBuf {
        let extension = if kind == PrinterKind::Label { "zpl" } else { "pdf" };
        self.0.join(format!("{sha256}.{extension}"))
    }

    /// Writes a file; gives its hash. The same content twice is one file.
    pub(crate) fn keep(&self, content: &[u8], kind: PrinterKind) -> io::Result<String> {
        let sha256 = format!("{:x}", Sha256::digest(content));
        let path = self.path(&sha256, kind);
        if fs::metadata(&path).is_ok_and(|there| there.len() == content.len() as u64) {
            return Ok(sha256);
        }
        fs::create_dir_all(&self.0)?;
        let part = path.with_extension("part");
        durable::write(&part, content)?;
        fs::rename(&part, &path)?;
        durable::sync_directory(&self.0)?;
        Ok(sha256)
    }

    /// Opens the file of a job, unless it is not what it was.
    pub(crate) fn open(&self, sha256: &str, kind: PrinterKind) -> io::Result<File> {
        let mut file = File::open(self.path(sha256, kind))?;
        let mut hasher = Sha256::new();
        io::copy(&mut file, &mut hasher)?;
        if format!("{:x}", hasher.finalize()) != sha256 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the file is not what it was"));
        }
        file.rewind()?;
        Ok(file)
    }

    /// The content of a job's file.
    pub(crate) fn content(&self, sha256: &str, kind: PrinterKind) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        self.open(sha256, kind)?.read_to_end(&mut content)?;
        Ok(content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_somebody_changed_is_not_printed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::of(folder.path());
        let sha256 = files.keep(b"%PDF-1.7 one", PrinterKind::Queue).unwrap();
        assert_eq!(files.content(&sha256, PrinterKind::Queue).unwrap(), b"%PDF-1.7 one");
        fs::write(files.path(&sha256, PrinterKind::Queue), b"%PDF-1.7 two").unwrap();
        assert!(files.open(&sha256, PrinterKind::Queue).is_err(), "its name says what it must hold");
    }

    #[test]
    fn the_same_content_is_one_file_and_half_a_file_is_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::of(folder.path());
        let sha256 = files.keep(b"%PDF-1.7", PrinterKind::Queue).unwrap();
        fs::write(files.path(&sha256, PrinterKind::Queue), b"%PD").unwrap();
        assert_eq!(files.keep(b"%PDF-1.7", PrinterKind::Queue).unwrap(), sha256);
        assert_eq!(files.content(&sha256, PrinterKind::Queue).unwrap(), b"%PDF-1.7");
        assert_eq!(fs::read_dir(files.folder()).unwrap().count(), 1, "no part is left behind");
    }
}
