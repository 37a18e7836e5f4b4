//! A clinic in a temporary directory, set up as the demo hospital: one ward with beds, the formulary, its people.

use std::path::{Path, PathBuf};

use clinic::{
    clinic::{Clinic, Options},
    clock::Clock,
    problem::{Problem, Receipt},
    progress::Progress,
    session::Session,
};
use domain::{
    catalogue::Route,
    commands::{
        Admit, Command, ItemOrder, Order, Prescribe, RegisterLocation, RegisterPatient, RegisterPractitioner,
        RegisterUser,
    },
    dosage::{Duration, Frequency, ItemKind},
    ids::{CommandId, EncounterId, LocationId, MedicineId, PatientId, PrescriptionId},
    instant::Instant,
    places::{EncounterClass, LocationKind},
    prescribing::{PrescriptionKind, Priority},
    quantity::{Quantity, Unit},
    roles::Role,
    tables,
};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use crate::people;

/// The demo hospital, open.
pub struct House {
    /// Its files.
    pub directory: Files,
    /// The engine.
    pub clinic: Clinic,
    /// Its clock; only a fixed one moves when it is set.
    pub clock: Clock,
    /// A physician.
    pub doctor: Session,
    /// A pharmacist.
    pub pharmacist: Session,
    /// Another pharmacist.
    pub second_pharmacist: Session,
    /// The only ward.
    pub ward: LocationId,
    /// Its beds.
    pub beds: Vec<LocationId>,
}

/// Where a house keeps its files; a temporary place is gone when it is dropped.
pub struct Files {
    path: PathBuf,
    _temporary: Option<TempDir>,
}

impl Files {
    /// The data directory.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// 2026-11-23 12:00 in São Paulo, a Monday.
pub const NOON: Instant = Instant::from_millis(1_795_446_000_000);

/// A new id.
pub fn new_id() -> CommandId {
    Uuid::now_v7().into()
}

impl House {
    /// Opens a new one.
    pub async fn open() -> Self {
        Self::open_with(Options::default()).await
    }

    /// Opens a new one whose clock stands at noon of a Monday until a test moves it.
    pub async fn open_at_noon() -> Self {
        Self::open_with(Options { clock: Clock::fixed(NOON), ..Options::default() }).await
    }

    /// Opens a new one with other options.
    pub async fn open_with(options: Options) -> Self {
        let temporary = tempfile::tempdir().expect("a temporary directory");
        let directory = Files { path: temporary.path().to_owned(), _temporary: Some(temporary) };
        let (clinic, clock) = open(&directory, options);
        set_up(&clinic).await;
        Self::found(directory, clinic, clock).await
    }

    /// Opens the one in a directory that stays; sets it up when there is none yet.
    pub async fn open_in(path: &Path, options: Options) -> Self {
        Self::open_with_formulary(path, options, tables::FORMULARY).await
    }

    /// The same with a formulary of its own.
    pub async fn open_with_formulary(path: &Path, options: Options, formulary: &str) -> Self {
        let directory = Files { path: path.to_owned(), _temporary: None };
        let (clinic, clock) = open(&directory, options);
        if clinic.session_of(&Session::operator(), "farmb").await.is_err() {
            set_up_with(&clinic, formulary).await;
        }
        Self::found(directory, clinic, clock).await
    }

    /// The people and places that [`set_up`] made.
    async fn found(directory: Files, clinic: Clinic, clock: Clock) -> Self {
        let operator = Session::operator();
        let [doctor, pharmacist, second_pharmacist] =
            ["ana", "farma", "farmb"].map(|login| clinic.session_of(&operator, login));
        let (doctor, pharmacist, second_pharmacist) = tokio::join!(doctor, pharmacist, second_pharmacist);
        let mut house = Self {
            doctor: doctor.expect("ana exists"),
            pharmacist: pharmacist.expect("farma exists"),
            second_pharmacist: second_pharmacist.expect("farmb exists"),
            directory,
            clinic,
            clock,
            ward: Uuid::nil().into(),
            beds: Vec::new(),
        };
        let ids = |kind: &str| -> Vec<LocationId> {
            let store = house.store();
            let mut places = store.prepare("SELECT id FROM location WHERE kind = ?1 ORDER BY id").expect("a table");
            let ids = places.query_map([kind], |row| row.get::<_, Uuid>(0)).expect("rows");
            ids.map(|id| id.expect("an id").into()).collect()
        };
        let (wards, beds) = (ids("Ward"), ids("Bed"));
        house.ward = *wards.first().expect("a ward");
        house.beds = beds;
        house
    }

    /// Registers a patient and lays them in a bed.
    pub async fn admit(&self, patient: domain::commands::Demographics, bed: usize) -> (PatientId, EncounterId) {
        let operator = Session::operator();
        let id = new_id();
        done(self.clinic.execute(&operator, id, Command::RegisterPatient(RegisterPatient(patient))).await);
        let stay = new_id();
        let admit = Admit {
            patient_id: id.uuid().into(),
            class: EncounterClass::Inpatient,
            location_id: self.beds.get(bed).copied(),
        };
        done(self.clinic.execute(&operator, stay, Command::Admit(admit)).await);
        (id.uuid().into(), stay.uuid().into())
    }

    /// The id of a formulary entry, by its code.
    pub fn medicine(&self, code: &str) -> MedicineId {
        let store = self.store();
        let id: Uuid = store
            .query_row("SELECT id FROM medicine WHERE code = ?1", [code], |row| row.get(0))
            .expect("the formulary has it");
        id.into()
    }

    /// A connection to the store that only looks.
    pub fn store(&self) -> Connection {
        let store = Connection::open(self.directory.path().join("clinic.db")).expect("the store is there");
        store.pragma_update(None, "query_only", true).expect("a reader");
        store
    }

    /// An in-patient order of these items.
    pub fn order(&self, patient: PatientId, stay: EncounterId, items: Vec<ItemOrder>) -> Order {
        Order {
            kind: PrescriptionKind::Inpatient,
            patient_id: patient,
            encounter_id: Some(stay),
            priority: Priority::Routine,
            items,
            note: None,
        }
    }

    /// Signs an order as the doctor.
    pub async fn prescribe(&self, order: Order) -> Result<(PrescriptionId, Receipt), Problem> {
        let id = new_id();
        let receipt = self.clinic.execute(&self.doctor, id, Command::Prescribe(Prescribe(order))).await?;
        Ok((id.uuid().into(), receipt))
    }
}

/// `500 mg VO 6/6h por 3 dias` of a medicine.
pub fn item(medicine_id: MedicineId, mg: u32) -> ItemOrder {
    ItemOrder {
        kind: ItemKind::Dose,
        medicine_id,
        dose: Some(Quantity::new(mg.into(), Unit::Mg)),
        route: Some(Route::Vo),
        frequency: Some(Frequency::EveryHours { hours: 6 }),
        duration: Some(Duration::Days { days: 3 }),
        scheduling: None,
        diluent: None,
        volume: None,
        rate: None,
        as_needed: None,
        taper: Vec::new(),
        variable: Vec::new(),
        variable_measure: None,
        quantity: None,
        indication: None,
        cid: None,
        substitution_refused: false,
        instructions: None,
        allergy_override: None,
    }
}

/// The receipt, or a panic that names the refusals.
pub fn done(result: Result<Receipt, Problem>) -> Receipt {
    match result {
        Ok(receipt) => receipt,
        Err(problem) => panic!("not carried out: {problem:?}"),
    }
}

/// A place of the house.
pub async fn register(clinic: &Clinic, kind: LocationKind, parent_id: Option<LocationId>, name: &str) -> LocationId {
    let id = new_id();
    let command = RegisterLocation { kind, parent_id, name: name.to_owned() };
    done(clinic.execute(&Session::operator(), id, Command::RegisterLocation(command)).await);
    id.uuid().into()
}

fn open(directory: &Files, options: Options) -> (Clinic, Clock) {
    let clock = options.clock.clone();
    (Clinic::open(directory.path(), options).expect("the clinic opens"), clock)
}

/// The demo hospital, its formulary, three people (`ana`, `farma`, `farmb`) and a ward with beds.
pub async fn set_up(clinic: &Clinic) {
    set_up_with(clinic, tables::FORMULARY).await;
}

async fn set_up_with(clinic: &Clinic, formulary: &str) {
    let operator = Session::operator();
    done(clinic.execute(&operator, new_id(), Command::SetUpClinic(people::hospital())).await);
    let formulary = clinic.import_formulary(formulary.into(), &Progress::default()).await;
    assert!(formulary.expect("the shipped formulary is imported").is_clean(), "and has no fault");
    let ana = new_id();
    let ana_command = Command::RegisterPractitioner(RegisterPractitioner(people::doctor_ana()));
    done(clinic.execute(&operator, ana, ana_command).await);
    let ward = register(clinic, LocationKind::Ward, None, "Clínica médica").await;
    for bed in 1..=4 {
        register(clinic, LocationKind::Bed, Some(ward), &format!("201-{bed}")).await;
    }
    for (login, role, practitioner_id) in [
        ("ana", Role::Prescriber, Some(ana.uuid().into())),
        ("farma", Role::Pharmacist, None),
        ("farmb", Role::Pharmacist, None),
    ] {
        let (login, name, roles) = (login.to_owned(), format!("{login} Demo"), vec![role]);
        let user = RegisterUser { login, name, roles, practitioner_id };
        done(clinic.execute(&operator, new_id(), Command::RegisterUser(user)).await);
    }
}
