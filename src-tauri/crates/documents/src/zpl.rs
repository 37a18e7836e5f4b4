//! ZPL II: a label printer's own language. The label goes as a picture, so that no character depends on the printer's
//! fonts. Reference: Zebra, *ZPL II Programming Guide*, `^GF` and its compression.

use std::fmt::Write as _;

use crate::bitmap::Bitmap;

/// One job: each bitmap is a label, printed `copies` times at the printer's own resolution.
pub fn zpl(labels: &[Bitmap], copies: u32) -> Vec<u8> {
    let mut job = String::new();
    for label in labels {
        let (width, height, stride) = (label.width(), label.height(), label.stride());
        let total = stride * height;
        // Writing into a string cannot fail.
        let _ = write!(job, "^XA^PW{width}^LL{height}^LH0,0^FO0,0^GFA,{total},{total},{stride},");
        let mut above = None;
        for row in label.rows() {
            if above == Some(row) {
                job.push(':');
            } else {
                compressed(row, &mut job);
            }
            above = Some(row);
        }
        let _ = writeln!(job, "^FS^PQ{copies}^XZ");
    }
    job.into_bytes()
}

/// A row in hexadecimal digits: a run bears its length before the digit, `,` and `!` fill the row with paper or black.
fn compressed(row: &[u8], job: &mut String) {
    let digits: Vec<u8> = row.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
    let mut runs = digits.chunk_by(|left, right| left == right).peekable();
    while let Some(run) = runs.next() {
        match (runs.peek(), run.first().copied().unwrap_or_default()) {
            (None, 0) => job.push(','),
            (None, 15) => job.push('!'),
            (_, digit) => {
                push_count(run.len(), job);
                job.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
}

/// `G` to `Y` stand for 1 to 19, `g` to `z` for 20 to 400 in twenties; together they add up. Nothing stands for 1.
fn push_count(mut count: usize, job: &mut String) {
    while count > 1 {
        let twenties = (count / 20).min(20);
        let (base, step) = if twenties > 0 { (b'g' - 1, twenties) } else { (b'G' - 1, count) };
        job.push(char::from(base + u8::try_from(step).unwrap_or_default()));
        count -= if twenties > 0 { twenties * 20 } else { step };
        // Of 400 and more the next twenties follow; a single one that is left must be said, since letters add up.
        if count == 1 {
            job.push('G');
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_counted_as_the_guide_counts() {
        for (count, letters) in [
            (1, ""),
            (2, "H"),
            (19, "Y"),
            (20, "g"),
            (21, "gG"),
            (39, "gY"),
            (40, "h"),
            (400, "z"),
            (401, "zG"),
            (419, "zY"),
            (420, "zg"),
            (839, "zzgY"),
        ] {
            let mut job = String::new();
            push_count(count, &mut job);
            assert_eq!(job, letters, "{count}");
        }
    }

    #[test]
    fn a_row_ends_with_one_letter_of_what_fills_it() {
        for (row, written) in [
            (&[0u8, 0, 0][..], ","),
            (&[0xff, 0xff], "!"),
            (&[0x0f, 0x00], "0F,"),
            (&[0x00, 0x0f], "I0!"),
            (&[0x12, 0x22], "1I2"),
        ] {
            let mut job = String::new();
            compressed(row, &mut job);
            assert_eq!(job, written, "{row:02x?}");
        }
    }
}
