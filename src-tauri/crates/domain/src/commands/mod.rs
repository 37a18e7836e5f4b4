//! What people ask for: one struct for each command, as forms and scripts send it.
//!
//! Fields are as raw as they were typed where a wrong value deserves a refusal with its rule; the rules parse them.
//! The aggregate that a command creates bears the command's own id.

mod formulary;
mod people;
mod places;
mod prescribing;
mod printing;
mod triage;

pub use formulary::{
    ImportFormulary, ImportProducts, IngredientInput, MaintainMedicine, MedicineInput, ProductInput, RemoveRestriction,
    SetRestriction,
};
pub use people::{
    AllergyAbout, ChangeUser, CorrectPatient, CorrectPractitioner, Demographics, MergePatients, NotePasswordChange,
    PractitionerInput, RecordAllergy, RecordDeath, RecordNoKnownAllergies, RecordObservation, RefuteAllergy,
    RegisterPatient, RegisterPractitioner, RegisterUser,
};
pub use places::{Admit, CorrectEstablishment, Discharge, EstablishmentInput, RegisterLocation, SetUpClinic, Transfer};
pub use prescribing::{
    Cancel, ItemOrder, MarkEnteredInError, Order, Override, Prescribe, Renew, Replace, ResumeItem, SuspendItem,
};
pub use printing::{CancelPrint, Print, RetryPrint};
pub use triage::{
    Answer, AnswerIntervention, Approve, Intervene, ReturnToPrescriber, TakeForTriage, Validate, ValidateWithRemark,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

/// Everything that can be asked of the engine: `{"command": "Cancel", "body": {…}}` on the wire.
///
/// All are *intentions* and may be refused. *Facts* stand beside this enum: [`crate::facts`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, IntoStaticStr)]
#[serde(tag = "command", content = "body")]
#[allow(missing_docs)]
pub enum Command {
    SetUpClinic(SetUpClinic),
    CorrectEstablishment(CorrectEstablishment),
    RegisterLocation(RegisterLocation),
    RegisterUser(RegisterUser),
    ChangeUser(ChangeUser),
    NotePasswordChange(NotePasswordChange),
    RegisterPractitioner(RegisterPractitioner),
    CorrectPractitioner(CorrectPractitioner),
    RegisterPatient(RegisterPatient),
    CorrectPatient(CorrectPatient),
    RecordDeath(RecordDeath),
    MergePatients(MergePatients),
    RecordAllergy(RecordAllergy),
    RefuteAllergy(RefuteAllergy),
    RecordNoKnownAllergies(RecordNoKnownAllergies),
    RecordObservation(RecordObservation),
    Admit(Admit),
    Transfer(Transfer),
    Discharge(Discharge),
    MaintainMedicine(MaintainMedicine),
    ImportFormulary(ImportFormulary),
    ImportProducts(ImportProducts),
    SetRestriction(SetRestriction),
    RemoveRestriction(RemoveRestriction),
    Prescribe(Prescribe),
    Replace(Replace),
    Cancel(Cancel),
    Renew(Renew),
    SuspendItem(SuspendItem),
    ResumeItem(ResumeItem),
    MarkEnteredInError(MarkEnteredInError),
    TakeForTriage(TakeForTriage),
    Validate(Validate),
    ValidateWithRemark(ValidateWithRemark),
    Intervene(Intervene),
    AnswerIntervention(AnswerIntervention),
    Approve(Approve),
    ReturnToPrescriber(ReturnToPrescriber),
    Print(Box<Print>),
    RetryPrint(RetryPrint),
    CancelPrint(CancelPrint),
}

impl Command {
    /// The command's name.
    pub fn name(&self) -> &'static str {
        self.into()
    }
}
