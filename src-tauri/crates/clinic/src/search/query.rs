//! What the box answers: ids from the index, rows from the views, the newest from the store.

use std::{borrow::Cow, cmp::Reverse, collections::BTreeSet};

use domain::ids::LocationId;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use uuid::Uuid;

use super::{
    Failure,
    candidates::{Question, candidates, look_up_alike, look_up_begun},
    index::Snapshot,
    matching::{Run, Typed},
    overlay::Overlay,
    source::{Kind, Row, Source, keys},
};

/// What to look for besides the words.
#[derive(Debug, Clone, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Filter {
    /// These kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// In this ward now.
    pub ward: Option<LocationId>,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Hit {
    /// Of what kind.
    pub kind: Kind,
    /// Which.
    pub id: Uuid,
    /// What it is called.
    pub title: Vec<Run>,
    /// What tells it from others: mother’s name, international name, or patient and medicines.
    pub subtitle: Vec<Run>,
    /// What was found where neither line shows it: a brand, a document number, the prescriber.
    pub because: Vec<Run>,
    /// Of a patient: `YYYY-MM-DD`.
    pub birth_date: Option<String>,
    /// Where the patient is now.
    pub ward: Option<String>,
    /// See `ward`.
    pub bed: Option<String>,
    /// A prescription’s state; `Merged` or `Deceased` of a patient; `Inactive` of a medicine.
    pub state: Option<String>,
}

/// No more medicines tell what substances a word may mean.
const MEANINGS: usize = 20;
/// Rows are asked for again with twice as many candidates, up to as many times the limit.
const PATIENCE: usize = 16;

/// Finds at most `limit` things, the best first. `views` holds `search_source`.
pub fn search(
    snapshot: &Snapshot,
    views: &Connection,
    overlay: &Overlay,
    text: &str,
    filter: &Filter,
    limit: usize,
) -> Result<Vec<Hit>, Failure> {
    let mut typed = Typed::new(text);
    if typed.words.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let asked = Asked { snapshot, views, overlay, ward: filter.ward.map(LocationId::uuid), limit };
    let kinds: BTreeSet<Kind> =
        if filter.kinds.is_empty() { Kind::VARIANTS } else { &filter.kinds }.iter().copied().collect();
    look_up_begun(snapshot, &mut typed)?;
    let mut found: Vec<Found> = Vec::new();
    for forgiving in [false, true] {
        // Typos only fill up what is left of the page.
        if found.len() < limit {
            if forgiving {
                look_up_alike(snapshot, &mut typed)?;
            }
            if kinds.contains(&Kind::Prescription) {
                asked.resolve(&mut typed, forgiving)?;
            }
            for kind in &kinds {
                let more = asked.find(&typed, *kind, forgiving)?;
                found.extend(
                    more.into_iter().filter(|one| !found.iter().any(|known| known.is(one))).collect::<Vec<_>>(),
                );
            }
        }
    }
    found.sort_by_cached_key(|one| (one.cost, one.kind, Reverse(one.source.at), one.source.title.clone()));
    Ok(share(found, limit).iter().map(|one| one.hit(&typed)).collect())
}

/// Everything a search asks.
struct Asked<'a> {
    snapshot: &'a Snapshot,
    views: &'a Connection,
    overlay: &'a Overlay,
    ward: Option<Uuid>,
    limit: usize,
}

struct Found {
    kind: Kind,
    id: Uuid,
    source: Source,
    cost: u32,
    forgiving: bool,
}

impl Asked<'_> {
    /// What matches among things of one kind. Candidates without a row, or whose row does not match, are replaced by others.
    fn find(&self, typed: &Typed, kind: Kind, forgiving: bool) -> Result<Vec<Found>, Failure> {
        let question = Question { typed, kind, ward: self.ward, forgiving };
        let mut take = self.limit;
        loop {
            let ids = candidates(self.snapshot, &question, take)?;
            let exhausted = ids.len() < take;
            let believed = ids.iter().filter(|id| !self.overlay.keys.contains(&(kind, **id)));
            let rows = rows(self.views, kind, believed)?;
            let newer = self.overlay.rows.iter().filter(|row| row.kind == kind);
            let found: Vec<Found> =
                rows.iter().chain(newer).filter_map(|row| self.matching(typed, row, forgiving)).collect();
            if found.len() >= self.limit || exhausted || take >= self.limit * PATIENCE {
                return Ok(found);
            }
            take *= 2;
        }
    }

    fn matching(&self, typed: &Typed, row: &Row, forgiving: bool) -> Option<Found> {
        let source: Source = serde_json::from_str(&row.source).ok()?;
        let ward = self.ward.map(|ward| ward.simple().to_string());
        if ward.is_some() && ward != source.ward_id {
            return None;
        }
        let cost = typed.cost(&source, forgiving)?;
        Some(Found { kind: row.kind, id: row.id, source, cost, forgiving })
    }

    /// Lets each word mean the substances of the medicines it names, so that a brand finds prescriptions of its substance.
    fn resolve(&self, typed: &mut Typed, forgiving: bool) -> Result<(), Failure> {
        let everywhere = Asked { ward: None, limit: MEANINGS, ..*self };
        for word in typed.words.iter_mut().filter(|word| word.text.len() >= 4 && word.substances.is_empty()) {
            let alone = Typed { words: vec![word.clone()], whole: word.text.clone() };
            let medicines = everywhere.find(&alone, Kind::Medicine, forgiving)?;
            let named = medicines.iter().filter(|medicine| medicine.cost <= 3 || forgiving);
            word.substances = named.flat_map(|medicine| medicine.source.substances()).map(Cow::into_owned).collect();
        }
        Ok(())
    }
}

impl Found {
    fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.id == other.id
    }

    fn hit(&self, typed: &Typed) -> Hit {
        let mark = |line: &str| typed.mark(line, self.forgiving);
        let title = mark(&self.source.title);
        let subtitle = mark(&self.source.second_line());
        let shown = title.iter().chain(&subtitle).any(|run| run.found);
        let hidden = self.source.called().chain(self.source.mentioned()).map(mark);
        let because = hidden.filter(|_| !shown).find(|runs| runs.iter().any(|run| run.found)).unwrap_or_default();
        Hit {
            kind: self.kind,
            id: self.id,
            title,
            subtitle,
            because,
            birth_date: self.source.birth_date.clone(),
            ward: self.source.ward.clone(),
            bed: self.source.bed.clone(),
            state: self.source.state.clone(),
        }
    }
}

/// The best `limit`, but of each kind at least a quarter of the page, if so many were found.
fn share(found: Vec<Found>, limit: usize) -> Vec<Found> {
    let quarter = limit / 4;
    let mut of_kind = std::collections::BTreeMap::<Kind, usize>::new();
    let sure: Vec<bool> = found
        .iter()
        .map(|one| {
            let count = of_kind.entry(one.kind).or_default();
            *count += 1;
            *count <= quarter
        })
        .collect();
    let mut free = limit.saturating_sub(sure.iter().filter(|sure| **sure).count());
    let mut kept = Vec::new();
    for (one, sure) in found.into_iter().zip(sure) {
        if sure || free > 0 {
            free -= usize::from(!sure);
            kept.push(one);
        }
    }
    kept.truncate(limit);
    kept
}

fn rows<'k>(views: &Connection, kind: Kind, ids: impl Iterator<Item = &'k Uuid>) -> Result<Vec<Row>, Failure> {
    let keys = keys(ids);
    if keys == "[]" {
        return Ok(Vec::new());
    }
    let mut statement = views.prepare_cached(
        "SELECT s.id, s.source FROM search_source AS s
         WHERE s.kind = ?1 AND s.id IN (SELECT unhex(value) FROM json_each(?2))",
    )?;
    let rows = statement
        .query_map(params![<&str>::from(kind), keys], |row| Ok(Row { kind, id: row.get(0)?, source: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
