//! The end of a line: what two parts say together, and what follows from them.

use rust_decimal::Decimal;

use super::{
    super::{
        Infusion, ParsedLine, PartKind, Span, Strength,
        fault::{Fault, FaultCode},
        lexer::Kind,
    },
    dose::Measure,
    draft::Draft,
    leftover::unitless,
    prn::Maximum,
    rhythms,
};
use crate::{
    catalogue::Route,
    dosage::{AsNeeded, Duration, Frequency, ItemKind},
    quantity::{Amount, Dimension, Quantity, Unit},
};

impl Draft<'_> {
    pub(super) fn finish(mut self) -> Result<ParsedLine, Fault> {
        if self.line.taper.is_empty() {
            self.settle_measures()?;
        }
        self.refuse_unitless_name()?;
        self.settle_time()?;
        self.settle_as_needed()?;
        self.line.kind = if self.line.variable.is_some() {
            ItemKind::Variable
        } else if !self.line.taper.is_empty() {
            ItemKind::Taper
        } else if self.line.infusion.is_some() || self.line.frequency == Some(Frequency::Continuous) {
            ItemKind::Infusion
        } else {
            ItemKind::Dose
        };
        self.line.spans.sort_by_key(|span| (span.at, span.part));
        Ok(self.line)
    }

    /// Of two amounts the strength is the first, unless only the first is a count: `1 comp 500 mg` is one tablet of 500 mg.
    pub(super) fn settle_measures(&mut self) -> Result<(), Fault> {
        let transdermal = self.line.route == Some(Route::Td);
        let mut amounts = Vec::new();
        let mut measures = std::mem::take(&mut self.measures).into_iter().peekable();
        while let Some((measure, at)) = measures.next() {
            match measure {
                Measure::Amount(quantity) => amounts.push((quantity, at)),
                Measure::Strength(strength) => self.strengthen(strength, at),
                Measure::Rate(_, Some(strength)) if transdermal || measures.peek().is_some() => {
                    self.strengthen(strength, at);
                }
                Measure::Rate(rate, _) => {
                    self.mark(PartKind::Infusion, at);
                    self.add_infusion(&Infusion { rate: Some(rate), over_minutes: None, pump: false }, at)?;
                }
            }
        }
        let is_count = |quantity: &Quantity| quantity.unit.dimension() == Dimension::Count;
        let (strength, dose) = match amounts.as_slice() {
            [dose] => (None, Some(*dose)),
            [dose, strength] if is_count(&dose.0) && !is_count(&strength.0) => (Some(*strength), Some(*dose)),
            [strength, dose] => (Some(*strength), Some(*dose)),
            _ => (None, None),
        };
        if let Some((component, at)) = strength {
            self.strengthen(Strength { components: vec![component], per: None }, at);
        }
        if let Some((dose, at)) = dose {
            if self.line.variable.is_some() {
                return Err(Fault::new(FaultCode::TwoDoses, at));
            }
            self.line.dose = Some(dose);
            self.mark(PartKind::Dose, at);
        }
        Ok(())
    }

    fn strengthen(&mut self, strength: Strength, at: Span) {
        self.line.strength = Some(strength);
        self.mark(PartKind::Strength, at);
    }

    /// `dipirona 500 VO`: without a dose elsewhere the number in the name was meant as one.
    fn refuse_unitless_name(&self) -> Result<(), Fault> {
        let line = &self.line;
        if line.dose.is_some() || line.strength.is_some() || line.variable.is_some() || !line.taper.is_empty() {
            return Ok(());
        }
        let (mut cursor, length) = self.name;
        let mut fault = None;
        while cursor.index() < length {
            if cursor.peek().is_some_and(|token| token.kind == Kind::Number && (!token.glued || cursor.index() == 0)) {
                fault = unitless(cursor);
            }
            cursor.advance();
        }
        fault.map_or(Ok(()), Err)
    }

    fn settle_time(&mut self) -> Result<(), Fault> {
        let frequency = self.rhythms.settle()?;
        if self.line.taper.is_empty() {
            self.line.frequency = frequency;
        }
        if let Some(at) = self.unending {
            let line = &self.line;
            let runs = line.infusion.is_some() || line.dilution.is_some() || line.route == Some(Route::Ev);
            if !runs {
                if self.duration.is_some() {
                    return Err(Fault::new(FaultCode::Repeated, at));
                }
                self.duration = Some((Duration::Continuous, at));
            } else if line.frequency.is_some() {
                return Err(Fault::new(FaultCode::TwoFrequencies, at));
            } else {
                self.line.frequency = Some(Frequency::Continuous);
            }
            self.mark(if runs { PartKind::Frequency } else { PartKind::Duration }, at);
        }
        if let Some((duration, at)) = self.duration {
            let contradicts = self.line.frequency.as_ref().is_some_and(rhythms::repeats);
            if duration == Duration::Once && contradicts {
                return Err(Fault::new(FaultCode::TwoFrequencies, at));
            }
            self.line.duration = Some(duration);
        }
        let only_now = self.line.first_dose_now && self.line.frequency.is_none() && self.line.taper.is_empty();
        if only_now && self.line.duration.is_none() {
            self.line.duration = Some(Duration::Once);
        }
        Ok(())
    }

    fn settle_as_needed(&mut self) -> Result<(), Fault> {
        let max_daily = self.max_daily()?;
        if !self.as_needed {
            let maximum_at = self.maximum.as_ref().map(|(_, at)| *at);
            if let Some(at) = maximum_at.or(self.min_interval.map(|(_, at)| at)) {
                return Err(Fault::new(FaultCode::MaximumWithoutAsNeeded, at).expecting(["se necessário"]));
            }
            return self.refuse_discretion(false);
        }
        let reason = self.reason.take();
        self.refuse_discretion(reason.as_deref().is_some_and(|reason| reason.contains(|c: char| c.is_ascii_digit())))?;
        let every = match self.line.frequency {
            Some(Frequency::EveryHours { hours }) => Some(hours),
            _ => None,
        };
        let min_interval_hours = self.min_interval.map(|(hours, _)| hours).or(every);
        if let (Some(_), Some(hours), None, Some(dose)) = (&reason, min_interval_hours, max_daily, self.line.dose) {
            self.line.proposed_max_daily = dose.times(Decimal::from((24 / hours.max(1)).max(1)));
        }
        self.line.as_needed = Some(AsNeeded { reason, min_interval_hours, max_daily });
        Ok(())
    }

    /// `máx 4x/dia` of a known dose is four of them.
    fn max_daily(&self) -> Result<Option<Quantity>, Fault> {
        let Some((maximum, at)) = &self.maximum else { return Ok(None) };
        let quantity = match (maximum, self.line.dose) {
            (Maximum::Amount(quantity), _) => Some(*quantity),
            (Maximum::Doses(number), Some(dose)) => dose.times(Decimal::from(*number)),
            (Maximum::Doses(number), None) => Some(Quantity::new(Amount::from(*number), Unit::Dose)),
        };
        quantity.map(Some).ok_or_else(|| Fault::new(FaultCode::InvalidNumber, *at))
    }

    /// A rule that anybody can check is a table of ranges, or a reason with a measured value in it.
    fn refuse_discretion(&self, measured: bool) -> Result<(), Fault> {
        match self.discretion {
            Some(at) if !measured && self.line.variable.is_none() => {
                Err(Fault::new(FaultCode::DiscretionWithoutRule, at).expecting(["se", "conforme"]))
            }
            _ => Ok(()),
        }
    }
}
