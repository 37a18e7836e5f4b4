//! The demo house: its tables, its ward, and who works in it.

use domain::{
    commands::{
        Command, EstablishmentInput, NotePasswordChange, RegisterLocation, RegisterPractitioner, RegisterUser,
        SetUpClinic,
    },
    ids::LocationId,
    people::Sex,
    places::LocationKind,
    roles::Role,
    tables,
};

use super::{DemoError, PASSWORD};
use crate::{
    clinic::Clinic,
    import::PriceListReport,
    problem::Problem,
    progress::Progress,
    session::Session,
    simulate::{desk::Desk, dice::Dice, people, repertoire::Medicines},
};

/// Who signs in: login, name, role.
pub const STAFF: [(&str, &str, Role); 8] = [
    ("admin", "Administração Demo", Role::Administrator),
    ("ana", "Ana Demo Prescritora", Role::Prescriber),
    ("bruno", "Bruno Demo Prescritor", Role::Prescriber),
    ("carla", "Carla Demo Farmacêutica", Role::Pharmacist),
    ("davi", "Davi Demo Farmacêutico", Role::Pharmacist),
    ("elisa", "Elisa Demo Enfermeira", Role::Nurse),
    ("fabio", "Fábio Demo Técnico", Role::Technician),
    ("gilda", "Gilda Demo Auditora", Role::Auditor),
];

/// Who releases reserve antimicrobials, and prescribes in the thalidomide programme.
const CCIH: &str = "bruno";

/// Starts the demo's human numbers; no hospital's station may bear it.
pub(super) const SERIES: &str = "DEMO1";

/// Beds of the ward; two stay free.
const BEDS: usize = 14;

pub(super) struct House {
    pub beds: Vec<LocationId>,
    pub ana: Session,
    pub bruno: Session,
    pub carla: Session,
    pub davi: Session,
    pub elisa: Session,
    pub medicines: Medicines,
}

/// Says whether the house is the demo's.
pub(super) async fn set_up(desk: &mut Desk<'_>) -> Result<bool, Problem> {
    let command = SetUpClinic {
        establishment: EstablishmentInput {
            name: "Hospital Demonstração".to_owned(),
            cnpj: Some("11.222.333/0001-81".to_owned()),
            cnes: Some("2077485".to_owned()),
            address: Some(people::address(&mut Dice::seeded(0))),
            phone: Some("(11) 0000-0000".to_owned()),
            responsible_pharmacist: Some("Carla Demo Farmacêutica, CRF-SP 0001".to_owned()),
            time_zone: "America/Sao_Paulo".to_owned(),
        },
        station_name: "Posto de demonstração".to_owned(),
        station_series: SERIES.to_owned(),
        administrator_login: "admin".to_owned(),
        administrator_name: "Administração Demo".to_owned(),
    };
    let id = desk.give(&Session::operator(), Command::SetUpClinic(command)).await?;
    desk.settle().await?;
    Ok(desk.is_done(id))
}

/// The shipped formulary, and an invented list of products with names that people know.
pub(super) async fn tables(clinic: &Clinic) -> Result<PriceListReport, DemoError> {
    clinic.import_formulary(tables::FORMULARY.into(), &Progress::default()).await?;
    Ok(clinic.import_price_list(include_bytes!("products.csv").to_vec(), &Progress::default()).await?)
}

pub(super) async fn people_and_places(desk: &mut Desk<'_>) -> Result<House, Problem> {
    let operator = Session::operator();
    let mut dice = Dice::seeded(super::SEED);
    let ward = RegisterLocation { kind: LocationKind::Ward, parent_id: None, name: "Clínica médica".to_owned() };
    let ward: LocationId = desk.give(&operator, Command::RegisterLocation(ward)).await?.uuid().into();
    let mut beds = Vec::with_capacity(BEDS);
    for bed in 1..=BEDS {
        let name = format!("201-{bed:02}");
        let bed = RegisterLocation { kind: LocationKind::Bed, parent_id: Some(ward), name };
        beds.push(desk.give(&operator, Command::RegisterLocation(bed)).await?.uuid().into());
    }
    let mut sessions = Vec::with_capacity(STAFF.len());
    for (number, (login, name, role)) in STAFF.iter().enumerate().skip(1) {
        let mut practitioner_id = None;
        if *role == Role::Prescriber {
            let mut physician = people::physician(&mut dice, number, "Clínica médica");
            (*name).clone_into(&mut physician.name);
            if *login == CCIH {
                physician.programme_registrations.extend(["CCIH".to_owned(), "TALIDOMIDA".to_owned()]);
            }
            let command = Command::RegisterPractitioner(RegisterPractitioner(physician));
            practitioner_id = Some(desk.give(&operator, command).await?.uuid().into());
        }
        let (login, name) = ((*login).to_owned(), (*name).to_owned());
        let command = RegisterUser { login, name, roles: vec![*role], practitioner_id };
        let user = desk.give(&operator, Command::RegisterUser(command)).await?;
        sessions.push(Session::user(user.uuid().into()));
    }
    desk.settle().await?;
    let medicines = desk.clinic.medicines().await?;
    let session = |place: usize| sessions.get(place).copied().unwrap_or(operator);
    let (ana, bruno, carla, davi, elisa) = (session(0), session(1), session(2), session(3), session(4));
    Ok(House { beds, ana, bruno, carla, davi, elisa, medicines })
}

/// Sets the demo password for whoever has none yet: one that somebody chose stays.
pub(super) async fn passwords(desk: &mut Desk<'_>) -> Result<(), Problem> {
    for (login, ..) in STAFF {
        let user = desk.clinic.read(move |read| Ok(read.user_by_login(login)?)).await?;
        let Some(user_id) = user else { continue };
        // Told again, it finds its receipt.
        desk.give(&Session::operator(), Command::NotePasswordChange(NotePasswordChange { user_id })).await?;
        let has_one = desk
            .clinic
            .read(move |read| {
                let mut found = read.connection().prepare_cached("SELECT 1 FROM credential WHERE user_id = ?1")?;
                Ok(found.exists([user_id.uuid()])?)
            })
            .await?;
        if !has_one {
            desk.clinic.store_password(user_id, PASSWORD).await?;
        }
    }
    desk.settle().await
}

/// Of which sex a demo patient is written down.
pub(super) const fn sex(female: bool) -> Sex {
    if female { Sex::Female } else { Sex::Male }
}
