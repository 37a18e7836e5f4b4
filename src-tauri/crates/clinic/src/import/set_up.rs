//! An import into a new directory: the house is set up provisionally, to be corrected by its administrator.

use domain::{
    commands::{Command, EstablishmentInput, SetUpClinic},
    ids::CommandId,
    refusal::{Refusal, RefusalCode},
    tables,
};

use super::{ImportError, new_id};
use crate::{
    clinic::Clinic,
    problem::{Failure, Problem},
    progress::Progress,
    session::Session,
    sign_in::long_enough,
};

impl Clinic {
    /// Somebody gave the house a name.
    ///
    /// # Errors
    /// When the store does not read.
    pub async fn is_set_up(&self) -> Result<bool, Problem> {
        self.read(|read| Ok(read.house()?.is_some())).await
    }

    pub(super) async fn must_be_set_up(&self) -> Result<(), Problem> {
        if self.is_set_up().await? {
            return Ok(());
        }
        Err(Problem::refused(Refusal::new(RefusalCode::ClinicNotSetUp, "engine")))
    }

    /// The house has a formulary: a price list can be linked to it.
    ///
    /// # Errors
    /// When the store does not read.
    pub async fn has_formulary(&self) -> Result<bool, Problem> {
        self.read(|read| Ok(read.connection().prepare_cached("SELECT 1 FROM medicine LIMIT 1")?.exists([])?)).await
    }

    /// Sets an empty clinic up for good: house, first administrator with a password, and the shipped formulary. Asking
    /// again with the same id goes on where it was cut off.
    ///
    /// # Errors
    /// [`Problem`]; a refusal leaves the clinic empty.
    pub async fn set_up(&self, id: CommandId, house: SetUpClinic, password: &str) -> Result<(), Problem> {
        long_enough(password)?;
        let operator = Session::operator();
        let login = house.administrator_login.clone();
        self.execute(&operator, id, Command::SetUpClinic(house)).await?;
        self.set_password_of(&operator, &login, password).await?;
        match self.import_formulary(tables::FORMULARY.into(), &Progress::default()).await {
            Ok(_) => Ok(()),
            Err(ImportError::Problem(problem)) => Err(problem),
            Err(error) => Err(Problem::failed(&Failure::Table(error.to_string()))),
        }
    }

    /// Sets the clinic up with placeholders, unless it is set up already. Says whether it did.
    ///
    /// # Errors
    /// [`Problem`]; nothing was written then.
    pub async fn set_up_provisionally(&self) -> Result<bool, Problem> {
        if self.is_set_up().await? {
            return Ok(false);
        }
        let set_up = SetUpClinic {
            establishment: EstablishmentInput {
                name: "Estabelecimento a configurar".to_owned(),
                cnpj: None,
                cnes: None,
                address: None,
                phone: None,
                responsible_pharmacist: None,
                time_zone: "America/Sao_Paulo".to_owned(),
            },
            station_name: "Estação a configurar".to_owned(),
            station_series: "EST1".to_owned(),
            administrator_login: "admin".to_owned(),
            administrator_name: "Administração a configurar".to_owned(),
        };
        self.execute(&Session::operator(), new_id(), Command::SetUpClinic(set_up)).await?;
        Ok(true)
    }
}
