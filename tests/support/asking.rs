//! Asking the house for something, and looking at what it answered and wrote.

use clinic::{
    problem::{Problem, Receipt},
    session::Session,
};
use domain::{
    commands::{AllergyAbout, Demographics, Order, Prescribe, TakeForTriage},
    commands::{Command, PractitionerInput, RecordAllergy, RegisterPatient, RegisterPractitioner, RegisterUser},
    findings::{Finding, Outcome, Tier},
    ids::{AllergyId, CommandId, ItemId, PatientId, PractitionerId, PrescriptionId, SubstanceId},
    people::{AllergyKind, Source},
    roles::Role,
};
use rusqlite::{Connection, Params};
use uuid::Uuid;

use crate::house::{House, done, new_id};

impl House {
    /// Sends a command under a new id.
    pub async fn ask(&self, by: &Session, command: Command) -> Result<Receipt, Problem> {
        self.clinic.execute(by, new_id(), command).await
    }

    /// Sends a command that must be carried out; gives its id, which what it made bears.
    pub async fn given(&self, by: &Session, command: Command) -> CommandId {
        let id = new_id();
        done(self.clinic.execute(by, id, command).await);
        id
    }

    /// Registers a patient.
    pub async fn patient(&self, patient: Demographics) -> PatientId {
        self.given(&Session::operator(), Command::RegisterPatient(RegisterPatient(patient))).await.uuid().into()
    }

    /// Somebody without a council who signs in.
    pub async fn staff(&self, login: &str, roles: &[Role]) -> Session {
        self.user(login, roles, None).await
    }

    /// A prescriber.
    pub async fn prescriber(&self, login: &str, practitioner: PractitionerInput) -> (Session, PractitionerId) {
        let register = Command::RegisterPractitioner(RegisterPractitioner(practitioner));
        let id = self.given(&Session::operator(), register).await.uuid().into();
        (self.user(login, &[Role::Prescriber], Some(id)).await, id)
    }

    /// Somebody who signs in.
    pub async fn user(&self, login: &str, roles: &[Role], practitioner_id: Option<PractitionerId>) -> Session {
        let user = RegisterUser {
            login: login.to_owned(),
            name: format!("{login} Demo"),
            roles: roles.to_vec(),
            practitioner_id,
        };
        self.given(&Session::operator(), Command::RegisterUser(user)).await;
        self.clinic.session_of(&Session::operator(), login).await.expect("they were just registered")
    }

    /// Signs an order that must be signed.
    pub async fn signed(&self, order: Order) -> PrescriptionId {
        self.given(&self.doctor, Command::Prescribe(Prescribe(order))).await.uuid().into()
    }

    /// Signs an order and lets the first pharmacist take it.
    pub async fn taken(&self, order: Order) -> PrescriptionId {
        let id = self.signed(order).await;
        done(self.take(&self.pharmacist, id).await);
        id
    }

    /// A pharmacist takes an order as it is now.
    pub async fn take(&self, by: &Session, id: PrescriptionId) -> Result<Receipt, Problem> {
        let take = TakeForTriage { prescription_id: id, seen_version: self.version(id) };
        self.ask(by, Command::TakeForTriage(take)).await
    }

    /// Records an allergy as the doctor.
    pub async fn allergy(&self, patient_id: PatientId, about: AllergyAbout, kind: AllergyKind) -> AllergyId {
        let source = Source::Patient;
        let record = RecordAllergy { patient_id, about, kind, severity: None, manifestation: None, source };
        self.given(&self.doctor, Command::RecordAllergy(record)).await.uuid().into()
    }

    /// A substance of the formulary, as something to be allergic to.
    pub fn substance(&self, key: &str) -> AllergyAbout {
        let id: Uuid = self.one("SELECT id FROM substance WHERE key = ?1", [key]);
        AllergyAbout::Substance { substance_id: SubstanceId::new(id) }
    }

    /// The first column of the first row.
    pub fn one<T: rusqlite::types::FromSql>(&self, sql: &str, params: impl Params) -> T {
        self.store().query_row(sql, params, |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Where an order stands.
    pub fn state(&self, id: PrescriptionId) -> String {
        self.one("SELECT state FROM prescription WHERE id = ?1", [id.uuid()])
    }

    /// The version of an order that a screen would show.
    pub fn version(&self, id: PrescriptionId) -> i64 {
        self.one("SELECT aggregate_version FROM prescription WHERE id = ?1", [id.uuid()])
    }

    /// The ids of an order's items.
    pub fn items(&self, id: PrescriptionId) -> Vec<ItemId> {
        let store = self.store();
        let mut items = store
            .prepare("SELECT id FROM prescription_item WHERE prescription_id = ?1 ORDER BY position")
            .expect("the table is there");
        let ids = items.query_map([id.uuid()], |row| row.get::<_, Uuid>(0)).expect("rows");
        ids.map(|id| ItemId::new(id.expect("an id"))).collect()
    }

    /// The findings as they stand in the store.
    pub fn findings(&self, id: PrescriptionId) -> Vec<Finding> {
        let store = self.store();
        let mut findings = store
            .prepare(
                "SELECT rule_id, outcome, tier, item_position, params, judged, table_version FROM finding
                 WHERE prescription_id = ?1 ORDER BY ordinal",
            )
            .expect("the table is there");
        let rows = findings.query_map([id.uuid()], |row| {
            Ok(Finding {
                rule_id: row.get(0)?,
                outcome: row.get::<_, String>(1)?.parse().unwrap_or(Outcome::NotChecked),
                tier: Tier(row.get(2)?),
                item: row.get::<_, Option<i64>>(3)?.and_then(|position| usize::try_from(position).ok()),
                params: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
                judged: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or_default(),
                table_version: row.get(6)?,
            })
        });
        rows.expect("rows").map(|row| row.expect("a finding")).collect()
    }

    /// Events, rows and receipts: what must not have grown after a refusal.
    pub fn written(&self) -> (i64, i64, i64) {
        (
            self.one("SELECT count(*) FROM outbox", []),
            self.one("SELECT count(*) FROM prescription", []),
            self.one("SELECT count(*) FROM command_receipt", []),
        )
    }

    /// Changes the store behind the engine's back, as a row that was written before a rule existed.
    pub fn tamper(&self, sql: &str) {
        let store = Connection::open(self.directory.path().join("clinic.db")).expect("the store is there");
        store.busy_timeout(std::time::Duration::from_secs(5)).expect("a timeout");
        store.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
}

/// The refusals as lines: `DoseNotPositive at items[0].dose.value by prescribing`.
pub fn refusals<T>(result: Result<T, Problem>) -> Vec<String> {
    let refusals = match result {
        Ok(_) => return Vec::new(),
        Err(Problem::Refused { refusals }) => refusals,
        Err(failed) => panic!("a failure, not a refusal: {failed}"),
    };
    refusals
        .iter()
        .map(|refusal| {
            let code: &str = refusal.code.into();
            format!("{code} at {} by {}", refusal.field.as_deref().unwrap_or("-"), refusal.rule)
        })
        .collect()
}

/// A finding as a line: `DAILY_MAXIMUM Found tier 2 item 0`.
pub fn line(finding: &Finding) -> String {
    let outcome: &str = finding.outcome.into();
    let item = finding.item.map_or_else(|| "-".to_owned(), |item| item.to_string());
    format!("{} {outcome} tier {} item {item}", finding.rule_id, finding.tier.0)
}
