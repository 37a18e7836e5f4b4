//! Code 128: the number of a unit, for the line scanners that most counters still have.

use barcoders::sym::code128::Code128;

use super::{CodeError, Modules};

/// Sets of characters as the encoder names them: B holds printable ASCII, C two digits a symbol.
const SET_B: char = 'Ɓ';
const SET_C: char = 'Ć';

/// Printable ASCII as one row of modules.
pub(crate) fn code_128(text: &str) -> Result<Modules, CodeError> {
    const FAILED: CodeError = CodeError { symbol: "Code 128" };
    if text.is_empty() || !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Err(FAILED);
    }
    let code = Code128::new(with_sets(text)).map_err(|_| FAILED)?;
    let dark: Vec<bool> = code.encode().into_iter().map(|module| module == 1).collect();
    Ok(Modules { width: dark.len(), dark })
}

/// `text` with the change into set C written before each run of digits where it makes the code shorter: from four
/// digits at an end, from six in the middle (ISO/IEC 15417, annex E).
fn with_sets(text: &str) -> String {
    let mut with = String::new();
    let mut set = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let at_an_end = set.is_none() || digits == rest.len();
        let pairs = if digits >= if at_an_end { 4 } else { 6 } { digits / 2 * 2 } else { 0 };
        // An odd digit before the run stays in set B, so that the pairs end with the run.
        let (wanted, taken) = match pairs {
            0 => (SET_B, first.len_utf8()),
            _ if digits % 2 == 1 && set == Some(SET_B) => (SET_B, 1),
            pairs => (SET_C, pairs),
        };
        if set != Some(wanted) {
            with.push(wanted);
            set = Some(wanted);
        }
        let (taken, others) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        with.push_str(taken);
        rest = others;
    }
    with
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_go_in_pairs_where_that_is_shorter() {
        for (text, sets) in [
            ("UTI2-000123-7", "ƁUTI2-Ć000123Ɓ-7"),
            ("12345678", "Ć12345678"),
            ("12345", "Ć1234Ɓ5"),
            ("A12345", "ƁA1Ć2345"),
            ("A1234B", "ƁA1234B"),
            ("AB", "ƁAB"),
        ] {
            assert_eq!(with_sets(text), sets, "{text}");
        }
    }

    #[test]
    fn what_the_code_has_no_character_for_is_refused() {
        for bad in ["", "ção", "A\u{1d}B"] {
            assert!(code_128(bad).is_err(), "{bad:?}");
        }
    }
}
