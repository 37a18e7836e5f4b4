// The only file that knows Tauri: everything crosses to the engine here.

import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { TroubleError } from './trouble';
import type { Changed, Receipt, Step, Trouble } from './types';

export type Arguments = Record<string, unknown>;

let seen: number | undefined;
const alarms = new Set<(trouble: Trouble) => void>();

/** This window knows of everything up to `position`; no later answer may show less. */
export function hasSeen(position: number) {
  seen = Math.max(seen ?? position, position);
}

/** Hears of every trouble, whoever asked: a lock or a lost session concerns the whole window. */
export function onTrouble(alarm: (trouble: Trouble) => void): () => void {
  alarms.add(alarm);
  return () => alarms.delete(alarm);
}

function isTrouble(thrown: unknown): thrown is Trouble {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown;
}

async function crossing<T>(sent: Promise<T>): Promise<T> {
  try {
    return await sent;
  } catch (thrown) {
    const trouble: Trouble = isTrouble(thrown) ? thrown : { kind: 'Failed', reference: String(thrown) };
    for (const alarm of alarms) alarm(trouble);
    throw new TroubleError(trouble);
  }
}

/** Calls a command of the window. */
export function call<T>(name: string, args: Arguments = {}): Promise<T> {
  return crossing(invoke<T>(name, args));
}

/** The same for a question: the answer shows at least what this window has done itself. */
export function ask<T>(name: string, args: Arguments): Promise<T> {
  return call<T>(name, { ...args, at_least: seen });
}

/** A command that leaves a receipt. */
export async function send(name: string, args: Arguments): Promise<Receipt> {
  const receipt = await call<Receipt>(name, args);
  hasSeen(receipt.position);
  return receipt;
}

/** Long work that says how far it is. */
export function callTelling<T>(name: string, args: Arguments, heard: (step: Step) => void): Promise<T> {
  const told = new Channel<Step>();
  told.onmessage = heard;
  return call<T>(name, { ...args, told });
}

/** A file crosses as its bytes, not as text; beside it there are no arguments, so the channel is named in a header. */
export function callWithFile<T>(
  name: string,
  file: Uint8Array<ArrayBuffer>,
  heard: (step: Step) => void = () => undefined,
): Promise<T> {
  const told = new Channel<Step>();
  told.onmessage = heard;
  return crossing(invoke<T>(name, file, { headers: { told: told.toJSON() } }));
}

/** After each commit of a follower: what reads differently now; `undefined` when too much to tell. */
export async function onChanged(heard: (changed: Changed | undefined) => void): Promise<() => void> {
  const some = await listen<Changed>('changed', ({ payload }) => heard(payload));
  const much = await listen<null>('changed_much', () => heard(undefined));
  return () => {
    some();
    much();
  };
}
