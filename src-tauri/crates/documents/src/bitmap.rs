//! A page in black and white, one bit a dot: what a label printer burns.

/// The least light that stays paper, of 255.
const PAPER: u32 = 128;

/// Rows from the top, each padded to whole bytes, the leftmost dot in the highest bit; 1 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: usize,
    bytes: Vec<u8>,
}

impl Bitmap {
    /// From opaque RGBA pixels, row by row.
    pub(crate) fn from_rgba(width: usize, pixels: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(pixels.len() / 32);
        for row in pixels.chunks(width.max(1) * 4) {
            let mut dots = row.chunks(4).map(is_black);
            while let Some(first) = dots.next() {
                let eight = std::iter::once(first).chain(dots.by_ref().take(7));
                bytes.push(eight.enumerate().fold(0, |byte, (place, black)| byte | (u8::from(black) << (7 - place))));
            }
        }
        Self { width, bytes }
    }

    /// Dots a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.bytes.len() / self.stride().max(1)
    }

    /// Bytes a row.
    pub fn stride(&self) -> usize {
        self.width.div_ceil(8)
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.chunks(self.stride().max(1))
    }
}

fn is_black(pixel: &[u8]) -> bool {
    let [red, green, blue, ..] = pixel else { return false };
    // Luma of Rec. 601, in thousandths.
    (u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114) / 1000 < PAPER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_padded_to_whole_bytes_with_paper() {
        let (black, grey, white) = ([0, 0, 0, 255], [127, 127, 127, 255], [128, 128, 128, 255]);
        let row = [[black; 8].concat(), grey.to_vec(), white.to_vec(), black.to_vec()].concat();
        let bitmap = Bitmap::from_rgba(11, &[row.clone(), row].concat());
        assert_eq!((bitmap.width(), bitmap.height(), bitmap.stride()), (11, 2, 2));
        assert_eq!(bitmap.rows().collect::<Vec<_>>(), [[0xff, 0b1010_0000]; 2]);
    }
}
