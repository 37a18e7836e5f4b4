//! Admissions, transfers, discharges, and the places they happen in.

use clinic::session::Session;
use domain::{
    commands::{Admit, Command, Discharge, Order, RecordDeath, RegisterLocation, Transfer},
    ids::{EncounterId, LocationId, PatientId},
    places::{EncounterClass, LocationKind},
    prescribing::PrescriptionKind,
};
use support::{
    asking::refusals,
    house::{House, item, new_id},
    people,
};

fn admit(patient_id: PatientId, class: EncounterClass, location_id: Option<LocationId>) -> Command {
    Command::Admit(Admit { patient_id, class, location_id })
}

fn transfer(encounter_id: EncounterId, location_id: LocationId) -> Command {
    Command::Transfer(Transfer { encounter_id, location_id })
}

fn discharge(encounter_id: EncounterId) -> Command {
    Command::Discharge(Discharge { encounter_id })
}

#[tokio::test]
async fn a_bed_holds_one_patient_and_a_patient_lies_in_one_bed() {
    let house = House::open().await;
    let (joana, stay) = house.admit(people::patient_joana(), 0).await;
    let pedro = house.patient(people::patient_pedro()).await;
    let said = async |command| refusals(house.ask(&house.doctor, command).await);
    let inpatient = EncounterClass::Inpatient;
    let bed = |number: usize| Some(house.beds[number]);
    assert_eq!(said(admit(pedro, inpatient, bed(0))).await, ["BedTaken at location_id by registry"]);
    assert_eq!(said(admit(pedro, inpatient, None)).await, ["Missing at location_id by registry"]);
    let nowhere = Some(new_id().uuid().into());
    assert_eq!(said(admit(pedro, inpatient, nowhere)).await, ["LocationUnknown at location_id by registry"]);
    assert_eq!(said(admit(joana, inpatient, bed(1))).await, ["EncounterStillOpen at patient_id by registry"]);
    let nobody = new_id().uuid().into();
    assert_eq!(said(admit(nobody, inpatient, bed(1))).await, ["PatientUnknown at patient_id by prescribing"]);
    assert_eq!(said(admit(joana, EncounterClass::Emergency, None)).await, [""; 0], "a visit needs no bed");

    let his: EncounterId = house.given(&house.doctor, admit(pedro, inpatient, bed(1))).await.uuid().into();
    assert_eq!(said(transfer(his, house.beds[0])).await, ["BedTaken at location_id by registry"]);
    assert_eq!(said(transfer(his, house.beds[2])).await, [""; 0]);
    let where_from: i64 = house.one("SELECT count(*) FROM encounter_location WHERE encounter_id = ?1", [his.uuid()]);
    assert_eq!(where_from, 2, "both beds stay in the history");
    assert_eq!(said(transfer(stay, house.beds[1])).await, [""; 0], "the bed he left is free");
    let unknown = new_id().uuid().into();
    assert_eq!(said(transfer(unknown, house.beds[3])).await, ["EncounterUnknown at encounter_id by registry"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn a_discharge_closes_the_wards_orders_and_leaves_what_is_taken_home() {
    let house = House::open().await;
    let (patient, stay) = house.admit(people::patient_joana(), 0).await;
    let order = |code: &str| house.order(patient, stay, vec![item(house.medicine(code), 20)]);
    let ward = house.taken(order("F001")).await;
    let home = house.signed(Order { kind: PrescriptionKind::Discharge, ..order("F042") }).await;
    house.given(&house.doctor, discharge(stay)).await;
    assert_eq!([house.state(ward), house.state(home)], ["Closed", "Signed"]);
    let reason: String = house.one("SELECT state_reason FROM prescription WHERE id = ?1", [ward.uuid()]);
    assert_eq!(reason, "EncounterFinished");
    let said = async |command| refusals(house.ask(&house.doctor, command).await);
    assert_eq!(said(discharge(stay)).await, ["EncounterClosed at encounter_id by registry"]);
    assert_eq!(said(transfer(stay, house.beds[1])).await, ["EncounterClosed at encounter_id by registry"]);
    let bed = Some(house.beds[0]);
    assert_eq!(said(admit(patient, EncounterClass::Inpatient, bed)).await, [""; 0], "the bed is free again");
    house.clinic.close().await;
}

#[tokio::test]
async fn the_dead_are_not_admitted() {
    let house = House::open().await;
    let patient_id = house.patient(people::patient_joana()).await;
    let died = RecordDeath { patient_id, deceased_at: house.clinic.now() };
    house.given(&house.doctor, Command::RecordDeath(died)).await;
    let command = admit(patient_id, EncounterClass::Inpatient, Some(house.beds[0]));
    assert_eq!(refusals(house.ask(&house.doctor, command).await), ["PatientDeceased at patient_id by registry"]);
    house.clinic.close().await;
}

#[tokio::test]
async fn rooms_stand_in_wards_and_beds_in_either() {
    let house = House::open().await;
    let operator = Session::operator();
    let place = |kind, parent_id, name: &str| {
        Command::RegisterLocation(RegisterLocation { kind, parent_id, name: name.to_owned() })
    };
    let (ward, bed) = (Some(house.ward), Some(house.beds[0]));
    let said = async |command| refusals(house.ask(&operator, command).await);
    let impossible = ["LocationParentImpossible at parent_id by places"];
    for (kind, parent) in [
        (LocationKind::Ward, ward),
        (LocationKind::Room, None),
        (LocationKind::Room, bed),
        (LocationKind::Bed, None),
        (LocationKind::Bed, bed),
    ] {
        assert_eq!(said(place(kind, parent, "X")).await, impossible, "{kind:?} in {parent:?}");
    }
    let nowhere = Some(new_id().uuid().into());
    assert_eq!(said(place(LocationKind::Bed, nowhere, "X")).await, ["LocationUnknown at parent_id by places"]);
    assert_eq!(said(place(LocationKind::Bed, ward, " ")).await, ["Missing at name by places"]);
    let room = house.given(&operator, place(LocationKind::Room, ward, "Quarto 1")).await;
    let in_room = house.given(&operator, place(LocationKind::Bed, Some(room.uuid().into()), "1-A")).await;
    let of_ward: uuid::Uuid = house.one("SELECT ward_id FROM location WHERE id = ?1", [in_room.uuid()]);
    assert_eq!(of_ward, house.ward.uuid(), "a bed of a room is a bed of its ward");
    house.clinic.close().await;
}
