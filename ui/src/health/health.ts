// What the figures of the machinery mean: what is wrong first, and what to do about it.

import type { FileSize, FollowerHealth, Health, PrintingHealth } from '../ipc/types';

/** A loop that has not moved for so long hangs; the slower of the two moves every five seconds. */
const HANGS_MS = 60_000;
/** Nobody notices less. */
const LATE_MS = 5_000;
/** A store that is checkpointed keeps its write-ahead log far below this. */
const WAL_BYTES = 256 * 1024 * 1024;
const HOUR_MS = 3_600_000;
/** A printer that takes so long has no paper, or no power. */
const PAPERS_LATE_MS = 60_000;
/** Backups are daily; one may be late by an hour or two. */
const BACKUP_LATE_MS = 26 * HOUR_MS;
const BACKUP_OLD_MS = 72 * HOUR_MS;

export type FollowerName = 'projector' | 'indexer' | 'printing';

export type Fault =
  | { kind: 'failing'; follower: FollowerName; reason: string }
  | { kind: 'hanging'; follower: FollowerName; ms: number }
  | { kind: 'late'; follower: FollowerName; events: number; ms: number }
  | { kind: 'papers'; count: number; ms: number }
  | { kind: 'parked'; count: number }
  | { kind: 'noBackup' }
  | { kind: 'oldBackup'; ms: number; danger: boolean }
  | { kind: 'wal'; bytes: number };

type Loop = Pick<FollowerHealth, 'failing' | 'heartbeat_age_ms'>;

export function isDanger(fault: Fault): boolean {
  if (fault.kind === 'oldBackup') return fault.danger;
  return ['failing', 'hanging', 'parked'].includes(fault.kind);
}

export function followerName({ name }: FollowerHealth): FollowerName {
  return name === 'indexer' ? 'indexer' : 'projector';
}

function ofLoop(follower: FollowerName, { failing, heartbeat_age_ms: ms }: Loop): Fault[] {
  if (failing) return [{ kind: 'failing', follower, reason: failing }];
  return ms > HANGS_MS ? [{ kind: 'hanging', follower, ms }] : [];
}

function ofFollower(health: FollowerHealth): Fault[] {
  const follower = followerName(health);
  const stands = ofLoop(follower, health);
  if (stands.length > 0) return stands;
  // A rebuild is behind by nature, and says how far it is.
  if (health.rebuilding || health.behind === 0 || health.behind_ms <= LATE_MS) return [];
  return [{ kind: 'late', follower, events: health.behind, ms: health.behind_ms }];
}

function ofPrinting(printing: PrintingHealth): Fault[] {
  const { waiting: count, waiting_ms: ms } = printing;
  const late: Fault[] = ms > PAPERS_LATE_MS ? [{ kind: 'papers', count, ms }] : [];
  return [...ofLoop('printing', printing), ...late];
}

function ofBackup(age: number | null | undefined): Fault[] {
  if (age === null || age === undefined) return [{ kind: 'noBackup' }];
  return age <= BACKUP_LATE_MS ? [] : [{ kind: 'oldBackup', ms: age, danger: age > BACKUP_OLD_MS }];
}

/** Everything that is wrong, the worst first; empty when all is well. */
export function faultsOf(health: Health): Fault[] {
  const wal = health.files.find(({ name }) => name.endsWith('-wal'));
  const faults: Fault[] = [
    ...health.followers.flatMap(ofFollower),
    ...ofPrinting(health.printing),
    ...(health.parked_count > 0 ? [{ kind: 'parked', count: health.parked_count } as const] : []),
    ...ofBackup(health.backup_age_ms),
    ...(wal !== undefined && wal.bytes > WAL_BYTES ? [{ kind: 'wal', bytes: wal.bytes } as const] : []),
  ];
  return [...faults.filter(isDanger), ...faults.filter((fault) => !isDanger(fault))];
}

/** The share of a rebuild that is done, of both followers together; `undefined` when none is under way. */
export function rebuilt(health: Health): number | undefined {
  const underWay = health.followers.flatMap(({ rebuilding }) => (rebuilding ? [rebuilding] : []));
  if (underWay.length === 0) return undefined;
  const shares = underWay.map(([done, of]) => (Number(of) === 0 ? 0 : Number(done) / Number(of)));
  return Math.min(1, Math.min(...shares));
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1536` as `{ amount: '1.5', unit: 'kB' }`: at most one decimal, and none from ten on. */
export function sizeOf(bytes: number): { amount: string; unit: (typeof units)[number] } {
  let place = 0;
  let amount = bytes;
  while (amount >= 1_000 && place < units.length - 1) {
    amount /= 1_000;
    place += 1;
  }
  const short = place === 0 || amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return { amount: String(short), unit: units[place] ?? 'B' };
}

export type Span = { unit: 'ms' | 'seconds' | 'minutes' | 'hours' | 'days'; count: number };

/** How long, in the largest unit that leaves at least one and a half. */
export function spanOf(ms: number): Span {
  if (ms < 1_000) return { unit: 'ms', count: Math.max(0, Math.round(ms)) };
  if (ms < 90_000) return { unit: 'seconds', count: Math.round(ms / 1_000) };
  if (ms < 90 * 60_000) return { unit: 'minutes', count: Math.round(ms / 60_000) };
  if (ms < 36 * HOUR_MS) return { unit: 'hours', count: Math.round(ms / HOUR_MS) };
  return { unit: 'days', count: Math.round(ms / (24 * HOUR_MS)) };
}

/** A file's part in the whole, by its name. */
export function fileKind({ name }: FileSize): 'store' | 'wal' | 'views' | 'index' {
  if (name.endsWith('-wal')) return 'wal';
  if (name.startsWith('views')) return 'views';
  return name.startsWith('index') ? 'index' : 'store';
}

/** What support needs to know and nothing about any patient: figures, versions, and what engines say of themselves. */
export function reportOf(health: Health, versions: Record<string, string>, at: number): string {
  const lines = [
    `at: ${new Date(at).toISOString()}`,
    ...Object.entries(versions).map(([name, version]) => `${name}: ${version}`),
    `head: ${health.head}`,
    `items: ${health.items}`,
    `backup age: ${health.backup_age_ms ?? 'none'}`,
    ...health.followers.map(
      (it) =>
        `${it.name}: position ${it.position}, behind ${it.behind} (${it.behind_ms} ms), heartbeat ${it.heartbeat_age_ms} ms` +
        `${it.rebuilding ? `, rebuilding ${it.rebuilding.join('/')}` : ''}${it.failing ? `, failing: ${it.failing}` : ''}`,
    ),
    `printing: ${health.printing.waiting} waiting (${health.printing.waiting_ms} ms), heartbeat ${health.printing.heartbeat_age_ms} ms` +
      `${health.printing.failing ? `, failing: ${health.printing.failing}` : ''}`,
    `parked: ${health.parked_count}`,
    ...health.parked.slice(0, 20).map((it) => `  ${it.position} ${it.aggregate_kind ?? '?'}: ${it.reason}`),
    ...health.files.map((it) => `${it.name}: ${it.bytes} B (${it.bytes_per_item ?? '-'} B per item)`),
  ];
  return lines.join('\n');
}
