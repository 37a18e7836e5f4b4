//! `cargo xtask run`: from a fresh clone to the demo, with one command.
//!
//! In the dev profile: a newcomer waits several times longer for a release build than the demo takes.

use std::ffi::OsString;

use crate::prepare::{self, C_COMPILER};
use crate::process::{self, Failure};

pub(crate) fn run(arguments: &[OsString]) -> Result<(), Failure> {
    prepare::ensure(&[C_COMPILER])?;
    process::run(process::cargo_run("botica-clinic", "boticactl").args(["--", "demo"]).args(arguments))
}
