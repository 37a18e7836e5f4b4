//! Practitioners, their specialties and programme registrations.

use domain::{events::Practitioner, ids::PractitionerId, people::Specialty};
use rusqlite::{OptionalExtension, named_params, params};

use super::{Read, Tx, json};

pub(super) fn practitioner(tx: &mut Tx<'_>, body: &Practitioner) -> rusqlite::Result<()> {
    let id = body.practitioner_id.uuid();
    tx.run(
        "INSERT INTO practitioner (id, name, council, uf, number, situation, cpf, address, phone)
         VALUES (:id, :name, :council, :uf, :number, :situation, :cpf, :address, :phone)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, council = excluded.council, uf = excluded.uf,
             number = excluded.number, situation = excluded.situation, cpf = excluded.cpf,
             address = excluded.address, phone = excluded.phone",
        named_params! {
            ":id": id,
            ":name": body.name,
            ":council": body.council,
            ":uf": body.uf,
            ":number": body.number,
            ":situation": <&str>::from(body.situation),
            ":cpf": body.cpf,
            ":address": body.address.as_ref().map(json).transpose()?,
            ":phone": body.phone,
        },
    )?;
    tx.run("DELETE FROM practitioner_specialty WHERE practitioner_id = ?1", [id])?;
    for (position, specialty) in (0_i64..).zip(&body.specialties) {
        tx.run(
            "INSERT INTO practitioner_specialty (practitioner_id, position, name, rqe) VALUES (?1, ?2, ?3, ?4)",
            params![id, position, specialty.name, specialty.rqe],
        )?;
    }
    tx.run("DELETE FROM practitioner_registration WHERE practitioner_id = ?1", [id])?;
    for programme in &body.programme_registrations {
        tx.run(
            "INSERT INTO practitioner_registration (practitioner_id, programme) VALUES (?1, ?2)
             ON CONFLICT DO NOTHING",
            params![id, programme],
        )?;
    }
    Ok(())
}

impl Read<'_> {
    pub(crate) fn practitioner(self, id: PractitionerId) -> rusqlite::Result<Option<Practitioner>> {
        self.known(|known| &known.practitioners, id, || self.read_practitioner(id))
    }

    fn read_practitioner(self, id: PractitionerId) -> rusqlite::Result<Option<Practitioner>> {
        let found = self
            .connection()
            .prepare_cached(
                "SELECT name, council, uf, number, situation, cpf, address, phone FROM practitioner WHERE id = ?1",
            )?
            .query_row([id.uuid()], |row| {
                let address: Option<String> = row.get(6)?;
                Ok(Practitioner {
                    practitioner_id: id,
                    name: row.get(0)?,
                    council: row.get(1)?,
                    uf: row.get(2)?,
                    number: row.get(3)?,
                    situation: row.get::<_, String>(4)?.parse().map_err(|_| super::unreadable(4))?,
                    cpf: row.get(5)?,
                    address: address.map(|text| super::from_json(6, &text)).transpose()?,
                    phone: row.get(7)?,
                    specialties: Vec::new(),
                    programme_registrations: Vec::new(),
                })
            })
            .optional()?;
        let Some(mut found) = found else { return Ok(None) };
        found.specialties = self
            .connection()
            .prepare_cached(
                "SELECT name, rqe FROM practitioner_specialty WHERE practitioner_id = ?1 ORDER BY position",
            )?
            .query_map([id.uuid()], |row| Ok(Specialty { name: row.get(0)?, rqe: row.get(1)? }))?
            .collect::<Result<_, _>>()?;
        found.programme_registrations = self
            .connection()
            .prepare_cached(
                "SELECT programme FROM practitioner_registration WHERE practitioner_id = ?1 ORDER BY programme",
            )?
            .query_map([id.uuid()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(Some(found))
    }

    pub(crate) fn practitioner_by_council_number(
        self,
        council: &str,
        uf: &str,
        number: &str,
    ) -> rusqlite::Result<Option<PractitionerId>> {
        self.connection()
            .prepare_cached("SELECT id FROM practitioner WHERE council = ?1 AND uf = ?2 AND number = ?3 LIMIT 1")?
            .query_row([council, uf, number], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
            .optional()
    }
}
