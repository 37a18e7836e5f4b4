//! Every paper as people read it: its text and its look against golden files, plain cases and nasty ones.
//!
//! `UPDATE_GOLDEN=1 cargo test -p botica-documents` writes the golden files anew; look at every picture before you keep it.

// Tests say what they expect by panicking.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod codes;
mod dispensing_label;
mod elsewhere;
mod golden;
mod inpatient;
mod iv_label;
mod law;
mod notification;
mod pick_list;
mod picture;
mod prescription;
mod record;
mod retained;
mod samples;
mod special_control;
mod thalidomide;
mod triage_report;
mod unit_dose_label;
mod ward_sheet;
mod zpl;
