//! What each patient, medicine and prescription can be found by: one JSON object per row, made by SQL alone.
//!
//! The projector fills `search_source (kind, id, source)` with these statements and the indexer hashes the same text, so
//! that the two can be compared. Table names are unqualified: the statements run on `clinic.db` and on a connection that
//! attaches it. What was copied at signing is taken from the prescription; patient name, ward and bed are current.

use std::borrow::Cow;

use domain::tables;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::Uuid;

use super::Failure;

/// What can be found.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[allow(missing_docs)]
pub enum Kind {
    Patient,
    Medicine,
    Prescription,
}

/// The source of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Of what.
    pub kind: Kind,
    /// Of which.
    pub id: Uuid,
    /// A `Source` as canonical JSON: the same facts give the same bytes.
    pub source: String,
}

/// The patients whose ids are in `?1`, a JSON array of hexadecimal strings.
pub const PATIENTS: &str = "
    SELECT 'Patient' AS kind, p.id AS id, json_object(
        'title', coalesce(p.social_name, p.name),
        'subtitle', p.mother_name,
        'birth_date', p.birth_date,
        'ward_id', lower(hex(l.ward_id)),
        'ward', w.name,
        'bed', CASE WHEN l.kind = 'Bed' THEN l.name END,
        'state', CASE WHEN p.merged_into IS NOT NULL THEN 'Merged' WHEN p.deceased_at IS NOT NULL THEN 'Deceased' END,
        'at', CASE WHEN p.merged_into IS NULL THEN coalesce(e.started_at, p.registered_at) ELSE 0 END,
        'names', json_array(p.name, p.social_name),
        'numbers', json_array(p.cpf, p.cns, p.other_document),
        'others', json_array(
            strftime('%d%m%Y', p.birth_date), strftime('%Y%m%d', p.birth_date),
            substr(p.cns, 1, 3) || ' ' || substr(p.cns, 4, 4) || ' ' || substr(p.cns, 8, 4) || ' ' || substr(p.cns, 12)
        )
    ) AS source
    FROM patient AS p
    LEFT JOIN encounter AS e ON e.id = (
        SELECT o.id FROM encounter AS o
        WHERE o.patient_id = p.id AND o.finished_at IS NULL ORDER BY o.started_at DESC, o.id DESC LIMIT 1
    )
    LEFT JOIN location AS l ON l.id = e.location_id
    LEFT JOIN location AS w ON w.id = l.ward_id
    WHERE p.id IN (SELECT unhex(value) FROM json_each(?1))";

/// The medicines whose ids are in `?1`. Brands are those of finished imports.
pub const MEDICINES: &str = "
    SELECT 'Medicine' AS kind, m.id AS id, json_object(
        'title', m.dcb || ' ' || m.strength || ' ' || m.form,
        'subtitle', m.inn,
        'state', CASE WHEN m.active = 0 THEN 'Inactive' END,
        'at', m.active,
        'names', json_array(m.dcb, m.inn),
        'numbers', json_array(m.code, m.atc),
        'others', json_array(m.tall_man),
        'brands', json((
            SELECT json_group_array(b.name) FROM (
                SELECT DISTINCT q.name AS name FROM product AS q JOIN product_import AS f ON f.id = q.import_id
                WHERE q.medicine_id = m.id AND q.name IS NOT NULL AND f.finished_at IS NOT NULL ORDER BY q.name
            ) AS b
        )),
        'substances', json_array((
            SELECT group_concat(s.key, '+' ORDER BY s.key) FROM medicine_ingredient AS g
            JOIN substance AS s ON s.id = g.substance_id WHERE g.medicine_id = m.id
        ))
    ) AS source
    FROM medicine AS m
    WHERE m.id IN (SELECT unhex(value) FROM json_each(?1))";

/// The prescriptions whose ids are in `?1`. Their items are put in as text: `json()` would read again what was just written.
pub const PRESCRIPTIONS: &str = "
    SELECT 'Prescription' AS kind, r.id AS id, rtrim(json_object(
        'title', r.number,
        'subtitle', coalesce(p.social_name, p.name),
        'ward_id', lower(hex(l.ward_id)),
        'ward', w.name,
        'bed', CASE WHEN l.kind = 'Bed' THEN l.name END,
        'state', r.state,
        'at', r.signed_at,
        'numbers', json_array(r.number, ltrim(substr(r.number, instr(r.number, '-') + 1), '0')),
        'others', json_array(p.name, r.prescriber_name)
    ), '}') || ',\"items\":[' || coalesce((
        SELECT group_concat(
            rtrim(json_object('name', listed.medicine_name, 'description', listed.description), '}')
                || ',\"substances\":' || listed.substance_keys || '}', ','
        ) FROM (
            SELECT o.medicine_name, o.description, o.substance_keys FROM prescription_item AS o
            WHERE o.prescription_id = r.id ORDER BY o.position
        ) AS listed
    ), '') || ']}' AS source
    FROM prescription AS r
    JOIN patient AS p ON p.id = r.patient_id
    LEFT JOIN encounter AS e ON e.id = r.encounter_id
    LEFT JOIN location AS l ON l.id = coalesce(e.location_id, r.bed_id, r.ward_id)
    LEFT JOIN location AS w ON w.id = l.ward_id
    WHERE r.id IN (SELECT unhex(value) FROM json_each(?1))";

/// What a row's JSON says.
#[derive(Debug, Deserialize)]
pub(super) struct Source {
    pub(super) title: String,
    pub(super) subtitle: Option<String>,
    pub(super) birth_date: Option<String>,
    /// Hexadecimal, as the ward filter asks for it.
    pub(super) ward_id: Option<String>,
    pub(super) ward: Option<String>,
    pub(super) bed: Option<String>,
    pub(super) state: Option<String>,
    /// Among equals the later one comes first.
    pub(super) at: i64,
    #[serde(default)]
    pub(super) names: Vec<Option<String>>,
    pub(super) numbers: Vec<Option<String>>,
    pub(super) others: Vec<Option<String>>,
    #[serde(default)]
    pub(super) brands: Vec<String>,
    #[serde(default)]
    pub(super) substances: Vec<Option<String>>,
    #[serde(default)]
    pub(super) items: Vec<Item>,
}

/// A prescribed medicine, as signed.
#[derive(Debug, Deserialize)]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) substances: Vec<String>,
}

impl Item {
    /// Its active ingredients together, as a medicine’s are written.
    fn combination(&self) -> Cow<'_, str> {
        match self.substances.as_slice() {
            [only] => Cow::Borrowed(only),
            several => {
                let mut keys: Vec<&str> = several.iter().map(String::as_str).collect();
                keys.sort_unstable();
                Cow::Owned(keys.join("+"))
            }
        }
    }
}

impl Source {
    /// What it is called: names, brands, usual names and numbers. A word found here counts for more than elsewhere.
    pub(super) fn called(&self) -> impl Iterator<Item = &str> {
        let given = self.names.iter().chain(&self.numbers).flatten();
        let usual = self.substances.iter().flatten().flat_map(|key| tables::usual_names(key));
        given.chain(&self.brands).chain(usual).map(String::as_str)
    }

    /// What else it can be found by. The bed has words of its own: see [`super::words::bed`].
    pub(super) fn mentioned(&self) -> impl Iterator<Item = &str> {
        let shown = [Some(&self.title), self.subtitle.as_ref(), self.ward.as_ref(), self.bed.as_ref()];
        let items = self.items.iter().map(|item| item.description.as_str());
        shown.into_iter().flatten().chain(self.others.iter().flatten()).map(String::as_str).chain(items)
    }

    /// The combinations of active ingredients it is, or contains.
    pub(super) fn substances(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let own = self.substances.iter().flatten().map(|substance| Cow::Borrowed(substance.as_str()));
        own.chain(self.items.iter().map(Item::combination)).filter(|combination| !combination.is_empty())
    }

    /// The second line as people read it: a prescription’s names its patient and its medicines.
    pub(super) fn second_line(&self) -> String {
        let medicines = self.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>().join(", ");
        let lines = [self.subtitle.clone().unwrap_or_default(), medicines];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Ids as the statements take them.
pub fn keys<'k>(ids: impl IntoIterator<Item = &'k Uuid>) -> String {
    let quoted = ids.into_iter().map(|id| format!("\"{}\"", id.simple()));
    format!("[{}]", quoted.collect::<Vec<_>>().join(","))
}

/// The statement that gives `kind`, `id` and `source` of what `?1` names.
pub(crate) const fn statement(kind: Kind) -> &'static str {
    match kind {
        Kind::Patient => PATIENTS,
        Kind::Medicine => MEDICINES,
        Kind::Prescription => PRESCRIPTIONS,
    }
}

/// The sources of some things of one kind, in no particular order; what does not exist is left out.
pub(crate) fn select<'k>(
    conn: &Connection,
    kind: Kind,
    ids: impl IntoIterator<Item = &'k Uuid>,
) -> Result<Vec<Row>, Failure> {
    let mut statement = conn.prepare_cached(statement(kind))?;
    let rows = statement
        .query_map(params![keys(ids)], |row| Ok(Row { kind, id: row.get("id")?, source: row.get("source")? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The next ids of one kind, in the order in which they were made.
pub(super) fn page(conn: &Connection, kind: Kind, after: Uuid, limit: usize) -> Result<Vec<Uuid>, Failure> {
    let mut statement = conn.prepare_cached(match kind {
        Kind::Patient => "SELECT id FROM patient WHERE id > ?1 ORDER BY id LIMIT ?2",
        Kind::Medicine => "SELECT id FROM medicine WHERE id > ?1 ORDER BY id LIMIT ?2",
        Kind::Prescription => "SELECT id FROM prescription WHERE id > ?1 ORDER BY id LIMIT ?2",
    })?;
    let ids = statement.query_map(params![after, i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// How many documents there should be.
pub(super) fn count(conn: &Connection) -> Result<u64, Failure> {
    let sql =
        "SELECT (SELECT count(*) FROM patient) + (SELECT count(*) FROM medicine) + (SELECT count(*) FROM prescription)";
    Ok(conn.query_row(sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}
