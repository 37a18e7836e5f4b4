//! Changes a user's roles or bars them; the last administrator stays.

use domain::{
    commands::ChangeUser,
    events::{Event, User},
    refusal::{Refusal, RefusalCode as Code},
    roles::Role,
};

use super::{Deciding, Events, register_user::role_refusals};

pub(super) fn decide(d: &mut Deciding<'_>, command: &ChangeUser) -> Events {
    let user = d.read.user(command.user_id)?;
    let user = user.ok_or_else(|| Refusal::new(Code::NotFound, "house").at("user_id"))?;
    let mut refusals = role_refusals(d, &command.roles, command.practitioner_id)?;
    let stays_administrator = command.active && command.roles.contains(&Role::Administrator);
    if user.roles.contains(&Role::Administrator)
        && !stays_administrator
        && d.read.other_administrators(user.user_id)? == 0
    {
        refusals.push(Refusal::new(Code::LastAdministrator, "house").at("roles"));
    }
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    let changed = User {
        roles: command.roles.clone(),
        active: command.active,
        practitioner_id: command.practitioner_id,
        ..user.clone()
    };
    Ok(if changed == user { Vec::new() } else { vec![Event::UserChanged(changed)] })
}
