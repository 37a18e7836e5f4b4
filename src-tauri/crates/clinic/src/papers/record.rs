//! The prontuário on paper: a patient's whole record, or one stay of it, as the screen shows it.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use domain::{
    ids::{EncounterId, PatientId, UserId},
    number_pt::print_quantity,
    paper::{
        Allergies, Detail, Paper, PaperKind, PatientBlock, Record, RecordAllergy, RecordItem, RecordObservation,
        RecordPrescription, RecordStay,
    },
    people::loinc,
    places::EncounterClass,
    prescribing::{OrderState, PrescriptionKind},
    quantity::Quantity,
};

use super::{
    Made, blocks,
    house::{self, House},
    nothing, short_moment, words,
};
use crate::{
    clinic::Clinic,
    problem::Problem,
    queries::{
        Found,
        patient_record::{PatientRecord, RecordedAllergy, RecordedEncounter, RecordedObservation},
        prescription_document::{PrescriptionDocument, StaffName},
    },
    session::Session,
};

pub(super) async fn make(
    clinic: &Clinic,
    by: &Session,
    patient: PatientId,
    encounter: Option<EncounterId>,
) -> Result<Made, Problem> {
    let head = *clinic.head().borrow();
    let answer = clinic.patient_record(by, patient, encounter, Some(head)).await?;
    let Found::Shown(record) = answer.value else { return Err(nothing()) };
    if encounter.is_some() && record.encounters.is_empty() {
        return Err(nothing());
    }
    let house = House::of(clinic).await?;
    let zone = house.zone;
    let telling = Telling { people: &record.people, zone };
    let paper = Record {
        patient: telling.patient(&record, clinic.now().date(zone)),
        scope: telling.scope(&record, encounter),
        details: telling.details(&record),
        allergies: record.allergies.iter().map(|allergy| telling.allergy(allergy)).collect(),
        observations: record.observations.iter().map(|seen| telling.observation(seen)).collect(),
        stays: record.encounters.iter().map(|stay| telling.stay(stay)).collect(),
        prescriptions: record.prescriptions.iter().map(|order| telling.prescription(order)).collect(),
        missing: missing(record.parked_orders),
        provenance: house::listed(clinic, PaperKind::Record, answer.as_of, clinic.now(), zone).await?,
        letterhead: house.letterhead,
    };
    let prescriptions = record.prescriptions.iter().map(|order| order.prescription_id).collect();
    Ok(Made { paper: Paper::Record(paper), prescriptions })
}

fn missing(parked: i64) -> Vec<String> {
    match parked {
        0 => Vec::new(),
        1 => vec!["1 prescrição da casa não pôde ser mostrada: pode ser deste paciente".to_owned()],
        many => vec![format!("{many} prescrições da casa não puderam ser mostradas: podem ser deste paciente")],
    }
}

/// Words for what a record holds.
struct Telling<'a> {
    people: &'a BTreeMap<UserId, StaffName>,
    zone: Tz,
}

impl Telling<'_> {
    fn name(&self, user: UserId) -> String {
        match self.people.get(&user) {
            Some(StaffName { name, council: Some(council), .. }) => format!("{name}, {council}"),
            Some(StaffName { name, .. }) => name.clone(),
            None => "operador do sistema".to_owned(),
        }
    }

    fn patient(&self, record: &PatientRecord, on: chrono::NaiveDate) -> PatientBlock {
        let standing: Vec<&RecordedAllergy> =
            record.allergies.iter().filter(|allergy| allergy.refuted_at.is_none()).collect();
        let allergies = if !standing.is_empty() {
            Allergies::Listed(standing.iter().map(|allergy| allergy.name.clone()).collect())
        } else if record.no_known_allergies_at.is_some() {
            Allergies::NoneKnown
        } else {
            Allergies::NotAsked
        };
        let weight =
            record.observations.iter().filter(|seen| seen.code == loinc::WEIGHT).max_by_key(|seen| seen.observed_at);
        PatientBlock {
            name: record.name.clone(),
            social_name: record.social_name.clone(),
            birth_date: record.birth_date.as_deref().map(blocks::date),
            age: record.birth_date.as_deref().and_then(|born| blocks::years(born, on)),
            sex: Some(blocks::sex(record.sex).to_owned()),
            document: record
                .cpf
                .as_deref()
                .map(blocks::cpf)
                .or_else(|| record.cns.as_ref().map(|cns| format!("CNS {cns}")))
                .or_else(|| record.other_document.clone()),
            address: record.address.as_ref().map(blocks::address),
            phone: record.phone.clone(),
            guardian: record.guardian.clone(),
            weight: weight.map(|seen| {
                let on = seen.observed_at.date(self.zone).format("%d/%m/%Y");
                format!("{} em {on}", print_quantity(Quantity::new(seen.value, seen.unit)))
            }),
            place: None,
            allergies,
        }
    }

    fn scope(&self, record: &PatientRecord, encounter: Option<EncounterId>) -> String {
        match record.encounters.first().filter(|_| encounter.is_some()) {
            Some(stay) => format!("{} {}", class(stay.class), self.span(stay)),
            None => "Prontuário completo".to_owned(),
        }
    }

    fn details(&self, record: &PatientRecord) -> Vec<Detail> {
        let detail = |name: &str, value: Option<String>| value.map(|value| Detail { name: name.to_owned(), value });
        [
            detail("Mãe", record.mother_name.clone()),
            detail("CNS", record.cns.clone()),
            detail("Outro documento", record.other_document.clone()),
            detail("Cadastro", Some(short_moment(record.registered_at, self.zone))),
            detail("Óbito", record.deceased_at.map(|at| short_moment(at, self.zone))),
            detail("Alergias negadas em", record.no_known_allergies_at.map(|at| short_moment(at, self.zone))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn allergy(&self, allergy: &RecordedAllergy) -> RecordAllergy {
        let kind = [Some(words::allergy_kind(allergy.kind)), allergy.severity.map(words::severity)];
        let kind = kind.into_iter().flatten().collect::<Vec<_>>().join(" ");
        RecordAllergy {
            name: allergy.name.clone(),
            description: match &allergy.manifestation {
                Some(reaction) => format!("{kind}: {reaction}"),
                None => kind,
            },
            recorded: format!(
                "{}, {} (fonte: {})",
                short_moment(allergy.recorded_at, self.zone),
                self.name(allergy.recorded_by),
                words::source(allergy.source)
            ),
            refuted: allergy.refuted_at.map(|at| {
                let by = allergy.refuted_by.map(|by| format!(", {}", self.name(by))).unwrap_or_default();
                let why = allergy.refuted_reason.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
                format!("refutada em {}{by}{why}", short_moment(at, self.zone))
            }),
        }
    }

    fn observation(&self, seen: &RecordedObservation) -> RecordObservation {
        RecordObservation {
            name: words::observation(&seen.code),
            value: if seen.code == loinc::PREGNANCY {
                if seen.value == 0.into() { "não".to_owned() } else { "sim".to_owned() }
            } else {
                print_quantity(Quantity::new(seen.value, seen.unit))
            },
            observed: short_moment(seen.observed_at, self.zone),
            source: format!("{} ({})", self.name(seen.recorded_by), words::source(seen.source)),
        }
    }

    fn stay(&self, stay: &RecordedEncounter) -> RecordStay {
        RecordStay {
            kind: class(stay.class).to_owned(),
            span: self.span(stay),
            places: stay
                .places
                .iter()
                .map(|place| {
                    let bed = place.place.as_ref().map(|bed| format!(", leito {bed}")).unwrap_or_default();
                    format!("{}: {}{bed}", short_moment(place.since, self.zone), place.ward)
                })
                .collect(),
        }
    }

    fn span(&self, stay: &RecordedEncounter) -> String {
        let from = short_moment(stay.started_at, self.zone);
        match stay.finished_at {
            Some(until) => format!("de {from} a {}", short_moment(until, self.zone)),
            None => format!("desde {from}"),
        }
    }

    fn prescription(&self, order: &PrescriptionDocument) -> RecordPrescription {
        let prescriber = &order.prescriber;
        RecordPrescription {
            number: order.number.clone(),
            version: u32::try_from(order.version).unwrap_or(u32::MAX),
            kind: match order.kind {
                PrescriptionKind::Inpatient => "Prescrição hospitalar",
                PrescriptionKind::Discharge => "Prescrição de alta",
                PrescriptionKind::Ambulatory => "Prescrição ambulatorial",
            }
            .to_owned(),
            state: match &order.state_reason {
                Some(reason) => format!("{}: {reason}", words::order_state(order.state)),
                None => words::order_state(order.state).to_owned(),
            },
            withdrawn: matches!(order.state, OrderState::Cancelled | OrderState::Replaced | OrderState::EnteredInError),
            signed: short_moment(order.signed_at, self.zone),
            prescriber: format!("{}, {}", prescriber.name, blocks::council(prescriber)),
            items: order
                .items
                .iter()
                .map(|item| RecordItem {
                    medicine: blocks::medicine_in_full(item),
                    dosage: blocks::dosage(&item.dose_text, item.route, &item.schedule_text),
                    held: item.suspended.then(|| match &item.suspended_reason {
                        Some(reason) => format!("suspenso: {reason}"),
                        None => "suspenso".to_owned(),
                    }),
                })
                .collect(),
            history: self.history(order),
            note: order.note.clone(),
            hash: None,
        }
    }

    fn history(&self, order: &PrescriptionDocument) -> Vec<String> {
        let mut told: Vec<(i64, String)> = Vec::new();
        for decision in &order.decisions {
            let remark = decision.remark.as_deref().map(|remark| format!(": {remark}")).unwrap_or_default();
            let what = words::order_state(decision.decision);
            told.push((
                decision.decided_at.millis(),
                self.said(decision.decided_at, decision.decided_by, &format!("{what}{remark}")),
            ));
        }
        for approval in &order.approvals {
            let until = approval.until.date(self.zone).format("%d/%m/%Y");
            let what = format!("liberação {} até {until}", approval.approval);
            told.push((approval.approved_at.millis(), self.said(approval.approved_at, approval.approved_by, &what)));
        }
        for asked in &order.interventions {
            let what = format!("pergunta ao prescritor: {}", asked.message);
            told.push((asked.raised_at.millis(), self.said(asked.raised_at, asked.raised_by, &what)));
            if let Some((at, by)) = asked.answered_at.zip(asked.answered_by) {
                let what = match (&asked.upheld_reason, asked.new_version) {
                    (Some(reason), _) => format!("mantida pelo prescritor: {reason}"),
                    (None, Some(_)) => "aceita em nova versão".to_owned(),
                    (None, None) => "pergunta encerrada com a prescrição".to_owned(),
                };
                told.push((at.millis(), self.said(at, by, &what)));
            }
        }
        told.sort();
        told.into_iter().map(|(_, line)| line).collect()
    }

    fn said(&self, at: domain::instant::Instant, by: UserId, what: &str) -> String {
        format!("{}, {}: {what}", short_moment(at, self.zone), self.name(by))
    }
}

const fn class(class: EncounterClass) -> &'static str {
    match class {
        EncounterClass::Ambulatory => "Atendimento ambulatorial",
        EncounterClass::Emergency => "Atendimento de urgência",
        EncounterClass::Inpatient => "Internação",
    }
}
