//! From the bytes of a file to its text: UTF-8, or else the Windows code page that spreadsheets in Brazil still write.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use thiserror::Error;

/// The bytes are no text that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotText {
    /// Two bytes for each character.
    #[error("the file is UTF-16: save it again as CSV UTF-8")]
    Utf16,
    /// Bytes that no text holds.
    #[error("the file is not text (a spreadsheet or an archive?): save the table as CSV first")]
    Binary,
}

/// The text of a file.
///
/// # Errors
/// [`NotText`], which says what to do about it.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, NotText> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || every_other_is_zero(bytes) {
        return Err(NotText::Utf16);
    }
    if bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    Ok(std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed))
}

/// UTF-16 without a mark: western text has a zero in every pair.
fn every_other_is_zero(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes.as_chunks::<2>();
    let begin = pairs.get(..pairs.len().min(64)).unwrap_or_default();
    begin.len() >= 4 && begin.iter().all(|pair| pair.contains(&0) && *pair != [0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_is_read_with_and_without_a_mark() {
        assert_eq!(decode("solução".as_bytes()).as_deref(), Ok("solução"));
        assert_eq!(decode("\u{FEFF}solução".as_bytes()).as_deref(), Ok("solução"));
    }

    #[test]
    fn what_is_not_utf_8_is_read_as_the_windows_code_page() {
        assert_eq!(decode(b"solu\xE7\xE3o").as_deref(), Ok("solução"));
    }

    #[test]
    fn two_byte_text_and_binary_files_are_refused() {
        let wide: Vec<u8> = "SUBSTANCIA;CNPJ".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide), Err(NotText::Utf16), "without a mark");
        assert_eq!(decode(&[&[0xFF, 0xFE], wide.as_slice()].concat()), Err(NotText::Utf16), "with one");
        assert_eq!(decode(b"PK\x03\x04\x00\x00\x00\x00spread"), Err(NotText::Binary));
    }
}
