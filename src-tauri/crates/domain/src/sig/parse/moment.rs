//! Known phrases that go with a dose. Those that name a part of the day also say how many doses a day has.

use super::super::cursor::Cursor;

/// Phrases taken together, in their one spelling.
#[derive(Debug, Clone)]
pub(super) struct Moments {
    pub(super) text: String,
    /// Doses a day; none where the phrase says only how (`em jejum`).
    pub(super) doses: u16,
}

/// The spelling to keep, then what is taken for it. Longer phrases come first.
const OF_THE_DAY: [(&str, &[&str]); 14] = [
    ("ao deitar", &["a noite ao deitar", "a noite antes de dormir"]),
    ("antes do café da manhã", &["antes do cafe da manha", "antes do cafe"]),
    ("após o café da manhã", &["apos o cafe da manha", "depois do cafe da manha", "apos o cafe", "depois do cafe"]),
    ("no café da manhã", &["no cafe da manha", "no cafe"]),
    ("antes do almoço", &["antes do almoco"]),
    ("após o almoço", &["apos o almoco", "apos almoco", "depois do almoco"]),
    ("no almoço", &["no almoco"]),
    ("antes do jantar", &["antes do jantar"]),
    ("após o jantar", &["apos o jantar", "apos jantar", "depois do jantar"]),
    ("no jantar", &["no jantar"]),
    ("pela manhã", &["pela manha", "de manha"]),
    ("à tarde", &["a tarde", "de tarde", "pela tarde"]),
    ("à noite", &["a noite", "de noite", "pela noite"]),
    ("ao deitar", &["ao deitar", "ao dormir"]),
];

/// Said without their article, they count only in a list: `manhã e noite`.
const BARE: [(&str, &[&str]); 3] = [("pela manhã", &["manha"]), ("à tarde", &["tarde"]), ("à noite", &["noite"])];

const HOW: [(&str, &[&str]); 10] = [
    ("em jejum", &["em jejum"]),
    ("antes das refeições", &["antes das refeicoes"]),
    ("durante as refeições", &["durante as refeicoes", "nas refeicoes", "as refeicoes", "com as refeicoes"]),
    ("após as refeições", &["apos as refeicoes", "apos refeicoes", "depois das refeicoes"]),
    ("com alimentos", &["com alimentos", "com alimento", "com comida"]),
    ("longe das refeições", &["longe das refeicoes"]),
    ("com água", &["com agua"]),
    ("em bolus", &["em bolus", "bolus"]),
    ("lento", &["lento", "lentamente"]),
    ("nas duas narinas", &["nas duas narinas", "em cada narina"]),
];

pub(super) fn take(cursor: &mut Cursor) -> Option<Moments> {
    let mut here = *cursor;
    if here.take_any(&["1 x", "uma vez", "1 vez"]) {
        here.take("/");
    }
    if let Some(moments) = take_day(&mut here) {
        *cursor = here;
        return Some(moments);
    }
    take_of(cursor, &HOW).map(|text| Moments { text: text.to_owned(), doses: 0 })
}

fn take_of(cursor: &mut Cursor, list: &[(&'static str, &[&str])]) -> Option<&'static str> {
    list.iter().find_map(|(text, phrases)| cursor.take_any(phrases).then_some(*text))
}

fn take_day(cursor: &mut Cursor) -> Option<Moments> {
    let mut here = *cursor;
    let full = take_of(&mut here, &OF_THE_DAY);
    let mut texts = vec![full.or_else(|| take_of(&mut here, &BARE))?];
    loop {
        let mut next = here;
        if !next.take_any(&[", e", ",", "e"]) {
            break;
        }
        let Some(text) = take_of(&mut next, &OF_THE_DAY).or_else(|| take_of(&mut next, &BARE)) else { break };
        texts.push(text);
        here = next;
    }
    let doses = u16::try_from(texts.len()).ok()?;
    let bedtime_alone = texts == ["ao deitar"];
    if (full.is_none() && doses == 1) || bedtime_alone {
        return None;
    }
    *cursor = here;
    let (last, others) = texts.split_last()?;
    let text = if others.is_empty() { (*last).to_owned() } else { format!("{} e {last}", others.join(", ")) };
    Some(Moments { text, doses })
}
