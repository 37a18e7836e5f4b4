//! The words units are typed with, and the words they are written with.

use super::{cursor::Cursor, numbers};
use crate::quantity::{Amount, Quantity, Unit};

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

/// `1 comprimido`, `5000 UI`, `0,9%`: read back by the parser as it stands.
pub(super) fn editable(quantity: Quantity) -> String {
    let value = numbers::editable(quantity.value);
    match quantity.unit {
        Unit::Percent => format!("{value}%"),
        unit => format!("{value} {}", word(unit, quantity.value)),
    }
}

/// `1 comprimido`, `5.000 unidades internacionais`, with a space that does not break (R2.14).
pub(super) fn printed(quantity: Quantity) -> String {
    let number = numbers::in_millions(quantity.value).unwrap_or_else(|| numbers::printed(quantity.value));
    format!("{number}\u{a0}{}", in_full(quantity.unit, numbers::is_plural(quantity.value)))
}

/// What a strength is per: `mL`, `5 mL`, `dose`.
pub(super) fn per(quantity: Quantity) -> String {
    if quantity.value == Amount::from(1) { word(quantity.unit, quantity.value).to_owned() } else { editable(quantity) }
}

fn word(unit: Unit, value: Amount) -> &'static str {
    match unit {
        Unit::InternationalUnit => "UI",
        Unit::UnitsPerHour => "UI/h",
        Unit::UnitsPerMinute => "UI/min",
        Unit::UnitsPerKgHour => "UI/kg/h",
        Unit::DropsPerMinute => "gotas/min",
        Unit::MicrodropsPerMinute => "microgotas/min",
        unit => in_full(unit, numbers::is_plural(value)),
    }
}

fn in_full(unit: Unit, plural: bool) -> &'static str {
    let (one, many) = match unit {
        Unit::InternationalUnit => ("unidade internacional", "unidades internacionais"),
        Unit::UnitsPerHour => ("unidade internacional por hora", "unidades internacionais por hora"),
        Unit::UnitsPerMinute => ("unidade internacional por minuto", "unidades internacionais por minuto"),
        Unit::UnitsPerKgHour => ("unidade internacional/kg/h", "unidades internacionais/kg/h"),
        Unit::Drop => ("gota", "gotas"),
        Unit::DropsPerMinute => ("gota por minuto", "gotas por minuto"),
        Unit::MicrodropsPerMinute => ("microgota por minuto", "microgotas por minuto"),
        Unit::Tablet => ("comprimido", "comprimidos"),
        Unit::Capsule => ("cápsula", "cápsulas"),
        Unit::Ampoule => ("ampola", "ampolas"),
        Unit::Bottle => ("frasco", "frascos"),
        Unit::Tube => ("bisnaga", "bisnagas"),
        Unit::Box => ("caixa", "caixas"),
        Unit::Sachet => ("sachê", "sachês"),
        Unit::Patch => ("adesivo", "adesivos"),
        Unit::Suppository => ("supositório", "supositórios"),
        Unit::Puff => ("jato", "jatos"),
        Unit::Dose => ("dose", "doses"),
        Unit::Application => ("aplicação", "aplicações"),
        unit => {
            let symbol = symbol(unit);
            (symbol, symbol)
        }
    };
    if plural { many } else { one }
}

/// Where the written symbol is not the UCUM code.
fn symbol(unit: Unit) -> &'static str {
    match unit {
        Unit::Mcg => "mcg",
        Unit::Meq => "mEq",
        Unit::McgPerHour => "mcg/h",
        Unit::McgPerMinute => "mcg/min",
        Unit::McgPerKgMinute => "mcg/kg/min",
        Unit::McgPerKgHour => "mcg/kg/h",
        Unit::Celsius => "°C",
        Unit::MmHg => "mmHg",
        Unit::PerMinute => "por minuto",
        Unit::One => "",
        unit => unit.code(),
    }
}
