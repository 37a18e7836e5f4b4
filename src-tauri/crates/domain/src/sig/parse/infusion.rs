//! What a dose is diluted in, and how it runs: `em SG 5% 250 mL a 10 mL/h`, `correr em 30 min`, `BIC 5 mL/h`.

use super::{
    super::{
        Dilution, Infusion,
        cursor::Cursor,
        fault::{Fault, FaultCode, Taken},
        lexer::Kind,
        typed_number,
    },
    begins_part, dose,
    dose::Measure,
    prn,
};
use crate::quantity::{Dimension, Quantity, Unit};

/// After `diluir` any text may be a diluent; after a bare `em` or `+` only these.
const DILUENTS: [&str; 13] =
    ["sf", "sg", "rl", "ad", "abd", "sgf", "soro", "ringer", "agua", "glicose", "sf0", "sg5", "sg10"];

pub(super) fn take_dilution(cursor: &mut Cursor) -> Taken<Dilution> {
    let mut here = *cursor;
    let verbs =
        ["diluir em", "diluido em", "diluida em", "diluir com", "diluido com", "reconstituir em", "reconstituir com"];
    let certain = here.take_any(&verbs);
    if !certain && !here.take_any(&["em", "+"]) {
        return Ok(None);
    }
    let mut volume = take_volume(&mut here)?;
    if volume.is_some() && !here.take("de") {
        if !certain {
            return Ok(None);
        }
        *cursor = here;
        return Ok(Some(Dilution { diluent: None, volume }));
    }
    if !certain && !here.peek().is_some_and(|token| DILUENTS.contains(&token.folded.as_str())) {
        return Ok(None);
    }
    let start = here.index();
    while let Some(token) = here.peek() {
        let percent = here.ahead(1).is_some_and(|next| next.is("%"));
        let ends = match token.kind {
            Kind::Number => !percent,
            Kind::Word => prn::begins(here) || begins_part(here)?,
            Kind::Sign => [",", ";", "."].contains(&token.text) && !here.ahead(1).is_some_and(|next| next.glued),
        };
        if ends {
            break;
        }
        here.advance();
    }
    let diluent = here.text_from(start).to_owned();
    if diluent.is_empty() {
        return Ok(None);
    }
    if volume.is_none() {
        volume = take_volume(&mut here)?;
    }
    *cursor = here;
    Ok(Some(Dilution { diluent: Some(diluent), volume }))
}

fn take_volume(cursor: &mut Cursor) -> Taken<Quantity> {
    let mut here = *cursor;
    let start = here.index();
    let Some(volume) = dose::take_amount(&mut here)?.filter(|volume| volume.unit.dimension() == Dimension::Volume)
    else {
        return Ok(None);
    };
    if here.peek().is_some_and(|token| token.is("/")) {
        return Ok(None);
    }
    if !volume.value.is_positive() {
        return Err(Fault::new(FaultCode::ZeroDose, here.span_from(start)));
    }
    *cursor = here;
    Ok(Some(volume))
}

/// One of pump, rate and time, or several that stand together.
pub(super) fn take_infusion(cursor: &mut Cursor) -> Taken<Infusion> {
    let mut here = *cursor;
    let verb = here.take_any(&["correr", "infundir", "manter", "iniciar", "passar"]);
    let pumps =
        ["em bic", "bic", "em bomba de infusao continua", "em bomba de infusao", "em bomba", "bomba de infusao"];
    let pump = here.take_any(&pumps);
    // `BIC a cada 8 h`: what follows may be no rate, and then its lead is not taken either.
    let mut after = here;
    let led = after.take_any(&["a", "vazao de", "vazao", "na velocidade de", "velocidade de", "velocidade"]);
    after.take(":");
    let rate = take_rate(&mut after)?;
    if rate.is_some() {
        here = after;
    }
    let over_minutes = if rate.is_none() { take_over(&mut here, verb)? } else { None };
    if !pump && rate.is_none() && over_minutes.is_none() {
        return Ok(None);
    }
    if !pump && !led && !verb && rate.is_some() {
        return Ok(None);
    }
    *cursor = here;
    Ok(Some(Infusion { rate, over_minutes, pump }))
}

fn take_rate(cursor: &mut Cursor) -> Taken<Quantity> {
    if let Some(rate) = take_microdrops(cursor) {
        return rate.map(Some);
    }
    let mut here = *cursor;
    let Some(Measure::Rate(rate, _)) = dose::take(&mut here)? else { return Ok(None) };
    *cursor = here;
    Ok(Some(rate))
}

fn take_microdrops(cursor: &mut Cursor) -> Option<Result<Quantity, Fault>> {
    let mut here = *cursor;
    let number = typed_number::take(&mut here)?;
    if !here.take_any(&["microgotas / min", "microgotas / minuto"]) {
        return None;
    }
    *cursor = here;
    Some(number.map(|number| Quantity::new(number, Unit::MicrodropsPerMinute)))
}

/// `em 8h`, `em 30 min`, `em 1h30`; `por` and `durante` only after a verb, for alone they say how many days.
fn take_over(cursor: &mut Cursor, verb: bool) -> Taken<u16> {
    let mut here = *cursor;
    let start = here.index();
    let led = here.take_any(&["em", "ao longo de"]) || (verb && here.take_any(&["por", "durante"]));
    if !led {
        return Ok(None);
    }
    let minutes = if here.take("meia hora") {
        Some(30)
    } else {
        let Some(number) = here.take_whole() else { return Ok(None) };
        if here.take_any(&["minutos", "minuto", "min"]) {
            Some(number)
        } else if here.take_any(&["horas", "hora", "hs", "h"]) {
            number.checked_mul(60)
        } else {
            let glued = here.peek().and_then(|token| token.folded.strip_prefix('h')).map(str::parse::<u32>);
            let Some(Ok(more)) = glued else { return Ok(None) };
            here.advance();
            here.take("min");
            number.checked_mul(60).and_then(|minutes| minutes.checked_add(more))
        }
    };
    let minutes =
        minutes.and_then(|minutes| u16::try_from(minutes).ok()).filter(|minutes| (1..=10_080).contains(minutes));
    let minutes = minutes.ok_or_else(|| Fault::new(FaultCode::DurationOutOfRange, here.span_from(start)))?;
    *cursor = here;
    Ok(Some(minutes))
}
