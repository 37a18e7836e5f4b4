import { useEffect, useRef, useState } from 'react';
import { Throttle } from './throttle';

/** A throttle for as long as the screen stands; what still waits when it is left is done then. */
export function useThrottle(run: () => Promise<void>, every: number): Throttle {
  const latest = useRef(run);
  latest.current = run;
  const [throttle] = useState(() => new Throttle(() => latest.current(), every));
  useEffect(() => () => void throttle.flush(), [throttle]);
  return throttle;
}
