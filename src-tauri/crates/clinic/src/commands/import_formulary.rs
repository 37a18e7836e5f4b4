//! One chunk of a formulary file.

use domain::commands::ImportFormulary;

use super::{
    Deciding, Events,
    maintain_medicine::{maintain, small_enough},
};

pub(super) fn decide(d: &mut Deciding<'_>, command: &ImportFormulary) -> Events {
    small_enough(command.medicines.len())?;
    let mut events = Vec::new();
    let mut registered = Vec::new();
    for (row, medicine) in command.medicines.iter().enumerate() {
        let fresh = d.new_id().into();
        events.extend(maintain(d, medicine, fresh, &mut registered, &format!("medicines[{row}]."))?);
    }
    Ok(events)
}
