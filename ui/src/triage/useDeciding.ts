// Taking an order and deciding on it. A decision takes the order first where that is still to be done.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { execute } from '../ipc/commands';
import { newId } from '../ipc/newId';
import type { Command, InterventionReason, Receipt } from '../ipc/types';
import { mayDecide, needsTaking, runsShort, type Standing } from './standing';

export type Choice =
  | { kind: 'Validated' }
  | { kind: 'ValidatedWithRemark'; remark: string }
  | { kind: 'Returned'; reason: string }
  | { kind: 'AwaitingAnswer'; reason: InterventionReason; item: string | null; message: string };

export interface Done {
  id: string;
  number: string;
  patient: string;
  decision: Choice['kind'];
  /** What the decision made of the order. */
  version: number;
}

export function commandOf(choice: Choice, prescription_id: string, seen_version: number): Command {
  const order = { prescription_id, seen_version };
  switch (choice.kind) {
    case 'Validated':
      return { command: 'Validate', body: order };
    case 'ValidatedWithRemark':
      return { command: 'ValidateWithRemark', body: { ...order, remark: choice.remark } };
    case 'Returned':
      return { command: 'ReturnToPrescriber', body: { ...order, reason: choice.reason } };
    case 'AwaitingAnswer':
      return {
        command: 'Intervene',
        body: { ...order, reason: choice.reason, item_id: choice.item, message: choice.message },
      };
  }
}

function versionIn(receipt: Receipt, id: string, before: number): number {
  return receipt.events.findLast((event) => event.aggregate_id === id)?.aggregate_version ?? before;
}

interface Order {
  id: string;
  version: number;
  standing: Standing;
  tookAs: (version: number) => void;
  decided: (decision: Choice['kind'], version: number) => void;
}

export function useDeciding({ id, version, standing, tookAs, decided }: Order) {
  const queries = useQueryClient();
  // A decision keeps its id until it is carried out: sent again after a failure, it is never done twice.
  const command = useRef({ choice: '', id: '' });
  const idOf = (choice: Choice) => {
    const said = JSON.stringify(choice);
    if (command.current.choice !== said) command.current = { choice: said, id: newId() };
    return command.current.id;
  };
  const look = () => {
    void queries.invalidateQueries({ queryKey: ['prescription_document', { id }] });
    void queries.invalidateQueries({ queryKey: ['triage_queue'] });
  };
  const takeIt = async () => {
    const receipt = await execute(newId(), {
      command: 'TakeForTriage',
      body: { prescription_id: id, seen_version: version },
    });
    const taken = versionIn(receipt, id, version);
    tookAs(taken);
    return taken;
  };
  const taking = useMutation({ mutationFn: takeIt, onError: look });
  const making = useMutation({
    mutationFn: async (choice: Choice) => {
      const seen = needsTaking(standing, Date.now()) ? await takeIt() : version;
      return { choice, receipt: await execute(idOf(choice), commandOf(choice, id, seen)), seen };
    },
    onSuccess: ({ choice, receipt, seen }) => decided(choice.kind, versionIn(receipt, id, seen)),
    onError: look,
  });
  const busy = taking.isPending || making.isPending;
  return {
    busy,
    error: making.error ?? taking.error,
    forget: () => {
      taking.reset();
      making.reset();
    },
    /** Holds it for whoever opened it to decide, and again while they write. */
    take: () => {
      if (!busy && mayDecide(standing) && (standing.kind === 'free' || runsShort(standing, Date.now())))
        taking.mutate();
    },
    decide: (choice: Choice) => {
      if (busy || !mayDecide(standing)) return;
      taking.reset();
      making.mutate(choice);
    },
  };
}
