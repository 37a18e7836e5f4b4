//! A user gets another password: from an administrator, or from themself.

use domain::{
    commands::NotePasswordChange,
    events::{Event, PasswordChanged},
    refusal::{Refusal, RefusalCode as Code},
    roles::Role,
};

use super::{Deciding, Events};
use crate::session::not_authorised;

pub(super) fn decide(d: &mut Deciding<'_>, command: &NotePasswordChange) -> Events {
    let user = d.read.user(command.user_id)?;
    let user = user.ok_or_else(|| Refusal::new(Code::NotFound, "house").at("user_id"))?;
    if d.actor.id != user.user_id.uuid() {
        d.actor.has_one_of(&[Role::Administrator]).map_err(|_| not_authorised().at("user_id"))?;
    }
    Ok(vec![Event::PasswordChanged(PasswordChanged { user_id: user.user_id })])
}
