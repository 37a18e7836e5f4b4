//! One day: admissions, the morning round, the pharmacy, answers, second thoughts, transfers, discharges, and urgent
//! orders at any hour.

use domain::{
    commands::{Command, Prescribe, Renew, Replace, Transfer},
    ids::{CommandId, EncounterId, PrescriptionId},
    instant::Instant,
};

use super::{
    desk::Desk,
    dice::Dice,
    house::House,
    orders,
    pharmacy::Pharmacy,
    stays::{Stay, Stays},
};
use crate::{problem::Problem, session::Session};

pub(super) const ZONE: chrono_tz::Tz = chrono_tz::America::Sao_Paulo;

/// Everything that is at hand during a day.
pub(super) struct Day<'a, 'c> {
    pub desk: &'a mut Desk<'c>,
    pub dice: &'a mut Dice,
    pub house: &'a House,
    pub stays: &'a mut Stays,
    pub pharmacy: &'a mut Pharmacy,
    pub midnight: Instant,
}

/// A version that was signed, if the rules let it pass.
pub(super) struct Signed {
    encounter: EncounterId,
    before: Option<PrescriptionId>,
    id: CommandId,
}

impl Day<'_, '_> {
    pub(super) async fn live(&mut self) -> Result<(), Problem> {
        self.at(7, 0).await?;
        self.admissions().await?;
        self.round().await?;
        for hour in 10..=12 {
            self.at(hour, 0).await?;
            self.urgent_orders().await?;
            self.triage().await?;
        }
        self.at(13, 0).await?;
        self.answers().await?;
        self.at(14, 0).await?;
        self.transfers().await?;
        self.second_thoughts().await?;
        self.triage().await?;
        self.at(15, 0).await?;
        self.discharges().await?;
        for hour in [16, 19, 22] {
            self.at(hour, 0).await?;
            self.urgent_orders().await?;
            self.triage().await?;
        }
        self.resume().await?;
        self.desk.settle().await
    }

    async fn at(&mut self, hour: i64, minute: i64) -> Result<(), Problem> {
        self.desk.at(self.midnight.plus_minutes(hour * 60 + minute)).await
    }

    /// Fills up to about nine beds of ten.
    async fn admissions(&mut self) -> Result<(), Problem> {
        let keep_free = (self.stays.free.len() + self.stays.all.len()) / 10;
        let today = self.desk.now().date(ZONE);
        while self.stays.free.len() > keep_free {
            self.stays.admit(self.desk, self.dice, self.house, today).await?;
        }
        self.desk.settle().await
    }

    /// Each ward at its own minute: what is ordered goes on, is changed, or is ordered for the first time.
    async fn round(&mut self) -> Result<(), Problem> {
        for (number, minute) in (0..self.house.wards.len()).zip((0..90).cycle()) {
            self.at(8, minute).await?;
            let mut signed = Vec::new();
            for stay in self.stays.all.iter().filter(|stay| stay.ward == number) {
                let doctor = self.house.doctor(stay.ward);
                let command = match stay.order {
                    Some(prescription_id) if !self.dice.chance(150) => {
                        Command::Renew(Renew { prescription_id, overrides: Vec::new() })
                    }
                    Some(replaces) => {
                        let order = orders::ward(self.dice, self.house, stay, false);
                        Command::Replace(Replace { replaces, order })
                    }
                    None => Command::Prescribe(Prescribe(orders::ward(self.dice, self.house, stay, false))),
                };
                signed.push(sign(self.desk, &doctor, stay, command).await?);
            }
            self.heard(signed).await?;
        }
        self.at(9, 40).await?;
        let mut signed = Vec::new();
        for stay in self.stays.all.iter().filter(|stay| stay.order.is_none()) {
            let command = Command::Prescribe(Prescribe(orders::ward(self.dice, self.house, stay, true)));
            signed.push(sign(self.desk, &self.house.doctor(stay.ward), stay, command).await?);
        }
        self.heard(signed).await
    }

    /// Waits for the answers; what was signed goes to the pharmacy and is renewed tomorrow.
    pub(super) async fn heard(&mut self, signed: Vec<Signed>) -> Result<(), Problem> {
        self.desk.settle().await?;
        for version in signed {
            if !self.desk.is_done(version.id) {
                continue;
            }
            let order = version.id.uuid().into();
            if let Some(before) = version.before {
                self.desk.forget(before);
            }
            if let Some(stay) = self.stays.of(version.encounter) {
                stay.order = Some(order);
            }
            self.pharmacy.queue.push((version.encounter, order));
        }
        Ok(())
    }

    /// About one for forty beds each time.
    async fn urgent_orders(&mut self) -> Result<(), Problem> {
        let wanted = 1 + self.stays.all.len() / 40;
        let mut given = Vec::new();
        for _ in 0..wanted {
            let Some(stay) = self.dice.pick(&self.stays.all) else { continue };
            let order = orders::stat(self.dice, self.house, stay);
            // Now and then a nurse tries: only prescribers may.
            let nurse = self.house.wards.get(stay.ward).filter(|_| self.dice.chance(20)).map(|ward| ward.nurse);
            let by = nurse.unwrap_or_else(|| self.house.doctor(stay.ward));
            let id = self.desk.give(&by, Command::Prescribe(Prescribe(order))).await?;
            given.push((stay.encounter, id));
        }
        self.desk.settle().await?;
        let signed = given.into_iter().filter(|(_, id)| self.desk.is_done(*id));
        self.pharmacy.queue.extend(signed.map(|(encounter, id)| (encounter, id.uuid().into())));
        Ok(())
    }

    pub(super) async fn triage(&mut self) -> Result<(), Problem> {
        self.desk.at(self.desk.now().plus_minutes(1)).await?;
        self.pharmacy.triage(self.desk, self.dice, self.house).await
    }

    /// One stay of thirty moves to a free bed.
    async fn transfers(&mut self) -> Result<(), Problem> {
        for stay in &mut self.stays.all {
            if self.stays.free.is_empty() || !self.dice.chance(33) {
                continue;
            }
            let place = self.dice.below(self.stays.free.len());
            let Some(nurse) = self.house.wards.get(stay.ward).map(|ward| ward.nurse) else { continue };
            let left = (stay.ward, stay.bed);
            (stay.ward, stay.bed) = self.stays.free.swap_remove(place);
            self.stays.free.push(left);
            let command = Transfer { encounter_id: stay.encounter, location_id: stay.bed };
            self.desk.give(&nurse, Command::Transfer(command)).await?;
        }
        self.desk.settle().await
    }
}

/// Signs an order in the place of the stay's standing one.
pub(super) async fn sign(
    desk: &mut Desk<'_>,
    doctor: &Session,
    stay: &Stay,
    command: Command,
) -> Result<Signed, Problem> {
    let id = desk.give(doctor, command).await?;
    Ok(Signed { encounter: stay.encounter, before: stay.order, id })
}
