//! The printed words of what the store keeps as codes.

use domain::{
    people::{AllergyKind, Severity, Source, loinc},
    prescribing::{InterventionReason, OrderState, Priority},
};

pub(super) const fn allergy_kind(kind: AllergyKind) -> &'static str {
    match kind {
        AllergyKind::Allergy => "alergia",
        AllergyKind::PseudoAllergy => "pseudoalergia",
        AllergyKind::Intolerance => "intolerância",
        AllergyKind::SideEffect => "efeito adverso",
        AllergyKind::Unknown => "reação de tipo desconhecido",
    }
}

pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Mild => "leve",
        Severity::Moderate => "moderada",
        Severity::Severe => "grave",
    }
}

pub(super) const fn source(source: Source) -> &'static str {
    match source {
        Source::Patient => "paciente",
        Source::Family => "família",
        Source::Professional => "profissional",
        Source::Record => "prontuário",
        Source::Device => "equipamento",
        Source::Laboratory => "laboratório",
    }
}

pub(super) fn observation(code: &str) -> String {
    match code {
        loinc::WEIGHT => "Peso".to_owned(),
        loinc::HEIGHT => "Altura".to_owned(),
        loinc::CREATININE => "Creatinina".to_owned(),
        loinc::PREGNANCY => "Gestante".to_owned(),
        other => format!("LOINC {other}"),
    }
}

pub(super) const fn order_state(state: OrderState) -> &'static str {
    match state {
        OrderState::Draft => "Rascunho",
        OrderState::Signed => "Assinada",
        OrderState::InTriage => "Em triagem",
        OrderState::Validated => "Validada",
        OrderState::ValidatedWithRemark => "Validada com ressalva",
        OrderState::AwaitingAnswer => "Aguarda resposta do prescritor",
        OrderState::Returned => "Devolvida ao prescritor",
        OrderState::InPicking => "Em separação",
        OrderState::Picked => "Separada",
        OrderState::Checked => "Conferida",
        OrderState::Dispensed => "Dispensada",
        OrderState::PartlyDispensed => "Dispensada em parte",
        OrderState::Delivered => "Entregue",
        OrderState::Closed => "Encerrada",
        OrderState::Suspended => "Suspensa",
        OrderState::Cancelled => "Cancelada",
        OrderState::Replaced => "Substituída por outra versão",
        OrderState::EnteredInError => "Registrada por engano",
    }
}

pub(super) const fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Stat => "STAT",
        Priority::Urgent => "Urgente",
        Priority::FirstDose => "Primeira dose",
        Priority::Discharge => "Alta",
        Priority::Routine => "Rotina",
    }
}

pub(super) const fn intervention(reason: InterventionReason) -> &'static str {
    match reason {
        InterventionReason::Dose => "Dose",
        InterventionReason::Frequency => "Frequência",
        InterventionReason::Route => "Via",
        InterventionReason::Dilution => "Diluição",
        InterventionReason::Duration => "Duração",
        InterventionReason::Allergy => "Alergia",
        InterventionReason::Interaction => "Interação",
        InterventionReason::Duplicate => "Duplicidade",
        InterventionReason::Contraindication => "Contraindicação",
        InterventionReason::RenalAdjustment => "Ajuste renal",
        InterventionReason::Indication => "Indicação",
        InterventionReason::Unavailable => "Indisponível",
        InterventionReason::LegalDocument => "Documento legal",
        InterventionReason::Illegible => "Ilegível",
        InterventionReason::Other => "Outro motivo",
    }
}
