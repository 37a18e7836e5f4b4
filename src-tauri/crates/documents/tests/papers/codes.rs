//! What a scanner reads off a label or a page, by a library that had no part in drawing it.

use documents::Bitmap;
use domain::paper::{LabelSize, Paper};
use rxing::BarcodeFormat;

use crate::{dispensing_label, golden::first_print, iv_label, pick_list, unit_dose_label};

/// A part of a page, in dots: left, top, width, height.
type Part = [usize; 4];

/// What stands in that part of the page, as a scanner held over it says.
fn scan(page: &Bitmap, [left, top, width, height]: Part, format: BarcodeFormat) -> String {
    // Paper around, three pixels a dot, as a camera sees it.
    const ZOOM: usize = 3;
    const EDGE: usize = 24;
    let rows: Vec<&[u8]> = page.rows().collect();
    let black = |x: usize, y: usize| rows[top + y][(left + x) / 8] >> (7 - (left + x) % 8) & 1 == 1;
    let (wide, high) = (width * ZOOM + 2 * EDGE, height * ZOOM + 2 * EDGE);
    let mut luma = vec![255; wide * high];
    for (y, row) in luma.chunks_mut(wide).enumerate().skip(EDGE).take(height * ZOOM) {
        for (x, pixel) in row.iter_mut().enumerate().skip(EDGE).take(width * ZOOM) {
            *pixel = if black((x - EDGE) / ZOOM, (y - EDGE) / ZOOM) { 0 } else { 255 };
        }
    }
    let (wide, high) = (u32::try_from(wide).unwrap(), u32::try_from(high).unwrap());
    let read = rxing::helpers::detect_in_luma(luma, wide, high, Some(format));
    read.unwrap_or_else(|error| panic!("{format} is not read: {error}")).getText().to_owned()
}

fn whole(page: &Bitmap) -> Part {
    [0, 0, page.width(), page.height()]
}

#[test]
fn every_label_is_read_at_both_resolutions_of_printers() {
    for (size, dots_per_mm) in
        [(LabelSize::Small, 8), (LabelSize::Small, 12), (LabelSize::Large, 8), (LabelSize::Large, 12)]
    {
        let labels = unit_dose_label::labels(size);
        let pages = documents::bitmaps(&Paper::UnitDoseLabels(labels.clone()), &first_print(), dots_per_mm).unwrap();
        assert_eq!(pages.len(), labels.labels.len(), "a page a label at {dots_per_mm} dots a millimetre");
        for (label, page) in labels.labels.iter().zip(&pages) {
            let corner = [page.width() * 6 / 10, 0, page.width() * 4 / 10, page.height() / 2];
            let matrix = scan(page, corner, BarcodeFormat::DATA_MATRIX);
            assert_eq!(without_prefix(&matrix), label.code.element_string(), "{}", label.medicine);
            assert_eq!(
                scan(page, whole(page), BarcodeFormat::CODE_128),
                label.code.unit.as_str(),
                "{}",
                label.medicine
            );
        }
    }
}

/// Some readers say that it is GS1 before they say what it holds.
fn without_prefix(read: &str) -> &str {
    read.strip_prefix("]d2").unwrap_or(read).trim_start_matches('\u{1d}')
}

#[test]
fn a_box_and_a_bag_are_read_by_their_bars() {
    let boxes = documents::bitmaps(&Paper::DispensingLabels(dispensing_label::labels()), &first_print(), 8).unwrap();
    for (label, page) in dispensing_label::labels().labels.iter().zip(&boxes) {
        assert_eq!(scan(page, whole(page), BarcodeFormat::CODE_128), label.internal_number);
    }
    let bags = documents::bitmaps(&Paper::IvLabels(iv_label::labels()), &first_print(), 8).unwrap();
    for (label, page) in iv_label::labels().labels.iter().zip(&bags) {
        assert_eq!(scan(page, whole(page), BarcodeFormat::CODE_128), label.internal_number);
    }
}

#[test]
fn the_foot_of_a_page_is_read_by_a_telephone() {
    let paper = Paper::PickList(pick_list::plain());
    let pages = documents::bitmaps(&paper, &first_print(), 8).unwrap();
    let page = pages.first().unwrap();
    let foot = [0, page.height() * 9 / 10, page.width() / 4, page.height() / 10];
    assert_eq!(scan(page, foot, BarcodeFormat::QR_CODE), paper.provenance().qr_text());
}
