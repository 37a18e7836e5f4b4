// Code that the first screen does without, fetched while nobody waits for it.

import { type ComponentType, lazy, useState } from 'react';

const announced: (() => Promise<unknown>)[] = [];

/**
 * A component whose code is fetched ahead, or when it is first drawn. What has arrived is drawn at once: `lazy` alone
 * shows what stands in for it first, and React then holds what it stood in for back for 300 ms.
 */
export function fetched<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  let arrived: ComponentType<P> | undefined;
  const fetch = async () => {
    const code = await load();
    arrived = code.default;
    return code;
  };
  announced.push(fetch);
  const Late = lazy(fetch);
  return function Fetched(props: P) {
    // Another type in its place would begin anew, so what it began as it stays.
    const [Component] = useState<ComponentType<P>>(() => arrived ?? Late);
    return <Component {...props} />;
  };
}

/**
 * Fetches what was announced, one after the other, and what that announces; what does not come is asked for again when
 * it is drawn.
 */
export async function fetchAhead() {
  for (let fetch = announced.shift(); fetch !== undefined; fetch = announced.shift()) {
    await fetch().catch(() => undefined);
    // Keys and frames come in between.
    await new Promise((resolve) => setTimeout(resolve));
  }
}
