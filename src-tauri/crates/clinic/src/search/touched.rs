//! Which documents an event may change. Stands in for `projections::touches` and goes when that is merged.

use std::collections::BTreeSet;

use domain::events::Event;
use rusqlite::Connection;
use uuid::Uuid;

/// Ids by kind.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub(super) patients: BTreeSet<Uuid>,
    pub(super) medicines: BTreeSet<Uuid>,
    pub(super) prescriptions: BTreeSet<Uuid>,
}

/// Adds what an event touches.
pub(super) fn touches(conn: &Connection, event: &Event, touched: &mut Touched) -> rusqlite::Result<()> {
    let (_, id) = event.aggregate();
    match event {
        Event::PatientRegistered(_) | Event::PatientCorrected(_) | Event::PatientDied(_) => patient(conn, id, touched),
        Event::PatientsMerged(body) => {
            patient(conn, body.duplicate.uuid(), touched)?;
            patient(conn, body.survivor.uuid(), touched)
        }
        Event::EncounterStarted(_) | Event::EncounterTransferred(_) | Event::EncounterFinished(_) => {
            touched.patients.extend(ids(conn, "SELECT patient_id FROM encounter WHERE id = ?1", id)?);
            touched.prescriptions.extend(ids(conn, "SELECT id FROM prescription WHERE encounter_id = ?1", id)?);
            Ok(())
        }
        Event::LocationRegistered(_) => location(conn, id, touched),
        Event::MedicineRegistered(_) | Event::MedicineCorrected(_) => {
            touched.medicines.insert(id);
            Ok(())
        }
        Event::SubstanceRegistered(_) => {
            let sql = "SELECT medicine_id FROM medicine_ingredient WHERE substance_id = ?1";
            touched.medicines.extend(ids(conn, sql, id)?);
            Ok(())
        }
        Event::ProductsImported(_) | Event::ProductImportFinished(_) => {
            let sql = "SELECT DISTINCT medicine_id FROM product WHERE import_id = ?1 AND medicine_id IS NOT NULL";
            touched.medicines.extend(ids(conn, sql, id)?);
            Ok(())
        }
        Event::Prescribed(_)
        | Event::PrescriptionReplaced(_)
        | Event::PrescriptionCancelled(_)
        | Event::PrescriptionClosed(_)
        | Event::PrescriptionEnteredInError(_)
        | Event::ItemSuspended(_)
        | Event::ItemResumed(_)
        | Event::TakenForTriage(_)
        | Event::Validated(_)
        | Event::ValidatedWithRemark(_)
        | Event::InterventionRaised(_)
        | Event::InterventionAnswered(_)
        | Event::ReturnedToPrescriber(_) => {
            touched.prescriptions.insert(id);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn patient(conn: &Connection, id: Uuid, touched: &mut Touched) -> rusqlite::Result<()> {
    touched.patients.insert(id);
    touched.prescriptions.extend(ids(conn, "SELECT id FROM prescription WHERE patient_id = ?1", id)?);
    Ok(())
}

fn location(conn: &Connection, id: Uuid, touched: &mut Touched) -> rusqlite::Result<()> {
    let patients = "SELECT e.patient_id FROM location AS l JOIN encounter AS e ON e.location_id = l.id
        WHERE (l.id = ?1 OR l.ward_id = ?1) AND e.finished_at IS NULL";
    let prescriptions = "SELECT r.id FROM location AS l JOIN encounter AS e ON e.location_id = l.id
        JOIN prescription AS r ON r.encounter_id = e.id WHERE l.id = ?1 OR l.ward_id = ?1";
    touched.patients.extend(ids(conn, patients, id)?);
    touched.prescriptions.extend(ids(conn, prescriptions, id)?);
    Ok(())
}

fn ids(conn: &Connection, sql: &str, key: Uuid) -> rusqlite::Result<Vec<Uuid>> {
    conn.prepare_cached(sql)?.query_map([key], |row| row.get(0))?.collect()
}
