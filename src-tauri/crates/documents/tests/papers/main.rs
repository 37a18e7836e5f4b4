//! Every paper as people read it: its text and its look against golden files, plain cases and nasty ones.
//!
//! `UPDATE_GOLDEN=1 cargo test -p botica-documents` writes the golden files anew; look at every picture before you keep it.

mod elsewhere;
mod golden;
mod inpatient;
mod law;
mod notification;
mod picture;
mod prescription;
mod retained;
mod samples;
mod special_control;
mod thalidomide;
