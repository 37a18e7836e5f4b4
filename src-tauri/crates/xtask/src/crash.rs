//! `cargo xtask crash`: the engine is killed at random points, under load; nothing acknowledged may be lost.

use std::ffi::OsString;

use crate::prepare::{self, C_COMPILER};
use crate::process::{self, Failure};

pub(crate) fn crash(arguments: &[OsString]) -> Result<(), Failure> {
    prepare::ensure(&[C_COMPILER])?;
    process::run(process::cargo_run("botica-tests", "crash").arg("--").args(arguments))
}
