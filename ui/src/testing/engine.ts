// Tauri's own stand-in for the other side of the window: a test says what each command answers.

import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach } from 'vitest';
import type { Trouble } from '../ipc/types';

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

/** What a command throws where the engine would not answer. */
export function trouble(trouble: Trouble): never {
  throw trouble;
}

/** The engine answers like this; what was asked is in the list that it gives. */
export function engine(answers: Answers): { name: string; args: Record<string, unknown> }[] {
  const asked: { name: string; args: Record<string, unknown> }[] = [];
  mockIPC(
    (name, args) => {
      const given = (args ?? {}) as Record<string, unknown>;
      if (!name.startsWith('plugin:')) asked.push({ name, args: given });
      const answer = answers[name];
      if (answer === undefined) return undefined;
      return answer(given);
    },
    { shouldMockEvents: true },
  );
  return asked;
}

afterEach(clearMocks);
