import { screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, it } from 'vitest';
import { show } from '../testing/show';
import { fetchAhead, fetched } from './fetched';

const says = (what: string) => <p>{what}</p>;

it('what was fetched ahead is drawn at once, and what it announced with it', async () => {
  let Inner: ReturnType<typeof fetched> | undefined;
  const Outer = fetched(async () => {
    Inner = fetched(async () => ({ default: () => says('the inner one') }));
    return { default: () => says('the outer one') };
  });
  await fetchAhead();
  if (Inner === undefined) throw new Error('the outer one has not come');
  show(
    <Suspense fallback={says('something is on its way')}>
      <Outer />
      <Inner />
    </Suspense>,
  );
  expect(screen.getByText('the outer one')).toBeTruthy();
  expect(screen.getByText('the inner one')).toBeTruthy();
});

it('what nobody fetched comes when it is drawn, also after it once did not come', async () => {
  let tries = 0;
  const Late = fetched(async () => {
    tries += 1;
    if (tries === 1) throw new Error('no such file');
    return { default: () => says('here it is') };
  });
  await fetchAhead();
  show(
    <Suspense fallback={says('it is on its way')}>
      <Late />
    </Suspense>,
  );
  expect(screen.getByText('it is on its way')).toBeTruthy();
  expect(await screen.findByText('here it is')).toBeTruthy();
});
