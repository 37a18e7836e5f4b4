// Made by `cargo xtask generate-bindings` from the engine's types: never edited by hand.

/**
 * FHIR `Encounter.class`: AMB, EMER, IMP.
 */
export type EncounterClass = 'Ambulatory' | 'Emergency' | 'Inpatient';
/**
 * What the patient is allergic to.
 */
export type AllergyAbout =
  | {
      kind: 'Substance';
      substance_id: string;
    }
  | {
      code: string;
      kind: 'Group';
    }
  | {
      kind: 'Text';
      text: string;
    };
/**
 * How a substance harmed the patient (rulebook R2.1); only the first two block.
 */
export type AllergyKind = 'Allergy' | 'PseudoAllergy' | 'Intolerance' | 'SideEffect' | 'Unknown';
export type Amount = string;
/**
 * The prescriber's answer.
 */
export type InterventionAnswer =
  | {
      kind: 'Accept';
      order: Order;
    }
  | {
      kind: 'Uphold';
      reason: string;
    };
/**
 * Why a prescriber goes on in spite of a finding (rulebook 2.14, `override_reasons_pt`).
 */
export type OverrideReason =
  | 'BenefitOutweighsRisk'
  | 'AlreadyTolerated'
  | 'DoseAdjusted'
  | 'AllergyNotConfirmed'
  | 'NoAlternative'
  | 'PalliativeCare'
  | 'Protocol'
  | 'Emergency'
  | 'AlertDataWrong'
  | 'Other';
/**
 * How long an item goes on.
 */
export type Duration =
  | {
      /**
       * Whole days, 1 to 3650.
       */
      days: number;
      kind: 'Days';
    }
  | {
      kind: 'Continuous';
    }
  | {
      kind: 'Once';
    };
/**
 * When doses repeat. `2x/dia` is not `12/12h` (rulebook R3.19).
 */
export type Frequency =
  | {
      /**
       * Hours between doses, 1 to 72.
       */
      hours: number;
      kind: 'EveryHours';
    }
  | {
      kind: 'TimesPerDay';
      /**
       * Doses a day, 1 to 24.
       */
      times: number;
    }
  | {
      /**
       * Days between doses, 2 to 365.
       */
      days: number;
      kind: 'EveryDays';
    }
  | {
      /**
       * In the order of the week, none twice.
       */
      days: ('Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun')[];
      kind: 'Weekdays';
    }
  | {
      kind: 'AtBedtime';
    }
  | {
      kind: 'AtTimes';
      /**
       * In the order of the day, none twice.
       */
      times: string[];
    }
  | {
      kind: 'Continuous';
    };
/**
 * By which way a medicine enters the body.
 */
export type Route =
  | ('VO' | 'SL' | 'IM' | 'SC' | 'EPI' | 'IT' | 'TD' | 'INAL' | 'VAG' | 'OFT' | 'TOP' | 'OTO' | 'NAS' | 'VR' | 'LOCAL')
  | 'EV'
  | 'DILUENTE';
/**
 * For whom and where a prescription is written.
 */
export type PrescriptionKind = 'Ambulatory' | 'Inpatient' | 'Discharge';
/**
 * How soon the first dose must be at the bedside (rulebook 3.1), most urgent first.
 */
export type Priority = 'Stat' | 'Urgent' | 'FirstDose' | 'Discharge' | 'Routine';
/**
 * What a staff user does in the house.
 */
export type Role = 'Prescriber' | 'Pharmacist' | 'Nurse' | 'Technician' | 'Administrator' | 'Auditor';
/**
 * The kind of prescription document a medicine needs. In legal precedence (R1.7): of two kinds that one substance
 * falls in, the smaller one holds.
 */
export type DocumentType = 'NRA' | 'NRT' | 'NRB2' | 'NRB' | 'NRR' | 'RCE' | 'RET' | 'SEM_RETENCAO' | 'COMUM';
/**
 * A list of Anexo I of Portaria 344/98 (R1.2: A3 and B1 bear the same title, only the code tells them apart).
 */
export type List344 = 'A1' | 'A2' | 'A3' | 'B1' | 'B2' | 'C1' | 'C2' | 'C3' | 'C5' | 'D1' | 'D2' | 'E' | 'F';
/**
 * Who may use the medicine at all.
 */
export type UseRestriction = 'ESTAB_SAUDE' | 'HOSPITAL_CADASTRADO' | 'PROGRAMA_PUBLICO';
/**
 * Milliseconds since 1970-01-01T00:00:00Z.
 */
export type Instant = number;
/**
 * Why a pharmacist intervenes: what was wrong, as hospital pharmacies code it.
 */
export type InterventionReason =
  | 'Dose'
  | 'Frequency'
  | 'Route'
  | 'Dilution'
  | 'Duration'
  | 'Allergy'
  | 'Interaction'
  | 'Duplicate'
  | 'Contraindication'
  | 'RenalAdjustment'
  | 'Indication'
  | 'Unavailable'
  | 'LegalDocument'
  | 'Illegible'
  | 'Other';
/**
 * What shape an item's dosage has (rulebook 2.13).
 */
export type ItemKind = 'Dose' | 'Infusion' | 'Taper' | 'Variable';
/**
 * Establishment → ward → room → bed. A bed may hang directly under its ward.
 */
export type LocationKind = 'Ward' | 'Room' | 'Bed';
/**
 * Which paper, by the name that stands in files, settings and events.
 */
export type PaperKind =
  | 'prescription'
  | 'special_control'
  | 'retained'
  | 'notification_a'
  | 'notification_b'
  | 'notification_b2'
  | 'notification_retinoid'
  | 'notification_thalidomide'
  | 'inpatient'
  | 'pick_list'
  | 'ward_sheet'
  | 'unit_dose_label'
  | 'dispensing_label'
  | 'iv_label'
  | 'record'
  | 'triage_report';
/**
 * The sheet or label, where a paper comes in more than one.
 */
export type PaperSize = ('A5' | 'A4') | 'Label50x30' | 'Label100x50';
/**
 * What a paper is about.
 */
export type PaperSubject =
  | {
      kind: 'Prescription';
      prescription_id: string;
    }
  | {
      encounter_id?: string | null;
      kind: 'Patient';
      patient_id: string;
    }
  | {
      from: Instant;
      kind: 'Ward';
      until: Instant;
      ward_id: string;
    }
  | {
      from: string;
      kind: 'Period';
      until: string;
    };
/**
 * How a paper gets out.
 */
export type PrinterKind = 'Queue' | 'Label' | 'Viewer' | 'File';
/**
 * FHIR `reaction.severity`.
 */
export type Severity = 'Mild' | 'Moderate' | 'Severe';
/**
 * Who or what says so.
 */
export type Source = 'Patient' | 'Family' | 'Professional' | 'Record' | 'Device' | 'Laboratory';
/**
 * How dose times are laid out (rulebook R3.20).
 */
export type ScheduleMode = 'Anchored' | 'FromFirstDose';
/**
 * FHIR `AdministrativeGender`: what a document states as sex.
 */
export type Sex = 'Female' | 'Male' | 'Other' | 'Unknown';
/**
 * Whether a council lets somebody practise.
 */
export type Situation = 'Active' | 'Suspended' | 'Cancelled' | 'Inactive';
/**
 * A unit of a dose, a volume, a strength or a dispensed quantity.
 */
export type Unit =
  | (
      | 'g'
      | 'mg'
      | 'ng'
      | 'kg'
      | 'L'
      | 'mL'
      | 'meq'
      | 'mmol'
      | '%'
      | '[drp]'
      | '{comprimido}'
      | '{cápsula}'
      | '{ampola}'
      | '{frasco}'
      | '{bisnaga}'
      | '{caixa}'
      | '{sachê}'
      | '{adesivo}'
      | '{supositório}'
      | '{dose}'
      | '{aplicação}'
      | 'h'
      | 'min'
      | 'cm'
      | 'mg/dL'
      | 'mmol/L'
      | 'Cel'
      | 'mm[Hg]'
      | '/min'
      | 'mL/h'
      | '[drp]/min'
      | 'mg/h'
      | 'ug/kg/min'
      | 'ug/h'
      | 'ug/min'
      | 'ug/kg/h'
      | 'mg/kg/h'
      | '[iU]/h'
      | '[iU]/min'
      | '[iU]/kg/h'
    )
  | 'ug'
  | '[iU]'
  | '{jato}'
  | '1'
  | '{microgota}/min';
/**
 * Everything that can be asked of the engine: `{"command": "Cancel", "body": {…}}` on the wire.
 *
 * All are *intentions* and may be refused. *Facts* stand beside this enum: [`crate::facts`].
 */
export type Command =
  | {
      body: SetUpClinic;
      command: 'SetUpClinic';
    }
  | {
      body: CorrectEstablishment;
      command: 'CorrectEstablishment';
    }
  | {
      body: RegisterLocation;
      command: 'RegisterLocation';
    }
  | {
      body: RegisterUser;
      command: 'RegisterUser';
    }
  | {
      body: ChangeUser;
      command: 'ChangeUser';
    }
  | {
      body: NotePasswordChange;
      command: 'NotePasswordChange';
    }
  | {
      body: RegisterPractitioner;
      command: 'RegisterPractitioner';
    }
  | {
      body: CorrectPractitioner;
      command: 'CorrectPractitioner';
    }
  | {
      body: RegisterPatient;
      command: 'RegisterPatient';
    }
  | {
      body: CorrectPatient;
      command: 'CorrectPatient';
    }
  | {
      body: RecordDeath;
      command: 'RecordDeath';
    }
  | {
      body: MergePatients;
      command: 'MergePatients';
    }
  | {
      body: RecordAllergy;
      command: 'RecordAllergy';
    }
  | {
      body: RefuteAllergy;
      command: 'RefuteAllergy';
    }
  | {
      body: RecordNoKnownAllergies;
      command: 'RecordNoKnownAllergies';
    }
  | {
      body: RecordObservation;
      command: 'RecordObservation';
    }
  | {
      body: Admit;
      command: 'Admit';
    }
  | {
      body: Transfer;
      command: 'Transfer';
    }
  | {
      body: Discharge;
      command: 'Discharge';
    }
  | {
      body: MaintainMedicine;
      command: 'MaintainMedicine';
    }
  | {
      body: ImportFormulary;
      command: 'ImportFormulary';
    }
  | {
      body: ImportProducts;
      command: 'ImportProducts';
    }
  | {
      body: SetRestriction;
      command: 'SetRestriction';
    }
  | {
      body: RemoveRestriction;
      command: 'RemoveRestriction';
    }
  | {
      body: Prescribe;
      command: 'Prescribe';
    }
  | {
      body: Replace;
      command: 'Replace';
    }
  | {
      body: Cancel;
      command: 'Cancel';
    }
  | {
      body: Renew;
      command: 'Renew';
    }
  | {
      body: SuspendItem;
      command: 'SuspendItem';
    }
  | {
      body: ResumeItem;
      command: 'ResumeItem';
    }
  | {
      body: MarkEnteredInError;
      command: 'MarkEnteredInError';
    }
  | {
      body: TakeForTriage;
      command: 'TakeForTriage';
    }
  | {
      body: Validate;
      command: 'Validate';
    }
  | {
      body: ValidateWithRemark;
      command: 'ValidateWithRemark';
    }
  | {
      body: Intervene;
      command: 'Intervene';
    }
  | {
      body: AnswerIntervention;
      command: 'AnswerIntervention';
    }
  | {
      body: Approve;
      command: 'Approve';
    }
  | {
      body: ReturnToPrescriber;
      command: 'ReturnToPrescriber';
    }
  | {
      body: Print;
      command: 'Print';
    }
  | {
      body: RetryPrint;
      command: 'RetryPrint';
    }
  | {
      body: CancelPrint;
      command: 'CancelPrint';
    };
/**
 * The reasons, one name each.
 */
export type RefusalCode =
  | 'NotAuthorised'
  | 'CommandIdReused'
  | 'NotFound'
  | 'Missing'
  | 'TooLong'
  | 'ClinicAlreadySetUp'
  | 'ClinicNotSetUp'
  | 'CpfImpossible'
  | 'CnsImpossible'
  | 'CnpjImpossible'
  | 'CnesImpossible'
  | 'CouncilNumberImpossible'
  | 'UfImpossible'
  | 'CpfTaken'
  | 'CouncilNumberTaken'
  | 'BirthDateImpossible'
  | 'DateImpossible'
  | 'LoginTaken'
  | 'LoginImpossible'
  | 'NoRoles'
  | 'LastAdministrator'
  | 'PasswordTooShort'
  | 'TimeZoneUnknown'
  | 'PatientUnknown'
  | 'PatientDeceased'
  | 'PatientMerged'
  | 'PatientMismatch'
  | 'SamePatient'
  | 'AllergyUnknown'
  | 'AllergyAlreadyRefuted'
  | 'AllergiesStand'
  | 'ObservationImpossible'
  | 'LocationUnknown'
  | 'LocationParentImpossible'
  | 'BedTaken'
  | 'EncounterUnknown'
  | 'EncounterClosed'
  | 'EncounterOfAnotherPatient'
  | 'EncounterStillOpen'
  | 'SubstanceUnknown'
  | 'MedicineUnknown'
  | 'MedicineInactive'
  | 'MedicineOutsideFormulary'
  | 'MedicineImpossible'
  | 'RestrictionUnknown'
  | 'RestrictionImpossible'
  | 'PrescriberUnknown'
  | 'PrescriberInactive'
  | 'PrescriberNotAuthorised'
  | 'NoItems'
  | 'TooManyItems'
  | 'EncounterMissing'
  | 'DoseMissing'
  | 'DoseNotPositive'
  | 'DoseImpossible'
  | 'UnitOfAnotherDimension'
  | 'RouteNotOfMedicine'
  | 'RouteMissing'
  | 'FrequencyMissing'
  | 'FrequencyImpossible'
  | 'DurationMissing'
  | 'DurationImpossible'
  | 'AsNeededReasonMissing'
  | 'AsNeededIntervalMissing'
  | 'AsNeededMaximumMissing'
  | 'AsNeededMaximumBelowDose'
  | 'InfusionIncomplete'
  | 'TaperImpossible'
  | 'VariableRangesImpossible'
  | 'QuantityNotPositive'
  | 'ScheduleGapTooLong'
  | 'AllergyToSubstance'
  | 'OverrideReasonMissing'
  | 'SameSubstanceTwice'
  | 'ForbiddenAbbreviation'
  | 'UseRestricted'
  | 'PrescriptionUnknown'
  | 'NoLongerCurrent'
  | 'AlreadyDispensed'
  | 'ItemUnknown'
  | 'ItemAlreadySuspended'
  | 'ItemNotSuspended'
  | 'ReasonMissing'
  | 'VersionChanged'
  | 'NotInTriage'
  | 'TakenByAnother'
  | 'LeaseExpired'
  | 'OwnPrescription'
  | 'ApprovalMissing'
  | 'ApprovalNotNeeded'
  | 'ApproverNotAuthorised'
  | 'ApprovalTimeImpossible'
  | 'InterventionUnknown'
  | 'InterventionAlreadyAnswered'
  | 'NotAsked'
  | 'PaperNotOfSubject'
  | 'NothingToPrint'
  | 'DocumentsNotBuilt'
  | 'CopiesImpossible'
  | 'PrinterUnknown'
  | 'PrinterNotForPaper'
  | 'PrintNumberTaken'
  | 'PrintJobUnknown'
  | 'PrintJobOpen'
  | 'PrintJobDone'
  | 'PrintJobUnderWay'
  | 'SpoolerSilent'
  | 'LabelPrinterImpossible';
/**
 * What can be found.
 */
export type Kind = 'Patient' | 'Medicine' | 'Prescription';
/**
 * Classes by which orders are looked for: the main groups of the ATC, and what asks for special care.
 */
export type MedicineClass =
  | ('A' | 'B' | 'C' | 'D' | 'G' | 'H' | 'J' | 'L' | 'M' | 'N' | 'P' | 'R' | 'S' | 'V' | 'Antimicrobial' | 'HighAlert')
  | 'Controlled'
  | 'AwaitingApproval';
/**
 * Where an order stands. One name each, everywhere.
 */
export type OrderState =
  | 'Draft'
  | 'Signed'
  | 'InTriage'
  | 'Validated'
  | 'ValidatedWithRemark'
  | 'AwaitingAnswer'
  | 'Returned'
  | 'InPicking'
  | 'Picked'
  | 'Checked'
  | 'Dispensed'
  | 'PartlyDispensed'
  | 'Delivered'
  | 'Closed'
  | 'Suspended'
  | 'Cancelled'
  | 'Replaced'
  | 'EnteredInError';
/**
 * The name of a view, as windows are told of it.
 */
export type ViewName =
  | (
      | 'Letterhead'
      | 'Staff'
      | 'PatientSummary'
      | 'PatientRecord'
      | 'PatientTimeline'
      | 'Catalogue'
      | 'PrescriptionDetails'
      | 'TriageQueue'
      | 'ScheduledDoses'
      | 'Interventions'
      | 'PrescriptionDocument'
      | 'SearchSource'
    )
  | 'PrintJobs';
/**
 * What happened to a clinic that does not open.
 */
export type Reason = 'InUse' | 'Damaged' | 'NewerVersion' | 'DiskFull' | 'Other';
/**
 * The first answer.
 */
export type Start =
  | {
      /**
       * It is the demo hospital: its sign-in screen lists who may sign in.
       */
      demo: boolean;
      /**
       * `None` before it is set up.
       */
      house?: House | null;
      kind: 'Ready';
      /**
       * Their password is wanted before anything is shown.
       */
      locked: boolean;
      /**
       * Whoever sits at this window, locked or not.
       */
      me?: Me | null;
      /**
       * The program's version.
       */
      version: string;
    }
  | {
      kind: 'Unopened';
      why: Unopened1;
    };
/**
 * Why a window's request is not answered.
 */
export type Trouble =
  | {
      kind: 'Refused';
      /**
       * All of them.
       */
      refusals: Refusal[];
    }
  | {
      kind: 'Failed';
      /**
       * Where in the log.
       */
      reference: string;
    }
  | {
      kind: 'NotOpen';
    }
  | {
      kind: 'NotSignedIn';
    }
  | {
      kind: 'Locked';
    }
  | {
      kind: 'PasswordNeeded';
    }
  | {
      kind: 'WrongPassword';
    }
  | {
      kind: 'Wait';
      /**
       * How long.
       */
      seconds: number;
    }
  | {
      kind: 'Cancelled';
    }
  | {
      /**
       * What is wrong with it, in a few words, without its content.
       */
      detail: string;
      kind: 'File';
    };
/**
 * Whether a check found something or could not run.
 */
export type Outcome = 'Found' | 'NotChecked';
/**
 * How loudly a finding speaks (rulebook 2.14): 1 hard stop, 2 interrupt, 3 passive, 4 silent.
 */
export type Tier = number;
/**
 * What becomes of a medicine of the file.
 */
export type Becomes = 'Registered' | 'Corrected' | 'Unchanged';
/**
 * What is wrong with a cell, a line or a file.
 */
export type FaultReason =
  | 'EmptyFile'
  | 'MissingColumn'
  | 'WrongNumberOfCells'
  | 'EmptyCell'
  | 'CellTooLong'
  | 'LooksLikeFormula'
  | 'DuplicateId'
  | 'UnknownCode'
  | 'BadStrength'
  | 'BadQuantity';
/**
 * What an event happened to: the unit of versions and of parking.
 */
export type AggregateKind =
  | 'Establishment'
  | 'Station'
  | 'Location'
  | 'User'
  | 'Practitioner'
  | 'Patient'
  | 'Encounter'
  | 'Substance'
  | 'Medicine'
  | 'Import'
  | 'Restriction'
  | 'Prescription'
  | 'PrintJob';
/**
 * Read to the end, or not.
 */
export type Dosage =
  | {
      /**
       * What it orders, once its medicine is chosen.
       */
      item?: ItemOrder | null;
      kind: 'Read';
      parsed: ParsedLine;
      /**
       * As it will print.
       */
      sentence: string;
    }
  | {
      fault: Fault;
      kind: 'Fault';
    };
/**
 * What is wrong at a place of the line. The sentence for it lives in the UI's catalogue, by this code.
 */
export type FaultCode =
  | 'MissingMedicine'
  | 'UnknownText'
  | 'AmbiguousThousands'
  | 'MissingLeadingZero'
  | 'AmbiguousFraction'
  | 'InvalidNumber'
  | 'MissingUnit'
  | 'UnknownUnit'
  | 'DangerousAbbreviation'
  | 'NonMetricMeasure'
  | 'PerKilogram'
  | 'DoseRange'
  | 'ZeroDose'
  | 'TwoDoses'
  | 'TwoRoutes'
  | 'TwoFrequencies'
  | 'ZeroFrequency'
  | 'UnequalInterval'
  | 'IntervalOutOfRange'
  | 'VagueInterval'
  | 'WeekdaysNeeded'
  | 'InvalidTime'
  | 'DurationOutOfRange'
  | 'Repeated'
  | 'MaximumWithoutPeriod'
  | 'MaximumWithoutAsNeeded'
  | 'DiscretionWithoutRule'
  | 'TaperStepIncomplete'
  | 'InvalidRange';
/**
 * Which part of the line a span holds.
 */
export type PartKind =
  | 'Medicine'
  | 'Strength'
  | 'Dose'
  | 'Route'
  | 'Dilution'
  | 'Infusion'
  | 'Frequency'
  | 'FirstDoseNow'
  | 'Duration'
  | 'AsNeeded'
  | 'MaxDaily'
  | 'Taper'
  | 'Variable'
  | 'Quantity'
  | 'Instructions';
/**
 * Whether anybody asked about allergies. "Not asked" and "none known" never look alike.
 */
export type AllergyStatus = 'NotAsked' | 'NoneKnown' | 'Recorded';
/**
 * Why a job failed.
 */
export type PrintFailure =
  | 'PrinterGone'
  | 'NotAccepting'
  | 'RefusedBySpooler'
  | 'Aborted'
  | 'WaitedTooLong'
  | 'FileChanged'
  | 'NoViewer'
  | 'NotSaved'
  | 'MayHavePrinted';
/**
 * Where a job stands.
 */
export type PrintState = 'Queued' | 'Sent' | 'OpenedInViewer' | 'Saved' | 'Confirmed' | 'Failed' | 'Cancelled';
/**
 * How a printer is.
 */
export type PrinterState = ('Idle' | 'Printing') | 'Stopped' | 'Unknown';
/**
 * Why there is no receipt.
 */
export type Problem =
  | {
      kind: 'Refused';
      /**
       * All of them.
       */
      refusals: Refusal[];
    }
  | {
      kind: 'Failed';
      /**
       * Where in the log.
       */
      reference: string;
    };
/**
 * What must hold.
 */
export type CheckName =
  | 'integrity'
  | 'foreign_keys'
  | 'chain'
  | 'sequence'
  | 'bodies'
  | 'replay'
  | 'human_numbers'
  | 'receipts'
  | 'views'
  | 'index';

/**
 * A Brazilian postal address.
 */
export interface Address {
  /**
   * Município.
   */
  city: string;
  /**
   * Bairro.
   */
  district?: string;
  /**
   * Street, number, complement.
   */
  line: string;
  /**
   * CEP, 8 digits; empty when unknown.
   */
  postal_code?: string;
  /**
   * Two letters.
   */
  uf: string;
}
/**
 * Starts an encounter; its id is the command's.
 */
export interface Admit {
  class: EncounterClass;
  /**
   * Ward, room or bed; mandatory for an in-patient.
   */
  location_id?: string | null;
  patient_id: string;
}
/**
 * Answers an intervention.
 */
export interface AnswerIntervention {
  answer: InterventionAnswer;
  intervention_id: string;
}
/**
 * What a prescription says, whoever version it becomes.
 */
export interface Order {
  /**
   * Mandatory for an in-patient or discharge prescription.
   */
  encounter_id?: string | null;
  items: ItemOrder[];
  kind: PrescriptionKind;
  note?: string | null;
  patient_id: string;
  priority: Priority;
}
/**
 * One medicine as it is ordered.
 */
export interface ItemOrder {
  /**
   * Goes on in spite of an allergy.
   */
  allergy_override?: Override | null;
  /**
   * Given only when needed.
   */
  as_needed?: AsNeeded | null;
  /**
   * CID-10 of it.
   */
  cid?: string | null;
  /**
   * What it is diluted in.
   */
  diluent?: string | null;
  /**
   * One dose: in a unit of the medicine's strength, of its form, or mL.
   */
  dose?: Quantity | null;
  /**
   * How long.
   */
  duration?: Duration | null;
  /**
   * How often.
   */
  frequency?: Frequency | null;
  /**
   * What it is for.
   */
  indication?: string | null;
  /**
   * Anything else to say.
   */
  instructions?: string | null;
  /**
   * The shape of its dosage.
   */
  kind: 'Dose' | 'Infusion' | 'Taper' | 'Variable';
  /**
   * Which formulary entry.
   */
  medicine_id: string;
  /**
   * How much to hand out, for documents that leave the house.
   */
  quantity?: Quantity | null;
  /**
   * How fast it runs.
   */
  rate?: Quantity | null;
  /**
   * How it enters the body.
   */
  route?: Route | null;
  /**
   * How dose times are laid out; the ward's times without a first dose now, when absent.
   */
  scheduling?: Scheduling | null;
  /**
   * "Não autorizo a substituição" (rulebook 1.12).
   */
  substitution_refused?: boolean;
  /**
   * The steps of a taper.
   */
  taper?: TaperStep[];
  /**
   * The ranges of a variable dose.
   */
  variable?: VariableRange[];
  /**
   * What is measured to choose among them: "glicemia capilar".
   */
  variable_measure?: string | null;
  /**
   * How much of the diluent, or of the solution itself where there is no dose, mL.
   */
  volume?: Quantity | null;
}
/**
 * Why a prescriber goes on in spite of an allergy to the very substance.
 */
export interface Override {
  reason: OverrideReason;
  /**
   * Mandatory for `Other`, at least 10 characters.
   */
  text?: string | null;
}
/**
 * "Se necessário" (rulebook 2.13: reason, interval and daily maximum are all mandatory).
 */
export interface AsNeeded {
  /**
   * The most in 24 hours.
   */
  max_daily?: Quantity | null;
  /**
   * Hours that must lie between two doses.
   */
  min_interval_hours?: number | null;
  /**
   * What it is given for: "dor".
   */
  reason?: string | null;
}
/**
 * A number with its unit, as somebody wrote it: not yet checked to make sense as a dose.
 */
export interface Quantity {
  /**
   * Of what.
   */
  unit:
    | (
        | 'g'
        | 'mg'
        | 'ng'
        | 'kg'
        | 'L'
        | 'mL'
        | 'meq'
        | 'mmol'
        | '%'
        | '[drp]'
        | '{comprimido}'
        | '{cápsula}'
        | '{ampola}'
        | '{frasco}'
        | '{bisnaga}'
        | '{caixa}'
        | '{sachê}'
        | '{adesivo}'
        | '{supositório}'
        | '{dose}'
        | '{aplicação}'
        | 'h'
        | 'min'
        | 'cm'
        | 'mg/dL'
        | 'mmol/L'
        | 'Cel'
        | 'mm[Hg]'
        | '/min'
        | 'mL/h'
        | '[drp]/min'
        | 'mg/h'
        | 'ug/kg/min'
        | 'ug/h'
        | 'ug/min'
        | 'ug/kg/h'
        | 'mg/kg/h'
        | '[iU]/h'
        | '[iU]/min'
        | '[iU]/kg/h'
      )
    | 'ug'
    | '[iU]'
    | '{jato}'
    | '1'
    | '{microgota}/min';
  /**
   * How much.
   */
  value: string;
}
/**
 * When the first dose is given and how the others follow.
 */
export interface Scheduling {
  /**
   * The first dose is given at once.
   */
  first_dose_now: boolean;
  /**
   * How times are laid out.
   */
  mode: 'Anchored' | 'FromFirstDose';
}
/**
 * One step of a taper: no gap and no overlap with the next (rulebook 2.13).
 */
export interface TaperStep {
  /**
   * For how many days.
   */
  days: number;
  dose: Quantity1;
  /**
   * When doses repeat. `2x/dia` is not `12/12h` (rulebook R3.19).
   */
  frequency:
    | {
        /**
         * Hours between doses, 1 to 72.
         */
        hours: number;
        kind: 'EveryHours';
      }
    | {
        kind: 'TimesPerDay';
        /**
         * Doses a day, 1 to 24.
         */
        times: number;
      }
    | {
        /**
         * Days between doses, 2 to 365.
         */
        days: number;
        kind: 'EveryDays';
      }
    | {
        /**
         * In the order of the week, none twice.
         */
        days: ('Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun')[];
        kind: 'Weekdays';
      }
    | {
        kind: 'AtBedtime';
      }
    | {
        kind: 'AtTimes';
        /**
         * In the order of the day, none twice.
         */
        times: string[];
      }
    | {
        kind: 'Continuous';
      };
}
/**
 * A number with its unit, as somebody wrote it: not yet checked to make sense as a dose.
 */
export interface Quantity1 {
  /**
   * Of what.
   */
  unit:
    | (
        | 'g'
        | 'mg'
        | 'ng'
        | 'kg'
        | 'L'
        | 'mL'
        | 'meq'
        | 'mmol'
        | '%'
        | '[drp]'
        | '{comprimido}'
        | '{cápsula}'
        | '{ampola}'
        | '{frasco}'
        | '{bisnaga}'
        | '{caixa}'
        | '{sachê}'
        | '{adesivo}'
        | '{supositório}'
        | '{dose}'
        | '{aplicação}'
        | 'h'
        | 'min'
        | 'cm'
        | 'mg/dL'
        | 'mmol/L'
        | 'Cel'
        | 'mm[Hg]'
        | '/min'
        | 'mL/h'
        | '[drp]/min'
        | 'mg/h'
        | 'ug/kg/min'
        | 'ug/h'
        | 'ug/min'
        | 'ug/kg/h'
        | 'mg/kg/h'
        | '[iU]/h'
        | '[iU]/min'
        | '[iU]/kg/h'
      )
    | 'ug'
    | '[iU]'
    | '{jato}'
    | '1'
    | '{microgota}/min';
  /**
   * How much.
   */
  value: string;
}
/**
 * One range of a variable dose: `from` included, `to` excluded, open where absent.
 */
export interface VariableRange {
  dose: Quantity2;
  /**
   * The lowest value of the range.
   */
  from?: Amount | null;
  /**
   * The first value above the range.
   */
  to?: Amount | null;
}
/**
 * A number with its unit, as somebody wrote it: not yet checked to make sense as a dose.
 */
export interface Quantity2 {
  /**
   * Of what.
   */
  unit:
    | (
        | 'g'
        | 'mg'
        | 'ng'
        | 'kg'
        | 'L'
        | 'mL'
        | 'meq'
        | 'mmol'
        | '%'
        | '[drp]'
        | '{comprimido}'
        | '{cápsula}'
        | '{ampola}'
        | '{frasco}'
        | '{bisnaga}'
        | '{caixa}'
        | '{sachê}'
        | '{adesivo}'
        | '{supositório}'
        | '{dose}'
        | '{aplicação}'
        | 'h'
        | 'min'
        | 'cm'
        | 'mg/dL'
        | 'mmol/L'
        | 'Cel'
        | 'mm[Hg]'
        | '/min'
        | 'mL/h'
        | '[drp]/min'
        | 'mg/h'
        | 'ug/kg/min'
        | 'ug/h'
        | 'ug/min'
        | 'ug/kg/h'
        | 'mg/kg/h'
        | '[iU]/h'
        | '[iU]/min'
        | '[iU]/kg/h'
      )
    | 'ug'
    | '[iU]'
    | '{jato}'
    | '1'
    | '{microgota}/min';
  /**
   * How much.
   */
  value: string;
}
/**
 * Releases a medicine that needs somebody's approval, as one who may.
 */
export interface Approve {
  /**
   * For how long, also for the versions that renew it: 1 to 90 days.
   */
  days: number;
  /**
   * The medicine in it.
   */
  item_id: string;
  /**
   * Anything to say.
   */
  note?: string | null;
  /**
   * The order.
   */
  prescription_id: string;
}
/**
 * Takes a prescription back before it is dispensed.
 */
export interface Cancel {
  prescription_id: string;
  reason: string;
}
/**
 * Takes a job back that the spooler does not have yet.
 */
export interface CancelPrint {
  print_job_id: string;
}
/**
 * Changes a user's roles or bars them.
 */
export interface ChangeUser {
  active: boolean;
  practitioner_id?: string | null;
  roles: Role[];
  user_id: string;
}
/**
 * Replaces what is written down about the establishment.
 */
export interface CorrectEstablishment {
  /**
   * Printed on documents.
   */
  address?: Address | null;
  /**
   * Cadastro Nacional de Estabelecimentos de Saúde.
   */
  cnes?: string | null;
  /**
   * Alphanumeric since July 2026.
   */
  cnpj?: string | null;
  /**
   * As registered.
   */
  name: string;
  /**
   * Contact phone.
   */
  phone?: string | null;
  /**
   * Name and CRF of the responsible pharmacist.
   */
  responsible_pharmacist?: string | null;
  /**
   * IANA name, `America/Sao_Paulo`.
   */
  time_zone: string;
}
/**
 * Replaces what is written down about a patient. Signed prescriptions keep what they said.
 */
export interface CorrectPatient {
  patient: Demographics;
  patient_id: string;
}
/**
 * What is written down about a patient.
 */
export interface Demographics {
  /**
   * Residential address.
   */
  address?: Address | null;
  /**
   * Unknown for somebody nobody can identify yet.
   */
  birth_date?: string | null;
  /**
   * Cartão Nacional de Saúde.
   */
  cns?: string | null;
  /**
   * With or without punctuation.
   */
  cpf?: string | null;
  /**
   * Legal guardian.
   */
  guardian?: string | null;
  /**
   * Tells namesakes apart.
   */
  mother_name?: string | null;
  /**
   * Name on the document.
   */
  name: string;
  /**
   * Passport or another document.
   */
  other_document?: string | null;
  /**
   * Contact phone.
   */
  phone?: string | null;
  /**
   * As the document states it.
   */
  sex: 'Female' | 'Male' | 'Other' | 'Unknown';
  /**
   * Name the patient uses.
   */
  social_name?: string | null;
}
/**
 * Replaces what is written down about a practitioner. Signed prescriptions keep what they said.
 */
export interface CorrectPractitioner {
  practitioner: PractitionerInput;
  practitioner_id: string;
}
/**
 * What is written down about a practitioner.
 */
export interface PractitionerInput {
  /**
   * Professional address; printed on documents.
   */
  address?: Address | null;
  /**
   * `CRM`, `CRO`, …
   */
  council: string;
  /**
   * With or without punctuation.
   */
  cpf?: string | null;
  /**
   * Full name.
   */
  name: string;
  /**
   * The council's number, 1 to 7 digits.
   */
  number: string;
  /**
   * Contact phone.
   */
  phone?: string | null;
  /**
   * Programmes that registered them (thalidomide, misoprostol …), by the programme's code.
   */
  programme_registrations?: string[];
  /**
   * Whether the council lets them practise.
   */
  situation: 'Active' | 'Suspended' | 'Cancelled' | 'Inactive';
  /**
   * Specialties; only those with an RQE are printed.
   */
  specialties?: Specialty[];
  /**
   * Two letters.
   */
  uf: string;
}
/**
 * A specialty registered with the council (RQE); without an RQE it is never printed (CFM).
 */
export interface Specialty {
  /**
   * As the council names it.
   */
  name: string;
  /**
   * Registro de Qualificação de Especialista.
   */
  rqe?: string | null;
}
/**
 * Ends an encounter; its open in-patient orders are closed with it.
 */
export interface Discharge {
  encounter_id: string;
}
/**
 * What is written down about the establishment.
 */
export interface EstablishmentInput {
  /**
   * Printed on documents.
   */
  address?: Address | null;
  /**
   * Cadastro Nacional de Estabelecimentos de Saúde.
   */
  cnes?: string | null;
  /**
   * Alphanumeric since July 2026.
   */
  cnpj?: string | null;
  /**
   * As registered.
   */
  name: string;
  /**
   * Contact phone.
   */
  phone?: string | null;
  /**
   * Name and CRF of the responsible pharmacist.
   */
  responsible_pharmacist?: string | null;
  /**
   * IANA name, `America/Sao_Paulo`.
   */
  time_zone: string;
}
/**
 * One chunk of a formulary file, at most 500 rows; rows that say what the store already says make no event.
 */
export interface ImportFormulary {
  medicines: MedicineInput[];
}
/**
 * What is written down about a medicine of the formulary.
 */
export interface MedicineInput {
  /**
   * Still in the formulary.
   */
  active: boolean;
  /**
   * IN 360/2025.
   */
  antimicrobial: boolean;
  /**
   * ATC, 7 characters; empty when it has none.
   */
  atc: string;
  /**
   * The formulary's own code, `F001`; unique in the house.
   */
  code: string;
  /**
   * Denominação Comum Brasileira.
   */
  dcb: string;
  /**
   * Document it is prescribed on.
   */
  document_type: 'NRA' | 'NRT' | 'NRB2' | 'NRB' | 'NRR' | 'RCE' | 'RET' | 'SEM_RETENCAO' | 'COMUM';
  /**
   * Dosage form.
   */
  form: string;
  /**
   * GLP-1 agonist (RDC 973/2025).
   */
  glp1: boolean;
  /**
   * ISMP: potentially dangerous; `None` is a local decision not taken yet.
   */
  high_alert?: boolean | null;
  /**
   * Active ingredients.
   */
  ingredients: IngredientInput[];
  /**
   * International Nonproprietary Name, English.
   */
  inn: string;
  /**
   * List of Portaria 344.
   */
  list344?: List344 | null;
  /**
   * The soft limit of rulebook 2.6.
   */
  max_daily_dose?: Quantity | null;
  /**
   * What to know about that limit.
   */
  max_daily_note?: string | null;
  /**
   * Routes it may be given by.
   */
  routes: Route[];
  /**
   * As printed: `500 mg/mL`.
   */
  strength: string;
  /**
   * Curated tall-man spelling; for the eye only.
   */
  tall_man?: string | null;
  /**
   * Where it may be used at all.
   */
  use_restriction?: UseRestriction | null;
}
/**
 * An active ingredient of a medicine and how much of it one unit holds.
 */
export interface IngredientInput {
  /**
   * How much is in `per`; `None` when the presentation does not say.
   */
  amount?: Quantity | null;
  /**
   * In how much: 1 mL, 5 mL, one dose; `None` is one unit of the form.
   */
  per?: Quantity | null;
  /**
   * Normalised base-substance key (rulebook R1.3).
   */
  substance_key: string;
}
/**
 * One chunk of a price list, at most 500 rows. The products of an import show once its last chunk is in.
 */
export interface ImportProducts {
  /**
   * SHA-256 of the file, in hexadecimal: the import's name, the same each time the file is read.
   */
  file_sha256: string;
  last: boolean;
  products: ProductInput[];
}
/**
 * A presentation on sale.
 */
export interface ProductInput {
  /**
   * Its CNPJ, bare characters.
   */
  cnpj: string;
  /**
   * Bar code.
   */
  gtin?: string | null;
  /**
   * Holder of the registration.
   */
  laboratory: string;
  /**
   * The rule that linked it.
   */
  link_rule?: string | null;
  /**
   * The formulary entry it is a presentation of.
   */
  medicine_code?: string | null;
  /**
   * Brand, when the list names one.
   */
  name?: string | null;
  /**
   * Packed presentation text.
   */
  presentation: string;
  /**
   * ANVISA registration, 13 digits.
   */
  registration?: string | null;
  /**
   * The substance (or combination, joined by ` + `) it holds.
   */
  substance_key?: string | null;
  /**
   * The list's wording of the active ingredients.
   */
  substance_text: string;
}
/**
 * Asks the prescriber; the intervention's id is the command's.
 */
export interface Intervene {
  /**
   * The item it is about; the whole order when absent.
   */
  item_id?: string | null;
  message: string;
  prescription_id: string;
  reason: InterventionReason;
  seen_version: number;
}
/**
 * What is written down about a medicine of the formulary.
 */
export interface MaintainMedicine {
  /**
   * Still in the formulary.
   */
  active: boolean;
  /**
   * IN 360/2025.
   */
  antimicrobial: boolean;
  /**
   * ATC, 7 characters; empty when it has none.
   */
  atc: string;
  /**
   * The formulary's own code, `F001`; unique in the house.
   */
  code: string;
  /**
   * Denominação Comum Brasileira.
   */
  dcb: string;
  /**
   * Document it is prescribed on.
   */
  document_type: 'NRA' | 'NRT' | 'NRB2' | 'NRB' | 'NRR' | 'RCE' | 'RET' | 'SEM_RETENCAO' | 'COMUM';
  /**
   * Dosage form.
   */
  form: string;
  /**
   * GLP-1 agonist (RDC 973/2025).
   */
  glp1: boolean;
  /**
   * ISMP: potentially dangerous; `None` is a local decision not taken yet.
   */
  high_alert?: boolean | null;
  /**
   * Active ingredients.
   */
  ingredients: IngredientInput[];
  /**
   * International Nonproprietary Name, English.
   */
  inn: string;
  /**
   * List of Portaria 344.
   */
  list344?: List344 | null;
  /**
   * The soft limit of rulebook 2.6.
   */
  max_daily_dose?: Quantity | null;
  /**
   * What to know about that limit.
   */
  max_daily_note?: string | null;
  /**
   * Routes it may be given by.
   */
  routes: Route[];
  /**
   * As printed: `500 mg/mL`.
   */
  strength: string;
  /**
   * Curated tall-man spelling; for the eye only.
   */
  tall_man?: string | null;
  /**
   * Where it may be used at all.
   */
  use_restriction?: UseRestriction | null;
}
/**
 * Says that the prescription should never have been written (wrong patient).
 */
export interface MarkEnteredInError {
  prescription_id: string;
  reason: string;
}
/**
 * Two records turn out to be one person: `duplicate` stays readable and points at `survivor`.
 */
export interface MergePatients {
  duplicate: string;
  survivor: string;
}
/**
 * Writes down that a user gets another password, before they do. The password itself goes beside it, and never enters
 * a command or an event.
 */
export interface NotePasswordChange {
  user_id: string;
}
/**
 * One paper, as somebody asks for it.
 */
export interface PaperRequest {
  /**
   * Only what changed since it was last printed; of in-patient prescriptions.
   */
  only_changes?: boolean;
  /**
   * Which.
   */
  paper:
    | 'prescription'
    | 'special_control'
    | 'retained'
    | 'notification_a'
    | 'notification_b'
    | 'notification_b2'
    | 'notification_retinoid'
    | 'notification_thalidomide'
    | 'inpatient'
    | 'pick_list'
    | 'ward_sheet'
    | 'unit_dose_label'
    | 'dispensing_label'
    | 'iv_label'
    | 'record'
    | 'triage_report';
  /**
   * Which of several papers of the same kind: a prescription may need two Notificações. 0 is the first.
   */
  part?: number;
  /**
   * The paper's own when absent.
   */
  size?: PaperSize | null;
  /**
   * About what.
   */
  subject:
    | {
        kind: 'Prescription';
        prescription_id: string;
      }
    | {
        encounter_id?: string | null;
        kind: 'Patient';
        patient_id: string;
      }
    | {
        from: Instant;
        kind: 'Ward';
        until: Instant;
        ward_id: string;
      }
    | {
        from: string;
        kind: 'Period';
        until: string;
      };
}
/**
 * What a prescription says, whoever version it becomes.
 */
export interface Prescribe {
  /**
   * Mandatory for an in-patient or discharge prescription.
   */
  encounter_id?: string | null;
  items: ItemOrder[];
  kind: PrescriptionKind;
  note?: string | null;
  patient_id: string;
  priority: Priority;
}
/**
 * Queues a paper whose file is written; the job's id is the command's.
 */
export interface Print {
  /**
   * Its size.
   */
  bytes: number;
  /**
   * 1 to 99.
   */
  copies: number;
  /**
   * As printed on it; refused when another print took it meanwhile.
   */
  number: number;
  /**
   * The versions that stand on it.
   */
  prescriptions: string[];
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  printed_at: number;
  printer: PrinterName;
  request: PaperRequest1;
  /**
   * Of the file in the clinic's documents, in hexadecimal.
   */
  sha256: string;
}
/**
 * Where it goes.
 */
export interface PrinterName {
  /**
   * How.
   */
  kind: 'Queue' | 'Label' | 'Viewer' | 'File';
  /**
   * As the spooler or the house calls it.
   */
  name: string;
}
/**
 * Which paper.
 */
export interface PaperRequest1 {
  /**
   * Only what changed since it was last printed; of in-patient prescriptions.
   */
  only_changes?: boolean;
  /**
   * Which.
   */
  paper:
    | 'prescription'
    | 'special_control'
    | 'retained'
    | 'notification_a'
    | 'notification_b'
    | 'notification_b2'
    | 'notification_retinoid'
    | 'notification_thalidomide'
    | 'inpatient'
    | 'pick_list'
    | 'ward_sheet'
    | 'unit_dose_label'
    | 'dispensing_label'
    | 'iv_label'
    | 'record'
    | 'triage_report';
  /**
   * Which of several papers of the same kind: a prescription may need two Notificações. 0 is the first.
   */
  part?: number;
  /**
   * The paper's own when absent.
   */
  size?: PaperSize | null;
  /**
   * About what.
   */
  subject:
    | {
        kind: 'Prescription';
        prescription_id: string;
      }
    | {
        encounter_id?: string | null;
        kind: 'Patient';
        patient_id: string;
      }
    | {
        from: Instant;
        kind: 'Ward';
        until: Instant;
        ward_id: string;
      }
    | {
        from: string;
        kind: 'Period';
        until: string;
      };
}
/**
 * Where a paper goes.
 */
export interface PrinterName1 {
  /**
   * How.
   */
  kind: 'Queue' | 'Label' | 'Viewer' | 'File';
  /**
   * As the spooler or the house calls it.
   */
  name: string;
}
/**
 * Records an allergy; its id is the command's.
 */
export interface RecordAllergy {
  about: AllergyAbout;
  kind: AllergyKind;
  manifestation?: string | null;
  patient_id: string;
  severity?: Severity | null;
  source: Source;
}
/**
 * Records a death; the patient's open orders are closed with it.
 */
export interface RecordDeath {
  deceased_at: Instant;
  patient_id: string;
}
/**
 * Somebody asked, and there are none.
 */
export interface RecordNoKnownAllergies {
  patient_id: string;
}
/**
 * Records a measured value; its id is the command's.
 */
export interface RecordObservation {
  /**
   * LOINC.
   */
  code: string;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  observed_at: number;
  /**
   * Of whom.
   */
  patient_id: string;
  /**
   * Who or what says so.
   */
  source: 'Patient' | 'Family' | 'Professional' | 'Record' | 'Device' | 'Laboratory';
  value: Quantity3;
}
/**
 * A number with its unit, as somebody wrote it: not yet checked to make sense as a dose.
 */
export interface Quantity3 {
  /**
   * Of what.
   */
  unit:
    | (
        | 'g'
        | 'mg'
        | 'ng'
        | 'kg'
        | 'L'
        | 'mL'
        | 'meq'
        | 'mmol'
        | '%'
        | '[drp]'
        | '{comprimido}'
        | '{cápsula}'
        | '{ampola}'
        | '{frasco}'
        | '{bisnaga}'
        | '{caixa}'
        | '{sachê}'
        | '{adesivo}'
        | '{supositório}'
        | '{dose}'
        | '{aplicação}'
        | 'h'
        | 'min'
        | 'cm'
        | 'mg/dL'
        | 'mmol/L'
        | 'Cel'
        | 'mm[Hg]'
        | '/min'
        | 'mL/h'
        | '[drp]/min'
        | 'mg/h'
        | 'ug/kg/min'
        | 'ug/h'
        | 'ug/min'
        | 'ug/kg/h'
        | 'mg/kg/h'
        | '[iU]/h'
        | '[iU]/min'
        | '[iU]/kg/h'
      )
    | 'ug'
    | '[iU]'
    | '{jato}'
    | '1'
    | '{microgota}/min';
  /**
   * How much.
   */
  value: string;
}
/**
 * Says that an allergy does not stand; it stays readable.
 */
export interface RefuteAllergy {
  allergy_id: string;
  reason: string;
}
/**
 * Registers a ward, room or bed; its id is the command's.
 */
export interface RegisterLocation {
  /**
   * What it is.
   */
  kind: 'Ward' | 'Room' | 'Bed';
  /**
   * What people call it.
   */
  name: string;
  /**
   * A room's ward, a bed's room or ward; none for a ward.
   */
  parent_id?: string | null;
}
/**
 * What is written down about a patient.
 */
export interface RegisterPatient {
  /**
   * Residential address.
   */
  address?: Address | null;
  /**
   * Unknown for somebody nobody can identify yet.
   */
  birth_date?: string | null;
  /**
   * Cartão Nacional de Saúde.
   */
  cns?: string | null;
  /**
   * With or without punctuation.
   */
  cpf?: string | null;
  /**
   * Legal guardian.
   */
  guardian?: string | null;
  /**
   * Tells namesakes apart.
   */
  mother_name?: string | null;
  /**
   * Name on the document.
   */
  name: string;
  /**
   * Passport or another document.
   */
  other_document?: string | null;
  /**
   * Contact phone.
   */
  phone?: string | null;
  /**
   * As the document states it.
   */
  sex: 'Female' | 'Male' | 'Other' | 'Unknown';
  /**
   * Name the patient uses.
   */
  social_name?: string | null;
}
/**
 * What is written down about a practitioner.
 */
export interface RegisterPractitioner {
  /**
   * Professional address; printed on documents.
   */
  address?: Address | null;
  /**
   * `CRM`, `CRO`, …
   */
  council: string;
  /**
   * With or without punctuation.
   */
  cpf?: string | null;
  /**
   * Full name.
   */
  name: string;
  /**
   * The council's number, 1 to 7 digits.
   */
  number: string;
  /**
   * Contact phone.
   */
  phone?: string | null;
  /**
   * Programmes that registered them (thalidomide, misoprostol …), by the programme's code.
   */
  programme_registrations?: string[];
  /**
   * Whether the council lets them practise.
   */
  situation: 'Active' | 'Suspended' | 'Cancelled' | 'Inactive';
  /**
   * Specialties; only those with an RQE are printed.
   */
  specialties?: Specialty[];
  /**
   * Two letters.
   */
  uf: string;
}
/**
 * Registers somebody who signs in; its id is the command's. The password is set apart and never enters an event.
 */
export interface RegisterUser {
  /**
   * Lower-case letters, digits, `.`, `-`, `_`; 2 to 40.
   */
  login: string;
  /**
   * Full name.
   */
  name: string;
  /**
   * Who they are before their council; mandatory for a prescriber.
   */
  practitioner_id?: string | null;
  /**
   * At least one.
   */
  roles: Role[];
}
/**
 * Lifts a restriction.
 */
export interface RemoveRestriction {
  reason: string;
  restriction_id: string;
}
/**
 * Signs the same items again in the place of the prescription, from now on; its id is the command's.
 */
export interface Renew {
  /**
   * Overrides for items that need one, by their place in the prescription.
   */
  overrides?: (Override | null)[];
  prescription_id: string;
}
/**
 * Signs a new version that stands in the place of exactly one; its id is the command's.
 */
export interface Replace {
  order: Order;
  replaces: string;
}
/**
 * Lets a suspended item go on.
 */
export interface ResumeItem {
  item_id: string;
  prescription_id: string;
}
/**
 * Sends a job that failed or was cancelled once more: the same file.
 */
export interface RetryPrint {
  /**
   * Which.
   */
  print_job_id: string;
  /**
   * To another printer than before.
   */
  printer?: PrinterName1 | null;
}
/**
 * Gives the order back: it cannot be dispensed as it is.
 */
export interface ReturnToPrescriber {
  prescription_id: string;
  reason: string;
  seen_version: number;
}
/**
 * Says who may prescribe what; the restriction's id is the command's.
 */
export interface SetRestriction {
  /**
   * Registration of who must approve it; whoever holds it prescribes without being asked.
   */
  approval?: string | null;
  /**
   * Beginning of an ATC code, 1 to 7 characters; or
   */
  atc_prefix?: string | null;
  /**
   * Councils that may prescribe it; empty is all.
   */
  councils?: string[];
  /**
   * Where the rule comes from.
   */
  norm: string;
  /**
   * Programme registration that is needed.
   */
  registration?: string | null;
  /**
   * Specialties (with RQE) of which one is needed; empty is none.
   */
  specialties?: string[];
  /**
   * one substance.
   */
  substance_key?: string | null;
  /**
   * Nobody has confirmed it yet.
   */
  to_be_confirmed: boolean;
}
/**
 * First start: the establishment, this workstation and its first administrator. Ids: the establishment bears the
 * command's id.
 */
export interface SetUpClinic {
  /**
   * Login of the first administrator.
   */
  administrator_login: string;
  /**
   * Name of the first administrator.
   */
  administrator_name: string;
  establishment: EstablishmentInput1;
  /**
   * What people call this workstation.
   */
  station_name: string;
  /**
   * Starts every human number made here: `UTI2`.
   */
  station_series: string;
}
/**
 * The house.
 */
export interface EstablishmentInput1 {
  /**
   * Printed on documents.
   */
  address?: Address | null;
  /**
   * Cadastro Nacional de Estabelecimentos de Saúde.
   */
  cnes?: string | null;
  /**
   * Alphanumeric since July 2026.
   */
  cnpj?: string | null;
  /**
   * As registered.
   */
  name: string;
  /**
   * Contact phone.
   */
  phone?: string | null;
  /**
   * Name and CRF of the responsible pharmacist.
   */
  responsible_pharmacist?: string | null;
  /**
   * IANA name, `America/Sao_Paulo`.
   */
  time_zone: string;
}
/**
 * Holds one item back.
 */
export interface SuspendItem {
  item_id: string;
  prescription_id: string;
  reason: string;
}
/**
 * Takes an order for the time of a lease; taking one's own again extends it.
 */
export interface TakeForTriage {
  prescription_id: string;
  seen_version: number;
}
/**
 * Moves an open encounter.
 */
export interface Transfer {
  encounter_id: string;
  location_id: string;
}
/**
 * The order may be dispensed.
 */
export interface Validate {
  prescription_id: string;
  seen_version: number;
}
/**
 * The order may be dispensed, and the pharmacist recommends something.
 */
export interface ValidateWithRemark {
  prescription_id: string;
  remark: string;
  seen_version: number;
}
/**
 * Why a command is not carried out. Nothing here names a patient.
 */
export interface Refusal {
  /**
   * What is wrong.
   */
  code:
    | 'NotAuthorised'
    | 'CommandIdReused'
    | 'NotFound'
    | 'Missing'
    | 'TooLong'
    | 'ClinicAlreadySetUp'
    | 'ClinicNotSetUp'
    | 'CpfImpossible'
    | 'CnsImpossible'
    | 'CnpjImpossible'
    | 'CnesImpossible'
    | 'CouncilNumberImpossible'
    | 'UfImpossible'
    | 'CpfTaken'
    | 'CouncilNumberTaken'
    | 'BirthDateImpossible'
    | 'DateImpossible'
    | 'LoginTaken'
    | 'LoginImpossible'
    | 'NoRoles'
    | 'LastAdministrator'
    | 'PasswordTooShort'
    | 'TimeZoneUnknown'
    | 'PatientUnknown'
    | 'PatientDeceased'
    | 'PatientMerged'
    | 'PatientMismatch'
    | 'SamePatient'
    | 'AllergyUnknown'
    | 'AllergyAlreadyRefuted'
    | 'AllergiesStand'
    | 'ObservationImpossible'
    | 'LocationUnknown'
    | 'LocationParentImpossible'
    | 'BedTaken'
    | 'EncounterUnknown'
    | 'EncounterClosed'
    | 'EncounterOfAnotherPatient'
    | 'EncounterStillOpen'
    | 'SubstanceUnknown'
    | 'MedicineUnknown'
    | 'MedicineInactive'
    | 'MedicineOutsideFormulary'
    | 'MedicineImpossible'
    | 'RestrictionUnknown'
    | 'RestrictionImpossible'
    | 'PrescriberUnknown'
    | 'PrescriberInactive'
    | 'PrescriberNotAuthorised'
    | 'NoItems'
    | 'TooManyItems'
    | 'EncounterMissing'
    | 'DoseMissing'
    | 'DoseNotPositive'
    | 'DoseImpossible'
    | 'UnitOfAnotherDimension'
    | 'RouteNotOfMedicine'
    | 'RouteMissing'
    | 'FrequencyMissing'
    | 'FrequencyImpossible'
    | 'DurationMissing'
    | 'DurationImpossible'
    | 'AsNeededReasonMissing'
    | 'AsNeededIntervalMissing'
    | 'AsNeededMaximumMissing'
    | 'AsNeededMaximumBelowDose'
    | 'InfusionIncomplete'
    | 'TaperImpossible'
    | 'VariableRangesImpossible'
    | 'QuantityNotPositive'
    | 'ScheduleGapTooLong'
    | 'AllergyToSubstance'
    | 'OverrideReasonMissing'
    | 'SameSubstanceTwice'
    | 'ForbiddenAbbreviation'
    | 'UseRestricted'
    | 'PrescriptionUnknown'
    | 'NoLongerCurrent'
    | 'AlreadyDispensed'
    | 'ItemUnknown'
    | 'ItemAlreadySuspended'
    | 'ItemNotSuspended'
    | 'ReasonMissing'
    | 'VersionChanged'
    | 'NotInTriage'
    | 'TakenByAnother'
    | 'LeaseExpired'
    | 'OwnPrescription'
    | 'ApprovalMissing'
    | 'ApprovalNotNeeded'
    | 'ApproverNotAuthorised'
    | 'ApprovalTimeImpossible'
    | 'InterventionUnknown'
    | 'InterventionAlreadyAnswered'
    | 'NotAsked'
    | 'PaperNotOfSubject'
    | 'NothingToPrint'
    | 'DocumentsNotBuilt'
    | 'CopiesImpossible'
    | 'PrinterUnknown'
    | 'PrinterNotForPaper'
    | 'PrintNumberTaken'
    | 'PrintJobUnknown'
    | 'PrintJobOpen'
    | 'PrintJobDone'
    | 'PrintJobUnderWay'
    | 'SpoolerSilent'
    | 'LabelPrinterImpossible';
  /**
   * Where in the command's body, as `items[0].dose`; `None` when it is about the whole.
   */
  field?: string | null;
  /**
   * What a sentence needs to be filled: codes, limits, counts.
   */
  params?: {
    [k: string]: string;
  };
  /**
   * The rule's number in the rule book, the law's article or the design's name for it.
   */
  rule: string;
}
/**
 * What to look for; `None` looks for all.
 */
export interface AuditFilter {
  /**
   * Done by.
   */
  actor?: string | null;
  /**
   * From then on.
   */
  from?: Instant | null;
  /**
   * The event's name, or `RecordRead`.
   */
  kind?: string | null;
  /**
   * Done to the patient, their stays and their prescriptions.
   */
  patient?: string | null;
  /**
   * Before then.
   */
  until?: Instant | null;
}
/**
 * Where a page begins: after this entry.
 */
export interface AuditKey {
  at: Instant;
  /**
   * The position in the outbox, or the number in the access log.
   */
  number: number;
  /**
   * Readings come after events of the same instant.
   */
  read: boolean;
}
/**
 * Where a page begins: after this dose.
 */
export interface DoseKey {
  due_at: Instant;
  position: number;
  prescription_id: string;
}
/**
 * Where a page begins: after this row.
 */
export interface InterventionKey {
  intervention_id: string;
  open: boolean;
  raised_at: Instant;
}
/**
 * A label printer of this station.
 */
export interface LabelPrinter {
  /**
   * 6, 8, 12 or 24.
   */
  dots_per_mm: number;
  /**
   * Name or address on the network.
   */
  host: string;
  /**
   * The sheet or label, where a paper comes in more than one.
   */
  label_size: ('A5' | 'A4') | 'Label50x30' | 'Label100x50';
  /**
   * As the house calls it.
   */
  name: string;
  /**
   * Usually 9100.
   */
  port: number;
}
/**
 * Where a page begins: after this job.
 */
export interface PrintJobKey {
  asked_at: Instant;
  print_job_id: string;
}
/**
 * Where a page begins: after this order.
 */
export interface RunningOutKey {
  prescription_id: string;
  runs_out_at: Instant;
}
/**
 * What to look for besides the words.
 */
export interface Filter {
  /**
   * These kinds; empty for all.
   */
  kinds: Kind[];
  /**
   * In this ward now.
   */
  ward?: string | null;
}
/**
 * Where a page begins: after this entry.
 */
export interface TimelineKey {
  at: Instant;
  id: string;
  kind: string;
}
/**
 * Which orders to show; an empty list or `None` shows all.
 */
export interface TriageFilter {
  /**
   * With a medicine of this class.
   */
  class?: MedicineClass | null;
  /**
   * Of this priority.
   */
  priority?: Priority | null;
  /**
   * In these states, of those that wait.
   */
  states?: OrderState[];
  /**
   * Of these wards.
   */
  wards?: string[];
}
/**
 * The place of a row in the queue: a page begins after it.
 */
export interface TriageKey {
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  due_at: number;
  /**
   * The order.
   */
  prescription_id: string;
  /**
   * Of the priority, 0 first.
   */
  rank: number;
}
/**
 * What reads differently now: windows drop exactly the queries that show it.
 */
export interface Changed {
  /**
   * The prescriptions (and whose they are), patients, medicines, users and establishments; `None` for all.
   */
  keys?: string[] | null;
  /**
   * Up to where.
   */
  position: number;
  /**
   * The views.
   */
  views: ViewName[];
}
/**
 * Who sits there, as the window shows them.
 */
export interface Me {
  /**
   * `CRM-SP 00001`.
   */
  council?: string | null;
  login: string;
  name: string;
  practitioner_id?: string | null;
  /**
   * Programmes and commissions that they may act for: `CCIH`.
   */
  registrations: string[];
  roles: Role[];
  user_id: string;
}
/**
 * The establishment as it is from now on.
 */
export interface Establishment {
  address?: Address | null;
  cnes?: string | null;
  cnpj?: string | null;
  establishment_id: string;
  name: string;
  phone?: string | null;
  responsible_pharmacist?: string | null;
  time_zone: string;
}
/**
 * The establishment and this workstation.
 */
export interface House {
  establishment: Establishment;
  /**
   * Starts every human number made here.
   */
  series: string;
  station_id: string;
  station_name: string;
}
/**
 * Why the clinic does not open.
 */
export interface Unopened {
  /**
   * When the newest backup was made, if there is one.
   */
  backup_at?: Instant | null;
  /**
   * As the log says it: in English, without patient data.
   */
  detail: string;
  /**
   * The clinic's directory.
   */
  path: string;
  /**
   * What happened.
   */
  reason: 'InUse' | 'Damaged' | 'NewerVersion' | 'DiskFull' | 'Other';
}
/**
 * Why.
 */
export interface Unopened1 {
  /**
   * When the newest backup was made, if there is one.
   */
  backup_at?: Instant | null;
  /**
   * As the log says it: in English, without patient data.
   */
  detail: string;
  /**
   * The clinic's directory.
   */
  path: string;
  /**
   * What happened.
   */
  reason: 'InUse' | 'Damaged' | 'NewerVersion' | 'DiskFull' | 'Other';
}
/**
 * How far long work is.
 */
export interface Step {
  /**
   * How much is done,
   */
  done: number;
  /**
   * of how much.
   */
  of: number;
}
/**
 * One thing somebody did.
 */
export interface AuditEntry {
  actor_id: string;
  /**
   * As named today; `None` for the operator of the machine.
   */
  actor_name?: string | null;
  aggregate_id: string;
  aggregate_kind: string;
  at: Instant;
  /**
   * The event's name, or `RecordRead`.
   */
  kind: string;
  number: number;
  /**
   * The patient, where it is about one.
   */
  patient_id?: string | null;
  /**
   * As named today.
   */
  patient_name?: string | null;
  read: boolean;
  /**
   * Of a reading: what was read.
   */
  what?: string | null;
}
/**
 * What a backup holds.
 */
export interface Manifest {
  /**
   * Its hash, in hexadecimal.
   */
  head_hash: string;
  /**
   * Which life of it.
   */
  incarnation: number;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  made_at: number;
  /**
   * The last event.
   */
  position: number;
  /**
   * The version of the program that made it.
   */
  program_version: string;
  /**
   * The version of the store's schema.
   */
  schema_version: number;
  /**
   * SHA-256 of the store, in hexadecimal.
   */
  sha256: string;
  /**
   * Bytes of the store.
   */
  size: number;
  /**
   * The workstation the store belongs to.
   */
  station_id: string;
  /**
   * Its own last event's number in that life; 0 when it has none yet.
   */
  station_seq: number;
}
/**
 * A medicine that fits what was typed.
 */
export interface CatalogueMatch {
  antimicrobial: boolean;
  /**
   * The brand by which it was found; `None` when its own names fit.
   */
  brand?: string | null;
  code: string;
  description: string;
  high_alert?: boolean | null;
  list344?: List344 | null;
  medicine_id: string;
  routes: Route[];
  tall_man?: string | null;
}
/**
 * A medicine of the formulary.
 */
export interface CatalogueEntry {
  active: boolean;
  antimicrobial: boolean;
  atc: string;
  /**
   * On sale.
   */
  brands: string[];
  code: string;
  dcb: string;
  /**
   * `dipirona 500 mg comprimido`.
   */
  description: string;
  document_type: DocumentType;
  form: string;
  glp1: boolean;
  /**
   * `None` where the formulary does not say.
   */
  high_alert?: boolean | null;
  inn: string;
  list344?: List344 | null;
  max_daily_unit?: string | null;
  max_daily_value?: string | null;
  medicine_id: string;
  routes: Route[];
  strength: string;
  tall_man?: string | null;
  use_restriction?: UseRestriction | null;
}
/**
 * One result, with all that is needed to understand it later.
 */
export interface Finding {
  /**
   * The item's place in the order, from 0; `None` when it is about the whole.
   */
  item?: number | null;
  /**
   * What was judged: the values the rule read.
   */
  judged: {
    [k: string]: string;
  };
  /**
   * Found, or could not be checked.
   */
  outcome: 'Found' | 'NotChecked';
  /**
   * What a sentence needs to be filled.
   */
  params: {
    [k: string]: string;
  };
  /**
   * Stable name of the rule.
   */
  rule_id: string;
  /**
   * The tables' version.
   */
  table_version: string;
  /**
   * How loudly it speaks.
   */
  tier: number;
}
/**
 * A command would be carried out; nothing was written.
 */
export interface Checked {
  /**
   * What the checks say about it.
   */
  findings: Finding[];
}
/**
 * What the demo hospital holds.
 */
export interface Demo {
  /**
   * It was whole before; nothing was added.
   */
  already_there: boolean;
  /**
   * Events, which is the position of the last one.
   */
  events: number;
  /**
   * What checks found, at signing.
   */
  findings: number;
  /**
   * Medicines on them.
   */
  items: number;
  /**
   * Who signs in, and as what.
   */
  logins: {
    [k: string]: string;
  };
  /**
   * Medicines of the formulary.
   */
  medicines: number;
  /**
   * Patients.
   */
  patients: number;
  /**
   * Signed prescriptions, all versions.
   */
  prescriptions: number;
  /**
   * Products on sale.
   */
  products: number;
  /**
   * Products linked to the formulary.
   */
  products_linked: number;
  /**
   * What the engine answers to an order of dipyrone for somebody allergic to it.
   */
  refused: Refusal[];
  /**
   * Prescriptions, by their state.
   */
  states: {
    [k: string]: number;
  };
  /**
   * Commands of the script that were refused, which none should be.
   */
  unexpected_refusals: number;
}
/**
 * A form as it was left.
 */
export interface Draft {
  /**
   * What the form holds; the engine does not look inside.
   */
  body: {
    [k: string]: unknown;
  };
  /**
   * The id of the command that it will become.
   */
  id: string;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  saved_at: number;
}
/**
 * What became of a formulary file.
 */
export interface FormularyReport {
  /**
   * Medicines that say something else now.
   */
  corrected: number;
  /**
   * Lines that could not be read.
   */
  faults: RowFault[];
  /**
   * Rows that read but that the rules refuse.
   */
  refused: RefusedRow[];
  /**
   * Medicines that are new in the house.
   */
  registered: number;
  /**
   * Rows that could be read.
   */
  rows: number;
  /**
   * Rows that say what the store already said.
   */
  unchanged: number;
}
/**
 * One line that was not used.
 */
export interface RowFault {
  /**
   * The column as its header is spelled in the official layout; empty when the fault is not in one column.
   */
  column: string;
  /**
   * The line of the file on which the record begins, from 1.
   */
  line: number;
  /**
   * What is wrong.
   */
  reason:
    | 'EmptyFile'
    | 'MissingColumn'
    | 'WrongNumberOfCells'
    | 'EmptyCell'
    | 'CellTooLong'
    | 'LooksLikeFormula'
    | 'DuplicateId'
    | 'UnknownCode'
    | 'BadStrength'
    | 'BadQuantity';
}
/**
 * A row that the rules refuse.
 */
export interface RefusedRow {
  /**
   * What is wrong.
   */
  code:
    | 'NotAuthorised'
    | 'CommandIdReused'
    | 'NotFound'
    | 'Missing'
    | 'TooLong'
    | 'ClinicAlreadySetUp'
    | 'ClinicNotSetUp'
    | 'CpfImpossible'
    | 'CnsImpossible'
    | 'CnpjImpossible'
    | 'CnesImpossible'
    | 'CouncilNumberImpossible'
    | 'UfImpossible'
    | 'CpfTaken'
    | 'CouncilNumberTaken'
    | 'BirthDateImpossible'
    | 'DateImpossible'
    | 'LoginTaken'
    | 'LoginImpossible'
    | 'NoRoles'
    | 'LastAdministrator'
    | 'PasswordTooShort'
    | 'TimeZoneUnknown'
    | 'PatientUnknown'
    | 'PatientDeceased'
    | 'PatientMerged'
    | 'PatientMismatch'
    | 'SamePatient'
    | 'AllergyUnknown'
    | 'AllergyAlreadyRefuted'
    | 'AllergiesStand'
    | 'ObservationImpossible'
    | 'LocationUnknown'
    | 'LocationParentImpossible'
    | 'BedTaken'
    | 'EncounterUnknown'
    | 'EncounterClosed'
    | 'EncounterOfAnotherPatient'
    | 'EncounterStillOpen'
    | 'SubstanceUnknown'
    | 'MedicineUnknown'
    | 'MedicineInactive'
    | 'MedicineOutsideFormulary'
    | 'MedicineImpossible'
    | 'RestrictionUnknown'
    | 'RestrictionImpossible'
    | 'PrescriberUnknown'
    | 'PrescriberInactive'
    | 'PrescriberNotAuthorised'
    | 'NoItems'
    | 'TooManyItems'
    | 'EncounterMissing'
    | 'DoseMissing'
    | 'DoseNotPositive'
    | 'DoseImpossible'
    | 'UnitOfAnotherDimension'
    | 'RouteNotOfMedicine'
    | 'RouteMissing'
    | 'FrequencyMissing'
    | 'FrequencyImpossible'
    | 'DurationMissing'
    | 'DurationImpossible'
    | 'AsNeededReasonMissing'
    | 'AsNeededIntervalMissing'
    | 'AsNeededMaximumMissing'
    | 'AsNeededMaximumBelowDose'
    | 'InfusionIncomplete'
    | 'TaperImpossible'
    | 'VariableRangesImpossible'
    | 'QuantityNotPositive'
    | 'ScheduleGapTooLong'
    | 'AllergyToSubstance'
    | 'OverrideReasonMissing'
    | 'SameSubstanceTwice'
    | 'ForbiddenAbbreviation'
    | 'UseRestricted'
    | 'PrescriptionUnknown'
    | 'NoLongerCurrent'
    | 'AlreadyDispensed'
    | 'ItemUnknown'
    | 'ItemAlreadySuspended'
    | 'ItemNotSuspended'
    | 'ReasonMissing'
    | 'VersionChanged'
    | 'NotInTriage'
    | 'TakenByAnother'
    | 'LeaseExpired'
    | 'OwnPrescription'
    | 'ApprovalMissing'
    | 'ApprovalNotNeeded'
    | 'ApproverNotAuthorised'
    | 'ApprovalTimeImpossible'
    | 'InterventionUnknown'
    | 'InterventionAlreadyAnswered'
    | 'NotAsked'
    | 'PaperNotOfSubject'
    | 'NothingToPrint'
    | 'DocumentsNotBuilt'
    | 'CopiesImpossible'
    | 'PrinterUnknown'
    | 'PrinterNotForPaper'
    | 'PrintNumberTaken'
    | 'PrintJobUnknown'
    | 'PrintJobOpen'
    | 'PrintJobDone'
    | 'PrintJobUnderWay'
    | 'SpoolerSilent'
    | 'LabelPrinterImpossible';
  /**
   * With which field of the medicine.
   */
  field: string;
  /**
   * The line of the file, from 1.
   */
  line: number;
}
/**
 * A line of a formulary file that can be used.
 */
export interface PreviewLine {
  becomes: Becomes;
  /**
   * From 1.
   */
  line: number;
  medicine: MedicineInput;
}
/**
 * What importing a formulary file would do: the import's report, in which a file that is no formulary has a fault that
 * says so and no rows, and the first 200 lines that would change something.
 */
export interface FormularyPreview {
  lines: PreviewLine[];
  report: FormularyReport;
}
/**
 * The room a file takes.
 */
export interface FileSize {
  /**
   * In all; of a directory, of all that is in it.
   */
  bytes: number;
  /**
   * For each prescribed medicine; `None` while there is none.
   */
  bytes_per_item?: number | null;
  /**
   * Its name, without the directory.
   */
  name: string;
}
/**
 * How a follower of the outbox is doing.
 */
export interface FollowerHealth {
  /**
   * Events it has not taken in.
   */
  behind: number;
  /**
   * For how long the oldest of those has waited, ms.
   */
  behind_ms: number;
  /**
   * Why it does not get on.
   */
  failing?: string | null;
  /**
   * Since it last did or looked for something, ms. A loop that hangs looks idle by everything else.
   */
  heartbeat_age_ms: number;
  /**
   * `views` or `index`.
   */
  name: string;
  /**
   * Everything up to this position is in.
   */
  position: number;
  /**
   * Keys selected and keys in all, during a rebuild.
   *
   * @minItems 2
   * @maxItems 2
   */
  rebuilding?: [unknown, unknown] | null;
}
/**
 * An event that waits because it cannot be shown.
 */
export interface ParkedEvent {
  aggregate_id: string;
  /**
   * The aggregate that is not shown; a kind that this program does not know is `None`.
   */
  aggregate_kind?: AggregateKind | null;
  event_id: string;
  position: number;
  reason: string;
  since: Instant;
}
/**
 * How printing gets on at this station.
 */
export interface PrintingHealth {
  /**
   * Why it does not get on.
   */
  failing?: string | null;
  /**
   * Since it last looked for something to print, ms.
   */
  heartbeat_age_ms: number;
  /**
   * Papers that wait for their printer, or for the spooler's word.
   */
  waiting: number;
  /**
   * For how long the first of them has, ms.
   */
  waiting_ms: number;
}
/**
 * The whole.
 */
export interface Health {
  /**
   * Since the last good backup, ms; `None` when there never was one.
   */
  backup_age_ms?: number | null;
  /**
   * Files and what belongs to them: `clinic.db-wal` is a file of its own.
   */
  files: FileSize[];
  /**
   * Each follower.
   */
  followers: FollowerHealth[];
  /**
   * The outbox's last position.
   */
  head: number;
  /**
   * Prescribed medicines.
   */
  items: number;
  /**
   * At most the first 200.
   */
  parked: ParkedEvent[];
  /**
   * In all.
   */
  parked_count: number;
  printing: PrintingHealth1;
}
/**
 * What brings papers to printers.
 */
export interface PrintingHealth1 {
  /**
   * Why it does not get on.
   */
  failing?: string | null;
  /**
   * Since it last looked for something to print, ms.
   */
  heartbeat_age_ms: number;
  /**
   * Papers that wait for their printer, or for the spooler's word.
   */
  waiting: number;
  /**
   * For how long the first of them has, ms.
   */
  waiting_ms: number;
}
/**
 * A question to a prescriber.
 */
export interface InterventionRow {
  answered_at?: Instant | null;
  answered_by?: string | null;
  bed?: string | null;
  intervention_id: string;
  /**
   * As signed.
   */
  item_description?: string | null;
  /**
   * The item it is about, unless about the whole.
   */
  item_id?: string | null;
  message: string;
  /**
   * The answer was a new version.
   */
  new_version?: string | null;
  /**
   * The prescription's.
   */
  number: string;
  /**
   * It waits for an answer.
   */
  open: boolean;
  patient_id: string;
  /**
   * As known today; `None` where the patient cannot be shown.
   */
  patient_name?: string | null;
  prescription_id: string;
  priority: Priority;
  raised_at: Instant;
  raised_by: string;
  raised_by_name?: string | null;
  reason: InterventionReason;
  /**
   * Where an order stands. One name each, everywhere.
   */
  state:
    | 'Draft'
    | 'Signed'
    | 'InTriage'
    | 'Validated'
    | 'ValidatedWithRemark'
    | 'AwaitingAnswer'
    | 'Returned'
    | 'InPicking'
    | 'Picked'
    | 'Checked'
    | 'Dispensed'
    | 'PartlyDispensed'
    | 'Delivered'
    | 'Closed'
    | 'Suspended'
    | 'Cancelled'
    | 'Replaced'
    | 'EnteredInError';
  /**
   * The answer was: as it is, because.
   */
  upheld_reason?: string | null;
  ward?: string | null;
  /**
   * The order ended before anybody answered.
   */
  withdrawn: boolean;
}
/**
 * An item as the line that would be typed for it, and as it prints.
 */
export interface ItemText {
  /**
   * The medicine, `dipirona 500 mg comprimido`.
   */
  description: string;
  /**
   * To be edited.
   */
  line: string;
  /**
   * The dosage, as it will print.
   */
  sentence: string;
}
/**
 * What the dose is diluted in.
 */
export interface Dilution {
  /**
   * As typed: `SF 0,9%`.
   */
  diluent?: string | null;
  /**
   * How much of it.
   */
  volume?: Quantity | null;
}
/**
 * Its parts.
 */
export interface ParsedLine {
  /**
   * `se …`: as written, nothing proposed in it.
   */
  as_needed?: AsNeeded | null;
  /**
   * What the dose is diluted in.
   */
  dilution?: Dilution | null;
  /**
   * One dose. Absent in a taper and in a variable dose, which hold their own.
   */
  dose?: Quantity | null;
  /**
   * How long. Absent in a taper.
   */
  duration?: Duration | null;
  /**
   * `agora`: the first dose is given at once; without a frequency it is the only one.
   */
  first_dose_now: boolean;
  /**
   * When doses repeat. Absent in a taper, whose steps hold their own.
   */
  frequency?: Frequency | null;
  /**
   * How it runs in.
   */
  infusion?: Infusion | null;
  /**
   * What else the patient or the nurse must know: known phrases (`em jejum`, `lento`) and the text after `obs:`.
   */
  instructions?: string | null;
  /**
   * Which of the shapes of rulebook 2.13 the parts have.
   */
  kind: 'Dose' | 'Infusion' | 'Taper' | 'Variable';
  /**
   * As typed, with the form if one was written: what the typeahead looks up.
   */
  medicine: string;
  /**
   * The most in 24 hours that reason, dose and interval suggest when none was written: dose x doses that fit, rounded
   * down (`5/5h` is four), at least one. A proposal to confirm; never part of the order by itself.
   */
  proposed_max_daily?: Quantity | null;
  /**
   * How much to dispense (`qtd 30 comprimidos`).
   */
  quantity?: Quantity | null;
  /**
   * The way in.
   */
  route?: Route | null;
  /**
   * Where each part stands, in the order of the line.
   */
  spans: PartSpan[];
  /**
   * The product's strength, when the line has it beside the dose or as a concentration.
   */
  strength?: Strength | null;
  /**
   * The steps of a taper, at least two; empty otherwise.
   */
  taper: TaperStep[];
  /**
   * The ranges of a variable dose.
   */
  variable?: Variable | null;
}
/**
 * How a volume runs in.
 */
export interface Infusion {
  /**
   * Or over how long, in minutes: 1 to 10 080 (a week).
   */
  over_minutes?: number | null;
  /**
   * By an infusion pump (`BIC`).
   */
  pump: boolean;
  /**
   * How fast.
   */
  rate?: Quantity | null;
}
/**
 * A recognised part and its place: one chip on screen. A part written in two places has two.
 */
export interface PartSpan {
  at: Span;
  /**
   * What stands there.
   */
  part:
    | 'Medicine'
    | 'Strength'
    | 'Dose'
    | 'Route'
    | 'Dilution'
    | 'Infusion'
    | 'Frequency'
    | 'FirstDoseNow'
    | 'Duration'
    | 'AsNeeded'
    | 'MaxDaily'
    | 'Taper'
    | 'Variable'
    | 'Quantity'
    | 'Instructions';
}
/**
 * Where.
 */
export interface Span {
  /**
   * The first character after it.
   */
  end: number;
  /**
   * The first character.
   */
  start: number;
}
/**
 * What one unit of the product holds: `500 mg`, `500 mg/mL`, `875 mg + 125 mg`, `0,9%`. Never a dose.
 */
export interface Strength {
  /**
   * One for each substance, in the order typed; at least one.
   */
  components: Quantity[];
  /**
   * In how much: `1 mL`, `5 mL`, `1 h` (a patch). Absent for a unit of the form itself, and for `%`.
   */
  per?: Quantity | null;
}
/**
 * A dose chosen from ranges of a measured value.
 */
export interface Variable {
  /**
   * What is measured, as typed: `glicemia`.
   */
  measure: string;
  /**
   * Rising and without overlap; gaps are for the rules to find.
   */
  ranges: VariableRange[];
}
/**
 * What is wrong, and where.
 */
export interface Fault {
  at: Span1;
  /**
   * What is wrong.
   */
  code:
    | 'MissingMedicine'
    | 'UnknownText'
    | 'AmbiguousThousands'
    | 'MissingLeadingZero'
    | 'AmbiguousFraction'
    | 'InvalidNumber'
    | 'MissingUnit'
    | 'UnknownUnit'
    | 'DangerousAbbreviation'
    | 'NonMetricMeasure'
    | 'PerKilogram'
    | 'DoseRange'
    | 'ZeroDose'
    | 'TwoDoses'
    | 'TwoRoutes'
    | 'TwoFrequencies'
    | 'ZeroFrequency'
    | 'UnequalInterval'
    | 'IntervalOutOfRange'
    | 'VagueInterval'
    | 'WeekdaysNeeded'
    | 'InvalidTime'
    | 'DurationOutOfRange'
    | 'Repeated'
    | 'MaximumWithoutPeriod'
    | 'MaximumWithoutAsNeeded'
    | 'DiscretionWithoutRule'
    | 'TaperStepIncomplete'
    | 'InvalidRange';
  /**
   * What could stand there instead, ready to be typed; empty where there is no telling.
   */
  expected: string[];
}
/**
 * Where, in characters of the line.
 */
export interface Span1 {
  /**
   * The first character after it.
   */
  end: number;
  /**
   * The first character.
   */
  start: number;
}
/**
 * The first thing in a line that cannot be taken as written.
 */
export interface Fault1 {
  at: Span1;
  /**
   * What is wrong.
   */
  code:
    | 'MissingMedicine'
    | 'UnknownText'
    | 'AmbiguousThousands'
    | 'MissingLeadingZero'
    | 'AmbiguousFraction'
    | 'InvalidNumber'
    | 'MissingUnit'
    | 'UnknownUnit'
    | 'DangerousAbbreviation'
    | 'NonMetricMeasure'
    | 'PerKilogram'
    | 'DoseRange'
    | 'ZeroDose'
    | 'TwoDoses'
    | 'TwoRoutes'
    | 'TwoFrequencies'
    | 'ZeroFrequency'
    | 'UnequalInterval'
    | 'IntervalOutOfRange'
    | 'VagueInterval'
    | 'WeekdaysNeeded'
    | 'InvalidTime'
    | 'DurationOutOfRange'
    | 'Repeated'
    | 'MaximumWithoutPeriod'
    | 'MaximumWithoutAsNeeded'
    | 'DiscretionWithoutRule'
    | 'TaperStepIncomplete'
    | 'InvalidRange';
  /**
   * What could stand there instead, ready to be typed; empty where there is no telling.
   */
  expected: string[];
}
/**
 * A line that was understood to its end. A part that was not written is absent.
 */
export interface ParsedLine1 {
  /**
   * `se …`: as written, nothing proposed in it.
   */
  as_needed?: AsNeeded | null;
  /**
   * What the dose is diluted in.
   */
  dilution?: Dilution | null;
  /**
   * One dose. Absent in a taper and in a variable dose, which hold their own.
   */
  dose?: Quantity | null;
  /**
   * How long. Absent in a taper.
   */
  duration?: Duration | null;
  /**
   * `agora`: the first dose is given at once; without a frequency it is the only one.
   */
  first_dose_now: boolean;
  /**
   * When doses repeat. Absent in a taper, whose steps hold their own.
   */
  frequency?: Frequency | null;
  /**
   * How it runs in.
   */
  infusion?: Infusion | null;
  /**
   * What else the patient or the nurse must know: known phrases (`em jejum`, `lento`) and the text after `obs:`.
   */
  instructions?: string | null;
  /**
   * Which of the shapes of rulebook 2.13 the parts have.
   */
  kind: 'Dose' | 'Infusion' | 'Taper' | 'Variable';
  /**
   * As typed, with the form if one was written: what the typeahead looks up.
   */
  medicine: string;
  /**
   * The most in 24 hours that reason, dose and interval suggest when none was written: dose x doses that fit, rounded
   * down (`5/5h` is four), at least one. A proposal to confirm; never part of the order by itself.
   */
  proposed_max_daily?: Quantity | null;
  /**
   * How much to dispense (`qtd 30 comprimidos`).
   */
  quantity?: Quantity | null;
  /**
   * The way in.
   */
  route?: Route | null;
  /**
   * Where each part stands, in the order of the line.
   */
  spans: PartSpan[];
  /**
   * The product's strength, when the line has it beside the dose or as a concentration.
   */
  strength?: Strength | null;
  /**
   * The steps of a taper, at least two; empty otherwise.
   */
  taper: TaperStep[];
  /**
   * The ranges of a variable dose.
   */
  variable?: Variable | null;
}
/**
 * A place in the line: characters (Unicode scalar values), `start` included, `end` excluded.
 */
export interface Span2 {
  /**
   * The first character after it.
   */
  end: number;
  /**
   * The first character.
   */
  start: number;
}
/**
 * What is understood of a line.
 */
export interface LineReading {
  /**
   * The line's parts, or the place where it stops to be understood.
   */
  dosage:
    | {
        /**
         * What it orders, once its medicine is chosen.
         */
        item?: ItemOrder | null;
        kind: 'Read';
        parsed: ParsedLine;
        /**
         * As it will print.
         */
        sentence: string;
      }
    | {
        fault: Fault;
        kind: 'Fault';
      };
  /**
   * Medicines that these words may mean; those that the dose and the route fit first.
   */
  matches: CatalogueMatch[];
  /**
   * The medicine's words in it, as typed.
   */
  medicine: string;
}
/**
 * An active ingredient of a medicine.
 */
export interface Ingredient {
  amount?: Quantity | null;
  per?: Quantity | null;
  substance_id: string;
  substance_key: string;
}
/**
 * A medicine of the formulary as it is from now on.
 */
export interface Medicine {
  active: boolean;
  antimicrobial: boolean;
  atc: string;
  code: string;
  dcb: string;
  document_type: DocumentType;
  form: string;
  glp1: boolean;
  high_alert?: boolean | null;
  ingredients: Ingredient[];
  inn: string;
  list344?: List344 | null;
  max_daily_dose?: Quantity | null;
  max_daily_note?: string | null;
  medicine_id: string;
  routes: Route[];
  strength: string;
  tall_man?: string | null;
  use_restriction?: UseRestriction | null;
}
/**
 * A prescription as an order again, to be signed anew or changed.
 */
export interface OrderAgain {
  order: Order1;
  /**
   * Its items in words, in the same order.
   */
  texts: ItemText[];
}
/**
 * What a prescription says, whoever version it becomes.
 */
export interface Order1 {
  /**
   * Mandatory for an in-patient or discharge prescription.
   */
  encounter_id?: string | null;
  items: ItemOrder[];
  kind: PrescriptionKind;
  note?: string | null;
  patient_id: string;
  priority: Priority;
}
/**
 * An item as it was ordered, with the line that was typed for it.
 */
export interface KeptItem {
  description: string;
  item: ItemOrder;
  line: string;
}
/**
 * Items under a name.
 */
export interface OrderSet {
  id: string;
  items: KeptItem[];
  name: string;
}
/**
 * A paper that can be printed of a prescription.
 */
export interface PaperOffered {
  /**
   * There is a print to compare with: `only_changes` may be asked for.
   */
  can_print_changes: boolean;
  /**
   * The items that stand on it.
   */
  items: string[];
  /**
   * Their names.
   */
  medicines: string[];
  /**
   * Where this station prints it when nobody says otherwise.
   */
  printer?: PrinterName1 | null;
  /**
   * How often it came out, or may have.
   */
  prints: number;
  request: PaperRequest2;
}
/**
 * What to ask for.
 */
export interface PaperRequest2 {
  /**
   * Only what changed since it was last printed; of in-patient prescriptions.
   */
  only_changes?: boolean;
  /**
   * Which.
   */
  paper:
    | 'prescription'
    | 'special_control'
    | 'retained'
    | 'notification_a'
    | 'notification_b'
    | 'notification_b2'
    | 'notification_retinoid'
    | 'notification_thalidomide'
    | 'inpatient'
    | 'pick_list'
    | 'ward_sheet'
    | 'unit_dose_label'
    | 'dispensing_label'
    | 'iv_label'
    | 'record'
    | 'triage_report';
  /**
   * Which of several papers of the same kind: a prescription may need two Notificações. 0 is the first.
   */
  part?: number;
  /**
   * The paper's own when absent.
   */
  size?: PaperSize | null;
  /**
   * About what.
   */
  subject:
    | {
        kind: 'Prescription';
        prescription_id: string;
      }
    | {
        encounter_id?: string | null;
        kind: 'Patient';
        patient_id: string;
      }
    | {
        from: Instant;
        kind: 'Ward';
        until: Instant;
        ward_id: string;
      }
    | {
        from: string;
        kind: 'Period';
        until: string;
      };
}
/**
 * A release of one medicine by somebody who may give it.
 */
export interface DocumentApproval {
  approval: string;
  approved_at: Instant;
  approved_by: string;
  item_id: string;
  note?: string | null;
  until: Instant;
}
/**
 * What a pharmacist decided.
 */
export interface DocumentDecision {
  decided_at: Instant;
  decided_by: string;
  decision: OrderState;
  remark?: string | null;
}
/**
 * What a pharmacist asked, and the answer.
 */
export interface DocumentIntervention {
  answered_at?: Instant | null;
  answered_by?: string | null;
  intervention_id: string;
  item_id?: string | null;
  message: string;
  new_version?: string | null;
  raised_at: Instant;
  raised_by: string;
  reason: InterventionReason;
  upheld_reason?: string | null;
}
/**
 * One prescribed medicine.
 */
export interface DocumentItem {
  antimicrobial?: boolean;
  as_needed?: boolean;
  as_needed_reason?: string | null;
  atc: string;
  cid?: string | null;
  daily_dose?: Quantity | null;
  description: string;
  diluent?: string | null;
  document_type: DocumentType;
  dose?: Quantity | null;
  dose_text: string;
  /**
   * Planned doses of the first 24 hours.
   */
  doses?: Instant[];
  duration?: Duration | null;
  ends_at?: Instant | null;
  form: string;
  frequency?: Frequency | null;
  high_alert?: boolean | null;
  indication?: string | null;
  instructions?: string | null;
  item_id: string;
  kind: ItemKind;
  list344?: List344 | null;
  max_daily?: Quantity | null;
  medicine_id: string;
  medicine_name: string;
  min_interval_hours?: number | null;
  override_reason?: OverrideReason | null;
  override_text?: string | null;
  quantity?: Quantity | null;
  rate?: Quantity | null;
  route: Route;
  schedule_text: string;
  starts_at: Instant;
  strength: string;
  substitution_refused?: boolean;
  suspended?: boolean;
  suspended_reason?: string | null;
  taper?: TaperStep[];
  use_restriction?: UseRestriction | null;
  variable?: VariableRange[];
  variable_measure?: string | null;
  volume?: Quantity | null;
}
/**
 * The patient as identified at signing.
 */
export interface DocumentPatient {
  address?: Address | null;
  /**
   * `1953-04-01`.
   */
  birth_date?: string | null;
  cns?: string | null;
  cpf?: string | null;
  guardian?: string | null;
  name: string;
  patient_id: string;
  phone?: string | null;
  sex: Sex;
  social_name?: string | null;
}
/**
 * The prescriber as they signed.
 */
export interface DocumentPrescriber {
  address?: Address | null;
  council: string;
  cpf?: string | null;
  name: string;
  number: string;
  phone?: string | null;
  practitioner_id: string;
  rqe?: string | null;
  specialty?: string | null;
  uf: string;
}
/**
 * What stands at the head of a paper.
 */
export interface Letterhead {
  address?: Address | null;
  cnes?: string | null;
  cnpj?: string | null;
  establishment_id: string;
  name: string;
  phone?: string | null;
  responsible_pharmacist?: string | null;
  time_zone: string;
}
/**
 * A patient's record. Records merged into it are part of it.
 */
export interface PatientRecord {
  address?: Address | null;
  allergies?: RecordedAllergy[];
  /**
   * `1953-04-01`.
   */
  birth_date?: string | null;
  cns?: string | null;
  cpf?: string | null;
  deceased_at?: Instant | null;
  encounters?: RecordedEncounter[];
  guardian?: string | null;
  /**
   * `None` before the house is set up.
   */
  letterhead?: Letterhead | null;
  merged_into?: string | null;
  mother_name?: string | null;
  name: string;
  no_known_allergies_at?: Instant | null;
  /**
   * Of one stay: those observed during it.
   */
  observations?: RecordedObservation[];
  other_document?: string | null;
  /**
   * Prescriptions that cannot be shown, in the whole house: some may be this patient's.
   */
  parked_orders?: number;
  patient_id: string;
  /**
   * The staff users it names.
   */
  people?: {
    [k: string]: StaffName;
  };
  phone?: string | null;
  /**
   * In the order of signing.
   */
  prescriptions?: PrescriptionDocument[];
  registered_at: Instant;
  sex: Sex;
  social_name?: string | null;
}
/**
 * An allergy that somebody recorded; a refuted one stays readable.
 */
export interface RecordedAllergy {
  allergy_id: string;
  group_code?: string | null;
  kind: AllergyKind;
  manifestation?: string | null;
  name: string;
  recorded_at: Instant;
  recorded_by: string;
  refuted_at?: Instant | null;
  refuted_by?: string | null;
  refuted_reason?: string | null;
  severity?: Severity | null;
  source: Source;
  substance_id?: string | null;
}
/**
 * A stay or a visit.
 */
export interface RecordedEncounter {
  class: EncounterClass;
  encounter_id: string;
  finished_at?: Instant | null;
  places?: Place[];
  started_at: Instant;
}
/**
 * A place from then on.
 */
export interface Place {
  /**
   * Room or bed.
   */
  place?: string | null;
  since: Instant;
  ward: string;
}
/**
 * A measured value.
 */
export interface RecordedObservation {
  /**
   * LOINC.
   */
  code: string;
  observation_id: string;
  observed_at: Instant;
  recorded_by: string;
  source: Source;
  unit: Unit;
  value: Amount;
}
/**
 * The name of a staff user, with their council registration where they have one.
 */
export interface StaffName {
  /**
   * `CRF-SP 12345`.
   */
  council?: string | null;
  name: string;
  user_id: string;
}
/**
 * A whole prescription.
 */
export interface PrescriptionDocument {
  /**
   * What a command on it must have seen.
   */
  aggregate_version: number;
  approvals?: DocumentApproval[];
  /**
   * At signing.
   */
  bed?: string | null;
  decisions?: DocumentDecision[];
  due_at: Instant;
  encounter_id?: string | null;
  findings?: Finding[];
  interventions?: DocumentIntervention[];
  items?: DocumentItem[];
  kind: PrescriptionKind;
  note?: string | null;
  number: string;
  patient: DocumentPatient;
  prescriber: DocumentPrescriber;
  prescription_id: string;
  priority: Priority;
  renewal?: boolean;
  /**
   * The version that stands in its place.
   */
  replaced_by?: string | null;
  replaces?: string | null;
  root_id: string;
  signed_at: Instant;
  state: OrderState;
  state_reason?: string | null;
  version: number;
  /**
   * At signing.
   */
  ward?: string | null;
}
/**
 * The latest value of a measure.
 */
export interface Measured {
  observed_at: Instant;
  unit: Unit;
  value: Amount;
}
/**
 * The banner.
 */
export interface PatientSummary {
  /**
   * Orders that may be reaching the patient.
   */
  active_orders: number;
  allergies: StandingAllergy[];
  allergy_status: AllergyStatus;
  bed?: string | null;
  /**
   * `1953-04-01`.
   */
  birth_date?: string | null;
  creatinine?: Measured | null;
  /**
   * mL/min by Cockcroft and Gault, of the latest creatinine and weight, at the age of the day of the creatinine.
   */
  creatinine_clearance?: Amount | null;
  deceased_at?: Instant | null;
  encounter_class?: EncounterClass | null;
  /**
   * The open stay.
   */
  encounter_id?: string | null;
  encounter_started_at?: Instant | null;
  height?: Measured | null;
  merged_into?: string | null;
  name: string;
  patient_id: string;
  /**
   * 1 pregnant, 0 not.
   */
  pregnancy?: Measured | null;
  sex: Sex;
  social_name?: string | null;
  /**
   * Whose record to read: this one's own, unless it was merged into another.
   */
  survivor_id: string;
  /**
   * Orders that wait in the triage.
   */
  waiting_orders: number;
  ward?: string | null;
  ward_id?: string | null;
  weight?: Measured | null;
}
/**
 * An allergy that stands.
 */
export interface StandingAllergy {
  allergy_id: string;
  group_code?: string | null;
  kind: AllergyKind;
  manifestation?: string | null;
  name: string;
  severity?: Severity | null;
  substance_id?: string | null;
}
/**
 * One thing that happened.
 */
export interface TimelineEntry {
  /**
   * Who, where the view knows.
   */
  actor_id?: string | null;
  /**
   * Their name.
   */
  actor_name?: string | null;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  at: number;
  /**
   * Of the value (LOINC), allergy kind, stay class or reason.
   */
  code?: string | null;
  /**
   * The stay.
   */
  encounter_id?: string | null;
  /**
   * With `kind` and `at`, its place.
   */
  id: string;
  /**
   * The event's name.
   */
  kind: string;
  /**
   * That prescription's number.
   */
  number?: string | null;
  /**
   * The prescription it is about.
   */
  prescription_id?: string | null;
  /**
   * The medicines, the substance, the value, the place or the reason.
   */
  text?: string | null;
}
/**
 * A ward, room or bed.
 */
export interface Location {
  kind: LocationKind;
  location_id: string;
  name: string;
  parent_id?: string | null;
  /**
   * The ward it belongs to; itself for a ward.
   */
  ward_id: string;
}
/**
 * One prescribed medicine.
 */
export interface PrescriptionDetail {
  address?: Address | null;
  antimicrobial: boolean;
  as_needed: boolean;
  /**
   * Now.
   */
  bed?: string | null;
  /**
   * `1953-04-01`.
   */
  birth_date?: string | null;
  /**
   * `CRM`.
   */
  council: string;
  council_number: string;
  council_uf: string;
  /**
   * `dipirona 500 mg comprimido`.
   */
  description: string;
  /**
   * In printed words.
   */
  dose: string;
  encounter_id?: string | null;
  ends_at?: Instant | null;
  /**
   * `None` where the formulary does not say.
   */
  high_alert?: boolean | null;
  item_id: string;
  list344?: List344 | null;
  medicine_id: string;
  /**
   * `dipirona`.
   */
  medicine_name: string;
  /**
   * `UTI2-000123-7`.
   */
  number: string;
  patient_id: string;
  patient_name: string;
  patient_social_name?: string | null;
  /**
   * Its place in the prescription, from 0.
   */
  position: number;
  prescribed_at: Instant;
  prescriber_id: string;
  prescriber_name: string;
  prescription_id: string;
  route: Route;
  /**
   * When somebody must have renewed it; `None` where nothing is to be renewed.
   */
  runs_out_at?: Instant | null;
  /**
   * When and how long, in printed words.
   */
  schedule: string;
  specialty?: string | null;
  starts_at: Instant;
  /**
   * Where an order stands. One name each, everywhere.
   */
  state:
    | 'Draft'
    | 'Signed'
    | 'InTriage'
    | 'Validated'
    | 'ValidatedWithRemark'
    | 'AwaitingAnswer'
    | 'Returned'
    | 'InPicking'
    | 'Picked'
    | 'Checked'
    | 'Dispensed'
    | 'PartlyDispensed'
    | 'Delivered'
    | 'Closed'
    | 'Suspended'
    | 'Cancelled'
    | 'Replaced'
    | 'EnteredInError';
  suspended: boolean;
  suspended_reason?: string | null;
  version: number;
  /**
   * Now.
   */
  ward?: string | null;
  /**
   * Now.
   */
  ward_id?: string | null;
}
/**
 * Who took an order for triage, and until when it is theirs.
 */
export interface Lease {
  holder: string;
  until: Instant;
}
/**
 * A prescription with whom it names and where it was written.
 */
export interface PrescriptionPaper {
  document: PrescriptionDocument1;
  /**
   * While it is in triage; it holds nobody back once it ran out.
   */
  lease?: Lease | null;
  /**
   * `None` before the house is set up.
   */
  letterhead?: Letterhead | null;
  /**
   * The staff users that the document names, and who holds it.
   */
  people: {
    [k: string]: StaffName;
  };
}
/**
 * A whole prescription.
 */
export interface PrescriptionDocument1 {
  /**
   * What a command on it must have seen.
   */
  aggregate_version: number;
  approvals?: DocumentApproval[];
  /**
   * At signing.
   */
  bed?: string | null;
  decisions?: DocumentDecision[];
  due_at: Instant;
  encounter_id?: string | null;
  findings?: Finding[];
  interventions?: DocumentIntervention[];
  items?: DocumentItem[];
  kind: PrescriptionKind;
  note?: string | null;
  number: string;
  patient: DocumentPatient;
  prescriber: DocumentPrescriber;
  prescription_id: string;
  priority: Priority;
  renewal?: boolean;
  /**
   * The version that stands in its place.
   */
  replaced_by?: string | null;
  replaces?: string | null;
  root_id: string;
  signed_at: Instant;
  state: OrderState;
  state_reason?: string | null;
  version: number;
  /**
   * At signing.
   */
  ward?: string | null;
}
/**
 * One page of a paper.
 */
export interface PageShown {
  /**
   * Which one it is, from 0.
   */
  at: number;
  /**
   * How many there are.
   */
  count: number;
  /**
   * The drawing, as SVG.
   */
  svg: string;
}
/**
 * A paper as it would be printed now, a page at a time.
 */
export interface Preview {
  /**
   * That it would bear: 2 is the *2ª impressão*.
   */
  number: number;
  page: PageShown1;
  /**
   * Where this station prints it when nobody says otherwise.
   */
  printer?: PrinterName1 | null;
}
/**
 * The page.
 */
export interface PageShown1 {
  /**
   * Which one it is, from 0.
   */
  at: number;
  /**
   * How many there are.
   */
  count: number;
  /**
   * The drawing, as SVG.
   */
  svg: string;
}
/**
 * What became of a price list.
 */
export interface PriceListReport {
  /**
   * Lines that could not be read.
   */
  faults: RowFault[];
  /**
   * The file's SHA-256, in hexadecimal: the import's name.
   */
  file_sha256: string;
  /**
   * Products that are new in the house.
   */
  imported: number;
  /**
   * Records linked to a medicine of the formulary, by rule.
   */
  linked_to_medicine: {
    [k: string]: number;
  };
  /**
   * Records linked to a substance of the formulary only, by rule.
   */
  linked_to_substance: {
    [k: string]: number;
  };
  /**
   * Records that repeat an earlier one of the file in every cell.
   */
  repeats: number;
  /**
   * Records that could be read, exact repeats aside.
   */
  rows: number;
  /**
   * Records that name the product of an earlier one, at another price or under another rule.
   */
  same_product: number;
  /**
   * Products that the store already had.
   */
  unchanged: number;
  /**
   * Records linked to nothing, by reason.
   */
  unlinked: {
    [k: string]: number;
  };
}
/**
 * What importing a price list would do: the import's report, but for what the store already holds.
 */
export interface PriceListPreview {
  /**
   * The very same file is in already.
   */
  known: boolean;
  /**
   * The first 200.
   */
  lines: ProductInput[];
  report: PriceListReport;
}
/**
 * One job as people see it.
 */
export interface PrintJobRow {
  /**
   * The name of the patient or the ward.
   */
  about?: string | null;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  asked_at: number;
  /**
   * By whom; nobody's name for the operator of the machine.
   */
  asked_by_name?: string | null;
  /**
   * 1 for the first.
   */
  attempt: number;
  /**
   * How many.
   */
  copies: number;
  /**
   * The spooler's keywords about that.
   */
  detail?: string | null;
  /**
   * When it ended.
   */
  ended_at?: Instant | null;
  /**
   * Why it failed.
   */
  failure?: PrintFailure | null;
  /**
   * Paper may have come out, of this attempt or one before.
   */
  may_have_printed: boolean;
  /**
   * 2 is the *2ª impressão*.
   */
  number: number;
  /**
   * Only what changed since the print before.
   */
  only_changes: boolean;
  /**
   * Of a prescription: `UTI2-000123-7`.
   */
  order_number?: string | null;
  /**
   * What is printed.
   */
  paper:
    | 'prescription'
    | 'special_control'
    | 'retained'
    | 'notification_a'
    | 'notification_b'
    | 'notification_b2'
    | 'notification_retinoid'
    | 'notification_thalidomide'
    | 'inpatient'
    | 'pick_list'
    | 'ward_sheet'
    | 'unit_dose_label'
    | 'dispensing_label'
    | 'iv_label'
    | 'record'
    | 'triage_report';
  /**
   * Which of several papers of the same kind.
   */
  part: number;
  /**
   * Which.
   */
  print_job_id: string;
  printer: PrinterName2;
  /**
   * When the printer or its spooler had all of it.
   */
  sent_at?: Instant | null;
  /**
   * Of the file, in hexadecimal.
   */
  sha256: string;
  /**
   * The sheet or label, where somebody chose one.
   */
  size?: PaperSize | null;
  /**
   * Where it stands.
   */
  state: 'Queued' | 'Sent' | 'OpenedInViewer' | 'Saved' | 'Confirmed' | 'Failed' | 'Cancelled';
  /**
   * About what.
   */
  subject:
    | {
        kind: 'Prescription';
        prescription_id: string;
      }
    | {
        encounter_id?: string | null;
        kind: 'Patient';
        patient_id: string;
      }
    | {
        from: Instant;
        kind: 'Ward';
        until: Instant;
        ward_id: string;
      }
    | {
        from: string;
        kind: 'Period';
        until: string;
      };
  /**
   * Why it still waits: the spooler's keywords, `spooler-silent`, `printer-silent`.
   */
  trouble?: string | null;
}
/**
 * Where a paper goes.
 */
export interface PrinterName2 {
  /**
   * How.
   */
  kind: 'Queue' | 'Label' | 'Viewer' | 'File';
  /**
   * As the spooler or the house calls it.
   */
  name: string;
}
/**
 * One of them.
 */
export interface Printer {
  /**
   * Whether it takes jobs.
   */
  accepting: boolean;
  /**
   * The papers that this station prints there.
   */
  default_of: PaperKind[];
  /**
   * As whoever set it up describes it.
   */
  description?: string | null;
  /**
   * The spooler's own choice.
   */
  is_default: boolean;
  /**
   * Of a label printer: where it is and what is in it.
   */
  label?: LabelPrinter | null;
  printer: PrinterName3;
  /**
   * Why it is how it is: the spooler's keywords, `paused`, `media-empty`.
   */
  reasons: string[];
  /**
   * How it is.
   */
  state: ('Idle' | 'Printing') | 'Stopped' | 'Unknown';
}
/**
 * Where a paper goes.
 */
export interface PrinterName3 {
  /**
   * How.
   */
  kind: 'Queue' | 'Label' | 'Viewer' | 'File';
  /**
   * As the spooler or the house calls it.
   */
  name: string;
}
/**
 * What there is to print on.
 */
export interface Printers {
  /**
   * Queues, then label printers, then the viewer.
   */
  printers: Printer[];
  /**
   * Whether the spooler said anything. Without its answer there may be queues that are not among `printers`.
   */
  spooler_answers: boolean;
}
/**
 * A presentation on sale of a medicine.
 */
export interface ProductOnSale {
  /**
   * Bar code.
   */
  gtin?: string | null;
  laboratory: string;
  /**
   * Brand; `None` where the list names none.
   */
  name?: string | null;
  /**
   * As the list packs it: `500 MG COM CT BL AL PLAS X 30`.
   */
  presentation: string;
  product_id: string;
  /**
   * ANVISA registration.
   */
  registration?: string | null;
}
/**
 * One event of a receipt.
 */
export interface Happened {
  /**
   * What an event happened to: the unit of versions and of parking.
   */
  aggregate:
    | 'Establishment'
    | 'Station'
    | 'Location'
    | 'User'
    | 'Practitioner'
    | 'Patient'
    | 'Encounter'
    | 'Substance'
    | 'Medicine'
    | 'Import'
    | 'Restriction'
    | 'Prescription'
    | 'PrintJob';
  /**
   * Which one.
   */
  aggregate_id: string;
  /**
   * Its version now.
   */
  aggregate_version: number;
  /**
   * The event's type.
   */
  type: string;
}
/**
 * A command was carried out, and is on the disk.
 */
export interface Receipt {
  /**
   * Which command.
   */
  command_id: string;
  /**
   * What happened, in order.
   */
  events: Happened[];
  /**
   * The position of its last event; of the last event before it, when it had nothing to change.
   */
  position: number;
}
/**
 * Who may prescribe what, from now on.
 */
export interface Restriction {
  /**
   * Since version 2.
   */
  approval?: string | null;
  atc_prefix?: string | null;
  councils: string[];
  norm: string;
  registration?: string | null;
  restriction_id: string;
  specialties: string[];
  substance_key?: string | null;
  to_be_confirmed: boolean;
}
/**
 * The line of an order that cannot be shown. It stands above every queue, whatever the filter.
 */
export interface ParkedOrder {
  /**
   * The order.
   */
  prescription_id: string;
  /**
   * The ward, where it is known.
   */
  ward_id?: string | null;
}
/**
 * An order with medicines that end unless it is renewed.
 */
export interface RunningOut {
  bed?: string | null;
  /**
   * What ends, in the order's own order.
   */
  medicines: string[];
  number: string;
  patient_id: string;
  /**
   * As known today; as signed where the patient cannot be shown.
   */
  patient_name: string;
  /**
   * Who signed it.
   */
  prescriber_id: string;
  prescriber_name: string;
  prescription_id: string;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  runs_out_at: number;
  state: OrderState;
}
/**
 * Orders of a ward.
 */
export interface RunningOutPage {
  /**
   * The longest overdue first.
   */
  orders: RunningOut[];
  /**
   * Orders that cannot be shown and may be of this ward: whether they run out is not known.
   */
  parked: ParkedOrder[];
}
/**
 * A paper kept as a file.
 */
export interface Saved {
  job: PrintJobRow1;
  /**
   * Where.
   */
  path: string;
}
/**
 * Saving counts as a print: the next one says that it is the second.
 */
export interface PrintJobRow1 {
  /**
   * The name of the patient or the ward.
   */
  about?: string | null;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  asked_at: number;
  /**
   * By whom; nobody's name for the operator of the machine.
   */
  asked_by_name?: string | null;
  /**
   * 1 for the first.
   */
  attempt: number;
  /**
   * How many.
   */
  copies: number;
  /**
   * The spooler's keywords about that.
   */
  detail?: string | null;
  /**
   * When it ended.
   */
  ended_at?: Instant | null;
  /**
   * Why it failed.
   */
  failure?: PrintFailure | null;
  /**
   * Paper may have come out, of this attempt or one before.
   */
  may_have_printed: boolean;
  /**
   * 2 is the *2ª impressão*.
   */
  number: number;
  /**
   * Only what changed since the print before.
   */
  only_changes: boolean;
  /**
   * Of a prescription: `UTI2-000123-7`.
   */
  order_number?: string | null;
  /**
   * What is printed.
   */
  paper:
    | 'prescription'
    | 'special_control'
    | 'retained'
    | 'notification_a'
    | 'notification_b'
    | 'notification_b2'
    | 'notification_retinoid'
    | 'notification_thalidomide'
    | 'inpatient'
    | 'pick_list'
    | 'ward_sheet'
    | 'unit_dose_label'
    | 'dispensing_label'
    | 'iv_label'
    | 'record'
    | 'triage_report';
  /**
   * Which of several papers of the same kind.
   */
  part: number;
  /**
   * Which.
   */
  print_job_id: string;
  printer: PrinterName2;
  /**
   * When the printer or its spooler had all of it.
   */
  sent_at?: Instant | null;
  /**
   * Of the file, in hexadecimal.
   */
  sha256: string;
  /**
   * The sheet or label, where somebody chose one.
   */
  size?: PaperSize | null;
  /**
   * Where it stands.
   */
  state: 'Queued' | 'Sent' | 'OpenedInViewer' | 'Saved' | 'Confirmed' | 'Failed' | 'Cancelled';
  /**
   * About what.
   */
  subject:
    | {
        kind: 'Prescription';
        prescription_id: string;
      }
    | {
        encounter_id?: string | null;
        kind: 'Patient';
        patient_id: string;
      }
    | {
        from: Instant;
        kind: 'Ward';
        until: Instant;
        ward_id: string;
      }
    | {
        from: string;
        kind: 'Period';
        until: string;
      };
  /**
   * Why it still waits: the spooler's keywords, `spooler-silent`, `printer-silent`.
   */
  trouble?: string | null;
}
/**
 * Doses of a ward.
 */
export interface DosePage {
  /**
   * In the order of time.
   */
  doses: ScheduledDose[];
  /**
   * Orders that cannot be shown and may be of this ward: their doses are missing here.
   */
  parked: ParkedOrder[];
}
/**
 * A dose to be given.
 */
export interface ScheduledDose {
  bed?: string | null;
  description: string;
  dose: string;
  due_at: Instant;
  high_alert?: boolean | null;
  medicine_id: string;
  number: string;
  patient_id: string;
  /**
   * As known today; as signed where the patient cannot be shown.
   */
  patient_name: string;
  /**
   * Of the item in its prescription, from 0.
   */
  position: number;
  prescription_id: string;
  route: Route;
  /**
   * Where an order stands. One name each, everywhere.
   */
  state:
    | 'Draft'
    | 'Signed'
    | 'InTriage'
    | 'Validated'
    | 'ValidatedWithRemark'
    | 'AwaitingAnswer'
    | 'Returned'
    | 'InPicking'
    | 'Picked'
    | 'Checked'
    | 'Dispensed'
    | 'PartlyDispensed'
    | 'Delivered'
    | 'Closed'
    | 'Suspended'
    | 'Cancelled'
    | 'Replaced'
    | 'EnteredInError';
}
/**
 * Something that was found.
 */
export interface Hit {
  /**
   * What was found where neither line shows it: a brand, a document number, the prescriber.
   */
  because: Run[];
  /**
   * See `ward`.
   */
  bed?: string | null;
  /**
   * Of a patient: `YYYY-MM-DD`.
   */
  birth_date?: string | null;
  /**
   * Which.
   */
  id: string;
  /**
   * What can be found.
   */
  kind: 'Patient' | 'Medicine' | 'Prescription';
  /**
   * A prescription’s state; `Merged` or `Deceased` of a patient; `Inactive` of a medicine.
   */
  state?: string | null;
  /**
   * What tells it from others: mother’s name, international name, or patient and medicines.
   */
  subtitle: Run[];
  /**
   * What it is called.
   */
  title: Run[];
  /**
   * Where the patient is now.
   */
  ward?: string | null;
}
/**
 * A piece of a line, and whether it is what was searched for.
 */
export interface Run {
  /**
   * Whether to show it as found.
   */
  found: boolean;
  /**
   * The text.
   */
  text: string;
}
/**
 * What a simulation did.
 */
export interface Report {
  /**
   * Somebody stopped it early.
   */
  cancelled: boolean;
  /**
   * Commands that were given.
   */
  commands: number;
  /**
   * Events that came of them.
   */
  events: number;
  /**
   * The hash of the last event, in hexadecimal.
   */
  head_hash: string;
  /**
   * Patients that were admitted.
   */
  patients: number;
  /**
   * The position of the last event.
   */
  position: number;
  /**
   * Prescriptions that were signed, renewals among them.
   */
  prescriptions: number;
  /**
   * Refusals, by their code: people err in this hospital too.
   */
  refused: {
    AllergiesStand?: number;
    AllergyAlreadyRefuted?: number;
    AllergyToSubstance?: number;
    AllergyUnknown?: number;
    AlreadyDispensed?: number;
    ApprovalMissing?: number;
    ApprovalNotNeeded?: number;
    ApprovalTimeImpossible?: number;
    ApproverNotAuthorised?: number;
    AsNeededIntervalMissing?: number;
    AsNeededMaximumBelowDose?: number;
    AsNeededMaximumMissing?: number;
    AsNeededReasonMissing?: number;
    BedTaken?: number;
    BirthDateImpossible?: number;
    ClinicAlreadySetUp?: number;
    ClinicNotSetUp?: number;
    CnesImpossible?: number;
    CnpjImpossible?: number;
    CnsImpossible?: number;
    CommandIdReused?: number;
    CopiesImpossible?: number;
    CouncilNumberImpossible?: number;
    CouncilNumberTaken?: number;
    CpfImpossible?: number;
    CpfTaken?: number;
    DateImpossible?: number;
    DocumentsNotBuilt?: number;
    DoseImpossible?: number;
    DoseMissing?: number;
    DoseNotPositive?: number;
    DurationImpossible?: number;
    DurationMissing?: number;
    EncounterClosed?: number;
    EncounterMissing?: number;
    EncounterOfAnotherPatient?: number;
    EncounterStillOpen?: number;
    EncounterUnknown?: number;
    ForbiddenAbbreviation?: number;
    FrequencyImpossible?: number;
    FrequencyMissing?: number;
    InfusionIncomplete?: number;
    InterventionAlreadyAnswered?: number;
    InterventionUnknown?: number;
    ItemAlreadySuspended?: number;
    ItemNotSuspended?: number;
    ItemUnknown?: number;
    LabelPrinterImpossible?: number;
    LastAdministrator?: number;
    LeaseExpired?: number;
    LocationParentImpossible?: number;
    LocationUnknown?: number;
    LoginImpossible?: number;
    LoginTaken?: number;
    MedicineImpossible?: number;
    MedicineInactive?: number;
    MedicineOutsideFormulary?: number;
    MedicineUnknown?: number;
    Missing?: number;
    NoItems?: number;
    NoLongerCurrent?: number;
    NoRoles?: number;
    NotAsked?: number;
    NotAuthorised?: number;
    NotFound?: number;
    NotInTriage?: number;
    NothingToPrint?: number;
    ObservationImpossible?: number;
    OverrideReasonMissing?: number;
    OwnPrescription?: number;
    PaperNotOfSubject?: number;
    PasswordTooShort?: number;
    PatientDeceased?: number;
    PatientMerged?: number;
    PatientMismatch?: number;
    PatientUnknown?: number;
    PrescriberInactive?: number;
    PrescriberNotAuthorised?: number;
    PrescriberUnknown?: number;
    PrescriptionUnknown?: number;
    PrintJobDone?: number;
    PrintJobOpen?: number;
    PrintJobUnderWay?: number;
    PrintJobUnknown?: number;
    PrintNumberTaken?: number;
    PrinterNotForPaper?: number;
    PrinterUnknown?: number;
    QuantityNotPositive?: number;
    ReasonMissing?: number;
    RestrictionImpossible?: number;
    RestrictionUnknown?: number;
    RouteMissing?: number;
    RouteNotOfMedicine?: number;
    SamePatient?: number;
    SameSubstanceTwice?: number;
    ScheduleGapTooLong?: number;
    SpoolerSilent?: number;
    SubstanceUnknown?: number;
    TakenByAnother?: number;
    TaperImpossible?: number;
    TimeZoneUnknown?: number;
    TooLong?: number;
    TooManyItems?: number;
    UfImpossible?: number;
    UnitOfAnotherDimension?: number;
    UseRestricted?: number;
    VariableRangesImpossible?: number;
    VersionChanged?: number;
  };
}
/**
 * A practitioner as they are from now on; council, UF and number in canonical form.
 */
export interface Practitioner {
  address?: Address | null;
  council: string;
  cpf?: string | null;
  name: string;
  number: string;
  phone?: string | null;
  practitioner_id: string;
  programme_registrations: string[];
  situation: Situation;
  specialties: Specialty[];
  uf: string;
}
/**
 * A staff user as they are from now on.
 */
export interface User {
  active: boolean;
  login: string;
  name: string;
  practitioner_id?: string | null;
  roles: Role[];
  user_id: string;
}
/**
 * Everybody who signs in, and everybody who prescribes or answers to a council.
 */
export interface Staff {
  practitioners: Practitioner[];
  users: User[];
}
/**
 * An active ingredient that somebody may be allergic to.
 */
export interface SubstanceName {
  /**
   * Normalised base-substance key (rulebook R1.3).
   */
  key: string;
  substance_id: string;
}
/**
 * A norm that a table cites; empty where it cites none.
 */
export interface NormCited {
  norm: string;
  rows: number;
  /**
   * Of these rows, those that nobody has confirmed.
   */
  to_be_confirmed: number;
}
/**
 * A table in use.
 */
export interface TableInUse {
  /**
   * `controlled_substances`: its file, or its part of `rules.json`.
   */
  name: string;
  /**
   * What they rest on, in the order in which the table cites it.
   */
  norms: NormCited[];
  /**
   * All its rows.
   */
  rows: number;
  /**
   * The day it was made, `YYYY-MM-DD`.
   */
  version: string;
}
/**
 * How many orders of a ward are in a state.
 */
export interface TriageCount {
  /**
   * Orders.
   */
  orders: number;
  /**
   * Where an order stands. One name each, everywhere.
   */
  state:
    | 'Draft'
    | 'Signed'
    | 'InTriage'
    | 'Validated'
    | 'ValidatedWithRemark'
    | 'AwaitingAnswer'
    | 'Returned'
    | 'InPicking'
    | 'Picked'
    | 'Checked'
    | 'Dispensed'
    | 'PartlyDispensed'
    | 'Delivered'
    | 'Closed'
    | 'Suspended'
    | 'Cancelled'
    | 'Replaced'
    | 'EnteredInError';
  /**
   * Its name.
   */
  ward?: string | null;
  /**
   * `None` for orders of no ward.
   */
  ward_id?: string | null;
}
/**
 * Rows of the queue.
 */
export interface TriagePage {
  /**
   * Where the next page begins; `None` at the end.
   */
  next?: TriageKey | null;
  /**
   * On the first page: orders that cannot be shown.
   */
  parked: ParkedOrder[];
  /**
   * Most urgent first.
   */
  rows: TriageRow[];
}
/**
 * One order that waits.
 */
export interface TriageRow {
  /**
   * What a command on it must have seen.
   */
  aggregate_version: number;
  /**
   * Whether anybody asked.
   */
  allergy_status?: AllergyStatus | null;
  /**
   * When the prescriber last answered a question about it.
   */
  answered_at?: Instant | null;
  /**
   * Of those, given if needed.
   */
  as_needed_count: number;
  /**
   * The bed's name.
   */
  bed?: string | null;
  /**
   * `1953-04-01`.
   */
  birth_date?: string | null;
  /**
   * Of those, not like this in the version it replaces.
   */
  changed_count: number;
  /**
   * Classes of its medicines.
   */
  classes: MedicineClass[];
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  due_at: number;
  /**
   * The stay.
   */
  encounter_id?: string | null;
  /**
   * Items in all.
   */
  item_count: number;
  /**
   * For whom and where a prescription is written.
   */
  kind: 'Ambulatory' | 'Inpatient' | 'Discharge';
  /**
   * Who holds it.
   */
  lease_holder?: string | null;
  /**
   * Their name.
   */
  lease_holder_name?: string | null;
  /**
   * Until when.
   */
  lease_until?: Instant | null;
  /**
   * The first three names.
   */
  medicines: string[];
  /**
   * Checks that lacked what they need.
   */
  not_checked: number;
  /**
   * `UTI2-000123-7`.
   */
  number: string;
  /**
   * For whom.
   */
  patient_id: string;
  /**
   * As known today; nothing from here to `allergy_status` where the patient cannot be shown.
   */
  patient_name?: string | null;
  /**
   * Who signed.
   */
  prescriber_name: string;
  /**
   * The order.
   */
  prescription_id: string;
  /**
   * How soon the first dose must be at the bedside (rulebook 3.1), most urgent first.
   */
  priority: 'Stat' | 'Urgent' | 'FirstDose' | 'Discharge' | 'Routine';
  /**
   * 0 first.
   */
  rank: number;
  /**
   * It renews another rather than changing it.
   */
  renewal: boolean;
  /**
   * As documents state it.
   */
  sex?: Sex | null;
  /**
   * Milliseconds since 1970-01-01T00:00:00Z.
   */
  signed_at: number;
  /**
   * The name to call them by.
   */
  social_name?: string | null;
  /**
   * Where an order stands. One name each, everywhere.
   */
  state:
    | 'Draft'
    | 'Signed'
    | 'InTriage'
    | 'Validated'
    | 'ValidatedWithRemark'
    | 'AwaitingAnswer'
    | 'Returned'
    | 'InPicking'
    | 'Picked'
    | 'Checked'
    | 'Dispensed'
    | 'PartlyDispensed'
    | 'Delivered'
    | 'Closed'
    | 'Suspended'
    | 'Cancelled'
    | 'Replaced'
    | 'EnteredInError';
  /**
   * Of those, held back.
   */
  suspended_count: number;
  /**
   * Findings that stop.
   */
  tier_1: number;
  /**
   * Findings that interrupt.
   */
  tier_2: number;
  /**
   * Passive findings.
   */
  tier_3: number;
  /**
   * Silent findings.
   */
  tier_4: number;
  /**
   * 1 for the first.
   */
  version: number;
  /**
   * Its name.
   */
  ward?: string | null;
  /**
   * Where the patient is now.
   */
  ward_id?: string | null;
}
/**
 * Whether one thing holds.
 */
export interface Check {
  /**
   * How many rows, events or tables were looked at.
   */
  counted: number;
  /**
   * What does not hold and where, and notes; the first few.
   */
  details: string[];
  /**
   * How many more details there are.
   */
  left_off: number;
  /**
   * What.
   */
  name:
    | 'integrity'
    | 'foreign_keys'
    | 'chain'
    | 'sequence'
    | 'bodies'
    | 'replay'
    | 'human_numbers'
    | 'receipts'
    | 'views'
    | 'index';
  /**
   * Whether it holds.
   */
  ok: boolean;
}
/**
 * What was proved.
 */
export interface Verdict {
  /**
   * One for each thing that must hold.
   */
  checks: Check[];
}
/**
 * A patient in a ward.
 */
export interface InBed {
  /**
   * Names of the allergies that stand.
   */
  allergies: string[];
  allergy_status: AllergyStatus;
  /**
   * Orders whose prescriber was asked, or that came back.
   */
  asked_orders: number;
  /**
   * As people call it; `None` where somebody waits for a bed.
   */
  bed?: string | null;
  birth_date?: string | null;
  /**
   * Planned doses that are due until then.
   */
  doses?: number;
  encounter_id: string;
  encounter_started_at: Instant;
  name: string;
  /**
   * The next planned dose within the hours asked for; filled from the plan.
   */
  next?: NextDose | null;
  patient_id: string;
  sex: Sex;
  social_name?: string | null;
  /**
   * Orders that wait in the triage.
   */
  waiting_orders: number;
  ward?: string | null;
  ward_id: string;
}
/**
 * What is due next.
 */
export interface NextDose {
  description: string;
  dose: string;
  due_at: Instant;
  high_alert?: boolean | null;
  /**
   * Where an order stands. One name each, everywhere.
   */
  state:
    | 'Draft'
    | 'Signed'
    | 'InTriage'
    | 'Validated'
    | 'ValidatedWithRemark'
    | 'AwaitingAnswer'
    | 'Returned'
    | 'InPicking'
    | 'Picked'
    | 'Checked'
    | 'Dispensed'
    | 'PartlyDispensed'
    | 'Delivered'
    | 'Closed'
    | 'Suspended'
    | 'Cancelled'
    | 'Replaced'
    | 'EnteredInError';
}

/** An answer, and how fresh it is: everything up to `as_of` shows in it, `behind` events do not yet. */
export interface Answer<T> {
  as_of: number;
  behind: number;
  value: T;
}

/** What stands under a key; `Parked` is something that this program cannot show. */
export type Found<T> = { kind: 'Shown'; value: T } | { kind: 'Parked' } | { kind: 'Unknown' };
