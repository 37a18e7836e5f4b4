//! A small house for tests: real events, applied by the real store.

use domain::{
    catalogue::{DocumentType, List344, Route},
    dosage::{Duration, Frequency, ItemKind},
    events::{
        EncounterStarted, Establishment, Event, FindingRecorded, LocationRegistered, Medicine, MedicineAsSigned,
        Patient, PatientAsSigned, Practitioner, Prescribed, PrescribedItem, PrescriberAsSigned, StationRegistered,
        User,
    },
    findings::{Finding, Outcome, Tier},
    ids::{EncounterId, LocationId, MedicineId, PatientId, PractitionerId, PrescriptionId, UserId},
    instant::Instant,
    people::{Sex, Situation},
    places::{EncounterClass, LocationKind},
    prescribing::{PrescriptionKind, Priority},
    quantity::{Quantity, Unit},
    roles::Role,
};
use rusqlite::Connection;
use std::path::PathBuf;
use tempfile::TempDir;
use uuid::Uuid;

use super::{
    follow::{Follower, Step},
    views::Views,
};
use crate::{
    outbox::{self, Cause, Head},
    store::{
        self, Read, Tx,
        connection::{Synchronous, open_writer},
        prescription::OrderHead,
    },
};

/// 2026-01-01T00:00:00Z.
pub(crate) const START: i64 = 1_767_225_600_000;

pub(crate) fn now() -> Instant {
    Instant::from_millis(START + 3_600_000)
}

pub(crate) struct House {
    pub(crate) directory: TempDir,
    pub(crate) store: Connection,
    head: Head,
    at: i64,
    counter: i64,
    pub(crate) ward: LocationId,
    pub(crate) bed: LocationId,
    pub(crate) doctor: PractitionerId,
    pub(crate) pharmacist: UserId,
    pub(crate) dipyrone: MedicineId,
    pub(crate) morphine: MedicineId,
}

pub(crate) fn id<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}

impl House {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let store = open_writer(&directory.path().join("clinic.db"), Synchronous::Normal).unwrap();
        let station = Uuid::now_v7().into();
        let mut house = Self {
            directory,
            store,
            head: Head::first(station),
            at: START,
            counter: 0,
            ward: id(),
            bed: id(),
            doctor: id(),
            pharmacist: id(),
            dipyrone: id(),
            morphine: id(),
        };
        let station =
            StationRegistered { station_id: station, name: "Farmácia".to_owned(), series: "FAR1".to_owned() };
        house.record(Event::StationRegistered(station));
        house.record(Event::EstablishmentRegistered(Establishment {
            establishment_id: id(),
            name: "Hospital Demonstração".to_owned(),
            cnpj: None,
            cnes: None,
            address: None,
            phone: None,
            responsible_pharmacist: None,
            time_zone: "America/Sao_Paulo".to_owned(),
        }));
        house.ward = house.ward("Clínica médica");
        house.bed = house.bed(house.ward, "3A-07");
        house.record(Event::PractitionerRegistered(Practitioner {
            practitioner_id: house.doctor,
            name: "Ana Exemplo".to_owned(),
            council: "CRM".to_owned(),
            uf: "SP".to_owned(),
            number: "1".to_owned(),
            situation: Situation::Active,
            cpf: None,
            address: None,
            phone: None,
            specialties: Vec::new(),
            programme_registrations: Vec::new(),
        }));
        house.record(Event::UserRegistered(house.user("Farmacêutico Demonstração")));
        house.record(Event::MedicineRegistered(house.medicine(house.dipyrone, "F001", "dipirona", "N02BB02")));
        house.record(Event::MedicineRegistered(house.medicine(house.morphine, "F002", "morfina", "N02AA01")));
        house
    }

    pub(crate) fn clinic(&self) -> PathBuf {
        self.directory.path().join("clinic.db")
    }

    pub(crate) fn views(&self) -> Views {
        Views::open(self.directory.path(), &self.clinic()).unwrap()
    }

    /// Appends an event and applies it; gives its position.
    #[allow(clippy::needless_pass_by_value)]
    pub(crate) fn record(&mut self, event: Event) -> i64 {
        self.at += 1_000;
        let cause = Cause { command_id: id(), actor_id: self.pharmacist.uuid(), at: Instant::from_millis(self.at) };
        self.store.execute_batch("BEGIN IMMEDIATE").unwrap();
        let mut tx = Tx::within(&self.store);
        let (position, envelope) = outbox::append(&mut tx, &mut self.head, id(), cause, &event).unwrap();
        store::apply(&mut tx, &envelope, &event).unwrap();
        self.store.execute_batch("COMMIT").unwrap();
        position
    }

    /// Where an order stands in the store.
    pub(crate) fn order(&self, id: PrescriptionId) -> OrderHead {
        Read::new(&self.store).order(id).unwrap().unwrap()
    }

    /// Appends an event of a newer program, which nobody here can apply.
    pub(crate) fn record_of_the_future(&self, kind: &str, aggregate: Uuid, name: &str) {
        self.store
            .execute(
                "INSERT INTO outbox (event_id, station_id, incarnation, station_seq, command_id, aggregate_kind,
                     aggregate_id, aggregate_version, type, schema_version, body, occurred_at, actor_id, prev_hash, hash)
                 SELECT ?1, ?1, 1, 1, ?1, ?2, ?3, 1 + (SELECT coalesce(max(aggregate_version), 0) FROM outbox WHERE aggregate_id = ?3),
                     ?4, 99, '{}', ?5, ?1, zeroblob(32), randomblob(32)",
                rusqlite::params![Uuid::now_v7(), kind, aggregate, name, self.at],
            )
            .unwrap();
    }

    pub(crate) fn user(&self, name: &str) -> User {
        User {
            user_id: self.pharmacist,
            login: "farmacia".to_owned(),
            name: name.to_owned(),
            roles: vec![Role::Pharmacist],
            practitioner_id: None,
            active: true,
        }
    }

    #[allow(clippy::unused_self)]
    pub(crate) fn medicine(&self, medicine_id: MedicineId, code: &str, dcb: &str, atc: &str) -> Medicine {
        Medicine {
            medicine_id,
            code: code.to_owned(),
            dcb: dcb.to_owned(),
            inn: dcb.to_owned(),
            atc: atc.to_owned(),
            form: "comprimido".to_owned(),
            strength: "500 mg".to_owned(),
            ingredients: Vec::new(),
            routes: vec![Route::Vo],
            list344: None,
            document_type: DocumentType::Comum,
            use_restriction: None,
            high_alert: None,
            antimicrobial: false,
            glp1: false,
            max_daily_dose: None,
            max_daily_note: None,
            tall_man: None,
            active: true,
        }
    }

    pub(crate) fn ward(&mut self, name: &str) -> LocationId {
        self.location(LocationKind::Ward, None, name)
    }

    pub(crate) fn bed(&mut self, ward: LocationId, name: &str) -> LocationId {
        self.location(LocationKind::Bed, Some(ward), name)
    }

    fn location(&mut self, kind: LocationKind, parent_id: Option<LocationId>, name: &str) -> LocationId {
        let location_id = id();
        self.record(Event::LocationRegistered(LocationRegistered {
            location_id,
            kind,
            parent_id,
            ward_id: parent_id.unwrap_or(location_id),
            name: name.to_owned(),
        }));
        location_id
    }

    #[allow(clippy::unused_self)]
    pub(crate) fn patient(&self, patient_id: PatientId, name: &str) -> Patient {
        Patient {
            patient_id,
            name: name.to_owned(),
            social_name: None,
            birth_date: "1953-04-01".parse().ok(),
            sex: Sex::Female,
            cpf: None,
            cns: None,
            other_document: None,
            address: None,
            phone: None,
            mother_name: None,
            guardian: None,
        }
    }

    /// A patient in a bed of the ward.
    pub(crate) fn admit(&mut self, name: &str) -> (PatientId, EncounterId) {
        let (patient_id, encounter_id) = (id(), id());
        self.record(Event::PatientRegistered(self.patient(patient_id, name)));
        self.record(Event::EncounterStarted(EncounterStarted {
            encounter_id,
            patient_id,
            class: EncounterClass::Inpatient,
            location_id: Some(self.bed),
        }));
        (patient_id, encounter_id)
    }

    /// An order of dipyrone and morphine.
    pub(crate) fn prescribe(&mut self, (patient, encounter): (PatientId, EncounterId)) -> PrescriptionId {
        self.prescribe_as(patient, encounter, Priority::Routine, None)
    }

    pub(crate) fn prescribe_as(
        &mut self,
        patient: PatientId,
        encounter: EncounterId,
        priority: Priority,
        replaces: Option<PrescriptionId>,
    ) -> PrescriptionId {
        let prescription_id: PrescriptionId = id();
        self.counter += 1;
        let signed_at = Instant::from_millis(self.at + 1_000);
        let finding = |item, tier, outcome| Finding {
            rule_id: "high_alert".to_owned(),
            outcome,
            tier: Tier(tier),
            item,
            params: [("medicine".to_owned(), "morfina".to_owned())].into(),
            judged: std::collections::BTreeMap::new(),
            table_version: "1".to_owned(),
        };
        let items = vec![
            Self::item(self.dipyrone, "dipirona", "N02BB02", signed_at),
            PrescribedItem {
                medicine: MedicineAsSigned {
                    list344: Some(List344::A1),
                    high_alert: Some(true),
                    ..Self::item(self.morphine, "morfina", "N02AA01", signed_at).medicine
                },
                ..Self::item(self.morphine, "morfina", "N02AA01", signed_at)
            },
        ];
        let findings = vec![
            FindingRecorded { item_id: items.last().map(|i| i.item_id), finding: finding(Some(1), 2, Outcome::Found) },
            FindingRecorded { item_id: None, finding: finding(None, 3, Outcome::NotChecked) },
        ];
        self.record(Event::Prescribed(Box::new(Prescribed {
            prescription_id,
            root_id: replaces.unwrap_or(prescription_id),
            version: if replaces.is_some() { 2 } else { 1 },
            replaces,
            renewal: false,
            number: format!("FAR1-{:06}-0", self.counter),
            counter: self.counter,
            kind: PrescriptionKind::Inpatient,
            priority,
            signed_at,
            due_at: signed_at.plus_minutes(priority.target_minutes()),
            encounter_id: Some(encounter),
            ward_id: Some(self.ward),
            ward: Some("Clínica médica".to_owned()),
            bed_id: Some(self.bed),
            bed: Some("3A-07".to_owned()),
            prescriber: PrescriberAsSigned {
                practitioner_id: self.doctor,
                name: "Ana Exemplo".to_owned(),
                council: "CRM".to_owned(),
                uf: "SP".to_owned(),
                number: "1".to_owned(),
                specialty: None,
                rqe: None,
                cpf: None,
                address: None,
                phone: None,
            },
            patient: PatientAsSigned {
                patient_id: patient,
                name: "Maria \"Demonstração\"".to_owned(),
                social_name: None,
                birth_date: "1953-04-01".parse().ok(),
                sex: Sex::Female,
                cpf: None,
                cns: None,
                address: None,
                phone: None,
                guardian: None,
            },
            items,
            findings,
            note: Some("linha 1\nlinha 2".to_owned()),
        })));
        prescription_id
    }

    fn item(medicine_id: MedicineId, name: &str, atc: &str, starts_at: Instant) -> PrescribedItem {
        PrescribedItem {
            item_id: id(),
            kind: ItemKind::Dose,
            medicine: MedicineAsSigned {
                medicine_id,
                name: name.to_owned(),
                description: format!("{name} 500 mg comprimido"),
                strength: "500 mg".to_owned(),
                form: "comprimido".to_owned(),
                atc: atc.to_owned(),
                substance_keys: vec![name.to_owned()],
                list344: None,
                document_type: DocumentType::Comum,
                use_restriction: None,
                high_alert: None,
                antimicrobial: false,
            },
            dose: Some(Quantity::new(500.into(), Unit::Mg)),
            route: Route::Vo,
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
            dose_text: "500 mg".to_owned(),
            schedule_text: "a cada 6 horas, por 3 dias".to_owned(),
            starts_at,
            ends_at: Some(starts_at.plus_days(3)),
            doses: [0, 360, 720, 1_080].map(|minutes| starts_at.plus_minutes(minutes)).to_vec(),
            daily_dose: Some(Quantity::new(2_000.into(), Unit::Mg)),
        }
    }
}

/// Follows until there is nothing left; what fails parks at once.
pub(crate) fn follow(views: &Views) -> Follower {
    let mut follower = Follower::open(&views.file(), views.clinic()).unwrap();
    loop {
        let step = follower.step(now()).or_else(|_| follower.step_around(now())).unwrap();
        match step {
            Step::CaughtUp => return follower,
            Step::Advanced { .. } => {}
            Step::Restored => panic!("the store was not restored"),
        }
    }
}

/// Every row of every view as text, for comparison of one file with another.
pub(crate) fn dump(views: &Connection) -> Vec<String> {
    let mut tables = views
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('cursor', 'parked') ORDER BY name",
        )
        .unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut lines = Vec::new();
    for table in tables {
        let mut statement = views.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns).map(|index| format!("{:?}", row.get_ref(index).unwrap())).collect();
            lines.push(format!("{table}: {}", values.join(", ")));
        }
    }
    lines.sort();
    lines
}
