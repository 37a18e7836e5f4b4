// Demo orders for the tests of this screen.

import type { DocumentItem, PrescriptionDocument, PrescriptionPaper, TriageRow } from '../ipc/types';

/** 10:00 in São Paulo. */
export const ten = Date.UTC(2026, 10, 26, 13);
export const minute = 60_000;

export const carla = '0193a000-0000-7000-8000-0000000000c1';
export const davi = '0193a000-0000-7000-8000-0000000000d1';

export const rowOf = (changes: Partial<TriageRow> = {}): TriageRow => ({
  prescription_id: '0193a000-0000-7000-8000-000000000101',
  number: 'DEMO1-000101-2',
  version: 1,
  aggregate_version: 1,
  renewal: false,
  kind: 'Inpatient',
  state: 'Signed',
  priority: 'Routine',
  rank: 4,
  due_at: ten + 240 * minute,
  signed_at: ten - 8 * minute,
  lease_holder: null,
  lease_holder_name: null,
  lease_until: null,
  answered_at: null,
  encounter_id: '0193a000-0000-7000-8000-000000000002',
  ward_id: '0193a000-0000-7000-8000-000000000003',
  ward: 'Clínica médica',
  bed: '3A-12',
  prescriber_name: 'Ana Demo Prescritora',
  patient_id: '0193a000-0000-7000-8000-000000000001',
  patient_name: 'Antônia Ilustrativa Ferreira',
  social_name: null,
  birth_date: '1992-03-04',
  sex: 'Female',
  allergy_status: 'NotAsked',
  item_count: 2,
  suspended_count: 0,
  as_needed_count: 0,
  changed_count: 0,
  medicines: ['dipirona', 'omeprazol'],
  classes: ['A', 'N'],
  tier_1: 0,
  tier_2: 0,
  tier_3: 0,
  tier_4: 0,
  not_checked: 0,
  ...changes,
});

export const itemOf = (changes: Partial<DocumentItem> = {}): DocumentItem => ({
  item_id: '0193a000-0000-7000-8000-000000000201',
  kind: 'Dose',
  medicine_id: '0193a000-0000-7000-8000-000000000301',
  medicine_name: 'dipirona',
  description: 'dipirona 500 mg comprimido',
  strength: '500 mg',
  form: 'comprimido',
  atc: 'N02BB02',
  document_type: 'COMUM',
  route: 'VO',
  dose_text: '500 mg',
  schedule_text: 'a cada 6 horas',
  starts_at: ten,
  ...changes,
});

export const omeprazol = itemOf({
  item_id: '0193a000-0000-7000-8000-000000000202',
  medicine_id: '0193a000-0000-7000-8000-000000000302',
  medicine_name: 'omeprazol',
  description: 'omeprazol 20 mg cápsula',
  dose_text: '20 mg',
  schedule_text: 'uma vez ao dia',
});

export const documentOf = (changes: Partial<PrescriptionDocument> = {}): PrescriptionDocument => ({
  prescription_id: '0193a000-0000-7000-8000-000000000101',
  root_id: '0193a000-0000-7000-8000-000000000101',
  version: 1,
  number: 'DEMO1-000101-2',
  kind: 'Inpatient',
  state: 'Signed',
  aggregate_version: 1,
  priority: 'Routine',
  signed_at: ten - 8 * minute,
  due_at: ten + 240 * minute,
  prescriber: {
    practitioner_id: '0193a000-0000-7000-8000-000000000011',
    name: 'Ana Demo Prescritora',
    council: 'CRM',
    uf: 'SP',
    number: '00001',
  },
  patient: {
    patient_id: '0193a000-0000-7000-8000-000000000001',
    name: 'Antônia Ilustrativa Ferreira',
    sex: 'Female',
  },
  items: [itemOf(), omeprazol],
  ...changes,
});

export const paperOf = (changes: Partial<PrescriptionDocument> = {}): PrescriptionPaper => ({
  people: {
    [carla]: { user_id: carla, name: 'Carla Demo Farmacêutica' },
    [davi]: { user_id: davi, name: 'Davi Demo Farmacêutico' },
  },
  document: documentOf(changes),
});
