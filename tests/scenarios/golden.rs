//! What is recorded today must be read for ever: one golden body for each event type, and a chain hash that never moves.

use std::{collections::BTreeSet, fs, path::PathBuf};

use clinic::outbox::{Envelope, StoredEvent};
use domain::events::{self, Event};
use strum::VariantNames;
use support::{
    events::{all, id},
    house::NOON,
};

fn golden(event: &Event) -> PathBuf {
    let name = format!("{}.v{}.json", event.name(), event.schema_version());
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden/events").join(name)
}

#[test]
fn every_event_type_has_a_sample() {
    let sampled: BTreeSet<&str> = all().iter().map(Event::name).collect();
    let types: BTreeSet<&str> = Event::VARIANTS.iter().copied().collect();
    assert_eq!(sampled, types, "a new event type needs a sample in support/events.rs and a golden file");
}

#[test]
fn every_body_is_stored_as_its_golden_file_says_and_reads_back_equal() {
    for event in all() {
        let file = golden(&event);
        let body = event.body().unwrap();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, format!("{body}\n")).unwrap();
        }
        let recorded = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(
            body,
            recorded.trim_end(),
            "{} is frozen: a change is a new schema_version with an upcaster, not a new golden file",
            event.name()
        );
        let read = events::read(event.name(), event.schema_version(), &recorded).unwrap();
        assert_eq!(read, event, "what was recorded reads back as what happened");
    }
}

#[test]
fn what_was_recorded_under_an_older_version_reads_as_what_it_meant() {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden/events");
    let mut older = 0;
    for file in fs::read_dir(directory).unwrap() {
        let name = file.as_ref().unwrap().file_name().into_string().unwrap();
        let (name, version) = name.trim_end_matches(".json").split_once(".v").unwrap();
        let recorded = fs::read_to_string(file.unwrap().path()).unwrap();
        let read = events::read(name, version.parse().unwrap(), &recorded);
        let event = read.unwrap_or_else(|error| panic!("{name} v{version}: {error}"));
        if event.schema_version() != version.parse::<i64>().unwrap() {
            older += 1;
            if let Event::RestrictionSet(restriction) = event {
                assert_eq!(restriction.approval, None, "nobody's approval was needed before there was one");
            }
        }
    }
    assert!(older > 0, "there are older versions to look at");
}

#[test]
fn a_type_or_version_from_the_future_is_parked_and_a_foreign_body_too() {
    for (name, version, body) in
        [("Teleported", 1, "{}"), ("Validated", 2, "{}"), ("Validated", 0, "{}"), ("Validated", 1, "{}")]
    {
        assert!(events::read(name, version, body).is_err(), "{name} v{version} cannot be read as it is");
    }
}

#[test]
fn the_chain_hash_of_a_fixed_event_never_moves() {
    let event = all().into_iter().find(|event| event.name() == "Validated").unwrap();
    let (aggregate_kind, aggregate_id) = event.aggregate();
    let stored = StoredEvent {
        position: 7,
        envelope: Envelope {
            event_id: id(100),
            station_id: id(2),
            incarnation: 1,
            station_seq: 7,
            command_id: id(101),
            aggregate_kind: <&str>::from(aggregate_kind).to_owned(),
            aggregate_id,
            aggregate_version: 3,
            occurred_at: NOON,
            actor_id: id::<domain::ids::of::User>(4).uuid(),
        },
        name: event.name().to_owned(),
        schema_version: 1,
        body: event.body().unwrap(),
        prev_hash: vec![7; 32],
        hash: Vec::new(),
    };
    let hash = stored.computed_hash().iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    assert_eq!(
        hash, "fa09f401bdf258a4440cb635d33d4a7bd33278344f73c61d54b759fb4df8fa9c",
        "another way to hash breaks every chain that exists"
    );
    let elsewhere = StoredEvent { position: 8, ..stored.clone() };
    assert_eq!(elsewhere.computed_hash(), stored.computed_hash(), "the position is no part of the chain");
}
