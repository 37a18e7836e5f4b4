import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalsOf } from '../shared/RefusalNotes';
import { execute } from './commands';
import { newId } from './newId';
import type { Command } from './types';

/**
 * A form's command. Its id stays until it is carried out, so that pressing twice, or again after a failure, never does
 * it twice; what it makes bears that id.
 */
export function useCommand(done?: (id: string) => void) {
  const [id, setId] = useState(() => newId());
  const giving = useMutation({
    mutationFn: (command: Command) => execute(id, command),
    onSuccess: () => {
      setId(newId());
      done?.(id);
    },
  });
  return {
    give: giving.mutate,
    busy: giving.isPending,
    error: giving.error,
    refusals: refusalsOf(giving.error),
    forget: giving.reset,
  };
}
