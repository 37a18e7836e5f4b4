//! The process that is killed: the real engine under the load of several people at once.
//!
//! A line `sent ID WHO COMMAND` goes to stdout before each command, a line `done ID` after its receipt arrived and not
//! before. A pipe takes a line whole or not at all.

use std::{
    io::Write as _,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use clinic::{
    Answer, Synchronous,
    clinic::Options,
    problem::{Problem, Receipt},
    session::Session,
};
use domain::{
    commands::{
        Answer as Reply, AnswerIntervention, Cancel, Command, Demographics, Intervene, ItemOrder, Order, Prescribe,
        RegisterPatient, SuspendItem, TakeForTriage, Validate,
    },
    ids::{CommandId, MedicineId, PatientId, PrescriptionId},
    prescribing::{InterventionReason, PrescriptionKind, Priority},
};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore as _, SeedableRng as _},
};
use support::{
    house::{House, item, new_id},
    people,
};

use crate::{Control, Fault};

/// People working at once.
const PEOPLE: u64 = 6;
/// What is ordered; none doubles another.
const MEDICINES: [(&str, u32); 6] =
    [("F001", 500), ("F042", 20), ("F107", 10), ("F068", 25), ("F184", 500), ("F071", 50)];

/// Who gives a command, as the log names them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Who {
    Operator,
    Doctor,
    Pharmacist,
}

impl Who {
    const fn name(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Doctor => "doctor",
            Self::Pharmacist => "pharmacist",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Operator, Self::Doctor, Self::Pharmacist].into_iter().find(|who| who.name() == name)
    }

    pub(crate) const fn session(self, house: &House) -> Session {
        match self {
            Self::Operator => Session::operator(),
            Self::Doctor => house.doctor,
            Self::Pharmacist => house.pharmacist,
        }
    }
}

/// How the engine is opened: as a hospital runs it, or with the fault of a control.
pub(crate) fn options(control: Option<Control>) -> Options {
    match control {
        None => Options::default(),
        Some(Control::BeforeCommit) => Options { answer: Answer::BeforeCommit, ..Options::default() },
        Some(Control::Normal) => Options { synchronous: Synchronous::Normal, ..Options::default() },
    }
}

/// Works until it is killed, or until `commands` were carried out one after the other.
pub(crate) fn child(directory: &Path, seed: u64, control: Option<Control>, commands: Option<u32>) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build()?;
    runtime.block_on(async {
        let house = Arc::new(House::open_in(directory, options(control)).await);
        say("ready");
        let left = Arc::new(AtomicU32::new(commands.unwrap_or(u32::MAX)));
        let people = if commands.is_some() { 1 } else { PEOPLE };
        let mut working = tokio::task::JoinSet::new();
        for person in 0..people {
            let desk = Desk {
                house: house.clone(),
                chance: ChaCha8Rng::seed_from_u64(seed ^ (person << 32)),
                left: left.clone(),
                medicines: MEDICINES.iter().map(|(code, mg)| (house.medicine(code), *mg)).collect(),
            };
            working.spawn(desk.work());
        }
        while working.join_next().await.is_some() {}
        house.clinic.clone().close().await;
        Ok(())
    })
}

fn say(line: &str) {
    // Whoever listened is gone: so should we be.
    if std::io::stdout().lock().write_all(format!("{line}\n").as_bytes()).is_err() {
        std::process::exit(1);
    }
}

/// One of the people, with their own patients.
struct Desk {
    house: Arc<House>,
    chance: ChaCha8Rng,
    left: Arc<AtomicU32>,
    medicines: Vec<(MedicineId, u32)>,
}

/// No command is left to give, or the engine failed.
struct Over;

impl Desk {
    async fn work(mut self) {
        while self.a_patient().await.is_ok() {}
    }

    /// A patient comes, gets orders, and the pharmacy looks at each.
    async fn a_patient(&mut self) -> Result<(), Over> {
        let nameless = Demographics { cpf: None, cns: None, ..people::patient_joana() };
        let register = Command::RegisterPatient(RegisterPatient(nameless));
        let patient = self.send(Who::Operator, register).await?.command_id.uuid().into();
        for (medicine, mg) in self.medicines.clone() {
            let signed = self.sign(patient, item(medicine, mg)).await?;
            match self.chance.next_u32() % 6 {
                0 => self.cancel(signed).await?,
                1 => self.suspend(signed).await?,
                2 => self.question(signed).await?,
                _ => self.validate(signed).await?,
            }
        }
        Ok(())
    }

    async fn sign(&mut self, patient: PatientId, item: ItemOrder) -> Result<PrescriptionId, Over> {
        let order = Order {
            kind: PrescriptionKind::Ambulatory,
            patient_id: patient,
            encounter_id: None,
            priority: Priority::Stat,
            items: vec![item],
            note: Some("x".repeat(usize::try_from(self.chance.next_u32() % 2_000).unwrap_or(0))),
        };
        let receipt = self.send(Who::Doctor, Command::Prescribe(Prescribe(order))).await?;
        Ok(receipt.command_id.uuid().into())
    }

    async fn take(&mut self, prescription_id: PrescriptionId) -> Result<i64, Over> {
        let take = TakeForTriage { prescription_id, seen_version: 1 };
        self.send(Who::Pharmacist, Command::TakeForTriage(take)).await?;
        Ok(2)
    }

    async fn validate(&mut self, prescription_id: PrescriptionId) -> Result<(), Over> {
        let seen_version = self.take(prescription_id).await?;
        self.send(Who::Pharmacist, Command::Validate(Validate { prescription_id, seen_version })).await?;
        Ok(())
    }

    async fn question(&mut self, prescription_id: PrescriptionId) -> Result<(), Over> {
        let seen_version = self.take(prescription_id).await?;
        let (reason, message) = (InterventionReason::Dose, "confirmar".to_owned());
        let ask = Intervene { prescription_id, seen_version, item_id: None, reason, message };
        let asked = self.send(Who::Pharmacist, Command::Intervene(ask)).await?;
        let answer = Reply::Uphold { reason: "conforme protocolo".to_owned() };
        let uphold = AnswerIntervention { intervention_id: asked.command_id.uuid().into(), answer };
        self.send(Who::Doctor, Command::AnswerIntervention(uphold)).await?;
        Ok(())
    }

    async fn cancel(&mut self, prescription_id: PrescriptionId) -> Result<(), Over> {
        let cancel = Cancel { prescription_id, reason: "engano".to_owned() };
        self.send(Who::Doctor, Command::Cancel(cancel)).await?;
        Ok(())
    }

    async fn suspend(&mut self, prescription_id: PrescriptionId) -> Result<(), Over> {
        for item_id in self.house.items(prescription_id) {
            let suspend = SuspendItem { prescription_id, item_id, reason: "jejum".to_owned() };
            self.send(Who::Doctor, Command::SuspendItem(suspend)).await?;
        }
        Ok(())
    }

    /// Says what it sends, sends it, and says so once the receipt is here.
    async fn send(&mut self, who: Who, command: Command) -> Result<Receipt, Over> {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 0 {
            self.left.store(0, Ordering::SeqCst);
            return Err(Over);
        }
        let id = new_id();
        let body = serde_json::to_string(&command).unwrap_or_default();
        say(&format!("sent {id} {} {body}", who.name()));
        let answer: Result<Receipt, Problem> = self.house.clinic.execute(&who.session(&self.house), id, command).await;
        match answer {
            Ok(receipt) => {
                acknowledged(id);
                Ok(receipt)
            }
            Err(problem) => {
                eprintln!("crash child: {problem}");
                Err(Over)
            }
        }
    }
}

fn acknowledged(id: CommandId) {
    say(&format!("done {id}"));
}
