//! A progress bar where somebody sees it, nothing in a pipe.

use std::{
    io::{self, IsTerminal as _},
    time::Duration,
};

use clinic::progress::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar of `what`, and the progress that moves it.
pub(crate) fn bar(what: &'static str) -> (Progress, ProgressBar) {
    if !io::stderr().is_terminal() {
        return (Progress::default(), ProgressBar::hidden());
    }
    let bar = ProgressBar::new(0).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    let moved = bar.clone();
    let progress = Progress::told_to(move |done, of| {
        moved.set_length(of);
        moved.set_position(done);
    });
    (progress, bar)
}
