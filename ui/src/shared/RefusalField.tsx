import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../ipc/types';
import { refusalAt } from './refusals';

interface Props {
  refusals: Refusal[];
  /** Where in the command: `items[0].dose`. */
  field: string;
  /** It was left empty and is needed. */
  missing?: boolean;
  children: (error: string | undefined) => ReactNode;
}

/** A field with what the engine refused about it beside it: `error` for Mantine's inputs. */
export function RefusalField({ refusals, field, missing = false, children }: Props) {
  const { t } = useTranslation('vocabulary');
  return children(missing ? t('refusal.Missing') : refusalAt(refusals, field, t));
}
