import type { QueryClient } from '@tanstack/react-query';
import { patientSummary, patientTimeline, prescriptionDocument } from '../ipc/questions';
import type { TriageRow } from '../ipc/types';

/** How much of a patient's past stands beside an order. */
export const TIMELINE = 20;

/** Never from memory: what was read before is not what is opened now. */
export const documentOf = (id: string) => ({ ...prescriptionDocument({ id }), gcTime: 0 });

/** Asks for what an order's pane shows when it is chosen, so that it comes while the pane is being drawn. */
export function readAhead(queries: QueryClient, { prescription_id, patient_id }: TriageRow) {
  void queries.prefetchQuery(documentOf(prescription_id));
  if (patient_id == null) return;
  void queries.prefetchQuery(patientSummary({ id: patient_id }));
  void queries.prefetchInfiniteQuery(patientTimeline({ id: patient_id, encounter: null }, TIMELINE));
}
