//! The system's viewer, where there is no spooler that we can speak to: somebody prints from there, or not.

use std::{
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// How long a viewer has to say that it cannot.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens a file; whether the system took it. Blocks for a moment.
pub(crate) fn open(file: &Path) -> bool {
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    let opened = command.arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut viewer) = opened else { return false };
    let mut left = PATIENCE;
    let step = Duration::from_millis(50);
    loop {
        match viewer.try_wait() {
            Ok(Some(status)) => return status.success(),
            // Some stay as long as the viewer is open.
            Ok(None) if left.is_zero() => return true,
            Ok(None) => {
                sleep(step);
                left = left.saturating_sub(step);
            }
            Err(_) => return false,
        }
    }
}
