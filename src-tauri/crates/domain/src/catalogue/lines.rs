//! On which line of a text a record begins.

/// Counts the lines of a text that is read from front to back.
pub(super) struct Lines<'a> {
    text: &'a str,
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// The lines of `text`, of which the first is `line`.
    pub(super) const fn new(text: &'a str, line: u64) -> Self {
        Self { text, counted: 0, line }
    }

    /// The line of the record whose terminator-or-text begins at `position`, which never moves back.
    pub(super) fn at(&mut self, position: Option<&csv::Position>) -> u64 {
        let from = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.counted);
        let ends = |range: std::ops::Range<usize>| self.text.get(range).unwrap_or_default().matches('\n').count();
        // The reader stops before the line feed of "\r\n", and before empty lines.
        let gap = self.text.as_bytes().get(from..).unwrap_or_default();
        let start = from + gap.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line += ends(self.counted..start) as u64;
        self.counted = start;
        self.line
    }
}
