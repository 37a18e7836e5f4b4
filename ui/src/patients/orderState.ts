import {
  IconCircleDashed,
  IconMessageQuestion,
  IconPlayerPause,
  IconReplace,
  type TablerIcon,
} from '@tabler/icons-react';
import type { OrderState } from '../ipc/types';
import type { MeaningName } from '../shared/Meaning';

/** How loudly the state of an order speaks, and with which sign. */
export function stateMeaning(state: OrderState): { of: MeaningName; icon?: TablerIcon } {
  if (state === 'Signed' || state === 'InTriage') return { of: 'information' };
  if (state === 'AwaitingAnswer') return { of: 'answer', icon: IconMessageQuestion };
  if (state === 'Returned') return { of: 'caution' };
  if (state === 'Suspended') return { of: 'caution', icon: IconPlayerPause };
  if (state === 'Replaced') return { of: 'plain', icon: IconReplace };
  if (state === 'Cancelled' || state === 'EnteredInError') return { of: 'danger' };
  if (state === 'Closed' || state === 'Draft') return { of: 'plain', icon: IconCircleDashed };
  return { of: 'fine' };
}
