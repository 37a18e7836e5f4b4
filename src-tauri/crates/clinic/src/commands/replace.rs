//! Signs a new version in the place of exactly one.

use domain::{
    commands::Replace,
    events::{Event, PrescriptionReplaced},
};

use super::{
    Deciding, Events,
    prescribe::{prescribed, replaced},
    renamed, signed,
};

pub(super) fn decide(d: &mut Deciding<'_>, command: &Replace) -> Events {
    let before = replaced(d, command.replaces, false)?;
    let named = |field: &str| if field == "replaces" { field.to_owned() } else { format!("order.{field}") };
    let prescribed = prescribed(d, &command.order, Some(before)).map_err(|rejection| renamed(rejection, named))?;
    Ok(vec![
        Event::PrescriptionReplaced(PrescriptionReplaced {
            prescription_id: command.replaces,
            replaced_by: prescribed.prescription_id,
        }),
        signed(prescribed),
    ])
}
