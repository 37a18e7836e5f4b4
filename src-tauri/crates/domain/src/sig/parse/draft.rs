//! The parts of a line as they come: each may stand once, and a dose stands with the medicine, not after the frequency.

use super::{
    super::{
        Infusion, ParsedLine, PartKind, PartSpan, Span,
        cursor::Cursor,
        fault::{Fault, FaultCode},
    },
    Part,
    dose::Measure,
    prn::Maximum,
    rhythms::Rhythms,
};
use crate::{
    dosage::{Duration, ItemKind},
    number_pt::editable_quantity,
    quantity::Dimension,
};

pub(super) struct Draft<'a> {
    pub(super) line: ParsedLine,
    /// The line's first token, and how many the name has.
    pub(super) name: (Cursor<'a>, usize),
    pub(super) measures: Vec<(Measure, Span)>,
    /// A part was seen that comes after the dose: another amount may be a quantity, and is no dose.
    dose_closed: bool,
    pub(super) rhythms: Rhythms,
    pub(super) duration: Option<(Duration, Span)>,
    pub(super) as_needed: bool,
    pub(super) reason: Option<String>,
    pub(super) maximum: Option<(Maximum, Span)>,
    pub(super) min_interval: Option<(u16, Span)>,
    pub(super) discretion: Option<Span>,
    pub(super) unending: Option<Span>,
}

impl<'a> Draft<'a> {
    /// `first` stands at the line's first token, `name` behind the name.
    pub(super) fn new(first: Cursor<'a>, name: &Cursor<'a>) -> Self {
        let text = name.text_from(0).trim_end_matches([',', ';', '.', ':', '-', '–', '—', '(', ' ']);
        let at = name.span_from(0);
        let at = Span { end: at.start + text.chars().count(), ..at };
        let line = ParsedLine {
            kind: ItemKind::Dose,
            medicine: text.to_owned(),
            strength: None,
            dose: None,
            route: None,
            dilution: None,
            infusion: None,
            frequency: None,
            first_dose_now: false,
            duration: None,
            as_needed: None,
            proposed_max_daily: None,
            taper: Vec::new(),
            variable: None,
            quantity: None,
            instructions: None,
            spans: vec![PartSpan { part: PartKind::Medicine, at }],
        };
        Self {
            line,
            name: (first, name.index()),
            measures: Vec::new(),
            dose_closed: false,
            rhythms: Rhythms::default(),
            duration: None,
            as_needed: false,
            reason: None,
            maximum: None,
            min_interval: None,
            discretion: None,
            unending: None,
        }
    }

    pub(super) fn mark(&mut self, part: PartKind, at: Span) {
        self.line.spans.push(PartSpan { part, at });
    }

    pub(super) fn add(&mut self, part: Part, at: Span) -> Result<(), Fault> {
        let part_kind = match part {
            Part::Measure(measure) => return self.add_measure(measure, at),
            Part::Form(form) => return self.add_form(&form, at),
            Part::Verb => return Ok(()),
            Part::Route(route) => {
                put(&mut self.line.route, route, FaultCode::TwoRoutes, at)?;
                self.mark(PartKind::Route, at);
                return Ok(());
            }
            Part::Dilution(dilution) => {
                put(&mut self.line.dilution, dilution, FaultCode::Repeated, at)?;
                PartKind::Dilution
            }
            Part::Infusion(infusion) => {
                self.add_infusion(&infusion, at)?;
                PartKind::Infusion
            }
            Part::Rhythm(rhythm) => {
                self.refuse_after_taper(FaultCode::TwoFrequencies, at)?;
                self.rhythms.add(rhythm, at)?;
                PartKind::Frequency
            }
            Part::Moments(moments) => {
                self.rhythms.add_moments(moments.doses, at);
                self.instruct(&moments.text);
                PartKind::Instructions
            }
            Part::Now => {
                let mut before = self.line.first_dose_now.then_some(());
                put(&mut before, (), FaultCode::Repeated, at)?;
                self.line.first_dose_now = true;
                PartKind::FirstDoseNow
            }
            Part::Duration(duration) => {
                self.refuse_after_taper(FaultCode::Repeated, at)?;
                put(&mut self.duration, (duration, at), FaultCode::Repeated, at)?;
                PartKind::Duration
            }
            Part::Unending => {
                self.refuse_after_taper(FaultCode::Repeated, at)?;
                put(&mut self.unending, at, FaultCode::Repeated, at)?;
                self.dose_closed = true;
                return Ok(());
            }
            Part::Reason(reason) => {
                self.add_reason(reason, at)?;
                PartKind::AsNeeded
            }
            Part::MinInterval(hours) => {
                put(&mut self.min_interval, (hours, at), FaultCode::Repeated, at)?;
                PartKind::AsNeeded
            }
            Part::Maximum(maximum) => {
                put(&mut self.maximum, (maximum, at), FaultCode::Repeated, at)?;
                PartKind::MaxDaily
            }
            Part::Discretion => {
                self.discretion = Some(at);
                PartKind::AsNeeded
            }
            Part::Step(step) => {
                self.add_step(&step, at)?;
                PartKind::Taper
            }
            Part::Variable(variable) => {
                put(&mut self.line.variable, variable, FaultCode::Repeated, at)?;
                PartKind::Variable
            }
            Part::Quantity(quantity) => {
                put(&mut self.line.quantity, quantity, FaultCode::Repeated, at)?;
                PartKind::Quantity
            }
            Part::Instructions(text) => {
                self.instruct(&text);
                PartKind::Instructions
            }
        };
        self.dose_closed = true;
        self.mark(part_kind, at);
        Ok(())
    }

    /// One strength and one dose at most, both before the other parts; a dose alone may come later.
    fn add_measure(&mut self, measure: Measure, at: Span) -> Result<(), Fault> {
        if let (Measure::Rate(rate, _), true) = (&measure, self.dose_closed) {
            self.mark(PartKind::Infusion, at);
            return self.add_infusion(&Infusion { rate: Some(*rate), over_minutes: None, pump: false }, at);
        }
        let written = self.measures.len();
        let twin = |other: &Measure| matches!(other, Measure::Strength(_)) == matches!(measure, Measure::Strength(_));
        let second_strength =
            matches!(measure, Measure::Strength(_)) && self.measures.iter().any(|(other, _)| twin(other));
        if written > 1 || second_strength || (self.dose_closed && written > 0) || !self.line.taper.is_empty() {
            let fault = Fault::new(FaultCode::TwoDoses, at);
            return Err(match measure {
                Measure::Amount(amount) if amount.unit.dimension() == Dimension::Count => {
                    fault.expecting([format!("qtd {}", editable_quantity(amount)).as_str()])
                }
                _ => fault,
            });
        }
        self.measures.push((measure, at));
        Ok(())
    }

    /// The form belongs to the name, wherever among the measures it was typed.
    fn add_form(&mut self, form: &str, at: Span) -> Result<(), Fault> {
        if self.dose_closed || self.measures.is_empty() || self.line.route.is_some() {
            return Err(Fault::new(FaultCode::UnknownText, at));
        }
        self.line.medicine.push(' ');
        self.line.medicine.push_str(form);
        self.mark(PartKind::Medicine, at);
        Ok(())
    }

    pub(super) fn add_infusion(&mut self, infusion: &Infusion, at: Span) -> Result<(), Fault> {
        let whole = self.line.infusion.get_or_insert(Infusion { rate: None, over_minutes: None, pump: false });
        if infusion.pump && whole.pump {
            return Err(Fault::new(FaultCode::Repeated, at));
        }
        whole.pump |= infusion.pump;
        if let Some(rate) = infusion.rate {
            put(&mut whole.rate, rate, FaultCode::Repeated, at)?;
        }
        if let Some(minutes) = infusion.over_minutes {
            put(&mut whole.over_minutes, minutes, FaultCode::Repeated, at)?;
        }
        Ok(())
    }

    /// `se necessário` and, elsewhere, `se náusea` are one.
    fn add_reason(&mut self, reason: Option<String>, at: Span) -> Result<(), Fault> {
        self.as_needed = true;
        match reason {
            Some(reason) => put(&mut self.reason, reason, FaultCode::Repeated, at),
            None => Ok(()),
        }
    }

    fn refuse_after_taper(&self, code: FaultCode, at: Span) -> Result<(), Fault> {
        if self.line.taper.is_empty() { Ok(()) } else { Err(Fault::new(code, at)) }
    }

    fn instruct(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let instructions = self.line.instructions.get_or_insert_default();
        if !instructions.is_empty() {
            instructions.push_str(", ");
        }
        instructions.push_str(text);
    }
}

fn put<T>(place: &mut Option<T>, value: T, code: FaultCode, at: Span) -> Result<(), Fault> {
    if place.is_some() {
        return Err(Fault::new(code, at));
    }
    *place = Some(value);
    Ok(())
}
