//! The line's grammar: the medicine's name, then parts in any order.
//!
//! The name ends where the first part begins. After it every word must belong to a part, to a separator or to a verb that
//! adds nothing (`tomar`); what does not is a fault.

mod calendar;
mod dose;
mod draft;
mod duration;
mod frequency;
mod infusion;
mod leftover;
mod moment;
mod prn;
mod rhythms;
mod settle;
mod taper;
mod variable;
mod words;

use self::{
    dose::Measure,
    draft::Draft,
    frequency::Rhythm,
    leftover::{not_understood, skip_separators},
    moment::Moments,
    prn::Maximum,
    taper::Step,
    words::{take_form, take_quantity, take_route, take_words},
};
use super::{
    Dilution, Infusion, ParsedLine, Span, Variable,
    cursor::Cursor,
    fault::{Fault, FaultCode, Taken},
    lexer,
};
use crate::{catalogue::Route, dosage, quantity::Quantity};

/// One part of a line, as typed.
#[derive(Debug, Clone)]
enum Part {
    Measure(Measure),
    Form(String),
    Route(Route),
    Dilution(Dilution),
    Infusion(Infusion),
    Rhythm(Rhythm),
    Moments(Moments),
    Now,
    Duration(dosage::Duration),
    /// `contínuo`: an infusion that does not pause, or a treatment without end.
    Unending,
    Reason(Option<String>),
    MinInterval(u16),
    Maximum(Maximum),
    /// `ACM`.
    Discretion,
    Step(Step),
    Variable(Variable),
    Quantity(Quantity),
    Instructions(String),
    /// `tomar`: says nothing the other parts do not.
    Verb,
}

/// Reads a line to its end, or says what is wrong first.
pub fn parse(line: &str) -> Result<ParsedLine, Fault> {
    let tokens = lexer::lex(line);
    let first = Cursor::new(line, &tokens);
    let mut cursor = first;
    take_name(&mut cursor)?;
    let mut draft = Draft::new(first, &cursor);
    loop {
        skip_separators(&mut cursor);
        let start = cursor.index();
        if cursor.at_end() {
            return draft.finish();
        }
        match take_part(&mut cursor)? {
            Some(part) => draft.add(part, cursor.span_from(start))?,
            None => return Err(not_understood(cursor)),
        }
    }
}

/// Leaves the cursor at the first part; at least one word must stand before it, and none that leads to nothing (`dipirona em`).
fn take_name(cursor: &mut Cursor) -> Result<(), Fault> {
    let named = |cursor: &Cursor| match take_part(&mut cursor.clone()) {
        Ok(Some(Part::Form(_)) | None) => Ok(true),
        Ok(Some(_)) => Ok(false),
        Err(fault) => Err(fault),
    };
    if !matches!(named(cursor), Ok(true)) || cursor.at_end() {
        let at = cursor.peek().map_or(Span { start: 0, end: 0 }, |token| token.at);
        return Err(Fault::new(FaultCode::MissingMedicine, at));
    }
    cursor.advance();
    while !cursor.at_end() && named(cursor)? {
        cursor.advance();
    }
    let leads = ["em", "de", "por", "para", "com", "+"];
    match cursor.previous() {
        Some(last) if leads.contains(&last.folded.as_str()) => Err(Fault::new(FaultCode::UnknownText, last.at)),
        _ => Ok(()),
    }
}

fn take_part(cursor: &mut Cursor) -> Taken<Part> {
    // Before the routes: `nas duas narinas` is not the route `NAS`.
    if let Some(moments) = moment::take(cursor) {
        return Ok(Some(Part::Moments(moments)));
    }
    if let Some(route) = take_route(cursor) {
        return Ok(Some(Part::Route(route)));
    }
    if let Some(part) = take_words(cursor) {
        return Ok(Some(part));
    }
    let part = if let Some(variable) = variable::take(cursor)? {
        Part::Variable(variable)
    } else if let Some(step) = taper::take(cursor)? {
        Part::Step(step)
    } else if let Some(rhythm) = take_rhythm(cursor)? {
        Part::Rhythm(rhythm)
    } else if let Some(duration) = duration::take(cursor)? {
        Part::Duration(duration)
    } else if let Some(infusion) = infusion::take_infusion(cursor)? {
        Part::Infusion(infusion)
    } else if let Some(maximum) = prn::take_maximum(cursor)? {
        Part::Maximum(maximum)
    } else if let Some(hours) = prn::take_min_interval(cursor)? {
        Part::MinInterval(hours)
    } else if let Some(reason) = prn::take_reason(cursor)? {
        Part::Reason(reason)
    } else if let Some(dilution) = infusion::take_dilution(cursor)? {
        Part::Dilution(dilution)
    } else if let Some(quantity) = take_quantity(cursor)? {
        Part::Quantity(quantity)
    } else if let Some(measure) = dose::take(cursor)? {
        Part::Measure(measure)
    } else {
        return Ok(take_form(cursor).map(Part::Form));
    };
    Ok(Some(part))
}

/// Whether free text (a reason, a diluent) ends here: never looks into free text again, so that a line is read in one pass.
fn begins_part(cursor: Cursor) -> Result<bool, Fault> {
    let keywords = [
        "conforme",
        "segundo",
        "de acordo com",
        "diluir",
        "depois",
        "entao",
        "qtd",
        "qtde",
        "quantidade",
        "#",
        "reduzir",
    ];
    let begins = take_route(&mut cursor.clone()).is_some()
        || take_words(&mut cursor.clone()).is_some_and(|part| !matches!(part, Part::Verb))
        || cursor.clone().take_any(&keywords)
        || moment::take(&mut cursor.clone()).is_some()
        || take_rhythm(&mut cursor.clone())?.is_some()
        || duration::take(&mut cursor.clone())?.is_some()
        || infusion::take_infusion(&mut cursor.clone())?.is_some()
        || prn::take_maximum(&mut cursor.clone())?.is_some()
        || prn::take_min_interval(&mut cursor.clone())?.is_some();
    Ok(begins)
}

fn take_rhythm(cursor: &mut Cursor) -> Taken<Rhythm> {
    if let Some(calendar) = calendar::take(cursor)? {
        return Ok(Some(Rhythm::Set(calendar)));
    }
    frequency::take(cursor)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lies_within(line: &str) -> bool {
        let length = line.chars().count();
        match parse(line) {
            Ok(parsed) => parsed.spans.iter().all(|span| span.at.start <= span.at.end && span.at.end <= length),
            Err(fault) => fault.at.start <= fault.at.end && fault.at.end <= length,
        }
    }

    /// Pieces the grammar knows, in any order: deeper into the parsers than arbitrary text goes.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "dipirona",
            "500",
            "mg",
            "1.000",
            "0,5",
            ",5",
            "½",
            "1/2",
            "/",
            "+",
            "-",
            ">",
            "<=",
            ":",
            ";",
            ",",
            ".",
            "%",
            "6/6h",
            "6/8",
            "h",
            "de",
            "em",
            "a",
            "e",
            "x",
            "7d",
            "vez",
            "dia",
            "se",
            "sn",
            "necessário",
            "dor",
            "máx",
            "até",
            "por",
            "semanas",
            "VO",
            "EV",
            "UI",
            "U",
            "comp",
            "mL",
            "kg",
            "min",
            "BIC",
            "SF 0,9%",
            "diluir",
            "correr",
            "conforme",
            "glicemia",
            "181-250",
            "depois",
            "qtd",
            "#",
            "obs:",
            "toda",
            "segunda",
            "às",
            "8h30",
            "manhã",
            "noite",
            "ao deitar",
            "uso contínuo",
            "dose única",
            "agora",
            "ACM",
            "q.o.d.",
            "milhão",
            "mil",
            "99999999999999999999999999999",
            "µg",
        ]);
        prop::collection::vec((piece, any::<bool>()), 0..24).prop_map(|pieces| {
            pieces.into_iter().flat_map(|(piece, spaced)| [piece, if spaced { " " } else { "" }]).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn any_text_is_read_or_refused_at_a_place_within_it(line in "\\PC{0,60}") {
            prop_assert!(lies_within(&line));
        }

        #[test]
        fn any_order_of_known_words_is_read_or_refused_at_a_place_within_it(line in pieces()) {
            prop_assert!(lies_within(&line));
        }

        #[test]
        fn what_is_read_is_read_again_from_its_own_spelling(line in pieces()) {
            if let Ok(parsed) = parse(&format!("dipirona 500 mg VO {line}")) {
                let printed = super::super::print(&parsed);
                let again = parse(&printed).map(|again| ParsedLine { spans: parsed.spans.clone(), ..again });
                prop_assert_eq!(again, Ok(parsed), "{}", printed);
            }
        }
    }

    #[test]
    fn a_line_without_end_is_read_in_time_and_without_depth() {
        for piece in [
            "qtd 1 ",
            "conforme a 1-2 3 ",
            "segundo ",
            "se ; ",
            "se dor, ",
            "diluir em ",
            "1/",
            "depois 1 mg ",
            "½e",
            "(((",
            "1 ",
        ] {
            assert!(lies_within(&format!("dipirona {}", piece.repeat(3_000))), "{piece}");
        }
    }

    #[test]
    fn a_blank_line_lacks_its_medicine() {
        let fault = parse(" \u{a0}").unwrap_err();
        assert_eq!((fault.code, fault.at), (FaultCode::MissingMedicine, Span { start: 0, end: 0 }));
    }
}
