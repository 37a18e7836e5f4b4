//! From a paper to what a printer takes: pages for most, a picture of each label for label printers.

use domain::paper::Print;

use super::{ask::PageShown, label_printer::LabelPrinter};
use crate::{papers::Made, problem::Rejection};

/// What goes into the file of a job. A label printer is told of the copies in it, a spooler beside it.
pub(crate) fn file(
    made: &Made,
    print: &Print,
    label: Option<&LabelPrinter>,
    copies: u16,
) -> Result<Vec<u8>, Rejection> {
    match label {
        Some(printer) => labels(made, print, printer, copies),
        None => pdf(made, print),
    }
}

#[cfg(feature = "documents")]
fn pdf(made: &Made, print: &Print) -> Result<Vec<u8>, Rejection> {
    documents::pdf(&made.paper, print).map_err(|error| broken(&error))
}

#[cfg(feature = "documents")]
fn labels(made: &Made, print: &Print, printer: &LabelPrinter, copies: u16) -> Result<Vec<u8>, Rejection> {
    let labels = documents::bitmaps(&made.paper, print, printer.dots_per_mm).map_err(|error| broken(&error))?;
    Ok(documents::zpl(&labels, copies.into()))
}

/// A page as it is shown before it is printed.
#[cfg(feature = "documents")]
pub(super) fn page(made: &Made, print: &Print, at: u32) -> Result<PageShown, Rejection> {
    let page = documents::page_svg(&made.paper, print, usize::try_from(at).unwrap_or(usize::MAX));
    let documents::Page { svg, at, count } = page.map_err(|error| broken(&error))?;
    let whole = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(PageShown { svg, at: whole(at), count: whole(count) })
}

/// What went wrong is the template's doing: nothing of the paper is in it.
#[cfg(feature = "documents")]
fn broken(error: &documents::Error) -> Rejection {
    Rejection::Failed(crate::problem::Failure::Document(error.to_string()))
}

#[cfg(not(feature = "documents"))]
fn pdf(_: &Made, _: &Print) -> Result<Vec<u8>, Rejection> {
    Err(not_built())
}

#[cfg(not(feature = "documents"))]
fn labels(_: &Made, _: &Print, _: &LabelPrinter, _: u16) -> Result<Vec<u8>, Rejection> {
    Err(not_built())
}

#[cfg(not(feature = "documents"))]
pub(super) fn page(_: &Made, _: &Print, _: u32) -> Result<PageShown, Rejection> {
    Err(not_built())
}

#[cfg(not(feature = "documents"))]
fn not_built() -> Rejection {
    use domain::refusal::{Refusal, RefusalCode};
    Refusal::new(RefusalCode::DocumentsNotBuilt, "printing").into()
}
