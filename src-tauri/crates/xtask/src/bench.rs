//! `cargo xtask bench`: measures against the figures the design must reach.
//!
//! Always a release build: figures of any other would be compared with bounds they were not meant for.

use std::ffi::OsString;

use crate::prepare::{self, C_COMPILER};
use crate::process::{self, Failure};

pub(crate) fn bench(arguments: &[OsString]) -> Result<(), Failure> {
    prepare::ensure(&[C_COMPILER])?;
    process::run(process::cargo_run("botica-tests", "bench").args(["--release", "--"]).args(arguments))
}
