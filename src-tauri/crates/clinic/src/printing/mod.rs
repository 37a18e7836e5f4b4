//! Printing: a paper is made, its file kept, its job queued, handed to a printer and followed to its end.
//!
//! A job is a row and a chain of facts. What must stay true: the file is on the disk before its job is queued; `Sent` is
//! recorded only once the spooler has all of it; `Confirmed` only when the spooler says so; and what nobody can know is
//! said to be unknown, never tried again by itself.

mod ask;
mod ask_of_job;
mod defaults;
pub(crate) mod delivery;
pub(crate) mod dispatch;
pub(crate) mod files;
mod jobs;
mod label_printer;
mod printers;
pub(crate) mod recorder;
pub(crate) mod render;
pub(crate) mod spooler;
mod viewer;

pub use ask::{Preview, Saved, file_name};
pub use jobs::{PrintJobKey, PrintJobRow};
pub use label_printer::LabelPrinter;
pub use printers::{Printer, Printers};
