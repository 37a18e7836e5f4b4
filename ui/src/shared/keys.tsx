// One registry of all keys. Letters keep quiet while somebody types; a dialog silences the screen beneath it.

import { createContext, type ReactNode, use, useId, useLayoutEffect } from 'react';

export interface Binding {
  /** `V`, `?`, `Ctrl+Enter`, `Alt+1`, `ArrowDown`. */
  keys: string;
  /** What it does, as the sheet of keys says it. */
  label: string;
  run: () => void;
  /** False while it has nothing to do; it is not listed then. */
  when?: boolean;
  /** Goes on while held down: moving through a list. */
  repeats?: boolean;
  /** Also while somebody types, though it is no combination with Ctrl or Alt. */
  typing?: boolean;
  /** Over dialogs too: locking. */
  always?: boolean;
}

export interface Scope {
  scope: string;
  layer: number;
  bindings: Binding[];
}

const scopes = new Map<string, Scope>();
const layers = new Map<string, number>();

const Layer = createContext(0);

function topLayer(): number {
  return Math.max(0, ...layers.values());
}

/** The keys of a screen or of a part of it, under the name that the sheet of keys gives it. */
export function useKeys(scope: string, bindings: Binding[]) {
  const id = useId();
  const layer = use(Layer);
  useLayoutEffect(() => {
    scopes.set(id, { scope, layer, bindings });
  });
  useLayoutEffect(() => () => void scopes.delete(id), [id]);
}

/** While it is shown, only the keys inside it answer; `over` lifts it over the dialogs of the screen below. */
export function KeyLayer({ children, over = 1 }: { children: ReactNode; over?: number }) {
  const id = useId();
  const above = use(Layer) + over;
  useLayoutEffect(() => {
    layers.set(id, above);
    return () => {
      layers.delete(id);
    };
  }, [id, above]);
  return <Layer value={above}>{children}</Layer>;
}

/** What answers now, the newest scope first. */
export function activeScopes(): Scope[] {
  const layer = topLayer();
  return [...scopes.values()].filter((scope) => scope.layer === layer).reverse();
}

/** `V` and `Shift+V` are told apart only where a name says Shift: `?` needs it on most keyboards and does not say so. */
export function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  const asked = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (asked('Ctrl') !== (event.ctrlKey || event.metaKey)) return false;
  if (asked('Alt') !== event.altKey) return false;
  const named = key.length > 1 && key !== 'Space';
  if (asked('Shift') !== event.shiftKey && (asked('Shift') || named || /[a-z]/i.test(key))) return false;
  if (key === 'Space') return event.key === ' ';
  // With Alt some keyboards write another sign; the place of a digit does not change.
  if (event.altKey && /^\d$/.test(key)) return event.code === `Digit${key}`;
  return event.key.toLowerCase() === key.toLowerCase();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a, summary, [role="option"], [role="tab"]') !== null
  );
}

function mayFire(binding: Binding, event: KeyboardEvent): boolean {
  if (binding.when === false || (event.repeat && binding.repeats !== true)) return false;
  const combination = /Ctrl|Alt|^F\d+$/.test(binding.keys);
  if (isTyping(event.target) && !combination && binding.typing !== true && event.key !== 'Escape')
    return false;
  // Enter and Space belong to the button that has the focus.
  return !(isPressable(event.target) && ['Enter', 'Space'].includes(binding.keys));
}

/** Escape closes an open list or menu first, which Mantine does itself. */
function belongsToOpenList(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || !(event.target instanceof HTMLElement)) return false;
  return (
    event.target.closest('[data-mantine-stop-propagation="true"], [role="menu"], [role="listbox"]') !== null
  );
}

/** What had the focus is gone: Tab goes on within the screen, not from the top of the window. */
function focusMain() {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('main')?.focus();
}

function press(event: KeyboardEvent) {
  if (event.key === 'Tab') focusMain();
  if (event.defaultPrevented || event.isComposing || belongsToOpenList(event)) return;
  const always = {
    bindings: [...scopes.values()].flatMap(({ bindings }) => bindings.filter(({ always }) => always)),
  };
  for (const { bindings } of [...activeScopes(), always]) {
    const binding = bindings.find((binding) => matches(binding.keys, event) && mayFire(binding, event));
    if (binding !== undefined) {
      event.preventDefault();
      binding.run();
      return;
    }
  }
}

/** Called once, when the window opens. */
export function listenForKeys(): () => void {
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
