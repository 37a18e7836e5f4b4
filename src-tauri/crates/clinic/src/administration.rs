//! What administrators look after, read from the store itself: few rows, and never behind.

use domain::{
    events::{Establishment, Practitioner, Restriction, User},
    ids::{LocationId, PractitionerId, StationId, SubstanceId, UserId},
    places::LocationKind,
    roles::Question,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    asking::may,
    clinic::Clinic,
    problem::{Failure, Problem, Rejection},
    queries::{self, rows},
    session::Session,
    store::Read,
};

/// The establishment and this workstation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct House {
    pub establishment: Establishment,
    pub station_id: StationId,
    pub station_name: String,
    /// Starts every human number made here.
    pub series: String,
}

/// A ward, room or bed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Location {
    pub location_id: LocationId,
    pub kind: LocationKind,
    pub parent_id: Option<LocationId>,
    /// The ward it belongs to; itself for a ward.
    pub ward_id: LocationId,
    pub name: String,
}

/// Everybody who signs in, and everybody who prescribes or answers to a council.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Staff {
    pub users: Vec<User>,
    pub practitioners: Vec<Practitioner>,
}

/// An active ingredient that somebody may be allergic to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct SubstanceName {
    pub substance_id: SubstanceId,
    /// Normalised base-substance key (rulebook R1.3).
    pub key: String,
}

impl Clinic {
    /// The house; `None` before it is set up. Anybody may ask, signed in or not: it stands on every paper.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn house(&self) -> Result<Option<House>, Problem> {
        self.read(|read| {
            let Some(establishment) = read.house()? else { return Ok(None) };
            let station = read.connection().query_row(
                "SELECT station.id, station.name, station.series
                 FROM local_station AS local JOIN station ON station.id = local.station_id",
                [],
                |row| Ok((row.get::<_, uuid::Uuid>(0)?.into(), row.get(1)?, row.get(2)?)),
            );
            let (station_id, station_name, series) = station?;
            Ok(Some(House { establishment, station_id, station_name, series }))
        })
        .await
    }

    /// All wards, rooms and beds, by name.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn places(&self, by: &Session) -> Result<Vec<Location>, Problem> {
        self.look_up(by, Question::House, |read| {
            rows(
                read.connection(),
                "SELECT id AS location_id, kind, parent_id, ward_id, name FROM location ORDER BY ward_id, kind, name, id",
                [],
            )
            .map_err(|error| unreadable(&error))
        })
        .await
    }

    /// Users and practitioners, barred and suspended ones too, by name.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn staff(&self, by: &Session) -> Result<Staff, Problem> {
        self.look_up(by, Question::Staff, |read| {
            let users: Vec<UserId> = ids(read, "SELECT id FROM staff_user ORDER BY name, id")?;
            let practitioners: Vec<PractitionerId> = ids(read, "SELECT id FROM practitioner ORDER BY name, id")?;
            let users = users.into_iter().filter_map(|id| read.user(id).transpose()).collect::<Result<_, _>>()?;
            let practitioners = practitioners
                .into_iter()
                .filter_map(|id| read.practitioner(id).transpose())
                .collect::<Result<_, _>>()?;
            Ok(Staff { users, practitioners })
        })
        .await
    }

    /// Who may prescribe what: the restrictions that stand.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn restrictions(&self, by: &Session) -> Result<Vec<Restriction>, Problem> {
        self.look_up(by, Question::House, |read| Ok(read.restrictions()?.to_vec())).await
    }

    /// Substances whose key begins as typed, or holds a word that does.
    ///
    /// # Errors
    /// When the asker may not, or it cannot be read.
    pub async fn substances(&self, by: &Session, typed: String) -> Result<Vec<SubstanceName>, Problem> {
        self.look_up(by, Question::House, move |read| {
            let typed = crate::projections::words(&typed).join(" ");
            rows(
                read.connection(),
                "SELECT id AS substance_id, key FROM substance
                 WHERE ?1 <> '' AND (instr(key, ?1) = 1 OR instr(key, ' ' || ?1) > 0)
                 ORDER BY instr(key, ?1), key LIMIT 20",
                [typed],
            )
            .map_err(|error| unreadable(&error))
        })
        .await
    }

    pub(crate) async fn look_up<T: Send + 'static>(
        &self,
        by: &Session,
        question: Question,
        look: impl FnOnce(Read<'_>) -> Result<T, Rejection> + Send + 'static,
    ) -> Result<T, Problem> {
        let by = *by;
        self.read(move |read| {
            may(read, &by, question)?;
            look(read)
        })
        .await
    }
}

fn ids<T: From<uuid::Uuid>>(read: Read<'_>, sql: &str) -> Result<Vec<T>, Rejection> {
    let mut statement = read.connection().prepare_cached(sql)?;
    let ids = statement.query_map([], |row| row.get::<_, uuid::Uuid>(0).map(T::from))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn unreadable(error: &queries::Error) -> Rejection {
    Rejection::Failed(Failure::Query(error.to_string()))
}
