//! What a patient does not tolerate: the very substance stops, a group and an intolerance warn (rulebook 2.3).

use clinic::session::Session;
use domain::{
    catalogue::Route,
    commands::{AllergyAbout, Command, ItemOrder, MergePatients, Override, Prescribe, RecordNoKnownAllergies},
    commands::{RecordAllergy, RefuteAllergy},
    ids::AllergyId,
    people::{AllergyKind, Source},
    prescribing::OverrideReason,
};
use support::{
    asking::{line, refusals},
    house::{House, item, new_id},
    orders::{by, once},
    people,
};

const STOPPED: &str = "AllergyToSubstance at items[0].medicine_id by R2.1";

fn given(reason: OverrideReason, text: &str) -> Override {
    Override { reason, text: Some(text.to_owned()) }
}

#[tokio::test]
async fn an_allergy_to_the_very_substance_stops_until_the_prescriber_says_why_not() {
    let house = House::open().await;
    for (bed, kind) in [(0, AllergyKind::Allergy), (1, AllergyKind::PseudoAllergy)] {
        let who = if bed == 0 { people::patient_joana() } else { people::patient_pedro() };
        let (patient, stay) = house.admit(who, bed).await;
        house.allergy(patient, house.substance("dipirona"), kind).await;
        let order = |allergy_override| {
            let dipyrone = ItemOrder { allergy_override, ..item(house.medicine("F001"), 500) };
            house.order(patient, stay, vec![dipyrone])
        };
        assert_eq!(refusals(house.prescribe(order(None)).await), [STOPPED], "{kind:?}");
        let short = order(Some(given(OverrideReason::Other, "tolerou")));
        let incomplete = "OverrideReasonMissing at items[0].allergy_override.text by 2.14";
        assert_eq!(refusals(house.prescribe(short).await), [incomplete], "another reason needs at least 10 characters");
        let signed = house.signed(order(Some(given(OverrideReason::AlreadyTolerated, "")))).await;
        let finding = &house.findings(signed)[0];
        assert_eq!(line(finding), "ALLERGY_SUBSTANCE Found tier 1 item 0", "the override stays visible");
        assert_eq!(finding.params["override"], "AlreadyTolerated");
        assert_eq!(finding.params["substance"], "dipirona");
        assert_eq!(finding.judged["atc"], "N02BB02", "it says what it judged");
        let reason: String = house
            .one("SELECT allergy_override_reason FROM prescription_item WHERE prescription_id = ?1", [signed.uuid()]);
        assert_eq!(reason, "AlreadyTolerated", "copied into what was signed");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn an_intolerance_a_side_effect_and_something_unknown_only_warn() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    for kind in [AllergyKind::Intolerance, AllergyKind::SideEffect, AllergyKind::Unknown] {
        house.allergy(patient, house.substance("dipirona"), kind).await;
    }
    let order = house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    let signed = house.signed(order).await;
    let lines: Vec<String> = house.findings(signed).iter().map(line).collect();
    assert_eq!(lines, ["ALLERGY_SUBSTANCE Found tier 3 item 0"; 3], "passive: nobody is interrupted");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_group_is_a_finding_of_its_own_tier_with_what_it_judged() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    house.allergy(patient, AllergyAbout::Group { code: "NSAID".to_owned() }, AllergyKind::Allergy).await;
    house.allergy(patient, house.substance("cefazolina"), AllergyKind::Allergy).await;
    let signed = house
        .signed(house.order(
            patient,
            stay,
            vec![
                item(house.medicine("F007"), 600),
                by(Route::Ev, item(house.medicine("F202"), 1000)),
                item(house.medicine("F042"), 20),
            ],
        ))
        .await;
    let findings = house.findings(signed);
    let groups: Vec<_> = findings.iter().filter(|finding| finding.rule_id == "ALLERGY_GROUP").collect();
    assert_eq!(
        groups.iter().map(|finding| line(finding)).collect::<Vec<_>>(),
        ["ALLERGY_GROUP Found tier 1 item 0", "ALLERGY_GROUP Found tier 3 item 1",]
    );
    assert_eq!((&*groups[0].params["group"], &*groups[0].judged["atc"]), ("NSAID", "M01AE01"));
    assert_eq!((&*groups[1].params["group"], &*groups[1].params["substance"]), ("BL-LOW", "cefazolina"));
    assert_eq!(groups[0].table_version, domain::tables::VERSION);
    house.clinic.close().await;
}

#[tokio::test]
async fn a_substance_that_only_comes_in_combinations_still_has_its_group() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    house.allergy(patient, house.substance("piperacilina"), AllergyKind::Allergy).await;
    let ampicillin = by(Route::Ev, item(house.medicine("F188"), 1000));
    let signed = house.signed(house.order(patient, stay, vec![ampicillin])).await;
    let finding = &house.findings(signed)[0];
    assert_eq!(line(finding), "ALLERGY_GROUP Found tier 1 item 0", "piperacillin is a penicillin");
    assert_eq!(finding.params["group"], "PEN");
    house.clinic.close().await;
}

#[tokio::test]
async fn not_asked_and_none_known_never_look_alike() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = |code: &str| house.order(patient, stay, vec![once(item(house.medicine(code), 20))]);
    let signed = house.signed(order("F042")).await;
    let lines: Vec<String> = house.findings(signed).iter().map(line).collect();
    assert_eq!(lines, ["ALLERGY_NOT_ASKED NotChecked tier 2 item -"], "could not check never looks like safe");

    let asked = Command::RecordNoKnownAllergies(RecordNoKnownAllergies { patient_id: patient });
    house.given(&house.doctor, asked.clone()).await;
    let signed = house.signed(order("F107")).await;
    assert_eq!(house.findings(signed), [], "asked, and there are none");

    house.allergy(patient, AllergyAbout::Text { text: "camarão".to_owned() }, AllergyKind::Allergy).await;
    let none = refusals(house.ask(&house.doctor, asked).await);
    assert_eq!(none, ["AllergiesStand at patient_id by R2.1"], "one stands: there are not none");
    house.clinic.close().await;
}

#[tokio::test]
async fn an_allergy_that_no_medicine_can_be_compared_with_is_said_not_to_be_checked() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    house.allergy(patient, AllergyAbout::Text { text: "Novalgina".to_owned() }, AllergyKind::Allergy).await;
    house.allergy(patient, AllergyAbout::Group { code: "LATEX".to_owned() }, AllergyKind::Allergy).await;
    house.allergy(patient, AllergyAbout::Group { code: "NSAID".to_owned() }, AllergyKind::Allergy).await;
    let omeprazole = once(item(house.medicine("F042"), 20));
    let signed = house.signed(house.order(patient, stay, vec![omeprazole])).await;
    let findings = house.findings(signed);
    let lines: Vec<String> = findings.iter().map(line).collect();
    assert_eq!(lines, ["ALLERGY_NOT_CHECKED NotChecked tier 2 item -"; 2], "silence would look like safety");
    assert_eq!(findings[0].params["allergy"], "Novalgina");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_combination_belongs_to_the_groups_of_what_is_in_it() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    house.allergy(patient, AllergyAbout::Group { code: "NSAID".to_owned() }, AllergyKind::Allergy).await;
    house.allergy(patient, AllergyAbout::Group { code: "OPI-PHEN".to_owned() }, AllergyKind::Allergy).await;
    let millilitres = Some(support::orders::quantity("5", domain::quantity::Unit::Ml));
    let hyoscine = ItemOrder { dose: millilitres, ..by(Route::Ev, once(item(house.medicine("F056"), 1))) };
    let codeine = once(item(house.medicine("F023"), 30));
    let signed = house.signed(house.order(patient, stay, vec![hyoscine, codeine])).await;
    let findings = house.findings(signed);
    let groups: Vec<_> = findings
        .iter()
        .filter(|finding| finding.rule_id == "ALLERGY_GROUP")
        .map(|finding| (finding.item, &*finding.params["group"], &*finding.judged["atc"]))
        .collect();
    let expected = [(Some(0), "NSAID", "N02BB02"), (Some(1), "OPI-PHEN", "R05DA04")];
    assert_eq!(groups, expected, "metamizole with hyoscine, codeine with paracetamol");
    house.clinic.close().await;
}

#[tokio::test]
async fn a_refuted_allergy_protects_no_longer_and_is_refuted_once() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let allergy = house.allergy(patient, house.substance("dipirona"), AllergyKind::Allergy).await;
    let order = || house.order(patient, stay, vec![item(house.medicine("F001"), 500)]);
    assert_eq!(refusals(house.prescribe(order()).await), [STOPPED]);
    let refute = |allergy_id: AllergyId, reason: &str| {
        Command::RefuteAllergy(RefuteAllergy { allergy_id, reason: reason.to_owned() })
    };
    let said = |result| refusals(result);
    assert_eq!(said(house.ask(&house.doctor, refute(allergy, " ")).await), ["ReasonMissing at reason by 3.1"]);
    let unknown = house.ask(&house.doctor, refute(new_id().uuid().into(), "engano")).await;
    assert_eq!(said(unknown), ["AllergyUnknown at allergy_id by R2.1"]);
    house.given(&house.doctor, refute(allergy, "teste negativo")).await;
    let again = house.ask(&house.doctor, refute(allergy, "teste negativo")).await;
    assert_eq!(said(again), ["AllergyAlreadyRefuted at allergy_id by R2.1"]);
    house.signed(order()).await;
    let kept: i64 = house.one("SELECT count(*) FROM allergy WHERE refuted_reason = 'teste negativo'", []);
    assert_eq!(kept, 1, "it stays readable");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_allergies_of_a_merged_record_still_protect_through_a_second_merge() {
    let house = House::open().await;
    let duplicate = house.patient(people::patient_joana()).await;
    house.allergy(duplicate, house.substance("dipirona"), AllergyKind::Allergy).await;
    let nameless = domain::commands::Demographics { cpf: None, cns: None, ..people::patient_pedro() };
    let between = house.patient(nameless).await;
    let (survivor, stay) = house.admit(people::patient_pedro(), 0).await;
    for (duplicate, survivor) in [(duplicate, between), (between, survivor)] {
        let merge = MergePatients { duplicate, survivor };
        house.given(&Session::operator(), Command::MergePatients(merge)).await;
        let order = house.order(survivor, stay, vec![item(house.medicine("F001"), 500)]);
        let checked = house.clinic.check(&house.doctor, new_id(), Command::Prescribe(Prescribe(order))).await;
        let said = refusals(checked);
        assert!(said.contains(&STOPPED.to_owned()), "the survivor is the same person: {said:?}");
    }
    house.clinic.close().await;
}

#[tokio::test]
async fn an_allergy_to_nothing_known_is_refused() {
    let house = House::open().await;
    let patient = house.patient(people::patient_joana()).await;
    let record = |about| {
        Command::RecordAllergy(RecordAllergy {
            patient_id: patient,
            about,
            kind: AllergyKind::Allergy,
            severity: None,
            manifestation: None,
            source: Source::Patient,
        })
    };
    for (about, said) in [
        (
            AllergyAbout::Substance { substance_id: new_id().uuid().into() },
            "SubstanceUnknown at about.substance_id by R2.1",
        ),
        (AllergyAbout::Group { code: "CATS".to_owned() }, "SubstanceUnknown at about.code by 2.3"),
        (AllergyAbout::Text { text: "  ".to_owned() }, "ReasonMissing at about.text by 3.1"),
    ] {
        assert_eq!(refusals(house.ask(&house.doctor, record(about)).await), [said]);
    }
    house.clinic.close().await;
}
