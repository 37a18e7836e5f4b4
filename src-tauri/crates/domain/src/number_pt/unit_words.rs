//! The Portuguese words for units: what paper shows and what is said of a quantity in words.

use crate::quantity::Unit;

/// Grammatical gender; numbers agree with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

/// A unit's words, each in the singular and the plural.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitWords {
    printed: (&'static str, &'static str),
    spoken: (&'static str, &'static str),
    pub(super) gender: Gender,
}

impl UnitWords {
    /// As it follows a number in figures: `mg`, `comprimidos`.
    pub(super) const fn printed(self, plural: bool) -> &'static str {
        if plural { self.printed.1 } else { self.printed.0 }
    }

    /// As it follows a number in words: `miligramas`, `comprimidos`.
    pub(super) const fn spoken(self, plural: bool) -> &'static str {
        if plural { self.spoken.1 } else { self.spoken.0 }
    }
}

/// A masculine noun, printed and said alike.
const fn masculine(one: &'static str, many: &'static str) -> UnitWords {
    UnitWords { printed: (one, many), spoken: (one, many), gender: Gender::Masculine }
}

/// A feminine noun, printed and said alike.
const fn feminine(one: &'static str, many: &'static str) -> UnitWords {
    UnitWords { printed: (one, many), spoken: (one, many), gender: Gender::Feminine }
}

/// A symbol that never takes a plural, and the masculine noun it is said with.
const fn symbol(symbol: &'static str, one: &'static str, many: &'static str) -> UnitWords {
    UnitWords { printed: (symbol, symbol), spoken: (one, many), gender: Gender::Masculine }
}

/// The words of `unit`.
pub(super) const fn unit_words(unit: Unit) -> UnitWords {
    match unit {
        // A weight is masculine in Portuguese: "dois gramas"; "duas gramas" would be blades of grass.
        Unit::G => symbol("g", "grama", "gramas"),
        Unit::Mg => symbol("mg", "miligrama", "miligramas"),
        Unit::Mcg => symbol("mcg", "micrograma", "microgramas"),
        Unit::Ng => symbol("ng", "nanograma", "nanogramas"),
        Unit::Kg => symbol("kg", "quilograma", "quilogramas"),
        Unit::L => symbol("L", "litro", "litros"),
        Unit::Ml => symbol("mL", "mililitro", "mililitros"),
        Unit::InternationalUnit => feminine("unidade internacional", "unidades internacionais"),
        Unit::Meq => symbol("mEq", "miliequivalente", "miliequivalentes"),
        Unit::Mmol => symbol("mmol", "milimol", "milimols"),
        Unit::Percent => symbol("%", "por cento", "por cento"),
        Unit::Drop => feminine("gota", "gotas"),
        Unit::Tablet => masculine("comprimido", "comprimidos"),
        Unit::Capsule => feminine("cápsula", "cápsulas"),
        Unit::Ampoule => feminine("ampola", "ampolas"),
        Unit::Bottle => masculine("frasco", "frascos"),
        Unit::Tube => feminine("bisnaga", "bisnagas"),
        Unit::Box => feminine("caixa", "caixas"),
        Unit::Sachet => masculine("sachê", "sachês"),
        Unit::Patch => masculine("adesivo", "adesivos"),
        Unit::Suppository => masculine("supositório", "supositórios"),
        Unit::Puff => masculine("jato", "jatos"),
        Unit::Dose => feminine("dose", "doses"),
        Unit::Application => feminine("aplicação", "aplicações"),
        Unit::Hour => UnitWords { printed: ("h", "h"), ..feminine("hora", "horas") },
        Unit::Minute => symbol("min", "minuto", "minutos"),
        Unit::Cm => symbol("cm", "centímetro", "centímetros"),
        Unit::MgPerDl => symbol("mg/dL", "miligrama por decilitro", "miligramas por decilitro"),
        Unit::MmolPerL => symbol("mmol/L", "milimol por litro", "milimols por litro"),
        Unit::Celsius => symbol("°C", "grau Celsius", "graus Celsius"),
        Unit::MmHg => symbol("mmHg", "milímetro de mercúrio", "milímetros de mercúrio"),
        Unit::PerMinute => symbol("por minuto", "por minuto", "por minuto"),
        Unit::One => symbol("", "", ""),
        Unit::MlPerHour => symbol("mL/h", "mililitro por hora", "mililitros por hora"),
        Unit::DropsPerMinute => feminine("gota por minuto", "gotas por minuto"),
        Unit::McgPerHour => symbol("mcg/h", "micrograma por hora", "microgramas por hora"),
        Unit::McgPerMinute => symbol("mcg/min", "micrograma por minuto", "microgramas por minuto"),
        Unit::McgPerKgHour => {
            symbol("mcg/kg/h", "micrograma por quilograma por hora", "microgramas por quilograma por hora")
        }
        Unit::MgPerKgHour => {
            symbol("mg/kg/h", "miligrama por quilograma por hora", "miligramas por quilograma por hora")
        }
        Unit::UnitsPerHour => feminine("unidade internacional por hora", "unidades internacionais por hora"),
        Unit::UnitsPerMinute => feminine("unidade internacional por minuto", "unidades internacionais por minuto"),
        Unit::UnitsPerKgHour => {
            feminine("unidade internacional por quilograma por hora", "unidades internacionais por quilograma por hora")
        }
        Unit::MicrodropsPerMinute => feminine("microgota por minuto", "microgotas por minuto"),
        Unit::MgPerHour => symbol("mg/h", "miligrama por hora", "miligramas por hora"),
        Unit::McgPerKgMinute => {
            symbol("mcg/kg/min", "micrograma por quilograma por minuto", "microgramas por quilograma por minuto")
        }
    }
}
