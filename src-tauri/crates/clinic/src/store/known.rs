//! What the writer knows between two commands: facts that every order asks for and that rarely change.
//!
//! An event that changes one of them makes it forget all of them, and so does whatever rolls back.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use domain::{
    events::{Establishment, Event, Medicine, Practitioner, Restriction, User},
    ids::{MedicineId, PractitionerId, UserId},
    prescribing::LimitAlone,
    quantity::Quantity,
};

use super::{Read, place::LocalStation};

/// Facts by what they are asked for by. What does not exist is never known: it may be registered next.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(super) house: Facts<(), Establishment>,
    pub(super) station: Facts<(), LocalStation>,
    pub(super) restrictions: Facts<(), Arc<[Restriction]>>,
    pub(super) users: Facts<UserId, User>,
    pub(super) practitioners: Facts<PractitionerId, Practitioner>,
    pub(super) medicines: Facts<MedicineId, Medicine>,
    pub(super) max_daily_doses: Facts<MedicineId, Option<Quantity>>,
    pub(super) ingredient_atc: Facts<MedicineId, Vec<(String, String)>>,
    pub(super) limits_alone: Facts<MedicineId, Vec<LimitAlone>>,
}

pub(super) type Facts<K, V> = RefCell<BTreeMap<K, V>>;

impl Known {
    /// Whether an event may change what is known.
    pub(super) const fn is_changed_by(event: &Event) -> bool {
        match event {
            Event::EstablishmentRegistered(_)
            | Event::EstablishmentCorrected(_)
            | Event::StationRegistered(_)
            | Event::IncarnationStarted(_)
            | Event::UserRegistered(_)
            | Event::UserChanged(_)
            | Event::PractitionerRegistered(_)
            | Event::PractitionerCorrected(_)
            | Event::SubstanceRegistered(_)
            | Event::MedicineRegistered(_)
            | Event::MedicineCorrected(_)
            | Event::RestrictionSet(_)
            | Event::RestrictionRemoved(_) => true,
            Event::LocationRegistered(_)
            | Event::PasswordChanged(_)
            | Event::PatientRegistered(_)
            | Event::PatientCorrected(_)
            | Event::PatientDied(_)
            | Event::PatientsMerged(_)
            | Event::AllergyRecorded(_)
            | Event::AllergyRefuted(_)
            | Event::NoKnownAllergiesRecorded(_)
            | Event::ObservationRecorded(_)
            | Event::EncounterStarted(_)
            | Event::EncounterTransferred(_)
            | Event::EncounterFinished(_)
            | Event::ProductsImported(_)
            | Event::ProductImportFinished(_)
            | Event::Prescribed(_)
            | Event::PrescriptionReplaced(_)
            | Event::PrescriptionCancelled(_)
            | Event::PrescriptionClosed(_)
            | Event::PrescriptionEnteredInError(_)
            | Event::ItemSuspended(_)
            | Event::ItemResumed(_)
            | Event::TakenForTriage(_)
            | Event::Validated(_)
            | Event::ValidatedWithRemark(_)
            | Event::InterventionRaised(_)
            | Event::InterventionAnswered(_)
            | Event::ItemApproved(_)
            | Event::ReturnedToPrescriber(_)
            | Event::PrintQueued(_)
            | Event::PrintSent(_)
            | Event::PrintConfirmed(_)
            | Event::PrintFailed(_)
            | Event::PrintCancelled(_) => false,
        }
    }

    /// Forgets everything.
    pub(crate) fn forget(&self) {
        let Self {
            house,
            station,
            restrictions,
            users,
            practitioners,
            medicines,
            max_daily_doses,
            ingredient_atc,
            limits_alone,
        } = self;
        house.take();
        station.take();
        restrictions.take();
        users.take();
        practitioners.take();
        medicines.take();
        max_daily_doses.take();
        ingredient_atc.take();
        limits_alone.take();
    }
}

impl<'a> Read<'a> {
    /// What is known under `key`, or read now. Only the writer knows anything.
    pub(super) fn known<K: Ord + 'a, V: Clone + 'a>(
        self,
        of: impl FnOnce(&'a Known) -> &'a Facts<K, V>,
        key: K,
        read: impl FnOnce() -> rusqlite::Result<Option<V>>,
    ) -> rusqlite::Result<Option<V>> {
        let Some(facts) = self.known.map(of) else { return read() };
        if let Some(known) = facts.borrow().get(&key) {
            return Ok(Some(known.clone()));
        }
        let found = read()?;
        if let Some(found) = &found {
            facts.borrow_mut().insert(key, found.clone());
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projections::fixture::House;

    #[test]
    fn what_was_read_is_remembered_until_it_is_forgotten() {
        let house = House::new();
        let known = Known::default();
        let read = Read { connection: &house.store, known: Some(&known) };
        let name = || read.house().unwrap().map(|house| house.name);
        let before = name();
        house.store.execute("UPDATE establishment SET name = 'Hospital Corrigido'", []).unwrap();
        assert_eq!(name(), before, "it is not read again");
        known.forget();
        assert_eq!(name().as_deref(), Some("Hospital Corrigido"));
    }
}
