//! Blocks that several papers share.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The establishment, at the head of its papers. An absent part is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Letterhead {
    pub name: String,
    /// As it is written: `12.345.678/0001-90`.
    pub cnpj: Option<String>,
    pub cnes: Option<String>,
    pub address_lines: Vec<String>,
    pub phone: Option<String>,
    /// With the registration: `Carla Demo, CRF-SP 12345`.
    pub responsible_pharmacist: Option<String>,
}

/// Who signs (rulebook 1.5). What is absent is a line to be filled in by hand where the law asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescriberBlock {
    pub name: String,
    /// `CRM-SP 123456`.
    pub council: String,
    /// Only with its registration (rulebook 1.11): `Cardiologia, RQE 12345`.
    pub specialty: Option<String>,
    pub cpf: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
}

/// What is known of allergies: three things that never look alike.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", content = "of", rename_all = "snake_case")]
pub enum Allergies {
    /// Nobody has asked.
    #[default]
    NotAsked,
    /// Asked, and none.
    NoneKnown,
    /// Each with its reaction where that is known: `dipirona (urticária)`.
    Listed(Vec<String>),
}

/// The patient as identified at signing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PatientBlock {
    /// The name of the civil register.
    pub name: String,
    /// Stands first and largest where there is one.
    pub social_name: Option<String>,
    /// `01/04/1953`.
    pub birth_date: Option<String>,
    /// On the day of signing: `73 anos`.
    pub age: Option<String>,
    /// `feminino`.
    pub sex: Option<String>,
    /// With its name: `CPF 529.982.247-25`.
    pub document: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub guardian: Option<String>,
    /// With its day: `62 kg em 11/11/2026`.
    pub weight: Option<String>,
    /// `3A, leito 12`.
    pub place: Option<String>,
    pub allergies: Allergies,
}

impl PatientBlock {
    /// What the patient is called: the social name, or else the one of the register.
    pub fn called(&self) -> &str {
        self.social_name.as_deref().unwrap_or(&self.name)
    }
}

/// Where what stands on the paper comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Provenance {
    /// What people call it by: `UTI2-000123-7`.
    pub number: String,
    /// 1 for the first.
    pub version: u32,
    /// The day of signing, and so of the PDF.
    pub signed_on: NaiveDate,
    /// `assinada em 23/11/2026 às 10h20`, or of a list *como estava em …*.
    pub as_of: String,
    /// SHA-256 of the event, 64 hexadecimal digits: eight of them stand on the paper, all in its QR code.
    pub event_hash: String,
}

impl Provenance {
    /// What the paper's QR code says, in the characters that a QR code packs densest:
    /// `UTI2-000123-7/1/` and the whole hash in capitals.
    pub fn qr_text(&self) -> String {
        format!("{}/{}/{}", self.number, self.version, self.event_hash).to_uppercase()
    }
}

/// The size of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// 148 x 210 mm.
    #[default]
    A5,
    /// 210 x 297 mm.
    A4,
}

/// A copy, and who keeps it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Via {
    /// 1 or 2.
    pub number: u8,
    /// `Retenção pela farmácia ou drogaria`.
    pub destination: String,
}

/// One medicine as an out-patient's paper prescribes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PrescribedItem {
    /// DCB name with strength: `dipirona 500 mg`.
    pub medicine: String,
    /// `comprimido`.
    pub form: String,
    /// How it is used, a whole sentence.
    pub dosage: String,
    /// In figures: `30 comprimidos`.
    pub quantity: Option<String>,
    /// In words, agreeing in gender: `trinta comprimidos` (R1.11).
    pub quantity_in_words: Option<String>,
    /// Why more than the law's quantity (R1.10), with CID or diagnosis.
    pub justification: Option<String>,
    /// `M54.5`.
    pub cid: Option<String>,
    /// The prescriber does not allow another product.
    pub substitution_refused: bool,
    /// `uso contínuo`: one receita for up to 90 days, a quantity for each 30 (R1.27).
    pub continuous_use: bool,
    pub instructions: Option<String>,
}
