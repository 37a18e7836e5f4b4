import { Checkbox, MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentType, List344, Medicine, Route, UseRestriction } from '../ipc/types';
import { useCommand } from '../ipc/useCommand';
import { ActionButton } from '../shared/ActionButton';
import { MeaningNote } from '../shared/Meaning';
import panes from '../shared/panes.module.css';
import { RefusalField } from '../shared/RefusalField';
import { TroubleNote } from '../shared/RefusalNotes';
import { AmountField } from './AmountField';
import style from './Catalogue.module.css';
import { Ingredients } from './Ingredients';
import {
  documents,
  lists,
  type MedicineForm,
  medicineForm,
  medicineInput,
  missingFields,
  routes,
  unreadableFields,
  uses,
} from './medicine';
import { useCodeHolder } from './useCodeHolder';

const fields = ['code', 'dcb', 'form', 'atc', 'ingredients', 'routes', 'max_daily_dose'];

interface Props {
  known: Medicine | null;
  done: (id: string) => void;
  close: () => void;
}

/** A medicine of the formulary, new or corrected. Signed prescriptions keep what they said. */
export function MedicineEditor({ known, done, close }: Props) {
  const { t } = useTranslation('catalogue');
  const { t: word } = useTranslation('vocabulary');
  const start = medicineForm(known);
  const [form, setForm] = useState<MedicineForm>(start);
  const [leaving, setLeaving] = useState(false);
  const [tried, setTried] = useState(false);
  const saving = useCommand((id) => done(known?.medicine_id ?? id));
  const change = (changes: Partial<MedicineForm>) => {
    setForm({ ...form, ...changes });
    setLeaving(false);
  };
  const changed = JSON.stringify(form) !== JSON.stringify(start);
  const wrong = tried ? unreadableFields(form) : [];
  const wants = tried ? missingFields(form) : [];
  // The engine corrects whatever bears the code: a new medicine must not take another's by mistake.
  const holder = useCodeHolder(known === null ? form.code : '');
  const taken =
    holder === undefined ? undefined : t('codeTaken', { code: form.code, name: holder.description });
  const save = () => {
    setTried(true);
    if (unreadableFields(form).length + missingFields(form).length === 0 && taken === undefined) {
      saving.give({ command: 'MaintainMedicine', body: medicineInput(form) });
    }
  };
  const write = (
    field: 'code' | 'dcb' | 'inn' | 'atc' | 'form' | 'strength' | 'tallMan' | 'maximumNote',
  ) => ({
    label: t(`field.${field}`),
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const chosen = (value: boolean | null) => (value === null ? 'open' : value ? 'yes' : 'no');
  return (
    <div className={panes.one}>
      <div className={panes.scroll}>
        <div className={panes.form}>
          <h2>{known === null ? t('add') : t('correcting', { name: known.dcb })}</h2>
          <div className={panes.three}>
            <RefusalField refusals={saving.refusals} field="dcb" missing={wants.includes('dcb')}>
              {(error) => <TextInput required autoFocus error={error} {...write('dcb')} />}
            </RefusalField>
            <TextInput {...write('inn')} />
            <RefusalField refusals={saving.refusals} field="code" missing={wants.includes('code')}>
              {(error) => (
                <TextInput
                  required
                  readOnly={known !== null}
                  description={known === null ? undefined : t('codeStays')}
                  error={taken ?? error}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  {...write('code')}
                />
              )}
            </RefusalField>
          </div>
          <div className={panes.three}>
            <RefusalField refusals={saving.refusals} field="form" missing={wants.includes('form')}>
              {(error) => <TextInput required error={error} {...write('form')} />}
            </RefusalField>
            <TextInput {...write('strength')} placeholder={t('strengthHint')} />
            <RefusalField refusals={saving.refusals} field="atc">
              {(error) => <TextInput maxLength={7} error={error} {...write('atc')} />}
            </RefusalField>
          </div>
          <RefusalField
            refusals={saving.refusals}
            field="ingredients"
            missing={wants.includes('ingredients')}
          >
            {(error) => (
              <Ingredients
                ingredients={form.ingredients}
                change={(ingredients) => change({ ingredients })}
                wrong={wrong}
                error={error}
              />
            )}
          </RefusalField>
          <RefusalField refusals={saving.refusals} field="routes" missing={wants.includes('routes')}>
            {(error) => (
              <MultiSelect
                label={t('field.routes')}
                required
                data={routes.map((value) => ({ value, label: word(`route.${value}`) }))}
                value={form.routes}
                onChange={(chosen) => change({ routes: chosen as Route[] })}
                searchable
                error={error}
              />
            )}
          </RefusalField>
          <div className={panes.three}>
            <Select
              label={t('field.document')}
              data={documents.map((value) => ({ value, label: word(`documentType.${value}`) }))}
              value={form.document}
              onChange={(value) => change({ document: (value as DocumentType | null) ?? form.document })}
              allowDeselect={false}
            />
            <Select
              label={t('field.list')}
              placeholder={t('notListed')}
              data={[...lists]}
              value={form.list}
              onChange={(value) => change({ list: value as List344 | null })}
              clearable
            />
            <Select
              label={t('field.use')}
              placeholder={t('anywhere')}
              data={uses.map((value) => ({ value, label: word(`useRestriction.${value}`) }))}
              value={form.use}
              onChange={(value) => change({ use: value as UseRestriction | null })}
              clearable
            />
          </div>
          <div className={style.marks}>
            <fieldset className={panes.group}>
              <legend>{t('field.highAlert')}</legend>
              <SegmentedControl
                data={[
                  { value: 'yes', label: t('yes') },
                  { value: 'no', label: t('no') },
                  { value: 'open', label: t('notDecided') },
                ]}
                value={chosen(form.highAlert)}
                onChange={(value) => change({ highAlert: value === 'open' ? null : value === 'yes' })}
              />
            </fieldset>
            <Checkbox
              label={t('field.antimicrobial')}
              checked={form.antimicrobial}
              onChange={(event) => change({ antimicrobial: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('field.glp1')}
              checked={form.glp1}
              onChange={(event) => change({ glp1: event.currentTarget.checked })}
            />
          </div>
          <div className={panes.three}>
            <RefusalField refusals={saving.refusals} field="max_daily_dose">
              {(error) => (
                <AmountField
                  label={t('field.maximum')}
                  amount={form.maximum}
                  change={(maximum) => change({ maximum })}
                  error={wrong.includes('max_daily_dose') ? t('noNumber') : error}
                />
              )}
            </RefusalField>
            <TextInput {...write('maximumNote')} />
            <TextInput {...write('tallMan')} placeholder={t('tallManHint')} />
          </div>
        </div>
      </div>
      <div className={style.said}>
        {leaving ? <MeaningNote of="caution" title={t('leaving')} /> : null}
        <TroubleNote error={saving.error} fields={fields} />
      </div>
      <div className={panes.foot}>
        <ActionButton
          label={known === null ? t('register') : t('save')}
          keys="Ctrl+Enter"
          main
          busy={saving.busy}
          why={changed ? undefined : t('nothingChanged')}
          run={save}
        />
        <ActionButton
          label={t('giveUp')}
          keys="Escape"
          run={() => {
            if (changed && !leaving) setLeaving(true);
            else close();
          }}
        />
      </div>
    </div>
  );
}
