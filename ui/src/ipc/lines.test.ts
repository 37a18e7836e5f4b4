import { expect, it } from 'vitest';
import { namesFirst } from './lines';
import type { CatalogueMatch } from './types';

const match = (description: string, brand: string | null = null) =>
  ({ description, brand }) as CatalogueMatch;
const order = (descriptions: string[], typed: string) =>
  namesFirst(
    descriptions.map((description) => match(description)),
    typed,
  ).map(({ description }) => description);

it('offers the medicine by itself before combinations that hold it', () => {
  expect(
    order(['codeína + paracetamol 30 mg + 500 mg', 'paracetamol 500 mg comprimido'], 'paracetamol 1 g'),
  ).toEqual(['paracetamol 500 mg comprimido', 'codeína + paracetamol 30 mg + 500 mg']);
  const amoxicillins = [
    'amoxicilina + clavulanato de potássio 500 mg + 125 mg',
    'amoxicilina 500 mg cápsula',
  ];
  expect(order(amoxicillins, 'amoxi')).toEqual(amoxicillins.toReversed());
  expect(order(amoxicillins, 'amoxicilina + clav')).toEqual(amoxicillins);
});

it('leaves the engine\u2019s order of what fits alike', () => {
  const dipyrones = ['dipirona 500 mg/mL solução injetável', 'dipirona 500 mg comprimido'];
  expect(order(dipyrones, 'DIPI')).toEqual(dipyrones);
  expect(order(['acido', 'ácido fólico 5 mg'], 'ácid')).toEqual(['acido', 'ácido fólico 5 mg']);
});
