import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { show } from '../testing/show';
import { ActionButton } from './ActionButton';
import { Dialog } from './Dialog';
import { KeySheet } from './KeySheet';
import { listenForKeys, matches, useKeys } from './keys';

beforeEach(() => listenForKeys());

function Screen({ run, sign }: { run: () => void; sign: () => void }) {
  useKeys('Triagem', [
    { keys: 'V', label: 'Validar', run },
    { keys: 'Ctrl+Enter', label: 'Assinar', run: sign },
  ]);
  return <input aria-label="linha" />;
}

test('a_letter_keeps_quiet_while_somebody_types_and_a_combination_does_not', async () => {
  const run = vi.fn();
  const sign = vi.fn();
  show(<Screen run={run} sign={sign} />);
  await userEvent.type(screen.getByLabelText('linha'), 'via oral{Control>}{Enter}{/Control}');
  expect(run).not.toHaveBeenCalled();
  expect(sign).toHaveBeenCalledTimes(1);
  await userEvent.click(document.body);
  await userEvent.keyboard('v');
  expect(run).toHaveBeenCalledTimes(1);
});

test('a_faded_action_takes_the_focus_and_says_why_instead_of_running', async () => {
  const run = vi.fn();
  show(
    <ActionButton label="Validar" keys="V" run={run} why="Outro farmacêutico está com esta prescrição." />,
  );
  const button = screen.getByRole('button');
  await userEvent.keyboard('v');
  expect(run).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  expect(reason?.textContent).toContain('Outro farmacêutico');
});

test('a_dialog_silences_the_screen_and_gives_the_focus_back', async () => {
  const below = vi.fn();
  function WithDialog() {
    const [opened, setOpened] = useState(false);
    return (
      <>
        <ActionButton label="Validar" keys="V" run={below} />
        <ActionButton label="Intervir" keys="I" run={() => setOpened(true)} />
        <Dialog title="Intervenção" opened={opened} close={() => setOpened(false)}>
          <ActionButton label="Enviar" keys="Ctrl+Enter" run={() => setOpened(false)} />
        </Dialog>
      </>
    );
  }
  show(<WithDialog />);
  const opener = screen.getByRole('button', { name: 'Intervir' });
  await userEvent.click(opener);
  expect(await screen.findByRole('dialog')).toBeTruthy();
  await userEvent.keyboard('v');
  expect(below, 'the screen below keeps quiet').not.toHaveBeenCalled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  await userEvent.keyboard('v');
  expect(below).toHaveBeenCalledTimes(1);
});

test('the_question_mark_lists_every_key_that_answers', async () => {
  show(
    <>
      <Screen run={() => undefined} sign={() => undefined} />
      <ActionButton label="Devolver" keys="D" run={() => undefined} scope="Triagem" />
      <KeySheet />
    </>,
  );
  await userEvent.keyboard('?');
  const sheet = await screen.findByRole('dialog');
  expect(sheet.textContent).toContain('Validar');
  expect(sheet.textContent).toContain('Devolver');
  expect(sheet.textContent).toContain('Assinar');
});

test('keys_are_told_apart_by_their_modifiers', () => {
  const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);
  expect(matches('?', press({ key: '?', shiftKey: true })), 'most keyboards need Shift for it').toBe(true);
  expect(matches('V', press({ key: 'V', shiftKey: true })), 'Shift+V is another key').toBe(false);
  expect(matches('V', press({ key: 'v', ctrlKey: true }))).toBe(false);
  expect(matches('Alt+3', press({ key: '£', code: 'Digit3', altKey: true }))).toBe(true);
  expect(matches('Ctrl+Shift+N', press({ key: 'N', ctrlKey: true, shiftKey: true }))).toBe(true);
});
