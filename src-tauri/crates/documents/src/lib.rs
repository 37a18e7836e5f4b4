//! Botica's papers: a [`Paper`] of the domain in; a PDF to keep and print, SVG for the screen or the bitmap of a label out.
//!
//! No file, no clock, no network and no font of the machine: the same paper gives the same bytes everywhere.

mod bitmap;
mod codes;
mod codes_of;
mod error;
mod templates;
mod text;
mod typesetting;
mod world;
mod zpl;

use domain::paper::{Paper, Print};

pub use self::{bitmap::Bitmap, codes::CodeError, error::Error, zpl::zpl};

/// The paper as PDF/A-2a, dated with the day of signing.
pub fn pdf(paper: &Paper, print: &Print) -> Result<Vec<u8>, Error> {
    typesetting::pdf(paper, print)
}

/// One of the paper's pages, for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The drawing.
    pub svg: String,
    /// Which one it is, from 0.
    pub at: usize,
    /// How many there are.
    pub count: usize,
}

/// The paper's page `at`, from 0, as SVG; the last one where there are fewer.
pub fn page_svg(paper: &Paper, print: &Print, at: usize) -> Result<Page, Error> {
    typesetting::page_svg(paper, print, at)
}

/// The paper's pages in black and white, for a label printer of `dots_per_mm` (8 at 203 dpi, 12 at 300 dpi).
pub fn bitmaps(paper: &Paper, print: &Print, dots_per_mm: u8) -> Result<Vec<Bitmap>, Error> {
    typesetting::bitmaps(paper, print, dots_per_mm)
}
