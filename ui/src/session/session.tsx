// Who sits at this window. The engine decides; this only remembers what it answered.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react';
import { onTrouble } from '../ipc/client';
import * as commands from '../ipc/commands';
import type { Me, Role, Start } from '../ipc/types';

export type Ready = Extract<Start, { kind: 'Ready' }>;

const START = ['start'] as const;

/** The first answer of the engine, as it is now. */
export function useStart() {
  return useQuery({ queryKey: START, queryFn: commands.start, gcTime: Number.POSITIVE_INFINITY });
}

interface Session {
  me: Me;
  ready: Ready;
  has: (...roles: Role[]) => boolean;
  lock: () => void;
  leave: () => void;
}

const Sitting = createContext<Session | undefined>(undefined);

/** Who is signed in; only below the sign-in screen. */
export function useSession(): Session {
  const session = use(Sitting);
  if (session === undefined) throw new Error('nobody is signed in here');
  return session;
}

/** Changes what is remembered of the first answer: somebody sat down, locked, left. */
export function useSeat() {
  const queries = useQueryClient();
  return useMemo(() => {
    const change = (changes: Partial<Ready>) =>
      queries.setQueryData<Start>(START, (known) =>
        known?.kind === 'Ready' ? { ...known, ...changes } : known,
      );
    return {
      again: () => queries.refetchQueries({ queryKey: START }),
      locked: (locked: boolean) => change({ locked }),
      // What the last one read, and whose record stood open, is not for the next one.
      sit: (me: Me | null) => {
        window.location.hash = '';
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== START[0] });
        change({ me, locked: false });
      },
    };
  }, [queries]);
}

export function SessionProvider({ ready, me, children }: { ready: Ready; me: Me; children: ReactNode }) {
  const seat = useSeat();
  const lock = useCallback(() => {
    seat.locked(true);
    void commands.lock();
  }, [seat]);
  const leave = useCallback(() => {
    void commands.signOut().finally(() => seat.sit(null));
  }, [seat]);
  useEffect(
    () =>
      onTrouble(({ kind }) => {
        if (kind === 'Locked') seat.locked(true);
        if (kind === 'NotSignedIn') seat.sit(null);
      }),
    [seat],
  );
  const session = useMemo(
    () => ({
      me,
      ready,
      has: (...roles: Role[]) => roles.some((role) => me.roles.includes(role)),
      lock,
      leave,
    }),
    [me, ready, lock, leave],
  );
  return <Sitting value={session}>{children}</Sitting>;
}
