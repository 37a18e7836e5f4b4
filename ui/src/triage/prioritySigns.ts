import {
  IconCircleDotted,
  IconCircleFilled,
  IconDiamondFilled,
  IconHome,
  IconTriangleFilled,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Priority } from '../ipc/types';

export const prioritySigns: Record<Priority, TablerIcon> = {
  Stat: IconTriangleFilled,
  Urgent: IconDiamondFilled,
  FirstDose: IconCircleFilled,
  Discharge: IconHome,
  Routine: IconCircleDotted,
};
