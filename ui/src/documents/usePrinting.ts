import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { print, savePdf, setDefaultPrinter } from '../ipc/commands';
import { newId } from '../ipc/newId';
import type { PaperRequest, PrinterName, PrintJobRow } from '../ipc/types';

interface Printing {
  requests: readonly PaperRequest[];
  printer: PrinterName | null;
  copies: number;
  /** From now on these papers go to this printer. */
  keep: boolean;
}

const nameOf = (what: string, request: PaperRequest) => `${what} ${JSON.stringify(request)}`;

/**
 * Prints papers one after the other, and stops at the first that is not taken. What was taken has its job; asked again,
 * the same intention keeps its id, so that nothing is printed twice by pressing twice.
 */
export function usePrinting() {
  const queries = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const [jobs, setJobs] = useState<readonly PrintJobRow[]>([]);
  const idOf = (name: string) => {
    const id = ids.current.get(name) ?? newId();
    ids.current.set(name, id);
    return id;
  };
  const known = (job: PrintJobRow) => setJobs((earlier) => [...earlier, job]);
  const refresh = () =>
    Promise.all(
      ['print_jobs', 'papers_of', 'printers'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    );
  const printing = useMutation({
    mutationFn: async ({ requests, printer, copies, keep }: Printing) => {
      if (keep && printer !== null)
        for (const paper of new Set(requests.map(({ paper }) => paper)))
          await setDefaultPrinter(paper, printer);
      for (const request of requests) {
        const name = nameOf(`print ${copies} ${JSON.stringify(printer)}`, request);
        known(await print(idOf(name), request, printer, copies));
        ids.current.delete(name);
      }
    },
    onSettled: refresh,
  });
  const saving = useMutation({
    mutationFn: async (request: PaperRequest) => {
      const name = nameOf('save', request);
      const saved = await savePdf(idOf(name), request);
      ids.current.delete(name);
      return saved;
    },
    onSettled: refresh,
  });
  return { jobs, printing, saving };
}
