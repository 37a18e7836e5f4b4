//! Is the log on the disk before anybody hears of it? A trace of the system calls says.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use support::house::House;

use crate::{Control, Fault, load::options};

/// Acknowledgements in a trace.
const COMMANDS: u32 = 20;

/// Traces the real engine, and the control that must be caught. Without strace nothing is checked, and that is said.
pub(crate) fn check_and_its_control() -> Result<(), Fault> {
    if !is_there() {
        eprintln!("crash: syncs NOT CHECKED: there is no strace on this machine");
        return Ok(());
    }
    check(None)?;
    match check(Some(Control::Normal)) {
        Err(fault) => println!("crash: control that does not wait for the disk was caught: {fault}"),
        Ok(()) => return Err("this harness is blind: synchronous=NORMAL passed for synced".into()),
    }
    Ok(())
}

/// An error where an acknowledgement came before the sync of what it acknowledges.
pub(crate) fn check(control: Option<Control>) -> Result<(), Fault> {
    if !is_there() {
        return Err("there is no strace on this machine".into());
    }
    let directory = tempfile::tempdir()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { House::open_in(directory.path(), options(None)).await.clinic.close().await });
    let trace = directory.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-s", "16", "-e", "trace=fdatasync,fsync,write,pwrite64", "-o"]).arg(&trace);
    command.arg(std::env::current_exe()?).arg("--child").arg(directory.path());
    command.args(["--seed", "1", "--commands", &COMMANDS.to_string()]);
    if let Some(control) = control {
        command.args(["--control", control.name()]);
    }
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(format!("the traced engine ended with {status}").into());
    }
    let acknowledged = read(&trace)?;
    if acknowledged != COMMANDS {
        return Err(format!("{acknowledged} of {COMMANDS} acknowledgements are in the trace").into());
    }
    println!("crash: {acknowledged} acknowledgements, each after the sync of its log");
    Ok(())
}

fn is_there() -> bool {
    Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Follows a trace: what was written to the log must be synced before the next `done` goes out.
fn read(trace: &Path) -> Result<u32, Fault> {
    let mut written = false;
    let mut synced_since = false;
    let mut acknowledged = 0;
    let mut pending: BTreeMap<String, bool> = BTreeMap::new();
    for line in fs::read_to_string(trace)?.lines() {
        let Some((thread, call)) = line.split_once(char::is_whitespace) else { continue };
        let call = call.trim_start();
        let of_log = call.contains("clinic.db-wal>");
        if call.starts_with("pwrite64(") || call.starts_with("write(") && of_log {
            written |= of_log;
        }
        let sync = call.starts_with("fdatasync(") || call.starts_with("fsync(");
        if sync && call.contains("<unfinished") {
            pending.insert(thread.to_owned(), of_log);
        } else if sync && of_log || call.contains("sync resumed>") && pending.remove(thread) == Some(true) {
            written = false;
            synced_since = true;
        }
        if call.starts_with("write(1<") && call.contains("\"done ") {
            acknowledged += 1;
            if written || !synced_since {
                return Err(format!("acknowledgement {acknowledged} went out before its log was synced").into());
            }
            synced_since = false;
        }
    }
    Ok(acknowledged)
}
