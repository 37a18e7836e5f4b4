//! A small demo hospital to search in, written straight into the tables, and the index made from it.
//!
//! Names are demo data: nobody of the real world. Ids come from a counter, so that every run is the same. Once the demo
//! hospital is made by commands, only [`Hospital::build`] changes.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "it is test code")]

use std::{path::Path, sync::Arc};

use clinic::search::{Filter, Hit, Indexer, Kind, Overlay, Progress, Requests, Snapshot, newer_than, search, source};
use domain::ids::LocationId;
use rusqlite::{Connection, params};
use tokio::sync::watch;
use uuid::Uuid;

const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/clinic/0001_outbox.sql"),
    include_str!("../../migrations/clinic/0002_people_and_places.sql"),
    include_str!("../../migrations/clinic/0003_formulary.sql"),
    include_str!("../../migrations/clinic/0004_clinical.sql"),
    include_str!("../../migrations/clinic/0005_approvals.sql"),
    include_str!("../../migrations/clinic/0006_numbers.sql"),
    include_str!("../../migrations/clinic/0007_superseded_products.sql"),
    include_str!("../../migrations/clinic/0008_order_states.sql"),
    include_str!("../../migrations/clinic/0009_running_out.sql"),
    include_str!("../../migrations/clinic/0010_what_a_patient_gets.sql"),
    include_str!("../../migrations/clinic/0011_order_sets.sql"),
    include_str!("../../migrations/clinic/0012_printing.sql"),
    include_str!("../../migrations/clinic/0013_standing_approvals.sql"),
];
const FORMULARY: &str = include_str!("../../src-tauri/crates/domain/src/tables/formulary.csv");

/// Ward and its beds.
const WARDS: [(&str, &[&str]); 5] = [
    ("UTI Adulto", &["UTI-01", "UTI-02", "UTI-03", "UTI-04", "UTI-05", "UTI-06"]),
    ("Clínica Médica", &["201-A", "201-B", "202-A", "202-B", "203-A", "203-B", "204-A", "204-B"]),
    ("Maternidade", &["301-A", "301-B", "302-A", "302-B"]),
    ("Pediatria", &["401-A", "401-B", "402-A", "402-B"]),
    ("Pronto-Socorro", &["PS-1", "PS-2", "PS-3"]),
];

/// Name, social name, birth date, CPF, CNS, mother.
type Person = (&'static str, Option<&'static str>, &'static str, &'static str, &'static str, &'static str);

/// The first ones lie in the beds, in order.
const PATIENTS: [Person; 40] = [
    ("Maria da Conceição Silva", None, "1958-03-12", "52998224725", "700500572384152", "Rosa da Conceição"),
    ("José Raimundo Gonçalves", None, "1949-11-02", "15350946056", "702002887429583", "Antônia Gonçalves"),
    ("Antônio Carlos Magalhães Neto", None, "1971-07-21", "11144477735", "898001160660761", "Lúcia Magalhães"),
    ("Francisca Araújo de Souza", None, "1963-05-30", "86288366757", "700009901234501", "Raimunda Araújo"),
    ("João Pedro Albuquerque", None, "1990-01-15", "39053344705", "700109902234502", "Helena Albuquerque"),
    ("Terezinha de Jesus Brandão", None, "1938-09-08", "01234567890", "700209903234503", "Maria Brandão"),
    ("Sebastião Ferreira Lima", None, "1944-12-25", "71428793860", "700309904234504", "Josefa Ferreira"),
    ("Ana Beatriz Cavalcanti", None, "1985-04-17", "87748248800", "700409905234505", "Sônia Cavalcanti"),
    ("Luiz Fernando Peixoto", None, "1977-08-03", "29537995593", "700509906234506", "Marlene Peixoto"),
    ("Márcia Regina Figueiredo", None, "1969-02-28", "45317828791", "700609907234507", "Neusa Figueiredo"),
    ("Thiago Nascimento Barros", None, "1995-10-10", "74697185072", "700709908234508", "Cleide Nascimento"),
    ("Raimundo Nonato Pereira", None, "1952-06-19", "64818456023", "700809909234509", "Francisca Pereira"),
    ("Cláudia Assunção Ribeiro", None, "1980-03-05", "98765432100", "700909910234510", "Vera Assunção"),
    ("Geraldo Magela Teixeira", None, "1947-01-29", "12345678909", "701009911234511", "Conceição Teixeira"),
    ("Benedita Aparecida Moraes", None, "1941-07-07", "35379838867", "701109912234512", "Aparecida Moraes"),
    ("Juliana Guimarães Pinto", None, "1992-09-23", "46244261300", "701209913234513", "Elisabete Guimarães"),
    ("Patrícia Lourenço Xavier", None, "1988-12-01", "58277386905", "701309914234514", "Ivone Lourenço"),
    ("Rafaela Mendonça Queiroz", None, "1997-05-14", "69103351029", "701409915234515", "Tânia Mendonça"),
    ("Camila Sant’Anna Duarte", None, "1993-11-11", "70347732110", "701509916234516", "Solange Duarte"),
    ("Enzo Gabriel Monteiro", None, "2019-02-02", "81590743236", "701609917234517", "Larissa Monteiro"),
    ("Valentina Sophia Rocha", None, "2021-06-16", "92633854390", "701709918234518", "Bruna Rocha"),
    ("Miguel Ângelo Zanetti", None, "2017-10-27", "03746965471", "701809919234519", "Paola Zanetti"),
    ("Heloísa Yamamoto", None, "2020-08-20", "14857076592", "701909920234520", "Akemi Yamamoto"),
    ("Wellington Souza Cruz", None, "1983-04-04", "25968187613", "702009921234521", "Iracema Cruz"),
    ("Roberto Carlos Schmitt", None, "1966-09-09", "37079298734", "702109922234522", "Hedwig Schmitt"),
    (
        "Alessandro Tavares Dias",
        Some("Alessandra Tavares Dias"),
        "1991-01-31",
        "48180309855",
        "702209923234523",
        "Célia Tavares",
    ),
    ("Joaquim Barbosa Leite", None, "1955-05-05", "59291410976", "702309924234524", "Olga Barbosa"),
    ("Adriana Vasconcelos", None, "1979-12-12", "60302521007", "702409925234525", "Zilda Vasconcelos"),
    ("Francisco das Chagas Melo", None, "1950-10-04", "71413632128", "702509926234526", "Luzia Melo"),
    ("Severino Bezerra da Costa", None, "1946-02-14", "82524743249", "702609927234527", "Severina Bezerra"),
    ("Ingrid Oliveira Kaufmann", None, "1999-07-18", "93635854360", "702709928234528", "Greta Kaufmann"),
    ("Marcos Vinícius Fagundes", None, "1986-06-06", "04746965481", "702809929234529", "Rita Fagundes"),
    ("Dalva Estrela Nogueira", None, "1935-03-25", "15857076502", "702909930234530", "Palmira Nogueira"),
    ("Osvaldo Jardim Correia", None, "1960-08-16", "26968187623", "703009931234531", "Edite Jardim"),
    ("Priscila Hortência Prado", None, "1994-02-09", "38079298744", "703109932234532", "Hortência Prado"),
    ("Edson Arantes Machado", None, "1970-10-23", "49180309865", "703209933234533", "Celeste Arantes"),
    ("Rosângela Batista Furtado", None, "1973-11-30", "50291410986", "703309934234534", "Ilda Batista"),
    ("Cícero Romão Alencar", None, "1957-03-24", "61302521017", "703409935234535", "Joaquina Alencar"),
    ("Vitória Régia Saldanha", None, "2001-12-21", "72413632138", "703509936234536", "Regina Saldanha"),
    ("Damião Cosme Andrade", None, "1962-09-27", "83524743259", "703609937234537", "Cosma Andrade"),
];

/// Brand and the substance it holds, as the formulary keys it.
const BRANDS: [(&str, &str); 20] = [
    ("NOVALGINA", "dipirona"),
    ("ANADOR", "dipirona"),
    ("TYLENOL", "paracetamol"),
    ("TYLEX", "codeina_paracetamol"),
    ("BUSCOPAN", "escopolamina"),
    ("BUSCOPAN COMPOSTO", "escopolamina_dipirona"),
    ("LASIX", "furosemida"),
    ("RIVOTRIL", "clonazepam"),
    ("PLASIL", "metoclopramida"),
    ("VONAU FLASH", "ondansetrona"),
    ("CLAVULIN", "amoxicilina_clavulanato_de_potassio"),
    ("AMOXIL", "amoxicilina"),
    ("ROCEFIN", "ceftriaxona"),
    ("TAZOCIN", "piperacilina_tazobactam"),
    ("CLEXANE", "enoxaparina"),
    ("MAREVAN", "varfarina"),
    ("DORMONID", "midazolam"),
    ("DIMORF", "morfina"),
    ("LANTUS", "insulina_glargina"),
    ("PURAN T4", "levotiroxina"),
];

/// Patient by place in the list, and medicines by formulary code. Number: `UTI2-000101-…` onwards.
const PRESCRIPTIONS: [(usize, &[&str]); 30] = [
    (0, &["F003", "F052", "F198"]),
    (1, &["F193", "F121", "F129"]),
    (2, &["F251", "F027", "F208"]),
    (3, &["F155", "F142"]),
    (4, &["F198", "F218"]),
    (5, &["F071", "F097", "F107"]),
    (6, &["F095", "F114"]),
    (7, &["F001", "F042"]),
    (8, &["F159", "F107"]),
    (9, &["F172", "F042"]),
    (10, &["F253"]),
    (11, &["F068", "F020"]),
    (12, &["F055", "F003"]),
    (13, &["F328", "F176"]),
    (14, &["F096", "F139"]),
    (15, &["F184", "F005"]),
    (16, &["F049"]),
    (17, &["F007", "F001"]),
    (18, &["F186"]),
    (19, &["F006", "F185"]),
    (20, &["F002"]),
    (21, &["F008"]),
    (22, &["F006"]),
    (23, &["F003", "F049"]),
    (24, &["F275", "F251"]),
    (25, &["F253", "F274"]),
    (28, &["F154", "F159"]),
    (30, &["F236"]),
    (33, &["F156"]),
    (37, &["F263"]),
];

const PRESCRIBERS: [&str; 3] = ["Dra. Helena Prates Vilela", "Dr. Otávio Bittencourt", "Dra. Yasmin Haddad"];

/// The hospital's store, its rows for search, and its index.
pub struct Hospital {
    folder: tempfile::TempDir,
    views: Connection,
    snapshot: watch::Receiver<Option<Snapshot>>,
    /// How the indexer fares.
    pub progress: watch::Receiver<Progress>,
    stop: watch::Sender<bool>,
    indexer: Option<std::thread::JoinHandle<()>>,
}

impl Hospital {
    /// Writes the hospital, fills its search rows and waits until the index shows it.
    ///
    /// # Panics
    /// When any of that fails.
    #[must_use]
    pub fn build() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fill(&folder.path().join("clinic.db")).expect("a hospital");
        let views = views(folder.path()).expect("rows to search");
        let (stop, stopping) = watch::channel(false);
        let (_, head) = watch::channel(0);
        let (progress, progress_seen) = watch::channel(Progress::default());
        let (snapshot, mut snapshot_seen) = watch::channel(None);
        let indexer = Indexer {
            folder: folder.path().to_owned(),
            head,
            progress,
            snapshot,
            requests: Arc::new(Requests::default()),
            now: || 0,
        };
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let handle = runtime.handle().clone();
        let thread = std::thread::spawn(move || {
            handle.block_on(indexer.run(stopping));
            drop(runtime);
        });
        while snapshot_seen.borrow_and_update().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        Self { folder, views, snapshot: snapshot_seen, progress: progress_seen, stop, indexer: Some(thread) }
    }

    /// The folder of the store and the index.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the box finds.
    ///
    /// # Panics
    /// When the search fails.
    #[must_use]
    pub fn search(&self, text: &str, filter: &Filter) -> Vec<Hit> {
        let snapshot = self.snapshot.borrow().clone().expect("an index");
        let overlay: Overlay = newer_than(&self.views, snapshot.cursor.position).expect("newer rows");
        search(&snapshot, &self.views, &overlay, text, filter, 20).expect("an answer")
    }

    /// Whether every document is of the text in its row.
    ///
    /// # Panics
    /// When the comparison fails.
    #[must_use]
    pub fn differences(&self) -> clinic::search::Differences {
        let snapshot = self.snapshot.borrow().clone().expect("an index");
        clinic::search::verify(&snapshot, &self.views).expect("a comparison")
    }

    /// The id of a ward.
    ///
    /// # Panics
    /// When there is none of that name.
    #[must_use]
    pub fn ward(&self, name: &str) -> LocationId {
        let sql = "SELECT id FROM location WHERE kind = 'Ward' AND name = ?1";
        LocationId::new(self.views.query_row(sql, [name], |row| row.get(0)).expect("a ward"))
    }
}

impl Drop for Hospital {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(indexer) = self.indexer.take() {
            indexer.join().expect("the indexer ended well");
        }
    }
}

/// What a line of a hit says.
#[must_use]
pub fn text(runs: &[clinic::search::Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The views’ side: the clinic attached, and its rows for search as the projector makes them.
fn views(folder: &Path) -> rusqlite::Result<Connection> {
    let views = Connection::open(folder.join("views.db"))?;
    let clinic = format!("file:{}?mode=ro", folder.join("clinic.db").display());
    views.execute("ATTACH ?1 AS clinic", [clinic])?;
    views.execute_batch(
        "CREATE TABLE main.search_source (
            kind TEXT NOT NULL, id BLOB NOT NULL, source TEXT NOT NULL, PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID",
    )?;
    let by_kind = [
        (source::PATIENTS, "SELECT id FROM patient"),
        (source::MEDICINES, "SELECT id FROM medicine"),
        (source::PRESCRIPTIONS, "SELECT id FROM prescription"),
    ];
    for (select, ids) in by_kind {
        let ids: Vec<Uuid> = views.prepare(ids)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let insert = format!("INSERT INTO search_source (kind, id, source) {select}");
        views.execute(&insert, [source::keys(&ids)])?;
    }
    Ok(views)
}

/// Ids that are the same in every run; one range for each kind of thing.
fn id(range: u128, number: usize) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + (range << 32) + number as u128)
}

fn fill(path: &Path) -> rusqlite::Result<()> {
    let mut clinic = Connection::open(path)?;
    clinic.pragma_update(None, "journal_mode", "WAL")?;
    clinic.pragma_update(None, "foreign_keys", true)?;
    for migration in MIGRATIONS {
        clinic.execute_batch(migration)?;
    }
    let clinic = clinic.transaction()?;
    let beds = places(&clinic)?;
    medicines(&clinic)?;
    brands(&clinic)?;
    people(&clinic, &beds)?;
    prescriptions(&clinic)?;
    clinic.commit()
}

fn places(clinic: &Connection) -> rusqlite::Result<Vec<Uuid>> {
    let mut beds = Vec::new();
    let sql = "INSERT INTO location (id, kind, parent_id, ward_id, name) VALUES (?1, ?2, ?3, ?4, ?5)";
    for (number, (ward, names)) in WARDS.iter().enumerate() {
        let ward_id = id(1, number);
        clinic.execute(sql, params![ward_id, "Ward", None::<Uuid>, ward_id, ward])?;
        for name in *names {
            let bed = id(2, beds.len());
            clinic.execute(sql, params![bed, "Bed", ward_id, ward_id, name])?;
            beds.push(bed);
        }
    }
    Ok(beds)
}

fn medicines(clinic: &Connection) -> rusqlite::Result<()> {
    for (number, row) in csv::Reader::from_reader(FORMULARY.as_bytes()).into_records().enumerate() {
        let row = row.expect("a row of the formulary");
        let key = row[1].to_owned();
        clinic.execute(
            "INSERT INTO medicine (id, code, dcb, inn, atc, form, strength, document_type, antimicrobial, glp1, tall_man, active)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0, nullif(?9, ''), 1)",
            params![id(3, number), &row[0], &row[2], &row[3], &row[4], &row[5], &row[6], &row[9], &row[18]],
        )?;
        clinic.execute(
            "INSERT INTO substance (id, key) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM substance WHERE key = ?2)",
            params![id(4, number), key],
        )?;
        clinic.execute(
            "INSERT INTO medicine_ingredient (medicine_id, position, substance_id) SELECT ?1, 0, id FROM substance WHERE key = ?2",
            params![id(3, number), key],
        )?;
    }
    Ok(())
}

fn brands(clinic: &Connection) -> rusqlite::Result<()> {
    let import = "INSERT INTO product_import (id, file_sha256, started_at, finished_at) VALUES (?1, ?2, 0, ?3)";
    clinic.execute(import, params![id(5, 0), "demo", 1])?;
    clinic.execute(import, params![id(5, 1), "unfinished", None::<i64>])?;
    let product =
        "INSERT INTO product (id, import_id, substance_text, name, laboratory, cnpj, presentation, medicine_id)
        SELECT ?1, ?2, s.key, ?3, 'Demo', '0', '', min(g.medicine_id) FROM substance AS s
        JOIN medicine_ingredient AS g ON g.substance_id = s.id WHERE s.key = ?4";
    for (number, (brand, substance)) in BRANDS.iter().enumerate() {
        clinic.execute(product, params![id(6, number), id(5, 0), brand, substance])?;
    }
    clinic.execute(product, params![id(6, 99), id(5, 1), "AINDANAO", "omeprazol"])?;
    Ok(())
}

fn people(clinic: &Connection, beds: &[Uuid]) -> rusqlite::Result<()> {
    for (number, (name, social, birth, cpf, cns, mother)) in PATIENTS.iter().enumerate() {
        let at = i64::try_from(number).unwrap_or_default();
        clinic.execute(
            "INSERT INTO patient (id, name, social_name, birth_date, sex, cpf, cns, mother_name, registered_at)
             VALUES (?1, ?2, ?3, ?4, 'Unknown', ?5, ?6, ?7, ?8)",
            params![id(7, number), name, social, birth, cpf, cns, mother, 1_700_000_000_000 + at],
        )?;
        if let Some(bed) = beds.get(number) {
            clinic.execute(
                "INSERT INTO encounter (id, patient_id, class, started_at, location_id) VALUES (?1, ?2, 'Inpatient', ?3, ?4)",
                params![id(8, number), id(7, number), 1_760_000_000_000 + at, bed],
            )?;
        }
    }
    Ok(())
}

fn prescriptions(clinic: &Connection) -> rusqlite::Result<()> {
    for (number, name) in PRESCRIBERS.iter().enumerate() {
        clinic.execute(
            "INSERT INTO practitioner (id, name, council, uf, number, situation) VALUES (?1, ?2, 'CRM', 'SP', '1', 'Active')",
            params![id(9, number), name],
        )?;
    }
    for (number, (patient, codes)) in PRESCRIPTIONS.iter().enumerate() {
        let counter = i64::try_from(number).unwrap_or_default() + 101;
        let prescriber = number % PRESCRIBERS.len();
        clinic.execute(
            "INSERT INTO prescription (id, root_id, version, renewal, number, counter, station_id, kind, state,
                aggregate_version, priority, signed_at, due_at, encounter_id, prescriber_id, prescriber_name, council,
                council_uf, council_number, patient_id, patient_name, patient_sex)
             SELECT ?1, ?1, 1, 0, format('UTI2-%06d-%d', ?2, ?2 % 10), ?2, ?1, 'Inpatient', 'Signed', 1, 'Routine', ?3, ?3,
                (SELECT e.id FROM encounter AS e WHERE e.patient_id = p.id), ?4, ?5, 'CRM', 'SP', '1', p.id, p.name, 'Unknown'
             FROM patient AS p WHERE p.id = ?6",
            params![
                id(10, number), counter, 1_760_000_000_000 + counter, id(9, prescriber), PRESCRIBERS[prescriber],
                id(7, *patient)
            ],
        )?;
        for (position, code) in codes.iter().enumerate() {
            clinic.execute(
                "INSERT INTO prescription_item (prescription_id, position, id, kind, medicine_id, medicine_name, description,
                    strength, form, atc, substance_keys, document_type, antimicrobial, route, as_needed,
                    substitution_refused, dose_text, schedule_text, starts_at)
                 SELECT ?1, ?2, ?1, 'Dose', m.id, m.dcb, m.dcb || ' ' || m.strength || ' ' || m.form, m.strength, m.form,
                    m.atc, json_array(s.key), m.document_type, 0, 'VO', 0, 0, '', '', 0
                 FROM medicine AS m JOIN medicine_ingredient AS g ON g.medicine_id = m.id
                 JOIN substance AS s ON s.id = g.substance_id WHERE m.code = ?3",
                params![id(10, number), i64::try_from(position).unwrap_or_default(), code],
            )?;
        }
    }
    Ok(())
}

/// What a hit is, for comparing it with what was expected.
#[must_use]
pub const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Patient => "Patient",
        Kind::Medicine => "Medicine",
        Kind::Prescription => "Prescription",
    }
}
