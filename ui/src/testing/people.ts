// Demo people, whom nobody can mistake for real ones.

import type { Me, PatientSummary } from '../ipc/types';

export const antonia: PatientSummary = {
  patient_id: '0193a000-0000-7000-8000-000000000001',
  survivor_id: '0193a000-0000-7000-8000-000000000001',
  merged_into: null,
  name: 'Antônia Ilustrativa Ferreira',
  social_name: null,
  birth_date: '1992-03-04',
  sex: 'Female',
  deceased_at: null,
  allergy_status: 'NotAsked',
  allergies: [],
  weight: { value: '62.5', unit: 'kg', observed_at: Date.UTC(2026, 10, 14, 15) },
  height: null,
  creatinine: null,
  creatinine_clearance: null,
  pregnancy: null,
  encounter_id: '0193a000-0000-7000-8000-000000000002',
  encounter_class: 'Inpatient',
  encounter_started_at: Date.UTC(2026, 10, 20, 12),
  ward_id: '0193a000-0000-7000-8000-000000000003',
  ward: 'Clínica médica',
  bed: '3A-12',
  active_orders: 0,
  waiting_orders: 0,
};

export const ana: Me = {
  user_id: '0193a000-0000-7000-8000-000000000010',
  login: 'ana',
  name: 'Ana Demo Prescritora',
  roles: ['Prescriber'],
  practitioner_id: '0193a000-0000-7000-8000-000000000011',
  council: 'CRM-SP 00001',
  registrations: [],
};
