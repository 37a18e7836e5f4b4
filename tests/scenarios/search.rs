//! One box finds patients, medicines and prescriptions, however they are typed, and nothing for nonsense.

use clinic::search::{Differences, Filter, Hit, Kind};
use support::search::{Hospital, kind_name, text};

const QUERIES: &str = include_str!("../fixtures/search.csv");

/// A query, the kind and name it must find among the first three, and what it stands for.
type Line = (String, String, String, String);

fn is(hit: &Hit, kind: &str, name: &str) -> bool {
    kind_name(hit.kind) == kind && text(&hit.title).starts_with(name)
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let hospital = Hospital::build();
    let mut misses = Vec::new();
    let lines: Vec<Line> =
        csv::Reader::from_reader(QUERIES.as_bytes()).into_deserialize().map(Result::unwrap).collect();
    for (query, kind, expected, why) in &lines {
        let hits = hospital.search(query, &Filter::default());
        let as_expected = match kind.as_str() {
            "none" => hits.is_empty(),
            _ => hits.iter().take(3).any(|hit| is(hit, kind, expected)),
        };
        if !as_expected {
            let found: Vec<_> = hits.iter().take(3).map(|hit| (hit.kind, text(&hit.title))).collect();
            misses.push(format!("{query:?} ({why}): expected {kind} {expected:?}, found {found:?}"));
        }
    }
    println!("{} of {} queries as expected", lines.len() - misses.len(), lines.len());
    assert!(misses.len() * 20 <= lines.len(), "95 % must be found as expected, but:\n{}", misses.join("\n"));
    assert!(misses.is_empty(), "all of them should, but:\n{}", misses.join("\n"));
}

#[test]
fn a_brand_finds_the_medicine_first_and_prescriptions_of_its_substance_too() {
    let hospital = Hospital::build();
    let hits = hospital.search("novalgina", &Filter::default());
    assert!(is(&hits[0], "Medicine", "dipirona"), "the medicine stands first: {:?}", hits[0]);
    let ordered = hits.iter().filter(|hit| hit.kind == Kind::Prescription).count();
    assert_eq!(
        ordered, 6,
        "all dipirona that is ordered, whatever its form, and not the combination with escopolamina"
    );
    let only = Filter { kinds: vec![Kind::Prescription], ward: None };
    assert_eq!(hospital.search("novalgina conceição", &only).len(), 1, "and together with a patient only hers");
}

#[test]
fn a_ward_shows_only_its_own() {
    let hospital = Hospital::build();
    let filter = Filter { kinds: vec![], ward: Some(hospital.ward("UTI Adulto")) };
    let hits = hospital.search("ceftriaxona", &filter);
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit.ward.as_deref() == Some("UTI Adulto")), "{hits:?}");
    let elsewhere = Filter { kinds: vec![], ward: Some(hospital.ward("Pediatria")) };
    assert!(hospital.search("ceftriaxona", &elsewhere).is_empty(), "nobody there has it");
}

#[test]
fn the_found_words_are_marked_where_they_stand() {
    let hospital = Hospital::build();
    let hit = hospital.search("conceicao", &Filter::default()).remove(0);
    let found: Vec<_> = hit.title.iter().filter(|run| run.found).map(|run| run.text.as_str()).collect();
    assert_eq!(found, ["Conceição"], "as it is written, not as it was typed");
    let by_brand = hospital.search("tylenol", &Filter::default()).remove(0);
    assert_eq!(text(&by_brand.because), "TYLENOL", "what neither line shows is said");
}

#[test]
fn every_document_is_of_the_text_in_its_row() {
    let hospital = Hospital::build();
    assert_eq!(hospital.differences(), Differences::default());
}
