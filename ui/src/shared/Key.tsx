import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconBackspace,
  IconCornerDownLeft,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import style from './Key.module.css';

const drawn: Record<string, TablerIcon> = {
  ArrowUp: IconArrowUp,
  ArrowDown: IconArrowDown,
  ArrowLeft: IconArrowLeft,
  ArrowRight: IconArrowRight,
  Enter: IconCornerDownLeft,
  Backspace: IconBackspace,
};

const spelt: Record<string, string> = {
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** A key, printed on the thing it presses: `V`, `Ctrl+Enter`. */
export function Key({ keys, on = false }: { keys: string; on?: boolean }) {
  const { t } = useTranslation('shared');
  const parts = keys.split('+').filter((part) => part !== '');
  return (
    <kbd className={`${style.key} ${on ? style.on : ''}`} aria-hidden>
      {(parts.length === 0 ? ['+'] : parts).map((part) => {
        const Icon = drawn[part];
        if (Icon !== undefined) return <Icon key={part} size={12} stroke={2} />;
        if (part === 'Space') return <span key={part}>{t('key.space')}</span>;
        return <span key={part}>{spelt[part] ?? part}</span>;
      })}
    </kbd>
  );
}
