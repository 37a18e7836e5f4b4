import { useTranslation } from 'react-i18next';
import { Key } from '../shared/Key';
import style from './Writing.module.css';

/** The keys of the line, where the eye rests at the end of it. */
export function Hints({ copies }: { copies: boolean }) {
  const { t } = useTranslation('prescribing');
  return (
    <p className={style.hints}>
      {copies ? <Hint keys={['Ctrl+D']} label={t('hint.copy')} /> : null}
      <Hint keys={['Ctrl+M']} label={t('hint.sets')} />
      <Hint keys={['Alt+ArrowUp', 'ArrowDown']} label={t('hint.item')} />
      <Hint keys={['Tab']} label={t('hint.fields')} />
      <Hint keys={['Alt+N']} label={t('note.title')} />
      <Hint keys={['F1']} label={t('hint.all')} />
    </p>
  );
}

function Hint({ keys, label }: { keys: string[]; label: string }) {
  return (
    <span className="nb">
      {keys.map((key) => (
        <Key key={key} keys={key} />
      ))}
      {label}
    </span>
  );
}
