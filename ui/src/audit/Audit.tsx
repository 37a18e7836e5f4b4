import { useMutation } from '@tanstack/react-query';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as commands from '../ipc/commands';
import type { AuditEntry } from '../ipc/types';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { TroubleNote } from '../shared/RefusalNotes';
import { TimeZone, useFormat } from '../shared/useFormat';
import style from './Audit.module.css';
import { Filters } from './Filters';
import { type AuditForm, asked, emptyForm, isEmpty } from './filter';
import { Log } from './Log';

/** Who did what, when, on whom. */
export default function Audit() {
  const { t } = useTranslation('audit');
  const { isoDate } = useFormat();
  const zone = use(TimeZone);
  const [form, setForm] = useState<AuditForm>(emptyForm);
  const [chosen, setChosen] = useState<AuditEntry>();
  const { filter, wrong } = asked(form, isoDate(Date.now()), zone);
  const exporting = useMutation({ mutationFn: () => commands.exportAudit(filter) });
  const narrow = (changes: Partial<AuditForm>) => {
    setForm({ ...form, ...changes });
    setChosen(undefined);
    exporting.reset();
  };
  const patient = chosen?.patient_id
    ? { id: chosen.patient_id, name: chosen.patient_name ?? t('unnamed') }
    : undefined;
  return (
    <div className={panes.screen}>
      <Filters form={form} wrong={wrong} narrow={narrow} />
      <Log
        key={JSON.stringify(filter)}
        filter={filter}
        choose={setChosen}
        narrowed={!isEmpty(form)}
        clear={() => narrow(emptyForm)}
      />
      <div className={style.notes}>
        {exporting.isSuccess ? (
          <MeaningNote of="fine" title={t('exported')}>
            <code>{exporting.data}</code>
          </MeaningNote>
        ) : null}
        <TroubleNote error={exporting.error} />
      </div>
      <div className={panes.foot}>
        <ActionButton
          label={t('export')}
          keys="E"
          main
          busy={exporting.isPending}
          run={() => exporting.mutate()}
        />
        <ActionButton
          label={t('onlyPatient')}
          keys="P"
          why={patient === undefined ? t('noPatient') : undefined}
          run={() => narrow({ patient: patient ?? null })}
        />
        <ActionButton
          label={t('onlyActor')}
          keys="Q"
          why={chosen?.actor_name ? undefined : t('noActor')}
          run={() => narrow({ actor: chosen?.actor_id ?? null })}
        />
        <ActionButton
          label={t('onlyKind')}
          keys="O"
          why={chosen === undefined ? t('noEntry') : undefined}
          run={() => narrow({ kind: chosen?.kind ?? null })}
        />
        <span className={panes.end}>
          <ActionButton
            label={t('clear')}
            keys="L"
            why={isEmpty(form) ? t('nothingToClear') : undefined}
            run={() => narrow(emptyForm)}
          />
        </span>
      </div>
    </div>
  );
}
