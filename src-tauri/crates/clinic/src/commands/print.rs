//! A paper is written and waits for its printer.

use domain::{
    commands::Print,
    events::{Event, PrintQueued},
    printing::{PrinterKind, PrinterName},
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};
use crate::problem::Rejection;

pub(super) fn decide(d: &mut Deciding<'_>, command: &Print) -> Events {
    let at = |code, field: &str| Refusal::new(code, "printing").at(field);
    let mut refusals = Vec::new();
    if !(1..=99).contains(&command.copies) {
        refusals.push(at(Code::CopiesImpossible, "copies").with("most", "99"));
    }
    if command.sha256.len() != 64 || !command.sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        refusals.push(at(Code::Missing, "sha256"));
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    if command.number != d.read.next_print_number(&command.request)? {
        return Err(at(Code::PrintNumberTaken, "number").into());
    }
    let printer = known(d, &command.printer, "printer.name")?;
    let request = &command.request;
    Ok(vec![Event::PrintQueued(PrintQueued {
        print_job_id: d.id.uuid().into(),
        attempt: 1,
        paper: request.paper,
        subject: request.subject.clone(),
        part: request.part,
        only_changes: request.only_changes,
        size: request.size,
        prescriptions: command.prescriptions.clone(),
        number: command.number,
        printed_at: command.printed_at,
        copies: command.copies,
        printer_kind: printer.kind,
        printer: printer.name,
        sha256: command.sha256.clone(),
        bytes: command.bytes,
    })])
}

/// A printer with a name; a label printer must be one of the station's own. Whether a queue exists the spooler says.
pub(super) fn known(d: &Deciding<'_>, printer: &PrinterName, field: &str) -> Result<PrinterName, Rejection> {
    let name = printer.name.trim().to_owned();
    let unknown = || Refusal::new(Code::PrinterUnknown, "printing").at(field).with("printer", name.clone());
    if name.is_empty() || printer.kind == PrinterKind::Label && d.read.label_printer(&name)?.is_none() {
        return Err(unknown().into());
    }
    Ok(PrinterName { kind: printer.kind, name })
}
