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

/// The paper's pages as SVG, for the screen.
pub fn pages_svg(paper: &Paper, print: &Print) -> Result<Vec<String>, Error> {
    typesetting::pages_svg(paper, print)
}

/// The paper's pages in black and white, for a label printer of `dots_per_mm` (8 at 203 dpi, 12 at 300 dpi).
pub fn bitmaps(paper: &Paper, print: &Print, dots_per_mm: u8) -> Result<Vec<Bitmap>, Error> {
    typesetting::bitmaps(paper, print, dots_per_mm)
}
