import type { Trouble } from './types';

/** What the engine answers when it does not answer; thrown by every call. */
export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.kind);
    this.name = 'TroubleError';
    this.trouble = trouble;
  }
}

/** Anything else that went wrong on the way is a failure without a place in the log. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof TroubleError ? error.trouble : { kind: 'Failed', reference: 'UI' };
}
