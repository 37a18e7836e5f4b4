//! Somebody who signs in.

use domain::{
    commands::RegisterUser,
    events::{Event, User},
    ids::PractitionerId,
    refusal::{Refusal, RefusalCode as Code},
    roles::Role,
};

use super::{Deciding, Events};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RegisterUser) -> Events {
    let mut refusals = login_refusals(&command.login, &command.name, "");
    if d.read.user_by_login(&command.login)?.is_some() {
        refusals.push(Refusal::new(Code::LoginTaken, "house").at("login"));
    }
    refusals.extend(role_refusals(d, &command.roles, command.practitioner_id)?);
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    Ok(vec![Event::UserRegistered(User {
        user_id: d.id.uuid().into(),
        login: command.login.clone(),
        name: command.name.trim().to_owned(),
        roles: command.roles.clone(),
        practitioner_id: command.practitioner_id,
        active: true,
    })])
}

pub(super) fn login_refusals(login: &str, name: &str, prefix: &str) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    if !(2..=40).contains(&login.len()) || !login.chars().all(allowed) {
        refusals.push(Refusal::new(Code::LoginImpossible, "house").at(format!("{prefix}login")));
    }
    if name.trim().is_empty() {
        refusals.push(Refusal::new(Code::Missing, "house").at(format!("{prefix}name")));
    }
    refusals
}

pub(super) fn role_refusals(
    d: &Deciding<'_>,
    roles: &[Role],
    practitioner: Option<PractitionerId>,
) -> rusqlite::Result<Vec<Refusal>> {
    let mut refusals = Vec::new();
    if roles.is_empty() {
        refusals.push(Refusal::new(Code::NoRoles, "house").at("roles"));
    }
    let known = match practitioner {
        Some(id) => d.read.practitioner(id)?.is_some(),
        None => !roles.contains(&Role::Prescriber),
    };
    if !known {
        refusals.push(Refusal::new(Code::PrescriberUnknown, "house").at("practitioner_id"));
    }
    Ok(refusals)
}
