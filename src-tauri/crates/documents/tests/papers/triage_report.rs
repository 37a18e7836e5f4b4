//! The report of the triage.

use domain::paper::{Count, Figure, Paper, Provenance, TriageDay, TriageReport, Waiting};

use crate::{
    golden::check,
    samples::{hospital, long_hospital, provenance},
};

fn day(number: u32) -> TriageDay {
    // Sundays are quiet.
    let busy = u32::from(!number.is_multiple_of(7));
    TriageDay {
        name: format!("{number:02}/10"),
        validated: busy * (6 + number * 5 % 9),
        remarked: busy * (number % 4),
        asked: number % 3,
        returned: busy * u32::from(number.is_multiple_of(5)),
    }
}

fn count((name, count): (&str, u32)) -> Count {
    Count { name: name.to_owned(), count }
}

pub(crate) fn plain() -> TriageReport {
    let figure = |name: &str, value: &str, note: Option<&str>| Figure {
        name: name.to_owned(),
        value: value.to_owned(),
        note: note.map(str::to_owned),
    };
    let waiting = |priority: &str, target: &str| Waiting {
        priority: priority.to_owned(),
        orders: 103,
        target: target.to_owned(),
        median: "12 min".to_owned(),
        nine_in_ten: "41 min".to_owned(),
        within_target: "94,1%".to_owned(),
    };
    TriageReport {
        letterhead: hospital(),
        period: "de 01/10/2026 a 31/10/2026".to_owned(),
        scope: "Todas as unidades".to_owned(),
        figures: vec![
            figure("prescrições triadas", "412", Some("de 418 assinadas")),
            figure("com pergunta", "37", Some("9%")),
            figure("aceitas pelo prescritor", "31", Some("de 37 perguntas")),
            figure("dentro da meta", "94,1%", None),
        ],
        days: (1..=31).map(day).collect(),
        waiting: vec![
            waiting("STAT", "até 15 min"),
            waiting("Urgente", "até 60 min"),
            waiting("Rotina", "antes da próxima ronda"),
        ],
        reasons: [("dose acima do máximo", 14), ("interação", 9), ("alergia registrada", 6)].map(count).into(),
        wards: [("Clínica Médica", 210), ("UTI adulto", 140), ("Pediatria", 62)].map(count).into(),
        missing: vec![],
        provenance: Provenance { as_of: "como estava em 01/11/2026 às 8h".to_owned(), ..provenance() },
    }
}

#[test]
fn a_month() {
    check("triage-report", &Paper::TriageReport(plain()));
}

#[test]
fn days_without_work_and_a_day_beyond_all_others() {
    let mut days = vec![TriageDay { validated: 0, remarked: 0, asked: 0, returned: 0, ..day(1) }; 6];
    days.push(TriageDay { validated: 12_345, ..day(8) });
    let nasty = TriageReport {
        letterhead: long_hospital(),
        days,
        reasons: (1..=14).map(|one| count(("duplicidade terapêutica com outra prescrição ativa", 15 - one))).collect(),
        missing: vec!["2 prescrições que não puderam ser lidas não foram contadas".to_owned()],
        ..plain()
    };
    check("triage-report-nasty", &Paper::TriageReport(nasty));
}

#[test]
fn a_period_in_which_nothing_was_triaged() {
    let empty =
        TriageReport { figures: vec![], days: vec![], waiting: vec![], reasons: vec![], wards: vec![], ..plain() };
    check("triage-report-empty", &Paper::TriageReport(empty));
}
