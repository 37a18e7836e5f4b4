import { expect, test } from 'vitest';
import type { Health } from '../ipc/types';
import { faultsOf, fileKind, rebuilt, reportOf, sizeOf, spanOf } from './health';

const follower = {
  position: 90,
  behind: 0,
  behind_ms: 0,
  heartbeat_age_ms: 900,
  rebuilding: null,
  failing: null,
};
const well: Health = {
  head: 90,
  followers: [
    { ...follower, name: 'projector' },
    { ...follower, name: 'indexer' },
  ],
  printing: { waiting: 0, waiting_ms: 0, heartbeat_age_ms: 900, failing: null },
  parked: [],
  parked_count: 0,
  items: 300,
  files: [{ name: 'clinic.db-wal', bytes: 4_000_000, bytes_per_item: 13_333 }],
  backup_age_ms: 3_600_000,
};
const projector = (changes: Partial<Health['followers'][number]>): Health => ({
  ...well,
  followers: [{ ...follower, name: 'projector', ...changes }],
});

test('nothing_is_wrong_when_all_is_well', () => {
  expect(faultsOf(well)).toEqual([]);
});

test('a_follower_that_fails_says_why_and_nothing_else_of_it_is_said', () => {
  const health = projector({ failing: 'disk full', behind: 9, behind_ms: 90_000, heartbeat_age_ms: 90_000 });
  expect(faultsOf(health)).toEqual([{ kind: 'failing', follower: 'projector', reason: 'disk full' }]);
});

test('a_loop_that_hangs_is_told_from_one_that_is_late', () => {
  expect(faultsOf(projector({ heartbeat_age_ms: 61_000 }))).toMatchObject([{ kind: 'hanging' }]);
  expect(faultsOf(projector({ behind: 3, behind_ms: 6_000 }))).toMatchObject([{ kind: 'late', events: 3 }]);
  expect(faultsOf(projector({ behind: 3, behind_ms: 400 })), 'nobody notices that').toEqual([]);
});

test('papers_that_wait_long_and_a_loop_that_stands_are_said', () => {
  const printing = { ...well.printing, waiting: 2, waiting_ms: 30_000 };
  expect(faultsOf({ ...well, printing }), 'a printer takes its time').toEqual([]);
  expect(
    faultsOf({ ...well, printing: { ...printing, waiting_ms: 90_000, heartbeat_age_ms: 70_000 } }),
  ).toEqual([
    { kind: 'hanging', follower: 'printing', ms: 70_000 },
    { kind: 'papers', count: 2, ms: 90_000 },
  ]);
});

test('a_rebuild_is_not_late', () => {
  const health = projector({ behind: 900, behind_ms: 60_000, rebuilding: [3, 4] });
  expect(faultsOf(health)).toEqual([]);
  expect(rebuilt(health)).toBe(0.75);
  expect(rebuilt(well)).toBeUndefined();
});

test('what_endangers_records_stands_above_what_only_grows', () => {
  const health: Health = {
    ...well,
    parked_count: 2,
    backup_age_ms: 30 * 3_600_000,
    files: [{ name: 'clinic.db-wal', bytes: 900_000_000, bytes_per_item: null }],
  };
  expect(faultsOf(health).map(({ kind }) => kind)).toEqual(['parked', 'oldBackup', 'wal']);
  const old = faultsOf({ ...well, parked_count: 0, backup_age_ms: 80 * 3_600_000 });
  expect(old).toMatchObject([{ kind: 'oldBackup', danger: true }]);
  expect(faultsOf({ ...well, backup_age_ms: null })).toEqual([{ kind: 'noBackup' }]);
});

test('sizes_and_spans_are_read_at_a_glance', () => {
  expect(sizeOf(999)).toEqual({ amount: '999', unit: 'B' });
  expect(sizeOf(1_536)).toEqual({ amount: '1.5', unit: 'kB' });
  expect(sizeOf(61_764_776)).toEqual({ amount: '62', unit: 'MB' });
  expect(spanOf(420)).toEqual({ unit: 'ms', count: 420 });
  expect(spanOf(61_000)).toEqual({ unit: 'seconds', count: 61 });
  expect(spanOf(30 * 3_600_000)).toEqual({ unit: 'hours', count: 30 });
  expect(spanOf(80 * 3_600_000)).toEqual({ unit: 'days', count: 3 });
});

test('files_are_known_by_their_names', () => {
  const kinds = ['clinic.db', 'clinic.db-wal', 'views-1f.db', 'index-1f'].map((name) =>
    fileKind({ name, bytes: 1, bytes_per_item: null }),
  );
  expect(kinds).toEqual(['store', 'wal', 'views', 'index']);
});

test('the_report_names_no_aggregate', () => {
  const parked = {
    position: 7,
    event_id: 'e',
    aggregate_kind: 'Patient' as const,
    aggregate_id: '0193a000-aaaa',
    reason: 'unknown event',
    since: 0,
  };
  const report = reportOf({ ...well, parked: [parked], parked_count: 1 }, { botica: '0.1.0' }, 0);
  expect(report).toContain('7 Patient: unknown event');
  expect(report).toContain('botica: 0.1.0');
  expect(report, 'whom it is about stays here').not.toContain('0193a000');
});
