//! The words units are typed with.

use super::cursor::Cursor;
use crate::{
    number_pt::{editable_quantity, typed_unit},
    quantity::{Amount, Quantity, Unit},
};

/// Takes a unit of a dose, a strength or a volume; `IV` units (`U`, `IU`) and `gr` are not among them.
pub(super) fn take(cursor: &mut Cursor) -> Option<Unit> {
    let unit = match cursor.peek()?.folded.as_str() {
        "mg" | "miligrama" | "miligramas" => Unit::Mg,
        "g" | "grama" | "gramas" => Unit::G,
        "mcg" | "ug" | "\u{b5}g" | "\u{3bc}g" | "micrograma" | "microgramas" => Unit::Mcg,
        "ng" | "nanograma" | "nanogramas" => Unit::Ng,
        "ml" | "cc" | "mililitro" | "mililitros" => Unit::Ml,
        "l" | "litro" | "litros" => Unit::L,
        "ui" | "unidade" | "unidades" => Unit::InternationalUnit,
        "meq" => Unit::Meq,
        "mmol" => Unit::Mmol,
        "%" => Unit::Percent,
        "gota" | "gotas" | "gts" | "gt" => Unit::Drop,
        "comprimido" | "comprimidos" | "comp" | "comps" | "cp" | "cps" | "cpr" => Unit::Tablet,
        "capsula" | "capsulas" | "cap" | "caps" => Unit::Capsule,
        "ampola" | "ampolas" | "amp" => Unit::Ampoule,
        "frasco" | "frascos" | "fr" => Unit::Bottle,
        "bisnaga" | "bisnagas" => Unit::Tube,
        "caixa" | "caixas" | "cx" => Unit::Box,
        "sache" | "saches" | "envelope" | "envelopes" => Unit::Sachet,
        "adesivo" | "adesivos" => Unit::Patch,
        "supositorio" | "supositorios" | "sup" => Unit::Suppository,
        "jato" | "jatos" | "puff" | "puffs" => Unit::Puff,
        "dose" | "doses" => Unit::Dose,
        "aplicacao" | "aplicacoes" => Unit::Application,
        _ => return None,
    };
    cursor.advance();
    if unit == Unit::InternationalUnit {
        cursor.take_any(&["internacional", "internacionais"]);
    }
    Some(unit)
}

/// What a strength is per: `mL`, `5 mL`, `dose`.
pub(super) fn per(quantity: Quantity) -> String {
    if quantity.value == Amount::from(1) {
        typed_unit(quantity.unit, quantity.value).to_owned()
    } else {
        editable_quantity(quantity)
    }
}
