//! Patients and what is known about them.

use domain::{
    commands::AllergyAbout,
    events::{
        AllergyRecorded, AllergyRefuted, NoKnownAllergiesRecorded, ObservationRecorded, Patient, PatientDied,
        PatientsMerged,
    },
    ids::{AllergyId, PatientId, SubstanceId},
    instant::Instant,
    people::loinc,
    prescribing::{PatientFacts, StandingAllergy},
    quantity::Quantity,
};
use rusqlite::{OptionalExtension, Row, named_params, params};

use super::{Read, Tx, item::quantity, json};
use crate::envelope::Envelope;

pub(super) fn patient(tx: &mut Tx<'_>, envelope: &Envelope, body: &Patient) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO patient (id, name, social_name, birth_date, sex, cpf, cns, other_document, address, phone,
             mother_name, guardian, registered_at)
         VALUES (:id, :name, :social_name, :birth_date, :sex, :cpf, :cns, :other_document, :address, :phone,
             :mother_name, :guardian, :registered_at)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, social_name = excluded.social_name,
             birth_date = excluded.birth_date, sex = excluded.sex, cpf = excluded.cpf, cns = excluded.cns,
             other_document = excluded.other_document, address = excluded.address, phone = excluded.phone,
             mother_name = excluded.mother_name, guardian = excluded.guardian",
        named_params! {
            ":id": body.patient_id.uuid(),
            ":name": body.name,
            ":social_name": body.social_name,
            ":birth_date": body.birth_date.map(|date| date.to_string()),
            ":sex": <&str>::from(body.sex),
            ":cpf": body.cpf,
            ":cns": body.cns,
            ":other_document": body.other_document,
            ":address": body.address.as_ref().map(json).transpose()?,
            ":phone": body.phone,
            ":mother_name": body.mother_name,
            ":guardian": body.guardian,
            ":registered_at": envelope.occurred_at.millis(),
        },
    )?;
    Ok(())
}

pub(super) fn died(tx: &mut Tx<'_>, body: &PatientDied) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE patient SET deceased_at = ?2 WHERE id = ?1",
        params![body.patient_id.uuid(), body.deceased_at.millis()],
    )?;
    Ok(())
}

pub(super) fn merged(tx: &mut Tx<'_>, body: &PatientsMerged) -> rusqlite::Result<()> {
    tx.run("UPDATE patient SET merged_into = ?2 WHERE id = ?1", params![body.duplicate.uuid(), body.survivor.uuid()])?;
    Ok(())
}

pub(super) fn allergy_recorded(tx: &mut Tx<'_>, envelope: &Envelope, body: &AllergyRecorded) -> rusqlite::Result<()> {
    let (substance, group) = match &body.about {
        AllergyAbout::Substance { substance_id } => (Some(substance_id.uuid()), None),
        AllergyAbout::Group { code } => (None, Some(code)),
        AllergyAbout::Text { .. } => (None, None),
    };
    tx.run(
        "INSERT INTO allergy (id, patient_id, substance_id, group_code, name, kind, severity, manifestation, source,
             recorded_at, recorded_by)
         VALUES (:id, :patient_id, :substance_id, :group_code, :name, :kind, :severity, :manifestation, :source,
             :recorded_at, :recorded_by)
         ON CONFLICT (id) DO NOTHING",
        named_params! {
            ":id": body.allergy_id.uuid(),
            ":patient_id": body.patient_id.uuid(),
            ":substance_id": substance,
            ":group_code": group,
            ":name": body.name,
            ":kind": <&str>::from(body.kind),
            ":severity": body.severity.map(<&str>::from),
            ":manifestation": body.manifestation,
            ":source": <&str>::from(body.source),
            ":recorded_at": envelope.occurred_at.millis(),
            ":recorded_by": envelope.actor_id,
        },
    )?;
    Ok(())
}

pub(super) fn allergy_refuted(tx: &mut Tx<'_>, envelope: &Envelope, body: &AllergyRefuted) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE allergy SET refuted_at = ?2, refuted_by = ?3, refuted_reason = ?4 WHERE id = ?1",
        params![body.allergy_id.uuid(), envelope.occurred_at.millis(), envelope.actor_id, body.reason],
    )?;
    Ok(())
}

pub(super) fn no_known_allergies(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &NoKnownAllergiesRecorded,
) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE patient SET no_known_allergies_at = ?2 WHERE id = ?1",
        params![body.patient_id.uuid(), envelope.occurred_at.millis()],
    )?;
    Ok(())
}

pub(super) fn observation(tx: &mut Tx<'_>, envelope: &Envelope, body: &ObservationRecorded) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO observation (id, patient_id, code, value, unit, observed_at, source, recorded_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING",
        params![
            body.observation_id.uuid(),
            body.patient_id.uuid(),
            body.code,
            body.value.value.to_string(),
            body.value.unit.code(),
            body.observed_at.millis(),
            <&str>::from(body.source),
            envelope.actor_id
        ],
    )?;
    Ok(())
}

impl Read<'_> {
    pub(crate) fn patient(self, id: PatientId) -> rusqlite::Result<Option<PatientFacts>> {
        let found = self
            .connection()
            .prepare_cached(
                "SELECT name, social_name, birth_date, sex, cpf, cns, other_document, address, phone, mother_name,
                        guardian, deceased_at, merged_into, no_known_allergies_at IS NOT NULL
                 FROM patient WHERE id = ?1",
            )?
            .query_row([id.uuid()], |row| {
                Ok(PatientFacts {
                    patient: demographics(id, row)?,
                    deceased_at: row.get::<_, Option<i64>>(11)?.map(Instant::from_millis),
                    merged_into: row.get::<_, Option<uuid::Uuid>>(12)?.map(Into::into),
                    no_known_allergies: row.get(13)?,
                    weight: None,
                    allergies: Vec::new(),
                })
            })
            .optional()?;
        let Some(mut found) = found else { return Ok(None) };
        found.allergies = self.standing_allergies(id)?;
        found.weight = self.newest_weight(id)?;
        Ok(Some(found))
    }

    /// A patient, not merged away, who bears this CPF.
    pub(crate) fn patient_by_cpf(self, cpf: &str) -> rusqlite::Result<Option<PatientId>> {
        self.connection()
            .prepare_cached("SELECT id FROM patient WHERE cpf = ?1 AND merged_into IS NULL LIMIT 1")?
            .query_row([cpf], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
            .optional()
    }

    /// A patient's record and those merged into it. Asked once for each, facts need no recursion of their own.
    pub(super) fn same_person(self, patient: PatientId) -> rusqlite::Result<Vec<PatientId>> {
        let records = self.reached(patient.uuid(), "SELECT id FROM patient WHERE merged_into = ?1")?;
        Ok(records.into_iter().map(Into::into).collect())
    }

    /// The newest weight, also of records merged into this one.
    fn newest_weight(self, patient: PatientId) -> rusqlite::Result<Option<Quantity>> {
        let mut newest = self.connection().prepare_cached(
            "SELECT value, unit, observed_at, id FROM observation WHERE patient_id = ?1 AND code = ?2
             ORDER BY observed_at DESC, id DESC LIMIT 1",
        )?;
        let mut weights = Vec::new();
        for record in self.same_person(patient)? {
            let weight = |row: &Row<'_>| Ok(((row.get::<_, i64>(2)?, row.get::<_, uuid::Uuid>(3)?), quantity(row, 0)?));
            weights.extend(newest.query_row(params![record.uuid(), loinc::WEIGHT], weight).optional()?);
        }
        Ok(weights.into_iter().max_by_key(|(when, _)| *when).and_then(|(_, weight)| weight))
    }

    /// Allergies that stand, also those of records merged into this one.
    fn standing_allergies(self, patient: PatientId) -> rusqlite::Result<Vec<StandingAllergy>> {
        let mut standing = self.connection().prepare_cached(
            "SELECT allergy.name, substance.key, allergy.group_code, allergy.kind,
                    (SELECT json_group_array(DISTINCT medicine.atc) FROM medicine_ingredient AS ingredient
                     JOIN medicine ON medicine.id = ingredient.medicine_id
                     WHERE ingredient.substance_id = allergy.substance_id
                         AND NOT EXISTS (SELECT 1 FROM medicine_ingredient AS other
                             WHERE other.medicine_id = ingredient.medicine_id AND other.position < ingredient.position)),
                    allergy.id
             FROM allergy LEFT JOIN substance ON substance.id = allergy.substance_id
             WHERE allergy.patient_id = ?1 AND allergy.refuted_at IS NULL",
        )?;
        let mut allergies: Vec<(uuid::Uuid, StandingAllergy)> = Vec::new();
        for record in self.same_person(patient)? {
            let of_record = standing.query_map([record.uuid()], |row| {
                let allergy = StandingAllergy {
                    name: row.get(0)?,
                    substance_key: row.get(1)?,
                    group_code: row.get(2)?,
                    kind: row.get::<_, String>(3)?.parse().map_err(|_| super::unreadable(3))?,
                    atc: super::from_json(4, &row.get::<_, String>(4)?)?,
                };
                Ok((row.get(5)?, allergy))
            })?;
            allergies.extend(of_record.collect::<Result<Vec<_>, _>>()?);
        }
        allergies.sort_by_key(|(id, _)| *id);
        Ok(allergies.into_iter().map(|(_, allergy)| allergy).collect())
    }

    /// Whose allergy it is, and whether it was refuted.
    pub(crate) fn allergy(self, id: AllergyId) -> rusqlite::Result<Option<(PatientId, bool)>> {
        self.connection()
            .prepare_cached("SELECT patient_id, refuted_at IS NOT NULL FROM allergy WHERE id = ?1")?
            .query_row([id.uuid()], |row| Ok((row.get::<_, uuid::Uuid>(0)?.into(), row.get(1)?)))
            .optional()
    }

    pub(crate) fn substance_key(self, id: SubstanceId) -> rusqlite::Result<Option<String>> {
        self.connection()
            .prepare_cached("SELECT key FROM substance WHERE id = ?1")?
            .query_row([id.uuid()], |row| row.get(0))
            .optional()
    }
}

fn demographics(id: PatientId, row: &Row<'_>) -> rusqlite::Result<Patient> {
    let birth_date: Option<String> = row.get(2)?;
    let address: Option<String> = row.get(7)?;
    Ok(Patient {
        patient_id: id,
        name: row.get(0)?,
        social_name: row.get(1)?,
        birth_date: birth_date.map(|text| text.parse()).transpose().map_err(|_| super::unreadable(2))?,
        sex: row.get::<_, String>(3)?.parse().map_err(|_| super::unreadable(3))?,
        cpf: row.get(4)?,
        cns: row.get(5)?,
        other_document: row.get(6)?,
        address: address.map(|text| super::from_json(7, &text)).transpose()?,
        phone: row.get(8)?,
        mother_name: row.get(9)?,
        guardian: row.get(10)?,
    })
}
