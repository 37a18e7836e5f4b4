//! A ward, room or bed exists.

use domain::{
    commands::RegisterLocation,
    events::{Event, LocationRegistered},
    places::LocationKind,
    refusal::{Refusal, RefusalCode as Code},
};

use super::{Deciding, Events};

pub(super) fn decide(d: &mut Deciding<'_>, command: &RegisterLocation) -> Events {
    let name = command.name.trim();
    if name.is_empty() {
        return Err(Refusal::new(Code::Missing, "places").at("name").into());
    }
    let parent = command.parent_id.map(|id| d.read.location(id)).transpose()?;
    let fits = match (command.kind, &parent) {
        (LocationKind::Ward, None) => true,
        (LocationKind::Room, Some(Some(parent))) => parent.kind == LocationKind::Ward,
        (LocationKind::Bed, Some(Some(parent))) => parent.kind != LocationKind::Bed,
        (_, Some(None)) => return Err(Refusal::new(Code::LocationUnknown, "places").at("parent_id").into()),
        _ => false,
    };
    if !fits {
        return Err(Refusal::new(Code::LocationParentImpossible, "places").at("parent_id").into());
    }
    let location_id = d.id.uuid().into();
    Ok(vec![Event::LocationRegistered(LocationRegistered {
        location_id,
        kind: command.kind,
        parent_id: command.parent_id,
        ward_id: parent.flatten().map_or(location_id, |parent| parent.ward_id),
        name: name.to_owned(),
    })])
}
