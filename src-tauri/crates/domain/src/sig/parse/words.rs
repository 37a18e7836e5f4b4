//! Parts that are known words: routes, verbs, forms, what to dispense, instructions.

use super::{
    super::{
        cursor::Cursor,
        fault::{Fault, FaultCode, Taken},
    },
    Part, begins_part, dose,
    leftover::unitless,
};
use crate::{catalogue::Route, quantity::Quantity};

/// A code as the formulary spells it, or the route in full. `dT` is the vaccine, not the route `TD`.
pub(super) fn take_route(cursor: &mut Cursor) -> Option<Route> {
    let mut here = *cursor;
    let route = if here.take_any(&["por via", "via", "uso"]) {
        match here.peek()?.folded.as_str() {
            "oral" => Route::Vo,
            "sublingual" => Route::Sl,
            "endovenosa" | "endovenoso" | "intravenosa" | "intravenoso" => Route::Ev,
            "intramuscular" => Route::Im,
            "subcutanea" | "subcutaneo" => Route::Sc,
            "epidural" | "peridural" => Route::Epi,
            "intratecal" => Route::It,
            "transdermica" | "transdermico" => Route::Td,
            "inalatoria" | "inalatorio" => Route::Inal,
            "vaginal" => Route::Vag,
            "retal" => Route::Vr,
            "oftalmica" | "oftalmico" | "ocular" => Route::Oft,
            "otologica" | "otologico" => Route::Oto,
            "nasal" => Route::Nas,
            "topica" | "topico" => Route::Top,
            _ => return None,
        }
    } else {
        let token = here.peek().filter(|token| token.text != "dT")?;
        token.text.parse().ok()?
    };
    here.advance();
    *cursor = here;
    Some(route)
}

/// Parts that are one phrase each, and the instructions, which take the rest of the line.
pub(super) fn take_words(cursor: &mut Cursor) -> Option<Part> {
    let verbs = [
        "tomar",
        "aplicar",
        "administrar",
        "ingerir",
        "usar",
        "fazer",
        "dar",
        "instilar",
        "pingar",
        "inalar",
        "injetar",
    ];
    let mut here = *cursor;
    let part = if here.take_any(&["agora", "imediatamente"]) {
        let mut and = here;
        if and.take("e") && matches!(begins_part(and), Ok(true)) {
            here = and;
        }
        Part::Now
    } else if here.take_any(&["em infusao continua", "infusao continua", "continuamente", "continuo", "continua"]) {
        Part::Unending
    } else if here.take_any(&["acm", "a criterio medico", "a criterio do medico", "criterio medico"]) {
        Part::Discretion
    } else if here.take_any(&verbs) {
        Part::Verb
    } else if here.take_any(&["obs", "observacao", "observacoes", "instrucoes", "orientacoes"]) {
        here.take_any(&[":", ".", "-"]);
        here.take(":");
        let start = here.index();
        while !here.at_end() {
            here.advance();
        }
        Part::Instructions(here.text_from(start).to_owned())
    } else {
        return None;
    };
    *cursor = here;
    Some(part)
}

/// `qtd 30 comprimidos`, `#30 comp`.
pub(super) fn take_quantity(cursor: &mut Cursor) -> Taken<Quantity> {
    let mut here = *cursor;
    if !here.take_any(&["qtd", "qtde", "quantidade", "#"]) {
        return Ok(None);
    }
    here.take(".");
    here.take(":");
    let start = here.index();
    let quantity = dose::take_amount(&mut here)?;
    let at = here.span_from(start);
    if quantity.is_some_and(|quantity| !quantity.value.is_positive()) {
        return Err(Fault::new(FaultCode::ZeroDose, at));
    }
    if quantity.is_none() {
        return unitless(here).map_or(Ok(None), Err);
    }
    *cursor = here;
    Ok(quantity)
}

/// The form after a strength, `dipirona 500 mg comprimido`: it belongs to the name.
pub(super) fn take_form(cursor: &mut Cursor) -> Option<String> {
    const FORMS: [&str; 34] = [
        "comprimido",
        "comprimidos",
        "comp",
        "cp",
        "capsula",
        "capsulas",
        "caps",
        "gotas",
        "creme",
        "pomada",
        "gel",
        "xarope",
        "suspensao",
        "solucao",
        "emulsao",
        "spray",
        "aerossol",
        "colirio",
        "locao",
        "po",
        "granulado",
        "supositorio",
        "adesivo",
        "injetavel",
        "oral",
        "nasal",
        "oftalmica",
        "vaginal",
        "retard",
        "mastigavel",
        "efervescente",
        "sublingual",
        "ampola",
        "frasco",
    ];
    let start = cursor.index();
    let of_more_words = ["de liberacao prolongada", "de liberacao controlada", "para inalacao", "para infusao"];
    while cursor.take_any(&FORMS) || cursor.take_any(&of_more_words) {}
    (cursor.index() > start).then(|| cursor.text_from(start).to_owned())
}
