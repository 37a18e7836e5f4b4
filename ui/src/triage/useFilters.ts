import { useState } from 'react';
import { type Filters, recall, remember } from './filters';

/** What this person looks at, kept on this workstation under their name. */
export function useFilters(user: string) {
  const [filters, setFilters] = useState(() => recall(user));
  const choose = (chosen: Filters) => {
    remember(chosen, user);
    setFilters(chosen);
  };
  return [filters, choose] as const;
}
