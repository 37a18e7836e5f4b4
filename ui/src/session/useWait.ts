import { useState } from 'react';
import { troubleOf } from '../ipc/trouble';
import { useNow } from '../shared/useNow';

/** How long a wrong password makes the next try wait, counted down. */
export function useWait() {
  const [until, setUntil] = useState(0);
  const now = useNow();
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  const heard = (error: unknown) => {
    const trouble = troubleOf(error);
    if (trouble.kind === 'Wait') setUntil(Date.now() + trouble.seconds * 1_000);
  };
  return { seconds, heard };
}
