//! What kind of system this is: whether packages can be installed here, and by whom.
//!
//! Only looked at, never changed; `prepare` decides what follows from it.

use std::env;
use std::fs;
use std::process::Command;

use crate::process;

#[derive(Debug)]
pub(crate) struct Machine {
    /// Its own name for itself, for a message.
    pub(crate) name: String,
    /// With Debian's names for the packages.
    pub(crate) has_apt: bool,
    pub(crate) is_root: bool,
    pub(crate) has_sudo: bool,
}

impl Machine {
    pub(crate) fn this() -> Self {
        let release = ["/etc/os-release", "/usr/lib/os-release"]
            .into_iter()
            .find_map(|file| fs::read_to_string(file).ok())
            .unwrap_or_default();
        let is_root = Command::new("id").arg("-u").output().is_ok_and(|answer| answer.stdout.trim_ascii() == b"0");
        Self {
            name: name(&release).unwrap_or_else(|| env::consts::OS.to_owned()),
            has_apt: is_debian(&release) && process::is_on_path("apt-get"),
            is_root,
            has_sudo: process::is_on_path("sudo"),
        }
    }
}

/// An `apt-get` alone does not tell: other families have one too, with packages of other names.
fn is_debian(os_release: &str) -> bool {
    ["ID", "ID_LIKE"]
        .into_iter()
        .filter_map(|key| value(os_release, key))
        .flat_map(str::split_whitespace)
        .any(|family| matches!(family, "debian" | "ubuntu"))
}

fn name(os_release: &str) -> Option<String> {
    value(os_release, "PRETTY_NAME").map(str::to_owned)
}

fn value<'a>(os_release: &'a str, key: &str) -> Option<&'a str> {
    os_release.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name == key).then(|| value.trim_matches(['"', '\'']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEBIAN: &str = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n";
    const MINT: &str = "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
    const ALT: &str = "NAME=\"ALT Workstation\"\nPRETTY_NAME='ALT Workstation 11'\nID=altlinux\n";

    #[test]
    fn debian_and_its_children_are_known_by_their_release_file() {
        assert!(is_debian(DEBIAN), "Debian itself");
        assert!(is_debian(MINT), "ID_LIKE lists several families");
        assert!(!is_debian(ALT), "it has an apt-get, but other packages");
        assert!(!is_debian(""), "no release file: another system altogether");
    }

    #[test]
    fn the_name_of_the_system_comes_without_its_quotes() {
        assert_eq!(name(DEBIAN).as_deref(), Some("Debian GNU/Linux 12 (bookworm)"));
        assert_eq!(name(ALT).as_deref(), Some("ALT Workstation 11"));
        assert_eq!(name(""), None);
    }
}
