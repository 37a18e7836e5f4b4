//! Bar codes as dark and light modules, drawn into the page as vectors, so that a label printer's dots and a scanner's
//! lens get edges and never a blurred picture.

mod code_128;
mod data_matrix;
mod qr;

use serde::{Serialize, Serializer, ser::SerializeStruct};

pub(crate) use self::{code_128::code_128, data_matrix::gs1_data_matrix, qr::qr};

/// Why a code cannot be drawn. It names no content: that may be a patient's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "{symbol}: the content is empty, too long or holds a character that the code has not; correct it and print again"
)]
pub struct CodeError {
    symbol: &'static str,
}

/// A rectangle of modules, row by row from the top left, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modules {
    width: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// The code, unless it is wider than its place.
    pub(crate) fn at_most(self, widest: usize) -> Result<Self, CodeError> {
        if self.width <= widest { Ok(self) } else { Err(CodeError { symbol: "Code 128" }) }
    }

    /// The dark areas as x, y, width and height in modules. A run of the same place and length as the one above makes it
    /// taller: fewer edges to draw.
    fn runs(&self) -> Vec<[usize; 4]> {
        let mut done = Vec::new();
        let mut growing: Vec<[usize; 4]> = Vec::new();
        for (y, row) in self.dark.chunks(self.width.max(1)).enumerate() {
            let mut grown = Vec::new();
            let mut x = 0;
            for run in row.chunk_by(|left, right| left == right) {
                let width = run.len();
                if run.first() == Some(&true) {
                    let above = growing.iter().position(|above| above[0] == x && above[2] == width);
                    let [_, top, _, height] = above.map_or([x, y, width, 0], |place| growing.swap_remove(place));
                    grown.push([x, top, width, height + 1]);
                }
                x += width;
            }
            done.append(&mut growing);
            growing = grown;
        }
        done.append(&mut growing);
        done
    }
}

/// As the page draws it: `{ width, height, runs: [[x, y, width, height], …] }`.
impl Serialize for Modules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut drawn = serializer.serialize_struct("Modules", 3)?;
        drawn.serialize_field("width", &self.width)?;
        drawn.serialize_field("height", &(self.dark.len() / self.width.max(1)))?;
        drawn.serialize_field("runs", &self.runs())?;
        drawn.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_runs_of_following_rows_are_drawn_as_one() {
        let rows = ["##.#", "##..", "..##", "..##"];
        let modules = Modules { width: 4, dark: rows.concat().bytes().map(|module| module == b'#').collect() };
        let drawn = serde_json::to_value(&modules).unwrap();
        assert_eq!(drawn["width"], 4);
        assert_eq!(drawn["height"], 4);
        assert_eq!(drawn["runs"], serde_json::json!([[3, 0, 1, 1], [0, 0, 2, 2], [2, 2, 2, 2]]));
    }
}
