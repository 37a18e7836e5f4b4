//! From a paper to pages, and from pages to what a printer, a screen or a label printer takes.

use domain::paper::{Paper, Print};
use serde_json::{Value, json};
use typst::{diag::SourceDiagnostic, ecow::EcoVec, foundations::Smart, utils::Scalar};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use crate::{Bitmap, Error, Page, codes_of::codes_of, templates::template, text::printable, world::PaperWorld};

/// How many papers a cached part of a layout outlives without being asked for.
const KEPT_FOR: usize = 8;
const POINTS_PER_MM: f64 = 72.0 / 25.4;

pub(crate) fn pdf(paper: &Paper, print: &Print) -> Result<Vec<u8>, Error> {
    let pages = typeset(paper, print)?;
    let provenance = paper.provenance();
    let options = PdfOptions {
        // Not the content's hash: a second print is the same document.
        ident: Smart::Custom(format!("{}/{}/{}", paper.kind(), provenance.number, provenance.version)),
        creator: Smart::Custom(Some("Botica".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::A_2a]).map_err(|_| Error::Damaged)?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|diagnostics| failed(paper, &diagnostics))
}

pub(crate) fn page_svg(paper: &Paper, print: &Print, at: usize) -> Result<Page, Error> {
    let document = typeset(paper, print)?;
    let pages = document.pages();
    let at = at.min(pages.len().saturating_sub(1));
    let page = pages.get(at).ok_or(Error::Damaged)?;
    Ok(Page { svg: typst_svg::svg(page, &SvgOptions::default()), at, count: pages.len() })
}

pub(crate) fn bitmaps(paper: &Paper, print: &Print, dots_per_mm: u8) -> Result<Vec<Bitmap>, Error> {
    let pages = typeset(paper, print)?;
    let options =
        RenderOptions { pixel_per_pt: Scalar::new(f64::from(dots_per_mm) / POINTS_PER_MM), render_bleed: false };
    let bitmap = |page| {
        let pixels = typst_render::render(page, &options);
        Bitmap::from_rgba(pixels.width() as usize, pixels.data())
    };
    Ok(pages.pages().iter().map(bitmap).collect())
}

fn typeset(paper: &Paper, print: &Print) -> Result<PagedDocument, Error> {
    let mut words = json!({ "paper": paper, "print": print, "title": paper.title(), "colour": colour(paper) });
    make_printable(&mut words);
    let data = json!({ "words": words, "codes": codes_of(paper)?, "qr": paper.provenance().qr_text() });
    let world = PaperWorld::new(template(paper.kind()), serde_json::to_vec(&data)?)?;
    let pages = typst::compile::<PagedDocument>(&world).output;
    typst::comemo::evict(KEPT_FOR);
    pages.map_err(|diagnostics| failed(paper, &diagnostics))
}

/// The colour of a notification's paper in words, which stands on it.
const fn colour(paper: &Paper) -> Option<&'static str> {
    match paper {
        Paper::Notification(paper) => Some(paper.notification.colour()),
        _ => None,
    }
}

/// Every string of the paper as it can be set.
fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What the typesetter quotes may be a patient's name, and stays out.
fn failed(paper: &Paper, diagnostics: &EcoVec<SourceDiagnostic>) -> Error {
    let unquoted = |message: &str| message.split('`').step_by(2).collect::<Vec<_>>().join("…");
    let messages: Vec<String> = diagnostics.iter().map(|diagnostic| unquoted(&diagnostic.message)).collect();
    Error::Typesetting { paper: paper.kind(), messages: messages.join("; ") }
}
