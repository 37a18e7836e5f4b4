// Every question a screen can ask, named as the engine names it.

import type { Arguments } from './client';
import { after, pagedQuestion, question } from './question';
import type {
  Answer,
  AuditEntry,
  AuditFilter,
  AuditKey,
  CatalogueEntry,
  CatalogueMatch,
  DoseKey,
  DosePage,
  Draft,
  Filter,
  Found,
  Health,
  Hit,
  InBed,
  InterventionKey,
  InterventionRow,
  LineReading,
  Location,
  Medicine,
  OrderSet,
  PaperOffered,
  PaperRequest,
  PatientRecord,
  PatientSummary,
  PrescriptionDetail,
  PrescriptionPaper,
  Preview,
  Printers,
  PrintJobKey,
  PrintJobRow,
  ProductOnSale,
  Restriction,
  RunningOutKey,
  RunningOutPage,
  Staff,
  SubstanceName,
  TableInUse,
  TimelineEntry,
  TimelineKey,
  TriageCount,
  TriageFilter,
  TriageKey,
  TriagePage,
} from './types';

type ById = { id: string };
const byId = ({ id }: ById) => id;

export const triageQueue = pagedQuestion<{ filter: TriageFilter }, Answer<TriagePage>, TriageKey>(
  'triage_queue',
  (page) => page.value.next ?? undefined,
  { views: ['TriageQueue'] },
);

export const triageCounts = question<Arguments, Answer<TriageCount[]>>('triage_counts', {
  views: ['TriageQueue'],
});

export const prescriptionDetails = question<ById, Answer<Found<PrescriptionDetail[]>>>(
  'prescription_details',
  {
    views: ['PrescriptionDetails'],
    about: byId,
  },
);

export const prescriptionDocument = question<ById, Answer<Found<PrescriptionPaper>>>(
  'prescription_document',
  {
    views: ['PrescriptionDocument'],
    about: byId,
  },
);

export const patientSummary = question<ById, Answer<Found<PatientSummary>>>('patient_summary', {
  views: ['PatientSummary'],
  about: byId,
});

export const patientTimeline = pagedQuestion<
  { id: string; encounter: string | null },
  Answer<TimelineEntry[]>,
  TimelineKey
>('patient_timeline', (page, size) => after(page.value, size, ({ at, kind, id }) => ({ at, kind, id })), {
  views: ['PatientTimeline'],
  about: byId,
});

export const patientRecord = question<{ id: string; encounter: string | null }, Answer<Found<PatientRecord>>>(
  'patient_record',
  { views: ['PatientRecord'], about: byId },
);

export const scheduledDoses = question<
  { ward: string; window_of_time: [number, number]; after: DoseKey | null; size: number },
  Answer<DosePage>
>('scheduled_doses', { views: ['ScheduledDoses'] });

/** In-patient orders of a ward, or of no ward, that end at `until` or before and that nobody has renewed. */
export const runningOut = question<
  { ward: string | null; until: number; after: RunningOutKey | null; size: number },
  Answer<RunningOutPage>
>('running_out', { views: ['PrescriptionDetails', 'PatientSummary', 'TriageQueue'] });

export const wardBoard = question<{ wards: string[]; window_of_time: [number, number] }, Answer<InBed[]>>(
  'ward_board',
  { views: ['PatientSummary', 'ScheduledDoses', 'TriageQueue'] },
);

export const catalogue = question<{ typed: string; size: number }, Answer<CatalogueMatch[]>>('catalogue', {
  views: ['Catalogue'],
});

export const catalogueEntry = question<ById, Answer<CatalogueEntry | null>>('catalogue_entry', {
  views: ['Catalogue'],
  about: byId,
});

/** The formulary by name: of what may be prescribed, or of what left. */
export const cataloguePage = pagedQuestion<{ active: boolean }, Answer<CatalogueMatch[]>, string>(
  'catalogue_page',
  (page, size) => after(page.value, size, ({ medicine_id }) => medicine_id),
  { views: ['Catalogue'] },
);

/** As it was written down: what a correction starts from. */
export const medicine = question<ById, Medicine | null>('medicine', { views: ['Catalogue'], about: byId });

export const productsOf = question<ById, ProductOnSale[]>('products_of', {
  views: ['Catalogue'],
  about: byId,
});

export const interventions = pagedQuestion<
  { prescriber: string; open_only: boolean },
  Answer<InterventionRow[]>,
  InterventionKey
>(
  'interventions',
  (page, size) =>
    after(page.value, size, ({ raised_at, intervention_id, open }) => ({ raised_at, intervention_id, open })),
  { views: ['Interventions'] },
);

export const audit = pagedQuestion<{ filter: AuditFilter }, AuditEntry[], AuditKey>(
  'audit',
  (page, size) => after(page, size, ({ at, number, read }) => ({ at, number, read })),
  { views: [] },
);

export const auditedPatients = question<{ typed: string }, Answer<Hit[]>>('audited_patients', {
  views: ['SearchSource'],
});

export const search = question<{ text: string; filter: Filter; limit: number }, Answer<Hit[]>>('search', {
  views: ['SearchSource'],
});

export const health = question<Arguments, Health>('health', { views: [] });

export const places = question<Arguments, Location[]>('places', { views: ['PatientSummary'] });

export const staff = question<Arguments, Staff>('staff', { views: ['Staff'] });

export const restrictions = question<Arguments, Restriction[]>('restrictions', { views: ['Catalogue'] });

export const tablesOfLaw = question<Arguments, TableInUse[]>('tables_of_law', { views: [] });

export const substances = question<{ typed: string }, SubstanceName[]>('substances', {
  views: ['Catalogue'],
});

export const drafts = question<Arguments, Draft[]>('drafts', { views: [] });

export const orderSets = question<Arguments, OrderSet[]>('order_sets', { views: [] });

export const readLine = question<
  { line: string; medicine_id: string | null; accepts_maximum: boolean },
  LineReading
>('read_line', { views: ['Catalogue'] });

export const printers = question<Arguments, Printers>('printers', { views: ['PrintJobs'] });

/** The newest first. */
export const printJobs = pagedQuestion<{ open_only: boolean }, PrintJobRow[], PrintJobKey>(
  'print_jobs',
  (page, size) => after(page, size, ({ asked_at, print_job_id }) => ({ asked_at, print_job_id })),
  { views: ['PrintJobs'] },
);

/** What a prescription may be printed as, in the order to offer it. */
export const papersOf = question<{ prescription_id: string }, PaperOffered[]>('papers_of', {
  views: ['PrescriptionDocument', 'PrintJobs'],
});

export const preview = question<{ request: PaperRequest; page: number }, Preview>('preview', {
  views: ['PrintJobs'],
});
