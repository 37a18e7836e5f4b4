import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Throttle } from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('saves once a second while somebody types, not once a pause', async () => {
  let saves = 0;
  const saver = new Throttle(async () => {
    saves += 1;
  }, 1_000);
  for (let key = 0; key < 50; key += 1) {
    saver.poke();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saves, 'at once, and once in each of five seconds of typing without a pause').toBe(6);
});

it('never leaves the last change out', async () => {
  const saved: string[] = [];
  let text = '';
  const saver = new Throttle(async () => void saved.push(text), 1_000);
  for (const letter of 'dipirona') {
    text += letter;
    saver.poke();
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved).toEqual(['d', 'dipirona']);
});

it('does one at a time, and once more when something changed meanwhile', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const checker = new Throttle(async () => {
    running += 1;
    runs += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 500));
    running -= 1;
  }, 100);
  checker.poke();
  await vi.advanceTimersByTimeAsync(200);
  checker.poke();
  await vi.advanceTimersByTimeAsync(2_000);
  expect([most, runs]).toEqual([1, 2]);
});

it('saves what waits when somebody leaves, and nothing after it was stopped', async () => {
  let saves = 0;
  const saver = new Throttle(async () => {
    saves += 1;
  }, 1_000);
  saver.poke();
  saver.poke();
  await saver.flush();
  expect(saves, 'the second change did not wait for its second').toBe(2);
  saver.stop();
  saver.poke();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(saves, 'what was signed is not saved as a draft again').toBe(2);
});
