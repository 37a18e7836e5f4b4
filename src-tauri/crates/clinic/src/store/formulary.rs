//! Substances, medicines, products on sale and prescribing restrictions.

use std::sync::Arc;

use domain::{
    commands::ProductInput,
    events::{
        Ingredient, Medicine, Product, ProductImportFinished, ProductsImported, Restriction, RestrictionRemoved,
        Substance,
    },
    ids::{ImportId, MedicineId, ProductId, RestrictionId, SubstanceId},
    prescribing::LimitAlone,
    quantity::Quantity,
};
use rusqlite::{OptionalExtension, named_params, params};

use super::{Read, Tx, item::quantity};
use crate::envelope::Envelope;

pub(super) fn substance(tx: &mut Tx<'_>, body: &Substance) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO substance (id, key) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING",
        params![body.substance_id.uuid(), body.key],
    )?;
    Ok(())
}

pub(super) fn medicine(tx: &mut Tx<'_>, body: &Medicine) -> rusqlite::Result<()> {
    let id = body.medicine_id.uuid();
    tx.run(
        "INSERT INTO medicine (id, code, dcb, inn, atc, form, strength, list344, document_type, use_restriction,
             high_alert, antimicrobial, glp1, max_daily_value, max_daily_unit, max_daily_note, tall_man, active)
         VALUES (:id, :code, :dcb, :inn, :atc, :form, :strength, :list344, :document_type, :use_restriction,
             :high_alert, :antimicrobial, :glp1, :max_daily_value, :max_daily_unit, :max_daily_note, :tall_man, :active)
         ON CONFLICT (id) DO UPDATE SET code = excluded.code, dcb = excluded.dcb, inn = excluded.inn,
             atc = excluded.atc, form = excluded.form, strength = excluded.strength, list344 = excluded.list344,
             document_type = excluded.document_type, use_restriction = excluded.use_restriction,
             high_alert = excluded.high_alert, antimicrobial = excluded.antimicrobial, glp1 = excluded.glp1,
             max_daily_value = excluded.max_daily_value, max_daily_unit = excluded.max_daily_unit,
             max_daily_note = excluded.max_daily_note, tall_man = excluded.tall_man, active = excluded.active",
        named_params! {
            ":id": id,
            ":code": body.code,
            ":dcb": body.dcb,
            ":inn": body.inn,
            ":atc": body.atc,
            ":form": body.form,
            ":strength": body.strength,
            ":list344": body.list344.map(<&str>::from),
            ":document_type": <&str>::from(body.document_type),
            ":use_restriction": body.use_restriction.map(<&str>::from),
            ":high_alert": body.high_alert,
            ":antimicrobial": body.antimicrobial,
            ":glp1": body.glp1,
            ":max_daily_value": body.max_daily_dose.map(|dose| dose.value.to_string()),
            ":max_daily_unit": body.max_daily_dose.map(|dose| dose.unit.code()),
            ":max_daily_note": body.max_daily_note,
            ":tall_man": body.tall_man,
            ":active": body.active,
        },
    )?;
    tx.run("DELETE FROM medicine_ingredient WHERE medicine_id = ?1", [id])?;
    for (position, ingredient) in (0_i64..).zip(&body.ingredients) {
        tx.run(
            "INSERT INTO medicine_ingredient (medicine_id, position, substance_id, amount_value, amount_unit,
                 per_value, per_unit)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id,
                position,
                ingredient.substance_id.uuid(),
                ingredient.amount.map(|amount| amount.value.to_string()),
                ingredient.amount.map(|amount| amount.unit.code()),
                ingredient.per.map(|per| per.value.to_string()),
                ingredient.per.map(|per| per.unit.code()),
            ],
        )?;
    }
    tx.run("DELETE FROM medicine_route WHERE medicine_id = ?1", [id])?;
    for (position, route) in (0_i64..).zip(&body.routes) {
        tx.run(
            "INSERT INTO medicine_route (medicine_id, position, route) VALUES (?1, ?2, ?3)",
            params![id, position, route.code()],
        )?;
    }
    Ok(())
}

pub(super) fn products(tx: &mut Tx<'_>, envelope: &Envelope, body: &ProductsImported) -> rusqlite::Result<()> {
    started(tx, envelope, body.import_id, &body.file_sha256)?;
    for product in &body.products {
        one_product(tx, body.import_id, product)?;
    }
    Ok(())
}

fn started(tx: &mut Tx<'_>, envelope: &Envelope, import: ImportId, file_sha256: &str) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO product_import (id, file_sha256, started_at) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING",
        params![import.uuid(), file_sha256, envelope.occurred_at.millis()],
    )?;
    Ok(())
}

fn one_product(tx: &mut Tx<'_>, import: ImportId, product: &Product) -> rusqlite::Result<()> {
    tx.run(
        "INSERT INTO product (id, import_id, substance_text, name, laboratory, cnpj, presentation, registration, gtin,
             medicine_id, substance_key, link_rule)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (id) DO NOTHING",
        params![
            product.product_id.uuid(),
            import.uuid(),
            product.substance_text,
            product.name,
            product.laboratory,
            product.cnpj,
            product.presentation,
            product.registration,
            product.gtin,
            product.medicine_id.map(MedicineId::uuid),
            product.substance_key,
            product.link_rule,
        ],
    )?;
    Ok(())
}

pub(super) fn import_finished(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &ProductImportFinished,
) -> rusqlite::Result<()> {
    started(tx, envelope, body.import_id, &body.file_sha256)?;
    tx.run(
        "UPDATE product_import SET finished_at = ?2 WHERE id = ?1",
        params![body.import_id.uuid(), envelope.occurred_at.millis()],
    )?;
    for product in &body.superseded {
        tx.run("INSERT INTO superseded_product (product_id) VALUES (?1) ON CONFLICT DO NOTHING", [product.uuid()])?;
    }
    Ok(())
}

pub(super) fn restriction(tx: &mut Tx<'_>, body: &Restriction) -> rusqlite::Result<()> {
    let id = body.restriction_id.uuid();
    tx.run(
        "INSERT INTO restriction (id, atc_prefix, substance_key, registration, approval, norm, to_be_confirmed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO NOTHING",
        params![
            id,
            body.atc_prefix,
            body.substance_key,
            body.registration,
            body.approval,
            body.norm,
            body.to_be_confirmed
        ],
    )?;
    for council in &body.councils {
        tx.run(
            "INSERT INTO restriction_council (restriction_id, council) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![id, council],
        )?;
    }
    for specialty in &body.specialties {
        tx.run(
            "INSERT INTO restriction_specialty (restriction_id, specialty) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![id, specialty],
        )?;
    }
    Ok(())
}

pub(super) fn restriction_removed(
    tx: &mut Tx<'_>,
    envelope: &Envelope,
    body: &RestrictionRemoved,
) -> rusqlite::Result<()> {
    tx.run(
        "UPDATE restriction SET removed_at = ?2, removed_because = ?3 WHERE id = ?1",
        params![body.restriction_id.uuid(), envelope.occurred_at.millis(), body.reason],
    )?;
    Ok(())
}

impl Read<'_> {
    pub(crate) fn substance_by_key(self, key: &str) -> rusqlite::Result<Option<SubstanceId>> {
        self.connection()
            .prepare_cached("SELECT id FROM substance WHERE key = ?1 ORDER BY id LIMIT 1")?
            .query_row([key], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
            .optional()
    }

    pub(crate) fn medicine_by_code(self, code: &str) -> rusqlite::Result<Option<MedicineId>> {
        self.connection()
            .prepare_cached("SELECT id FROM medicine WHERE code = ?1 ORDER BY id LIMIT 1")?
            .query_row([code], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))
            .optional()
    }

    pub(crate) fn medicine(self, id: MedicineId) -> rusqlite::Result<Option<Medicine>> {
        self.known(|known| &known.medicines, id, || self.read_medicine(id))
    }

    fn read_medicine(self, id: MedicineId) -> rusqlite::Result<Option<Medicine>> {
        let found = self
            .connection()
            .prepare_cached(
                "SELECT code, dcb, inn, atc, form, strength, list344, document_type, use_restriction, high_alert,
                        antimicrobial, glp1, max_daily_value, max_daily_unit, max_daily_note, tall_man, active
                 FROM medicine WHERE id = ?1",
            )?
            .query_row([id.uuid()], |row| {
                let list: Option<String> = row.get(6)?;
                let restriction: Option<String> = row.get(8)?;
                Ok(Medicine {
                    medicine_id: id,
                    code: row.get(0)?,
                    dcb: row.get(1)?,
                    inn: row.get(2)?,
                    atc: row.get(3)?,
                    form: row.get(4)?,
                    strength: row.get(5)?,
                    ingredients: Vec::new(),
                    routes: Vec::new(),
                    list344: list.map(|text| text.parse()).transpose().map_err(|_| super::unreadable(6))?,
                    document_type: row.get::<_, String>(7)?.parse().map_err(|_| super::unreadable(7))?,
                    use_restriction: restriction
                        .map(|text| text.parse())
                        .transpose()
                        .map_err(|_| super::unreadable(8))?,
                    high_alert: row.get(9)?,
                    antimicrobial: row.get(10)?,
                    glp1: row.get(11)?,
                    max_daily_dose: quantity(row, 12)?,
                    max_daily_note: row.get(14)?,
                    tall_man: row.get(15)?,
                    active: row.get(16)?,
                })
            })
            .optional()?;
        let Some(mut found) = found else { return Ok(None) };
        found.ingredients = self.ingredients(id)?;
        found.routes = self
            .connection()
            .prepare_cached("SELECT route FROM medicine_route WHERE medicine_id = ?1 ORDER BY position")?
            .query_map([id.uuid()], |row| row.get::<_, String>(0)?.parse().map_err(|_| super::unreadable(0)))?
            .collect::<Result<_, _>>()?;
        Ok(Some(found))
    }

    /// What is in a medicine.
    pub(super) fn ingredients(self, id: MedicineId) -> rusqlite::Result<Vec<Ingredient>> {
        self.connection()
            .prepare_cached(
                "SELECT ingredient.substance_id, substance.key, amount_value, amount_unit, per_value, per_unit
                 FROM medicine_ingredient AS ingredient JOIN substance ON substance.id = ingredient.substance_id
                 WHERE ingredient.medicine_id = ?1 ORDER BY ingredient.position",
            )?
            .query_map([id.uuid()], |row| {
                Ok(Ingredient {
                    substance_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    substance_key: row.get(1)?,
                    amount: quantity(row, 2)?,
                    per: quantity(row, 4)?,
                })
            })?
            .collect()
    }

    /// For each ingredient of a combination, the soft limits of the medicines that hold nothing else.
    pub(crate) fn limits_alone(self, combination: MedicineId) -> rusqlite::Result<Vec<LimitAlone>> {
        let read = || self.read_limits_alone(combination).map(Some);
        Ok(self.known(|known| &known.limits_alone, combination, read)?.unwrap_or_default())
    }

    fn read_limits_alone(self, combination: MedicineId) -> rusqlite::Result<Vec<LimitAlone>> {
        self.connection()
            .prepare_cached(
                "SELECT DISTINCT substance.key, single.max_daily_value, single.max_daily_unit,
                        EXISTS (SELECT 1 FROM medicine_route AS mine JOIN medicine_route AS its
                                    ON its.medicine_id = single.id AND its.route = mine.route
                                WHERE mine.medicine_id = ?1)
                 FROM medicine_ingredient AS mine JOIN substance ON substance.id = mine.substance_id
                     JOIN medicine_ingredient AS its ON its.substance_id = mine.substance_id
                     JOIN medicine AS single ON single.id = its.medicine_id
                 WHERE mine.medicine_id = ?1 AND single.max_daily_value IS NOT NULL
                     AND NOT EXISTS (SELECT 1 FROM medicine_ingredient AS other
                         WHERE other.medicine_id = single.id AND other.position <> its.position)",
            )?
            .query_map([combination.uuid()], |row| {
                Ok(LimitAlone {
                    medicine_id: combination,
                    substance_key: row.get(0)?,
                    limit: quantity(row, 1)?.ok_or_else(|| super::unreadable(1))?,
                    same_route: row.get(3)?,
                })
            })?
            .collect()
    }

    /// For each ingredient of a medicine, the ATC codes of the medicines that hold nothing else.
    pub(crate) fn ingredient_atc(self, medicine: MedicineId) -> rusqlite::Result<Vec<(String, String)>> {
        let read = || self.read_ingredient_atc(medicine).map(Some);
        Ok(self.known(|known| &known.ingredient_atc, medicine, read)?.unwrap_or_default())
    }

    fn read_ingredient_atc(self, medicine: MedicineId) -> rusqlite::Result<Vec<(String, String)>> {
        self.connection()
            .prepare_cached(
                "SELECT DISTINCT substance.key, single.atc
                 FROM medicine_ingredient AS mine JOIN substance ON substance.id = mine.substance_id
                     JOIN medicine_ingredient AS its ON its.substance_id = mine.substance_id
                     JOIN medicine AS single ON single.id = its.medicine_id
                 WHERE mine.medicine_id = ?1 AND NOT EXISTS (SELECT 1 FROM medicine_ingredient AS other
                     WHERE other.medicine_id = single.id AND other.position <> its.position)",
            )?
            .query_map([medicine.uuid()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }

    /// The soft limit of a medicine.
    pub(crate) fn max_daily_dose(self, id: MedicineId) -> rusqlite::Result<Option<Quantity>> {
        let read = || {
            self.connection()
                .prepare_cached("SELECT max_daily_value, max_daily_unit FROM medicine WHERE id = ?1")?
                .query_row([id.uuid()], |row| quantity(row, 0))
                .optional()
        };
        Ok(self.known(|known| &known.max_daily_doses, id, read)?.flatten())
    }

    /// The import of a file, and whether it was finished.
    pub(crate) fn product_import(self, file_sha256: &str) -> rusqlite::Result<Option<(ImportId, bool)>> {
        self.connection()
            .prepare_cached(
                "SELECT id, finished_at IS NOT NULL FROM product_import WHERE file_sha256 = ?1 ORDER BY id LIMIT 1",
            )?
            .query_row([file_sha256], |row| Ok((row.get::<_, uuid::Uuid>(0)?.into(), row.get(1)?)))
            .optional()
    }

    /// Whether a product with this natural key shows already, or will once `import` is finished: what another import
    /// left unfinished may never show. Two brands of one laboratory may share
    /// everything but their names and registrations.
    pub(crate) fn has_product(self, product: &ProductInput, import: ImportId) -> rusqlite::Result<bool> {
        self.connection()
            .prepare_cached(
                "SELECT 1 FROM product JOIN product_import ON product_import.id = product.import_id
                 WHERE cnpj = ?1 AND presentation = ?2 AND substance_text = ?3 AND name IS ?4 AND registration IS ?5
                     AND (product_import.finished_at IS NOT NULL OR product_import.id = ?6)",
            )?
            .exists(params![
                product.cnpj,
                product.presentation,
                product.substance_text,
                product.name,
                product.registration,
                import.uuid(),
            ])
    }

    /// Products of an unfinished import that another one, finished since this one began, shows already.
    pub(crate) fn superseded_products(self, import: ImportId) -> rusqlite::Result<Vec<ProductId>> {
        self.connection()
            .prepare_cached(
                "SELECT mine.id FROM product AS mine
                 WHERE mine.import_id = ?1
                     AND EXISTS (SELECT 1 FROM product_import AS since WHERE since.finished_at >=
                         (SELECT started_at FROM product_import WHERE id = ?1))
                     AND EXISTS (SELECT 1 FROM product AS other
                             JOIN product_import ON product_import.id = other.import_id
                         WHERE product_import.finished_at IS NOT NULL
                             AND other.id NOT IN (SELECT product_id FROM superseded_product) AND other.cnpj = mine.cnpj AND other.presentation = mine.presentation
                             AND other.substance_text = mine.substance_text AND other.name IS mine.name
                             AND other.registration IS mine.registration)
                 ORDER BY mine.id",
            )?
            .query_map([import.uuid()], |row| row.get::<_, uuid::Uuid>(0).map(Into::into))?
            .collect()
    }

    /// Whether an id names a presentation on sale.
    pub(crate) fn is_product(self, id: uuid::Uuid) -> rusqlite::Result<bool> {
        self.connection().prepare_cached("SELECT 1 FROM product WHERE id = ?1")?.exists([id])
    }

    pub(crate) fn restriction_stands(self, id: RestrictionId) -> rusqlite::Result<bool> {
        self.connection()
            .prepare_cached("SELECT 1 FROM restriction WHERE id = ?1 AND removed_at IS NULL")?
            .exists([id.uuid()])
    }

    /// Every restriction that stands.
    pub(crate) fn restrictions(self) -> rusqlite::Result<Arc<[Restriction]>> {
        let standing = self.known(|known| &known.restrictions, (), || self.read_restrictions().map(Some))?;
        Ok(standing.unwrap_or_default())
    }

    fn read_restrictions(self) -> rusqlite::Result<Arc<[Restriction]>> {
        self.connection()
            .prepare_cached(
                "SELECT id, atc_prefix, substance_key, registration, norm, to_be_confirmed,
                        (SELECT json_group_array(council) FROM restriction_council WHERE restriction_id = restriction.id),
                        (SELECT json_group_array(specialty) FROM restriction_specialty
                         WHERE restriction_id = restriction.id), approval
                 FROM restriction WHERE removed_at IS NULL ORDER BY id",
            )?
            .query_map(named_params! {}, |row| {
                Ok(Restriction {
                    restriction_id: row.get::<_, uuid::Uuid>(0)?.into(),
                    atc_prefix: row.get(1)?,
                    substance_key: row.get(2)?,
                    registration: row.get(3)?,
                    approval: row.get(8)?,
                    norm: row.get(4)?,
                    to_be_confirmed: row.get(5)?,
                    councils: super::from_json(6, &row.get::<_, String>(6)?)?,
                    specialties: super::from_json(7, &row.get::<_, String>(7)?)?,
                })
            })?
            .collect()
    }
}
