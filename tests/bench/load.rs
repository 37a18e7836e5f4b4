//! A hospital's history, made by real commands: 10,000 orders stay open, whatever lies below them.

use std::{path::Path, sync::Arc, time::Instant};

use clinic::{
    clinic::{Clinic, Options},
    session::Session,
};
use domain::{
    commands::{Admit, Cancel, Command, Demographics, Order, Prescribe, RegisterPatient, TakeForTriage, Validate},
    dosage::Duration,
    ids::{EncounterId, LocationId, MedicineId, PatientId, PrescriptionId},
    places::{EncounterClass, LocationKind},
    prescribing::{PrescriptionKind, Priority},
};
use rusqlite::Connection;
use support::{
    house::{done, item, new_id, register, set_up},
    people,
};
use tokio::task::JoinSet;

/// Items of each prescription.
pub const ITEMS: usize = 3;
/// Orders that wait for a pharmacist.
pub const OPEN: usize = 10_000;
/// Prescriptions of one patient: a correction of that one touches 50,000 rows.
const OF_ONE: usize = 16_700;
const PATIENTS: usize = 10_000;
const WARDS: usize = 20;
/// Commands that are under way at once while loading.
const AT_ONCE: usize = 256;

/// A loaded clinic.
pub struct Loaded {
    pub clinic: Clinic,
    pub doctor: Session,
    pub pharmacist: Session,
    pub wards: Vec<LocationId>,
    pub patients: Vec<(PatientId, EncounterId)>,
    /// The patient with 50,000 rows.
    pub one: PatientId,
    pub medicines: Vec<MedicineId>,
    pub path: std::path::PathBuf,
}

impl Loaded {
    /// An order of three medicines that nobody else orders at the same time for this patient.
    pub fn order(&self, number: usize) -> Order {
        let (patient_id, encounter) = self.patients[number % self.patients.len()];
        order(patient_id, encounter, &self.medicines, number)
    }
}

fn order(patient_id: PatientId, encounter: EncounterId, medicines: &[MedicineId], number: usize) -> Order {
    let items = (0..ITEMS)
        .map(|place| {
            let mut item = item(medicines[(number * 7 + place) % medicines.len()], 500);
            item.duration = Some(Duration::Once);
            item.frequency = None;
            item
        })
        .collect();
    Order {
        kind: PrescriptionKind::Inpatient,
        patient_id,
        encounter_id: Some(encounter),
        priority: if number.is_multiple_of(50) { Priority::Stat } else { Priority::Routine },
        items,
        note: None,
    }
}

/// Loads a new clinic in `path`.
pub async fn hospital(path: &Path, prescriptions: usize, options: Options) -> Loaded {
    let started = Instant::now();
    let clinic = Clinic::open(path, options).unwrap();
    set_up(&clinic).await;
    let operator = Session::operator();
    let doctor = clinic.session_of(&operator, "ana").await.unwrap();
    let pharmacist = clinic.session_of(&operator, "farma").await.unwrap();
    let mut wards = Vec::new();
    for ward in 1..=WARDS {
        wards.push(register(&clinic, LocationKind::Ward, None, &format!("Ala {ward}")).await);
    }
    let patients = patients(&clinic, &wards).await;
    let store = Connection::open(path.join("clinic.db")).unwrap();
    let medicines: Vec<MedicineId> = store
        .prepare(
            "SELECT medicine.id FROM medicine
             JOIN medicine_route ON medicine_route.medicine_id = medicine.id AND medicine_route.route = 'VO'
             JOIN medicine_ingredient AS part ON part.medicine_id = medicine.id AND part.position = 0
                 AND part.amount_unit = 'mg'
             WHERE list344 IS NULL AND use_restriction IS NULL AND atc NOT GLOB 'L0*' AND atc NOT GLOB 'D*'
             ORDER BY code",
        )
        .unwrap()
        .query_map([], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    drop(store);
    let one = patients[0].0;
    let loaded = Loaded { clinic, doctor, pharmacist, wards, patients, one, medicines, path: path.to_owned() };
    let first_open = prescriptions.saturating_sub(OPEN.min(prescriptions / 2));
    let of_one = OF_ONE.min(first_open / 2);
    many(prescriptions, |number| {
        let order = if number < of_one {
            let (patient, stay) = loaded.patients[0];
            order(patient, stay, &loaded.medicines, number)
        } else {
            loaded.order(number)
        };
        let (clinic, doctor, pharmacist) = (loaded.clinic.clone(), loaded.doctor, loaded.pharmacist);
        async move {
            let id = new_id();
            done(clinic.execute(&doctor, id, Command::Prescribe(Prescribe(order))).await);
            let prescription_id: PrescriptionId = id.uuid().into();
            if number < of_one {
                // Ended at once: tens of thousands of active medicines are no patient's.
                let cancel = Cancel { prescription_id, reason: "bench".to_owned() };
                done(clinic.execute(&doctor, new_id(), Command::Cancel(cancel)).await);
            } else if number < first_open {
                let take = TakeForTriage { prescription_id, seen_version: 1 };
                done(clinic.execute(&pharmacist, new_id(), Command::TakeForTriage(take)).await);
                let validate = Validate { prescription_id, seen_version: 2 };
                done(clinic.execute(&pharmacist, new_id(), Command::Validate(validate)).await);
            }
        }
    })
    .await;
    let head = *loaded.clinic.head().borrow();
    assert!(loaded.clinic.caught_up(head, std::time::Duration::from_mins(10)).await, "the followers catch up");
    eprintln!("loaded {prescriptions} prescriptions, {head} events in {:.0?}", started.elapsed());
    loaded
}

/// A demo patient like no other.
pub fn numbered_patient(number: usize) -> Demographics {
    const NAMES: [&str; 12] = [
        "Maria",
        "José",
        "Ana",
        "João",
        "Antônia",
        "Francisco",
        "Conceição",
        "Luís",
        "Márcia",
        "Sebastião",
        "Inês",
        "Túlio",
    ];
    let name = |turn: usize| NAMES[(number / NAMES.len().pow(u32::try_from(turn).unwrap())) % NAMES.len()];
    Demographics {
        name: format!("Paciente {number:06} {} {} Demo", name(0), name(1)),
        cpf: None,
        cns: None,
        ..people::patient_joana()
    }
}

async fn patients(clinic: &Clinic, wards: &[LocationId]) -> Vec<(PatientId, EncounterId)> {
    let ids = Arc::new((0..PATIENTS).map(|_| (new_id(), new_id())).collect::<Vec<_>>());
    many(PATIENTS, |number| {
        let (clinic, ward, (patient, stay)) = (clinic.clone(), wards[number % wards.len()], ids[number]);
        async move {
            let operator = Session::operator();
            let command = RegisterPatient(numbered_patient(number));
            done(clinic.execute(&operator, patient, Command::RegisterPatient(command)).await);
            let admit =
                Admit { patient_id: patient.uuid().into(), class: EncounterClass::Inpatient, location_id: Some(ward) };
            done(clinic.execute(&operator, stay, Command::Admit(admit)).await);
        }
    })
    .await;
    ids.iter().map(|(patient, stay)| (patient.uuid().into(), stay.uuid().into())).collect()
}

/// Does something `count` times, a few hundred at once.
async fn many<F: Future<Output = ()> + Send + 'static>(count: usize, one: impl Fn(usize) -> F) {
    let mut running = JoinSet::new();
    for number in 0..count {
        if running.len() >= AT_ONCE {
            running.join_next().await.unwrap().unwrap();
        }
        running.spawn(one(number));
    }
    while let Some(ended) = running.join_next().await {
        ended.unwrap();
    }
}
