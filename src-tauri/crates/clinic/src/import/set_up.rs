//! An import into a new directory: the house is set up provisionally, to be corrected by its administrator.

use domain::{
    commands::{Command, EstablishmentInput, SetRestriction, SetUpClinic},
    refusal::{Refusal, RefusalCode},
    tables::{RestrictionRow, first_restrictions},
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
        Err(Problem::refused(Refusal::new(RefusalCode::ClinicNotSetUp, "design 2")))
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

    /// Sets the shipped restrictions, to be confirmed by the house, where it has none. Says how many it set.
    pub(super) async fn set_first_restrictions(&self) -> Result<u64, Problem> {
        let any = self.read(|read| {
            let mut any = read.connection().prepare_cached("SELECT 1 FROM restriction LIMIT 1")?;
            Ok(any.exists([])?)
        });
        // One that was lifted counts: the house has decided about its table.
        if any.await? {
            return Ok(0);
        }
        let mut set = 0;
        for row in first_restrictions() {
            let command = Command::SetRestriction(restriction(row));
            self.execute(&Session::operator(), new_id(), command).await?;
            set += 1;
        }
        Ok(set)
    }
}

fn restriction(row: &RestrictionRow) -> SetRestriction {
    let list = |text: &str| text.split(';').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    SetRestriction {
        atc_prefix: row.atc_prefix.clone(),
        substance_key: row.substance_key.clone(),
        councils: list(&row.councils),
        specialties: list(&row.specialties),
        registration: row.registration.clone(),
        norm: row.norm.clone(),
        to_be_confirmed: row.to_be_confirmed != 0,
    }
}
