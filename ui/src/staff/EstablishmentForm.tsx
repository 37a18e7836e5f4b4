import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Establishment } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { useSeat, useSession } from '../session/session';
import { zones } from '../session/setUp';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { TroubleNote } from '../shared/RefusalNotes';
import { AddressFields } from './AddressFields';
import { type EstablishmentFormValues, establishmentForm, establishmentInput } from './people';
import style from './Staff.module.css';

/** What stands at the head of every paper. */
export function EstablishmentForm() {
  const { ready } = useSession();
  return ready.house ? <Correction establishment={ready.house.establishment} /> : null;
}

function Correction({ establishment }: { establishment: Establishment }) {
  const { t } = useTranslation('staff');
  const { t: session } = useTranslation('session');
  const seat = useSeat();
  const [form, setForm] = useState<EstablishmentFormValues>(() => establishmentForm(establishment));
  const [saved, setSaved] = useState(false);
  const saving = useCommand(() => {
    setSaved(true);
    void seat.again();
  });
  const change = (changes: Partial<EstablishmentFormValues>) => {
    setSaved(false);
    setForm({ ...form, ...changes });
  };
  const write = (field: 'name' | 'cnpj' | 'cnes' | 'phone' | 'pharmacist') => ({
    label: t(`house.${field}`),
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const changed = JSON.stringify(form) !== JSON.stringify(establishmentForm(establishment));
  const known = zones.some((zone) => zone === form.zone);
  return (
    <div className={`${panes.one} ${style.fill}`}>
      <div className={panes.scroll}>
        <div className={panes.form}>
          <p className="dim">{t('house.hint')}</p>
          <RefusalField refusals={saving.refusals} field="name">
            {(error) => <TextInput required error={error} {...write('name')} />}
          </RefusalField>
          <div className={panes.three}>
            <RefusalField refusals={saving.refusals} field="cnes">
              {(error) => <TextInput error={error} {...write('cnes')} />}
            </RefusalField>
            <RefusalField refusals={saving.refusals} field="cnpj">
              {(error) => <TextInput error={error} {...write('cnpj')} />}
            </RefusalField>
            <TextInput inputMode="tel" {...write('phone')} />
          </div>
          <div className={panes.two}>
            <TextInput {...write('pharmacist')} />
            <RefusalField refusals={saving.refusals} field="time_zone">
              {(error) => (
                <Select
                  label={t('house.zone')}
                  data={[
                    ...zones.map((zone) => ({ value: zone, label: session(`setUp.zones.${zone}`) })),
                    ...(known ? [] : [{ value: form.zone, label: form.zone }]),
                  ]}
                  value={form.zone}
                  onChange={(zone) => change({ zone: zone ?? form.zone })}
                  allowDeselect={false}
                  error={error}
                />
              )}
            </RefusalField>
          </div>
          <AddressFields address={form.address} change={(address) => change({ address })} />
          {saved ? <MeaningNote of="fine" title={t('house.saved')} /> : null}
          <TroubleNote error={saving.error} fields={['name', 'cnpj', 'cnes', 'time_zone']} />
        </div>
      </div>
      <div className={`${panes.foot} ${style.under}`}>
        <ActionButton
          label={t('save')}
          keys="Ctrl+Enter"
          main
          busy={saving.busy}
          why={changed ? undefined : t('nothingChanged')}
          run={() => saving.give({ command: 'CorrectEstablishment', body: establishmentInput(form) })}
        />
      </div>
    </div>
  );
}
