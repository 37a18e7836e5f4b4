import {
  IconCircleDotted,
  IconCircleFilled,
  IconDiamondFilled,
  IconHome,
  IconTriangleFilled,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../ipc/types';
import { Meaning } from '../shared/Meaning';
import { priorityMeaning } from './row';

const signs: Record<Priority, TablerIcon> = {
  Stat: IconTriangleFilled,
  Urgent: IconDiamondFilled,
  FirstDose: IconCircleFilled,
  Discharge: IconHome,
  Routine: IconCircleDotted,
};

export function PriorityPill({ priority }: { priority: Priority }) {
  const { t } = useTranslation('vocabulary');
  return (
    <Meaning of={priorityMeaning[priority]} icon={signs[priority]}>
      {t(`priority.${priority}`)}
    </Meaning>
  );
}
