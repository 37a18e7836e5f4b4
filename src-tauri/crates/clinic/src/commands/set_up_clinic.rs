//! First start: the establishment, this workstation and its first administrator.

use domain::{
    commands::SetUpClinic,
    events::{Event, StationRegistered, User},
    refusal::{Refusal, RefusalCode as Code},
    roles::Role,
};

use super::{Deciding, Events, correct_establishment::establishment, register_user::login_refusals};

pub(super) fn decide(d: &mut Deciding<'_>, command: &SetUpClinic) -> Events {
    if d.read.house()?.is_some() {
        return Err(Refusal::new(Code::ClinicAlreadySetUp, "B1.1").into());
    }
    let mut refusals = login_refusals(&command.administrator_login, &command.administrator_name, "administrator_");
    let series = command.station_series.trim().to_uppercase();
    if series.is_empty() || series.len() > 8 || !series.chars().all(|c| c.is_ascii_alphanumeric()) {
        refusals.push(Refusal::new(Code::Missing, "design 6").at("station_series"));
    }
    if command.station_name.trim().is_empty() {
        refusals.push(Refusal::new(Code::Missing, "A2.1").at("station_name"));
    }
    let house = establishment(&command.establishment, d.id.uuid().into(), "establishment.");
    let house = match house {
        Ok(house) if refusals.is_empty() => house,
        Ok(_) => return Err(refusals.into()),
        Err(more) => return Err([refusals, more].concat().into()),
    };
    let station_id = d.new_id().into();
    let user_id = d.new_id().into();
    Ok(vec![
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
    ])
}
