import { expect, it } from 'vitest';
import { asksForCare, isDoubtful, mayCancel, mayRetry, stands, troubleOf } from './job';
import { jobOf } from './people';

it('is fine only where the spooler said so', () => {
  const fine = Object.entries(stands).filter(([, { of }]) => of === 'fine');
  expect(fine.map(([state]) => state)).toEqual(['Confirmed']);
});

it('is stopped before it is out, and repeated after it failed', () => {
  expect(mayCancel(jobOf({ state: 'Queued' }))).toBe(true);
  expect(mayCancel(jobOf({ state: 'Sent' }))).toBe(true);
  expect(mayCancel(jobOf({ state: 'Sent', printer: { kind: 'Label', name: 'Zebra' } }))).toBe(false);
  expect(mayRetry(jobOf({ state: 'Failed' }))).toBe(true);
  expect(mayRetry(jobOf({ state: 'Confirmed' }))).toBe(false);
});

it('asks for care when it failed or waits for a printer in trouble', () => {
  expect(asksForCare(jobOf({ state: 'Queued', trouble: 'printer-stopped' }))).toBe(true);
  expect(asksForCare(jobOf({ state: 'Queued' }))).toBe(false);
  expect(asksForCare(jobOf({ state: 'Failed' }))).toBe(true);
  expect(troubleOf('printer-stopped')).toBe('printer-stopped');
  expect(troubleOf('moving-to-paused'), 'a keyword without words is shown as it is').toBeUndefined();
});

it('is doubtful only where nothing confirmed it', () => {
  expect(isDoubtful(jobOf({ state: 'Confirmed', may_have_printed: true }))).toBe(false);
  expect(isDoubtful(jobOf({ state: 'Cancelled', may_have_printed: true }))).toBe(true);
  expect(isDoubtful(jobOf({ state: 'Failed', may_have_printed: true, failure: 'MayHavePrinted' }))).toBe(
    false,
  );
});
