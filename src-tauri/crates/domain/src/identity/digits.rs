//! What the schemes have in common: stripping punctuation, counting digits, weighing them.

use std::ops::RangeInclusive;

use super::Malformed;

/// The text without the punctuation that people write between groups.
pub(super) fn bare(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/')).collect()
}

/// The bare digits of `typed`, when there are as many as `length` allows.
pub(super) fn digits(typed: &str, length: RangeInclusive<usize>) -> Result<String, Malformed> {
    let digits = bare(typed);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Malformed::Character);
    }
    if !length.contains(&digits.len()) {
        return Err(Malformed::Length);
    }
    Ok(digits)
}

/// The values of the characters: a digit counts as itself, a capital letter as its place in ASCII after `0`.
pub(super) fn values(bare: &str) -> impl DoubleEndedIterator<Item = u32> + Clone {
    bare.bytes().map(|byte| u32::from(byte.saturating_sub(b'0')))
}

/// Sum of value times weight, as far as the shorter of both goes.
pub(super) fn weigh(values: impl Iterator<Item = u32>, weights: impl IntoIterator<Item = u32>) -> u32 {
    values.zip(weights).map(|(value, weight)| value * weight).sum()
}

/// The modulus-11 check digit of Brazilian registers: the complement of the remainder, 0 where it has two digits.
pub(super) fn modulus_11(sum: u32) -> u32 {
    match sum % 11 {
        0 | 1 => 0,
        remainder => 11 - remainder,
    }
}

/// One character, repeated.
pub(super) fn all_alike(bare: &str) -> bool {
    bare.chars().zip(bare.chars().skip(1)).all(|(one, next)| one == next)
}
