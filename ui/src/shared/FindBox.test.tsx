import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { show } from '../testing/show';
import { FindBox } from './FindBox';

const options = Array.from({ length: 20 }, (_, at) => `row-${at}`);

function Finding({ around, opened }: { around?: boolean; opened: (row: string | undefined) => void }) {
  const [text, setText] = useState('');
  const [at, light] = useState(0);
  const open = () => opened(options[at]);
  const box = { label: 'Buscar', text, type: setText, list: 'list', options, at, light, open };
  return <FindBox {...box} around={around ?? false} leave={() => setText('')} />;
}

const lit = () => screen.getByRole('combobox').getAttribute('aria-activedescendant');

it('walks through the rows while somebody types, stops at the ends, and opens the lit one', async () => {
  const opened: (string | undefined)[] = [];
  show(<Finding opened={(row) => opened.push(row)} />);
  await userEvent.keyboard('mar{ArrowUp}');
  expect(lit()).toBe('row-0');
  await userEvent.keyboard('{PageDown}{ArrowDown}{Enter}');
  expect(opened).toEqual(['row-9']);
  await userEvent.keyboard('{PageDown}{PageDown}');
  expect(lit()).toBe('row-19');
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('mar');
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('');
});

it('goes on at the other end where the list is a ring', async () => {
  show(<Finding around opened={() => undefined} />);
  await userEvent.keyboard('{ArrowUp}');
  expect(lit()).toBe('row-19');
  await userEvent.keyboard('{ArrowDown}');
  expect(lit()).toBe('row-0');
});
