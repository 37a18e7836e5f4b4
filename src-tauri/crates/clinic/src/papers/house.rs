//! What every paper needs besides its subject: the letterhead, the clock on the wall, and the hash of what it stands on.

use chrono_tz::Tz;
use domain::{
    identity::HumanNumber,
    ids::PrescriptionId,
    instant::Instant,
    paper::{Letterhead, PaperKind, Provenance},
    refusal::{Refusal, RefusalCode},
};
use rusqlite::params;

use super::{blocks, moment};
use crate::{
    clinic::Clinic,
    problem::{Problem, Rejection},
    queries::prescription_document::PrescriptionDocument,
    store::Read,
};

/// The house as its papers name it.
#[derive(Debug, Clone)]
pub(super) struct House {
    pub(super) letterhead: Letterhead,
    pub(super) zone: Tz,
}

impl House {
    /// As it is registered now.
    pub(super) async fn of(clinic: &Clinic) -> Result<Self, Problem> {
        let zone = clinic.time_zone().await?;
        let house = clinic.read(|read| Ok(read.house()?)).await?;
        let house = house.ok_or_else(|| Problem::refused(Refusal::new(RefusalCode::ClinicNotSetUp, "engine")))?;
        Ok(Self { letterhead: blocks::letterhead(&house), zone })
    }
}

/// Where a signed prescription comes from: the hash is that of its signing.
pub(super) async fn signed(clinic: &Clinic, document: &PrescriptionDocument, zone: Tz) -> Result<Provenance, Problem> {
    let hash = clinic.read({
        let id = document.prescription_id;
        move |read| hash_of(read, id)
    });
    Ok(Provenance {
        number: document.number.clone(),
        version: u32::try_from(document.version).unwrap_or(u32::MAX),
        signed_on: document.signed_at.date(zone),
        as_of: format!("assinada em {}", moment(document.signed_at, zone)),
        event_hash: hash.await?,
    })
}

/// Where a list comes from: the hash is that of the last event that it shows.
///
/// Its number is of a series of its own, so that nobody takes it for a prescription's.
pub(super) async fn listed(
    clinic: &Clinic,
    paper: PaperKind,
    as_of: i64,
    at: Instant,
    zone: Tz,
) -> Result<Provenance, Problem> {
    let (number, event_hash) = clinic
        .read(move |read| {
            let series: String = read.connection().query_row(
                "SELECT station.series FROM local_station AS local JOIN station ON station.id = local.station_id",
                [],
                |row| row.get(0),
            )?;
            let made: u32 = read.connection().query_row(
                "SELECT count(*) FROM print_job WHERE paper = ?1",
                [<&str>::from(paper)],
                |row| row.get(0),
            )?;
            let series: String = "L".chars().chain(series.chars()).take(6).collect();
            let number = HumanNumber::new(&series, made.saturating_add(1)).map(|number| number.to_string());
            let hash = read
                .connection()
                .prepare_cached("SELECT lower(hex(hash)) FROM outbox WHERE position = ?1")?
                .query_row([as_of], |row| row.get(0))?;
            Ok((number.unwrap_or_else(|_| made.to_string()), hash))
        })
        .await?;
    Ok(Provenance {
        number,
        version: 1,
        signed_on: at.date(zone),
        as_of: format!("como estava em {}", moment(at, zone)),
        event_hash,
    })
}

fn hash_of(read: Read<'_>, id: PrescriptionId) -> Result<String, Rejection> {
    Ok(read
        .connection()
        .prepare_cached(
            "SELECT lower(hex(hash)) FROM outbox WHERE aggregate_id = ?1 ORDER BY aggregate_version LIMIT 1",
        )?
        .query_row(params![id.uuid()], |row| row.get(0))?)
}
