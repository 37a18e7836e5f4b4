//! Files that are on the disk, whole, when a function returns.

use std::{
    fs::File,
    io::{self, Read as _, Write as _},
    path::Path,
};

use sha2::{Digest, Sha256};

const PIECE: usize = 256 * 1024;

/// Makes names created, renamed or removed in a directory survive a power cut.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    // Windows has no such call: it writes names through by itself.
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

/// Writes a small file.
pub(crate) fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Copies a file and gives its SHA-256 in hexadecimal, of the very bytes that were written.
pub(crate) fn copy(from: &Path, to: &Path, each: impl FnMut(u64) -> io::Result<()>) -> io::Result<String> {
    let mut copy = File::create(to)?;
    let hash = through(from, &mut copy, each)?;
    copy.sync_all()?;
    Ok(hash)
}

/// The SHA-256 of a file, in hexadecimal.
pub(crate) fn sha256(path: &Path, each: impl FnMut(u64) -> io::Result<()>) -> io::Result<String> {
    through(path, &mut io::sink(), each)
}

fn through(from: &Path, to: &mut dyn io::Write, mut each: impl FnMut(u64) -> io::Result<()>) -> io::Result<String> {
    let mut file = File::open(from)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        let length = file.read(&mut piece)?;
        let Some(bytes) = piece.get(..length).filter(|bytes| !bytes.is_empty()) else { break };
        hasher.update(bytes);
        to.write_all(bytes)?;
        done += bytes.len() as u64;
        each(done)?;
    }
    Ok(format!("{:x}", hasher.finalize()))
}
