//! Refusals are data: a code, the field it is about, the rule it comes from. Sentences live in the screens' catalogue.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Why a command is not carried out. Nothing here names a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refusal {
    /// What is wrong.
    pub code: RefusalCode,
    /// Where in the command's body, as `items[0].dose`; `None` when it is about the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The rule's number in the rule book, the law's article or the design's name for it.
    pub rule: String,
    /// What a sentence needs to be filled: codes, limits, counts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal about the whole command.
    pub fn new(code: RefusalCode, rule: impl Into<String>) -> Self {
        Self { code, field: None, rule: rule.into(), params: BTreeMap::new() }
    }

    /// Names the field it is about.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Adds what a sentence needs to be filled.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

/// The reasons, one name each.
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
pub enum RefusalCode {
    // Any command.
    NotAuthorised,
    CommandIdReused,
    NotFound,
    Missing,
    TooLong,
    ClinicAlreadySetUp,
    ClinicNotSetUp,
    // People.
    CpfImpossible,
    CnsImpossible,
    CnpjImpossible,
    CnesImpossible,
    CouncilNumberImpossible,
    UfImpossible,
    CpfTaken,
    CouncilNumberTaken,
    BirthDateImpossible,
    DateImpossible,
    LoginTaken,
    LoginImpossible,
    NoRoles,
    LastAdministrator,
    PasswordTooShort,
    TimeZoneUnknown,
    PatientUnknown,
    PatientDeceased,
    PatientMerged,
    PatientMismatch,
    SamePatient,
    AllergyUnknown,
    AllergyAlreadyRefuted,
    AllergiesStand,
    ObservationImpossible,
    // Places and stays.
    LocationUnknown,
    LocationParentImpossible,
    BedTaken,
    EncounterUnknown,
    EncounterClosed,
    EncounterOfAnotherPatient,
    EncounterStillOpen,
    // Formulary.
    SubstanceUnknown,
    MedicineUnknown,
    MedicineInactive,
    MedicineOutsideFormulary,
    MedicineImpossible,
    RestrictionUnknown,
    RestrictionImpossible,
    // Prescribing.
    PrescriberUnknown,
    PrescriberInactive,
    PrescriberNotAuthorised,
    NoItems,
    TooManyItems,
    EncounterMissing,
    DoseMissing,
    DoseNotPositive,
    DoseImpossible,
    UnitOfAnotherDimension,
    RouteNotOfMedicine,
    RouteMissing,
    FrequencyMissing,
    FrequencyImpossible,
    DurationMissing,
    DurationImpossible,
    AsNeededReasonMissing,
    AsNeededIntervalMissing,
    AsNeededMaximumMissing,
    AsNeededMaximumBelowDose,
    InfusionIncomplete,
    TaperImpossible,
    VariableRangesImpossible,
    QuantityNotPositive,
    ScheduleGapTooLong,
    AllergyToSubstance,
    OverrideReasonMissing,
    SameSubstanceTwice,
    ForbiddenAbbreviation,
    UseRestricted,
    PrescriptionUnknown,
    NoLongerCurrent,
    AlreadyDispensed,
    ItemUnknown,
    ItemAlreadySuspended,
    ItemNotSuspended,
    ReasonMissing,
    // Triage.
    VersionChanged,
    NotInTriage,
    TakenByAnother,
    LeaseExpired,
    OwnPrescription,
    ApprovalMissing,
    ApprovalNotNeeded,
    ApproverNotAuthorised,
    ApprovalTimeImpossible,
    InterventionUnknown,
    InterventionAlreadyAnswered,
    NotAsked,
    // Printing.
    PaperNotOfSubject,
    NothingToPrint,
    DocumentsNotBuilt,
    CopiesImpossible,
    PrinterUnknown,
    PrinterNotForPaper,
    PrintNumberTaken,
    PrintJobUnknown,
    PrintJobOpen,
    PrintJobDone,
    PrintJobUnderWay,
    SpoolerSilent,
    LabelPrinterImpossible,
}
