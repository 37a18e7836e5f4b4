//! Which keys of the views, and which documents of the search index, an event touches.
//!
//! To touch a key means: what is shown under it may read differently now. It may be said too often, never too seldom.
//! Read after the event was applied to the store, which may have gone further since.

use std::collections::BTreeSet;

use domain::{events::Event, ids::MedicineId};
use rusqlite::{Connection, Params};
use uuid::Uuid;

/// Keys whose rows and documents may read differently now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Prescriptions: details, triage, planned doses, questions, search.
    pub prescriptions: BTreeSet<Uuid>,
    /// Those among [`Self::prescriptions`] of which more changed than the patient's banner, ward and bed: their documents
    /// and their part of the timeline are written again too.
    pub documents: BTreeSet<Uuid>,
    /// Patients.
    pub patients: BTreeSet<Uuid>,
    /// Medicines of the formulary.
    pub medicines: BTreeSet<Uuid>,
    /// Staff users, for their names.
    pub users: BTreeSet<Uuid>,
    /// Establishments, for the head of every paper.
    pub establishments: BTreeSet<Uuid>,
    /// Papers on their way to a printer: no view holds them, windows are told all the same.
    pub print_jobs: BTreeSet<Uuid>,
}

impl Touched {
    /// Nothing is touched.
    pub fn is_empty(&self) -> bool {
        self.keys() == 0
    }

    /// How many keys there are.
    pub fn keys(&self) -> usize {
        [&self.prescriptions, &self.patients, &self.medicines, &self.users, &self.establishments, &self.print_jobs]
            .map(BTreeSet::len)
            .iter()
            .sum()
    }

    /// Takes over what another touched.
    pub fn extend(&mut self, other: Self) {
        self.prescriptions.extend(other.prescriptions);
        self.documents.extend(other.documents);
        self.patients.extend(other.patients);
        self.medicines.extend(other.medicines);
        self.users.extend(other.users);
        self.establishments.extend(other.establishments);
        self.print_jobs.extend(other.print_jobs);
    }

    fn print_job(&mut self, id: Uuid) {
        self.print_jobs.insert(id);
    }

    fn prescription(&mut self, id: Uuid) {
        self.prescriptions.insert(id);
        self.documents.insert(id);
    }
}

/// Adds to `into` what `event` touches. `clinic` reads the store: directly, or attached to another file.
///
/// # Errors
/// When the store cannot be read.
pub fn touches(clinic: &Connection, event: &Event, into: &mut Touched) -> rusqlite::Result<()> {
    match event {
        Event::EstablishmentRegistered(body) | Event::EstablishmentCorrected(body) => {
            into.establishments.insert(body.establishment_id.uuid());
        }
        // Nothing is shown of them, or nothing stands in them yet.
        Event::StationRegistered(_)
        | Event::IncarnationStarted(_)
        | Event::LocationRegistered(_)
        | Event::PasswordChanged(_)
        | Event::SubstanceRegistered(_)
        | Event::RestrictionSet(_)
        | Event::RestrictionRemoved(_) => {}
        Event::UserRegistered(body) | Event::UserChanged(body) => {
            into.users.insert(body.user_id.uuid());
        }
        Event::PractitionerRegistered(body) | Event::PractitionerCorrected(body) => {
            let id = body.practitioner_id.uuid();
            collect(clinic, "SELECT id FROM staff_user WHERE practitioner_id = ?1", [id], &mut into.users)?;
        }
        Event::PatientRegistered(body) | Event::PatientCorrected(body) => {
            person(clinic, body.patient_id.uuid(), into)?;
        }
        Event::PatientDied(body) => person(clinic, body.patient_id.uuid(), into)?,
        Event::PatientsMerged(body) => {
            person(clinic, body.duplicate.uuid(), into)?;
            // They move to the survivor's record.
            collect(
                clinic,
                "WITH RECURSIVE record (id) AS (
                     SELECT ?1 UNION SELECT patient.id FROM record CROSS JOIN patient ON patient.merged_into = record.id)
                 SELECT prescription.id FROM record CROSS JOIN prescription ON prescription.patient_id = record.id",
                [body.duplicate.uuid()],
                &mut into.documents,
            )?;
            into.prescriptions.extend(&into.documents);
        }
        Event::AllergyRecorded(body) => allergies(clinic, body.patient_id.uuid(), into)?,
        Event::AllergyRefuted(body) => allergies(clinic, body.patient_id.uuid(), into)?,
        Event::NoKnownAllergiesRecorded(body) => allergies(clinic, body.patient_id.uuid(), into)?,
        Event::ObservationRecorded(body) => records(clinic, body.patient_id.uuid(), into)?,
        Event::EncounterStarted(body) => records(clinic, body.patient_id.uuid(), into)?,
        Event::EncounterTransferred(body) => stay(clinic, body.encounter_id.uuid(), body.patient_id.uuid(), into)?,
        Event::EncounterFinished(body) => stay(clinic, body.encounter_id.uuid(), body.patient_id.uuid(), into)?,
        Event::MedicineRegistered(body) | Event::MedicineCorrected(body) => {
            // No prescription: what was copied at signing never joins again.
            into.medicines.insert(body.medicine_id.uuid());
        }
        Event::ProductsImported(body) => {
            into.medicines.extend(body.products.iter().filter_map(|product| product.medicine_id.map(MedicineId::uuid)));
        }
        Event::ProductImportFinished(body) => collect(
            clinic,
            "SELECT DISTINCT medicine_id FROM product WHERE import_id = ?1 AND medicine_id IS NOT NULL",
            [body.import_id.uuid()],
            &mut into.medicines,
        )?,
        Event::Prescribed(body) => {
            into.prescription(body.prescription_id.uuid());
            // Its document names the version that stands in its place.
            if let Some(replaced) = body.replaces {
                into.prescription(replaced.uuid());
            }
        }
        Event::PrescriptionReplaced(body) => into.prescription(body.prescription_id.uuid()),
        Event::PrescriptionCancelled(body) => into.prescription(body.prescription_id.uuid()),
        Event::PrescriptionClosed(body) => into.prescription(body.prescription_id.uuid()),
        Event::PrescriptionEnteredInError(body) => into.prescription(body.prescription_id.uuid()),
        Event::ItemSuspended(body) => into.prescription(body.prescription_id.uuid()),
        Event::ItemResumed(body) => into.prescription(body.prescription_id.uuid()),
        Event::TakenForTriage(body) => into.prescription(body.prescription_id.uuid()),
        Event::Validated(body) => into.prescription(body.prescription_id.uuid()),
        Event::ValidatedWithRemark(body) => into.prescription(body.prescription_id.uuid()),
        Event::InterventionRaised(body) => into.prescription(body.prescription_id.uuid()),
        Event::InterventionAnswered(body) => into.prescription(body.prescription_id.uuid()),
        Event::ItemApproved(body) => into.prescription(body.prescription_id.uuid()),
        Event::ReturnedToPrescriber(body) => into.prescription(body.prescription_id.uuid()),
        Event::PrintQueued(body) => into.print_job(body.print_job_id.uuid()),
        Event::PrintSent(body) => into.print_job(body.print_job_id.uuid()),
        Event::PrintConfirmed(body) => into.print_job(body.print_job_id.uuid()),
        Event::PrintFailed(body) => into.print_job(body.print_job_id.uuid()),
        Event::PrintCancelled(body) => into.print_job(body.print_job_id.uuid()),
    }
    Ok(())
}

/// What an event that cannot be read touches, as far as its aggregate tells.
pub(super) fn touches_unread(
    clinic: &Connection,
    aggregate_kind: &str,
    id: Uuid,
    into: &mut Touched,
) -> rusqlite::Result<()> {
    match aggregate_kind {
        "Prescription" => into.prescription(id),
        "Patient" => person(clinic, id, into)?,
        "Medicine" => {
            into.medicines.insert(id);
        }
        "User" => {
            into.users.insert(id);
        }
        "Establishment" => {
            into.establishments.insert(id);
        }
        "Encounter" => {
            let patient = "SELECT patient_id FROM encounter WHERE id = ?1";
            let mut patients = BTreeSet::new();
            collect(clinic, patient, [id], &mut patients)?;
            for patient in patients {
                stay(clinic, id, patient, into)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// A patient's banner: their record, the record it was merged into, and every prescription that shows it.
fn person(clinic: &Connection, patient: Uuid, into: &mut Touched) -> rusqlite::Result<()> {
    records(clinic, patient, into)?;
    collect(
        clinic,
        "WITH RECURSIVE record (id) AS (
             SELECT ?1 UNION SELECT patient.id FROM record CROSS JOIN patient ON patient.merged_into = record.id)
         SELECT prescription.id FROM record CROSS JOIN prescription ON prescription.patient_id = record.id",
        [patient],
        &mut into.prescriptions,
    )
}

/// What is known of a patient's allergies: the triage shows whether anybody asked.
fn allergies(clinic: &Connection, patient: Uuid, into: &mut Touched) -> rusqlite::Result<()> {
    records(clinic, patient, into)?;
    for record in into.patients.clone() {
        collect(
            clinic,
            "WITH RECURSIVE record (id) AS (
                 SELECT ?1 UNION SELECT patient.id FROM record CROSS JOIN patient ON patient.merged_into = record.id)
             SELECT prescription.id FROM record CROSS JOIN prescription ON prescription.patient_id = record.id
             WHERE prescription.state IN (SELECT state FROM order_state WHERE waits = 1)",
            [record],
            &mut into.prescriptions,
        )?;
    }
    Ok(())
}

/// A patient's record and those it was merged into.
fn records(clinic: &Connection, patient: Uuid, into: &mut Touched) -> rusqlite::Result<()> {
    collect(
        clinic,
        "WITH RECURSIVE record (id) AS (
             SELECT ?1 UNION SELECT patient.merged_into FROM record CROSS JOIN patient ON patient.id = record.id
                       WHERE patient.merged_into IS NOT NULL)
         SELECT id FROM record",
        [patient],
        &mut into.patients,
    )
}

/// Ward and bed of a stay.
fn stay(clinic: &Connection, encounter: Uuid, patient: Uuid, into: &mut Touched) -> rusqlite::Result<()> {
    records(clinic, patient, into)?;
    collect(clinic, "SELECT id FROM prescription WHERE encounter_id = ?1", [encounter], &mut into.prescriptions)
}

fn collect<P: Params>(clinic: &Connection, sql: &str, params: P, into: &mut BTreeSet<Uuid>) -> rusqlite::Result<()> {
    let mut statement = clinic.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        into.insert(row.get(0)?);
    }
    Ok(())
}
