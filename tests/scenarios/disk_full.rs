//! A disk that fills up during commands, projection and index commit, and gets its space back.
//!
//! A file system of its own of 4 MB, of which 1.5 come back. The house has a formulary of a few lines: the whole one leaves
//! no room for anything to happen.

use std::process::Command;

/// A private mount: nothing of it is seen outside, and it is gone with the process.
const MOUNT_AND_RUN: &str = "mount -t tmpfs -o size=4m tmpfs \"$1\" && exec \"$2\" --disk-full \"$1\"";

#[test]
fn commands_on_a_full_disk_fail_whole_and_go_on_when_space_returns() {
    let mount = tempfile::tempdir().unwrap();
    let run = Command::new("unshare")
        .args(["-rm", "sh", "-c", MOUNT_AND_RUN, "sh"])
        .arg(mount.path())
        .arg(env!("CARGO_BIN_EXE_crash"))
        .output();
    let permitted = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if !permitted {
        eprintln!("SKIPPED: this machine does not permit `unshare -rm`; a full disk was NOT CHECKED");
        return;
    }
    let run = run.unwrap();
    let (said, log) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "nothing half-done, neighbours answered truly:\n{said}\n{log}");
    assert!(said.contains("sent again and done"), "it goes on when space returns:\n{said}");
    assert!(log.contains("database or disk is full"), "the log says what was wrong:\n{log}");
    for who in ["Batch given up", "the projector failed", "the search index could not be kept up"] {
        assert!(log.contains(who), "the disk was full for everybody: {who}\n{log}");
    }
    assert!(!log.contains("Joana"), "and names nobody");
}
