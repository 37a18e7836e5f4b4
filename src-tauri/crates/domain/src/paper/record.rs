//! The prontuário on paper: a patient's whole record, or one stay of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Letterhead, PatientBlock, Provenance};

/// What was recorded about a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The house.
    pub letterhead: Letterhead,
    /// Who.
    pub patient: PatientBlock,
    /// `Prontuário completo`, `Internação de 02/05/2026 a 12/05/2026`.
    pub scope: String,
    /// What else is known of them: `Mãe`, `Telefone`, `Cadastro`, each with its value.
    pub details: Vec<Detail>,
    /// As recorded, the refuted ones too.
    pub allergies: Vec<RecordAllergy>,
    /// In the order of time.
    pub observations: Vec<RecordObservation>,
    /// In the order of time.
    pub stays: Vec<RecordStay>,
    /// In the order of signing.
    pub prescriptions: Vec<RecordPrescription>,
    /// What belongs here and cannot be shown, each in words.
    pub missing: Vec<String>,
    /// How old what it says is, and the event it is as of.
    pub provenance: Provenance,
}

/// A name and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Detail {
    pub name: String,
    pub value: String,
}

/// An allergy that somebody recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordAllergy {
    /// `dipirona`.
    pub name: String,
    /// Kind, severity and what happened: `alergia grave: urticária`.
    pub description: String,
    /// When, by whom, who said so.
    pub recorded: String,
    /// Why it no longer holds, when and by whom.
    pub refuted: Option<String>,
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordObservation {
    /// `Peso`.
    pub name: String,
    /// `72,5 kg`.
    pub value: String,
    /// `12/05/2026 08h10`.
    pub observed: String,
    /// Who measured or said it.
    pub source: String,
}

/// A stay or a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordStay {
    /// `Internação`.
    pub kind: String,
    /// `de 02/05/2026 10h00 a 12/05/2026 13h10`.
    pub span: String,
    /// `02/05/2026 10h00: Clínica Médica, leito 07`.
    pub places: Vec<String>,
}

/// A prescription as it was signed, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordPrescription {
    /// `UTI2-000123-7`.
    pub number: String,
    /// Version of it, 1 the first.
    pub version: u32,
    /// `Prescrição de internação`.
    pub kind: String,
    /// `Validada com ressalva`, `Substituída pela versão 3`.
    pub state: String,
    /// No longer what is to be given: cancelled, replaced or entered in error.
    pub withdrawn: bool,
    /// `02/05/2026 10h20`.
    pub signed: String,
    /// `Ana Demo, CRM-SP 123456`.
    pub prescriber: String,
    /// As signed.
    pub items: Vec<RecordItem>,
    /// Decisions, questions, answers and releases in the order of time, each in words with when and by whom.
    pub history: Vec<String>,
    /// What the prescriber added.
    pub note: Option<String>,
    /// The event's hash in short.
    pub hash: Option<String>,
}

/// One prescribed medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RecordItem {
    /// With strength and form.
    pub medicine: String,
    /// As signed.
    pub dosage: String,
    /// `Suspenso em 03/05/2026 08h00: sem dor`.
    pub held: Option<String>,
}
