import { Input, TextInput } from '@mantine/core';
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
  atHour = false,
}: {
  moment: Moment;
  change: (moment: Moment) => void;
  error: string | undefined;
  /** The hour is what is still to be written. */
  atHour?: boolean;
}) {
  const { t } = useTranslation('patients');
  return (
    <div>
      <div className={style.row}>
        <TextInput
          label={t('moment.date')}
          placeholder={t('field.birthHint')}
          inputMode="numeric"
          value={moment.date}
          onChange={(event) => change({ ...moment, date: withSlashes(event.currentTarget.value) })}
          error={error !== undefined}
        />
        <TextInput
          label={t('moment.hour')}
          placeholder={t('moment.hourHint')}
          inputMode="numeric"
          value={moment.hour}
          onChange={(event) => change({ ...moment, hour: event.currentTarget.value })}
          error={error !== undefined}
          {...(atHour ? { 'data-autofocus': true } : {})}
        />
      </div>
      {error === undefined ? null : <Input.Error mt={4}>{error}</Input.Error>}
    </div>
  );
}
