//! The invented hospital: its wards and beds, its people, the shipped formulary.

use domain::{
    catalogue::formulary::Formulary,
    commands::{
        Command, EstablishmentInput, ImportFormulary, MedicineInput, RegisterLocation, RegisterPractitioner,
        RegisterUser, SetUpClinic,
    },
    ids::{LocationId, PractitionerId},
    places::LocationKind,
    roles::Role,
    tables,
};

use super::{desk::Desk, dice::Dice, people, repertoire::Medicines};
use crate::{problem::Problem, session::Session};

/// Beds of one ward at most.
const BEDS_OF_A_WARD: usize = 20;
/// Beds for each pharmacist.
const BEDS_OF_A_PHARMACIST: usize = 60;

const WARDS: [&str; 8] = [
    "Clínica médica",
    "Clínica cirúrgica",
    "UTI adulto",
    "Cardiologia",
    "Ortopedia",
    "Neurologia",
    "Pediatria",
    "Oncologia",
];

pub(crate) struct House {
    pub wards: Vec<Ward>,
    pub pharmacists: Vec<Session>,
    pub medicines: Medicines,
}

pub(crate) struct Ward {
    pub location: LocationId,
    pub beds: Vec<LocationId>,
    pub doctor: Session,
    pub nurse: Session,
}

impl House {
    /// The physician of a ward; of another one where it has none, which no ward of this house is.
    pub(crate) fn doctor(&self, ward: usize) -> Session {
        let ward = self.wards.get(ward).or(self.wards.first());
        ward.map_or(Session::operator(), |ward| ward.doctor)
    }
}

/// A login of each kind, for whoever wants to look at the simulated hospital from inside.
pub const LOGINS: [&str; 4] = ["admin", "medico1", "farmaceutico1", "enfermeira1"];

/// Founds it in an empty store.
pub(super) async fn found(desk: &mut Desk<'_>, dice: &mut Dice, beds: usize) -> Result<House, Problem> {
    let operator = Session::operator();
    desk.give(&operator, Command::SetUpClinic(set_up(dice))).await?;
    let formulary = Formulary::read(tables::FORMULARY);
    let medicines: Vec<MedicineInput> = formulary.rows.iter().map(MedicineInput::from).collect();
    for chunk in medicines.chunks(250) {
        let command = ImportFormulary { medicines: chunk.to_vec() };
        desk.give(&operator, Command::ImportFormulary(command)).await?;
    }
    let wanted = beds.max(1).div_ceil(BEDS_OF_A_WARD);
    let mut wards = Vec::with_capacity(wanted);
    let mut left = beds.max(1);
    for number in 0..wanted {
        let here = left.min(BEDS_OF_A_WARD);
        left -= here;
        wards.push(ward(desk, dice, number, here).await?);
    }
    let mut pharmacists = Vec::new();
    for number in 1..=beds.div_ceil(BEDS_OF_A_PHARMACIST).max(2) {
        let login = format!("farmaceutico{number}");
        pharmacists.push(user(desk, dice, login, Role::Pharmacist, None).await?);
    }
    desk.settle().await?;
    let medicines = desk.clinic.medicines().await?;
    Ok(House { wards, pharmacists, medicines })
}

async fn ward(desk: &mut Desk<'_>, dice: &mut Dice, number: usize, beds: usize) -> Result<Ward, Problem> {
    let specialty = WARDS.get(number % WARDS.len()).copied().unwrap_or_default();
    let name =
        if number < WARDS.len() { specialty.to_owned() } else { format!("{specialty} {}", number / WARDS.len() + 1) };
    let ward = location(desk, LocationKind::Ward, None, name).await?;
    let mut places = Vec::with_capacity(beds);
    for bed in 1..=beds {
        places.push(location(desk, LocationKind::Bed, Some(ward), format!("{}-{bed:02}", 100 + number)).await?);
    }
    let physician = people::physician(dice, number + 1, specialty);
    let command = Command::RegisterPractitioner(RegisterPractitioner(physician));
    let practitioner = desk.give(&Session::operator(), command).await?;
    let doctor =
        user(desk, dice, format!("medico{}", number + 1), Role::Prescriber, Some(practitioner.uuid().into())).await?;
    let nurse = user(desk, dice, format!("enfermeira{}", number + 1), Role::Nurse, None).await?;
    Ok(Ward { location: ward, beds: places, doctor, nurse })
}

async fn location(
    desk: &mut Desk<'_>,
    kind: LocationKind,
    parent_id: Option<LocationId>,
    name: String,
) -> Result<LocationId, Problem> {
    let command = Command::RegisterLocation(RegisterLocation { kind, parent_id, name });
    Ok(desk.give(&Session::operator(), command).await?.uuid().into())
}

async fn user(
    desk: &mut Desk<'_>,
    dice: &mut Dice,
    login: String,
    role: Role,
    practitioner_id: Option<PractitionerId>,
) -> Result<Session, Problem> {
    let name = people::name(dice, domain::people::Sex::Female);
    let command = RegisterUser { login, name, roles: vec![role], practitioner_id };
    let id = desk.give(&Session::operator(), Command::RegisterUser(command)).await?;
    Ok(Session::user(id.uuid().into()))
}

fn set_up(dice: &mut Dice) -> SetUpClinic {
    SetUpClinic {
        establishment: EstablishmentInput {
            name: "Hospital Simulado".to_owned(),
            cnpj: Some("11.222.333/0001-81".to_owned()),
            cnes: Some("2077485".to_owned()),
            address: Some(people::address(dice)),
            phone: Some("(11) 0000-0000".to_owned()),
            responsible_pharmacist: Some("Farmacêutica Demo, CRF-SP 0001".to_owned()),
            time_zone: "America/Sao_Paulo".to_owned(),
        },
        station_name: "Simulação".to_owned(),
        station_series: "SIM1".to_owned(),
        administrator_login: "admin".to_owned(),
        administrator_name: "Administração Demo".to_owned(),
    }
}
