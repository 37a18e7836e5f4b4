//! Tests that need a process, or a disk, of their own.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

const DIRECTORY: &str = "BOTICA_CHILD";

/// Runs one of this program's ignored tests as a process of its own, over a directory.
pub fn child(test: &str, directory: &Path) -> Command {
    let mut process = Command::new(std::env::current_exe().expect("this program has a name"));
    process.args([test, "--exact", "--ignored", "--nocapture"]).env(DIRECTORY, directory);
    process
}

/// The directory, as the child sees it.
pub fn of_parent() -> PathBuf {
    std::env::var_os(DIRECTORY).map(PathBuf::from).expect("run by another test")
}
