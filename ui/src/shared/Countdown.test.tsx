import { act, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { show } from '../testing/show';
import { Countdown } from './Countdown';

const NOW = Date.UTC(2026, 10, 26, 15);

afterEach(() => vi.useRealTimers());

test('it_counts_down_every_second_and_turns_red_when_it_is_past', () => {
  vi.useFakeTimers({ now: NOW });
  show(<Countdown due={NOW + 61_000} />);
  expect(screen.getByRole('timer').textContent).toBe('faltam 01:01');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('timer').textContent).toBe('faltam 01:00');
  expect(screen.getByRole('timer').className).not.toContain('danger');
  act(() => void vi.advanceTimersByTime(62_000));
  expect(screen.getByRole('timer').textContent).toBe('passou 00:02');
  expect(screen.getByRole('timer').className).toContain('danger');
});
