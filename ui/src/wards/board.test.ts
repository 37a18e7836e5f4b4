import { describe, expect, it } from 'vitest';
import type { InBed, Location, ScheduledDose } from '../ipc/types';
import { cellsOf, columnsFor, dueLook, dueSoon, freeBeds, hoursShown, neighbour } from './board';

const place = (
  location_id: string,
  kind: Location['kind'],
  name: string,
  parent_id: string | null = 'w',
): Location => ({
  location_id,
  kind,
  name,
  parent_id: kind === 'Ward' ? null : parent_id,
  ward_id: 'w',
});

const lying = (name: string, bed: string | null, ward_id = 'w'): InBed => ({
  patient_id: name,
  name,
  sex: 'Female',
  allergy_status: 'NotAsked',
  allergies: [],
  encounter_id: `e-${name}`,
  encounter_started_at: 0,
  ward_id,
  bed,
  waiting_orders: 0,
  asked_orders: 0,
});

const ward = [place('w', 'Ward', 'Clínica'), place('b10', 'Bed', '10'), place('b2', 'Bed', '2')];

describe('the map of a ward', () => {
  it('puts beds in the order people count in, with who lies in them', () => {
    const cells = cellsOf(ward, 'w', [lying('Maria', '10')]);
    expect(cells.map(({ bed, patient }) => [bed, patient?.name])).toEqual([
      ['2', undefined],
      ['10', 'Maria'],
    ]);
  });

  it('never lets a patient disappear: without a bed, or in a bed nobody told it of', () => {
    const cells = cellsOf(ward, 'w', [lying('Maria', null), lying('Rita', '99'), lying('Outra', '2', 'x')]);
    expect(cells.map(({ bed, patient }) => [bed, patient?.name])).toEqual([
      ['2', undefined],
      ['10', undefined],
      [undefined, 'Maria'],
      ['99', 'Rita'],
    ]);
  });

  it('shows both of two patients who are written into one bed', () => {
    expect(
      cellsOf(ward, 'w', [lying('Maria', '2'), lying('Rita', '2')]).filter(({ patient }) => patient),
    ).toHaveLength(2);
  });

  it('says which beds are free', () => {
    expect(freeBeds(ward, 'w', [lying('Maria', '10')]).map(({ name }) => name)).toEqual(['2']);
  });

  it('has no cells for a ward without beds and patients', () => {
    expect(cellsOf([place('w', 'Ward', 'Nova')], 'w', [])).toEqual([]);
  });
});

describe('arrows', () => {
  // 5 columns, 12 cells: the last row holds two.
  const to = (at: number, step: Parameters<typeof neighbour>[1]) => neighbour(at, step, 12, 5);

  it('lead to the neighbour and stop at the edge', () => {
    expect([to(0, 'left'), to(0, 'right'), to(0, 'up'), to(0, 'down'), to(11, 'right')]).toEqual([
      0, 1, 0, 5, 11,
    ]);
  });

  it('lead down into a last row that is not full', () => {
    expect([to(6, 'down'), to(9, 'down'), to(11, 'down')]).toEqual([11, 11, 11]);
  });
});

it('forty beds stand in five rows of eight on the old monitor', () => {
  expect(columnsFor(40, true)).toBe(8);
});

describe('what is due', () => {
  const now = Date.parse('2026-11-26T13:02:00Z');
  const minutes = (count: number) => now + count * 60_000;
  const dose = (due_at: number) => ({ due_at }) as ScheduledDose;

  it('looks past, near or later', () => {
    expect([dueLook(minutes(-1), now), dueLook(minutes(60), now), dueLook(minutes(61), now)]).toEqual([
      'past',
      'near',
      'later',
    ]);
  });

  it('of the next hour stands together by its hour', () => {
    const found = dueSoon(
      [dose(minutes(58)), dose(minutes(58) + 5), dose(minutes(61)), dose(minutes(-40))],
      now,
    );
    expect(found.map(({ doses }) => doses.length)).toEqual([2]);
  });

  it('is asked for with the same hours for five minutes', () => {
    expect(hoursShown(now)).toEqual(hoursShown(minutes(2)));
    expect(hoursShown(now)[0]).toBeLessThan(now - 29 * 60_000);
  });
});
