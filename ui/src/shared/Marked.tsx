import type { Run } from '../ipc/types';

/** A line of what was found: what was searched for stands out. */
export function Marked({ runs }: { runs: Run[] }) {
  let at = 0;
  return runs.map(({ found, text }) => {
    const key = at;
    at += text.length;
    return found ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
