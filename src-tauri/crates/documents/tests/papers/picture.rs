//! Pages as small grey pictures: read off a PDF, kept as PNG, compared with some tolerance.

use std::{
    fs::File,
    io::{BufReader, BufWriter},
    path::Path,
    process::Command,
};

use crate::golden::run;

/// Fine enough to see a rule that moved, small enough to keep.
const DOTS_PER_INCH: &str = "48";
/// Another release of poppler smooths edges otherwise: so much of 255 is not seen.
const SMOOTHING: u8 = 48;
/// Of the pixels, in thousandths: less than a line of text that moved.
const SPECKS: usize = 3;

/// A page in grey, a byte a pixel, row by row.
pub(crate) struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

/// Every page of the PDF.
pub(crate) fn pages(pdf: &Path) -> Vec<Picture> {
    let maps = run(Command::new("pdftoppm").args(["-r", DOTS_PER_INCH, "-gray"]).arg(pdf));
    let mut rest = maps.as_slice();
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let [kind, size, depth] = [(); 3].map(|()| line(&mut rest));
        assert_eq!((kind, depth), ("P5", "255"), "pdftoppm writes grey maps");
        let (width, height) = size.split_once(' ').unwrap();
        let (width, height): (u32, u32) = (width.parse().unwrap(), height.parse().unwrap());
        let (pixels, after) = rest.split_at(usize::try_from(width * height).unwrap());
        pages.push(Picture { width, height, pixels: pixels.to_vec() });
        rest = after;
    }
    pages
}

fn line<'a>(rest: &mut &'a [u8]) -> &'a str {
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap();
    let (line, after) = (&rest[..end], &rest[end + 1..]);
    *rest = after;
    std::str::from_utf8(line).unwrap()
}

impl Picture {
    pub(crate) fn read(file: &Path) -> Self {
        let opened = File::open(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut reader = png::Decoder::new(BufReader::new(opened)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(frame.color_type, png::ColorType::Grayscale, "{} is kept in grey", file.display());
        Self { width: frame.width, height: frame.height, pixels }
    }

    pub(crate) fn write(&self, file: &Path) {
        let mut encoder = png::Encoder::new(BufWriter::new(File::create(file).unwrap()), self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        encoder.write_header().unwrap().write_image_data(&self.pixels).unwrap();
    }

    /// This page is the one that was kept, but for specks.
    pub(crate) fn assert_is(&self, kept: &Self, name: &str) {
        assert_eq!((self.width, self.height), (kept.width, kept.height), "{name} has another size");
        let pairs = self.pixels.iter().zip(&kept.pixels);
        let specks = pairs.filter(|(seen, kept)| seen.abs_diff(**kept) > SMOOTHING).count();
        let allowed = self.pixels.len() * SPECKS / 1000;
        assert!(specks <= allowed, "{specks} pixels are not as in {name}, {allowed} may be");
    }
}

#[test]
fn a_line_that_moved_is_seen_and_smoothing_is_not() {
    let page = |dark: std::ops::Range<usize>, ink: u8| {
        let mut pixels = vec![255; 400 * 560];
        pixels[dark].fill(ink);
        Picture { width: 400, height: 560, pixels }
    };
    page(0..700, 0).assert_is(&page(0..700, 40), "smoothing");
    let moved = std::panic::catch_unwind(|| page(0..700, 0).assert_is(&page(900..1600, 0), "moved"));
    assert!(moved.is_err(), "700 dark pixels elsewhere are a line of text that moved");
}
