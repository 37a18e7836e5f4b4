// Signing: once more before what is worst, the password once in a few minutes, and refusals beside what they are about.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../ipc/commands';
import type { Finding, ItemOrder } from '../ipc/types';
import { useConfirmation } from '../session/confirmation';
import { placeOf, stopping } from './checking';
import { nextOf } from './entry';
import type { DraftOnScreen } from './useDraft';

interface Ends {
  /** The line is not finished: nothing is signed. */
  unfinished: () => void;
  /** Refused; the key of the first item that it is about. */
  refused: (key: string | undefined) => void;
  signed: () => void;
}

export function useSigning(id: string, on: DraftOnScreen, { unfinished, refused, signed }: Ends) {
  const confirm = useConfirmation();
  const queries = useQueryClient();
  const [stopped, setStopped] = useState<Finding[]>([]);

  const sign = async (items: ItemOrder[]) => {
    await confirm(() => execute(id, on.commandFor(items)));
    on.saver.stop();
    on.recheck.stop();
    void queries.invalidateQueries({ queryKey: ['drafts'] });
    signed();
  };

  const signing = useMutation({
    mutationFn: async (warned: boolean) => {
      const { entry } = on.held.current;
      if (entry.line.trim() !== '' && nextOf(entry, await on.readEntry(entry)) !== 'add') {
        unfinished();
        return;
      }
      const verdict = await on.check();
      if (verdict === undefined) return;
      const [first] = verdict.refusals;
      if (first !== undefined) {
        const place = placeOf(first);
        refused(place === undefined ? undefined : verdict.keys[place]);
        return;
      }
      const worst = warned ? [] : stopping(verdict);
      setStopped(worst);
      if (worst.length > 0) return;
      await sign((await on.itemsNow()).map(({ item }) => item));
    },
  });

  return {
    sign: () => signing.mutate(false),
    signAnyway: () => signing.mutate(true),
    /** The worst of what was found, while it asks once more. */
    stopped,
    goBack: () => setStopped([]),
    busy: signing.isPending,
    error: signing.error,
  };
}
