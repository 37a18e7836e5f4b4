import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import words from '../../package.json';
import { show } from '../testing/show';
import { Licences } from './Licences';

it('names every package and crate that the program depends on, with the text that it brings', async () => {
  const { packages: all } = await import('virtual:licences');
  const named = all.map(({ name }) => name);
  expect(named).toEqual(expect.arrayContaining(['Botica', ...Object.keys(words.dependencies)]));
  expect(named, 'and what those depend on').toContain('react-router');
  expect(named).toEqual(expect.arrayContaining(['tauri', 'tantivy', 'typst', 'rusqlite', 'wry']));
  expect(named, 'no part of the tests').not.toContain('proptest');
  expect(all.filter(({ licence }) => licence === '').map(({ name }) => name)).toEqual([]);
  const react = all.find(({ name }) => name === 'react');
  expect(react?.text).toContain('Permission is hereby granted');
});

it('opens a text where its name stands', async () => {
  show(<Licences />);
  const part = (await screen.findByText('@mantine/core')).closest('details');
  expect(part?.open).toBe(false);
  await userEvent.click(screen.getByText('@mantine/core'));
  expect(part?.open).toBe(true);
});
