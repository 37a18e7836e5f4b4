//! First start: the establishment, this workstation, its first administrator and the shipped restrictions.

use domain::{
    commands::SetUpClinic,
    events::{Event, Restriction, StationRegistered, User},
    identity::HumanNumber,
    ids::RestrictionId,
    refusal::{Refusal, RefusalCode as Code},
    roles::Role,
    tables::{RestrictionRow, first_restrictions},
};

use super::{Deciding, Events, correct_establishment::establishment, register_user::login_refusals};

pub(super) fn decide(d: &mut Deciding<'_>, command: &SetUpClinic) -> Events {
    if d.read.house()?.is_some() {
        return Err(Refusal::new(Code::ClinicAlreadySetUp, "set-up").into());
    }
    let mut refusals = login_refusals(&command.administrator_login, &command.administrator_name, "administrator_");
    let series = command.station_series.trim().to_uppercase();
    if HumanNumber::new(&series, 1).is_err() {
        refusals.push(Refusal::new(Code::Missing, "numbers").at("station_series"));
    }
    if command.station_name.trim().is_empty() {
        refusals.push(Refusal::new(Code::Missing, "house").at("station_name"));
    }
    let house = establishment(&command.establishment, d.id.uuid().into(), "establishment.");
    let house = match house {
        Ok(house) if refusals.is_empty() => house,
        Ok(_) => return Err(refusals.into()),
        Err(more) => return Err([refusals, more].concat().into()),
    };
    let station_id = d.new_id().into();
    let user_id = d.new_id().into();
    let restrictions =
        first_restrictions().iter().map(|row| Event::RestrictionSet(restriction(row, d.new_id().into())));
    let house = [
        Event::StationRegistered(StationRegistered {
            station_id,
            name: command.station_name.trim().to_owned(),
            series,
        }),
        Event::EstablishmentRegistered(house),
        Event::UserRegistered(User {
            user_id,
            login: command.administrator_login.clone(),
            name: command.administrator_name.trim().to_owned(),
            roles: vec![Role::Administrator],
            practitioner_id: None,
            active: true,
        }),
    ];
    Ok(house.into_iter().chain(restrictions).collect())
}

fn restriction(row: &RestrictionRow, restriction_id: RestrictionId) -> Restriction {
    let list = |text: &str| text.split(';').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Restriction {
        restriction_id,
        atc_prefix: row.atc_prefix.clone(),
        substance_key: row.substance_key.clone(),
        councils: list(&row.councils),
        specialties: list(&row.specialties),
        registration: row.registration.clone(),
        approval: row.approval.clone(),
        norm: row.norm.clone(),
        to_be_confirmed: row.to_be_confirmed != 0,
    }
}
