//! An import into a new directory: the house is set up provisionally, to be corrected by its administrator.

use domain::{
    commands::{Command, EstablishmentInput, SetUpClinic},
    refusal::{Refusal, RefusalCode},
};

use super::new_id;
use crate::{clinic::Clinic, problem::Problem, session::Session};

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
