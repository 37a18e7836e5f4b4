import type { InterventionRow } from '../ipc/types';
import type { MeaningName } from '../shared/Meaning';

type Stand = 'open' | 'accepted' | 'upheld' | 'withdrawn';

/** Where a question stands: somebody must answer it, or how it ended. */
export function standOf(row: Pick<InterventionRow, 'open' | 'withdrawn' | 'upheld_reason'>): {
  stand: Stand;
  meaning: MeaningName;
} {
  if (row.open) return { stand: 'open', meaning: 'answer' };
  if (row.withdrawn) return { stand: 'withdrawn', meaning: 'plain' };
  return { stand: row.upheld_reason ? 'upheld' : 'accepted', meaning: 'plain' };
}

/** The chosen row wherever it moved to; the first one until somebody chose, or when it is gone. */
export function withRowKept<R extends { intervention_id: string }>(
  rows: readonly R[],
  chosen: string | undefined,
) {
  const at = Math.max(
    0,
    rows.findIndex(({ intervention_id }) => intervention_id === chosen),
  );
  return { at, row: rows[at] };
}
