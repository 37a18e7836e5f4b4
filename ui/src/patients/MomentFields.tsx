import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import style from './Forms.module.css';
import { withSlashes } from './typed';

export interface Moment {
  date: string;
  hour: string;
}

/** A day and an hour as people write them. */
export function MomentFields({
  moment,
  change,
  error,
}: {
  moment: Moment;
  change: (moment: Moment) => void;
  error: string | undefined;
}) {
  const { t } = useTranslation('patients');
  return (
    <div className={style.row}>
      <TextInput
        label={t('moment.date')}
        placeholder={t('field.birthHint')}
        inputMode="numeric"
        value={moment.date}
        onChange={(event) => change({ ...moment, date: withSlashes(event.currentTarget.value) })}
        error={error}
      />
      <TextInput
        label={t('moment.hour')}
        placeholder={t('moment.hourHint')}
        inputMode="numeric"
        value={moment.hour}
        onChange={(event) => change({ ...moment, hour: event.currentTarget.value })}
        error={error === undefined ? undefined : true}
      />
    </div>
  );
}
