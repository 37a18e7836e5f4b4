import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { remembered } from './remembered';

beforeAll(() => i18next.loadNamespaces('triage'));

it('says each sentence as it is said without it, and looks it up once', () => {
  const t = i18next.getFixedT('pt-BR', 'triage');
  let looked = 0;
  const counted = ((key: string, values?: object) => {
    looked += 1;
    return (t as unknown as (key: string, values?: object) => string)(key, values);
  }) as unknown as typeof t;
  const say = remembered(counted);
  const twice = () => [
    say('row.mine'),
    say('row.items', { count: 1 }),
    say('row.items', { count: 2 }),
    say('row.version', { version: 2 }),
  ];
  expect(twice()).toEqual(twice());
  expect(twice()).toEqual(['com você', '1 item', '2 itens', 'versão 2']);
  expect(looked, 'two counts are two sentences').toBe(4);
});
