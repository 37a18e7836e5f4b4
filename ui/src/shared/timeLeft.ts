// How long is left to a target, as the queue says it.

export type Left =
  | { kind: 'clock'; late: boolean; text: string }
  | { kind: 'minutes'; late: boolean; count: number }
  | { kind: 'hours'; late: boolean; hours: number; minutes: number }
  | { kind: 'days'; late: boolean; count: number };

const MINUTE = 60_000;

/** To the second within a quarter of an hour, then minutes, then hours; `late` once it is past. */
export function timeLeft(due: number, now: number): Left {
  const late = now > due;
  const rest = Math.abs(due - now);
  const seconds = Math.floor(rest / 1_000);
  if (rest < 15 * MINUTE) {
    const two = (part: number) => String(part).padStart(2, '0');
    return { kind: 'clock', late, text: `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}` };
  }
  const minutes = Math.floor(rest / MINUTE);
  if (minutes < 120) return { kind: 'minutes', late, count: minutes };
  if (minutes < 48 * 60)
    return { kind: 'hours', late, hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return { kind: 'days', late, count: Math.floor(minutes / (24 * 60)) };
}
