//! What a label printer makes of the job, by a reading of its own of the language's compression.

use documents::zpl;
use domain::paper::{LabelSize, Paper};

use crate::{golden::first_print, iv_label, unit_dose_label};

/// The bytes of the picture in `^GFA,bytes,bytes,bytes a row,picture^FS`.
fn picture(label: &str) -> (usize, Vec<u8>) {
    let field = label.split_once("^GFA,").unwrap().1.split_once("^FS").unwrap().0;
    let mut parts = field.splitn(4, ',');
    let total: usize = parts.next().unwrap().parse().unwrap();
    assert_eq!(parts.next().unwrap(), total.to_string());
    let stride: usize = parts.next().unwrap().parse().unwrap();
    let mut rows: Vec<Vec<char>> = vec![vec![]];
    let mut count = 0;
    for letter in parts.next().unwrap().chars() {
        if rows.last().unwrap().len() == stride * 2 {
            rows.push(vec![]);
        }
        let above = rows.len().checked_sub(2).map(|place| rows[place].clone());
        let row = rows.last_mut().unwrap();
        match letter {
            'G'..='Y' => count += letter as usize - 'G' as usize + 1,
            'g'..='z' => count += (letter as usize - 'g' as usize + 1) * 20,
            ',' => row.resize(stride * 2, '0'),
            '!' => row.resize(stride * 2, 'F'),
            ':' => *row = above.unwrap(),
            digit => {
                row.extend(std::iter::repeat_n(digit, count.max(1)));
                count = 0;
            }
        }
        assert!(row.len() <= stride * 2, "a row is no longer than it says");
    }
    let digits: String = rows.concat().into_iter().collect();
    let bytes: Vec<u8> =
        (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect();
    assert_eq!(bytes.len(), total, "as many bytes as the job announces");
    (stride, bytes)
}

#[test]
fn the_printer_burns_the_dots_of_the_label_and_no_others() {
    for (paper, dots_per_mm) in [
        (Paper::UnitDoseLabels(unit_dose_label::labels(LabelSize::Small)), 8),
        (Paper::UnitDoseLabels(unit_dose_label::labels(LabelSize::Large)), 12),
        (Paper::IvLabels(iv_label::labels()), 8),
    ] {
        let bitmaps = documents::bitmaps(&paper, &first_print(), dots_per_mm).unwrap();
        let job = String::from_utf8(zpl(&bitmaps, 2)).unwrap();
        let labels: Vec<&str> = job.lines().collect();
        assert_eq!(labels.len(), bitmaps.len(), "a label a page");
        for (label, bitmap) in labels.iter().zip(&bitmaps) {
            assert!(label.starts_with("^XA") && label.ends_with("^PQ2^XZ"), "each is a whole label, twice");
            assert!(label.contains(&format!("^PW{}^LL{}", bitmap.width(), bitmap.height())), "of the label's own size");
            let (stride, bytes) = picture(label);
            assert_eq!((stride, bytes), (bitmap.stride(), bitmap.rows().collect::<Vec<_>>().concat()));
        }
        let plain: usize = bitmaps.iter().map(|bitmap| bitmap.stride() * bitmap.height() * 2).sum();
        assert!(job.len() < plain / 2, "{} bytes instead of {plain}", job.len());
    }
}

#[test]
fn a_label_is_as_many_dots_as_its_millimetres() {
    for (size, dots_per_mm, dots) in [(LabelSize::Small, 8, (400, 240)), (LabelSize::Large, 12, (1200, 600))] {
        let paper = Paper::UnitDoseLabels(unit_dose_label::labels(size));
        let bitmaps = documents::bitmaps(&paper, &first_print(), dots_per_mm).unwrap();
        assert!(bitmaps.iter().all(|bitmap| (bitmap.width(), bitmap.height()) == dots), "{dots:?}");
    }
}
