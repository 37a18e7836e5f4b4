// What ends without a renewal in the whole house, and its renewal in one key.

import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { execute } from '../ipc/commands';
import { newId } from '../ipc/newId';
import { places } from '../ipc/questions';
import type { RunningOut } from '../ipc/types';
import { useConfirmation } from '../session/confirmation';
import { useSession } from '../session/session';
import { endingSoon, toRenew } from './runningOut';

export function useRenewals(now: number) {
  const { me } = useSession();
  const confirm = useConfirmation();
  const known = useQuery(places({}));
  const wards = (known.data ?? []).filter(({ kind }) => kind === 'Ward');
  const pages = useQueries({
    queries: [null, ...wards.map(({ location_id }) => location_id)].map((ward) => endingSoon(ward, now)),
  });
  const read = pages.flatMap(({ data }) => data?.value ?? []);
  const renewing = useMutation({
    mutationFn: ({ prescription_id }: RunningOut) =>
      confirm(() => execute(newId(), { command: 'Renew', body: { prescription_id } })),
  });
  // Renewed is renewed, before the list has been read again.
  const renewed = renewing.isSuccess ? renewing.variables.prescription_id : undefined;
  const open = read
    .flatMap(({ orders }) => orders)
    .filter(({ prescription_id }) => prescription_id !== renewed);
  return {
    orders: toRenew(open, me.practitioner_id),
    /** Whether some order cannot be shown, and may end unseen. */
    parked: read.some(({ parked }) => parked.length > 0),
    trouble: pages.find(({ isError }) => isError)?.error ?? known.error,
    isMine: ({ prescriber_id }: RunningOut) => prescriber_id === me.practitioner_id,
    renewing,
  };
}
