//! The strengths at the front of a packed presentation: `11 MG/G + 0,321 MG/G`, `(700+2+7) MG /1,3ML`,
//! `1.700.000 UI`. A number that could mean two things (`1.250 MG`) is not read.

use crate::{
    catalogue::strength::{Component, Strength},
    quantity::{Amount, Quantity, Unit},
};

/// A piece of a presentation, upper case, without accents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Digits with their points and commas.
    Number(&'a str),
    /// Letters.
    Word(&'a str),
    /// Anything else but space.
    Sign(char),
}

/// What stood at the front of a presentation.
pub(super) struct PrintedStrength<'a> {
    /// How many strengths there are, read or not.
    pub(super) count: usize,
    /// All of them; `None` when one could not be read for certain.
    pub(super) strength: Option<Strength>,
    /// What follows them.
    pub(super) rest: &'a [Token<'a>],
}

/// Cuts `text` into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let belongs = |c: char| match first {
            '0'..='9' => c.is_ascii_digit() || c == '.' || c == ',',
            _ => c.is_alphabetic() || c == '_',
        };
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at(length);
        rest = after;
        match first {
            '0'..='9' => all.push(Token::Number(piece.trim_end_matches(['.', ',']))),
            c if c.is_alphabetic() || c == '_' => {
                // A trailing "_" is the file's, not a letter's; but "P_" is powder.
                let word = if piece == "P_" { piece } else { piece.trim_end_matches('_') };
                if !word.is_empty() {
                    all.push(Token::Word(word));
                }
            }
            c if c.is_whitespace() => {}
            c => all.push(Token::Sign(c)),
        }
    }
    all
}

/// What is known of a number's unit.
#[derive(Clone, Copy)]
enum UnitRead {
    /// It stands further on: "2,5+10 MG".
    Awaited,
    /// It is one, but not one that says how much.
    Unclear,
    /// The unit, and in how much of what.
    Clear(Unit, Option<(Amount, Unit)>),
}

/// Reads as many strengths as stand at the front.
pub(super) fn read<'a>(tokens: &'a [Token<'a>]) -> PrintedStrength<'a> {
    let mut printed: Vec<(&str, UnitRead)> = Vec::new();
    let (mut rest, mut end) = (tokens, tokens);
    loop {
        match rest {
            [Token::Sign('(' | ')' | '+' | '/'), after @ ..] => rest = after,
            [Token::Number(number), after @ ..] => {
                printed.push((number, UnitRead::Awaited));
                rest = after;
            }
            [Token::Word(_) | Token::Sign('%'), ..] => {
                let awaiting = printed.iter_mut().filter(|(_, unit)| matches!(unit, UnitRead::Awaited));
                let mut awaiting = awaiting.peekable();
                let Some((unit, after)) = awaiting.peek().and_then(|_| unit(rest)) else {
                    break;
                };
                awaiting.for_each(|(_, awaited)| *awaited = unit);
                rest = after;
                end = after;
            }
            _ => break,
        }
    }
    printed.retain(|(_, unit)| !matches!(unit, UnitRead::Awaited));
    let rest = if let [Token::Sign(')'), after @ ..] = end { after } else { end };
    PrintedStrength { count: printed.len(), strength: all_clear(&printed), rest }
}

fn all_clear(printed: &[(&str, UnitRead)]) -> Option<Strength> {
    let component = |(number, unit): &(&str, UnitRead)| match unit {
        UnitRead::Clear(unit, per) => Some(Component {
            amount: Quantity::new(amount(number, *unit)?, *unit),
            per: per.map(|(value, unit)| Quantity::new(value, unit)),
        }),
        UnitRead::Awaited | UnitRead::Unclear => None,
    };
    let components = printed.iter().map(component).collect::<Option<Vec<_>>>()?;
    let dissolved = components.iter().filter(|component| component.per.is_some()).count();
    // "44 MG + 9 MG/ML": in what the first one is dissolved is not printed.
    let alike = dissolved == 0 || dissolved == components.len();
    (alike && !components.is_empty()).then(|| Strength::new(components))
}

/// The unit at the front, and what follows it.
fn unit<'a>(tokens: &'a [Token<'a>]) -> Option<(UnitRead, &'a [Token<'a>])> {
    let (unit, rest) = match tokens {
        [Token::Sign('%'), rest @ ..] => (Some(Unit::Percent), rest),
        [Token::Word(word), rest @ ..] if UNCLEAR_UNITS.contains(word) => (None, rest),
        [Token::Word(word), rest @ ..] => (Some(amount_unit(word)?), rest),
        _ => return None,
    };
    let rest = if let [Token::Sign(')'), after @ ..] = rest { after } else { rest };
    let (per, after) = match rest {
        // "400 MG/80 MG": no carrier, the next ingredient.
        [Token::Sign('/'), Token::Number(_), Token::Word(word), ..] if carrier(word).is_none() => (Some(None), rest),
        [Token::Sign('/'), Token::Number(value), Token::Word(word), after @ ..] => {
            let per = carrier(word).and_then(|carrier| Some((amount(value, carrier)?, carrier)));
            (per.map(Some), after)
        }
        [Token::Sign('/'), Token::Word(word), after @ ..] => {
            (carrier(word).map(|carrier| Some((Amount::from(1), carrier))), after)
        }
        _ => (Some(None), rest),
    };
    Some((unit.zip(per).map_or(UnitRead::Unclear, |(unit, per)| UnitRead::Clear(unit, per)), after))
}

/// Words that are units, but of what or how large is not certain.
const UNCLEAR_UNITS: [&str; 13] =
    ["U", "M", "KUI", "MUI", "MU", "UFP", "KBQ", "MBQ", "UTR", "MCL", "NG", "MILHOES", "MILH_ES"];

fn amount_unit(word: &str) -> Option<Unit> {
    Some(match word {
        "MG" => Unit::Mg,
        "G" => Unit::G,
        "MCG" => Unit::Mcg,
        "UI" => Unit::InternationalUnit,
        "MEQ" => Unit::Meq,
        "MMOL" => Unit::Mmol,
        "ML" => Unit::Ml,
        "PCC" => Unit::Percent,
        _ => return None,
    })
}

fn carrier(word: &str) -> Option<Unit> {
    Some(match word {
        "ML" => Unit::Ml,
        "G" => Unit::G,
        "L" => Unit::L,
        "H" => Unit::Hour,
        "DOSE" => Unit::Dose,
        "GOTA" => Unit::Drop,
        _ => return None,
    })
}

/// The number, if it means one thing only. International units have no fractions, so `5.000 UI` is five thousand;
/// `1.250 MG` may be either.
pub(super) fn amount(text: &str, unit: Unit) -> Option<Amount> {
    let (whole, fraction) = text.split_once(',').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let thousands = !groups.is_empty()
        && groups.iter().all(|group| group.len() == 3)
        && first.len() <= 3
        && !first.starts_with('0');
    let plain = match (groups.as_slice(), fraction) {
        ([], None) => first.to_owned(),
        ([], Some(fraction)) => format!("{first}.{fraction}"),
        (groups, Some(fraction)) if thousands => format!("{first}{}.{fraction}", groups.concat()),
        ([_], None) if thousands && unit != Unit::InternationalUnit => return None,
        (groups, None) if thousands => format!("{first}{}", groups.concat()),
        ([decimals], None) => format!("{first}.{decimals}"),
        _ => return None,
    };
    plain.parse().ok().filter(|amount: &Amount| amount.is_positive())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(text: &str) -> (usize, Option<String>) {
        let tokens = tokens(text);
        let printed = read(&tokens);
        (printed.count, printed.strength.map(|strength| strength.code()))
    }

    #[test]
    fn strengths_are_read_as_they_are_packed() {
        for (text, count, code) in [
            ("50 MG COM", 1, Some("50 mg")),
            ("11 MG/G + 0,321 MG/G CREM", 2, Some("11 mg/g + 0.321 mg/g")),
            ("(700+2+7) MG /1,3ML SOL OR", 3, Some("700 mg/1.3 mL + 2 mg/1.3 mL + 7 mg/1.3 mL")),
            ("2,5+10MG COM", 2, Some("2.5 mg + 10 mg")),
            ("1.700.000 UI PO", 1, Some("1700000 UI")),
            ("5.000 UI/0,25ML SOL", 1, Some("5000 UI/0.25 mL")),
            ("111 MG / ML SOL", 1, Some("111 mg/mL")),
            ("400 MG/80 MG COM", 2, Some("400 mg + 80 mg")),
            ("0,9 % SOL", 1, Some("0.9%")),
            ("10 PCC SOL", 1, Some("10%")),
            ("0.125 MG COM", 1, Some("0.125 mg")),
            ("12.5 MG COM", 1, Some("12.5 mg")),
        ] {
            assert_eq!(strength(text), (count, code.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_counted_but_not_read() {
        assert_eq!(strength("1.250 MG COM"), (1, None), "one and a quarter, or more than a thousand");
        assert_eq!(strength("44 MG + 9 MG/ML SUS"), (2, None), "one in a volume, one in nothing");
        assert_eq!(strength("100 U PO"), (1, None), "units of what");
        assert_eq!(strength("20 MG/COM X"), (1, None), "per tablet is no carrier that we know");
        assert_eq!(strength("SOL INJ CX 111 AMP"), (0, None), "the number counts ampoules");
    }
}
