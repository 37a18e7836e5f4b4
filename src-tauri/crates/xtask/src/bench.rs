//! `cargo xtask bench`: measures against the figures the design must reach.
//!
//! Always a release build: figures of any other would be compared with bounds they were not meant for.

use std::ffi::OsString;
use std::process::Command;

use crate::desktop;
use crate::prepare::{self, DRIVEN, WINDOW};
use crate::process::{self, Failure};
use crate::ui;

pub(crate) fn bench(arguments: &[OsString]) -> Result<(), Failure> {
    let root = crate::root()?;
    prepare::ensure(&[WINDOW, DRIVEN].concat())?;
    ui::build(&root)?;
    let window = desktop::for_bench(&root)?;
    process::run(Command::new(process::built(&root).join("release/bench")).args(arguments).envs(window))
}
