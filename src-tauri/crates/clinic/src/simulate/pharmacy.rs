//! The invented pharmacy: takes what was signed, a few minutes later decides, and hears the answers to what it asked.

use domain::{
    commands::{
        Answer, AnswerIntervention, Command, Intervene, Order, ReturnToPrescriber, TakeForTriage, Validate,
        ValidateWithRemark,
    },
    ids::{CommandId, EncounterId, PrescriptionId},
    prescribing::InterventionReason,
};

use super::{desk::Desk, dice::Dice, house::House};
use crate::{problem::Problem, session::Session};

#[derive(Default)]
pub(super) struct Pharmacy {
    /// Signed and not taken yet, with whose they are.
    pub queue: Vec<(EncounterId, PrescriptionId)>,
    /// Waiting for the prescriber.
    pub asked: Vec<Asked>,
    /// Given back.
    pub returned: Vec<(EncounterId, PrescriptionId)>,
    next: usize,
}

pub(super) struct Asked {
    pub encounter: EncounterId,
    pub order: PrescriptionId,
    intervention: CommandId,
    by: Session,
}

impl Pharmacy {
    /// Takes all that waits at one minute and decides on it four minutes later, within the lease.
    pub(super) async fn triage(&mut self, desk: &mut Desk<'_>, dice: &mut Dice, house: &House) -> Result<(), Problem> {
        let mut taken = Vec::new();
        for (encounter, order) in std::mem::take(&mut self.queue) {
            self.next = (self.next + 1) % house.pharmacists.len().max(1);
            let Some(by) = house.pharmacists.get(self.next) else { continue };
            let command = TakeForTriage { prescription_id: order, seen_version: desk.version(order) };
            let id = desk.give(by, Command::TakeForTriage(command)).await?;
            taken.push((encounter, order, *by, id));
        }
        desk.settle().await?;
        taken.retain(|(.., id)| desk.is_done(*id));
        desk.at(desk.now().plus_minutes(4)).await?;
        for (encounter, order, by, _) in taken {
            self.decide(desk, dice, encounter, order, by).await?;
        }
        desk.settle().await
    }

    async fn decide(
        &mut self,
        desk: &mut Desk<'_>,
        dice: &mut Dice,
        encounter: EncounterId,
        prescription_id: PrescriptionId,
        by: Session,
    ) -> Result<(), Problem> {
        let seen_version = desk.version(prescription_id);
        match dice.below(100) {
            0..80 => desk.give(&by, Command::Validate(Validate { prescription_id, seen_version })).await?,
            80..88 => {
                let remark = "Administrar longe das refeições.".to_owned();
                let command = ValidateWithRemark { prescription_id, seen_version, remark };
                desk.give(&by, Command::ValidateWithRemark(command)).await?
            }
            88..94 => {
                let command = Intervene {
                    prescription_id,
                    seen_version,
                    item_id: None,
                    reason: InterventionReason::Dose,
                    message: "Rever a dose conforme o peso registrado.".to_owned(),
                };
                let intervention = desk.give(&by, Command::Intervene(command)).await?;
                self.asked.push(Asked { encounter, order: prescription_id, intervention, by });
                intervention
            }
            94..97 => {
                let reason = "Falta a indicação do antimicrobiano.".to_owned();
                let command = ReturnToPrescriber { prescription_id, seen_version, reason };
                self.returned.push((encounter, prescription_id));
                desk.give(&by, Command::ReturnToPrescriber(command)).await?
            }
            // Called away: the lease runs out, and the order waits for the next round of the queue.
            _ => {
                self.queue.push((encounter, prescription_id));
                return Ok(());
            }
        };
        Ok(())
    }
}

impl Asked {
    /// The prescriber signs another version.
    pub(super) fn accept(&self, order: Order) -> Command {
        let intervention_id = self.intervention.uuid().into();
        Command::AnswerIntervention(AnswerIntervention { intervention_id, answer: Answer::Accept { order } })
    }

    /// The prescriber stands by the order, and the pharmacist who asked lets it pass.
    pub(super) async fn uphold(&self, desk: &mut Desk<'_>, doctor: &Session) -> Result<(), Problem> {
        let answer = Answer::Uphold { reason: "Dose conferida à beira do leito.".to_owned() };
        let command = AnswerIntervention { intervention_id: self.intervention.uuid().into(), answer };
        desk.give(doctor, Command::AnswerIntervention(command)).await?;
        desk.settle().await?;
        let seen_version = desk.version(self.order);
        desk.give(&self.by, Command::Validate(Validate { prescription_id: self.order, seen_version })).await?;
        Ok(())
    }
}
