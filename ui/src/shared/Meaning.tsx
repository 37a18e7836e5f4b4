// The five meanings that have a colour, each with a sign and a word; *could not check* is grey and never green.

import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconCircleFilled,
  IconExclamationMark,
  IconQuestionMark,
  IconTriangleFilled,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { ChangeMark } from './ChangeMark';
import style from './Meaning.module.css';

export type MeaningName =
  | 'danger'
  | 'caution'
  | 'fine'
  | 'answer'
  | 'information'
  | 'unchecked'
  | 'plain'
  | 'changed';

const signs: Record<Exclude<MeaningName, 'plain' | 'changed'>, TablerIcon> = {
  danger: IconX,
  caution: IconExclamationMark,
  fine: IconCheck,
  answer: IconArrowBackUp,
  information: IconCircleFilled,
  unchecked: IconQuestionMark,
};

/** Signs of danger that say more than "no": an urgency, a medicine that harms when wrong. */
export const special = { urgent: IconTriangleFilled, highAlert: IconAlertTriangle } as const;

const Sign = memo(function Sign({ of, icon }: { of: MeaningName; icon: TablerIcon | undefined }) {
  if (of === 'changed') return <ChangeMark />;
  const Icon = icon ?? (of === 'plain' ? undefined : signs[of]);
  if (Icon === undefined) return null;
  const filled = Icon === IconCircleFilled || Icon === IconTriangleFilled;
  return <Icon size={filled ? 9 : 14} stroke={filled ? 0 : 2.25} aria-hidden />;
});

interface Props {
  of: MeaningName;
  icon?: TablerIcon;
  children: ReactNode;
  /** Said by screen readers, and shown on hover, where the word on the pill is only a number. */
  says?: string;
  className?: string;
}

/** One word or number with its meaning. */
export function Meaning({ of, icon, children, says, className }: Props) {
  const looks = `${style.pill} ${style[of]} ${className ?? ''}`;
  if (says === undefined) {
    return (
      <span className={looks}>
        <Sign of={of} icon={icon} />
        {children}
      </span>
    );
  }
  return (
    <span className={looks} title={says} role="img" aria-label={says}>
      <Sign of={of} icon={icon} />
      {children}
    </span>
  );
}

/** A sentence or two with their meaning: `title` in bold, what follows beneath. */
export function MeaningNote({
  of,
  icon,
  title,
  children,
}: {
  of: MeaningName;
  icon?: TablerIcon;
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`${style.note} ${style[of]}`}>
      <Sign of={of} icon={icon} />
      <b>{title}</b>
      {children === undefined || children === null ? null : <div>{children}</div>}
    </div>
  );
}
