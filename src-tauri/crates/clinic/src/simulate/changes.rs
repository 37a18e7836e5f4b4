//! What changes after the round: answers to the pharmacy, orders taken back or held, stays that end.

use domain::{
    commands::{Cancel, Command, Discharge, Prescribe, RecordDeath, Replace, ResumeItem, SuspendItem},
    ids::{ItemId, PrescriptionId},
};

use super::{
    day::{Day, sign},
    orders,
};
use crate::problem::Problem;

impl Day<'_, '_> {
    /// Prescribers answer what the pharmacy asked and write again what it gave back.
    pub(super) async fn answers(&mut self) -> Result<(), Problem> {
        let mut signed = Vec::new();
        for asked in std::mem::take(&mut self.pharmacy.asked) {
            let Some(stay) = self.stays.all.iter().find(|stay| stay.encounter == asked.encounter) else { continue };
            let doctor = self.house.doctor(stay.ward);
            // A single dose is answered for, not written again.
            if stay.order == Some(asked.order) && self.dice.chance(600) {
                let order = orders::ward(self.dice, self.house, stay, true);
                signed.push(sign(self.desk, &doctor, stay, asked.accept(order)).await?);
            } else {
                asked.uphold(self.desk, &doctor).await?;
            }
        }
        for (encounter, replaces) in std::mem::take(&mut self.pharmacy.returned) {
            let Some(stay) = self.stays.all.iter().find(|stay| stay.encounter == encounter) else { continue };
            let doctor = self.house.doctor(stay.ward);
            if stay.order == Some(replaces) {
                let order = orders::ward(self.dice, self.house, stay, true);
                let command = Command::Replace(Replace { replaces, order });
                signed.push(sign(self.desk, &doctor, stay, command).await?);
            } else {
                let reason = "Não se aplica mais.".to_owned();
                self.desk.give(&doctor, Command::Cancel(Cancel { prescription_id: replaces, reason })).await?;
            }
        }
        self.heard(signed).await
    }

    /// Some orders are taken back and written again, some items held until the evening.
    pub(super) async fn second_thoughts(&mut self) -> Result<(), Problem> {
        let mut signed = Vec::new();
        for stay in &self.stays.all {
            let Some(prescription_id) = stay.order else { continue };
            let doctor = self.house.doctor(stay.ward);
            match self.dice.below(100) {
                0..2 => {
                    let reason = "Conduta revista.".to_owned();
                    self.desk.give(&doctor, Command::Cancel(Cancel { prescription_id, reason })).await?;
                    let command = Command::Prescribe(Prescribe(orders::ward(self.dice, self.house, stay, true)));
                    signed.push(sign(self.desk, &doctor, stay, command).await?);
                }
                2..5 => {
                    let items = self.desk.clinic.read(move |read| Ok(read.signed_items(prescription_id)?)).await?;
                    let Some(item_id) = items.first().map(|item| item.item_id) else { continue };
                    let reason = "Aguardar resultado de exame.".to_owned();
                    let command = SuspendItem { prescription_id, item_id, reason };
                    self.desk.give(&doctor, Command::SuspendItem(command)).await?;
                    self.stays.held.push((stay.ward, prescription_id, item_id));
                }
                _ => {}
            }
        }
        self.heard(signed).await
    }

    /// What was held goes on, unless the order itself did not.
    pub(super) async fn resume(&mut self) -> Result<(), Problem> {
        let held: Vec<(usize, PrescriptionId, ItemId)> = std::mem::take(&mut self.stays.held);
        for (ward, prescription_id, item_id) in held {
            let command = ResumeItem { prescription_id, item_id };
            self.desk.give(&self.house.doctor(ward), Command::ResumeItem(command)).await?;
        }
        self.desk.settle().await
    }

    /// Who is well goes home, often with a prescription; few die.
    pub(super) async fn discharges(&mut self) -> Result<(), Problem> {
        let mut home = Vec::new();
        for mut stay in std::mem::take(&mut self.stays.all) {
            let doctor = self.house.doctor(stay.ward);
            let died = self.dice.chance(3);
            if stay.days_left > 0 && !died {
                stay.days_left -= 1;
                self.stays.all.push(stay);
                continue;
            }
            if died {
                let command = RecordDeath { patient_id: stay.patient, deceased_at: self.desk.now() };
                self.desk.give(&doctor, Command::RecordDeath(command)).await?;
            }
            let command = Discharge { encounter_id: stay.encounter };
            self.desk.give(&doctor, Command::Discharge(command)).await?;
            if !died && self.dice.chance(600) {
                let order = orders::home(self.dice, self.house, &stay);
                let id = self.desk.give(&doctor, Command::Prescribe(Prescribe(order))).await?;
                home.push((stay.encounter, id));
            }
            self.stays.free.push((stay.ward, stay.bed));
        }
        self.desk.settle().await?;
        let signed = home.into_iter().filter(|(_, id)| self.desk.is_done(*id));
        self.pharmacy.queue.extend(signed.map(|(encounter, id)| (encounter, id.uuid().into())));
        Ok(())
    }
}
