//! Establishment, stations, locations and encounters.

use domain::{
    events::{
        EncounterFinished, EncounterStarted, EncounterTransferred, Establishment, IncarnationStarted,
        LocationRegistered, StationRegistered,
    },
    ids::{EncounterId, LocationId, PatientId, StationId},
    places::LocationKind,
    prescribing::EncounterFacts,
};
use rusqlite::{OptionalExtension, named_params, params};

use super::{Read, Tx, json};
use crate::envelope::Envelope;

pub(super) fn establishment(tx: &mut Tx<'_>, body: &Establishment) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO establishment (id, name, cnpj, cnes, address, phone, responsible_pharmacist, time_zone)
         VALUES (:id, :name, :cnpj, :cnes, :address, :phone, :responsible_pharmacist, :time_zone)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, cnpj = excluded.cnpj, cnes = excluded.cnes,
             address = excluded.address, phone = excluded.phone,
             responsible_pharmacist = excluded.responsible_pharmacist, time_zone = excluded.time_zone",
        named_params! {
            ":id": body.establishment_id.uuid(),
            ":name": body.name,
            ":cnpj": body.cnpj,
            ":cnes": body.cnes,
            ":address": body.address.as_ref().map(json).transpose()?,
            ":phone": body.phone,
            ":responsible_pharmacist": body.responsible_pharmacist,
            ":time_zone": body.time_zone,
        },
    )?;
    Ok(())
}

pub(super) fn station(tx: &mut Tx<'_>, body: &StationRegistered) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO station (id, name, series) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING",
        params![body.station_id.uuid(), body.name, body.series],
    )?;
    Ok(())
}

pub(super) fn incarnation(tx: &mut Tx<'_>, body: &IncarnationStarted) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE station SET incarnation = max(incarnation, ?2), numbers_from = max(numbers_from, coalesce(?3, 1))
         WHERE id = ?1",
        params![body.station_id.uuid(), body.incarnation, body.numbers_from],
    )?;
    Ok(())
}

pub(super) fn location(tx: &mut Tx<'_>, body: &LocationRegistered) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO location (id, kind, parent_id, ward_id, name)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING",
        params![
            body.location_id.uuid(),
            <&str>::from(body.kind),
            body.parent_id.map(LocationId::uuid),
            body.ward_id.uuid(),
            body.name
        ],
    )?;
    Ok(())
}

pub(super) fn encounter_started(tx: &mut Tx<'_>, envelope: &Envelope, body: &EncounterStarted) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO encounter (id, patient_id, class, started_at, location_id) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO NOTHING",
        params![
            body.encounter_id.uuid(),
            body.patient_id.uuid(),
            <&str>::from(body.class),
            envelope.occurred_at.millis(),
            body.location_id.map(LocationId::uuid)
        ],
    )?;
    match body.location_id {
        Some(location) => stayed_in(tx, envelope, body.encounter_id, location),
        None => Ok(()),
    }
}

pub(super) fn encounter_transferred(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &EncounterTransferred,
) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE encounter SET location_id = ?2 WHERE id = ?1",
        params![body.encounter_id.uuid(), body.location_id.uuid()],
    )?;
    stayed_in(tx, envelope, body.encounter_id, body.location_id)
}

fn stayed_in(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    encounter: EncounterId,
    location: LocationId,
) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO encounter_location (encounter_id, since, event_id, location_id) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
        params![encounter.uuid(), envelope.occurred_at.millis(), envelope.event_id.uuid(), location.uuid()],
    )?;
    Ok(())
}

pub(super) fn encounter_finished(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &EncounterFinished,
) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE encounter SET finished_at = ?2 WHERE id = ?1",
        params![body.encounter_id.uuid(), envelope.occurred_at.millis()],
    )?;
    Ok(())
}

/// A ward, room or bed.
pub(crate) struct Location {
    pub kind: LocationKind,
    pub ward_id: LocationId,
    pub name: String,
}

/// The workstation this store belongs to.
#[derive(Debug, Clone)]
pub(crate) struct LocalStation {
    pub station_id: StationId,
    pub series: String,
}

impl Read<'_> {
    pub(crate) fn house(self) -> rusqlite::Result<Option<Establishment>> {
        self.known(|known| &known.house, (), || self.read_house())
    }

    fn read_house(self) -> rusqlite::Result<Option<Establishment>> {
        self.connection()
            .prepare_cached(
                "SELECT id, name, cnpj, cnes, address, phone, responsible_pharmacist, time_zone FROM establishment
                 ORDER BY id LIMIT 1",
            )?
            .query_row([], |row| {
                let address: Option<String> = row.get(4)?;
                Ok(Establishment {
                    establishment_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    name: row.get(1)?,
                    cnpj: row.get(2)?,
                    cnes: row.get(3)?,
                    address: address.map(|text| super::from_json(4, &text)).transpose()?,
                    phone: row.get(5)?,
                    responsible_pharmacist: row.get(6)?,
                    time_zone: row.get(7)?,
                })
            })
            .optional()
    }

    pub(crate) fn local_station(self) -> rusqlite::Result<Option<LocalStation>> {
        self.known(|known| &known.station, (), || self.read_local_station())
    }

    fn read_local_station(self) -> rusqlite::Result<Option<LocalStation>> {
        self.connection()
            .prepare_cached(
                "SELECT local.station_id, station.series
                 FROM local_station AS local JOIN station ON station.id = local.station_id",
            )?
            .query_row([], |row| {
                Ok(LocalStation { station_id: row.get::<_, uuid::Uuid>(0)?.into(), series: row.get(1)? })
            })
            .optional()
    }

    pub(crate) fn location(self, id: LocationId) -> rusqlite::Result<Option<Location>> {
        self.connection()
            .prepare_cached("SELECT kind, ward_id, name FROM location WHERE id = ?1")?
            .query_row([id.uuid()], |row| {
                Ok(Location {
                    kind: row.get::<_, String>(0)?.parse().map_err(|_| super::unreadable(0))?,
                    ward_id: row.get::<_, uuid::Uuid>(1)?.into(),
                    name: row.get(2)?,
                })
            })
            .optional()
    }

    /// The encounter whose patient lies in `bed`, when there is one.
    pub(crate) fn encounter_in_bed(self, bed: LocationId) -> rusqlite::Result<Option<EncounterId>> {
        self.connection()
            .prepare_cached("SELECT id FROM encounter WHERE location_id = ?1 AND finished_at IS NULL LIMIT 1")?
            .query_row([bed.uuid()], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
            .optional()
    }

    pub(crate) fn encounter(self, id: EncounterId) -> rusqlite::Result<Option<EncounterFacts>> {
        self.connection()
            .prepare_cached(
                "SELECT encounter.patient_id, encounter.finished_at IS NOT NULL, ward.id, ward.name, place.kind,
                        place.id, place.name
                 FROM encounter
                 LEFT JOIN location AS place ON place.id = encounter.location_id
                 LEFT JOIN location AS ward ON ward.id = place.ward_id
                 WHERE encounter.id = ?1",
            )?
            .query_row([id.uuid()], |row| {
                let named = |column: usize| -> rusqlite::Result<Option<(LocationId, String)>> {
                    let id: Option<uuid::Uuid> = row.get(column)?;
                    let name: Option<String> = row.get(column + 1)?;
                    Ok(id.map(Into::into).zip(name))
                };
                let in_bed = row.get::<_, Option<String>>(4)?.is_some_and(|kind| kind == "Bed");
                Ok(EncounterFacts {
                    encounter_id: id,
                    patient_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    finished: row.get(1)?,
                    ward: named(2)?,
                    bed: if in_bed { named(5)? } else { None },
                })
            })
            .optional()
    }

    /// Whether a patient is here, in a bed or on a visit.
    pub(crate) fn has_open_encounter(self, patient: PatientId) -> rusqlite::Result<bool> {
        self.connection()
            .prepare_cached("SELECT 1 FROM encounter WHERE patient_id = ?1 AND finished_at IS NULL")?
            .exists([patient.uuid()])
    }

    /// A patient's open stay in a bed, when there is one.
    pub(crate) fn open_inpatient_encounter(self, patient: PatientId) -> rusqlite::Result<Option<EncounterId>> {
        self.connection()
            .prepare_cached(
                "SELECT id FROM encounter WHERE patient_id = ?1 AND class = 'Inpatient' AND finished_at IS NULL LIMIT 1",
            )?
            .query_row([patient.uuid()], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
            .optional()
    }
}
