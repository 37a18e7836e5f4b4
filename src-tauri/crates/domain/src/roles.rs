//! Who may give which command: one table, read by the engine; screens only hide what it would refuse.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::commands::Command;

/// What a staff user does in the house.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[allow(missing_docs)]
pub enum Role {
    Prescriber,
    Pharmacist,
    Nurse,
    Technician,
    Administrator,
    Auditor,
}

/// The roles that may give `command`.
// The table reads by area of work; arms of the same roles stay apart.
#[allow(clippy::match_same_arms)]
pub const fn allowed(command: &Command) -> &'static [Role] {
    use Role::{Administrator, Auditor, Nurse, Pharmacist, Prescriber, Technician};
    match command {
        Command::Prescribe(_)
        | Command::Replace(_)
        | Command::Cancel(_)
        | Command::Renew(_)
        | Command::SuspendItem(_)
        | Command::ResumeItem(_)
        | Command::MarkEnteredInError(_)
        | Command::AnswerIntervention(_) => &[Prescriber],
        Command::TakeForTriage(_)
        | Command::Validate(_)
        | Command::ValidateWithRemark(_)
        | Command::Intervene(_)
        | Command::ReturnToPrescriber(_) => &[Pharmacist],
        // Who holds the registration that is asked for, which the engine looks at.
        Command::Approve(_) => &[Prescriber, Pharmacist],
        Command::RegisterPatient(_) | Command::CorrectPatient(_) | Command::Admit(_) | Command::Transfer(_) => {
            &[Prescriber, Nurse, Technician, Administrator]
        }
        Command::RecordAllergy(_) | Command::RecordNoKnownAllergies(_) | Command::RecordObservation(_) => {
            &[Prescriber, Pharmacist, Nurse]
        }
        Command::RefuteAllergy(_) | Command::RecordDeath(_) => &[Prescriber],
        Command::Discharge(_) => &[Prescriber, Nurse, Administrator],
        Command::MergePatients(_) => &[Administrator],
        Command::MaintainMedicine(_) | Command::SetRestriction(_) | Command::RemoveRestriction(_) => {
            &[Pharmacist, Administrator]
        }
        Command::ImportFormulary(_) | Command::ImportProducts(_) => &[Pharmacist, Administrator],
        Command::SetUpClinic(_)
        | Command::CorrectEstablishment(_)
        | Command::RegisterLocation(_)
        | Command::RegisterPractitioner(_)
        | Command::CorrectPractitioner(_)
        | Command::RegisterUser(_)
        | Command::ChangeUser(_) => &[Administrator],
        // What stands on the paper, they must be allowed to read: the engine looks at that before it makes one.
        Command::Print(_) | Command::RetryPrint(_) | Command::CancelPrint(_) => {
            &[Prescriber, Pharmacist, Nurse, Technician, Administrator]
        }
        // Others only their own, which the engine looks at.
        Command::NotePasswordChange(_) => &[Prescriber, Pharmacist, Nurse, Technician, Administrator, Auditor],
    }
}

/// Whether giving it is a signature: it asks for the password once in a few minutes.
pub const fn is_signature(command: &Command) -> bool {
    matches!(command, Command::Prescribe(_) | Command::Replace(_) | Command::Renew(_) | Command::AnswerIntervention(_))
}

/// What somebody asks to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Question {
    Triage,
    Prescription,
    Patient,
    ScheduledDoses,
    Catalogue,
    Search,
    Interventions,
    /// Printers and what was printed.
    Printing,
    /// Wards, beds, substances, restrictions.
    House,
    /// Users and practitioners.
    Staff,
    /// To read a formulary or a price list in.
    Import,
    /// To rebuild, retry and back up.
    Upkeep,
    Audit,
}

/// The roles that may ask.
pub const fn may_ask(question: Question) -> &'static [Role] {
    use Role::{Administrator, Auditor, Nurse, Pharmacist, Prescriber, Technician};
    match question {
        Question::Triage
        | Question::Prescription
        | Question::Patient
        | Question::ScheduledDoses
        | Question::Search
        | Question::Printing
        | Question::Interventions => &[Prescriber, Pharmacist, Nurse, Technician, Administrator],
        Question::Catalogue | Question::House => &[Prescriber, Pharmacist, Nurse, Technician, Administrator, Auditor],
        Question::Import => &[Pharmacist, Administrator],
        Question::Upkeep => &[Administrator],
        Question::Audit | Question::Staff => &[Auditor, Administrator],
    }
}
