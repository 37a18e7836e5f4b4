import { describe, expect, it } from 'vitest';
import {
  hoursFrom,
  offersOf,
  offersOfOrder,
  printerKey,
  printerOf,
  sizesOf,
  tickedAtFirst,
  withDefaults,
  withoutPrinter,
} from './offers';
import { house, offered, order, queue } from './people';

const HOUR = 3_600_000;
const choice = { hours: 12, from: '2026-11-01', until: '2026-11-30' };
const ward = { kind: 'Ward', ward_id: 'w', name: 'UTI' } as const;

describe('what may be printed', () => {
  it('of a ward is what its next hours need, from the hour that has begun', () => {
    expect(hoursFrom(10 * HOUR + 1, 12)).toEqual({ from: 10 * HOUR, until: 22 * HOUR });
    const offers = offersOf(ward, choice, 10 * HOUR + 1);
    expect(offers.map(({ request }) => request.paper)).toEqual([
      'pick_list',
      'ward_sheet',
      'unit_dose_label',
      'iv_label',
    ]);
    expect(offers[0]?.request.subject).toMatchObject({ from: 10 * HOUR, until: 22 * HOUR });
  });

  it('of an order is all that the engine says it needs, and goes out together', () => {
    const orders = { kind: 'Orders', orders: [order] } as const;
    const offers = offersOfOrder(order, [offered(), offered({ paper: 'retained', part: 1 })]);
    expect(offers.map(({ about }) => about)).toEqual(Array(2).fill('Maria Demo Assunção · DEMO1-1'));
    expect(tickedAtFirst(orders, offers)).toHaveLength(2);
    expect(tickedAtFirst(ward, offersOf(ward, choice, 0)), 'of a ward one thing').toHaveLength(1);
  });

  it('has a size to choose where there are two', () => {
    expect(sizesOf('prescription')).toEqual(['A5', 'A4']);
    expect(sizesOf('iv_label')).toEqual(['Label50x30', 'Label100x50']);
    expect(sizesOf('notification_a')).toEqual([]);
  });
});

describe('a printer', () => {
  it('is one value of a field and comes back from it', () => {
    const printer = { kind: 'Queue', name: 'HP Farmácia 2' } as const;
    expect(printerOf(printerKey(printer))).toEqual(printer);
    expect(printerOf('')).toBeNull();
  });

  it('is the default of the station where the paper came without one', () => {
    const offers = offersOfOrder(order, [
      offered({ printer: null }),
      offered({ paper: 'retained', printer: null }),
    ]);
    expect(withDefaults(offers, house.printers).map(({ printer }) => printer)).toEqual([queue, null]);
  });

  it('is missing where nobody chose one and the paper has none', () => {
    const offers = offersOfOrder(order, [offered(), offered({ printer: null, part: 1 })]);
    expect(withoutPrinter(offers, null)).toEqual([offers[1]]);
    expect(withoutPrinter(offers, { kind: 'Viewer', name: 'viewer' })).toEqual([]);
  });
});
