import { expect, it } from 'vitest';
import type { DocumentItem, OrderState, PrescriptionDocument } from '../ipc/types';
import { itemsInOrder, lastSigned, standing } from './orders';

const order = (signed_at: number, state: OrderState) => ({ signed_at, state });

it('lists what stands, the newest first', () => {
  const orders = [
    order(1, 'Validated'),
    order(2, 'Replaced'),
    order(3, 'AwaitingAnswer'),
    order(4, 'Cancelled'),
  ];
  expect(standing(orders).map(({ signed_at }) => signed_at)).toEqual([3, 1]);
  expect(standing(undefined)).toEqual([]);
});

it('copies from the last that was signed, also when it is over, never from an error', () => {
  const orders = [order(1, 'Validated'), order(2, 'Closed'), order(3, 'EnteredInError')];
  expect(lastSigned(orders)?.signed_at).toBe(2);
  expect(lastSigned([])).toBeUndefined();
});

it('opens each order once', () => {
  const items = [{ item_id: 'a' }, { item_id: 'b' }] as DocumentItem[];
  const orders = [
    { items },
    { items: [] },
    { items: items.slice(0, 1) },
  ] as unknown as PrescriptionDocument[];
  expect(itemsInOrder(orders).map(({ first }) => first)).toEqual([true, false, true]);
});
